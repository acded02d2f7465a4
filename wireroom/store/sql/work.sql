-- active_feeds: all feeds that are asked, with what asking taught us; not those of paused sources.
SELECT f.facts, st.state FROM feeds f LEFT JOIN feed_states st ON st.url = f.url LEFT JOIN source_marks m ON m.source_id = f.source_id
WHERE f.active AND NOT coalesce(m.paused, 0) ORDER BY f.url;

-- put_feed_state: what a request taught us.
INSERT INTO feed_states (url, due_at, asked_at, ok_at, failures, state)
VALUES (:url, :due_at, :asked_at, :ok_at, :failures, :state)
ON CONFLICT (url) DO UPDATE SET due_at = excluded.due_at, asked_at = excluded.asked_at, ok_at = excluded.ok_at,
    failures = excluded.failures, state = excluded.state;

-- known_entry: an entry that this feed has delivered before.   index: primary key
SELECT article_id, fingerprint FROM entries WHERE feed_url = :feed_url AND key = :key;

-- put_entry: remember an entry of a feed.
INSERT OR REPLACE INTO entries (feed_url, key, article_id, fingerprint)
VALUES (:feed_url, :key, :article_id, :fingerprint);

-- brought: how many articles a feed brought within a time.   index: articles_by_source
SELECT count(*) FROM articles
WHERE source_id = :source_id AND seen > :since AND seen <= :until AND feed_url = :feed_url;

-- gathered: how many articles of many publishers a feed brought within a time.   index: articles_by_seen
SELECT count(*) FROM articles WHERE seen > :since AND seen <= :until AND feed_url = :feed_url;

-- by_address: the article known under an address.   index: primary key
SELECT article_id FROM addresses WHERE address = :address;

-- put_address: an address under which an article is known; the first one to claim it keeps it.
INSERT INTO addresses (address, article_id) VALUES (:address, :article_id) ON CONFLICT DO NOTHING;

-- want_page: a page that is to be read.
INSERT INTO pages (article_id, url, domain, wanted_at, next_at, tries)
VALUES (:article_id, :url, :domain, :wanted_at, :next_at, 0)
ON CONFLICT (article_id) DO UPDATE SET url = excluded.url, next_at = excluded.next_at, tries = 0;

-- due_pages: the newest page that is due on each host that is not busy. One that waits for longer than any pause of ours
-- waits because the clock was set back.
-- Times in UTC seconds.   index: pages_by_turn
SELECT p.article_id, p.url, p.domain, p.tries, max(p.wanted_at) FROM pages p
WHERE p.next_at <= :now OR p.next_at > :now + :longest GROUP BY p.domain ORDER BY max(p.wanted_at) DESC LIMIT :most;

-- page_done: a page that need not be read any more.
DELETE FROM pages WHERE article_id = :article_id;

-- page_later: a page that could not be read now.
UPDATE pages SET next_at = :next_at, tries = tries + 1 WHERE article_id = :article_id;

-- put_checkpoint: a stage's state as of an event.
INSERT OR REPLACE INTO checkpoints (stage, seq, state) VALUES (:stage, :seq, :state);

-- get_checkpoint: a stage's last state.
SELECT seq, state FROM checkpoints WHERE stage = :stage;

-- put_change: what a batch changed, for the live stream.
INSERT OR REPLACE INTO changes (seq, at, stories) VALUES (:seq, :at, :stories);

-- drop_changes: changes older than both 24 hours and 10,000 events.
DELETE FROM changes WHERE seq < :seq AND at < :at;

-- article_state: what is known of an article before a new reading.
SELECT version, body, feed_section, seen, source_id, url, published, origin, story_id, file,
    (SELECT kind FROM sources WHERE id = source_id)
FROM articles WHERE id = :article_id;

-- owner_of: the source that a registrable domain belongs to.
SELECT id FROM sources WHERE id = :domain
    OR EXISTS (SELECT 1 FROM json_each(sources.facts, '$.domains') WHERE value = :domain)
ORDER BY id != :domain, id LIMIT 1;

-- versions_of: when each version of an article stood so, and its reading, the newest first.   index: primary key
SELECT at, body FROM versions WHERE article_id = :article_id ORDER BY version DESC;

-- body_of: the reading of one version.   index: primary key
SELECT body FROM versions WHERE article_id = :article_id AND version = :version;

-- reject: set an event aside.
INSERT OR REPLACE INTO rejected (seq, at, reason) VALUES (:seq, :at, :reason);

-- rejected: the events that were set aside, with the reason.
SELECT seq, reason FROM rejected ORDER BY seq;

-- bodies_in_use: the newest reading of each article, in order of arrival.
SELECT body FROM articles WHERE body IS NOT NULL ORDER BY n;
