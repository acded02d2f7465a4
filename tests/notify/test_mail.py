"""Mail, against a real mail server on loopback, with and without encryption (S2 to S11, S44)."""

import asyncio
import datetime as dt
import email
import email.policy
import ssl
from dataclasses import replace

import pytest
from aiosmtpd.smtp import SMTP, AuthResult
from alert_cases import MORNING, occasion
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from wireroom.alerts.wording import message
from wireroom.errors import ConfigError, NotifyError
from wireroom.model.alert import Alert, Channel
from wireroom.net.mail import MailServer, MailSettings
from wireroom.notify.mail import Mail

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")

TO = Channel(id="c1", kind="mail", name="Me", to="me@reader.example")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for mail.example: (for the server, for who trusts it)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.example")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("mail.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cadata=made.public_bytes(serialization.Encoding.PEM).decode())


class Box:
    """What the server took."""

    def __init__(self, answer="250 taken"):
        self.got, self.answer = [], answer

    async def handle_DATA(self, server, session, envelope):
        self.got.append((envelope, bool(session.ssl)))
        return self.answer


async def found(_host, port):
    """Everything lies on loopback."""
    import socket

    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


def alert(title="Ferry runs aground"):
    return Alert(
        id=1, key="k", rule_id="r", rule_name="R", at=MORNING, occasion=occasion(title=title), due=MORNING, held=""
    )


def send(box, certificate, *, security="starttls", title="Ferry runs aground", user="", allowed=True, times=1):
    """Send a mail; gives what came of it."""
    for_server, trust = certificate

    def check(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == (b"wire", b"right"), handled=False)

    async def run():
        loop = asyncio.get_running_loop()

        def make():
            return SMTP(
                box,
                hostname="mail.example",
                tls_context=for_server if security == "starttls" else None,
                authenticator=check,
                auth_require_tls=security == "starttls",
                loop=loop,
            )

        server = await loop.create_server(make, "127.0.0.1", 0, ssl=for_server if security == "tls" else None)
        port = server.sockets[0].getsockname()[1]
        settings = MailSettings(
            host="mail.example",
            port=port,
            security=security,
            user=user,
            password="right" if user == "wire" else "wrong",
            allow=(f"127.0.0.1/32:{port}",) if allowed else (),
        )
        mail = Mail(
            MailServer(settings, lookup=found, trust=trust), sender="w@wire.example", site="https://wire.example"
        )
        try:
            for _ in range(times):
                await mail.send(TO, message([alert(title)], id="m1", at=MORNING, site="https://wire.example"))
        except NotifyError as error:
            return error
        finally:
            server.close()
            await server.wait_closed()
        return None

    return asyncio.run(run())


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
def test_a_mail_arrives_as_it_was_written(certificate, security):
    """One recipient, a subject, the sentences and the link; encrypted where that is asked for."""
    box = Box()
    assert send(box, certificate, security=security) is None
    ((envelope, encrypted),) = box.got
    assert encrypted is (security == "starttls") or security == "tls"
    assert envelope.rcpt_tos == ["me@reader.example"]
    mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert mail["Subject"] == "Ferry runs aground"
    assert mail["Message-ID"] == "<m1@wire.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_content()
    assert "3 publishers, 2 independent reports" in text
    assert "https://wire.example/s/s1/ferry" in text


def test_a_password_goes_over_an_encrypted_connection_and_a_wrong_one_is_told(certificate):
    """The right one lets us in; with a wrong one no other try is made, and the text names no word of the server."""
    box = Box()
    assert send(box, certificate, user="wire") is None
    error = send(box, certificate, user="other")
    assert error.lasting
    assert "535" in str(error)
    assert len(box.got) == 1


def test_s44_no_title_adds_a_header_or_a_recipient(certificate):
    """Whatever a publisher writes stays one line of the subject."""
    box = Box()
    title = "Ferry\r\nBcc: all@other.example\r\n\r\nBody\u2028of <b>theirs</b>\x00"
    assert send(box, certificate, title=title) is None
    ((envelope, _),) = box.got
    mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert envelope.rcpt_tos == ["me@reader.example"]
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]


def test_every_try_is_the_same_mail(certificate):
    """A second try brings the same bytes under the same identity, so that mailboxes show it once."""
    box = Box()
    assert send(box, certificate, times=2) is None
    first, second = (envelope.content for envelope, _ in box.got)
    assert first == second


@pytest.mark.parametrize(("answer", "lasting"), [("451 later", False), ("550 no such mailbox, dear spy", True)])
def test_what_the_server_answers_decides_on_another_try(certificate, answer, lasting):
    """4xx passes by itself, 5xx does not; the words of the server are shown to nobody."""
    error = send(Box(answer), certificate)
    assert error.lasting is lasting
    assert "spy" not in str(error)


def test_a_private_server_needs_the_allow_list(certificate):
    """A mail server on this machine is reached only where the operator opened it (S7)."""
    box = Box()
    error = send(box, certificate, allowed=False)
    assert error.lasting
    assert "allow" in str(error)
    assert box.got == []


def test_a_stranger_is_not_trusted(certificate):
    """A server whose certificate nobody vouches for gets neither mail nor password."""
    for_server, _ = certificate
    box = Box()
    error = send(box, (for_server, ssl.create_default_context()), user="wire")
    assert "secure connection" in str(error)
    assert box.got == []


def test_a_server_that_offers_no_encryption_gets_nothing(certificate):
    """STARTTLS that is not offered ends it: a mail never falls back to clear text."""
    _, trust = certificate
    box = Box()

    async def run():
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(box, loop=loop), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        settings = MailSettings(host="mail.example", port=port, security="starttls", allow=(f"127.0.0.1/32:{port}",))
        mail = Mail(MailServer(settings, lookup=found, trust=trust), sender="w@wire.example", site="https://w.example")
        try:
            await mail.send(TO, message([alert()], id="m1", at=MORNING, site="https://w.example"))
        finally:
            server.close()
            await server.wait_closed()

    with pytest.raises(NotifyError, match="encryption"):
        asyncio.run(run())
    assert box.got == []


def test_settings_that_make_no_sense_end_the_start():
    """A wrong word for encryption is told at once."""
    with pytest.raises(ConfigError, match="starttls"):
        MailServer(replace(MailSettings(host="h", port=25, security="tls"), security="ssl"))
