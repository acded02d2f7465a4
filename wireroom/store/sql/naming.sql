-- headlines: the headlines of newsrooms first seen between two times; no posts, no advertisements.   index: articles_by_seen
SELECT a.id, a.title, a.language, coalesce(s.owner, s.id), a.report_id FROM articles a JOIN sources s ON s.id = a.source_id
WHERE a.seen > :since AND a.seen <= :until AND a.language IS NOT NULL AND a.body IS NOT NULL AND s.kind != 'social'
    AND instr(a.labels, 'sponsored') = 0 ORDER BY a.seen, a.n;

-- readers: how many newsrooms brought anything, by days before today.   index: articles_by_seen
SELECT :today - CAST(a.seen / 86400 AS INTEGER), count(DISTINCT coalesce(s.owner, s.id))
FROM articles a JOIN sources s ON s.id = a.source_id
WHERE a.seen >= :since AND a.seen < :until AND s.kind != 'social' GROUP BY 1;

-- first_of: the first number of an article seen between two times.   index: articles_by_seen
SELECT min(n) FROM articles WHERE seen >= :since AND seen < :until;

-- usual: how many newsrooms put a phrase into headlines, and in how many reports, by days before today.
WITH found AS MATERIALIZED (SELECT rowid AS n FROM search WHERE search MATCH :match AND rowid >= :first)
SELECT :today - CAST(a.seen / 86400 AS INTEGER), count(DISTINCT coalesce(s.owner, s.id)), count(DISTINCT a.report_id)
FROM found CROSS JOIN articles a ON a.n = found.n JOIN sources s ON s.id = a.source_id
WHERE a.seen >= :since AND a.seen < :until AND a.language = :language AND s.kind != 'social' GROUP BY 1;

-- outlets: names of sources.
SELECT name FROM sources;
