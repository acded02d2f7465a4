"""What keeping alerts promises: to who decides and sends (all writes inside the room's transaction), and to pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from wireroom.model.alert import Alert, Channel, Message, Occasion, Past, Rule, Verdict
from wireroom.model.events import Logged


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What goes to one channel at once: alerts of one rule whose time has come."""

    #: Identity of the message: made of its alerts when it is first sent, and kept.
    message: str
    channel: str
    alerts: tuple[int, ...]
    #: When the first of them was due.
    due: float
    tries: int


class Notifier(Protocol):
    """A way to a kind of channel."""

    async def send(self, channel: Channel, message: Message) -> None:
        """Send once.

        Raises:
            NotifyError: If it did not arrive, as far as can be known.
        """
        ...


class AlertReads(Protocol):
    """Alerts for reading."""

    def rules(self) -> list[Rule]:
        """Give the rules, the oldest first."""
        ...

    def channels(self) -> list[Channel]:
        """Give the channels, the oldest first."""
        ...

    def alerts(self, *, before: int | None = None, most: int = 50) -> list[Alert]:
        """Give alerts, the newest first; `before` is the number of the last one given."""
        ...

    def alert(self, number: int) -> Alert | None:
        """Give one alert."""
        ...

    def unread(self) -> tuple[int, int]:
        """Say how many alerts were not read, and the number of the newest one."""
        ...

    def marks(self) -> dict[str, dict[str, int]]:
        """Say how many alerts of each rule turned out to be what."""
        ...

    def outbox(self) -> dict[str, int]:
        """Say how many messages are in which state."""
        ...


class AlertAsks(AlertReads, Protocol):
    """What deciding asks of the log, its projections, and of what was told before. For reading alone."""

    def events(self, after: int, types: Iterable[str], most: int) -> Iterator[Logged]:
        """Give events of some types behind a number, in order."""
        ...

    def number_at(self, at: float) -> int:
        """Give the number of the last event before a time."""
        ...

    def matches(self, query: str, article_id: str) -> bool:
        """Say whether a search finds an article."""
        ...

    def found_since(self, query: str, since: float) -> frozenset[str]:
        """Name the articles first seen since a time that a search finds."""
        ...

    def aliases(self, story_id: str) -> tuple[str, ...]:
        """Name the stories that were joined to one."""
        ...

    def home(self, story_id: str) -> str | None:
        """Name the story that one is part of now."""
        ...

    def placed(self, article_id: str) -> tuple[str | None, bool]:
        """Name the story of an article, and say whether a file of the past brought it."""
        ...

    def seen_times(self, source_id: str, since: float) -> list[float]:
        """Say when a source's articles were first seen, in order."""
        ...

    def last_seen(self, source_id: str = "") -> dict[str, float]:
        """Say when sources that are asked brought their last article: one of them, or all."""
        ...

    def past(self, rule: Rule, occasion: Occasion, keys: Sequence[str], now: float) -> Past:
        """Say what a rule told before, as far as an occasion is concerned."""
        ...

    def waiting_on(self, subjects: Sequence[str], held: str) -> frozenset[str]:
        """Name the rules that hold something about a subject for this reason."""
        ...

    def told_about(self, subjects: Sequence[str]) -> dict[str, int]:
        """Give rule -> its first alert about a subject that was sent."""
        ...

    def channels_of(self, alert: int) -> tuple[str, ...]:
        """Name the channels that an alert went to, or is to go to."""
        ...


class AlertBook(AlertAsks, Protocol):
    """Keeps alerts. Writes belong inside the room's transaction."""

    def rule(self, name: str) -> Rule | None:
        """Give a rule, also one that was deleted."""
        ...

    def put_rule(self, rule: Rule) -> None:
        """Keep a rule, new or changed."""
        ...

    def delete_rule(self, name: str) -> None:
        """Let a rule count no longer; alerts of it stay, so that they can be corrected."""
        ...

    def channel(self, name: str) -> Channel | None:
        """Give a channel."""
        ...

    def put_channel(self, channel: Channel) -> None:
        """Keep a channel."""
        ...

    def delete_channel(self, name: str, now: float) -> None:
        """Send nothing there any more."""
        ...

    def set_channel(self, name: str, state: str, reason: str, now: float) -> None:
        """Note how a channel is doing."""
        ...

    def tell(
        self,
        rule: Rule,
        occasion: Occasion,
        verdict: Verdict,
        *,
        key: str,
        now: float,
        known: int | None = None,
        channels: Sequence[str] = (),
        corrects: int | None = None,
    ) -> int:
        """Keep an alert with its messages to be sent; returns its number. `known`: it stood on the page before."""
        ...

    def read_to(self, number: int) -> None:
        """Note that alerts up to a number were read."""
        ...

    def mark(self, number: int, outcome: str | None, now: float) -> bool:
        """Note what an alert turned out to be; False where there is none of this number."""
        ...

    def drop_waiting(self, rule_id: str, reason: str, now: float) -> None:
        """Send nothing of what a rule still wanted to send."""
        ...

    # sending

    def claim(self, now: float, most: int) -> list[Batch]:
        """Take what is due, as messages; one that was taken before comes again as the same."""
        ...

    def settle(self, batch: Batch, state: str, *, now: float, next_at: float, reason: str) -> None:
        """Note what came of a message: "sent", "waiting" (tried again at `next_at`) or "dead"."""
        ...

    def wakes(self) -> float | None:
        """Say when the next message is due."""
        ...

    def clean(self, before: float) -> None:
        """Let alerts go that were noted before a time."""
        ...

    def export(self) -> dict[str, Any]:
        """Give rules, channels and alerts as plain data."""
        ...
