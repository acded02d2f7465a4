-- Version 20: which events of the log speak of what, so that one story of the past is made from its own events alone.
-- `what` is a kind and an id ("story s6vp7c33g"); the room fills it from its log when it is opened first.

CREATE TABLE lives (what TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (what, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX lives_by_seq ON lives (seq, what);
