"""The watch desk: articles and minutes come in, evidence, changed states and changed levels come out.

All it knows follows from the log: `apply` takes any event of the past, so that its state can be rebuilt. States and
levels are judged only when a minute passes; evidence is filed at once. A situation that is new is first filled from
what was kept, batch by batch and newest first, and judged when that is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import orjson

from wireroom.errors import DamagedError, SituationError
from wireroom.model.codec import build
from wireroom.model.definition import Situation
from wireroom.model.events import ArticlePlaced, Event
from wireroom.model.situation import BLIND, STATES, UNKNOWN, Evidence, WatchedArticle
from wireroom.model.watch_events import (
    IndicatorChanged,
    LevelChanged,
    ObservationFiled,
    SituationAdded,
    SituationRemoved,
)
from wireroom.watch.definition import read_situation
from wireroom.watch.gates import highest, judge
from wireroom.watch.match import Matcher
from wireroom.watch.standing import Board, live_evidence, stand

HOUR = 3600.0

#: Articles of the archive that are looked at in one go: about half a second of one core.
BATCH = 1000

#: Evidence this many half-lives old says next to nothing (a thousandth) and is let go from memory; the log keeps it.
KEPT_HALF_LIVES = 10.0
DAY = 86_400.0


@dataclass(slots=True)
class _Watched:
    """What the desk remembers of one situation."""

    name: str
    text: str
    situation: Situation
    matcher: Matcher
    #: (indicator, article) -> what was filed last.
    evidence: dict[tuple[str, str], Evidence] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    #: Last state of each indicator that was not blind.
    good: dict[str, str] = field(default_factory=dict)
    level: int | None = None
    #: Minutes in a row at which a higher gate held, and since when all have failed.
    higher: int = 0
    lower_since: float | None = None
    #: The next batch holds articles before this number; None: the archive has been looked through.
    before: int | None = None


class WatchDesk:
    """Keeps situations under watch."""

    name = "watch"

    def __init__(self) -> None:
        """Begin without any situation."""
        self._watched: dict[str, _Watched] = {}
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
            case IndicatorChanged():
                self._set_state(event)
            case LevelChanged():
                self._set_level(event)
            case _:
                pass

    def add(self, event: SituationAdded, articles: int) -> None:
        """Watch a situation from now on; `articles`: how many are kept, all of which will be looked at."""
        self.changed = True
        self._add(event, before=articles + 1 if articles else None)

    def _add(self, event: SituationAdded, *, before: int | None) -> None:
        old = self._watched.get(event.name)
        situation = read_situation(event.text)
        made = _Watched(event.name, event.text, situation, Matcher(situation), before=before)
        if old is not None:  # another definition: what was filed is judged by it, and the level holds till then
            made.level, made.evidence = (
                old.level,
                {key: item for key, item in old.evidence.items() if situation.indicator(key[0]) is not None},
            )
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

    def _file(self, watched: _Watched, article: WatchedArticle, at: float, *, archive: bool) -> list[Event]:
        found = {item.indicator: item for item in watched.matcher.match(article, archive=archive)}
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
                events += self._judge(watched, at)
        return events

    def _judge(self, watched: _Watched, at: float) -> list[Event]:
        situation = watched.situation
        lives = {item.id: item.half_life_days * DAY * KEPT_HALF_LIVES for item in situation.indicators}
        for key in [key for key, item in watched.evidence.items() if at - item.at > lives.get(key[0], 0.0)]:
            del watched.evidence[key]
        by_indicator: dict[str, list[Evidence]] = {}
        for key in sorted(watched.evidence):
            by_indicator.setdefault(key[0], []).append(watched.evidence[key])
        events: list[Event] = []
        for indicator in situation.indicators:
            if not indicator.terms:  # nothing that this desk looks for can show it
                continue
            before = watched.states.get(indicator.id, UNKNOWN)
            now = stand(
                indicator,
                by_indicator.get(indicator.id, []),
                self._heard,
                at,
                before=before,
                last_good=watched.good.get(indicator.id, "off"),
                down_factor=situation.down_factor,
            )
            if now.state != before:
                changed = IndicatorChanged(
                    at=at,
                    situation=watched.name,
                    indicator=indicator.id,
                    before=before,
                    state=now.state,
                    value=now.value,
                )
                self._set_state(changed)
                events.append(changed)
        return events + self._judge_level(watched, at)

    def _judge_level(self, watched: _Watched, at: float) -> list[Event]:
        situation = watched.situation
        raising = [item.id for item in situation.indicators if item.kind == "raises" and item.terms]
        states = {name: watched.states.get(name, UNKNOWN) for name in watched.states}
        blind = tuple(name for name in raising if states.get(name, UNKNOWN) in (BLIND, UNKNOWN))
        if watched.level is None and len(blind) == len(raising):
            return []  # nothing can be seen yet: no level, not level 0
        evidence = [watched.evidence[key] for key in sorted(watched.evidence)]
        board = Board(states=states, live=live_evidence(situation, evidence, at))
        target, level = highest(situation, board), watched.level
        if level is None:
            return [self._move(watched, board, target, at, blind)]
        watched.higher = watched.higher + 1 if target > level else 0
        if target < level and not blind:
            watched.lower_since = at if watched.lower_since is None else watched.lower_since
        else:
            watched.lower_since = None  # it does not fall while an indicator is blind
        rises = target > level and watched.higher >= situation.up_after
        since = watched.lower_since
        falls = since is not None and at - since >= situation.down_after_hours * HOUR
        return [self._move(watched, board, target, at, blind)] if rises or falls else []

    def _move(self, watched: _Watched, board: Board, target: int, at: float, blind: tuple[str, ...]) -> LevelChanged:
        falling = watched.level is not None and target < watched.level
        shown = watched.situation.level(watched.level or 0) if falling else watched.situation.level(target)
        verdict = judge(shown, watched.situation, board) if shown else None
        said = verdict.reasons(holding=not falling) if verdict else ()
        event = LevelChanged(
            at=at,
            situation=watched.name,
            before=watched.level,
            level=target,
            why=tuple(f"{item.asks}: {item.have}" for item in said),
            blind=blind,
        )
        self._set_level(event)
        return event

    def _set_state(self, event: IndicatorChanged) -> None:
        watched = self._watched.get(event.situation)
        if watched is not None:
            watched.states[event.indicator] = event.state
            if event.state in STATES:
                watched.good[event.indicator] = event.state

    def _set_level(self, event: LevelChanged) -> None:
        watched = self._watched.get(event.situation)
        if watched is not None:
            watched.level, watched.higher, watched.lower_since = event.level, 0, None

    # keeping

    def save(self) -> bytes:
        """Give the state as bytes; equal states give equal bytes."""
        situations = [
            {
                "name": watched.name,
                "text": watched.text,
                "evidence": [watched.evidence[key] for key in sorted(watched.evidence)],
                "states": watched.states,
                "good": watched.good,
                "level": watched.level,
                "higher": watched.higher,
                "lower_since": watched.lower_since,
                "before": watched.before,
            }
            for _, watched in sorted(self._watched.items())
        ]
        return orjson.dumps({"version": 1, "situations": situations, "heard": self._heard}, option=orjson.OPT_SORT_KEYS)

    def load(self, state: bytes) -> None:
        """Bring a state back.

        Raises:
            DamagedError: If it is not what `save` gave.
        """
        try:
            data = orjson.loads(state)
            watched = {}
            for item in data["situations"]:
                situation = read_situation(item["text"])
                evidence = [build(Evidence, one) for one in item["evidence"]]
                watched[item["name"]] = _Watched(
                    item["name"],
                    item["text"],
                    situation,
                    Matcher(situation),
                    {(one.indicator, one.article_id): one for one in evidence},
                    item["states"],
                    item["good"],
                    item["level"],
                    item["higher"],
                    item["lower_since"],
                    item["before"],
                )
            self._watched, self._heard, self.changed = watched, data["heard"], False
        except (KeyError, TypeError, ValueError, SituationError) as error:
            raise DamagedError(f"the state of the watch desk cannot be read: {error}") from error
