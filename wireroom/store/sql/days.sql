-- count_day: one more request of a feed on its day, unless this one was counted.
-- in: url, asked_at (UTC seconds), answered, unchanged, failed (0 or 1), articles   index: primary keys
INSERT INTO feed_days (feed_url, day, asked, answered, unchanged, failed, articles)
SELECT :url, CAST(:asked_at / 86400 AS INTEGER), 1, :answered, :unchanged, :failed, :articles
WHERE NOT EXISTS (SELECT 1 FROM feed_states WHERE url = :url AND asked_at = :asked_at)
ON CONFLICT (feed_url, day) DO UPDATE SET asked = asked + 1, answered = answered + excluded.answered,
    unchanged = unchanged + excluded.unchanged, failed = failed + excluded.failed,
    articles = articles + excluded.articles;

-- forget_days: days of a feed that are no longer shown.   index: primary key
DELETE FROM feed_days WHERE feed_url = :url AND day < CAST(:asked_at / 86400 AS INTEGER) - :kept;

-- source_days: how the feeds of a source answered since a day, oldest first.   index: feeds_by_source, primary key
SELECT d.feed_url, d.day, d.asked, d.answered, d.unchanged, d.failed, d.articles
FROM feeds f JOIN feed_days d ON d.feed_url = f.url
WHERE f.source_id = :source_id AND d.day >= :since ORDER BY d.day, d.feed_url;

-- move_entries: what a feed delivered is known under its new address; what is known there already stays.
UPDATE OR IGNORE entries SET feed_url = :there WHERE feed_url = :url;

-- drop_entries: entries of an address that nobody asks any more.   index: primary key
DELETE FROM entries WHERE feed_url = :url;

-- move_days: the days of a feed under its new address; a day that both have keeps the new one's row.
UPDATE OR IGNORE feed_days SET feed_url = :there WHERE feed_url = :url;

-- move_state: what asking taught us, under the new address, as it stands; it is replaced at once.
UPDATE OR REPLACE feed_states SET url = :there WHERE url = :url;
