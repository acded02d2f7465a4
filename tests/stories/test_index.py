"""The index must lose nothing: an independent slow way gives the same likeness."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storywire import START, candidate, told

from wireroom.stories.assign import choices
from wireroom.stories.desk import StoryDesk
from wireroom.stories.index import Index
from wireroom.stories.score import Scored, neighbours, view
from wireroom.stories.vectors import Vector

sparse = st.dictionaries(st.integers(1, 30), st.floats(0.125, 1.0, width=32), max_size=12)


def vector(plain: dict[int, float]) -> Vector:
    """Make a vector of a plain dictionary."""
    return Vector(np.array(list(plain), dtype=np.uint32), np.array(list(plain.values()), dtype=np.float32))


@settings(deadline=None)
@given(st.lists(sparse, max_size=12), sparse)
def test_likeness_by_lists_equals_likeness_by_brute_force(others, one):
    """Every article that shares a word is found, with the very same number."""
    index = Index()
    for row, other in enumerate(others):
        index.add(row, vector(other))
    slow = [sum(value * other.get(key, 0.0) for key, value in one.items()) for other in others]
    assert index.likeness(vector(one), len(others)).tolist() == pytest.approx(slow, abs=1e-6)


def test_the_nearest_are_the_nearest_of_all():
    """The short list that stories are chosen from is the head of the whole list, ties to the earlier article."""
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
    assert [one.article_id for one in neighbours(article, memory)] == wanted
    assert "t30" not in wanted


def test_ties_go_to_the_story_that_came_first():
    """Two stories that speak alike for an article: the earlier one gets it, on every run."""
    desk = StoryDesk()
    for n in (0, 8):
        desk.place(candidate(f"t{n}", told(n), at=START), START)
    memory = desk._memory
    alike = [Scored(article_id=one, margin=0.1, likeness=0.4, nearness=1.0) for one in ("t8", "t0")]
    ranked = choices(memory.articles["t0"], memory, alike)
    assert [one.speakers[0].article_id for one in ranked] == ["t0", "t8"]
