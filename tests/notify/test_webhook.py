"""Webhooks, against a real receiver on loopback that checks the signature as its documentation says."""

import asyncio
import hashlib
import hmac
import json

import pytest
from alert_cases import MORNING, OCCASION
from gateways import open_gateway
from receivers import receiver

from wireroom.alerts.wording import message
from wireroom.errors import NotifyError
from wireroom.model.alert import Alert, Channel
from wireroom.notify.keys import room_key, webhook_secret
from wireroom.notify.webhook import Webhook

KEY = bytes(range(32))


def alert(number=1, **more):
    """An alert of a story that broke."""
    named = {"rule_id": "r1", "rule_name": "Breaking", "held": "", "due": MORNING}
    return Alert(id=number, key=f"k{number}", at=MORNING, occasion=OCCASION, **{**named, **more})


def send(statuses=(), times=1, **said):
    """Send a message to a server that answers so; give what it got and what came of it."""

    async def run():
        async with receiver(statuses, **said) as server, open_gateway(server.allow) as gateway:
            channel = Channel(id="c1", kind="webhook", name="Mine", to=server.url("/hook?token=quiet"))
            told = message([alert()], id="m1", at=MORNING, site="https://wire.example")
            hook, error = Webhook(gateway, KEY, lambda: 1_795_500_123.0), None
            for _ in range(times):
                try:
                    await hook.send(channel, told)
                except NotifyError as raised:
                    error = raised
            return server.got, error

    return asyncio.run(run())


def test_the_signature_holds_over_identity_time_and_body():
    """A receiver that knows the secret can check it with a few lines, and any change breaks it (S43)."""
    (got,), _ = send()
    secret = webhook_secret(KEY, "c1").encode()
    name, stamp = got.headers["idempotency-key"], got.headers["x-wireroom-timestamp"]
    signed = f"{name}.{stamp}.".encode() + got.body
    assert got.headers["x-wireroom-signature"] == "sha256=" + hmac.new(secret, signed, hashlib.sha256).hexdigest()
    assert stamp == "1795500123"
    body = json.loads(got.body)
    assert body["id"] == name == "m1"
    assert body["alerts"][0]["url"] == "https://wire.example/s/s1/ferry"
    assert body["alerts"][0]["counts"] == {"articles": 4, "publishers": 3, "reports": [2, 2], "origins": [1, 2]}


def test_every_try_is_the_same_message():
    """Identity and body are the same on each try, so that a receiver can drop the second."""
    (first, second), _ = send([500, 200], times=2)
    assert (first.headers["idempotency-key"], first.body) == (second.headers["idempotency-key"], second.body)


@pytest.mark.parametrize(("status", "lasting"), [(404, True), (410, True), (302, True), (500, False), (429, False)])
def test_an_answer_says_whether_another_try_makes_sense(status, lasting):
    """What blames us ends it; what passes is tried again. No word of the receiver comes through (S43)."""
    _, error = send([status])
    assert error.lasting is lasting
    assert "secret" not in str(error)
    assert "quiet" not in str(error)


def test_each_channel_has_a_secret_of_its_own_and_the_key_is_kept(tmp_path):
    """Secrets are made of the room's key, which is made once, is ours alone to read, and stays."""
    path = tmp_path / "alerts.key"
    key = room_key(path)
    assert room_key(path) == key
    assert path.stat().st_mode & 0o077 == 0
    assert len({webhook_secret(key, name) for name in ("c1", "c2")}) == 2
    path.write_text("broken")
    with pytest.raises(OSError, match="delete it"):
        room_key(path)
