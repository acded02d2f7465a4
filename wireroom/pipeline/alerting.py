"""Alerts joined: reads on in the log from where it was, decides, and writes alerts, messages and its place in one go.

It stands beside the newsroom and follows the log like a reader: so a kill loses nothing and repeats nothing, and a
replay, which has no such reader, tells nobody anything.
"""

import asyncio
import datetime as dt
import functools
import traceback
import zoneinfo
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import orjson
import structlog

from wireroom.alerts.decide import CORRECTIONS, decide
from wireroom.alerts.keys import keys_of
from wireroom.alerts.scope import applies
from wireroom.errors import StorageError, WireroomError
from wireroom.model.alert import Channel, Occasion, Rule, Verdict
from wireroom.model.events import Logged, MinutePassed
from wireroom.pipeline.hearing import CORRECTING, WANTED, Hearing
from wireroom.pipeline.silences import Silences
from wireroom.ports import Room
from wireroom.ports.alerting import AlertBook

log = structlog.get_logger()

#: Name under which it is kept how far it is.
STAGE = "alerts"
#: Events that one step takes: the desk's thread must not be held for long.
STEP = 200
#: Pause between two looks at the log, real seconds.
LOOK_SECONDS = 0.5
#: The place is kept when something was told, or after so many events: what is read again tells nothing new.
SAVE_EVENTS = 2000
#: Alerts are kept for so long, seconds; looked at once a day.
KEEP = 400 * 86_400.0
DAY = 86_400.0
#: Why nothing is sent where every channel of a rule is dead.
ALL_DEAD = "its channels are dead: send a test to bring one back"


@functools.lru_cache(256)
def zone_of(name: str) -> dt.tzinfo:
    """Give a time zone; UTC where nobody knows the name any more."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return dt.UTC


def is_zone(name: str) -> bool:
    """Say whether there is a time zone of this name."""
    return name == "UTC" or zone_of(name) is not dt.UTC


class Alerting:
    """Decides about what the log brings. Runs on the room's own thread."""

    def __init__(self, room: Room, book: AlertBook, *, followed: Callable[[], frozenset[str]]) -> None:
        """Join the parts.

        Args:
            room: The room.
            book: Where alerts are kept.
            followed: Gives the stories that the owner follows.
        """
        self._room, self._book, self._followed = room, book, followed
        self._hearing = Hearing(room.reader, book)
        self._silences = Silences(room.reader, book)
        kept = room.load_checkpoint(STAGE)
        self._saved = self._position = kept[0] if kept is not None else 0
        if kept is not None and kept[1]:
            self._silences.load(orjson.loads(kept[1]))
        self._cleaned = 0.0

    def step(self, now: float) -> bool:
        """Take the next events; says whether there may be more.

        Raises:
            StorageError: If nothing could be kept; the next step takes the same events again.
        """
        rules = self._book.rules()
        if not rules and not self._book.unread()[1]:
            return False  # nobody was ever told anything, and nobody wants to be
        last = self._room.log.last()
        begin = max(self._position, min((rule.since for rule in rules), default=0))
        types = {kind for rule in rules for kind in WANTED[rule.kind]} | set(CORRECTING)
        if any(rule.kind == "silent" for rule in rules):
            types.add(MinutePassed)
        events = list(self._book.events(begin, [kind.__name__ for kind in types], STEP))
        reached = events[-1].seq if len(events) == STEP else last
        with self._room.transaction():
            told = sum(self._take(logged, rules, now) for logged in events)
            if now - self._cleaned > DAY:
                self._cleaned = now
                self._book.clean(now - KEEP)
            if told or reached - self._saved >= SAVE_EVENTS:
                self._room.save_checkpoint(STAGE, reached, orjson.dumps(self._silences.save()))
                self._saved = reached
        self._position = reached
        return len(events) == STEP

    def _take(self, logged: Logged, rules: Sequence[Rule], now: float) -> int:
        try:
            if isinstance(logged.event, MinutePassed):
                occasions = self._silences.minute(logged, rules)
            else:
                occasions = self._hearing.hear(logged, rules, now)
        except WireroomError:
            raise
        except Exception:  # one event that cannot be understood must not silence all that come after it
            log.error("alert.failed", seq=logged.seq, trace=traceback.format_exc())
            return 0
        return sum(self._tell(one, rules, now) for one in occasions)

    def _tell(self, occasion: Occasion, rules: Sequence[Rule], now: float) -> int:
        """Tell those whom it concerns; what puts right what was told goes to all who were told."""
        followed = self._followed() if any(rule.kind == "story" for rule in rules) else frozenset()
        before: dict[str, int] = {}
        if occasion.kind in CORRECTIONS:
            before = self._book.told_about((occasion.subject, *occasion.aliases))
        wanted = [rule for rule in rules if applies(rule, occasion, followed)]
        wanted += [
            rule
            for rule in (self._book.rule(name) for name in before if name not in {one.id for one in wanted})
            if rule is not None
        ]
        channels = {one.id: one for one in self._book.channels()}
        return sum(self._one(rule, occasion, before.get(rule.id), channels, now) for rule in wanted)

    def _one(
        self, rule: Rule, occasion: Occasion, corrects: int | None, channels: dict[str, Channel], now: float
    ) -> int:
        keys = keys_of(rule, occasion)
        named = dict.fromkeys(rule.channels)
        if corrects is not None:  # what was sent is put right, also where one source alone says so
            named |= dict.fromkeys(self._book.channels_of(corrects))
            occasion = replace(occasion, confirmed=True)
        there = [name for name in named if name in channels]
        live = tuple(name for name in there if channels[name].state != "dead")
        past = self._book.past(rule, occasion, keys, now)
        verdict = decide(replace(rule, channels=live), occasion, past, now, zone_of(rule.zone))
        if verdict is None:
            return 0
        if verdict.due is None and occasion.confirmed and there and not live:
            verdict = Verdict(due=None, held=ALL_DEAD)
        self._book.tell(
            rule,
            occasion,
            verdict,
            key=keys[0],
            now=now,
            known=past.known,
            channels=live,
            corrects=corrects,
        )
        log.info("alert.told", rule=rule.id, kind=occasion.kind, subject=occasion.subject, sent=verdict.due is not None)
        return 1


async def follow_alerts(alerting: Alerting, on_desk: Callable[..., Awaitable[Any]], now: Callable[[], float]) -> None:
    """Let alerts follow the log until cancelled."""
    while True:
        more = False
        try:
            more = await on_desk(alerting.step, now())
        except StorageError as error:  # the same events are taken again
            log.warning("alerts.not_kept", trouble=str(error))
        await asyncio.sleep(0 if more else LOOK_SECONDS)
