-- head: where the log stands and how the room is doing, but for the sources.
SELECT (SELECT coalesce(max(seq), 0) FROM events), (SELECT at FROM events ORDER BY seq DESC LIMIT 1),
    (SELECT value FROM meta WHERE key = 'epoch'), (SELECT count(*) FROM articles),
    -- all but the merged ones: the index of those that are not merged would be followed to each row
    (SELECT count(*) FROM stories) - (SELECT count(*) FROM stories WHERE merged_into IS NOT NULL),
    (SELECT count(*) FROM pages),
    (SELECT at FROM events WHERE seq = 1);

-- source_health: a row per source that has feeds and is not paused: whether it was asked, whether it answers.
SELECT max(st.asked_at IS NOT NULL), max(coalesce(st.ok_at IS NOT NULL AND st.failures = 0, 0))
FROM feeds f LEFT JOIN feed_states st ON st.url = f.url LEFT JOIN source_marks m ON m.source_id = f.source_id
WHERE f.active AND NOT coalesce(m.paused, 0) GROUP BY f.source_id;

-- front_rows: stories that changed since, the last changed first.   index: stories_by_change
SELECT * FROM stories WHERE merged_into IS NULL AND changed_at >= :since AND counts != '{}'
ORDER BY changed_at DESC, id LIMIT :most;

-- breaking_rows: stories that broke since; what breaks changes then, too.   index: stories_by_change
SELECT * FROM stories WHERE merged_into IS NULL AND changed_at >= :since AND broke_at >= :since AND counts != '{}';

-- section_rows: a section's stories, the last changed first, from a key on; not those without any report (posts and
-- advertisements alone).   index: stories_by_section
SELECT * FROM stories WHERE merged_into IS NULL AND section = :section AND counts != '{}'
    AND json_extract(counts, '$.reports.high') > 0
    AND id NOT IN (SELECT value FROM json_each(:hidden))
    AND (changed_at < :at OR (changed_at = :at AND id > :id))
ORDER BY changed_at DESC, id LIMIT :most;

-- story: one story.   index: primary key
SELECT * FROM stories WHERE id = :id;

-- story_members: a story's articles as rows.   index: articles_by_story
SELECT a.id, a.url, a.title, a.language, a.source_id, s.name, s.country, s.kind, s.owner, a.published, a.seen,
    a.version, a.origin, a.agency, a.paywall, a.report_id, a.copy_of, a.score, a.reasons, a.trouble, a.origins,
    a.offices, a.words, a.labels
FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.story_id = :id ORDER BY a.seen, a.n;

-- article: one article as a row, with what its page needs.   index: unique id
SELECT a.id, a.url, a.title, a.language, a.source_id, s.name, s.country, s.kind, s.owner, a.published, a.seen,
    a.version, a.origin, a.agency, a.paywall, a.report_id, a.copy_of, a.score, a.reasons, a.trouble, a.origins,
    a.offices, a.words, a.labels, a.body, a.story_id, a.offices_checked, a.file
FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id = :id;

-- source_articles: a source's newest articles.   index: articles_by_source
SELECT a.id, a.url, a.title, a.language, a.source_id, s.name, s.country, s.kind, s.owner, a.published, a.seen,
    a.version, a.origin, a.agency, a.paywall, a.report_id, a.copy_of, a.score, a.reasons, a.trouble, a.origins,
    a.offices, a.words, a.labels
FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.source_id = :id ORDER BY a.seen DESC, a.n DESC LIMIT :most;

-- house_texts: texts of a source's newest articles outside a story.   index: articles_by_source
SELECT body FROM articles WHERE source_id = :source AND story_id IS NOT :story AND body IS NOT NULL
ORDER BY seen DESC LIMIT :most;

-- versions: an article's versions, newest first.   index: primary key
SELECT version, at, title, origin, body FROM versions WHERE article_id = :id ORDER BY version DESC;

-- edits: what its publisher changed in an article, in the order seen.   index: primary key
SELECT at, edit FROM edits WHERE article_id = :id ORDER BY version;

-- joins: merges, splits and moves in a story's life, newest first.   index: primary key
SELECT seq, at, kind, other_id, articles, by, undone, reasons FROM joins WHERE story_id = :id ORDER BY seq DESC;

-- copies: how many copies an article has.   index: articles_by_story
SELECT count(*) FROM articles WHERE story_id = :story_id AND report_id = :report_id AND id != :id;

-- sources: all sources.
SELECT s.facts, s.id, (SELECT count(*) FROM articles a WHERE a.source_id = s.id),
    (SELECT max(seen) FROM articles a WHERE a.source_id = s.id)
FROM sources s ORDER BY lower(s.name), s.id;

-- source_feeds: the feeds of all sources, with what asking taught us.
SELECT f.source_id, f.facts, st.state FROM feeds f LEFT JOIN feed_states st ON st.url = f.url
WHERE f.active ORDER BY f.url;

-- slots: articles per ten minutes.   index: primary key
SELECT slot, articles, minutes, breaking FROM slots WHERE slot BETWEEN :first AND :last;

-- changes: what each batch changed.   index: primary key
SELECT seq, at, stories FROM changes WHERE seq > :after ORDER BY seq LIMIT :most;

-- oldest_change: the number from which on all changes are there. None of the last `kept` numbers is ever dropped, and
-- those from the first change that is left on are there, too. Two looks at the end of an index.
SELECT max(0, min(last - :kept, coalesce((SELECT min(seq) - 1 FROM changes), last)))
FROM (SELECT coalesce(max(seq), 0) AS last FROM events);

-- searched_since: since when there are articles to search.   index: articles_by_seen
SELECT min(seen) FROM articles;

-- near: articles of other stories of the same three days whose titles match, the closest in time first. Where in the full
-- text those days lie is found first: all that ever matched, over months, would take tens of milliseconds.
WITH days AS MATERIALIZED (
    SELECT min(n) AS first, max(n) AS last FROM articles WHERE seen BETWEEN :at - 259200.0 AND :at + 259200.0
)
SELECT a.story_id, a.title FROM days CROSS JOIN search CROSS JOIN articles a ON a.n = search.rowid
WHERE search MATCH 'title : (' || :match || ')' AND search.rowid BETWEEN days.first AND days.last
    AND a.story_id IS NOT NULL AND a.story_id != :story_id AND abs(a.seen - :at) < 259200.0
ORDER BY abs(a.seen - :at), a.n LIMIT 200;

-- headlines_near: about how many articles came within three days of a time.   index: articles_by_seen
SELECT max(n) - min(n) + 1 FROM articles WHERE seen BETWEEN :at - 259200.0 AND :at + 259200.0;

-- headlines_with: how many articles that came within three days of a time have a word in their titles.
SELECT count(*) FROM search WHERE search MATCH 'title : ' || :match AND rowid BETWEEN
    (SELECT min(n) FROM articles WHERE seen BETWEEN :at - 259200.0 AND :at + 259200.0)
    AND (SELECT max(n) FROM articles WHERE seen BETWEEN :at - 259200.0 AND :at + 259200.0);

-- story_marks: stories that the editor pinned or hid, where they are now, the last marked first.
SELECT coalesce(s.merged_into, m.story_id), m.kind, m.seq FROM story_marks m LEFT JOIN stories s ON s.id = m.story_id
WHERE NOT m.undone ORDER BY m.seq DESC;

-- source_marks: sources that the editor treats in their own way.
SELECT source_id, paused, hidden, licensed, grade, reason FROM source_marks;

-- muted_stories: stories of which every article comes from a hidden source.   index: articles_by_source
SELECT DISTINCT a.story_id FROM source_marks h CROSS JOIN articles a ON a.source_id = h.source_id
WHERE h.hidden AND a.story_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM articles b LEFT JOIN source_marks k ON k.source_id = b.source_id
    WHERE b.story_id = a.story_id AND NOT coalesce(k.hidden, 0));

-- stories_from: stories since a time with an article from one of these countries.   index: articles_by_source
SELECT DISTINCT a.story_id FROM sources s CROSS JOIN articles a ON a.source_id = s.id
WHERE s.country IN (SELECT value FROM json_each(:countries)) AND a.seen >= :since AND a.story_id IS NOT NULL;

-- reach: of some stories, the language, headline and country of each article of a newsroom, and whether it is a report
-- of its own; reports first, each in order of arrival.   index: articles_by_story
SELECT a.story_id, a.language, a.title, s.country, a.copy_of IS NULL
FROM json_each(:stories) n CROSS JOIN articles a ON a.story_id = n.value JOIN sources s ON s.id = a.source_id
WHERE s.kind != 'social' ORDER BY a.story_id, a.copy_of IS NOT NULL, a.seen, a.n;

-- talked: the stories that posts of social sources since a time link to: by how many accounts, in how many posts, and
-- what the services tell of these.   index: articles_by_source
SELECT l.story_id, count(DISTINCT l.account), count(*), sum(coalesce(t.points, 0)), sum(coalesce(t.comments, 0)),
    sum(coalesce(t.shares, 0))
FROM (
    SELECT DISTINCT b.story_id, a.id AS post, a.source_id AS account
    FROM sources s CROSS JOIN articles a ON a.source_id = s.id AND a.seen >= :since
    CROSS JOIN post_links p ON p.article_id = a.id JOIN addresses d ON d.address = p.address
    JOIN articles b ON b.id = d.article_id
    WHERE s.kind = 'social' AND b.story_id IS NOT NULL
) l LEFT JOIN talk t ON t.article_id = l.post
GROUP BY l.story_id ORDER BY 2 DESC, 3 DESC, 1 LIMIT :most;
