-- session: an open session by its token's hash.   index: primary key
SELECT opened_at, used_at FROM sessions WHERE hash = :hash;

-- sessions: all open sessions, the last used first.
SELECT hash, opened_at, used_at, browser FROM sessions ORDER BY used_at DESC, hash;

-- open_session: a new session.
INSERT INTO sessions (hash, opened_at, used_at, browser) VALUES (:hash, :at, :at, :browser);

-- use_session: a session was used.
UPDATE sessions SET used_at = :at WHERE hash = :hash;

-- close_session: one session ends.
DELETE FROM sessions WHERE hash = :hash;

-- close_sessions: all sessions end.
DELETE FROM sessions;

-- drop_sessions: sessions that have ended by themselves.
DELETE FROM sessions WHERE used_at < :idle OR opened_at < :absolute;

-- put_code: the newest code.
INSERT INTO owner_codes (hash, made_at, ends_at) VALUES (:hash, :at, :ends_at);

-- drop_codes: no code counts any more.
DELETE FROM owner_codes;

-- code: when a code ends.   index: primary key
SELECT ends_at FROM owner_codes WHERE hash = :hash;

-- last_visit: the newest visit.
SELECT began_at, ended_at, seq FROM visits ORDER BY began_at DESC LIMIT 1;

-- visit_before: the visit before the newest one.
SELECT ended_at, seq FROM visits ORDER BY began_at DESC LIMIT 1 OFFSET 1;

-- put_visit: a visit begins.
INSERT OR REPLACE INTO visits (began_at, ended_at, seq) VALUES (:at, :at, :seq);

-- extend_visit: a visit goes on.
UPDATE visits SET ended_at = max(ended_at, :at), seq = max(seq, :seq) WHERE began_at = :began_at;

-- drop_visits: visits that no page needs.
DELETE FROM visits WHERE began_at NOT IN (SELECT began_at FROM visits ORDER BY began_at DESC LIMIT 30);

-- follow: a story is followed from now on.
INSERT INTO follows (story_id, at, seq) VALUES (:story_id, :at, :seq) ON CONFLICT DO NOTHING;

-- unfollow: a story, or one that it was joined from, is no longer followed.
DELETE FROM follows WHERE story_id = :story_id
    OR story_id IN (SELECT id FROM stories WHERE merged_into = :story_id);

-- followed: the stories that are followed, where they are now, the newest first.
SELECT coalesce(s.merged_into, f.story_id), min(f.at), min(f.seq) FROM follows f LEFT JOIN stories s ON s.id = f.story_id
GROUP BY 1 ORDER BY 2 DESC, 1;

-- bookmark: a story is kept.
INSERT INTO bookmarks (story_id, at) VALUES (:story_id, :at) ON CONFLICT DO NOTHING;

-- unbookmark: a story, or one that it was joined from, is no longer kept.
DELETE FROM bookmarks WHERE story_id = :story_id
    OR story_id IN (SELECT id FROM stories WHERE merged_into = :story_id);

-- bookmarked: the stories that are kept, where they are now, the newest first.
SELECT coalesce(s.merged_into, b.story_id), min(b.at) FROM bookmarks b LEFT JOIN stories s ON s.id = b.story_id
GROUP BY 1 ORDER BY 2 DESC, 1;

-- choices: what the owner chose.
SELECT name, value FROM choices ORDER BY name;

-- choose: one choice.
INSERT INTO choices (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- put_message: what a reader wrote.
INSERT INTO messages (at, kind, sender, reply_to, page, sentence, words, public)
VALUES (:at, :kind, :sender, :reply_to, :page, :sentence, :words, 0) RETURNING id;

-- messages_since: how many messages came since, in all and from one sender.   index: messages_by_time
SELECT count(*), coalesce(sum(sender = :sender AND at > :hour), 0) FROM messages WHERE at > :day;

-- messages: what readers wrote: what waits first, then the newest.
SELECT id, at, kind, reply_to, page, sentence, words, answered_at, answer, public FROM messages
ORDER BY answered_at IS NOT NULL, at DESC LIMIT :most;

-- waiting: how many messages wait for an answer.
SELECT count(*) FROM messages WHERE answered_at IS NULL;

-- answer_message: what was answered, and whether all may read it.
UPDATE messages SET answered_at = :at, answer = :answer, public = :public WHERE id = :id RETURNING id;

-- corrections: public answers to what readers reported, the newest first.   index: messages_answered
SELECT id, at, page, sentence, words, answered_at, answer FROM messages
WHERE public AND answered_at IS NOT NULL ORDER BY answered_at DESC, id DESC LIMIT :most;

-- first_answer: what an act with this key was answered.   index: primary key
SELECT answer FROM acts WHERE key = :key;

-- put_answer: remember the answer to an act.
INSERT INTO acts (key, at, answer) VALUES (:key, :at, :answer) ON CONFLICT DO NOTHING;

-- drop_answers: answers that nobody asks for again.
DELETE FROM acts WHERE at < :before;

-- note: a security event.
INSERT INTO audit (at, what, detail) VALUES (:at, :what, :detail);

-- refused_since: codes that were refused since.
SELECT count(*) FROM audit WHERE at > :at AND what = 'code refused';

-- audit: security events, the newest first.
SELECT at, what, detail FROM audit ORDER BY id DESC LIMIT :most;

-- story_of_mark: the mark of a kind that a story bears, or a story that was joined to it.
SELECT m.seq FROM story_marks m LEFT JOIN stories s ON s.id = m.story_id
WHERE m.kind = :kind AND NOT m.undone AND coalesce(s.merged_into, m.story_id) = :story_id ORDER BY m.seq DESC;
