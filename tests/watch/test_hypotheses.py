"""Probabilities follow from written ratios alone, and what speaks against a hypothesis is counted apart."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.watch.hypotheses import MOST_A_CATEGORY, Sign, weigh

PRIORS = {"calm": 0.8, "pressure": 0.15, "force": 0.05}

ratios = st.dictionaries(st.sampled_from(sorted(PRIORS)), st.floats(0.05, 20.0), max_size=3)
signs = st.lists(
    st.builds(
        Sign,
        id=st.text("abcdef", min_size=1, max_size=4),
        category=st.sampled_from(["posture", "words", "trade"]),
        value=st.floats(0.0, 1.0),
        lr=ratios,
    ),
    max_size=8,
    unique_by=lambda sign: sign.id,
)


@given(signs)
def test_probabilities_sum_to_one_and_no_category_moves_more_than_its_bound(found: list[Sign]) -> None:
    """However many signs a feed gives, they stay within the bound of their category."""
    table = weigh(PRIORS, found)
    assert math.isclose(sum(one.probability for one in table.weighed), 1.0, abs_tol=1e-5)
    for one in table.weighed:
        assert all(abs(share.added) <= MOST_A_CATEGORY for share in one.shares)


@given(signs)
def test_the_order_of_signs_does_not_matter(found: list[Sign]) -> None:
    """The same observations give the same numbers."""
    first, second = weigh(PRIORS, found), weigh(PRIORS, found[::-1])
    assert [(one.id, one.probability, one.against) for one in first.weighed] == [
        (one.id, one.probability, one.against) for one in second.weighed
    ]
    assert first.diagnostic == second.diagnostic


def test_nothing_seen_leaves_the_priors() -> None:
    """Signs of value 0 and signs that bear on nothing change nothing."""
    table = weigh(
        PRIORS, [Sign(id="a", category="x", value=0.0, lr={"force": 9.0}), Sign(id="b", category="y", value=1.0, lr={})]
    )
    assert {one.id: one.probability for one in table.weighed} == PRIORS
    assert all(one.against == 0.0 for one in table.weighed)


def test_the_arithmetic_is_that_of_the_page() -> None:
    """Worked by hand: .8 x .5, .15 x 2, .05 x 4 with half the value of a ratio of 16, normalised."""
    found = [
        Sign(id="ships", category="posture", value=1.0, lr={"calm": 0.5, "pressure": 2.0}),
        Sign(id="fuel", category="logistics", value=0.5, lr={"force": 16.0}),
    ]
    shares = {"calm": 0.4, "pressure": 0.3, "force": 0.2}
    table = weigh(PRIORS, found)
    for one in table.weighed:
        assert one.probability == pytest.approx(shares[one.id] / 0.9, abs=1e-4)


def test_likeliest_and_least_spoken_against_may_differ() -> None:
    """A strong prior can outweigh evidence against it: both are told."""
    found = [Sign(id="boarding", category="incident", value=0.9, lr={"calm": 0.5, "force": 2.0, "pressure": 2.0})]
    table = weigh(PRIORS, found)
    assert (table.likeliest, table.least_against) == ("calm", "pressure")
    assert {cell.hypothesis: cell.sits for cell in table.cells} == {
        "calm": "strongly against",
        "pressure": "fits",
        "force": "fits",
    }


def test_the_most_telling_sign_stands_first() -> None:
    """A row that all hypotheses explain alike tells nothing, and stands last."""
    found = [
        Sign(id="noise", category="a", value=1.0, lr={"calm": 1.1}),
        Sign(id="telling", category="b", value=1.0, lr={"calm": 0.2, "force": 5.0}),
    ]
    assert [name for name, _ in weigh(PRIORS, found).diagnostic] == ["telling", "noise"]


@pytest.mark.parametrize(
    "found",
    [Sign(id="a", category="x", value=1.5, lr={}), Sign(id="a", category="x", value=1.0, lr={"calm": 0.0})],
)
def test_numbers_that_cannot_be_are_refused(found: Sign) -> None:
    """A ratio of 0 would rule out for ever."""
    with pytest.raises(ValueError, match="a value lies between"):
        weigh(PRIORS, [found])
