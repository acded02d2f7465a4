-- put_document: an article is an institution's own.
INSERT OR REPLACE INTO documents (institution, at, article_id, full) VALUES (:institution, :at, :article_id, :full);

-- drop_documents: an article is nobody's own.   index: documents_by_article
DELETE FROM documents WHERE article_id = :article_id;

-- put_traces: the statements of a report.
INSERT OR REPLACE INTO traces (article_id, version, looked_at, published, closes, traces)
VALUES (:article_id, :version, :looked_at, :published, :closes, :traces);

-- drop_traces: a report hands over no statement.   index: primary key
DELETE FROM traces WHERE article_id = :article_id;

-- put_asked: a report's statement of an institution waits for its document.
INSERT OR REPLACE INTO asked (institution, at, article_id) VALUES (:institution, :at, :article_id);

-- drop_asked: no statement of a report waits.   index: asked_by_article
DELETE FROM asked WHERE article_id = :article_id;

-- holds: whether anything was kept of an article.   index: primary key, documents_by_article
SELECT EXISTS (SELECT 1 FROM traces WHERE article_id = :article_id)
    OR EXISTS (SELECT 1 FROM documents WHERE article_id = :article_id);

-- traces_of: the statements of a report.   index: primary key
SELECT version, looked_at, published, closes, traces FROM traces WHERE article_id = :article_id;

-- asking: reports of a time whose statements of an institution wait for a document, the newest first.   index: primary key
SELECT article_id FROM asked WHERE institution = :institution AND at BETWEEN :since AND :until
ORDER BY at DESC, article_id LIMIT :most;

-- closing: reports the time of whose statements is over.   index: traces_by_closing
SELECT article_id FROM traces WHERE closes <= :now ORDER BY closes, article_id LIMIT :most;

-- shelf: documents of institutions around a time, the nearest first.   index: primary key
SELECT a.id, a.version, a.title, a.language, a.body, d.at, d.full
FROM documents d JOIN articles a ON a.id = d.article_id
WHERE d.institution IN (SELECT value FROM json_each(:institutions)) AND d.at BETWEEN :since AND :until
    AND a.body IS NOT NULL
GROUP BY a.id ORDER BY abs(d.at - :near), a.id LIMIT :most;

-- shelved: how many documents of institutions there are of a time.   index: primary key
SELECT count(DISTINCT article_id) FROM documents
WHERE institution IN (SELECT value FROM json_each(:institutions)) AND at BETWEEN :since AND :until;

-- older: whether a document of institutions is known from before a time.   index: primary key
SELECT EXISTS (
    SELECT 1 FROM documents WHERE institution IN (SELECT value FROM json_each(:institutions)) AND at < :before);

-- officials: the official sources.
SELECT facts FROM sources WHERE kind = 'official' ORDER BY id;

-- feed_of: the feed that brought an article.   index: primary key
SELECT feed_url FROM articles WHERE id = :article_id;

-- elsewhere: whether another report than an article's has words.
SELECT EXISTS (
    SELECT 1 FROM search f JOIN articles a ON a.n = f.rowid
    WHERE search MATCH :words AND a.id != :article_id
        AND coalesce(a.report_id, a.id) IS NOT (SELECT coalesce(report_id, id) FROM articles WHERE id = :article_id));
