-- Version 29: whom articles name with an office of today, beside whom our table has. One row an office and article.

CREATE TABLE named_offices (
    article_id TEXT NOT NULL,
    office TEXT NOT NULL,
    name TEXT NOT NULL,
    ours TEXT NOT NULL,
    since TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (article_id, office)
) STRICT, WITHOUT ROWID;
CREATE INDEX named_offices_by_time ON named_offices (office, at);
-- Those that our table does not have: few.
CREATE INDEX named_others ON named_offices (at, office) WHERE name != ours;
