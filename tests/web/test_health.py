"""Liveness asks nobody, readiness says what is wrong, numbers are told on the second listener alone (S47, R33, R34)."""

import asyncio
import json
import threading
from dataclasses import replace

import pytest
from asgi import Listener, ask, get, running, site_over
from newsrooms import FERRY, MORNING, open_intake, reading, take
from prometheus_client.parser import text_string_to_metric_families

from wireroom.clock import ManualClock
from wireroom.errors import ReadOnlyError, SchemaTooNewError, StorageError, WireroomError
from wireroom.model.health import StoreFacts
from wireroom.model.meters import OUTCOMES, REFUSALS, SiteMeters, WriterMeters
from wireroom.store.facts import store_facts
from wireroom.testing.fake_reader import FakeRoom
from wireroom.testing.sample_news import NOON
from wireroom.web import health as judged
from wireroom.web.admin import create_admin
from wireroom.web.app import create_app
from wireroom.web.health import BEHIND_S, LEAST_FREE
from wireroom.web.site import SiteSettings

FACTS = StoreFacts(
    schema=3, wanted_schema=3, seq=40, at=NOON - 30, articles=12, stories=5, sources=4, answering=3, unread=1,
    database=10_000, waiting=500, disk_free=10 * LEAST_FREE, disk_total=100 * LEAST_FREE,
)  # fmt: skip


def told(**more):
    """What a writer says of itself."""
    return {**WriterMeters().told(), "feeds": 9, "requests": 2, "lag_s": 4.5, **more}


def site_with(facts=FACTS, writer=None, *, meters=None, clock=None, offices_off=""):
    """A site whose files and writer say what a test wants; an exception is raised."""

    def look():
        if isinstance(facts, Exception):
            raise facts
        return facts() if callable(facts) else facts

    async def control(order):
        answer = told() if writer is None else writer
        if isinstance(answer, Exception):
            raise answer
        return (await answer()) if callable(answer) else answer

    return create_app(
        open_reader=FakeRoom().reader,
        clock=clock or ManualClock(NOON),
        site=SiteSettings(offices_off=offices_off),
        control=control,
        look_at_store=look,
        meters=meters,
    )


def ready(site):
    reply = get(site, "/readyz")
    assert reply.headers["content-type"] == "application/json"
    assert reply.headers["cache-control"] == "no-store"
    body = json.loads(reply.body)
    assert body["ready"] == (reply.status == 200)
    return body["ready"], {name: check["says"] for name, check in body["checks"].items() if not check["ok"]}


def test_all_is_well():
    """Schema, writer, log and disk hold, and say how they do."""
    site = site_with()
    assert ready(site) == (True, {})
    checks = json.loads(get(site, "/readyz").body)["checks"]
    assert checks["log"]["says"] == "30 s behind the clock"
    assert set(checks) == {"schema", "writer", "log", "disk"}


def test_a_check_that_is_off_is_told_and_stops_nothing():
    """A broken table of offices: the house is ready, readiness and the foot of each page say what is off."""
    site = site_with(offices_off="the table is broken")
    assert ready(site) == (True, {})
    told = json.loads(get(site, "/readyz").body)["checks"]["offices"]
    assert told == {"ok": True, "says": "the check is off: the table is broken"}
    assert b"The check of offices is off:</b> the table is broken" in get(site, "/about").body
    assert b"check of offices is off" not in get(site_with(), "/about").body


@pytest.mark.parametrize(
    ("facts", "writer", "red"),
    [
        (replace(FACTS, disk_free=LEAST_FREE - 1), None, {"disk": "127 MiB free; 128 are needed"}),
        (replace(FACTS, disk_free=0), told(trouble="StorageFullError"),
         {"disk": "0 MiB free; 128 are needed", "writer": "it cannot write: the disk is full"}),
        (replace(FACTS, schema=2), None, {"schema": "tables of version 2, this program knows 3"}),
        (SchemaTooNewError("/secret/x.db"), None, {"schema": "the tables were written by a later program"}),
        (StorageError("/secret/x.db is busy"), None, {"schema": "the database cannot be read"}),
        (ReadOnlyError("/secret/x.db"), None, {"schema": "the folder or the file cannot be written"}),
        (replace(FACTS, at=NOON - BEHIND_S - 1), None, {"log": "901 s behind the clock"}),
        (FACTS, {}, {"writer": "it is not running"}),
        (FACTS, WireroomError("/secret does not answer"), {"writer": "it does not answer"}),
        (FACTS, told(trouble="DamagedError"), {"writer": "it cannot write: the file is damaged"}),
        (FACTS, told(trouble="OddError"), {"writer": "it cannot write: storage trouble"}),
    ],
)  # fmt: skip
def test_each_trouble_turns_it_red_with_its_reason(facts, writer, red):
    """In words that name no path of this machine."""
    assert ready(site_with(facts, writer)) == (False, red)


def test_an_empty_log_is_not_behind():
    """A first start has nothing yet, and that is no trouble."""
    assert ready(site_with(replace(FACTS, seq=0, at=0.0))) == (True, {})


def test_the_real_files_are_looked_at(tmp_path):
    """Sizes, numbers and version of the product's own store; a folder without one is told."""
    path = tmp_path / "wireroom.db"
    intake = open_intake(path)
    take(intake, "a", reading("Ferry aground", *FERRY), source="coast.example", seen=MORNING)
    facts = store_facts(path)
    assert facts.schema == facts.wanted_schema
    assert (facts.articles, facts.stories) == (1, 1)
    assert facts.database + facts.waiting > 0
    assert facts.disk_free <= facts.disk_total
    intake.room.close()
    with pytest.raises(StorageError):
        store_facts(tmp_path / "none" / "wireroom.db")


def test_liveness_asks_nobody():
    """It answers while the files hang and the writer is silent, whatever cookie comes along (R33)."""

    def never():
        raise AssertionError("asked")

    site = site_with(never, AssertionError("asked"))
    reply = get(site, "/healthz", headers={"cookie": "__Host-session=x; session=x"})
    assert (reply.status, json.loads(reply.body)) == (200, {"ok": True, "live": 0})


def test_readiness_answers_while_files_and_writer_hang(monkeypatch):
    """A request waits for a moment only: first it says that nothing answered, then it tells the last look."""
    monkeypatch.setattr(judged, "WAIT_S", 0.01)
    monkeypatch.setattr(judged, "GOOD_S", -1.0)
    hang = threading.Event()
    hanging = threading.Event()

    def look():
        if hanging.is_set():
            hang.wait(60)
        return FACTS

    async def run():
        site = site_with(look)
        hanging.set()
        first = await ask(site, "/readyz")
        hang.set()
        while (second := await ask(site, "/readyz")).status != 200:
            await asyncio.sleep(0)
        hang.clear()
        third = await ask(site, "/readyz")
        hang.set()
        return first, second, third

    first, second, third = asyncio.run(run())
    assert first.status == 503
    assert "do not answer" in first.text
    assert second.status == 200
    assert third.status == 200, "the last look is young enough"


def test_many_requests_cause_one_look():
    """A crowd at the door does not become a crowd at the disk."""
    looks = []

    def look():
        looks.append(1)
        return FACTS

    async def run():
        site = site_with(look)
        return await asyncio.gather(*(ask(site, "/readyz") for _ in range(50)))

    assert {reply.status for reply in asyncio.run(run())} == {200}
    assert len(looks) == 1


# numbers


def numbers(site, meters):
    admin = create_admin(site.state.health, meters)
    reply = get(admin, "/metrics")
    assert reply.status == 200
    assert reply.headers["content-type"].startswith("text/plain; version=")
    samples = {}
    for family in text_string_to_metric_families(reply.text):
        assert family.documentation
        for sample in family.samples:
            samples[sample.name, tuple(sorted(sample.labels.items()))] = sample.value
    return samples


def test_numbers_cover_what_is_to_be_watched():
    """Fetch results, lag, delays, live pages, sizes, refusals (R34), as Prometheus' own parser reads them."""
    meters, writer = SiteMeters(), WriterMeters()
    writer.fetches.add(("feed", "taken"))
    writer.fetches.add(("page", "refused"))
    for seconds in (0.001, 0.3, 100.0):
        writer.commit.add(seconds)
    meters.publish.add(0.2)
    site = site_with(FACTS, told(**writer.told()), meters=meters)
    get(site, "/", headers={"host": "evil.example"})
    found = numbers(site, meters)
    assert found["wireroom_ready", ()] == 1.0
    assert found["wireroom_fetches_total", (("kind", "feed"), ("outcome", "taken"))] == 1.0
    assert found["wireroom_fetches_total", (("kind", "page"), ("outcome", "refused"))] == 1.0
    assert found["wireroom_poll_lag_seconds", ()] == 4.5
    assert found["wireroom_commit_delay_seconds_count", ()] == 3.0
    assert found["wireroom_commit_delay_seconds_bucket", (("le", "0.5"),)] == 2.0
    assert found["wireroom_publish_delay_seconds_count", ()] == 1.0
    assert found["wireroom_database_bytes", ()] == 10_000.0
    assert found["wireroom_disk_free_bytes", ()] == 10.0 * LEAST_FREE
    assert found["wireroom_live_clients", ()] == 0.0
    assert found["wireroom_refusals_total", (("reason", "host"),)] == 1.0


def test_what_is_not_known_is_left_out():
    """No data is not zero: without files and writer their numbers are missing, and the checks say no."""
    meters = SiteMeters()
    found = numbers(site_with(StorageError("x"), {}, meters=meters), meters)
    assert found["wireroom_ready", ()] == 0.0
    assert not [name for name, _ in found if "database" in name or "fetches" in name or "behind" in name]


def test_no_label_takes_a_value_from_outside():
    """Every label that can ever appear is one of a fixed, small set (S47)."""
    meters = SiteMeters()
    site = site_with(FACTS, meters=meters)
    for path in ("/%3Cx%3E", "/section/zz", "/api/v1/stories?evil=1"):
        get(site, path, headers={"user-agent": "evil"})
    allowed = {"schema", "writer", "log", "disk", "feed", "page", *OUTCOMES, *REFUSALS}
    for name, labels in numbers(site, meters):
        for label, value in labels:
            assert value in allowed or (label == "le" and name.endswith("_bucket")), (name, label, value)
    with pytest.raises(KeyError):
        meters.refusals.add("evil")


def test_details_stand_on_the_second_listener_alone():
    """The public site has neither numbers nor details; the second one answers to loopback names, with the guards."""
    meters = SiteMeters()
    site = site_with(meters=meters)
    admin = create_admin(site.state.health, meters)
    assert get(site, "/metrics").status == get(site, "/health").status == 404
    details = get(admin, "/health")
    body = json.loads(details.body)
    assert details.headers["content-type"] == "application/json"
    assert body["store"]["articles"] == 12
    assert body["writer"]["feeds"] == 9
    assert body["outbox"] is None
    assert "/metrics" in get(admin, "/").text
    assert get(admin, "/nope").status == 404
    assert get(admin, "/metrics", method="POST").status in (403, 405)
    assert get(admin, "/metrics", headers={"host": "evil.example"}).status == 421
    for path in ("/", "/metrics", "/health", "/nope"):
        headers = get(admin, path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert not headers["content-type"].startswith("text/html")


def test_live_pages_beyond_the_limit_are_counted():
    """Also what is refused behind the guard."""
    meters = SiteMeters()
    site = create_app(
        open_reader=FakeRoom().reader, clock=ManualClock(NOON), site=SiteSettings(live_per_address=0), meters=meters
    )
    assert get(site, "/live").status == 429
    assert meters.refusals.counts["live"] == 1


def test_the_way_from_a_commit_to_live_pages_is_measured():
    """One delay for each change that is told, however many listen."""
    meters, room = SiteMeters(), FakeRoom()
    site = create_app(
        open_reader=room.reader, clock=ManualClock(NOON), site=SiteSettings(look_every=0.005), meters=meters
    )

    async def body():
        async with running(site), asyncio.timeout(60):
            clients = [Listener(site, f"/live?after={room.state.seq}&epoch=fake") for _ in range(2)]
            for client in clients:
                await client.next()
            room.develop("s001", "A tug sails")
            for client in clients:
                await client.next()
                await client.leave()

    asyncio.run(body())
    assert sum(meters.publish.steps) == 1


def test_a_site_without_files_or_writer_says_so():
    """In tests and tools there may be none; that is not ready, and no failure."""
    is_ready, red = ready(site_over(FakeRoom()))
    assert not is_ready
    assert red == {"schema": "there are no files to look at", "writer": "there is no writer to ask"}
