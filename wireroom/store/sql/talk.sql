-- put_talk: how much is said about an article.
INSERT OR REPLACE INTO talk (article_id, at, points, comments, shares, views)
VALUES (:article_id, :at, :points, :comments, :shares, :views);

-- put_link: an address that a post links to.
INSERT INTO post_links (article_id, address) VALUES (:article_id, :address) ON CONFLICT DO NOTHING;

-- drop_links: what a post links to.   index: primary key
DELETE FROM post_links WHERE article_id = :article_id;

-- drop_talk: how much is said about an article.   index: primary key
DELETE FROM talk WHERE article_id = :article_id;

-- talk_of: how much is said about an article.   index: primary key
SELECT points, comments, shares, views FROM talk WHERE article_id = :article_id;

-- links_of: what a post links to.   index: primary key
SELECT address FROM post_links WHERE article_id = :article_id ORDER BY address;

-- posts_about: the posts of social sources that link to one of these addresses, the most talked about first.   index: post_links_by_address
SELECT a.id, a.title, a.language, s.id, s.name, a.published, a.seen, t.points, t.comments, t.shares, t.views
FROM (SELECT DISTINCT article_id FROM post_links WHERE address IN (SELECT value FROM json_each(:addresses))) l
JOIN articles a ON a.id = l.article_id JOIN sources s ON s.id = a.source_id AND s.kind = 'social' LEFT JOIN talk t ON t.article_id = a.id
ORDER BY coalesce(t.points, 0) + coalesce(t.comments, 0) + coalesce(t.shares, 0) DESC, a.n LIMIT :most;
