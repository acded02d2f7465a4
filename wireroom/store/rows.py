"""From rows of tables to the records that pages are told."""

import functools
from collections.abc import Callable
from typing import Any

import orjson

from wireroom.model.codec import build
from wireroom.model.counts import Counts
from wireroom.model.edit import Edit
from wireroom.model.finding import OfficeFinding
from wireroom.model.story import Composition, Development, Reason, SeenEdit, StorySummary
from wireroom.model.views import MemberRow, RowDevelopment, StoryRow
from wireroom.store.heads import with_heads

#: Columns of `stories`, in their order in the table.
STORY = (
    "id",
    "merged_into",
    "slug",
    "seq",
    "headline",
    "language",
    "section",
    "counts",
    "opened_at",
    "changed_at",
    "broke_at",
    "break_ended_at",
    "break_ended_how",
    "break_why",
    "languages",
    "publishers",
    "report_times",
    "composition",
)

#: Developments that a row of a page shows.
SHOWN = 4

#: Rows that are kept decoded: twice what a front page looks at. Each is some 10 kB.
DECODED = 800


def story_path(story_id: str, slug: str) -> str:
    """Return the address of a story; the id alone decides, the words are for people."""
    return f"/s/{story_id}/{slug}" if slug else f"/s/{story_id}"


def seen_edit(at: float, edit: str) -> SeenEdit:
    """Make an edit of a row of `edits`."""
    return SeenEdit(at=at, edit=build(Edit, orjson.loads(edit)))


def story_row(row: tuple[Any, ...]) -> StoryRow:
    """Make a page's row of a row of `stories`."""
    return decoded(row)[0]


def story_summary(row: tuple[Any, ...]) -> StorySummary:
    """Make of a row of `stories` what ranking needs to know."""
    return decoded(row)[1]


@functools.lru_cache(DECODED)
def decoded(row: tuple[Any, ...]) -> tuple[StoryRow, StorySummary]:
    """Decode a row of `stories`. Most rows of a page are as they were when it was built last: those cost nothing."""
    at = dict(zip(STORY, row, strict=True))
    composition, counts = composition_of(row), build(Counts, orjson.loads(at["counts"]))
    languages = tuple(orjson.loads(at["languages"]))
    return _shown(at, composition, counts, languages), _ranked(at, composition, counts, languages)


def _shown(at: dict[str, Any], composition: Composition, counts: Counts, languages: tuple[str, ...]) -> StoryRow:
    standfirst = composition.standfirst
    return StoryRow(
        id=at["id"],
        path=story_path(at["id"], at["slug"]),
        seq=at["seq"],
        headline=at["headline"],
        language=at["language"],
        section=at["section"],
        standfirst=standfirst.text if standfirst else None,
        standfirst_language=standfirst.language if standfirst else None,
        counts=counts,
        opened_at=at["opened_at"],
        changed_at=at["changed_at"],
        broke_at=at["broke_at"],
        break_ended_at=at["break_ended_at"],
        break_ended_how=at["break_ended_how"],
        break_why=at["break_why"],
        developments=tuple(row_development(item) for item in composition.timeline[:SHOWN]),
        differs=_differs(composition),
        languages=languages,
        publishers=tuple(orjson.loads(at["publishers"])),
    )


def row_development(item: Development) -> RowDevelopment:
    """Make a line of a row of a node of the timeline."""
    happened = item.event_time if item.precision in ("minute", "hour") else None
    told = item.seen if item.published is None else min(item.published, item.seen)
    return RowDevelopment(
        at=told if happened is None else happened, told=happened is None, text=item.text, language=item.language
    )


def _ranked(at: dict[str, Any], composition: Composition, counts: Counts, languages: tuple[str, ...]) -> StorySummary:
    return StorySummary(
        id=at["id"],
        headline=at["headline"],
        language=at["language"],
        section=at["section"],
        counts=counts,
        opened_at=at["opened_at"],
        changed_at=at["changed_at"],
        report_times=tuple(orjson.loads(at["report_times"])),
        broke_at=at["broke_at"] if at["break_ended_at"] is None else None,
        languages=languages,
        differs=bool(composition.differs),
        developments=len(composition.timeline),
    )


def composition_of(row: tuple[Any, ...]) -> Composition:
    """Bring back what was written about a story."""
    composition: Composition = build(Composition, orjson.loads(row[STORY.index("composition")]))
    return composition


def _differs(composition: Composition) -> tuple[str, str, str] | None:
    for figure in composition.differs:
        return figure.label, *figure.ends()
    return None


def member_row(row: tuple[Any, ...], origin_label: Callable[[str], str]) -> MemberRow:
    """Make a page's row of a row of `story_members`, `source_articles` or the first columns of `article`."""
    return MemberRow(
        article_id=row[0],
        path=f"/a/{row[0]}",
        url=row[1],
        title=row[2],
        language=row[3],
        source_id=row[4],
        source_name=row[5],
        source_country=row[6],
        source_kind=row[7],
        owner=row[8],
        published=row[9],
        seen=row[10],
        version=row[11],
        origin=row[12],
        agency=row[13],
        paywall=bool(row[14]),
        report_id=row[15],
        copy_of=row[16],
        score=row[17],
        reasons=tuple(build(Reason, item) for item in orjson.loads(row[18])),
        trouble=row[19],
        origins=tuple(origin_label(_by_name(key, row[4], row[5])) for key in orjson.loads(row[20])),
        offices=tuple(build(OfficeFinding, item) for item in orjson.loads(row[21])),
        words=row[22],
        labels=tuple(orjson.loads(row[23])),
    )


def _by_name(key: str, source_id: str, source_name: str) -> str:
    """Let an unnamed speaker be its publisher's by name, not by the id that the key holds."""
    own = f"unnamed:{source_id}:"
    return f"unnamed:{source_name}:{key.removeprefix(own)}" if key.startswith(own) else key


def by_report(members: list[MemberRow]) -> list[MemberRow]:
    """Order by report, the largest and earliest first; within one the first before its copies."""
    groups: dict[str, list[MemberRow]] = {}
    for member in with_heads(members):
        groups.setdefault(member.report_id, []).append(member)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group[0].seen, group[0].article_id))
    return [
        member
        for group in ordered
        for member in sorted(group, key=lambda item: (item.copy_of is not None, item.seen, item.article_id))
    ]
