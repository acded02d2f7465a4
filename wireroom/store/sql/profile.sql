-- pieces: a source's newest articles, each with what other sources and later versions make of it. A look at the members
-- of its story, for each.   index: articles_by_source
SELECT a.id, a.seen, a.story_id, a.origin != 'summary', a.copy_of IS NOT NULL, a.agency IS NOT NULL, a.origins != '[]',
    NOT EXISTS (SELECT 1 FROM articles o WHERE o.story_id = a.story_id AND o.source_id != a.source_id
        AND (o.seen, o.n) < (a.seen, a.n)),
    NOT EXISTS (SELECT 1 FROM articles o WHERE o.story_id = a.story_id AND o.source_id != a.source_id),
    EXISTS (SELECT 1 FROM articles o JOIN sources p ON p.id = o.source_id
        WHERE o.story_id = a.story_id AND o.source_id != a.source_id AND o.report_id != a.report_id
        AND o.copy_of IS NULL AND o.origin != 'summary' AND p.kind NOT IN ('social', 'aggregator')
        -- who credits an agency stands on that agency's feet: only one who credits another, or nobody, is another's
        AND (o.agency IS NULL OR o.agency IS NOT a.agency) AND (p.owner IS NULL OR p.owner IS NOT s.owner)),
    EXISTS (SELECT 1 FROM edits e WHERE e.article_id = a.id AND instr(e.edit, '"kind":"correction"')),
    EXISTS (SELECT 1 FROM edits e WHERE e.article_id = a.id AND instr(e.edit, '"kind":"figure"')),
    EXISTS (SELECT 1 FROM edits e WHERE e.article_id = a.id AND instr(e.edit, '"kind":"withdrawn"'))
FROM articles a JOIN sources s ON s.id = a.source_id
WHERE a.source_id = :source AND a.body IS NOT NULL AND NOT instr(a.labels, '"sponsored"')
ORDER BY a.seen DESC, a.n DESC LIMIT :most;

-- contested: what was written about the stories of a source in which a claim is contested.   index: articles_by_source
SELECT DISTINCT s.id, s.composition FROM articles a JOIN stories s ON s.id = a.story_id
WHERE a.source_id = :source AND instr(s.composition, '"state":"contested"') ORDER BY s.id LIMIT :most;
