-- Version 28: documents of institutions, and what was found of statements that reports hand to them.

-- Which articles are an institution's own, and when they were published (or first seen).
CREATE TABLE documents (
    institution TEXT NOT NULL,
    at REAL NOT NULL,
    article_id TEXT NOT NULL,
    full INTEGER NOT NULL,
    PRIMARY KEY (institution, at, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_by_article ON documents (article_id);

-- The statements of a report. `closes`: when they are looked for once more, at the end of their time.
CREATE TABLE traces (
    article_id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    looked_at REAL NOT NULL,
    published REAL NOT NULL,
    closes REAL,
    traces TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX traces_by_closing ON traces (closes) WHERE closes IS NOT NULL;

-- Statements whose document is not known, by institution and the time of their report.
CREATE TABLE asked (
    institution TEXT NOT NULL,
    at REAL NOT NULL,
    article_id TEXT NOT NULL,
    PRIMARY KEY (institution, at, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_by_article ON asked (article_id);
