-- Version 1 of the tables. Applied once, with its own record, in one transaction.
-- Projections can be rebuilt from the log; tables marked "operational" cannot and are no part of the digest.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Readings, stored once by the SHA-256 of their canonical JSON; deflated.
CREATE TABLE bodies (hash TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    owner TEXT,
    country TEXT,
    language TEXT,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL                 -- the Source as JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    source_id TEXT NOT NULL REFERENCES sources (id),
    active INTEGER NOT NULL,
    facts TEXT NOT NULL                 -- the Feed as JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX feeds_by_source ON feeds (source_id);

-- operational: what asking taught us
CREATE TABLE feed_states (
    url TEXT PRIMARY KEY,
    due_at REAL,
    asked_at REAL,
    ok_at REAL,
    failures INTEGER NOT NULL,
    state TEXT NOT NULL                 -- the FeedState as JSON
) STRICT, WITHOUT ROWID;

-- operational: entries that a feed has delivered; identity is scoped to the feed
CREATE TABLE entries (
    feed_url TEXT NOT NULL,
    key TEXT NOT NULL,
    article_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (feed_url, key)
) STRICT, WITHOUT ROWID;

-- operational: canonical addresses under which an article is known
CREATE TABLE addresses (address TEXT PRIMARY KEY, article_id TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- operational: pages that wait to be read
CREATE TABLE pages (
    article_id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    domain TEXT NOT NULL,
    wanted_at REAL NOT NULL,            -- newest news first
    next_at REAL NOT NULL,
    tries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_by_turn ON pages (domain, wanted_at DESC);

-- operational: state of the desks as of an event
CREATE TABLE checkpoints (stage TEXT PRIMARY KEY, seq INTEGER NOT NULL, state BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- operational: events that were set aside, and why
CREATE TABLE rejected (seq INTEGER PRIMARY KEY, at REAL NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE articles (
    n INTEGER PRIMARY KEY,              -- row of the search index
    id TEXT NOT NULL UNIQUE,
    source_id TEXT NOT NULL REFERENCES sources (id),
    feed_url TEXT,
    url TEXT,
    title TEXT NOT NULL,
    language TEXT,
    section TEXT,
    feed_section TEXT,
    published REAL,
    seen REAL NOT NULL,
    version INTEGER NOT NULL,
    body TEXT,
    origin TEXT NOT NULL,
    agency TEXT,
    paywall INTEGER NOT NULL,
    words INTEGER NOT NULL,
    trouble TEXT,
    story_id TEXT,
    report_id TEXT NOT NULL,
    copy_of TEXT,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,              -- tuple of Reason as JSON
    origins TEXT NOT NULL,              -- tuple of keys as JSON
    offices TEXT NOT NULL,              -- tuple of OfficeFinding as JSON
    offices_checked INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_by_story ON articles (story_id);
CREATE INDEX articles_by_source ON articles (source_id, seen DESC);
CREATE INDEX articles_by_seen ON articles (seen);

CREATE TABLE versions (
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    at REAL NOT NULL,
    title TEXT NOT NULL,
    origin TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    merged_into TEXT,
    slug TEXT NOT NULL,
    seq INTEGER NOT NULL,               -- last event that changed what a row shows
    headline TEXT NOT NULL,
    language TEXT,
    section TEXT,
    counts TEXT NOT NULL,               -- Counts as JSON
    opened_at REAL NOT NULL,
    changed_at REAL NOT NULL,
    broke_at REAL,
    break_ended_at REAL,
    break_ended_how TEXT,
    break_why TEXT,
    languages TEXT NOT NULL,
    publishers TEXT NOT NULL,
    report_times TEXT NOT NULL,
    composition TEXT NOT NULL           -- Composition as JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX stories_by_change ON stories (changed_at DESC, id) WHERE merged_into IS NULL;
CREATE INDEX stories_by_section ON stories (section, changed_at DESC, id) WHERE merged_into IS NULL;

-- Merges, splits and moves in the lives of stories.
CREATE TABLE joins (
    seq INTEGER NOT NULL,
    story_id TEXT NOT NULL,
    at REAL NOT NULL,
    kind TEXT NOT NULL,
    other_id TEXT NOT NULL,
    articles INTEGER NOT NULL,
    by TEXT NOT NULL,
    undone INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (story_id, seq)
) STRICT, WITHOUT ROWID;

-- What each committed batch changed, for the live stream. Kept for the larger of 24 hours and 10,000 events.
CREATE TABLE changes (seq INTEGER PRIMARY KEY, at REAL NOT NULL, stories TEXT NOT NULL) STRICT;

-- The wire: ten minutes a row. minutes = how many of them we were running.
CREATE TABLE slots (
    slot INTEGER PRIMARY KEY,           -- UTC seconds / 600
    articles INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    breaking INTEGER NOT NULL
) STRICT;

-- Full text. rowid is articles.n; CJK text goes in with a space between characters (store.search).
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
