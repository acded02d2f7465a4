"""What is written about a story from its members: its counts, and its composition."""

from collections.abc import Callable, Sequence
from typing import Any

import apsw
import orjson

from wireroom.model.counts import CountedMember, kin_of
from wireroom.model.story import Composition, Member, SeenEdit, StorySummary
from wireroom.model.summing import POSTS, MemberFacts, summarise
from wireroom.store.bodies import SqliteBodies
from wireroom.store.heads import with_heads
from wireroom.store.queries import Queries
from wireroom.store.rows import seen_edit
from wireroom.text.clean import slug

#: Makes what we write about a story from its members; `at` is the time of the last event that touched it.
Compose = Callable[[Sequence[Member], float], Composition]

#: Publishers named in a row.
NAMED = 3


def text(value: object) -> str:
    """Give the JSON in which records lie in a column."""
    return orjson.dumps(value).decode()


class Stories:
    """Reads stories' members and writes stories anew."""

    def __init__(self, connection: apsw.Connection, bodies: SqliteBodies, compose: Compose) -> None:
        self._connection = connection
        self._bodies = bodies
        self._compose = compose
        self._run = Queries(connection, "project").rows

    def summary(self, story_id: str) -> StorySummary | None:
        """Say what ranking needs to know of a story as it stands now; None for one without members."""
        rows = self._run("member_facts", story_id=story_id)
        if not rows:
            return None
        broke_at, ended_at, headline = self._run("break_state", story_id=story_id)[0]
        return summarise(
            story_id, [_facts(row) for row in rows], headline=headline, broke_at=broke_at if ended_at is None else None
        )

    def write(self, story_id: str, seq: int, at: float) -> None:
        """Write a story anew; one without members is left as it is. `seq`, `at`: the last event that touched it."""
        summary = self.summary(story_id)
        if summary is None:
            return
        every = read_members(self._connection, self._bodies, story_id)
        members = [member for member in every if member.kind != POSTS] or every  # posts write no headline and no brief
        composition = self._compose(members, at)
        first = dict.fromkeys(member.source_name for member in members if member.copy_of is None)
        self._run(
            "write_story",
            id=story_id,
            slug=slug(composition.headline),
            seq=seq,
            headline=composition.headline,
            language=composition.headline_language,
            section=composition.section,
            counts=text(summary.counts),
            opened_at=summary.opened_at,
            changed_at=summary.changed_at,
            languages=text(summary.languages),
            publishers=text(tuple(first)[:NAMED]),
            report_times=text(summary.report_times),
            composition=text(composition),
        )


def read_members(connection: apsw.Connection, bodies: SqliteBodies, story_id: str) -> list[Member]:
    """Give a story's members with their texts, in order of arrival."""
    sql = Queries(connection, "project")
    rows = sql.rows("members", story_id=story_id)
    edits: dict[str, list[SeenEdit]] = {}
    for article_id, at, edit in sql.rows("edits_of_story", story_id=story_id):
        edits.setdefault(article_id, []).append(seen_edit(at, edit))
    members = [
        Member(
            article_id=row[0],
            version=row[1],
            source_id=row[2],
            source_name=row[3],
            owner=row[4],
            country=row[5],
            kind=row[6],
            title=row[7],
            text=_text(bodies, row[8]),
            language=row[9],
            published=row[10],
            seen=row[11],
            section=row[12],
            section_sure=row[13],
            full=bool(row[14]),
            agency=row[15],
            report_id=row[16],
            copy_of=row[17],
            origins=tuple(orjson.loads(row[18])),
            edits=tuple(edits.get(row[0], ())),
            kin=kin_of_row(name=row[3], kind=row[6], agency=row[15], reasons=row[19]),
        )
        for row in rows
    ]
    return with_heads(members)


def _text(bodies: SqliteBodies, body: str | None) -> str:
    reading = bodies.find(body) if body else None
    return "" if reading is None else reading.text


def kin_of_row(*, name: str, kind: str, agency: str | None, reasons: str) -> tuple[str, ...]:
    """Say what an article's text may come from; `reasons`: why it stands where it does, as JSON."""
    perhaps = (one["like"] for one in orjson.loads(reasons or "[]") if one["kind"] == "perhaps")
    return kin_of(agency=agency, source_name=name, source_kind=kind, perhaps_of=next(perhaps, None))


def _facts(row: tuple[Any, ...]) -> MemberFacts:
    return MemberFacts(
        counted=CountedMember(
            article_id=row[0],
            source_id=row[1],
            owner=row[2],
            report_id=row[3],
            read=bool(row[4]),
            origins=tuple(orjson.loads(row[5])),
            kin=kin_of_row(name=row[11], kind=row[13], agency=row[14], reasons=row[15]),
            sponsored="sponsored" in orjson.loads(row[12]),
            post=row[13] == POSTS,
        ),
        kind=row[13],
        title=row[16],
        published=row[6],
        seen=row[7],
        language=row[8],
        section=row[9],
        section_sure=row[10],
    )
