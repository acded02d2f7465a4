"""Sources that have fallen silent: looked for every ten minutes of the log's time, each by its own rhythm."""

from collections.abc import Iterable
from typing import Any

from wireroom.alerts.rhythm import LEAST, WINDOW, longest_usual
from wireroom.model.alert import Occasion, Rule
from wireroom.model.events import Logged
from wireroom.model.source import Feed, FeedState
from wireroom.ports import Reader
from wireroom.ports.alerting import AlertAsks

#: Pause between two looks, seconds of the log.
LOOK = 600.0
#: Two minutes further apart than this: we slept between them, and what came then came to nobody.
ASLEEP = 600.0
HOUR = 3600.0


class Silences:
    """Looks for sources that bring nothing though they usually would."""

    def __init__(self, reader: Reader, asks: AlertAsks) -> None:
        self._reader, self._asks = reader, asks
        #: The last minute, since when minutes came without a break, and the last look.
        self._minute: float | None = None
        self._awake = 0.0
        self._looked = 0.0
        #: Source -> (its last article, the pause after which it is silent).
        self._limits: dict[str, tuple[float, float | None]] = {}

    def save(self) -> dict[str, Any]:
        """Give what must outlive a restart."""
        return {"minute": self._minute, "awake": self._awake}

    def load(self, kept: dict[str, Any]) -> None:
        """Take up what was kept."""
        self._minute, self._awake = kept.get("minute"), kept.get("awake", 0.0)

    def minute(self, logged: Logged, rules: Iterable[Rule]) -> list[Occasion]:
        """Let a minute pass; gives the sources that are silent now, each time it is asked."""
        now = logged.event.at
        if self._minute is None or not 0 <= now - self._minute <= ASLEEP:
            self._awake = now
        self._minute = now
        if 0 <= now - self._looked < LOOK:
            return []
        self._looked = now
        wanted = [rule.target for rule in rules if rule.kind == "silent" and not rule.paused]
        if not wanted:
            return []
        last = self._asks.last_seen("" if "" in wanted or len(set(wanted)) > 1 else wanted[0])
        return [
            self._occasion(logged, name, at)
            for name, at in sorted(last.items())
            if now - max(at, self._awake) > LEAST and self._silent(name, at, now)
        ]

    def _silent(self, name: str, last: float, now: float) -> bool:
        if self._limits.get(name, (None, None))[0] != last:
            self._limits[name] = (last, longest_usual(self._asks.seen_times(name, last - WINDOW)))
        limit = self._limits[name][1]
        return limit is not None and now - max(last, self._awake) > limit

    def _occasion(self, logged: Logged, name: str, last: float) -> Occasion:
        found = self._reader.source(name)
        feeds = found[0].feeds if found else ()
        return silence(
            name,
            found[0].source.name if found else name,
            last=last,
            limit=self._limits[name][1] or LEAST,
            now=logged.event.at,
            seq=logged.seq,
            trouble=_trouble(feeds),
        )


def silence(name: str, shown: str, *, last: float, limit: float, now: float, seq: int, trouble: str = "") -> Occasion:
    """Tell that a source is silent."""
    usual = _hours(limit / 1.5)
    return Occasion(
        kind="silent",
        seq=seq,
        at=now,
        subject=f"source:{name}",
        event=f"{last:.0f}",
        title=f"{shown} has fallen silent",
        path=f"/source/{name}",
        what=f"Nothing for {_hours(now - last)}; its longest usual pause is {usual}."
        + (f" {trouble}" if trouble else ""),
        matters="What it alone reports is missing here now; silence is not calm.",
        cancels="its next article",
        confirmed=True,
    )


def _trouble(feeds: Iterable[tuple[Feed, FeedState | None]]) -> str:
    """Say whether we could ask it at all."""
    states = [state for _, state in feeds if state is not None]
    if states and all(state.failures for state in states):
        return "Its feeds cannot be read."
    return "Its feed answers, with nothing new." if states else ""


def _hours(seconds: float) -> str:
    hours = seconds / HOUR
    if hours >= 48:
        return f"{hours / 24:.0f} days"
    return "an hour" if round(hours) == 1 else f"{hours:.0f} hours"
