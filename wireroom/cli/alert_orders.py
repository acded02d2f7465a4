"""What the owner asks of alerts: rules, channels, tests, marks. Done like all the owner's orders, once and durably."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from wireroom.alerts.rules import read_rule
from wireroom.errors import UsageError
from wireroom.model.alert import CHANNELS, OUTCOMES, Channel, Occasion, Rule, Verdict
from wireroom.pipeline.alerting import is_zone
from wireroom.pipeline.control import Order
from wireroom.ports import Room
from wireroom.ports.alerting import AlertBook

#: Most rules and channels: each costs something at every event.
MOST = 200
#: Longest name and address of a channel, characters.
MOST_NAME, MOST_TO = 80, 2048


class AlertOrders:
    """Does what is asked, inside the transaction of whoever asks."""

    def __init__(
        self,
        room: Room,
        book: AlertBook,
        *,
        now: Callable[[], float],
        secret: Callable[[str], str],
        check: Callable[[str], str],
    ) -> None:
        """Join the parts.

        Args:
            room: The room.
            book: Where alerts are kept.
            now: The room's time.
            secret: Gives the secret of a webhook.
            check: Judges an address that we would send to; raises RefusedError.
        """
        self._room, self._book, self._now = room, book, now
        self._secret, self._check = secret, check

    def acts(self) -> dict[str, Callable[[Order], Order]]:
        """Give all orders by name."""
        return {
            "alert_rule": self._rule,
            "alert_pause": self._pause,
            "alert_delete": self._delete,
            "alert_channel": self._channel,
            "alert_channel_delete": self._channel_delete,
            "alert_test": self._test,
            "alert_mark": self._mark,
            "alert_read": self._read,
        }

    def _rule(self, order: Order) -> Order:
        """Keep a rule; what it is called by stays when it is changed, and so does what it has told."""
        given = dict(order.get("rule") or {})
        named = str(order.get("id") or "")
        old = self._book.rule(named) if named else None
        if named and old is None:
            raise UsageError("there is no such rule")
        if old is None and len(self._book.rules()) >= MOST:
            raise UsageError(f"there are {MOST} rules already; delete one first")
        made = read_rule(
            given,
            id=old.id if old else f"r{secrets.token_hex(6)}",
            made_at=old.made_at if old else self._now(),
            since=self._room.log.last(),
        )
        if not is_zone(made.zone):
            raise UsageError(f"there is no time zone {made.zone}; write one such as Europe/Berlin")
        known = {one.id for one in self._book.channels()}
        missing = [one for one in made.channels if one not in known]
        if missing:
            raise UsageError("one of the rule's channels is not there any more; choose again")
        self._book.put_rule(replace(made, paused=old.paused if old else False))
        return {"id": made.id, "name": made.name}

    def _pause(self, order: Order) -> Order:
        rule = self._known(order)
        paused = bool(order.get("paused"))
        if paused:
            self._book.drop_waiting(rule.id, "its rule was paused", self._now())
        # what happens while it is paused is not told afterwards
        self._book.put_rule(replace(rule, paused=paused, since=self._room.log.last()))
        return {}

    def _delete(self, order: Order) -> Order:
        rule = self._known(order)
        self._book.drop_waiting(rule.id, "its rule was deleted", self._now())
        self._book.delete_rule(rule.id)
        return {}

    def _channel(self, order: Order) -> Order:
        kind, to = str(order.get("kind", "")), str(order.get("to", "")).strip()
        if kind not in CHANNELS:
            raise UsageError(f"a channel is one of {', '.join(CHANNELS)}, not {kind or 'nothing'}")
        if not to or len(to) > MOST_TO:
            raise UsageError("write where messages go")
        if kind == "mail":
            to = mailbox(to)
        else:
            self._check(to)
        same = next((one for one in self._book.channels() if (one.kind, one.to) == (kind, to)), None)
        if same is None and len(self._book.channels()) >= MOST:
            raise UsageError(f"there are {MOST} channels already; delete one first")
        keys = tuple(str(one)[:200] for one in order.get("keys") or ())
        made = Channel(
            id=same.id if same else f"c{secrets.token_hex(6)}",
            kind=kind,
            name=" ".join(str(order.get("name") or "").split())[:MOST_NAME] or shown(kind, to),
            to=to,
            keys=(keys[0], keys[1]) if len(keys) == 2 else None,
            made_at=same.made_at if same else self._now(),
        )
        self._book.put_channel(made)
        return {"id": made.id, "secret": self._secret(made.id) if kind == "webhook" else None}

    def _channel_delete(self, order: Order) -> Order:
        self._book.delete_channel(self._known_channel(order).id, self._now())
        return {}

    def _test(self, order: Order) -> Order:
        """Send a test the way that all messages go; a channel that was dead lives again if it arrives."""
        channel, now = self._known_channel(order), self._now()
        if channel.state == "dead":
            self._book.set_channel(channel.id, "new", "", now)
        rule = Rule(id="test", name="A test that you sent", kind="breaking", channels=(channel.id,))
        what = f"This is a test from Wireroom to “{channel.name}”. If you read it there, the channel works."
        occasion = Occasion(
            kind="test", seq=self._room.log.last(), at=now, subject=f"channel:{channel.id}", title="A test", what=what,
            path="/alerts", confirmed=True,
        )  # fmt: skip
        key = f"test|{secrets.token_hex(8)}"
        number = self._book.tell(rule, occasion, Verdict(due=now), key=key, now=now, channels=(channel.id,))
        self._book.mark(number, None, now)
        return {"number": number}

    def _mark(self, order: Order) -> Order:
        outcome = str(order.get("outcome") or "") or None
        if outcome is not None and outcome not in OUTCOMES:
            raise UsageError(f"an alert was one of {', '.join(OUTCOMES)}, not {outcome}")
        if not self._book.mark(int(order["number"]), outcome, self._now()):
            raise UsageError("there is no alert of this number")
        return {}

    def _read(self, order: Order) -> Order:
        self._book.read_to(int(order["number"]))
        return {}

    def _known(self, order: Order) -> Rule:
        named = str(order.get("id", ""))
        rule = next((one for one in self._book.rules() if one.id == named), None)
        if rule is None:
            raise UsageError("there is no such rule")
        return rule

    def _known_channel(self, order: Order) -> Channel:
        channel = self._book.channel(str(order.get("id", "")))
        if channel is None:
            raise UsageError("there is no such channel")
        return channel


def mailbox(text: str) -> str:
    """Read the address of a mailbox; it can bring no second one, and no header (S44).

    Raises:
        UsageError: If it is none.
    """
    local, at, host = text.rpartition("@")
    fits = at and local and "." in host and text.isascii() and text.isprintable() and len(text) <= 254
    if not fits or any(char in text for char in ' ,;:<>()[]"\\'):
        raise UsageError("that is no address of a mailbox; write one such as name@host.example")
    return text


def shown(kind: str, to: str) -> str:
    """Name a channel that its owner did not name: never by an address that is itself a key."""
    if kind == "mail":
        return to
    named = {"webhook": "Webhook", "ntfy": "ntfy", "push": "A browser"}[kind]
    return f"{named} at {urlsplit(to).hostname}"
