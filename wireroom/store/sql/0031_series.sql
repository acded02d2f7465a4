-- Version 31 of the tables: series of numbers by which situations are watched. They only grow, so that any past state
-- can be read again; a later row of the same day takes the place of an earlier one.
CREATE TABLE series_points (
    seq INTEGER NOT NULL,
    series TEXT NOT NULL,
    day TEXT NOT NULL,                  -- ISO date
    at REAL NOT NULL,                   -- when it became known
    value REAL,                         -- NULL: not told, or told in two ways
    PRIMARY KEY (series, day, seq)
) STRICT, WITHOUT ROWID;

-- When a series was last read, and what was wrong with rows of it.
CREATE TABLE series_reads (
    seq INTEGER PRIMARY KEY,
    series TEXT NOT NULL,
    at REAL NOT NULL,
    faults TEXT NOT NULL,               -- sentences as JSON
    refused INTEGER NOT NULL
) STRICT;
CREATE INDEX series_reads_by_series ON series_reads (series, seq);
