"""Mail out by SMTP, to the one server that the operator named: guarded like every way out, encrypted, within limits.

The name is looked up once; if any address may not be dialled, none is (S4). Python's own client talks on the checked
socket, in a thread, and is cut off when its time is over (S8).
"""

import asyncio
import contextlib
import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from typing import Any

import structlog

from wireroom.errors import ConfigError, FetchError, RefusedError
from wireroom.net.guard import Allowance, is_public
from wireroom.net.resolve import Lookup, SystemLookup
from wireroom.net.wire import trusted
from wireroom.text.domains import IPAddress, ip_address

log = structlog.get_logger(__name__)

#: Ports on which servers of the public internet take mail to be sent on.
PORTS = frozenset({25, 465, 587, 2525})
#: Seconds for each step, and for all of them together (S8).
STEP_S, WHOLE_S = 10.0, 30.0
#: How a connection is encrypted: from its first byte, after a word, or not at all (loopback alone).
SECURITY = ("tls", "starttls", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """The operator's mail server."""

    host: str
    port: int
    security: str
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    #: Addresses that may be reached although they are private (S7).
    allow: tuple[str, ...] = ()


class MailServer:
    """Hands mail to the operator's server. Keeps the promise `wireroom.ports.Mailer`."""

    def __init__(self, settings: MailSettings, *, lookup: Lookup | None = None, trust: ssl.SSLContext | None = None):
        """Make a way to a server; nothing is opened before the first mail.

        Raises:
            ConfigError: If the server, or how it is spoken to, makes no sense.
        """
        if settings.security not in SECURITY:
            raise ConfigError("smtp_security", f"{settings.security!r} is none of {', '.join(SECURITY)}")
        self._settings, self._trust = settings, trust
        self._allow = tuple(Allowance.parse(text) for text in settings.allow)
        self._system = SystemLookup()
        self._lookup = lookup or self._system
        #: One at a time: servers of mail count connections.
        self._turn = asyncio.Semaphore(1)

    async def send(self, sender: str, to: str, mail: bytes) -> None:
        """Hand one mail over.

        Raises:
            RefusedError: If the server may not be reached.
            FetchError: If it was not taken; `status` is the server's, and no word of the server is in the text.
        """
        shown = self._settings.host
        async with self._turn:
            talk = _Talk(self._settings, await self._addresses(), self._trust)
            try:
                async with asyncio.timeout(WHOLE_S):
                    await asyncio.shield(asyncio.to_thread(talk.send, sender, to, mail))
            except TimeoutError as error:
                talk.cut()
                raise FetchError(shown, f"the mail server did not take it in {WHOLE_S:g} s") from error
            except smtplib.SMTPResponseException as error:
                log.info("mail.failed", host=shown, status=error.smtp_code)
                raise _refused(shown, error.smtp_code) from error
            except smtplib.SMTPRecipientsRefused as error:
                raise _refused(shown, next(iter(error.recipients.values()))[0]) from error
            except smtplib.SMTPNotSupportedError as error:
                raise FetchError(shown, "the mail server cannot do what is asked: encryption or a password") from error
            except ssl.SSLError as error:
                raise FetchError(shown, "a secure connection to the mail server could not be made") from error
            except (OSError, smtplib.SMTPException) as error:
                raise FetchError(shown, "the mail server could not be reached, or broke off") from error

    async def _addresses(self) -> list[tuple[Any, ...]]:
        """Look the server up; gives what may be dialled, or nothing at all."""
        host, port = self._settings.host, self._settings.port
        try:
            async with asyncio.timeout(STEP_S):
                rows = list(await self._lookup(host, port))
        except (OSError, TimeoutError, UnicodeError) as error:
            raise FetchError(host, "the mail server's name could not be resolved") from error
        for row in rows:
            address = ip_address(str(row[4][0])) if row[0] in (socket.AF_INET, socket.AF_INET6) else None
            if address is None or not self._may_dial(address, port):
                what = f"port {port}" if address is not None and is_public(address) else "a private address"
                log.warning("net.refused", host=host, kind="mail", reason=what)
                raise RefusedError(host, f"the mail server lies on {what}; open it in the setting `allow`")
            if self._settings.security == "none" and not address.is_loopback:
                raise RefusedError(host, "mail without encryption goes to this machine alone; set smtp_security")
        if not rows:
            raise FetchError(host, "the mail server's name could not be resolved")
        return rows

    def _may_dial(self, address: IPAddress, port: int) -> bool:
        if port in PORTS and is_public(address):
            return True
        return any(one.covers(address, port) for one in self._allow)


def _refused(host: str, status: int) -> FetchError:
    """Say why a mail was not taken: 4xx passes by itself, 5xx does not."""
    what = "asks for another name or password" if status in (530, 534, 535) else "did not take it"
    return FetchError(host, f"the mail server {what} ({status})", status=status)


class _Talk:
    """One conversation, in a thread."""

    def __init__(self, settings: MailSettings, rows: list[tuple[Any, ...]], trust: ssl.SSLContext | None) -> None:
        self._settings, self._rows = settings, rows
        self._context = trust or trusted()
        self._socket: socket.socket | None = None

    def send(self, sender: str, to: str, mail: bytes) -> None:
        client = _Client(self)
        try:
            if self._settings.security == "starttls":
                client.starttls(context=self._context)
            if self._settings.user:
                client.login(self._settings.user, self._settings.password)
            client.sendmail(sender, [to], mail)
        finally:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                client.quit()
            client.close()

    def dial(self) -> socket.socket:
        """Connect to the first checked address that answers."""
        last: OSError = OSError("no address")
        for family, kind, proto, _, address in self._rows:
            made = socket.socket(family, kind, proto)
            made.settimeout(STEP_S)
            try:
                made.connect(address)
            except OSError as error:
                made.close()
                last = error
                continue
            if self._settings.security == "tls":
                made = self._context.wrap_socket(made, server_hostname=self._settings.host)
            self._socket = made
            return made
        raise last

    def cut(self) -> None:
        """End it from outside: its thread then meets a closed connection."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


class _Client(smtplib.SMTP):
    """Python's client, on a socket that we have dialled ourselves."""

    def __init__(self, talk: _Talk) -> None:
        self._talk = talk
        # Our own name in the greeting says nothing of the network that we stand in.
        super().__init__(talk._settings.host, talk._settings.port, local_hostname="wireroom.invalid", timeout=STEP_S)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        del host, port, timeout
        return self._talk.dial()
