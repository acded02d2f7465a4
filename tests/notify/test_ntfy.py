"""ntfy, against a receiver on loopback that reads what a server of it would."""

import asyncio
import json

import pytest
from alert_cases import MORNING, occasion
from gateways import open_gateway
from hypothesis import given
from hypothesis import strategies as st
from receivers import receiver

from wireroom.alerts.wording import message
from wireroom.errors import NotifyError
from wireroom.model.alert import Alert, Channel
from wireroom.notify.ntfy import Ntfy, cut


def send(*, token="", named=True, level=None, path="/strait"):
    """Send a message to a topic; give what the server got."""
    kind = {"kind": "level_change", "level": level} if level else {}
    one = Alert(
        id=1,
        key="k",
        rule_id="r",
        rule_name="R",
        at=MORNING,
        occasion=occasion(title="Fähre", **kind),
        due=1.0,
        held="",
    )

    async def run():
        async with receiver() as server, open_gateway(server.allow) as gateway:
            ntfy = Ntfy(gateway, server=server.url("/") if named else "https://ntfy.sh", token=token)
            told = message([one], id="m1", at=MORNING, site="https://wire.example")
            await ntfy.send(Channel(id="c", kind="ntfy", name="N", to=server.url(path)), told)
            return server.got

    (got,) = asyncio.run(run())
    return got, json.loads(got.body)


def test_a_message_goes_to_its_topic_with_title_text_and_link():
    """Letters of all scripts arrive as they are, and a tap opens the story."""
    got, body = send()
    assert got.path == "/"
    assert (body["topic"], body["title"], body["click"]) == ("strait", "Fähre", "https://wire.example/s/s1/ferry")
    assert "2 independent reports" in body["message"]
    assert body["sequence_id"] == "m1"


def test_the_token_goes_to_the_server_that_it_is_for():
    """A topic on another server does not get it."""
    assert send(token="tk_secret")[0].headers["authorization"] == "Bearer tk_secret"
    assert "authorization" not in send(token="tk_secret", named=False)[0].headers


def test_a_crisis_is_pressing():
    """Level 3 rings; all else comes quietly."""
    assert (send(level=3)[1]["priority"], send(level=2)[1]["priority"]) == (5, 3)


def test_an_address_without_a_topic_is_no_channel():
    """It is told in words, and not tried again."""
    with pytest.raises(NotifyError, match="topic") as error:
        send(path="/")
    assert error.value.lasting


@given(st.text(), st.integers(4, 60))
def test_a_cut_text_is_text_and_not_too_long(text, most):
    """No letter is cut in two."""
    text = text.encode("utf-8", "ignore").decode()
    found = cut(text, most)
    assert len(found.encode()) <= most
    assert found == text or text.startswith(found[:-1])
