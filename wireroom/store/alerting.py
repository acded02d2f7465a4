"""Alerts in tables: rules, channels, what was told, and what is still to be sent. Personal, outside the log."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import apsw
import orjson

from wireroom.model.alert import Alert, Channel, Occasion, Past, Rule, Verdict
from wireroom.model.codec import build
from wireroom.model.event_codec import decode
from wireroom.model.events import Logged
from wireroom.ports.alerting import Batch
from wireroom.store.connect import open_reader
from wireroom.store.hits import limited
from wireroom.store.queries import Queries
from wireroom.store.search import conditions, understand
from wireroom.store.written import text

#: How far back a rule's messages are looked at, seconds: a week and the longest wait for a digest.
SLOTS_SECONDS = 8 * 86_400.0
#: How a channel is doing stands in columns of its own.
_HOW_IT_DOES = ("state", "reason", "changed_at")


class SqliteAlertReads:
    """Alerts for reading, over any connection."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._sql = Queries(connection, "alerts")
        self._run = self._sql.rows

    @classmethod
    def open(cls, path: Any) -> "SqliteAlertReads":
        """Open a database for reading alone."""
        return cls(open_reader(path))

    def rules(self) -> list[Rule]:
        """Give the rules, the oldest first."""
        return [build(Rule, orjson.loads(facts)) for (facts,) in self._run("rules")]

    def channels(self) -> list[Channel]:
        """Give the channels, the oldest first."""
        return [_channel(row) for row in self._run("channels")]

    def channel(self, name: str) -> Channel | None:
        """Give a channel."""
        return next((_channel(row) for row in self._run("channel", id=name)), None)

    def rule(self, name: str) -> Rule | None:
        """Give a rule, also one that was deleted."""
        return next((build(Rule, orjson.loads(facts)) for facts, _ in self._run("rule", id=name)), None)

    def alerts(self, *, before: int | None = None, most: int = 50) -> list[Alert]:
        """Give alerts, the newest first."""
        rows = self._run("alerts", before=before if before is not None else 1 << 62, most=most)
        return [self._alert(row) for row in rows]

    def alert(self, number: int) -> Alert | None:
        """Give one alert."""
        return next((self._alert(row) for row in self._run("alert", id=number)), None)

    def _alert(self, row: Any) -> Alert:
        number, key, rule_id, rule_name, at, occasion, due, held, corrects, outcome, read = row
        return Alert(
            id=number,
            key=key,
            rule_id=rule_id,
            rule_name=rule_name,
            at=at,
            occasion=build(Occasion, orjson.loads(occasion)),
            due=due,
            held=held,
            corrects=corrects,
            outcome=outcome,
            read=bool(read),
            deliveries=tuple((name, state, reason) for name, state, reason in self._run("deliveries", id=number)),
        )

    def unread(self) -> tuple[int, int]:
        """Say how many alerts were not read, and the number of the newest one."""
        count, newest = self._run("unread")[0]
        return int(count), int(newest)

    def marks(self) -> dict[str, dict[str, int]]:
        """Say how many alerts of each rule turned out to be what."""
        found: dict[str, dict[str, int]] = {}
        for rule_id, outcome, number in self._run("marks"):
            found.setdefault(rule_id, {})[outcome] = number
        return found

    def outbox(self) -> dict[str, int]:
        """Say how many messages are in which state."""
        return dict(self._run("counts"))

    def export(self) -> dict[str, Any]:
        """Give rules, channels and alerts as plain data (S53); keys of browsers are no part of it."""
        return {
            "rules": [orjson.loads(text(rule)) for rule in self.rules()],
            "channels": [{"kind": one.kind, "name": one.name, "to": one.to} for one in self.channels()],
            "alerts": [
                {"at": one.at, "rule": one.rule_name, "title": one.occasion.title, "outcome": one.outcome}
                for one in self.alerts(most=100_000)
            ],
        }

    # what deciding asks of the log and its projections

    def events(self, after: int, types: Iterable[str], most: int) -> Iterator[Logged]:
        """Give events of some types behind a number, in order."""
        rows = self._run("events", after=after, types=orjson.dumps(sorted(types)).decode(), most=most)
        for seq, name, version, body in rows:
            yield Logged(seq=seq, event=decode(name, version, body))

    def number_at(self, at: float) -> int:
        """Give the number of the last event before a time; numbers and times rise together."""
        low, high = 0, int(self._connection.execute("SELECT coalesce(max(seq), 0) FROM events").get)
        while low < high:
            middle = (low + high + 1) // 2
            if self._sql.value("at_of", seq=middle) < at:
                low = middle
            else:
                high = middle - 1
        return low

    def matches(self, query: str, article_id: str) -> bool:
        """Say whether a search finds an article. A search that says nothing finds nothing."""
        return bool(self._found(query, "a.id = :article", {"article": article_id}))

    def found_since(self, query: str, since: float) -> frozenset[str]:
        """Name the articles first seen since a time that a search finds.

        Raises:
            StorageError: If the search takes too long.
        """
        with limited(self._connection):
            return frozenset(name for (name,) in self._found(query, "a.seen >= :since", {"since": since}))

    def _found(self, query: str, which: str, given: dict[str, object]) -> list[Any]:
        wanted = understand(query)
        if not (wanted.match or wanted.filters):
            return []
        narrow, values = conditions(wanted)
        join = "JOIN search ON search.rowid = a.n" if wanted.match else ""
        match = "AND search MATCH :match" if wanted.match else ""
        return self._sql.direct(
            f"SELECT a.id FROM articles a JOIN sources s ON s.id = a.source_id {join} "  # noqa: S608 - all parts are ours
            f"WHERE {which} {match} {narrow}",
            {**values, **given, **({"match": wanted.match} if wanted.match else {})},
        )

    def aliases(self, story_id: str) -> tuple[str, ...]:
        """Name the stories that were joined to one."""
        return tuple(name for (name,) in self._run("aliases", id=story_id))

    def home(self, story_id: str) -> str | None:
        """Name the story that one is part of now."""
        found: str | None = self._sql.value("home", id=story_id)
        return found

    def placed(self, article_id: str) -> tuple[str | None, bool]:
        """Name the story of an article, and say whether a file of the past brought it."""
        return next(((story, bool(file)) for story, file in self._run("placed", id=article_id)), (None, False))

    def seen_times(self, source_id: str, since: float) -> list[float]:
        """Say when a source's articles were first seen, in order."""
        return [at for (at,) in self._run("seen_times", id=source_id, since=since)]

    def last_seen(self, source_id: str = "") -> dict[str, float]:
        """Say when sources that are asked brought their last article: one of them, or all."""
        return {name: at for name, at in self._run("last_seen", source=source_id) if at is not None}

    def past(self, rule: Rule, occasion: Occasion, keys: Sequence[str], now: float) -> Past:
        """Say what a rule told before, as far as an occasion is concerned."""
        known = self._run("known", keys=_list(keys))
        subjects = (occasion.subject, *occasion.aliases)
        return Past(
            known=known[0][0] if known else None,
            sent=bool(known) and known[0][1] is not None,
            held=known[0][2] if known else "",
            slots=tuple(due for (due,) in self._run("slots", rule_id=rule.id, since=now - SLOTS_SECONDS)),
            last=self._sql.value("last", rule_id=rule.id, subjects=_list(subjects)),
        )

    def waiting_on(self, subjects: Sequence[str], held: str) -> frozenset[str]:
        """Name the rules that hold something about a subject for this reason."""
        return frozenset(name for (name,) in self._run("waiting_on", subjects=_list(subjects), held=held))

    def told_about(self, subjects: Sequence[str]) -> dict[str, int]:
        """Give rule -> its first alert about a subject that was sent."""
        return dict(self._run("told_about", subjects=_list(subjects)))

    def channels_of(self, alert: int) -> tuple[str, ...]:
        """Name the channels that an alert went to, or is to go to."""
        return tuple(name for (name,) in self._run("channels_of", id=alert))


class SqliteAlertBook(SqliteAlertReads):
    """Keeps alerts over the writer's connection; each call belongs inside the room's transaction."""

    def put_rule(self, rule: Rule) -> None:
        """Keep a rule, new or changed."""
        self._run("put_rule", id=rule.id, facts=text(rule))

    def delete_rule(self, name: str) -> None:
        """Let a rule count no longer."""
        self._run("delete_rule", id=name)

    def put_channel(self, channel: Channel) -> None:
        """Keep a channel."""
        facts = orjson.loads(text(channel))
        kept = {key: value for key, value in facts.items() if key not in _HOW_IT_DOES}
        self._run("put_channel", id=channel.id, facts=orjson.dumps(kept).decode(), at=channel.made_at)

    def delete_channel(self, name: str, now: float) -> None:
        """Send nothing there any more, and let no rule name it."""
        self._run("drop_of_channel", channel_id=name, reason="its channel was deleted", at=now)
        self._run("delete_channel", id=name)
        for rule in self.rules():
            if name in rule.channels:
                self.put_rule(replace(rule, channels=tuple(one for one in rule.channels if one != name)))

    def set_channel(self, name: str, state: str, reason: str, now: float) -> None:
        """Note how a channel is doing."""
        self._run("set_channel", id=name, state=state, reason=reason[:300], at=now)

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
        """Keep an alert with its messages to be sent; returns its number."""
        stands = {"at": now, "occasion": text(occasion), "due": verdict.due, "held": verdict.held}
        if known is not None:
            self._run("tell_after_all", id=known, **stands)
            number = known
        else:
            names = {"key": key, "rule_id": rule.id, "rule_name": rule.name, "subject": occasion.subject}
            number = int(self._run("add_alert", **names, corrects=corrects, **stands)[0][0])
        for channel in channels if verdict.due is not None else ():
            self._run("put_out", alert_id=number, channel_id=channel, due=verdict.due, at=now)
        return number

    def read_to(self, number: int) -> None:
        """Note that alerts up to a number were read."""
        self._run("read_to", id=number)

    def mark(self, number: int, outcome: str | None, now: float) -> bool:
        """Note what an alert turned out to be."""
        return bool(self._run("mark", id=number, outcome=outcome, at=now))

    def drop_waiting(self, rule_id: str, reason: str, now: float) -> None:
        """Send nothing of what a rule still wanted to send."""
        self._run("drop_of_rule", rule_id=rule_id, reason=reason, at=now)

    # sending

    def claim(self, now: float, most: int) -> list[Batch]:
        """Take what is due, as messages: those of one rule to one channel go together.

        A message is made once: its rows name it from then on, so that what was under way when we were killed comes
        again as the same message, and whoever took it knows it.
        """
        groups: dict[tuple[str, str, str | None], list[Any]] = {}
        for row in self._run("due", now=now, most=most):
            alert_id, channel_id, rule_id, due, message, tries = row
            groups.setdefault((channel_id, rule_id, message), []).append((alert_id, due, tries))
        batches = []
        for (channel_id, _, message), rows in groups.items():
            numbers = tuple(sorted(row[0] for row in rows))
            if message is None:
                message = _identity(channel_id, numbers)  # noqa: PLW2901 - made here, where none was kept
                for number in numbers:
                    self._run("join_message", alert_id=number, channel_id=channel_id, message=message, at=now)
            else:  # all that it was made of, however many rows were looked at
                numbers = tuple(n for (n,) in self._run("of_message", message=message, channel_id=channel_id))
            due = min(row[1] for row in rows)
            tries = max(row[2] for row in rows)
            batches.append(Batch(message=message, channel=channel_id, alerts=numbers, due=due, tries=tries))
        return batches

    def settle(self, batch: Batch, state: str, *, now: float, next_at: float, reason: str) -> None:
        """Note what came of a message."""
        named = {"message": batch.message, "channel_id": batch.channel}
        self._run("settle", **named, state=state, next_at=next_at, reason=reason[:300], at=now)

    def wakes(self) -> float | None:
        """Say when the next message is due."""
        found: float | None = self._sql.value("wakes")
        return found

    def clean(self, before: float) -> None:
        """Let alerts go that were noted before a time."""
        self._run("clean", before=before)
        self._run("clean_outbox")


def _channel(row: Any) -> Channel:
    facts, *how = row
    made: Channel = build(Channel, orjson.loads(facts))
    return replace(made, **dict(zip(_HOW_IT_DOES, how, strict=True)))


def _list(values: Sequence[str]) -> str:
    return orjson.dumps(list(values)).decode()


def _identity(channel_id: str, alerts: Sequence[int]) -> str:
    """Name a message by what it is made of, so that nobody has to draw a lot for it."""
    return hashlib.sha256(f"{channel_id}:{','.join(map(str, alerts))}".encode()).hexdigest()[:32]
