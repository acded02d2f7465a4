"""Webhooks: JSON over a POST, signed over identity, time and body, so that nobody else can send in our name (S43)."""

import hashlib
import hmac
from collections.abc import Callable

import orjson

from wireroom.errors import FetchError
from wireroom.model.alert import Channel, Message
from wireroom.notify.answers import failed
from wireroom.notify.keys import webhook_secret
from wireroom.ports import Post, Poster

#: What the signature begins with: another way to sign would get another name.
SCHEME = "sha256="


def sign(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """Sign a message: HMAC-SHA-256 over "ID.TIMESTAMP." and the body, in hexadecimal.

    >>> sign("secret", "m1", 1, b"{}")[:15]
    'sha256=2fbbf97a'
    """
    signed = f"{message_id}.{timestamp}.".encode() + body
    return SCHEME + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


class Webhook:
    """Sends to webhooks."""

    def __init__(self, poster: Poster, key: bytes, now: Callable[[], float]) -> None:
        """Take the way out, the room's key, and the machine's time."""
        self._poster, self._key, self._now = poster, key, now

    async def send(self, channel: Channel, message: Message) -> None:
        """Send once.

        Raises:
            NotifyError: If it was not taken.
        """
        body = orjson.dumps({"id": message.id, "title": message.title, "alerts": message.alerts})
        timestamp = int(self._now())
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": message.id,
            "X-Wireroom-Timestamp": str(timestamp),
            "X-Wireroom-Signature": sign(webhook_secret(self._key, channel.id), message.id, timestamp, body),
        }
        try:
            await self._poster.post(Post(url=channel.to, kind="notice", body=body, headers=headers))
        except FetchError as error:
            raise failed(error) from error
