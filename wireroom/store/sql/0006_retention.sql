-- Version 6: what is kept, and how long.

-- The newest member of a story is found at once.
DROP INDEX articles_by_story;
CREATE INDEX articles_by_story ON articles (story_id, seen);

-- Whether another version rests on a reading.
CREATE INDEX versions_by_body ON versions (body);

-- operational: how much room is taken up, by the day; kept for 400 days
CREATE TABLE sizes (
    day INTEGER PRIMARY KEY,            -- UTC seconds / 86400
    at REAL NOT NULL,                   -- of the last measurement of the day
    used INTEGER NOT NULL,              -- bytes
    budget INTEGER NOT NULL             -- bytes; 0: no limit
) STRICT;

-- The addresses that lead to a story are found at once.
CREATE INDEX stories_by_merge ON stories (merged_into) WHERE merged_into IS NOT NULL;
