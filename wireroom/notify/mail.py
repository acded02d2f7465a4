"""Mail: plain text, one recipient, the same identity on every try. No title of a publisher can add a header (S44)."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from urllib.parse import urlsplit

from wireroom.errors import FetchError, NotifyError, RefusedError
from wireroom.model.alert import Channel, Message
from wireroom.ports import Mailer


class Mail:
    """Sends to mailboxes."""

    def __init__(self, server: Mailer, *, sender: str, site: str) -> None:
        """Take the way to the mail server, the address that mail comes from, and the address of our pages."""
        self._server, self._sender = server, sender
        self._host = urlsplit(site).hostname or "localhost"

    async def send(self, channel: Channel, message: Message) -> None:
        """Send once.

        Raises:
            NotifyError: If the server did not take it.
        """
        try:
            await self._server.send(self._sender, channel.to, self.written(channel.to, message))
        except FetchError as error:
            lasting = isinstance(error, RefusedError) or (error.status or 0) >= 500
            raise NotifyError(error.reason, lasting=lasting) from error

    def written(self, to: str, message: Message) -> bytes:
        """Write a message as mail; the same bytes each time."""
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"] = self._sender, to
        mail["Subject"] = _line(message.title)
        mail["Date"] = formatdate(message.at, usegmt=True)
        mail["Message-ID"] = f"<{message.id}@{self._host}>"
        mail["Auto-Submitted"] = "auto-generated"
        if message.urgent:
            mail["Importance"] = "high"
        mail.set_content("\n\n".join(_line(line) for line in message.lines) + "\n", cte="quoted-printable")
        return mail.as_bytes()


def _line(text: str) -> str:
    r"""Give a text as one line without control characters.

    >>> _line("Ferry\r\nBcc: all@host.example")
    'Ferry Bcc: all@host.example'
    """
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
