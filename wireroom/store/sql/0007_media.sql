-- Version 7: pictures of publishers, fetched once with the article.

-- What the log says: which article has which picture.
CREATE TABLE pictures (
    article_id TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    width INTEGER NOT NULL,             -- of the larger one, points
    height INTEGER NOT NULL,
    alt TEXT NOT NULL,                  -- '' where nobody says
    credit TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pictures_by_hash ON pictures (hash);

-- The pictures themselves, by their content; each at two widths, as JPEG.
CREATE TABLE media (
    hash TEXT PRIMARY KEY,
    at REAL NOT NULL,                   -- when it came
    small BLOB NOT NULL,
    large BLOB NOT NULL
) STRICT;
CREATE INDEX media_by_age ON media (at);

-- operational: pictures that are asked for once; the row stays, so that none is asked for twice
CREATE TABLE picture_turns (
    article_id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    domain TEXT NOT NULL,
    alt TEXT NOT NULL,
    credit TEXT NOT NULL,
    wanted_at REAL NOT NULL,            -- newest news first
    next_at REAL,                       -- NULL: it came, or will not be asked for again
    tries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_turns_by_turn ON picture_turns (wanted_at DESC) WHERE next_at IS NOT NULL;
