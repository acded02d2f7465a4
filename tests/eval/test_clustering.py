"""The measures, against hand-worked cases and slow ways."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.eval.clustering import bcubed, pairwise, v_measure

groupings = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=25)


@given(groupings)
def test_bcubed_equals_its_definition(items):
    """For each item: how many of its found group truly belong with it, how many that belong were found."""
    precision = recall = 0.0
    for true, found in items:
        together = [other for other in items if other[1] == found]
        belong = [other for other in items if other[0] == true]
        both = [other for other in together if other[0] == true]
        precision += len(both) / len(together) / len(items)
        recall += len(both) / len(belong) / len(items)
    scores = bcubed([true for true, _ in items], [found for _, found in items])
    assert (scores.precision, scores.recall) == (pytest.approx(precision), pytest.approx(recall))


@given(groupings)
def test_pairwise_equals_counting_all_pairs(items):
    """Every pair that was put together, every pair that belongs together."""
    pairs = list(itertools.combinations(items, 2))
    made = [one for one in pairs if one[0][1] == one[1][1]]
    there = [one for one in pairs if one[0][0] == one[1][0]]
    right = [one for one in made if one in there and one[0][0] == one[1][0]]
    scores = pairwise([true for true, _ in items], [found for _, found in items])
    assert scores.precision == pytest.approx(len(right) / len(made) if made else 1.0)
    assert scores.recall == pytest.approx(len(right) / len(there) if there else 1.0)


@given(groupings)
def test_all_measures_are_one_exactly_for_the_true_grouping(items):
    """Names of groups do not matter; only who is with whom."""
    true = [one for one, _ in items]
    renamed = [f"group {one}" for one in true]
    assert bcubed(true, renamed).f1 == pairwise(true, renamed).f1 == 1.0
    assert v_measure(true, renamed) == pytest.approx(1.0)


def test_v_measure_of_a_known_case():
    """Two true groups, one of them torn: homogeneous, and two thirds complete."""
    assert v_measure(["a", "a", "b", "b"], [1, 2, 3, 3]) == pytest.approx(0.8)
    assert v_measure(["a", "b"], [1, 1]) == 0.0
