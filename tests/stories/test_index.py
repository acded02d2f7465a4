"""The index must lose nothing: an independent slow way gives the same likeness."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storywire import START, candidate, told

from wireroom.stories.assign import choices
from wireroom.stories.desk import StoryDesk
from wireroom.stories.index import Index, fair
from wireroom.stories.recipe import Recipe
from wireroom.stories.score import Scored, neighbours, view
from wireroom.stories.vectors import Vector

sparse = st.dictionaries(st.integers(1, 30), st.floats(0.125, 1.0, width=32), max_size=12)


def vector(plain: dict[int, float]) -> Vector:
    """Make a vector of a plain dictionary."""
    return Vector(np.array(list(plain), dtype=np.uint32), np.array(list(plain.values()), dtype=np.float32))


def likeness(index: Index, one: dict[int, float], size: int) -> list[float]:
    """Add up what an index says of each row."""
    rows, products = index.products(vector(one))
    return np.bincount(rows, products, minlength=size).tolist()


def inner(one: dict[int, float], other: dict[int, float]) -> float:
    """Compute the inner product the slow way."""
    return sum(value * other.get(key, 0.0) for key, value in one.items())


@settings(deadline=None)
@given(st.lists(sparse, max_size=12), sparse)
def test_likeness_by_lists_equals_likeness_by_brute_force(others, one):
    """Every article that shares a word is found, with the very same number."""
    index = Index()
    for row, other in enumerate(others):
        index.add(row, vector(other))
    slow = [inner(one, other) for other in others]
    assert likeness(index, one, len(others)) == pytest.approx(slow, abs=1e-6)


@settings(deadline=None)
@given(st.lists(sparse, min_size=1, max_size=12), st.data())
def test_an_article_that_left_or_was_read_anew_leaves_no_trace(others, drawn):
    """Taking a vector out, and putting another in its row, equals an index that never knew it."""
    index = Index()
    for row, other in enumerate(others):
        index.add(row, vector(other))
    row = drawn.draw(st.integers(0, len(others) - 1))
    index.remove(row, vector(others[row]))
    others[row] = drawn.draw(sparse)
    index.add(row, vector(others[row]))
    straight = Index()
    for number, other in enumerate(others):
        straight.add(number, vector(other))
    assert index == straight


@settings(deadline=None)
@given(st.lists(st.integers(1, 500), min_size=1, max_size=20), st.integers(0, 2_000))
def test_a_budget_is_shared_fairly(lengths, budget):
    """No list is cut while a longer one has more, no more is taken than there is, and nothing is left unused."""
    most = fair(lengths, budget)
    taken = sum(min(one, most) for one in lengths)
    assert taken <= max(budget, len(lengths))
    assert taken == sum(lengths) or sum(min(one, most + 1) for one in lengths) > budget


def test_everyday_words_show_only_the_newest(monkeypatch):
    """Where more articles share a word than one may look at, the newest are seen, and all that share a seldom word."""
    monkeypatch.setattr("wireroom.stories.index.BUDGET", 20)
    index = Index()
    for row in range(100):
        index.add(row, vector({1: 0.5, **({2: 0.5} if row in (3, 40) else {})}))
    rows, _ = index.products(vector({1: 1.0, 2: 1.0}))
    assert sorted(rows.tolist()) == [3, 40, *range(82, 100)]


def test_the_nearest_are_the_nearest_of_all():
    """The short list is the head of the whole list, set in order anew by what contradicts."""
    desk = StoryDesk()
    for n in range(60):
        desk.place(candidate(f"t{n}", told(n), at=START + n), START + n)
    memory = desk._memory
    article = memory.articles["t30"]
    seen = view(article, memory)
    whole = sorted(
        zip(seen.margin.tolist(), seen.rows.tolist(), strict=True),
        key=lambda pair: (-pair[0], memory.rows.order[pair[1]]),
    )
    wanted = [memory.rows.ids[row] for _, row in whole][: memory.recipe.nearest]
    near = neighbours(article, memory)
    assert {one.article_id for one in near} == set(wanted)
    assert [one.margin for one in near] == sorted((one.margin for one in near), reverse=True)
    assert "t30" not in wanted


def test_ties_go_to_the_story_that_came_first():
    """Two stories that speak alike for an article: the earlier one gets it, on every run."""
    desk = StoryDesk()
    for n in (0, 8):
        desk.place(candidate(f"t{n}", told(n), at=START), START)
    memory = desk._memory
    alike = [Scored(article_id=one, margin=0.1, likeness=0.4, nearness=1.0) for one in ("t8", "t0")]
    ranked = choices(memory.articles["t0"], memory, near=alike)
    assert [one.speakers[0].article_id for one in ranked] == ["t0", "t8"]


def test_what_was_seen_once_need_not_be_looked_up_again():
    """A desk that hands its view and its neighbours on gets the choices of one that looks anew."""
    desk = StoryDesk()
    for n in range(60):
        desk.place(candidate(f"t{n}", told(n), at=START + n), START + n)
    memory = desk._memory
    for article in memory.articles.values():
        seen = view(article, memory)
        assert choices(article, memory, seen, neighbours(article, memory, seen)) == choices(article, memory)


@given(st.integers(0, 100_000), st.integers(1, 100_000))
def test_a_headline_needs_less_the_more_a_wire_has_seen(seen, more):
    """Which words are everyday ones is not known before; full texts have words enough."""
    desk = StoryDesk(Recipe(crowd=0.0, short=1000, long=2000))
    for n in range(3):
        desk.place(candidate(f"t{n}", told(n), at=START + n), START + n)
    memory = desk._memory
    article = memory.articles["t1"]

    def margins(counted):
        memory.counted = counted
        return view(article, memory).margin

    assert (margins(seen + more) > margins(seen)).all()
    assert margins(0)[0] == pytest.approx(margins(memory.recipe.grown)[0] - memory.recipe.young / 2)
    memory.recipe = Recipe(crowd=0.0, short=1, long=2)
    assert (margins(seen + more) == margins(seen)).all()
