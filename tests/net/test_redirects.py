"""Redirects are followed by our own loop, and each hop is judged like the first (S5, S6)."""

import pytest
from gateways import open_gateway
from rawserver import answer, by_path, raw_server, run

from wireroom.errors import FetchError, RefusedError
from wireroom.ports import Ask


def to(location, status=302):
    return answer(status, b"moved, see there", Location=location)


def chain(length, status=302):
    """/s0 leads to /s1 ... leads to /end."""
    steps = {f"s{number}": to(f"/s{number + 1}", status) for number in range(length - 1)}
    return by_path(**steps, **{f"s{length - 1}": to("/end", status)}, end=answer(200, b"here"))


async def fetch(handler, path="/s0", **ask):
    """Return the answer and the paths that were asked for."""
    async with raw_server(handler) as server, open_gateway(*server.allow) as net:
        try:
            return await net.fetch(Ask(url=server.url(path), **{"kind": "feed", **ask})), server.paths()
        except FetchError as error:
            return error, server.paths()


@pytest.mark.parametrize("length", range(1, 6))
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_s5_up_to_five_redirects_are_followed(length, status):
    found, paths = run(fetch(chain(length, status)))
    assert found.body == b"here"
    assert found.final_url.endswith("/end")
    assert found.url.endswith("/s0")
    assert len(paths) == length + 1


@pytest.mark.parametrize("length", [6, 12])
def test_s5_a_sixth_redirect_is_not_followed(length):
    found, paths = run(fetch(chain(length)))
    assert isinstance(found, FetchError)
    assert found.reason == "more than 5 redirects"
    assert len(paths) == 6


@pytest.mark.parametrize(
    ("statuses", "permanent"),
    [((301,), True), ((308,), True), ((301, 308, 301), True), ((302,), False), ((303,), False), ((307,), False),
     ((301, 302), False), ((302, 301), False), ((308, 307, 301), False), ((), False)],
)  # fmt: skip
def test_r26_only_a_chain_of_301_and_308_is_permanent(statuses, permanent):
    steps = {f"s{number}": to(f"/s{number + 1}", status) for number, status in enumerate(statuses)}
    found, _ = run(fetch(by_path(**steps, **{f"s{len(statuses)}": answer(200, b"here")})))
    assert found.permanent is permanent


@pytest.mark.parametrize(
    "handler",
    [
        by_path(s0=to("/s0")),
        by_path(s0=to("")),
        by_path(s0=to("?")),
        by_path(s0=to("#top")),
        by_path(s0=to("/s1"), s1=to("/s0")),
        by_path(s0=to("/s1"), s1=to("/s2"), s2=to("/s1")),
    ],
)
def test_s5_circles_end_before_a_sixth_request(handler):
    found, paths = run(fetch(handler))
    assert isinstance(found, FetchError)
    assert "redirect" in found.reason
    assert len(paths) <= 5


def test_s5_a_redirect_without_a_target_says_so():
    found, _ = run(fetch(by_path(s0=answer(301))))
    assert found.reason == "answered 301, a redirect that leads nowhere"


TARGETS = [
    "http://127.0.0.2/", "http://169.254.169.254/latest/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "//10.0.0.1/",
    "http://127.1/", "http://0x7f.1/", "http://gazette.example:22/", "https://127.0.0.1/", "ftp://gazette.example/",
    "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "gopher://127.0.0.1:25/", "http://user@gazette.example/",
    "http://a\\@b.example/", "/\\evil.example/", "http://[", "http://gazette.example:99999/", "mailto:a@b.example",
    "/" + "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("before", [0, 2])
def test_s5_a_redirect_to_where_we_may_not_go_is_refused_at_each_hop(target, before):
    """S6 too: what an answer says about where to go is as untrusted as what a user types."""
    steps = {f"s{number}": to(f"/s{number + 1}") for number in range(before)}
    found, paths = run(fetch(by_path(**steps, **{f"s{before}": to(target)})))
    assert isinstance(found, RefusedError), found
    assert len(paths) == before + 1
    assert "127.0.0.2" not in found.reason
    assert "10.0.0.1" not in found.reason


def test_s4_a_redirect_to_a_name_that_leads_inside_is_refused():
    async def inside(host, port):
        return [(2, 1, 6, "", ("127.0.0.2", port))]

    async def work():
        async with (
            raw_server(by_path(s0=to("http://intranet.example/"))) as server,
            open_gateway(*server.allow, lookup=inside) as net,
        ):
            await net.fetch(Ask(url=server.url("/s0"), kind="page"))

    with pytest.raises(RefusedError, match="not on the public internet"):
        run(work())


@pytest.mark.parametrize("target", ["end", "./end", "../end", "/x/../end", "/end#frag", " /end "])
def test_s5_relative_targets_are_read_from_where_they_were_said(target):
    found, paths = run(fetch(by_path(s0=to(target), end=answer(200, b"here"))))
    assert found.body == b"here"
    assert paths[-1] == "/end"


def test_s5_a_target_with_bare_bytes_is_asked_for_as_it_came():
    """Some servers send UTF-8 or Latin-1 in Location without encoding it."""
    found, paths = run(fetch(by_path(s0=to("/n\xe4chste seite"))))
    assert isinstance(found, FetchError)
    assert paths[-1] == "/n%E4chste%20seite"


def test_r21_validators_go_to_the_address_that_gave_them_and_nowhere_else():
    """A temporary redirect from A to B must not mix A's and B's validators."""

    async def work(holder):
        async with (
            raw_server(by_path(s0=to("/s1"), s1=to("/end"), end=answer(200, b"here"))) as server,
            open_gateway(*server.allow) as net,
        ):
            where = server.url(holder) if holder else None
            await net.fetch(
                Ask(url=server.url("/s0"), kind="feed", etag='W/"x"', last_modified="day", validators_for=where)
            )
            return [request.path for request in server.requests if "if-none-match" in request.headers]

    assert run(work(None)) == ["/s0"]
    assert run(work("/end")) == ["/end"]
    assert run(work("/elsewhere")) == []
