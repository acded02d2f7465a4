"""A world of outlets with every fault that concerns fetching: each ends well or as a typed error, none hurts others."""

import asyncio

import pytest
from gateways import open_gateway
from loopworld import loopworld
from rawserver import run

from wireroom.errors import FetchError, TooLargeError
from wireroom.ports import Ask

#: Limit of a whole request, seconds: for those that must run into it, and for all others. Far apart and generous, so
#: that no load of the machine can make one look like the other.
SHORT, LONG = 12.0, 30.0

#: Faults that run into the limit.
ENDLESS = ("hang", "endless")

#: Fault -> what a reader is told; None: an answer comes (whether it is a feed is the parser's question).
FAULTS = {
    "slow": None,
    "hang": f"no answer in {SHORT:.0f} s",
    "reset": "the connection broke off",
    "truncate": "the answer broke off before its end",
    "e500": "answered 500: it has trouble of its own",
    "e503": "answered 503, asks us to come back in 7 min",
    "flap": "answered 500: it has trouble of its own",
    "e429": "answered 429, asks us to come back in 7 min",
    "gone": "answered 410: gone for good",
    "missing": "answered 404: there is nothing at this address",
    "unauthorized": "answered 401: it asks for a password",
    "move301": None,
    "move302": None,
    "loop": "its redirects lead in a circle",
    "longchain": "more than 5 redirects",
    "always304": "answered 304 (nothing new), though we hold nothing of it",
    "no304": None,
    "etagchurn": None,
    "gzbomb": "the answer is larger than 15 MiB",
    "badgzip": "the answer cannot be unpacked",
    "huge": "the answer is larger than 15 MiB",
    "endless": f"the answer did not end in {SHORT:.0f} s",
    "bigheader": "a header is longer than 8 KiB, or there are too many",
    "html": None,
    "empty": None,
    "xxe": None,
}


@pytest.fixture(scope="module")
def world():
    faults = ",".join(f"{name}=1" for name in FAULTS)
    with loopworld(
        "--outlets", str(len(FAULTS) + 40), "--entries", "10", "--faults", faults, "--slow-seconds", "0.5",
        "--retry-after", "400", "--endless-max", "60", "--huge-mb", "20",
    ) as running:  # fmt: skip
        yield running


@pytest.fixture(scope="module")
def outcomes(world):
    """What all feeds of the world give when they are asked at the same time."""

    async def work():
        async with (
            open_gateway(*world.allow, whole_s=SHORT) as hasty,
            open_gateway(*world.allow, whole_s=LONG) as patient,
        ):

            async def one(outlet):
                try:
                    net = hasty if outlet["fault"] in ENDLESS else patient
                    return await net.fetch(Ask(url=outlet["feed"], kind="feed"))
                except FetchError as error:
                    return error

            return await asyncio.gather(*map(one, world.outlets))

    world.reset()
    return dict(zip((outlet["id"] for outlet in world.outlets), run(work()), strict=True))


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_an_answer_or_an_error_that_a_person_can_read(world, outcomes, fault):
    found = outcomes[world.outlet(fault)["id"]]
    if FAULTS[fault] is None:
        assert found.status == 200
    else:
        assert isinstance(found, FetchError)
        assert found.reason == FAULTS[fault]
        assert found.url == world.feed(fault)


def test_s9_what_is_too_large_is_a_kind_of_its_own(world, outcomes):
    kinds = {fault for fault in FAULTS if isinstance(outcomes[world.outlet(fault)["id"]], TooLargeError)}
    assert kinds == {"gzbomb", "huge", "bigheader"}


def test_r26_a_move_for_good_is_told_from_one_for_today(world, outcomes):
    assert outcomes[world.outlet("move301")["id"]].permanent
    assert not outcomes[world.outlet("move302")["id"]].permanent


def test_healthy_feeds_answer_beside_all_the_others(world, outcomes):
    healthy = [outlet for outlet in world.outlets if outlet["fault"] is None]
    assert len(healthy) >= 10
    for outlet in healthy:
        assert outcomes[outlet["id"]].status == 200
        assert outlet["title"].encode() in outcomes[outlet["id"]].body


def test_r25_r29_the_world_counts_no_bad_manners(world, outcomes):
    """As seen from the other side: one request in flight a host, one name, no second unconditional request."""
    stats = world.stats()
    assert outcomes
    assert stats["host.max_in_flight"] == 1
    assert stats["robots.violations"] == 0
    assert stats["retry_after.violations"] == 0
    assert stats["bad.requests"] == 0
    assert stats["ua.0"].partition(" ")[2].startswith("Wireroom/")
    assert "ua.1" not in stats


@pytest.mark.parametrize("validators", ["both", "etag", "lastmod"])
def test_r21_one_unconditional_request_then_304_until_something_new_comes(world, validators):
    async def work():
        outlet = world.outlet(None, validators=validators)
        async with open_gateway(*world.allow) as net:

            async def again(last):
                return await net.fetch(
                    Ask(
                        url=outlet["feed"],
                        kind="feed",
                        etag=last.headers.get("etag"),
                        last_modified=last.headers.get("last-modified"),
                        validators_for=last.final_url,
                    )
                )

            first = await net.fetch(Ask(url=outlet["feed"], kind="feed"))
            return first, await again(first)

    first, second = run(work())
    assert first.status == 200
    assert second.status == 304


def test_r28_the_world_sees_no_request_before_the_time_that_it_named():
    """Not even for another address of the same host."""

    async def work(world):
        async with open_gateway(*world.allow) as net:
            errors = []
            for url in [world.feed("e429"), world.outlet("e429")["home"]] * 5:
                with pytest.raises(FetchError) as caught:
                    await net.fetch(Ask(url=url, kind="feed"))
                errors.append(caught.value.status)
            return errors

    with loopworld("--outlets", "1", "--entries", "5", "--faults", "e429=1", "--retry-after", "400") as world:
        assert run(work(world)) == [429] + [None] * 9
        assert world.stats()["retry_after.violations"] == 0
        assert world.stats()["requests.feed"] == 1


def test_r30_private_pages_of_the_world_are_left_alone(world):
    async def work():
        async with open_gateway(*world.allow) as net:
            await net.fetch(Ask(url=world.outlet(None)["home"] + "private/x", kind="page"))

    with pytest.raises(FetchError, match=r"robots\.txt asks us not to"):
        run(work())
    assert world.stats()["robots.violations"] == 0


def test_pages_with_faults_are_answers_or_errors_too():
    """404, 500, slow, reset, pdf, huge, wrong charset, circle, paywall: spread over the pages of a small world."""
    with loopworld("--outlets", "3", "--entries", "12", "--page-faults", "0.9", "--slow-seconds", "0.3") as world:

        async def work():
            async with open_gateway(*world.allow, whole_s=LONG) as net:

                async def one(article):
                    try:
                        return article["page_fault"], await net.fetch(Ask(url=article["url"], kind="page"))
                    except FetchError as error:
                        return article["page_fault"], error

                return await asyncio.gather(*map(one, world.lines("/truth.jsonl")))

        outcomes = run(work())
        stats = world.stats()
    words = {
        "404": "answered 404: there is nothing at this address",
        "500": "answered 500: it has trouble of its own",
        "reset": "the connection broke off",
        "hugepage": "the answer is larger than 5 MiB",
        "loop": "its redirects lead in a circle",
    }
    for fault, found in outcomes:
        if fault in words:
            assert isinstance(found, FetchError)
            assert found.reason == words[fault]
        else:
            assert found.status == 200
    assert {fault for fault, _ in outcomes} >= set(words)
    assert stats["host.max_in_flight"] == 1
