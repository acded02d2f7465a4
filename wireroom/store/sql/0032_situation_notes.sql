-- Version 32 of the tables: what else was decided of situations, by the desk or by a person; it only grows.
CREATE TABLE situation_notes (
    seq INTEGER PRIMARY KEY,
    situation TEXT NOT NULL,
    at REAL NOT NULL,
    kind TEXT NOT NULL,                 -- type of the event
    note TEXT NOT NULL                  -- the event as JSON
) STRICT;
CREATE INDEX situation_notes_by_situation ON situation_notes (situation, kind, seq);
