-- Version 16: how much is said about articles, and what posts are about.

CREATE TABLE talk (
    article_id TEXT PRIMARY KEY,
    at REAL NOT NULL,
    points INTEGER,
    comments INTEGER,
    shares INTEGER,
    views INTEGER
) STRICT, WITHOUT ROWID;

-- Addresses that posts link to, in their canonical form.
CREATE TABLE post_links (
    article_id TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (article_id, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_links_by_address ON post_links (address);
