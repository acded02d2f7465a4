-- oldest: articles seen before a time, in the order of their age, and whether all of the story may go with them: only
-- where the article is the newest of its story, and the story is not followed, bookmarked, pinned, evidence of a
-- situation, or what a reader's message is about that waits or was answered in public.
-- What came from a file (without a feed) is left out unless asked for.   index: articles_by_seen, articles_by_story
SELECT a.seen, a.n, a.id, a.story_id,
    NOT EXISTS (
        SELECT 1 FROM articles b WHERE b.story_id = a.story_id AND (b.seen, b.n) > (a.seen, a.n))
    AND (:imported OR a.feed_url IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM articles b WHERE b.story_id = a.story_id AND b.feed_url IS NULL))
    AND NOT EXISTS (
        SELECT 1 FROM follows f LEFT JOIN stories s ON s.id = f.story_id
        WHERE coalesce(s.merged_into, f.story_id) = a.story_id)
    AND NOT EXISTS (
        SELECT 1 FROM bookmarks k LEFT JOIN stories s ON s.id = k.story_id
        WHERE coalesce(s.merged_into, k.story_id) = a.story_id)
    AND NOT EXISTS (
        SELECT 1 FROM story_marks m LEFT JOIN stories s ON s.id = m.story_id
        WHERE m.kind = 'pin' AND NOT m.undone AND coalesce(s.merged_into, m.story_id) = a.story_id)
    AND NOT EXISTS (SELECT 1 FROM observations o WHERE o.article_id = a.id)
    AND NOT EXISTS (
        SELECT 1 FROM articles b JOIN observations o ON o.article_id = b.id WHERE b.story_id = a.story_id)
    AND NOT EXISTS (
        SELECT 1 FROM messages g WHERE (g.public OR g.answered_at IS NULL)
            AND (instr(g.page, a.story_id) OR instr(g.page, a.id)))
FROM articles a WHERE (a.seen, a.n) > (:seen, :n) AND a.seen < :before ORDER BY a.seen, a.n LIMIT :most;

-- members: the articles of a story, the oldest first.   index: articles_by_story
SELECT id FROM articles WHERE story_id = :story_id ORDER BY seen, n;

-- bodies_of: the readings of an article.   index: primary key
SELECT DISTINCT body FROM versions WHERE article_id = :article_id;

-- drop_text: an article's place in the search.
DELETE FROM search WHERE rowid = (SELECT n FROM articles WHERE id = :article_id);

-- drop_versions: an article's versions.
DELETE FROM versions WHERE article_id = :article_id;
DELETE FROM edits WHERE article_id = :article_id;

-- drop_body: a reading on which no version rests any more.   index: versions_by_body
DELETE FROM bodies WHERE hash = :body AND NOT EXISTS (SELECT 1 FROM versions WHERE body = :body);

-- drop_page: an article's place in the list of pages to read.
DELETE FROM pages WHERE article_id = :article_id;

-- drop_article: an article's row.
DELETE FROM articles WHERE id = :article_id;

-- drop_story: a story without articles, the addresses that led to it, its life and its marks.
DELETE FROM joins WHERE story_id = :id OR story_id IN (SELECT id FROM stories WHERE merged_into = :id);
DELETE FROM story_marks WHERE story_id = :id OR story_id IN (SELECT id FROM stories WHERE merged_into = :id);
DELETE FROM stories WHERE id = :id OR merged_into = :id;

-- put_size: how much room is taken up today.
INSERT INTO sizes (day, at, used, budget) VALUES (CAST(:at / 86400 AS INTEGER), :at, :used, :budget)
ON CONFLICT (day) DO UPDATE SET at = excluded.at, used = excluded.used, budget = excluded.budget;

-- drop_sizes: days long past, and days to come: the clock was set back.
DELETE FROM sizes WHERE day < CAST(:at / 86400 AS INTEGER) - 400 OR day > CAST(:at / 86400 AS INTEGER);

-- lived: whether a size was noted between two times.   index: primary key
SELECT 1 FROM sizes WHERE at BETWEEN :since AND :until LIMIT 1;

-- sizes: the last days, the newest first.   index: primary key
SELECT at, used, budget FROM sizes ORDER BY day DESC LIMIT :most;
