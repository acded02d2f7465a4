"""What publishers changed in their texts, as nodes of a story's timeline.

A figure that grew within one text, a headline that turned, a correction and a withdrawal are developments as much as a
new report is. Each node is placed at the time at which we saw the change, cites the version that says it, and tells
what stood there before. The same figure changed by several newsrooms is one node.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wireroom.model.edit import Change
from wireroom.model.story import Citation, Development, Member, SeenEdit
from wireroom.stories.figures import Given, key_of
from wireroom.stories.reports import Report
from wireroom.stories.units import title_unit
from wireroom.text.numbers import Quantity, quantities
from wireroom.text.speech import has
from wireroom.text.tokens import fold, words

#: Nodes of edits shown, the newest; a live page changes its figures all day.
MOST_EDITS = 20
#: Nodes that one article may bring: then only corrections and withdrawals.
PER_ARTICLE = 4
#: Sentences longer than this are shortened to the changed title.
LONGEST = 260
#: A headline that shares less with the one before tells something else.
TURNED = 0.5
#: What makes a headline say the opposite, or no longer say it surely, by language.
_NOT: dict[str, frozenset[str]] = {
    "en": frozenset("not no never without none alleged allegedly suspected unconfirmed".split()),
    "de": frozenset("nicht kein keine keinen nie ohne mutmaßlich mutmaßliche".split()),
    "fr": frozenset("pas non aucun aucune jamais sans présumé".split()),
    "es": frozenset("no nunca sin ningún ninguna presunto presunta".split()),
    "it": frozenset("non mai senza nessun nessuna presunto presunta".split()),
    "pt": frozenset("não nunca sem nenhum nenhuma suposto suposta".split()),
    "nl": frozenset("niet geen nooit zonder vermeende".split()),
    "ru": frozenset("не нет никогда без".split()),
}


def with_edits(found: Sequence[Development], reports: Sequence[Report]) -> list[Development]:
    """Add the nodes of edits to those of reports.

    Args:
        found: Nodes that reports brought.
        reports: Independent reports that were read.
    """
    nodes = list(found)
    fresh: list[Development] = []
    seen = [(edit.at, report.member.article_id, report, edit) for report in reports for edit in report.member.edits]
    many: dict[str, int] = {}
    for _, article_id, report, edit in sorted(seen, key=lambda row: row[:2]):
        for change in edit.edit.changes:
            node = _node(report, edit, change)
            if node is None or (many.get(article_id, 0) >= PER_ARTICLE and node.kind in ("figure", "headline")):
                continue
            twin = next((n for n, other in enumerate(nodes) if _tells(other, node)), None)
            if twin is None:
                many[article_id] = many.get(article_id, 0) + 1
                nodes.append(node)
                fresh.append(node)
            elif article_id not in nodes[twin].article_ids:
                nodes[twin] = replace(nodes[twin], article_ids=(*nodes[twin].article_ids, article_id))
    dropped = {id(node) for node in fresh[: max(0, len(fresh) - MOST_EDITS)]}
    return [node for node in nodes if id(node) not in dropped]


def first_told(member: Member, title: str) -> tuple[str, int]:
    """Give the title that an article bore when it first told what its present title tells, and in which version."""
    version = member.version
    for seen in reversed(member.edits):
        for change in seen.edit.changes:
            if change.kind == "headline" and change.after == title:
                title, version = change.before, seen.edit.since
    return title, version


def stood_before(given: Given, at: float) -> set[float]:
    """Give the values that a report told before it put this figure in their place, where that was after `at`."""
    language = given.report.member.language
    return {
        _value(change.before, language)
        for seen in given.report.member.edits
        for change in seen.edit.changes
        if seen.at > at and change.kind == "figure" and _value(change.after, language) == given.figure.value
    }


def withdrawn(member: Member) -> bool:
    """Whether its publisher has taken the report back, and its title still says so: nothing is told on its word."""
    return any(
        change.kind == "withdrawn" and change.sentence == member.title
        for seen in member.edits
        for change in seen.edit.changes
    )


def _value(words: str, language: str | None) -> float:
    # a counted noun behind it makes a figure of a bare number; which one does not matter here
    return next((one.value for one in quantities(f"{words} %", language)), -1.0)


def _node(report: Report, seen: SeenEdit, change: Change) -> Development | None:
    """Make the node of one change; None for what is no development, or has no sentence that we could cite."""
    member = report.member
    if change.kind == "figure":
        return _placed("figure", member, seen, change, replaces=change.before)
    if change.kind == "headline" and _turned(change, member.language):
        return _placed("headline", member, seen, change, replaces=change.before)
    if change.kind == "correction" and change.where != "note":
        return _placed("correction", member, seen, change)
    return _placed("withdrawal", member, seen, change) if change.kind == "withdrawn" else None


def _placed(
    kind: str, member: Member, seen: SeenEdit, change: Change, replaces: str | None = None
) -> Development | None:
    if not change.sentence or len(change.sentence) > LONGEST or "\n" in change.sentence:
        return None
    own = kind != "figure"  # a correction happens when it is printed; when a count grew is not said
    return Development(
        kind=kind,
        text=change.sentence,
        language=member.language,
        citation=Citation(
            article_id=member.article_id,
            version=seen.edit.version,
            start=change.start,
            end=change.end,
            field="title" if change.where == "title" else "text",
        ),
        event_time=seen.at if own else None,
        precision="minute" if own else "unknown",
        published=None,
        seen=seen.at,
        article_ids=(member.article_id,),
        replaces=replaces,
    )


def _tells(other: Development, node: Development) -> bool:
    """Whether a node tells what another one tells already."""
    if other.seen > node.seen:
        return False
    if node.kind == "figure" and other.kind in ("figure", "fact", "document", "statement"):
        return bool(_counted(other) & _counted(node)) and (
            other.kind == "figure" or other.citation.article_id != node.citation.article_id
        )
    return other.kind == node.kind and other.text == node.text


def _counted(node: Development) -> set[tuple[str, float]]:
    keys: Iterator[tuple[str | None, Quantity]] = (
        (key_of(figure, node.language), figure) for figure in quantities(node.text, node.language)
    )
    return {(key, figure.value) for key, figure in keys if key is not None}


def _turned(change: Change, language: str | None) -> bool:
    """Whether a headline says another thing than before, and not the same in other words."""
    before, after = change.before, change.after
    told = [{fold(word) for word in words(title)} for title in (before, after)]
    doubts = [
        len(side & _NOT.get(language or "en", frozenset())) + ("?" in title)
        for side, title in zip(told, (before, after), strict=True)
    ]
    if doubts[0] != doubts[1] or has("DENY", before, language) != has("DENY", after, language):
        return True
    old, new = (title_unit(title, 0, len(title), language) for title in (before, after))
    return bool(old.weight and new.weight) and old.like(new) < TURNED
