"""What is sent goes out by the same door, under the same guard, and once (S1 to S11, S43)."""

import asyncio

import pytest
from gateways import open_gateway
from receivers import receiver

from wireroom.errors import FetchError, RefusedError
from wireroom.ports import Post


def send(statuses=(), *, headers=None, path="/hook?key=quiet", allowed=True, **said):
    """Send one notice to a server that answers so; give what it got and what came of it."""

    async def run():
        async with receiver(statuses, **said) as server, open_gateway(*([server.allow] if allowed else [])) as gateway:
            post = Post(url=server.url(path), kind="notice", body=b'{"a": 1}', headers=headers or {})
            try:
                return server.got, await gateway.post(post)
            except (FetchError, ValueError) as error:
                return server.got, error

    return asyncio.run(run())


def test_the_body_and_its_headers_arrive_under_our_name():
    """The other side sees the very bytes, what they are, and who sends."""
    got, answer = send(headers={"Content-Type": "application/json"})
    assert answer.status == 200
    assert [(one.path, one.body) for one in got] == [("/hook?key=quiet", b'{"a": 1}')]
    assert got[0].headers["content-type"] == "application/json"
    assert got[0].headers["user-agent"].startswith("Wireroom/")
    assert "cookie" not in got[0].headers


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status):
    """A receiver cannot send us elsewhere (S43): what was meant for one address goes to no other."""
    got, error = send([status], location="/other")
    assert [one.path for one in got] == ["/hook?key=quiet"]
    assert isinstance(error, FetchError)
    assert error.status == status


@pytest.mark.parametrize("status", [400, 404, 410, 500])
def test_what_is_no_success_is_an_error_without_their_words(status):
    """The error names the status and never what the other side wrote, nor the query, which may be a key (S11, S43)."""
    got, error = send([status])
    assert len(got) == 1
    assert error.status == status
    assert "secret" not in str(error)
    assert "quiet" not in str(error)


def test_a_pause_that_was_asked_for_is_told():
    """429 names when to come back, and until then nothing is sent to that host (R28)."""

    async def run():
        async with receiver([429], retry_after="60") as server, open_gateway(server.allow) as gateway:
            post = Post(url=server.url(), kind="notice", body=b"x")
            errors = []
            for _ in range(2):
                with pytest.raises(FetchError) as error:
                    await gateway.post(post)
                errors.append((error.value.status, round(error.value.retry_after)))
            return len(server.got), errors

    count, errors = asyncio.run(run())
    assert count == 1
    assert errors[0] == (429, 60)
    assert errors[1][0] is None


def test_a_private_address_is_refused():
    """What is not on the allow-list is not reached, whoever typed it (S3, S7)."""
    got, error = send(allowed=False)
    assert got == []
    assert isinstance(error, RefusedError)


@pytest.mark.parametrize(
    "headers",
    [{"Host": "a.example"}, {"Cookie": "a=b"}, {"X-Forwarded-For": "1"}, {"X-A": "é"}, {"X-A": "b\r\nX-C: d"}],
)
def test_headers_that_nobody_may_set_are_a_mistake_of_ours(headers):
    """Host, cookies and forwarded headers are never set by who sends, and no header brings another with it (S10)."""
    got, error = send(headers=headers)
    assert got == []
    assert isinstance(error, ValueError)
