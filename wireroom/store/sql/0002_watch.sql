-- Version 2 of the tables: situations under watch. All four only grow, so that any past state can be read again.

-- Definitions as they were added; text is NULL where the situation was removed.
CREATE TABLE situations (
    seq INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    at REAL NOT NULL,
    version INTEGER NOT NULL,
    text TEXT
) STRICT;
CREATE INDEX situations_by_name ON situations (name, seq);

-- Evidence as it was filed; a later row of the same indicator and article takes the place of an earlier one.
CREATE TABLE observations (
    seq INTEGER PRIMARY KEY,
    situation TEXT NOT NULL,
    indicator TEXT NOT NULL,
    article_id TEXT NOT NULL,
    at REAL NOT NULL,
    happened REAL NOT NULL,             -- when it was news, as Evidence.at
    counts INTEGER NOT NULL,
    evidence TEXT NOT NULL              -- the Evidence as JSON
) STRICT;
CREATE INDEX observations_by_situation ON observations (situation, indicator, happened DESC);
CREATE INDEX observations_by_article ON observations (article_id, situation, indicator, seq);

CREATE TABLE indicator_changes (
    seq INTEGER PRIMARY KEY,
    situation TEXT NOT NULL,
    indicator TEXT NOT NULL,
    at REAL NOT NULL,
    before TEXT NOT NULL,
    state TEXT NOT NULL,
    value REAL NOT NULL
) STRICT;
CREATE INDEX indicator_changes_by_situation ON indicator_changes (situation, seq);

CREATE TABLE level_changes (
    seq INTEGER PRIMARY KEY,
    situation TEXT NOT NULL,
    at REAL NOT NULL,
    before INTEGER,
    level INTEGER NOT NULL,
    why TEXT NOT NULL,                  -- sentences as JSON
    blind TEXT NOT NULL                 -- indicators as JSON
) STRICT;
CREATE INDEX level_changes_by_situation ON level_changes (situation, seq);
