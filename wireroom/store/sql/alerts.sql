-- rules: the rules that count, the oldest first.
SELECT facts FROM alert_rules WHERE NOT deleted ORDER BY facts ->> 'made_at', id;

-- rule: one rule, also one that was deleted.   index: primary key
SELECT facts, deleted FROM alert_rules WHERE id = :id;

-- put_rule: a rule, new or changed.
INSERT INTO alert_rules (id, facts, deleted) VALUES (:id, :facts, 0)
ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, deleted = 0;

-- delete_rule: a rule counts no longer.
UPDATE alert_rules SET deleted = 1 WHERE id = :id;

-- channels: where messages may go, the oldest first.
SELECT facts, state, reason, changed_at FROM alert_channels ORDER BY facts ->> 'made_at', id;

-- channel: one of them.   index: primary key
SELECT facts, state, reason, changed_at FROM alert_channels WHERE id = :id;

-- put_channel: a channel, new.
INSERT INTO alert_channels (id, facts, state, reason, changed_at) VALUES (:id, :facts, 'new', '', :at)
ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, state = 'new', reason = '', changed_at = excluded.changed_at;

-- delete_channel: nothing goes there any more.
DELETE FROM alert_channels WHERE id = :id;

-- set_channel: how a channel is doing.
UPDATE alert_channels SET state = :state, reason = :reason, changed_at = :at
WHERE id = :id AND (state <> :state OR reason <> :reason);

-- known: alerts of these keys.   index: the key's own
SELECT id, due, held FROM alerts WHERE key IN (SELECT value FROM json_each(:keys)) ORDER BY due IS NULL, id LIMIT 1;

-- slots: when a rule's messages were or will be due.   index: alerts_of_rule
SELECT DISTINCT due FROM alerts WHERE rule_id = :rule_id AND due > :since ORDER BY due;

-- last: when a rule's last message about something was or will be due.   index: alerts_of_subject
SELECT max(due) FROM alerts WHERE rule_id = :rule_id AND subject IN (SELECT value FROM json_each(:subjects));

-- add_alert: something is told.
INSERT INTO alerts (key, rule_id, rule_name, subject, at, occasion, due, held, corrects, read)
VALUES (:key, :rule_id, :rule_name, :subject, :at, :occasion, :due, :held, :corrects, 0) RETURNING id;

-- tell_after_all: what stood on the page alone is sent.
UPDATE alerts SET at = :at, occasion = :occasion, due = :due, held = :held, read = 0 WHERE id = :id;

-- waiting_on: rules that wait for a second source of something.   index: alerts_of_subject
SELECT DISTINCT rule_id FROM alerts WHERE subject IN (SELECT value FROM json_each(:subjects)) AND due IS NULL
    AND held = :held;

-- told_about: alerts about something that were sent, one a rule: whom a correction goes to.   index: alerts_of_subject
SELECT rule_id, min(id) FROM alerts WHERE subject IN (SELECT value FROM json_each(:subjects)) AND due IS NOT NULL
    AND corrects IS NULL GROUP BY rule_id;

-- channels_of: channels that an alert went to, or is to go to.   index: primary key
SELECT channel_id FROM alert_outbox WHERE alert_id = :id AND state <> 'dropped' ORDER BY channel_id;

-- alerts: alerts before a number, the newest first.   index: primary key
SELECT id, key, rule_id, rule_name, at, occasion, due, held, corrects, outcome, read FROM alerts
WHERE id < :before ORDER BY id DESC LIMIT :most;

-- alert: one alert.   index: primary key
SELECT id, key, rule_id, rule_name, at, occasion, due, held, corrects, outcome, read FROM alerts WHERE id = :id;

-- deliveries: how an alert's deliveries are doing.
SELECT coalesce(c.facts ->> 'name', 'a channel that was deleted'), o.state, o.reason FROM alert_outbox o
LEFT JOIN alert_channels c ON c.id = o.channel_id WHERE o.alert_id = :id ORDER BY o.channel_id;

-- unread: how many alerts were not read, and the number of the newest.   index: alerts_unread
SELECT (SELECT count(*) FROM alerts WHERE NOT read), (SELECT coalesce(max(id), 0) FROM alerts);

-- read_to: alerts up to a number were read.
UPDATE alerts SET read = 1 WHERE NOT read AND id <= :id;

-- mark: what an alert turned out to be.
UPDATE alerts SET outcome = :outcome, outcome_at = :at, read = 1 WHERE id = :id RETURNING id;

-- marks: how many alerts of each rule turned out to be what; corrections are no alerts of their own.
SELECT rule_id, outcome, count(*) FROM alerts WHERE outcome IS NOT NULL AND corrects IS NULL GROUP BY 1, 2;

-- put_out: a message to be sent.
INSERT INTO alert_outbox (alert_id, channel_id, due, state, tries, next_at, reason, changed_at)
VALUES (:alert_id, :channel_id, :due, 'waiting', 0, :due, '', :at) ON CONFLICT DO NOTHING;

-- due: rows whose time has come, by channel and rule.   index: outbox_by_due
SELECT o.alert_id, o.channel_id, a.rule_id, o.due, o.message, o.tries FROM alert_outbox o
JOIN alerts a ON a.id = o.alert_id
WHERE o.state IN ('waiting', 'sending') AND o.next_at <= :now ORDER BY o.next_at, o.alert_id LIMIT :most;

-- join_message: a row is part of a message from now on.
UPDATE alert_outbox SET state = 'sending', message = :message, changed_at = :at
WHERE alert_id = :alert_id AND channel_id = :channel_id;

-- settle: what came of a message.
UPDATE alert_outbox SET state = :state, tries = tries + 1, next_at = :next_at, reason = :reason, changed_at = :at
WHERE message = :message AND channel_id = :channel_id AND state = 'sending';

-- drop_of_rule: what a rule still wanted to send is not sent; what corrects is.
UPDATE alert_outbox SET state = 'dropped', reason = :reason, changed_at = :at
WHERE state = 'waiting' AND alert_id IN (SELECT id FROM alerts WHERE rule_id = :rule_id AND corrects IS NULL);

-- drop_of_channel: nothing goes to a channel that is not there.
UPDATE alert_outbox SET state = 'dropped', reason = :reason, changed_at = :at
WHERE state IN ('waiting', 'sending') AND channel_id = :channel_id;

-- wakes: when the next row is due.   index: outbox_by_due
SELECT min(next_at) FROM alert_outbox WHERE state IN ('waiting', 'sending');

-- counts: how many messages are in which state.
SELECT state, count(*) FROM alert_outbox GROUP BY state;

-- clean: alerts that nobody looks at any more, with their messages.
DELETE FROM alerts WHERE at < :before
    AND id NOT IN (SELECT alert_id FROM alert_outbox WHERE state IN ('waiting', 'sending'));

-- clean_outbox: messages of alerts that are not kept.
DELETE FROM alert_outbox WHERE alert_id NOT IN (SELECT id FROM alerts);

-- aliases: stories that were joined to this one.
SELECT id FROM stories WHERE merged_into = :id ORDER BY id;

-- home: the story that one is part of now.   index: primary key
SELECT coalesce(merged_into, id) FROM stories WHERE id = :id;

-- placed: the story of an article, and whether a file brought it.   index: the id's own
SELECT story_id, file IS NOT NULL FROM articles WHERE id = :id;

-- of_message: the alerts that a message is made of.
SELECT alert_id FROM alert_outbox WHERE message = :message AND channel_id = :channel_id ORDER BY alert_id;

-- seen_times: when a source's articles were first seen, since; those of files are no part of its rhythm.
SELECT seen FROM articles WHERE source_id = :id AND seen > :since AND file IS NULL ORDER BY seen;

-- last_seen: (source, its last article) of sources that are asked.   index: articles_by_source
SELECT s.id, (SELECT a.seen FROM articles a WHERE a.source_id = s.id AND a.file IS NULL ORDER BY a.seen DESC LIMIT 1)
FROM sources s WHERE s.id IN (SELECT source_id FROM feeds WHERE active) AND (:source = '' OR s.id = :source);

-- events: events of some types behind a number, in order.   index: primary key
SELECT seq, type, version, body FROM events WHERE seq > :after AND type IN (SELECT value FROM json_each(:types))
ORDER BY seq LIMIT :most;

-- at_of: when the first event from a number on was.   index: primary key
SELECT at FROM events WHERE seq >= :seq ORDER BY seq LIMIT 1;
