"""Four days of a world of outlets with faults of every kind, on a clock that jumps: what the world counts of us."""

import pytest
from loopworld import loopworld
from rawserver import run
from weeks import weeks

#: Faults that answer at once. (Those that hang cost real seconds and have tests of their own; those that name a pause
#: count real seconds on their side, while days pass here in moments.)
FAULTS = (
    "reset truncate e500 flap gone missing unauthorized move301 move302 loop longchain always304 no304 etagchurn "
    "badgzip bigheader wrongenc utf16 malformed leadspace html empty entities xxe xss guidchurn dupguid baddates "
    "nolinks"
).split()


@pytest.mark.long
def test_r25_to_r30_the_world_counts_no_bad_manners_in_four_days_with_a_restart(monkeypatch):
    """One request in flight a host, one name, no robots rule broken, moves adopted, healthy outlets untouched."""
    faults = ",".join(f"{name}=1" for name in FAULTS)
    with loopworld("--outlets", str(len(FAULTS) + 8), "--entries", "6", "--faults", faults) as world:
        urls = [outlet["feed"] for outlet in world.outlets]

        async def main():
            async with weeks(monkeypatch, *urls, allow=world.allow) as week:
                await week.pass_time(days=2)
                world.tick(20)
                await week.restart()
                await week.pass_time(days=2.5)
                return week.known

        known = run(main())
        stats = world.stats()
    assert stats["host.max_in_flight"] == 1
    assert stats["robots.violations"] == 0
    assert stats["bad.requests"] == 0
    assert "ua.1" not in stats
    assert stats["requests.feed"] > 3 * len(urls)
    by_fault = {outlet["fault"]: outlet for outlet in world.outlets if outlet["fault"]}
    moved = known[next(url for url in known if "/moved/" in url)]
    assert moved.moved_from == by_fault["move301"]["feed"], "R26: the permanent move was adopted"
    assert by_fault["move302"]["feed"] in known, "R26: the temporary one was not"
    assert known[by_fault["gone"]["feed"]].gone, "R27"
    for fault in ("missing", "unauthorized", "e500", "reset", "loop", "longchain"):
        state = known[by_fault[fault]["feed"]]
        assert state.failures > 3
        assert state.trouble
        assert state.due_at - state.asked_at > 12 * 3600, "they are asked rarely by now"
    well = [known[outlet["feed"]] for outlet in world.outlets if outlet["fault"] is None]
    assert all(not state.failures and state.ok_at for state in well), "the healthy ones go on beside all that"
