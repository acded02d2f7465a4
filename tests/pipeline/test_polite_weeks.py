"""Polite fetching over days and weeks (R21 to R28), over real HTTP: every request is seen from the other side."""

import itertools
from datetime import UTC, datetime
from email.utils import formatdate

import pytest
from newsrooms import MORNING
from rawserver import answer, by_path, head, raw_server, run
from weeks import DAY, HOUR, MINUTE, rss, weeks

from wireroom.errors import UsageError
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds, known_feed
from wireroom.text.domains import registrable_domain

FEED = answer(200, rss("a", "b", "c"), Content_Type="application/rss+xml", ETag='"1"')


def watched(handler, seen, clock):
    """Note when each request came, on the room's clock, and what it carried."""

    async def say(request, writer):
        if request.path != "/robots.txt":
            seen.append((clock(), request.path, request.headers))
        await handler(request, writer)

    return say


def play(monkeypatch, handler, story, *paths, **how):
    """Run a room over a server with this handler and let `story(week, seen, server)` pass the time; returns `seen`."""

    async def main():
        seen, holder = [], {}
        handler_seen = watched(handler, seen, lambda: holder["week"].clock.now())
        async with raw_server(handler_seen) as server:
            holder["week"] = type("Early", (), {"clock": type("C", (), {"now": staticmethod(lambda: MORNING)})})
            async with weeks(monkeypatch, *[server.url(path) for path in paths], allow=server.allow, **how) as week:
                holder["week"] = week
                await story(week, seen, server)
        return seen

    return run(main())


def gaps(seen, path):
    times = [at for at, asked, _ in seen if asked == path]
    return [later - earlier for earlier, later in itertools.pairwise(times)]


# R21


def test_r21_one_unconditional_request_then_none_for_five_days_and_a_restart(monkeypatch):
    """While validators are accepted each request carries them, byte for byte."""

    async def handler(request, writer):
        if request.headers.get("if-none-match") == 'W/"odd  bytes"':
            writer.write(head(304, ETag='W/"odd  bytes"'))
        else:
            body = rss("a", "b")
            writer.write(head(200, Content_Length=len(body), ETag='W/"odd  bytes"', Last_Modified="any words") + body)

    async def story(week, _seen, _server):
        await week.pass_time(days=2)
        await week.restart()
        await week.pass_time(days=3)

    seen = play(monkeypatch, by_path(feed=handler), story, "/feed")
    assert len(seen) > 5
    assert ["if-none-match" in headers for _, _, headers in seen] == [False] + [True] * (len(seen) - 1)
    assert {headers.get("if-modified-since") for _, _, headers in seen[1:]} == {"any words"}


# R22


@pytest.mark.parametrize(
    ("headers", "body", "least"),
    [
        ({}, rss("a"), 15 * MINUTE),
        ({"Cache_Control": "max-age=60"}, rss("a"), 15 * MINUTE),
        ({"Cache_Control": "max-age=21600"}, rss("a"), 6 * HOUR),
        ({"Expires": "Tue, 24 Nov 2026 23:00:00 GMT"}, rss("a"), 15 * MINUTE),
        ({}, rss("a", ttl=300), 5 * HOUR),
        ({}, rss("a", ttl=999999), DAY),
        ({"Cache_Control": "max-age=31536000"}, rss("a"), DAY),
    ],
)
def test_r22_no_request_comes_before_15_minutes_or_the_publishers_wish_and_none_after_24_hours(
    monkeypatch, headers, body, least
):
    """Seen from the other side over four days."""

    async def story(week, _seen, _server):
        await week.pass_time(days=4)

    seen = play(monkeypatch, by_path(feed=answer(200, body, **headers)), story, "/feed")
    pauses = gaps(seen, "/feed")
    assert len(pauses) >= 3
    assert min(pauses) >= least
    assert max(pauses) <= DAY + 1


def test_r22_an_expiry_date_is_waited_for(monkeypatch):
    async def handler(_request, writer):
        body = rss("a")
        writer.write(head(200, Content_Length=len(body), Expires=formatdate(MORNING + 9 * HOUR, usegmt=True),
                          Date=formatdate(MORNING, usegmt=True)) + body)  # fmt: skip

    async def story(week, _seen, _server):
        await week.pass_time(hours=20)

    seen = play(monkeypatch, by_path(feed=handler), story, "/feed")
    assert gaps(seen, "/feed")[0] >= 9 * HOUR


def test_r22_hours_and_days_to_skip_in_utc_see_no_request(monkeypatch):
    """Seven nights and a Sunday without us."""
    hours = "".join(f"<hour>{hour}</hour>" for hour in (0, 1, 2, 3, 4, 5, 22, 23))
    more = f"<skipHours>{hours}</skipHours><skipDays><day>Sunday</day></skipDays>"

    async def story(week, _seen, _server):
        await week.pass_time(days=8)

    seen = play(monkeypatch, by_path(feed=answer(200, rss("a", more=more))), story, "/feed")
    times = [datetime.fromtimestamp(at, UTC) for at, _, _ in seen[1:]]
    assert len(times) > 6
    assert all(6 <= time.hour <= 21 and time.weekday() != 6 for time in times)


# R23


def test_r23_neither_restarts_nor_imports_nor_clicks_bring_a_second_request_too_early(monkeypatch):
    """A click is served once in five minutes; restarts, imports and second clicks change nothing."""

    async def story(week, seen, server):
        await week.settle()
        assert len(seen) == 1
        for _ in range(3):
            await week.restart()
            await week.settle()
        source = Source(id=registrable_domain(server.url("/")), name="Again")
        add_feeds(week.intake.newsroom, [(source, Feed(url=server.url("/feed"), source_id=source.id))], MORNING)
        await week.runner.reload()
        await week.settle()
        assert len(seen) == 1, "restarts and imports ask nothing"
        asked, refused = week.runner.refresh(server.url("/feed"))
        assert (asked, refused) == ([], [(server.url("/feed"), MORNING + 300.0)])
        week.clock.advance(299.0)
        assert week.runner.refresh(server.url("/feed"))[0] == []
        week.clock.advance(1.0)
        for _ in range(5):  # an impatient reader
            week.runner.refresh(server.url("/feed"))
        await week.settle()
        assert len(seen) == 2
        assert week.runner.refresh(server.url("/feed"))[0] == []
        with pytest.raises(UsageError, match="no feed or source"):
            week.runner.refresh("nobody.example")

    play(monkeypatch, by_path(feed=FEED), story, "/feed")


# R26


@pytest.mark.parametrize("status", [301, 308])
def test_r26_an_address_is_replaced_after_3_equal_answers_over_24_hours_and_nothing_is_new_there(monkeypatch, status):
    """Validators, days and identities go along: the new address is asked "anything new?" from its first request on."""
    moves = {"from": MORNING + 2 * DAY}

    async def old(request, writer):
        if week_now() < moves["from"]:
            await FEED(request, writer)
        else:
            writer.write(head(status, Location="/new", Content_Length=0))

    async def new(request, writer):
        if request.headers.get("if-none-match") == '"1"':
            writer.write(head(304, ETag='"1"'))
        else:
            await FEED(request, writer)

    clocks = []

    def week_now():
        return clocks[0].now() if clocks else MORNING

    async def story(week, seen, server):
        clocks.append(week.clock)
        await week.pass_time(days=10)
        assert list(week.known) == [server.url("/new")]
        state = week.known[server.url("/new")]
        assert state.moved_from == server.url("/old")
        row, members = week.intake.room.reader.source(registrable_domain(server.url("/")))
        assert [feed.url for feed, _ in row.feeds] == [server.url("/new")]
        assert len(members) == 3, "no article came twice"
        first = next(at for at, path, _ in seen if path == "/new")
        last_old = max(at for at, path, _ in seen if path == "/old")
        redirected = [at for at, path, _ in seen if path == "/old" and at >= moves["from"]]
        assert len(redirected) >= 3
        assert last_old - first >= DAY, "not before a day of equal answers"
        assert sum(at > last_old for at, path, _ in seen if path == "/new") >= 2, "only the new one is asked since"
        after = [headers for at, path, headers in seen if path == "/new" and at > last_old]
        assert all("if-none-match" in headers for headers in after)
        assert known_feed(week.intake.room, server.url("/old"))[1].url == server.url("/new")
        source = Source(id=registrable_domain(server.url("/")), name="Again")
        wanted = [(source, Feed(url=server.url("/old"), source_id=source.id))]
        assert add_feeds(week.intake.newsroom, wanted, week.clock.now()) == 0, (
            "a list with the old address adds nothing"
        )
        await week.restart()
        await week.settle()
        assert list(week.known) == [server.url("/new")]

    play(monkeypatch, by_path(old=old, new=new), story, "/old")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_r26_302_303_and_307_never_replace_an_address(monkeypatch, status):
    redirect = answer(status, b"", Location="/new")

    async def story(week, seen, server):
        await week.pass_time(days=6)
        assert list(week.known) == [server.url("/old")]
        assert sum(path == "/old" for _, path, _ in seen) > 5

    play(monkeypatch, by_path(old=redirect, new=FEED), story, "/old")


@pytest.mark.parametrize(
    "target",
    [
        answer(200, b"<html><body>Parked. Buy this name.</body></html>", Content_Type="text/html"),
        answer(200, rss("x", "y", base="https://elsewhere.example")),
    ],
    ids=["no feed", "a stranger's feed"],
)
def test_r26_a_move_to_what_is_no_feed_or_anothers_feed_is_never_adopted(monkeypatch, target):
    """A domain that somebody else bought must not take a feed's place."""
    clocks = []

    async def old(request, writer):
        if not clocks or clocks[0].now() < MORNING + DAY:
            await FEED(request, writer)
        else:
            writer.write(head(301, Location="/new", Content_Length=0))

    async def story(week, _seen, server):
        clocks.append(week.clock)
        await week.pass_time(days=9)
        assert list(week.known) == [server.url("/old")]

    play(monkeypatch, by_path(old=old, new=target), story, "/old")


# R27


def test_r27_410_is_confirmed_once_after_24_hours_and_then_polling_ends(monkeypatch):
    """Two requests that hear 410, a day apart, and none in the forty days after; what it brought stays."""
    clocks = []

    async def handler(request, writer):
        if not clocks or clocks[0].now() < MORNING + 12 * HOUR:
            await FEED(request, writer)
        else:
            writer.write(head(410, Content_Length=0))

    async def story(week, _seen, server):
        clocks.append(week.clock)
        await week.pass_time(days=40)
        await week.restart()
        await week.settle()
        await week.pass_time(days=10)
        assert week.known[server.url("/feed")].gone
        assert week.runner.refresh(server.url("/feed")) == ([], [(server.url("/feed"), None)])
        assert len(week.intake.room.reader.source(registrable_domain(server.url("/")))[1]) == 3

    seen = play(monkeypatch, by_path(feed=handler), story, "/feed")
    told = [at for at, _, _ in seen if at >= MORNING + 12 * HOUR]
    assert len(told) == 2
    assert DAY <= told[1] - told[0] <= 1.1 * DAY


@pytest.mark.parametrize("status", [401, 403, 404])
def test_r27_404_401_and_403_back_off_to_daily_and_weekly_after_30_days(monkeypatch, status):
    async def story(week, _seen, _server):
        await week.pass_time(days=60)

    seen = play(monkeypatch, by_path(feed=answer(status)), story, "/feed")
    times = [at - seen[0][0] for at, _, _ in seen]
    pauses = gaps(seen, "/feed")
    assert 0.9 * HOUR <= pauses[0] <= 1.1 * HOUR
    early = [pause for at, pause in zip(times, pauses, strict=False) if 3 * DAY < at < 29 * DAY]
    late = [pause for at, pause in zip(times, pauses, strict=False) if at > 31 * DAY]
    assert early
    assert late
    assert all(0.9 * DAY <= pause <= 1.1 * DAY + 1 for pause in early)
    assert all(6.3 * DAY <= pause <= 7.7 * DAY + 1 for pause in late)


# R28


@pytest.mark.parametrize("status", [429, 503])
def test_r28_429_and_503_pause_the_whole_host_for_retry_after_also_across_a_restart(monkeypatch, status):
    """Two feeds of one host: one hears "in two hours", and neither is asked before, whatever we do in between."""

    async def story(week, seen, _server):
        await week.settle()
        assert len(seen) == 1, "the second feed is not asked"
        week.clock.advance(HOUR)
        await week.restart()
        await week.settle()
        await week.restart()
        week.clock.advance(HOUR - 60.0)
        await week.settle()
        assert len(seen) == 1
        await week.pass_time(hours=2)
        assert len(seen) >= 2
        assert seen[1][0] - seen[0][0] >= 2 * HOUR

    busy = answer(status, b"", Retry_After=7200)
    play(monkeypatch, by_path(a=busy, b=busy), story, "/a", "/b")


def test_r28_a_host_that_names_no_pause_is_left_for_1_hour_doubling_to_24(monkeypatch):
    """Also when we are started again in between."""

    async def story(week, _seen, _server):
        for _ in range(6):
            await week.pass_time(days=1)
            await week.restart()

    seen = play(monkeypatch, by_path(feed=answer(503)), story, "/feed")
    pauses = [pause / HOUR for pause in gaps(seen, "/feed")]
    for pause, wanted in zip(pauses, (1, 2, 4, 8, 16, 24, 24), strict=False):
        assert wanted <= pause <= 1.1 * wanted + 0.1
    assert len(pauses) >= 6


@pytest.mark.parametrize("broken", ["500", "closed"])
def test_r28_timeouts_and_5xx_back_off_from_15_minutes_to_24_hours(monkeypatch, broken):
    async def closed(_request, writer):
        writer.close()

    async def story(week, _seen, _server):
        await week.pass_time(days=5)

    seen = play(monkeypatch, by_path(feed=answer(500) if broken == "500" else closed), story, "/feed")
    pauses = [pause / HOUR for pause in gaps(seen, "/feed")]
    assert len(pauses) >= 8
    for pause, wanted in zip(pauses, (0.25, 0.5, 1, 2, 4, 8, 16, 24, 24), strict=False):
        assert 0.9 * wanted <= pause <= 1.1 * wanted + 0.01


# R14


@pytest.mark.parametrize("step", [-10 * 365 * DAY, -DAY, -1.0, 1.0, 10 * 365 * DAY])
def test_r14_a_clock_step_brings_no_storm_and_no_feed_sleeps_beyond_24_hours(monkeypatch, step):
    """Each feed is asked once more within a day of the new time, and not twice in a quarter of an hour."""

    async def story(week, seen, _server):
        await week.pass_time(hours=6)
        before = len(seen)
        week.clock.at += step
        week.clock._waiting = [(at + step, future) for at, future in week.clock._waiting]
        await week.settle()
        assert len(seen) - before <= 3, "each feed at most once"
        since = len(seen)
        await week.pass_time(days=1.05)
        for path in ("/a", "/b", "/c"):
            assert any(asked == path for _, asked, _ in seen[since:])
            times = [at for at, asked, _ in seen[before:] if asked == path]
            assert all(later - earlier >= 15 * MINUTE for earlier, later in itertools.pairwise(times))

    play(monkeypatch, by_path(a=FEED, b=FEED, c=FEED), story, "/a", "/b", "/c")


# R25, R30


def test_r30_each_page_is_fetched_once_per_new_entry_over_days_of_polling(monkeypatch):
    """Feeds deliver the same entries again and again; pages are not asked for again."""
    served = {"body": b""}

    async def feed(request, writer):
        await answer(200, served["body"])(request, writer)

    async def page(_request, writer):
        body = b"<html><body><p>words</p></body></html>"
        writer.write(head(200, Content_Length=len(body), Content_Type="text/html") + body)

    async def story(week, seen, server):
        served["body"] = rss("p1", "p2", base=server.url(""))
        await week.pass_time(hours=6)
        served["body"] = rss("p1", "p2", "p3", base=server.url(""))
        await week.pass_time(days=2)
        pages = sorted(path for _, path, _ in seen if path.startswith("/p"))
        assert pages == ["/p1", "/p2", "/p3"]

    play(monkeypatch, by_path(feed=feed, p1=page, p2=page, p3=page), story, "/feed", pages=4)
