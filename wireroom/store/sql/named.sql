-- put_named: an article names somebody with an office.
INSERT OR REPLACE INTO named_offices (article_id, office, name, ours, since, at)
VALUES (:article_id, :office, :name, :ours, :since, :at);

-- drop_named: an article names nobody with an office.   index: primary key
DELETE FROM named_offices WHERE article_id = :article_id;

-- named_by: whom an article names.   index: primary key
SELECT office, name FROM named_offices WHERE article_id = :article_id;

-- newest: the day of the last article that names another than our table.   index: named_others
SELECT max(at) FROM named_offices WHERE name != ours;

-- named: who was named with offices for which enough articles name another than our table, the newest first.
-- in: since, now (UTC seconds), least (such articles), most (rows)   index: named_others, named_offices_by_time
SELECT n.office, n.name, n.ours, n.since, n.at, coalesce(s.owner, s.id), a.report_id
FROM named_offices n JOIN articles a ON a.id = n.article_id JOIN sources s ON s.id = a.source_id
WHERE n.at BETWEEN :since AND :now
    AND n.office IN (
        SELECT office FROM named_offices WHERE at BETWEEN :since AND :now AND name != ours
        GROUP BY office HAVING count(*) >= :least)
ORDER BY n.at DESC, n.article_id, n.office LIMIT :most;
