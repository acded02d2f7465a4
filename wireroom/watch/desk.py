"""The watch desk: articles and minutes come in, evidence, changed states and changed levels come out.

All it knows follows from the log: `apply` takes any event of the past, so that its state can be rebuilt. States and
levels are judged only when a minute passes; evidence is filed at once. A situation that is new is first filled from
what was kept, batch by batch and newest first, and judged when that is done.
"""

from collections.abc import Sequence
from dataclasses import replace

import orjson

from wireroom.errors import DamagedError, SituationError
from wireroom.model.events import ArticlePlaced, Event
from wireroom.model.series import series_name
from wireroom.model.situation import Evidence, WatchedArticle
from wireroom.model.situation_notes import ExpectationPassed, HypothesesWeighed, LevelDecided, ObservationJudged
from wireroom.model.watch_events import (
    IndicatorChanged,
    LevelChanged,
    ObservationFiled,
    SeriesTaken,
    SituationAdded,
    SituationRemoved,
)
from wireroom.watch.deeds import Code
from wireroom.watch.judging import judge_minute, set_level, set_state
from wireroom.watch.looked_for import looked_for
from wireroom.watch.series.days import days_of
from wireroom.watch.series.readings import plan_of, readings
from wireroom.watch.verdicts import judged
from wireroom.watch.watched import Watched, kept, watch

#: Articles of the archive that are looked at in one go: about half a second of one core.
BATCH = 1000


class WatchDesk:
    """Keeps situations under watch."""

    name = "watch"

    def __init__(self, code: Code | None = None) -> None:
        """Begin without any situation. `code` codes the deeds of sentences; None: only terms are looked for."""
        self._code = code
        self._watched: dict[str, Watched] = {}
        #: Series -> day (ordinal) -> value.
        self._series: dict[str, dict[int, float | None]] = {}
        #: Language -> when an article in it was last read.
        self._heard: dict[str, float] = {}
        #: Whether anything has changed since its owner last kept the state.
        self.changed = False

    @property
    def situations(self) -> tuple[str, ...]:
        """Name what is watched."""
        return tuple(sorted(self._watched))

    # what comes in

    def apply(self, event: Event) -> None:
        """Take an event of the past, with what was decided then."""
        if not isinstance(event, ArticlePlaced):
            self.changed = True
        match event:
            case SituationAdded():
                self._add(event, before=None)
            case SituationRemoved():
                self._watched.pop(event.name, None)
            case ObservationFiled():
                self._keep(event)
            case ArticlePlaced():
                self._placed(event)
            case SeriesTaken():
                self._take_series(event)
            case _:
                self._decided(event)

    def _decided(self, event: Event) -> None:
        """Take what was decided of one situation, by the desk or by a person."""
        watched = self._watched.get(getattr(event, "situation", ""))
        if watched is None:
            return
        match event:
            case IndicatorChanged():
                set_state(watched, event)
            case LevelChanged():
                set_level(watched, event)
            case HypothesesWeighed():
                watched.shares = dict(event.shares)
            case ExpectationPassed():
                watched.passed[event.due] = event.how
            case LevelDecided():
                watched.decided = event.level
            case ObservationJudged():
                self._take_word(watched, event)
            case _:
                pass

    def judge(self, event: ObservationJudged) -> list[Event]:
        """Take a person's word on a piece of evidence; returns what stands filed from now on."""
        self.changed = True
        watched = self._watched.get(event.situation)
        if watched is None:
            return []
        item = self._take_word(watched, event)
        if item is None:
            return []
        events: list[Event] = [
            ObservationFiled(at=event.at, situation=watched.name, evidence=one) for one in judged(item, event)
        ]
        for filed in events:
            self.apply(filed)
        return events

    @staticmethod
    def _take_word(watched: Watched, event: ObservationJudged) -> Evidence | None:
        """Keep a person's word with the evidence as the desk had it; None where there is no such evidence."""
        key = event.indicator, event.article_id
        known = watched.judged.get(key)
        item = known[1] if known else watched.evidence.get(key)
        if item is None:
            return None
        if event.verdict == "undo":
            watched.judged.pop(key, None)
        else:
            watched.judged[key] = event, item
        watched.learn()
        return item

    def _take_series(self, event: SeriesTaken) -> None:
        self._series.setdefault(event.series, {}).update(days_of(event.points))
        for watched in self._watched.values():
            watched.readings.clear()

    def add(self, event: SituationAdded, articles: int) -> None:
        """Watch a situation from now on; `articles`: how many are kept, all of which will be looked at."""
        self.changed = True
        self._add(event, before=articles + 1 if articles else None)

    def _add(self, event: SituationAdded, *, before: int | None) -> None:
        old = self._watched.get(event.name)
        made = watch(event.name, event.text, code=self._code, before=before)
        if old is not None:  # another definition: what was filed is judged by it, and the level holds till then
            known = {item.id for item in looked_for(made.situation)}
            made.level, made.decided = old.level, old.decided
            made.evidence = {key: item for key, item in old.evidence.items() if key[0] in known}
            made.judged = {key: pair for key, pair in old.judged.items() if key[0] in known}
            made.learn()
        self._watched[event.name] = made

    def _placed(self, event: ArticlePlaced) -> None:
        """An article belongs to another group of copies: its evidence does too."""
        for watched in self._watched.values():
            for key, item in watched.evidence.items():
                if key[1] == event.article_id and item.report_id != event.report_id:
                    watched.evidence[key] = replace(item, report_id=event.report_id)
                    self.changed = True

    def look(self, article: WatchedArticle, at: float, *, archive: bool = False) -> list[Event]:
        """Look at one version of an article as it comes in; `archive`: it came from a file of the past."""
        self.changed = True
        if article.language is not None:
            heard = article.seen if archive else at
            self._heard[article.language] = max(heard, self._heard.get(article.language, heard))
        events: list[Event] = []
        for name in self.situations:
            events += self._file(self._watched[name], article, at, archive=archive)
        return events

    def filling(self) -> tuple[str, int] | None:
        """Name a situation that is not filled yet, and the number before which its next batch lies."""
        for name in self.situations:
            before = self._watched[name].before
            if before is not None:
                return name, before
        return None

    def fill(self, name: str, articles: Sequence[WatchedArticle], at: float) -> list[Event]:
        """Look at a batch of the archive, newest first; an empty one ends it."""
        self.changed = True
        watched = self._watched[name]
        watched.before = articles[-1].n if articles else None
        events: list[Event] = []
        for article in articles:
            if article.language is not None:
                heard = self._heard.get(article.language, article.seen)
                self._heard[article.language] = max(article.seen, heard)
            if not any(key[1] == article.article_id for key in watched.evidence):
                events += self._file(watched, article, at, archive=True)
        return events

    def _file(self, watched: Watched, article: WatchedArticle, at: float, *, archive: bool) -> list[Event]:
        found = {item.indicator: item for item in self._matched(watched, article, archive=archive)}
        events: list[Event] = []
        for (indicator, article_id), old in sorted(watched.evidence.items()):
            if article_id == article.article_id and indicator not in found and old.modality != "withdrawn":
                gone = replace(old, version=article.version, modality="withdrawn", weight=0.0)
                events.append(ObservationFiled(at=at, situation=watched.name, evidence=gone))
        for indicator, new in found.items():
            before = watched.evidence.get((indicator, article.article_id))
            if before is None or replace(before, archive=archive) != new:
                events.append(ObservationFiled(at=at, situation=watched.name, evidence=new))
        for event in events:
            self.apply(event)
        return events

    @staticmethod
    def _matched(watched: Watched, article: WatchedArticle, *, archive: bool) -> list[Evidence]:
        """Match an article; where a person has spoken of a piece before, their word holds for its new version."""
        made: list[Evidence] = []
        for item in watched.matcher.match(article, archive=archive):
            key = item.indicator, item.article_id
            if key in watched.judged:
                made += judged(item, watched.judged[key][0])
            else:
                made.append(item)
        return made

    def _keep(self, event: ObservationFiled) -> None:
        watched = self._watched.get(event.situation)
        if watched is not None:
            item = event.evidence
            watched.evidence[item.indicator, item.article_id] = item

    # time passes

    def minute(self, at: float) -> list[Event]:
        """Judge all situations that are filled."""
        events: list[Event] = []
        for name in self.situations:
            watched = self._watched[name]
            if watched.before is None:
                self.changed = True
                self._read_series(watched)
                events += judge_minute(watched, self._heard, at)
        return events

    def _read_series(self, watched: Watched) -> None:
        """Judge the series of a situation anew where one has changed."""
        for indicator in watched.situation.indicators:
            use = indicator.series
            if use is not None and indicator.id not in watched.readings:
                known = self._series.get(series_name(use.source, use.field), {})
                watched.readings[indicator.id] = readings(known, plan_of(use))

    # keeping

    def save(self) -> bytes:
        """Give the state as bytes; equal states give equal bytes."""
        data = {
            "version": 1,
            "situations": [watched.data() for _, watched in sorted(self._watched.items())],
            "heard": self._heard,
            "series": {name: sorted(days.items()) for name, days in self._series.items()},
        }
        return orjson.dumps(data, option=orjson.OPT_SORT_KEYS)

    def load(self, state: bytes) -> None:
        """Bring a state back.

        Raises:
            DamagedError: If it is not what `save` gave.
        """
        try:
            data = orjson.loads(state)
            watched = {item["name"]: kept(item, self._code) for item in data["situations"]}
            series = {name: dict(days) for name, days in data.get("series", {}).items()}
            self._watched, self._heard, self._series, self.changed = watched, data["heard"], series, False
        except (KeyError, TypeError, ValueError, SituationError) as error:
            raise DamagedError(f"the state of the watch desk cannot be read: {error}") from error
