"""The outbox: sends what is due, tries again what did not arrive, and gives up what is no news any more (R8).

A message is named before it is sent for the first time, and keeps its name on every try: a kill between sending and
noting sends it once more under the same name, by which whoever takes it knows it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from wireroom.alerts.retry import gives_up, pause
from wireroom.alerts.wording import message
from wireroom.clock import Clock
from wireroom.errors import NotifyError, StorageError
from wireroom.model.alert import Alert, Channel
from wireroom.ports import Room
from wireroom.ports.alerting import AlertBook, Batch, Notifier

log = structlog.get_logger()

#: Messages that are under way at once, and taken at once.
AT_ONCE = 8
#: Pause between two looks, real seconds.
LOOK_SECONDS = 0.5
#: Why a message is given up whose channel is not there.
NO_CHANNEL = "its channel is not there any more"


class Outbox:
    """Sends messages. One a room."""

    def __init__(
        self,
        room: Room,
        book: AlertBook,
        notifiers: Mapping[str, Notifier],
        *,
        on_desk: Callable[..., Awaitable[Any]],
        clock: Clock,
        lot: Callable[[], float],
        site: str,
    ) -> None:
        """Join the parts.

        Args:
            room: The room.
            book: Where messages are kept.
            notifiers: Kind of channel -> the way to it.
            on_desk: Runs something on the room's own thread.
            clock: For when messages are due.
            lot: Draws a number from 0 to 1.
            site: Address of our pages, without a slash at the end.
        """
        self._room, self._book, self._notifiers = room, book, notifiers
        self._on_desk, self._clock, self._lot = on_desk, clock, lot
        self._site = site

    async def run(self) -> None:
        """Send what is due until cancelled."""
        while True:
            try:
                while await self.flush():
                    pass
            except StorageError as error:  # what was sent is sent again under the same name
                log.warning("outbox.not_kept", trouble=str(error))
            await asyncio.sleep(LOOK_SECONDS)

    async def flush(self) -> int:
        """Send what is due now; returns how many messages that were."""
        taken = await self._on_desk(self._claim, self._clock.now())
        await asyncio.gather(*(self._send(*one) for one in taken))
        return len(taken)

    def _claim(self, now: float) -> list[tuple[Batch, Channel | None, list[Alert]]]:
        with self._room.transaction():
            batches = self._book.claim(now, AT_ONCE)
        found = []
        for batch in batches:
            alerts = [alert for alert in map(self._book.alert, batch.alerts) if alert is not None]
            found.append((batch, self._book.channel(batch.channel), alerts))
        return found

    async def _send(self, batch: Batch, channel: Channel | None, alerts: list[Alert]) -> None:
        if channel is None or not alerts:
            await self._on_desk(self._settle, batch, "dead", NO_CHANNEL, None)
            return
        if channel.state == "dead":  # it died while this waited
            await self._on_desk(self._settle, batch, "dead", channel.reason, None)
            return
        try:
            notifier = self._notifiers.get(channel.kind)
            if notifier is None:
                raise NotifyError(f"this Wireroom has no way to {channel.kind} now", lasting=True)
            await notifier.send(channel, message(alerts, id=batch.message, at=batch.due, site=self._site))
        except NotifyError as error:
            log.info("outbox.failed", channel=channel.id, kind=channel.kind, reason=error.reason, tries=batch.tries + 1)
            await self._on_desk(self._failed, batch, error)
        else:
            log.info("outbox.sent", channel=channel.id, kind=channel.kind, alerts=len(alerts))
            await self._on_desk(self._settle, batch, "sent", "", "ok")

    def _failed(self, batch: Batch, error: NotifyError) -> None:
        now = self._clock.now()
        next_at = now + pause(batch.tries + 1, self._lot(), error.retry_after)
        if error.lasting or gives_up(batch.due, next_at):
            self._settle(batch, "dead", error.reason, "dead")
        else:
            self._settle(batch, "waiting", error.reason, "failing", next_at)

    def _settle(self, batch: Batch, state: str, reason: str, channel: str | None, next_at: float = 0.0) -> None:
        now = self._clock.now()
        with self._room.transaction():
            # What is tried again stays part of its message: "sending", so that nothing is added to it.
            self._book.settle(
                batch, "sending" if state == "waiting" else state, now=now, next_at=next_at, reason=reason
            )
            if channel is not None:
                self._book.set_channel(batch.channel, channel, reason, now)
