-- add_source: a publisher's facts, new or changed.
INSERT INTO sources (id, name, owner, country, language, kind, facts)
VALUES (:id, :name, :owner, :country, :language, :kind, :facts)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, owner = excluded.owner, country = excluded.country,
    language = excluded.language, kind = excluded.kind, facts = excluded.facts;

-- stories_of_source: stories that count an article of this source.   index: articles_by_source
SELECT DISTINCT story_id FROM articles WHERE source_id = :id AND story_id IS NOT NULL;

-- add_feed: a feed to ask, new, changed or asked again.
INSERT INTO feeds (url, source_id, active, facts) VALUES (:url, :source_id, 1, :facts)
ON CONFLICT (url) DO UPDATE SET source_id = excluded.source_id, active = 1, facts = excluded.facts;

-- remove_feed: a feed that is no longer asked.
UPDATE feeds SET active = 0 WHERE url = :url;

-- see_article: a new article, before anything of it was read.
INSERT INTO articles (id, source_id, feed_url, url, title, language, section, feed_section, published, seen, version,
    body, origin, agency, paywall, words, trouble, story_id, report_id, copy_of, score, reasons, origins, offices,
    offices_checked)
VALUES (:article_id, :source_id, :feed_url, :url, :title, :language, :section, :section, :published, :at, 0,
    NULL, 'summary', NULL, 0, 0, NULL, NULL, :article_id, NULL, 0.0, '[]', '[]', '[]', 0)
ON CONFLICT (id) DO NOTHING;

-- read_article: what the newest version says.
UPDATE articles SET version = :version, body = :body, origin = :origin, title = :title, language = :language,
    section = :section, section_sure = :section_sure, published = coalesce(:published, published), agency = :agency,
    paywall = :paywall, words = :words, labels = :labels, trouble = NULL, file = :file
WHERE id = :article_id;

-- add_version: one more version.
INSERT OR REPLACE INTO versions (article_id, version, at, title, origin, body)
VALUES (:article_id, :version, :at, :title, :origin, :body);

-- edit_article: what was changed in a version.
INSERT OR REPLACE INTO edits (article_id, version, at, edit) VALUES (:article_id, :version, :at, :edit);

-- edit_of: what was changed in a version.   index: primary key
SELECT at, edit FROM edits WHERE article_id = :article_id AND version = :version;

-- drop_edit: a version that is read anew, from another place: what was said of its old text holds no longer.
DELETE FROM edits WHERE article_id = :article_id AND version = :version;

-- edits_of_story: what publishers changed in a story's articles, in the order seen.   index: articles_by_story
SELECT e.article_id, e.at, e.edit FROM articles a JOIN edits e ON e.article_id = a.id
WHERE a.story_id = :story_id ORDER BY e.at, e.article_id, e.version;

-- read_failed: why the page could not be read.
UPDATE articles SET trouble = :reason WHERE id = :article_id;

-- place_article: the story that an article belongs to, and the report within it.
UPDATE articles SET story_id = :story_id, report_id = :report_id, copy_of = :copy_of, score = :score,
    reasons = :reasons
WHERE id = :article_id;

-- check_article: whose words it rests on, and which offices look out of date.
UPDATE articles SET origins = :origins, offices = :offices, offices_checked = :offices_checked WHERE id = :article_id;

-- day_of_article: its day: as printed, never later than we saw it.   index: unique id
SELECT coalesce(min(published, seen), seen) FROM articles WHERE id = :article_id;

-- open_story: a story that has just been opened, or comes back from a merge (then it breaks anew, or not at all).
INSERT INTO stories (id, merged_into, slug, seq, headline, language, section, counts, opened_at, changed_at, broke_at,
    break_ended_at, break_ended_how, break_why, languages, publishers, report_times, composition)
VALUES (:id, NULL, '', :seq, '', NULL, NULL, '{}', :at, :at, NULL, NULL, NULL, NULL, '[]', '[]', '[]', '{}')
ON CONFLICT (id) DO UPDATE SET merged_into = NULL, broke_at = NULL, break_ended_at = NULL, break_ended_how = NULL,
    break_why = NULL;

-- carry_break: what went into a story while it was breaking goes on to break there.   index: primary key
UPDATE stories SET (broke_at, break_why, break_ended_at, break_ended_how) =
    (SELECT g.broke_at, g.break_why, NULL, NULL FROM stories g WHERE g.id = :gone)
WHERE id = :into AND (broke_at IS NULL OR break_ended_at IS NOT NULL)
    AND EXISTS (SELECT 1 FROM stories g WHERE g.id = :gone AND g.broke_at IS NOT NULL AND g.break_ended_at IS NULL);

-- merge_story: a story's address leads to another from now on, and so do those that led to it.
-- What was written about it goes: how much there was depends on what had committed, and the log alone shall decide.
UPDATE stories SET merged_into = :into, slug = '', headline = '', language = NULL, section = NULL, counts = '{}',
    opened_at = 0.0, changed_at = 0.0, languages = '[]', publishers = '[]', report_times = '[]', composition = '{}'
WHERE id = :gone;
UPDATE stories SET merged_into = :into WHERE merged_into = :gone;

-- hand_over: articles change their story.
UPDATE articles SET story_id = :into WHERE id = :article_id;

-- hand_over_all: whatever a story still has goes too: no article stays behind under an address that leads elsewhere.
UPDATE articles SET story_id = :into WHERE story_id = :gone;

-- left_in: how many articles a story still has.   index: articles_by_story
SELECT count(*) FROM articles WHERE story_id = :story_id;

-- note_join: a merge, split or move in a story's life.
INSERT OR REPLACE INTO joins (seq, story_id, at, kind, other_id, articles, by, undone, reasons)
VALUES (:seq, :story_id, :at, :kind, :other_id, :articles, :by, 0, :reasons);

-- undo_join: the merge or split with this number was taken back.
UPDATE joins SET undone = 1 WHERE seq = :seq;

-- lead_back: a story is back that had gone into another: what had gone into it before leads to it again.
--    index: primary key
WITH RECURSIVE own (id) AS (
    VALUES (:back) UNION
    SELECT j.other_id FROM own JOIN joins j ON j.story_id = own.id JOIN stories s ON s.id = j.other_id
    WHERE j.kind IN ('merge', 'move') AND NOT j.undone AND s.merged_into = :left
)
UPDATE stories SET merged_into = :back WHERE id IN own AND id != :back;

-- follow_both: who follows a story follows what is taken out of it; where a joining is taken back, those who began to
-- follow while the two were one.   index: primary key
INSERT INTO follows (story_id, at, seq)
SELECT :new_id, min(f.at), min(f.seq) FROM follows f LEFT JOIN stories s ON s.id = f.story_id
WHERE coalesce(s.merged_into, f.story_id) = :story_id AND f.at >= coalesce(
    (SELECT j.at FROM joins j WHERE j.story_id = :new_id AND j.seq = :undoes), CASE WHEN :undoes IS NULL THEN 0.0 END)
HAVING count(*) > 0 ON CONFLICT DO NOTHING;

-- break_story: a story is breaking.
UPDATE stories SET broke_at = :at, break_ended_at = NULL, break_ended_how = NULL, break_why = :why, seq = :seq
WHERE id = :story_id;

-- end_break: a story is no longer breaking.
UPDATE stories SET break_ended_at = :at, break_ended_how = :how, break_why = :why, seq = :seq WHERE id = :story_id;

-- write_story: all that a row and a page of a story show.
UPDATE stories SET slug = :slug, seq = max(seq, :seq), headline = :headline, language = :language, section = :section,
    counts = :counts, opened_at = :opened_at, changed_at = :changed_at, languages = :languages,
    publishers = :publishers, report_times = :report_times, composition = :composition
WHERE id = :id;

-- count_article: one more article in its ten minutes.
INSERT INTO slots (slot, articles, minutes, breaking) VALUES (CAST(:at / 600 AS INTEGER), 1, 0, 0)
ON CONFLICT (slot) DO UPDATE SET articles = articles + 1;

-- count_minute: one more minute in which we were running.
INSERT INTO slots (slot, articles, minutes, breaking) VALUES (CAST(:at / 600 AS INTEGER), 0, 1, 0)
ON CONFLICT (slot) DO UPDATE SET minutes = minutes + 1;

-- count_breaking: a story broke in these ten minutes.
INSERT INTO slots (slot, articles, minutes, breaking) VALUES (CAST(:at / 600 AS INTEGER), 0, 0, 1)
ON CONFLICT (slot) DO UPDATE SET breaking = breaking + 1;

-- member_facts: what counting needs of a story's members, in order of arrival.   index: articles_by_story
SELECT a.id, a.source_id, s.owner, a.report_id, a.origin != 'summary', a.origins, a.published, a.seen, a.language,
    a.section, a.section_sure, s.name, a.labels, s.kind, a.agency, a.reasons, a.title
FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.story_id = :story_id ORDER BY a.seen, a.n;

-- members: a story's members with what composing needs, in order of arrival.   index: articles_by_story
SELECT a.id, a.version, a.source_id, s.name, s.owner, s.country, s.kind, a.title, a.body, a.language, a.published,
    a.seen, a.section, a.section_sure, a.origin != 'summary', a.agency, a.report_id, a.copy_of, a.origins, a.reasons
FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.story_id = :story_id ORDER BY a.seen, a.n;

-- story_of: the story that an article belongs to.   index: unique id
SELECT story_id FROM articles WHERE id = :article_id;

-- story_known: whether a story is open.   index: primary key
SELECT 1 FROM stories WHERE id = :story_id AND merged_into IS NULL;

-- break_state: whether a story is breaking, and its headline.   index: primary key
SELECT broke_at, break_ended_at, headline FROM stories WHERE id = :story_id;

-- mark_story: the editor pinned or hid a story.
INSERT OR REPLACE INTO story_marks (seq, story_id, kind, at, undone) VALUES (:seq, :story_id, :kind, :at, 0);

-- undo_mark: pinning or hiding a story was taken back. By the story too: decided again, the numbers are others.
UPDATE story_marks SET undone = 1 WHERE kind = :kind AND (seq = :seq OR story_id = :story_id);

-- mark_source: how the editor treats a source.
INSERT INTO source_marks (source_id, seq, paused, hidden, licensed, grade, reason)
VALUES (:source_id, :seq, :paused, :hidden, :licensed, :grade, :reason)
ON CONFLICT (source_id) DO UPDATE SET seq = excluded.seq, paused = excluded.paused, hidden = excluded.hidden,
    licensed = excluded.licensed, grade = excluded.grade, reason = excluded.reason;
