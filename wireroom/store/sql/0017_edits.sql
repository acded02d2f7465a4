-- Version 17: what publishers changed between two versions of an article.

CREATE TABLE edits (
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL,           -- the later one
    at REAL NOT NULL,                   -- when we saw it, on the log's clock
    edit TEXT NOT NULL,                 -- the Edit as JSON
    PRIMARY KEY (article_id, version)
) STRICT, WITHOUT ROWID;
