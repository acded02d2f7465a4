"""S10: nobody sets headers of a request. There is no such setting; what is sent is a list that stands in the code."""

from dataclasses import fields

import pytest
from gateways import open_gateway
from rawserver import answer, raw_server, run

from wireroom.config import Settings
from wireroom.model.source import Feed, FeedState, Source
from wireroom.net.settings import GatewaySettings
from wireroom.ports import Ask

#: All headers that any request of ours may carry.
SENT = {"host", "user-agent", "accept", "accept-encoding", "accept-language", "if-none-match", "if-modified-since"}
NEVER = {
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "remote-user",
    "cookie",
    "connection",
    "referer",
    "authorization",
}


@pytest.mark.parametrize("record", [Settings, GatewaySettings, Ask, Feed, FeedState, Source])
def test_s10_no_setting_and_no_record_holds_headers_for_requests(record):
    """What does not exist cannot be abused: neither operators nor feeds nor sources name a header."""
    names = {field.name for field in fields(record)}
    assert not {name for name in names if "header" in name or "cookie" in name}


@pytest.mark.parametrize("kind", ["feed", "page", "image", "icon", "robots"])
def test_s10_requests_of_each_kind_carry_the_headers_of_the_list_and_no_other(kind):
    async def main():
        async with raw_server(answer(200, b"x", ETag='"1"', Set_Cookie="a=b")) as server:
            async with open_gateway(*server.allow) as gateway:
                for _ in range(2):
                    await gateway.fetch(
                        Ask(url=server.url("/x"), kind=kind, etag='"1"', last_modified="Tue, 24 Nov 2026 06:00:00 GMT")
                    )
            return [set(request.headers) for request in server.requests]

    for headers in run(main()):
        assert headers <= SENT
        assert not headers & NEVER


@pytest.mark.parametrize("value", ["x\r\nCookie: a=b", "x\nX-Forwarded-For: 10.0.0.1", "x\r\n\r\nGET /second HTTP/1.1"])
def test_s10_a_validator_cannot_smuggle_a_header(value):
    """Validators go back byte for byte, but never as more than one line."""

    async def main():
        async with raw_server(answer(200, b"x")) as server, open_gateway(*server.allow) as gateway:
            await gateway.fetch(Ask(url=server.url("/x"), kind="feed", etag=value, last_modified=value))
            return server.requests

    for request in run(main()):
        assert not set(request.headers) & NEVER
        assert request.path in ("/x", "/robots.txt")
