-- stories: stories, the last changed first, from a key on.   index: stories_by_change
SELECT * FROM stories WHERE merged_into IS NULL AND counts != '{}' AND changed_at >= :since
    AND (:language IS NULL OR language = :language) AND id NOT IN (SELECT value FROM json_each(:hidden))
    AND (changed_at < :at OR (changed_at = :at AND id > :id))
ORDER BY changed_at DESC, id LIMIT :most;

-- stories_of_section: the same within a section.   index: stories_by_section
SELECT * FROM stories WHERE merged_into IS NULL AND counts != '{}' AND section = :section AND changed_at >= :since
    AND (:language IS NULL OR language = :language) AND id NOT IN (SELECT value FROM json_each(:hidden))
    AND (changed_at < :at OR (changed_at = :at AND id > :id))
ORDER BY changed_at DESC, id LIMIT :most;

-- articles: articles as rows, the last seen first, from a key on.   index: articles_by_seen
SELECT a.id, a.url, a.title, a.language, a.source_id, s.name, s.country, s.kind, s.owner, a.published, a.seen,
    a.version, a.origin, a.agency, a.paywall, a.report_id, a.copy_of, a.score, a.reasons, a.trouble, a.origins,
    a.offices, a.words, a.labels
FROM articles a JOIN sources s ON s.id = a.source_id
WHERE a.body IS NOT NULL AND a.seen >= :since AND a.seen <= :at
    AND (:language IS NULL OR a.language = :language) AND (:section IS NULL OR a.section = :section)
    AND (a.seen < :at OR a.id > :id)
ORDER BY a.seen DESC, a.id LIMIT :most;

-- articles_of_source: the same for one source.   index: articles_by_source
SELECT a.id, a.url, a.title, a.language, a.source_id, s.name, s.country, s.kind, s.owner, a.published, a.seen,
    a.version, a.origin, a.agency, a.paywall, a.report_id, a.copy_of, a.score, a.reasons, a.trouble, a.origins,
    a.offices, a.words, a.labels
FROM articles a JOIN sources s ON s.id = a.source_id
WHERE a.source_id = :source AND a.body IS NOT NULL AND a.seen >= :since AND a.seen <= :at
    AND (:language IS NULL OR a.language = :language) AND (:section IS NULL OR a.section = :section)
    AND (a.seen < :at OR a.id > :id)
ORDER BY a.seen DESC, a.id LIMIT :most;
