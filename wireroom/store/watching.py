"""Situations in the tables: their events applied, and what pages and the watch desk are told of them."""

from dataclasses import replace
from typing import Any

import apsw
import orjson

from wireroom.model.codec import build
from wireroom.model.series import Point, SeriesKnown
from wireroom.model.situation import (
    Evidence,
    EvidenceRow,
    LevelStep,
    SituationPage,
    SituationRow,
    StateChange,
    WatchedArticle,
)
from wireroom.model.situation_notes import (
    DissentNoted,
    ExpectationPassed,
    HypothesesWeighed,
    LevelDecided,
    ObservationJudged,
    SituationNote,
)
from wireroom.model.watch_events import (
    IndicatorChanged,
    LevelChanged,
    ObservationFiled,
    SeriesTaken,
    SituationAdded,
    SituationRemoved,
)
from wireroom.store.bodies import SqliteBodies
from wireroom.store.queries import Queries
from wireroom.store.written import kin_of_row

#: Later than everything: SQLite has no infinity that compares well with all its numbers.
EVER = 1e18

#: Pieces of evidence that are read for a page or report, the newest: older ones have faded.
MOST_EVIDENCE = 3000


_NOTES: dict[str, type] = {kind.__name__: kind for kind in SituationNote.__args__}


class WatchProjection:
    """Applies the events of situations. Part of the projector."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._watch = Queries(connection, "watch")
        #: Situation -> what happened in a word, since the last `told`.
        self._watch_news: dict[str, str] = {}

    def _SituationAdded(self, seq: int, event: SituationAdded) -> None:  # noqa: N802 - named for the event
        self._watch.rows("add_situation", seq=seq, name=event.name, at=event.at, version=event.version, text=event.text)
        self._watch_news[event.name] = "watched"

    def _SituationRemoved(self, seq: int, event: SituationRemoved) -> None:  # noqa: N802 - named for the event
        version = self._watch.value("last_version", name=event.name) or 0
        self._watch.rows("add_situation", seq=seq, name=event.name, at=event.at, version=version, text=None)
        self._watch_news[event.name] = "watched"

    def _ObservationFiled(self, seq: int, event: ObservationFiled) -> None:  # noqa: N802 - named for the event
        item = event.evidence
        self._watch.rows(
            "file_observation",
            seq=seq,
            situation=event.situation,
            indicator=item.indicator,
            article_id=item.article_id,
            at=event.at,
            happened=item.at,
            counts=int(item.counts),
            evidence=orjson.dumps(item).decode(),
        )
        self._watch_news.setdefault(event.situation, "evidence")

    def _IndicatorChanged(self, seq: int, event: IndicatorChanged) -> None:  # noqa: N802 - named for the event
        self._watch.rows(
            "change_indicator",
            seq=seq,
            situation=event.situation,
            indicator=event.indicator,
            at=event.at,
            before=event.before,
            state=event.state,
            value=event.value,
        )
        if self._watch_news.get(event.situation) != "level":
            self._watch_news[event.situation] = "indicator"

    def _LevelChanged(self, seq: int, event: LevelChanged) -> None:  # noqa: N802 - named for the event
        self._watch.rows(
            "change_level",
            seq=seq,
            situation=event.situation,
            at=event.at,
            before=event.before,
            level=event.level,
            why=orjson.dumps(event.why).decode(),
            blind=orjson.dumps(event.blind).decode(),
        )
        self._watch_news[event.situation] = "level"

    def _SeriesTaken(self, seq: int, event: SeriesTaken) -> None:  # noqa: N802 - named for the event
        self._watch.rows(
            "add_series_read",
            seq=seq,
            series=event.series,
            at=event.at,
            faults=orjson.dumps(event.faults).decode(),
            refused=event.refused,
        )
        for point in event.points:
            self._watch.rows("add_point", seq=seq, series=event.series, day=point.day, at=event.at, value=point.value)

    def _HypothesesWeighed(self, seq: int, event: HypothesesWeighed) -> None:  # noqa: N802 - named for the event
        self._add_note(seq, event, "hypotheses")

    def _LevelDecided(self, seq: int, event: LevelDecided) -> None:  # noqa: N802 - named for the event
        self._add_note(seq, event, "decided")

    def _DissentNoted(self, seq: int, event: DissentNoted) -> None:  # noqa: N802 - named for the event
        self._add_note(seq, event, "dissent")

    def _ObservationJudged(self, seq: int, event: ObservationJudged) -> None:  # noqa: N802 - named for the event
        self._add_note(seq, event, "judged")

    def _ExpectationPassed(self, seq: int, event: ExpectationPassed) -> None:  # noqa: N802 - named for the event
        self._add_note(seq, event, "calendar")

    def _add_note(self, seq: int, event: SituationNote, word: str) -> None:
        self._watch.rows(
            "add_note",
            seq=seq,
            situation=event.situation,
            at=event.at,
            kind=type(event).__name__,
            note=orjson.dumps(event, option=orjson.OPT_SORT_KEYS).decode(),
        )
        self._watch_news.setdefault(event.situation, word)

    def _told(self) -> dict[str, str]:
        """Give what happened since the last call, as "situation:NAME" -> word, for the live stream."""
        news = {f"situation:{name}": what for name, what in self._watch_news.items()}
        self._watch_news.clear()
        return news


class WatchingReads:
    """What is known of situations. Part of the reader; its owner sets connection and bodies."""

    _connection: apsw.Connection
    _bodies: SqliteBodies

    def situations(self, at: float = EVER) -> list[SituationRow]:
        """Give all that are watched at a time, by name."""
        names = [name for (name,) in self._watch_rows("names", at=at)]
        rows = [self._situation_row(name, at) for name in names]
        return [row for row in rows if row is not None]

    def situation(self, name: str, at: float | None = None) -> SituationPage | None:
        """Give a situation as known at a time (None: now); None where it was not watched then."""
        when = EVER if at is None else at
        row = self._situation_row(name, when)
        if row is None:
            return None
        articles, since = self._watch_rows("looked_at", at=when)[0]
        levels = self._watch_rows("level_changes", name=name, at=when)
        changes = self._watch_rows("indicator_changes", name=name, at=when)
        evidence = self._watch_rows("evidence", name=name, at=when, most=MOST_EVIDENCE)
        notes = self._watch_rows("notes", name=name, at=when)
        return SituationPage(
            row=row,
            at=when,
            levels=tuple(_level_step(item) for item in levels),
            changes=tuple(StateChange(**dict(zip(_CHANGE, item, strict=True))) for item in changes),
            evidence=tuple(_evidence_row(item) for item in evidence),
            articles=articles,
            articles_since=since,
            notes=tuple(build(_NOTES[kind], orjson.loads(note)) for _, kind, note in notes),
        )

    def situations_of(self, story_id: str) -> list[SituationRow]:
        """Give the situations for which a story is evidence."""
        names = [name for (name,) in self._watch_rows("story_situations", story_id=story_id)]
        rows = [self._situation_row(name, EVER) for name in names]
        return [row for row in rows if row is not None]

    def series(self, name: str, at: float | None = None) -> SeriesKnown | None:
        """Give a series as known at a time (None: now); None where it was never read by then."""
        when = EVER if at is None else at
        for read_at, faults, refused in self._watch_rows("series_read", series=name, at=when):
            points = self._watch_rows("series_points", series=name, at=when)
            return SeriesKnown(
                name=name,
                points=tuple(Point(day, value) for day, value in points),
                read_at=read_at,
                faults=tuple(orjson.loads(faults)),
                refused=refused,
            )
        return None

    def watched(self, article_id: str) -> WatchedArticle | None:
        """Give an article as the watch desk looks at it; None where nothing of it was read."""
        for row in self._watch_rows("watched", id=article_id):
            return _watched(row, self._bodies)
        return None

    def watched_before(self, n: int, most: int) -> list[WatchedArticle]:
        """Give the articles that came before number `n`, newest first."""
        return [_watched(row, self._bodies) for row in self._watch_rows("watched_before", before=n, most=most)]

    def newest_article(self) -> int:
        """Give the number of the last article; 0 where there is none."""
        return int(self._watch_rows("newest_article")[0][0])

    def _situation_row(self, name: str, at: float) -> SituationRow | None:
        found = self._watch_rows("definition", name=name, at=at)
        if not found or found[0][2] is None:
            return None
        version, _, text = found[0]
        levels = self._watch_rows("level_changes", name=name, at=at)
        return SituationRow(
            name=name,
            version=version,
            text=text,
            level=levels[-1][3] if levels else None,
            since=levels[-1][1] if levels else None,
            watched_since=self._watch_rows("watched_since", name=name)[0][0],
        )

    def _watch_rows(self, query: str, **values: object) -> list[Any]:
        return Queries(self._connection, "watch").rows(query, **values)


_CHANGE = ("seq", "indicator", "at", "before", "state", "value")


def _level_step(row: tuple[Any, ...]) -> LevelStep:
    seq, at, before, level, why, blind = row
    return LevelStep(
        seq=seq,
        at=at,
        before=before,
        level=level,
        why=tuple(orjson.loads(why)),
        blind=tuple(orjson.loads(blind)),
    )


def _evidence_row(row: tuple[Any, ...]) -> EvidenceRow:
    seq, filed_at, evidence, report_id, title, story_id, _language, source_name = row
    item: Evidence = build(Evidence, orjson.loads(evidence))
    return EvidenceRow(
        seq=seq,
        filed_at=filed_at,
        evidence=replace(item, report_id=report_id),
        title=title,
        story_id=story_id,
        source_name=source_name,
    )


def _watched(row: tuple[Any, ...], bodies: SqliteBodies) -> WatchedArticle:
    try:
        text, kept = bodies.get(row[9]).text, True
    except KeyError:  # let go after its time: its headline is still known
        text, kept = "", False
    return WatchedArticle(
        n=row[0],
        article_id=row[1],
        version=row[2],
        source_id=row[3],
        source_kind=row[4],
        country=row[5],
        owner=row[6],
        grade=orjson.loads(row[7]).get("grade"),
        title=row[8],
        text=text,
        language=row[10],
        published=row[11],
        seen=row[12],
        report_id=row[13],
        full=kept and row[14] in ("page", "feed"),
        origins=tuple(orjson.loads(row[15])),
        kin=kin_of_row(name=row[16], kind=row[4], agency=row[17], reasons=row[18]),
        stale=tuple(one["name"] for one in orjson.loads(row[19]) if one["outcome"] == "source_stale"),
    )
