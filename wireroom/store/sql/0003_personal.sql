-- Version 3: the desk's marks (projections of events), and what is personal: outside the log and the digest, kept in
-- tables of their own so that it can be exported and deleted (S53).

-- Projection: stories that the editor has pinned or hidden. A mark that was taken back stays, as undone.
CREATE TABLE story_marks (
    seq INTEGER PRIMARY KEY,
    story_id TEXT NOT NULL,
    kind TEXT NOT NULL,                 -- pin | hide
    at REAL NOT NULL,
    undone INTEGER NOT NULL
) STRICT;

-- Projection: how the editor treats a source.
CREATE TABLE source_marks (
    source_id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    licensed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One-time codes that open a session; only their hashes are kept, and the newest one alone counts.
CREATE TABLE owner_codes (hash TEXT PRIMARY KEY, made_at REAL NOT NULL, ends_at REAL NOT NULL) STRICT, WITHOUT ROWID;

-- Open sessions, by the hash of their token.
CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,
    opened_at REAL NOT NULL,
    used_at REAL NOT NULL,
    browser TEXT NOT NULL               -- as the browser names itself, cut
) STRICT, WITHOUT ROWID;

-- Visits: from when to when, and how far the log was at their last page.
CREATE TABLE visits (began_at REAL PRIMARY KEY, ended_at REAL NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE follows (story_id TEXT PRIMARY KEY, at REAL NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE bookmarks (story_id TEXT PRIMARY KEY, at REAL NOT NULL) STRICT, WITHOUT ROWID;

-- Choices of the owner: "sections" and "regions", each a list joined by commas.
CREATE TABLE choices (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What readers wrote: to the house, or on a sentence that looks wrong. `sender` is a hash, for the limits alone.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    kind TEXT NOT NULL,                 -- contact | mistake
    sender TEXT NOT NULL,
    reply_to TEXT NOT NULL,             -- how the reader can be reached, as typed; may be empty
    page TEXT NOT NULL,                 -- path of the page; may be empty
    sentence TEXT NOT NULL,             -- the sentence as it stood there; may be empty
    words TEXT NOT NULL,
    answered_at REAL,
    answer TEXT,
    public INTEGER NOT NULL             -- the answer stands on the page of corrections
) STRICT;
CREATE INDEX messages_by_time ON messages (at);
CREATE INDEX messages_answered ON messages (answered_at) WHERE public;

-- First answers to acts, by the key that came with them (R6).
CREATE TABLE acts (key TEXT PRIMARY KEY, at REAL NOT NULL, answer TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Security events (S49): nothing here is changed or deleted.
CREATE TABLE audit (id INTEGER PRIMARY KEY, at REAL NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit list is append-only'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit list is append-only'); END;
