"""Reliability is earned by what resolved, never given: laws of the letter, then what a profile counts."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.reliability import HALF_LIFE, LEAST_RESOLVED, earned, information, lower_bound, profile
from wireroom.model.profile import SourcePiece

DAY = 86_400.0
NUMBERS = st.floats(0, 400)
OUTCOMES = st.lists(st.tuples(st.floats(-900 * DAY, 0), st.booleans()), max_size=60)
OWN = SourcePiece(
    seen=0.0,
    story_id="s1",
    read=True,
    copied=False,
    credited=False,
    named=True,
    first=True,
    alone=True,
    borne_out=False,
    corrected=False,
    refigured=False,
    withdrawn=False,
)


@given(NUMBERS, NUMBERS, st.floats(0.5, 50))
def test_what_holds_never_lowers_the_bound_and_what_fails_never_raises_it(held, failed, more):
    """One more claim that held makes a source no worse, one more that failed no better."""
    bound = lower_bound(held, failed)
    assert 0.0 < bound < 1.0
    assert lower_bound(held + more, failed) > bound > lower_bound(held, failed + more)


@pytest.mark.parametrize("held", [0, 1, 20, 300])
def test_the_bound_is_the_one_known_in_closed_form_where_nothing_failed(held):
    """Beta(1 + n, 1) has its lower tenth at 0.1 to the power 1 / (n + 1)."""
    assert lower_bound(held, 0) == pytest.approx(0.1 ** (1 / (held + 1)), abs=5e-4)
    assert lower_bound(0, held) == pytest.approx(1 - 0.9 ** (1 / (held + 1)), abs=5e-4)


@given(OUTCOMES)
def test_fewer_than_twenty_resolved_claims_cannot_be_judged(outcomes):
    """Whatever they say, and however good: unknown is a value."""
    assert earned(outcomes[: LEAST_RESOLVED - 1], now=0.0).letter == "F"


@given(OUTCOMES, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(outcomes, random):
    """A source that is read in another order is the same source."""
    mixed = list(outcomes)
    random.shuffle(mixed)
    one, other = earned(outcomes, now=0.0), earned(mixed, now=0.0)
    assert (one.letter, one.held, one.failed) == (other.letter, other.held, other.failed)


def test_an_old_failure_weighs_less_than_a_new_one():
    """A newsroom that has mended itself climbs again; one that was busy long ago is not judged by that."""
    good = [(0.0, True)] * 40
    late = earned([*good, *[(0.0, False)] * 10], now=0.0)
    early = earned([*good, *[(-4 * HALF_LIFE, False)] * 10], now=0.0)
    assert early.bound > late.bound
    assert early.failed == late.failed == 10
    assert earned(good, now=3 * HALF_LIFE).letter == "F"
    assert earned(good, now=3 * HALF_LIFE).weight == pytest.approx(40 / 8)


@pytest.mark.parametrize(
    ("held", "failed", "letter"), [(60, 0, "A"), (20, 0, "B"), (40, 12, "C"), (30, 30, "D"), (2, 30, "E"), (19, 0, "F")]
)
def test_letters_stand_for_the_shares_that_the_scale_names(held, failed, letter):
    """The lower end of what the claims leave open decides, so that a short record is never an A."""
    assert earned([(0.0, True)] * held + [(0.0, False)] * failed, now=0.0).letter == letter


def test_only_reports_of_its_own_resolve():
    """What a paper copies or takes from an agency earns it nothing, good or bad."""
    others = [replace(OWN, copied=True, borne_out=True), replace(OWN, credited=True, corrected=True)]
    unread = replace(OWN, read=False, borne_out=True)
    found = profile([*others, unread, replace(OWN, borne_out=True), OWN], official=False, now=0.0)
    assert (found.reliability.held, found.reliability.failed) == (1, 0)
    assert (found.read, found.copies, found.credited, found.own) == (4, 1, 1, 2)


def test_a_report_that_others_bore_out_and_that_was_corrected_did_not_hold_as_printed():
    """One report resolves once."""
    found = profile([replace(OWN, borne_out=True, corrected=True)], official=False, now=0.0)
    assert (found.reliability.held, found.reliability.failed) == (0, 1)


def test_first_and_alone_are_counted_by_stories_and_first_only_where_others_followed():
    """Ten articles of one story are one scoop; a story that nobody else has is alone, not first."""
    ten = [replace(OWN, seen=float(n), alone=False, first=n == 0) for n in range(10)]
    late = replace(OWN, story_id="s2", alone=False, first=False)
    found = profile([*ten, late, replace(OWN, story_id="s3")], official=False, now=9.0)
    assert (found.stories, found.shared, found.first, found.alone) == (3, 2, 1, 1)


@pytest.mark.parametrize(
    ("changed", "official", "grade"),
    [
        ({}, False, 3),
        ({}, True, 2),
        ({"named": False}, False, 6),
        ({"read": False}, True, 6),
        ({"borne_out": True}, False, 1),
        ({"borne_out": True, "copied": True}, False, 3),
        ({"borne_out": True, "corrected": True}, False, 4),
    ],
)
def test_information_is_graded_by_its_ground_alone(changed, official, grade):
    """The letter of the source plays no part, so that the two scales stay two."""
    assert information(replace(OWN, **changed), official=official) == grade


def test_nothing_is_known_of_a_source_without_articles():
    """No article: F and 6, never a middle."""
    found = profile([], official=False, now=0.0)
    assert (found.reliability.letter, found.typical, found.since) == ("F", 6, None)
    assert math.isclose(found.reliability.weight, 0.0)


def test_what_is_contested_counts_neither_way():
    """Others say the opposite of it: until that is settled it is open, and its grade of information is doubtful."""
    open_ = replace(OWN, borne_out=True, contradicted=True)
    found = profile([open_], official=False, now=0.0)
    assert (found.contradicted, found.reliability.held, found.reliability.failed) == (1, 0, 0)
    assert information(open_, official=False) == 4
