-- Version 5: how each feed answered, day by day.

-- operational: one row a feed and day on which it was asked; kept for 400 days
CREATE TABLE feed_days (
    feed_url TEXT NOT NULL,
    day INTEGER NOT NULL,               -- UTC seconds / 86400
    asked INTEGER NOT NULL,
    answered INTEGER NOT NULL,          -- with a feed that could be read, or "nothing new"
    unchanged INTEGER NOT NULL,         -- of those: without anything new
    failed INTEGER NOT NULL,
    articles INTEGER NOT NULL,          -- new entries
    PRIMARY KEY (feed_url, day)
) STRICT, WITHOUT ROWID;
