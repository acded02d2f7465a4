-- add_situation: a definition, or its end.
INSERT INTO situations (seq, name, at, version, text) VALUES (:seq, :name, :at, :version, :text);

-- last_version: the number of a situation's last definition.   index: situations_by_name
SELECT version FROM situations WHERE name = :name ORDER BY seq DESC LIMIT 1;

-- file_observation: evidence as filed.
INSERT INTO observations (seq, situation, indicator, article_id, at, happened, counts, evidence)
VALUES (:seq, :situation, :indicator, :article_id, :at, :happened, :counts, :evidence);

-- change_indicator: an indicator in another state.
INSERT INTO indicator_changes (seq, situation, indicator, at, before, state, value)
VALUES (:seq, :situation, :indicator, :at, :before, :state, :value);

-- change_level: a situation on another rung.
INSERT INTO level_changes (seq, situation, at, before, level, why, blind)
VALUES (:seq, :situation, :at, :before, :level, :why, :blind);

-- names: situations that have a definition at a time, by name.   index: situations_by_name
SELECT DISTINCT name FROM situations WHERE at <= :at ORDER BY name;

-- definition: the definition of a situation at a time.   index: situations_by_name
SELECT version, at, text FROM situations WHERE name = :name AND at <= :at ORDER BY seq DESC LIMIT 1;

-- watched_since: when a situation was first added.   index: situations_by_name
SELECT min(at) FROM situations WHERE name = :name;

-- level_changes: all changes of a situation's level till a time, oldest first.   index: level_changes_by_situation
SELECT seq, at, before, level, why, blind FROM level_changes WHERE situation = :name AND at <= :at ORDER BY seq;

-- indicator_changes: changes of a situation's indicators till a time, oldest first. index: indicator_changes_by_situation
SELECT seq, indicator, at, before, state, value FROM indicator_changes
WHERE situation = :name AND at <= :at ORDER BY seq;

-- evidence: what stands filed at a time, newest news first, with its source and the report it belongs to now.
--    index: observations_by_situation, observations_by_article
SELECT o.seq, o.at, o.evidence, a.report_id, a.title, a.story_id, a.language, s.name
FROM observations o JOIN articles a ON a.id = o.article_id JOIN sources s ON s.id = a.source_id
WHERE o.situation = :name AND o.at <= :at AND NOT EXISTS (
    SELECT 1 FROM observations later WHERE later.article_id = o.article_id AND later.situation = o.situation
        AND later.indicator = o.indicator AND later.seq > o.seq AND later.at <= :at
)
ORDER BY o.happened DESC, o.seq DESC LIMIT :most;

-- looked_at: how many articles were read in the situation's time, and since when.
SELECT count(*), min(seen) FROM articles WHERE version > 0 AND seen <= :at;

-- story_situations: situations for which an article of a story is evidence that counts.
--    index: articles_by_story, observations_by_article
SELECT DISTINCT o.situation FROM articles a JOIN observations o ON o.article_id = a.id
WHERE a.story_id = :story_id AND o.counts = 1 AND NOT EXISTS (
    SELECT 1 FROM observations later WHERE later.article_id = o.article_id AND later.situation = o.situation
        AND later.indicator = o.indicator AND later.seq > o.seq
)
ORDER BY o.situation;

-- watched: one article as the watch desk looks at it; what is paid for, and posts, are no evidence.   index: unique id
SELECT a.n, a.id, a.version, a.source_id, s.kind, s.country, s.owner,
    iif(m.grade IS NULL, s.facts, json_set(s.facts, '$.grade', m.grade)), a.title, a.body, a.language,
    a.published, a.seen, a.report_id, a.origin, a.origins, s.name, a.agency, a.reasons, a.offices
FROM articles a JOIN sources s ON s.id = a.source_id LEFT JOIN source_marks m ON m.source_id = a.source_id
WHERE a.id = :id AND a.body IS NOT NULL
    AND a.labels NOT LIKE '%"sponsored"%' AND s.kind != 'social';

-- watched_before: articles as the watch desk looks at them, newest first.   index: primary key
SELECT a.n, a.id, a.version, a.source_id, s.kind, s.country, s.owner,
    iif(m.grade IS NULL, s.facts, json_set(s.facts, '$.grade', m.grade)), a.title, a.body, a.language,
    a.published, a.seen, a.report_id, a.origin, a.origins, s.name, a.agency, a.reasons, a.offices
FROM articles a JOIN sources s ON s.id = a.source_id LEFT JOIN source_marks m ON m.source_id = a.source_id
WHERE a.n < :before AND a.body IS NOT NULL
    AND a.labels NOT LIKE '%"sponsored"%' AND s.kind != 'social'
ORDER BY a.n DESC LIMIT :most;

-- newest_article: number of the last article.
SELECT coalesce(max(n), 0) FROM articles;

-- add_point: a day of a series as it became known.
INSERT INTO series_points (seq, series, day, at, value) VALUES (:seq, :series, :day, :at, :value);

-- add_series_read: that a series was read.
INSERT INTO series_reads (seq, series, at, faults, refused) VALUES (:seq, :series, :at, :faults, :refused);

-- series_points: all days of a series as known at a time, the oldest day first.   index: primary key
SELECT p.day, p.value FROM series_points p
WHERE p.series = :series AND p.at <= :at AND NOT EXISTS (
    SELECT 1 FROM series_points later
    WHERE later.series = p.series AND later.day = p.day AND later.seq > p.seq AND later.at <= :at
)
ORDER BY p.day;

-- series_read: when a series was last read by a time, and what was wrong.   index: series_reads_by_series
SELECT at, faults, refused FROM series_reads WHERE series = :series AND at <= :at ORDER BY seq DESC LIMIT 1;

-- add_note: what else was decided of a situation.
INSERT INTO situation_notes (seq, situation, at, kind, note) VALUES (:seq, :situation, :at, :kind, :note);

-- notes: what else was decided of a situation till a time, oldest first.   index: situation_notes_by_situation
SELECT seq, kind, note FROM situation_notes WHERE situation = :name AND at <= :at ORDER BY seq;
