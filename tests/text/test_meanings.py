"""A direction is written down in one signed byte a number and read back nearly as it was."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.model.article import Meaning
from wireroom.text.meanings import LEAD, direction, meanings


class Told:
    """Gives the vectors that it was given, and remembers what it was asked."""

    name = "told-1"

    def __init__(self, vector):
        self.vector, self.asked = vector, []

    def embed(self, texts):
        self.asked.append(list(texts))
        return [self.vector for _ in texts]


numbers = st.floats(-1.0, 1.0, allow_nan=False).map(lambda one: round(one, 6))


@given(st.lists(numbers, min_size=1, max_size=64))
def test_what_is_written_down_points_where_it_pointed(vector):
    (meaning,) = meanings(Told(vector), [("Ferry stays in port", "")])
    back = direction(meaning)
    length = math.sqrt(sum(one * one for one in vector))
    if length == 0.0:
        assert not back.any()
    else:
        error = np.abs(back - np.asarray(vector) / length).max()
        assert float(np.linalg.norm(back)) == pytest.approx(1.0, abs=1e-5)
        assert error < 0.05, "no number moves by more than a few parts in a hundred"
    assert meanings(Told(back.tolist()), [("Ferry stays in port", "")])[0].model == "told-1"


def test_headline_and_lead_are_asked_for_together_once_each():
    """Makers are fast on many at once, and a headline without text is asked for once."""
    maker = Told([1.0, 0.0])
    told = meanings(maker, [("Ferry", "x" * 5000), ("Port", ""), ("", ""), ("Ferry", "")])
    assert maker.asked == [["Ferry", "Ferry\n" + "x" * LEAD, "Port"]]
    assert [one is None for one in told] == [False, False, True, False]


@pytest.mark.parametrize("numbers", ["no base64 at all!", "AA=", "ж"])
def test_what_was_not_written_by_us_is_refused(numbers):
    with pytest.raises(ValueError, match=r"."):
        direction(Meaning(model="m", numbers=numbers))
