-- What the side index is made of, and what it lacks.

-- stands: the log, and its last number.
SELECT (SELECT value FROM meta WHERE key = 'epoch'), (SELECT coalesce(max(seq), 0) FROM events);

-- all_articles: articles with a text, from a row on.   index: primary key
SELECT n, id, title, source_id, language, section, coalesce(published, seen), body FROM articles
WHERE n > :after AND body IS NOT NULL ORDER BY n LIMIT :most;

-- one_article: the same of one article.   index: unique id
SELECT n, id, title, source_id, language, section, coalesce(published, seen), body FROM articles
WHERE id = :id AND body IS NOT NULL;

-- sources_named: sources that a filter means.
SELECT id FROM sources WHERE id = :name OR lower(name) LIKE '%' || lower(:name) || '%';

-- read_since: rows of articles that were read after a number.   index: primary key
SELECT a.n FROM events e JOIN articles a ON a.id = json_extract(e.body, '$.article_id')
WHERE e.seq > :seq AND e.type = 'ArticleRead';
