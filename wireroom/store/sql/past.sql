-- note: an event speaks of something.
INSERT INTO lives (what, seq) VALUES (:what, :seq) ON CONFLICT DO NOTHING;

-- noted: whether any event is noted.
SELECT EXISTS (SELECT 1 FROM lives);

-- events_of: the events up to a number that speak of something.   index: primary key
SELECT seq FROM lives WHERE what IN (SELECT value FROM json_each(:whats)) AND seq <= :last;

-- told_since: which of some things later events speak of.   index: primary key
SELECT DISTINCT value FROM json_each(:whats) AS named
WHERE EXISTS (SELECT 1 FROM lives WHERE what = named.value AND seq > :last);

-- named_between: the stories of which events between two numbers speak.   index: lives_by_seq
SELECT DISTINCT substr(what, 7) FROM lives WHERE seq > :first AND seq <= :last AND what >= 'story ' AND what < 'story!';

-- events: events by their numbers.   index: primary key
SELECT seq, type, version, body FROM events WHERE seq IN (SELECT value FROM json_each(:seqs)) ORDER BY seq;

-- time_of: when an event was.   index: primary key
SELECT at FROM events WHERE seq = :seq;

-- last_event: the number of the last event.   index: primary key
SELECT coalesce(max(seq), 0) FROM events;

-- last_told: the last event up to a number that speaks of something.   index: primary key
SELECT max(seq) FROM lives WHERE what = :what AND seq <= :last;

-- seen_between: how many articles were first seen between two events.   index: primary key
SELECT count(*) FROM events WHERE seq > :first AND seq <= :last AND type = 'ArticleSeen';

-- standing: of some stories, those that stand as they are, with when they changed and broke, and what they are made
-- of.   index: primary key, articles_by_story
SELECT s.id, s.changed_at, s.broke_at, a.id, a.source_id
FROM json_each(:stories) n JOIN stories s ON s.id = n.value JOIN articles a ON a.story_id = s.id
WHERE s.merged_into IS NULL AND s.counts != '{}';

-- changed: when stories changed last: by newsrooms, where there are any among those who told of
-- it.   index: articles_by_story
SELECT a.story_id, coalesce(max(iif(s.kind != 'social', min(coalesce(a.published, a.seen), a.seen), NULL)),
    max(min(coalesce(a.published, a.seen), a.seen)))
FROM articles a JOIN sources s ON s.id = a.source_id JOIN stories o ON o.id = a.story_id
WHERE o.merged_into IS NULL GROUP BY a.story_id;

-- bodies_of: the readings of some stories' articles.   index: articles_by_story
SELECT body FROM articles WHERE story_id IN (SELECT value FROM json_each(:stories)) AND body IS NOT NULL;

-- kept: how many of some readings are kept.   index: primary key
SELECT count(*) FROM json_each(:bodies) WHERE value IN (SELECT hash FROM bodies);

-- broke_since: stories that broke since.
SELECT id FROM stories WHERE merged_into IS NULL AND broke_at >= :since;

-- merged_into: where a story's address leads to.   index: primary key
SELECT merged_into FROM stories WHERE id = :id;

-- keep_open: an article of no source in a story of which not all is known here.
INSERT INTO articles (id, source_id, title, seen, version, origin, paywall, words, story_id, report_id, score, reasons,
    origins, offices, offices_checked)
VALUES ('open ' || :story_id, '', '', 0.0, 0, 'summary', 0, 0, :story_id, '', 0.0, '[]', '[]', '[]', 0);

-- drop_open: these articles again.
DELETE FROM articles WHERE source_id = '';

-- story_rows: stories as they are.   index: primary key
SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(:stories));

-- source_rows: the sources of some stories as they are.   index: articles_by_story
SELECT DISTINCT s.* FROM articles a JOIN sources s ON s.id = a.source_id
WHERE a.story_id IN (SELECT value FROM json_each(:stories));

-- article_rows: the articles of some stories as they are, in the order in which they came.   index: articles_by_story
SELECT * FROM articles WHERE story_id IN (SELECT value FROM json_each(:stories)) ORDER BY n;

-- join_rows: the lives of some stories as they are.   index: primary key
SELECT * FROM joins WHERE story_id IN (SELECT value FROM json_each(:stories));
