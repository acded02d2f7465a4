-- turn_of: the address at which an article's picture was last said to be.   index: primary key
SELECT url FROM picture_turns WHERE article_id = :article_id;

-- want_picture: a picture that is to be fetched; a new address takes the place of an old one.
INSERT OR REPLACE INTO picture_turns (article_id, url, domain, alt, credit, wanted_at, next_at, tries)
VALUES (:article_id, :url, :domain, :alt, :credit, :wanted_at, :next_at, 0);

-- tell_picture: what is said of a picture that still waits.   index: primary key
UPDATE picture_turns SET alt = :alt, credit = :credit, wanted_at = :wanted_at
WHERE article_id = :article_id AND next_at IS NOT NULL;

-- due_pictures: the newest due picture of each host: of young news, not before the article's own page was read, and not
-- of hosts whose pages are due. One that waits for longer than any pause of ours waits because the clock was set back.
-- Times in UTC seconds.   index: picture_turns_by_turn, pages_by_turn
SELECT p.article_id, p.url, p.domain, p.alt, p.credit, p.tries, max(p.wanted_at) FROM picture_turns p
WHERE p.next_at IS NOT NULL AND p.wanted_at > :since AND (p.next_at <= :now OR p.next_at > :now + :longest)
    AND NOT EXISTS (SELECT 1 FROM pages g WHERE g.article_id = p.article_id)
    AND NOT EXISTS (SELECT 1 FROM pages g WHERE g.domain = p.domain AND g.next_at <= :now)
GROUP BY p.domain ORDER BY max(p.wanted_at) DESC LIMIT :most;

-- turn_over: a picture that came, or is given up; nothing where another is wanted by now.   index: primary key
UPDATE picture_turns SET next_at = NULL WHERE article_id = :article_id AND url = :url AND next_at IS NOT NULL RETURNING 1;

-- picture_later: a picture is asked for again later.   index: primary key
UPDATE picture_turns SET next_at = :next_at, tries = tries + :tried WHERE article_id = :article_id AND url = :url;

-- drop_turn: an article whose picture is not wanted any more.   index: primary key
DELETE FROM picture_turns WHERE article_id = :article_id;

-- put_media: a picture, once.
INSERT INTO media (hash, at, small, large) VALUES (:hash, :at, :small, :large) ON CONFLICT DO NOTHING;

-- has_picture: the picture that an article has, from the log.
INSERT OR REPLACE INTO pictures (article_id, hash, width, height, alt, credit)
VALUES (:article_id, :hash, :width, :height, :alt, :credit);

-- hash_of: the picture of an article.   index: primary key
SELECT hash FROM pictures WHERE article_id = :article_id;

-- drop_picture: an article has no picture any more.   index: primary key
DELETE FROM pictures WHERE article_id = :article_id;

-- drop_media: a picture that no article has.   index: primary key, pictures_by_hash
DELETE FROM media WHERE hash = :hash AND NOT EXISTS (SELECT 1 FROM pictures WHERE hash = :hash);

-- article_picture: an article's picture, where all may be shown or its source is licensed.   index: primary key
SELECT p.hash, p.width, p.height, p.alt, p.credit, a.id, s.name, a.language
FROM pictures p JOIN articles a ON a.id = p.article_id JOIN sources s ON s.id = a.source_id
LEFT JOIN source_marks m ON m.source_id = a.source_id
WHERE p.article_id = :article_id AND (:all_sources OR coalesce(m.licensed, 0));

-- story_picture: the picture of a story's first report that has one; where only licensed sources' may be shown, one of
-- theirs.   index: articles_by_story
SELECT p.hash, p.width, p.height, p.alt, p.credit, a.id, s.name, a.language FROM articles a
JOIN pictures p ON p.article_id = a.id JOIN sources s ON s.id = a.source_id
LEFT JOIN source_marks m ON m.source_id = a.source_id
WHERE a.story_id = :story_id AND (:all_sources OR coalesce(m.licensed, 0))
ORDER BY a.copy_of IS NOT NULL, a.seen, a.n LIMIT 1;

-- small: a picture at its smaller width.   index: primary key
SELECT small FROM media WHERE hash = :hash;

-- large: a picture at its larger width.   index: primary key
SELECT large FROM media WHERE hash = :hash;

-- licensed: whether an article of a licensed source has this picture.   index: pictures_by_hash
SELECT 1 FROM pictures p JOIN articles a ON a.id = p.article_id JOIN source_marks m ON m.source_id = a.source_id
WHERE p.hash = :hash AND m.licensed LIMIT 1;

-- oldest_pictures: articles whose pictures came before a time, the oldest first.   index: media_by_age, pictures_by_hash
SELECT p.article_id FROM media m JOIN pictures p ON p.hash = m.hash WHERE m.at < :before
ORDER BY m.at, p.article_id LIMIT :most;
