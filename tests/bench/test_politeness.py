"""The simulation of many feeds over many days holds on a small world, and would tell if something did not."""

import pytest

from bench import politeness as bench


@pytest.fixture(scope="module")
def world():
    return bench.play(120, 14, 7)[0]


def test_r22_to_r27_hold_for_every_request_of_two_weeks(world):
    found = [words for words in bench.broken(world, 14) if not words.startswith("R24")]
    assert found == [], "120 feeds are too few to speak of R24"
    assert bench.restart_asks(world, bench.START + 14 * bench.DAY) == 0
    assert bench.turns_hold(7) == 0


def test_the_same_seed_gives_the_same_world():
    again = [bench.play(20, 2, 3)[0] for _ in range(2)]
    assert [one.asked for one in again[0]] == [one.asked for one in again[1]]


def test_bad_manners_would_be_found(world):
    """A checker that never complains checks nothing."""
    rude = next(one for one in world if one.health == "well" and len(one.asked) > 3)
    rude.asked.insert(1, rude.asked[0] + 1.0)
    told = " ".join(bench.broken(world, 14))
    assert f"R22: {rude.url} was asked after 1 s" in told
    assert f"R25: {rude.host}" in told
    del rude.asked[1]
