"""Browser push: what arrives at the service can be opened by the browser alone, and says who sent it."""

import asyncio
import json

import http_ece
import pytest
from alert_cases import MORNING, occasion
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from gateways import open_gateway
from hypothesis import given, settings
from hypothesis import strategies as st
from receivers import receiver

from wireroom.alerts.wording import message
from wireroom.errors import NotifyError
from wireroom.model.alert import Alert, Channel
from wireroom.notify.push import Push, base64url, public_key, public_point, seal, unpadded

KEY = bytes(range(32))
SECRET = bytes(range(16))
BROWSER = ec.generate_private_key(ec.SECP256R1())
KEYS = (base64url(public_point(BROWSER)), base64url(SECRET))


def opened(body):
    """Open what was sealed, by another's code."""
    return http_ece.decrypt(body, private_key=BROWSER, auth_secret=SECRET, version="aes128gcm")


def send(statuses=(), *, keys=KEYS, title="Ferry runs aground", lines=1):
    """Send a message to a push service; give what it got and what came of it."""
    one = Alert(
        id=1,
        key="k",
        rule_id="r",
        rule_name="R",
        at=MORNING,
        occasion=occasion(title=title, what="Breaking. " * lines),
        due=MORNING,
        held="",
    )

    async def run():
        async with receiver(statuses) as server, open_gateway(server.allow) as gateway:
            push = Push(gateway, KEY, lambda: 1_795_500_000.0, contact="mailto:me@wire.example")
            channel = Channel(id="c", kind="push", name="P", to=server.url("/send/quiet"), keys=keys)
            try:
                await push.send(channel, message([one], id="m" * 32, at=MORNING, site="https://wire.example"))
            except NotifyError as error:
                return server, error
            return server, None

    return asyncio.run(run())


def test_only_the_browser_reads_it():
    """The service sees no word; the browser gets title, text, page, and the identity that replaces a second copy."""
    server, _ = send()
    (got,) = server.got
    assert b"Ferry" not in got.body
    shown = json.loads(opened(got.body))
    assert shown["title"] == "Ferry runs aground"
    assert shown["path"] == "/s/s1/ferry"
    assert shown["id"] == got.headers["topic"] == "m" * 32
    assert got.headers["content-encoding"] == "aes128gcm"
    assert int(got.headers["ttl"]) > 0


def test_the_service_knows_us_by_the_key_that_the_browser_was_told():
    """The word on who we are is for this service, for some hours, and signed by that key."""
    server, _ = send()
    named = dict(
        part.split("=", 1) for part in server.got[0].headers["authorization"].removeprefix("vapid ").split(", ")
    )
    assert named["k"] == public_key(KEY)
    head, claims, signature = named["t"].split(".")
    said = json.loads(unpadded(claims))
    assert said["aud"] == server.url("").rstrip("/")
    assert 0 < said["exp"] - 1_795_500_000 <= 86_400
    raw = unpadded(signature)
    der = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unpadded(named["k"]))
    point.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))


def test_a_long_message_fits():
    """Services take 4096 bytes; what is longer is cut before it is sealed."""
    server, error = send(title="Fähre " * 60, lines=2000)
    assert error is None
    assert len(server.got[0].body) <= 4096
    assert json.loads(opened(server.got[0].body))["body"].endswith("…")


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_went_away_ends_it(status):
    """The service says that there is no such browser any more: no other try."""
    _, error = send([status])
    assert error.lasting


@pytest.mark.parametrize("keys", [None, ("", ""), ("AAAA", base64url(SECRET)), (KEYS[0], "AAAA"), ("é", "é")])
def test_keys_that_are_none_are_told_in_words(keys):
    """A browser that gave no keys, or broken ones, must be asked again; nothing is sent."""
    server, error = send(keys=keys)
    assert error.lasting
    assert "again" in str(error)
    assert server.got == []


@settings(max_examples=20)
@given(st.binary(max_size=3000))
def test_what_is_sealed_is_what_is_opened(text):
    """Any bytes come out as they went in, and no two seals are alike."""
    one, other = (seal(text, public_point(BROWSER), SECRET) for _ in range(2))
    assert one != other
    assert opened(one) == opened(other) == text
