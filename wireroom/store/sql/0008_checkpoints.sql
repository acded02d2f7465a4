-- Version 8: states of desks lie in rows, not in the index itself. Without row numbers SQLite reads the whole of a large
-- row whenever it compares keys with it: with 20,000 articles every transaction read the story desk's 30 MB.
CREATE TABLE checkpoints_by_row (stage TEXT PRIMARY KEY, seq INTEGER NOT NULL, state BLOB NOT NULL) STRICT;
INSERT INTO checkpoints_by_row (stage, seq, state) SELECT stage, seq, state FROM checkpoints;
DROP TABLE checkpoints;
ALTER TABLE checkpoints_by_row RENAME TO checkpoints;
