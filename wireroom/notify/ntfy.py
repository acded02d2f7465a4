"""ntfy: a message to a topic, at ntfy.sh or at a server of one's own."""

from urllib.parse import urlsplit

import orjson

from wireroom.errors import FetchError, NotifyError
from wireroom.model.alert import Channel, Message
from wireroom.notify.answers import failed
from wireroom.ports import Post, Poster

#: Longest text that a server takes without making a file of it, bytes.
LONGEST = 3500
USUAL, PRESSING = 3, 5


class Ntfy:
    """Sends to topics."""

    def __init__(self, poster: Poster, *, server: str, token: str) -> None:
        """Take the way out, and a token with the address of the one server that gets it."""
        self._poster, self._server, self._token = poster, server.rstrip("/"), token

    async def send(self, channel: Channel, message: Message) -> None:
        """Send once.

        Raises:
            NotifyError: If it was not taken.
        """
        parts = urlsplit(channel.to)
        topic = parts.path.strip("/")
        if not topic or "/" in topic:
            raise NotifyError("an ntfy channel is an address with a topic: https://ntfy.sh/topic", lasting=True)
        root = f"{parts.scheme}://{parts.netloc}"
        headers = {"Content-Type": "application/json"}
        if self._token and root == self._server:
            headers["Authorization"] = f"Bearer {self._token}"
        body = {
            "topic": topic,
            "title": message.title,
            "message": cut("\n\n".join(message.lines), LONGEST),
            "click": message.links[0] if message.links else None,
            "priority": PRESSING if message.urgent else USUAL,
            # A server that knows it shows a second copy in the place of the first; others pass over it.
            "sequence_id": message.id,
        }
        try:
            await self._poster.post(Post(url=root, kind="notice", body=orjson.dumps(body), headers=headers))
        except FetchError as error:
            raise failed(error) from error


def cut(text: str, most: int) -> str:
    """Cut a text to so many bytes of UTF-8, at a letter.

    >>> cut("aé" * 3, 6), cut("short", 6)
    ('a…', 'short')
    """
    data = text.encode()
    if len(data) <= most:
        return text
    return data[: most - 4].decode("utf-8", "ignore").rstrip() + "…"
