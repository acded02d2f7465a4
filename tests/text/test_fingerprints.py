"""Shingles and sketches."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.text.fingerprints import SHINGLE, SKETCH, contained, shingles, sketch, without_quotes

many = st.lists(st.sampled_from([f"w{n}" for n in range(40)]), min_size=0, max_size=120)


@settings(deadline=None)
@given(many, many)
def test_containment_is_a_share_and_a_text_contains_itself(one, other):
    """The share lies between 0 and 1; sorted hashes, each once."""
    first, second = shingles(" ".join(one)), shingles(" ".join(other))
    assert (np.diff(first.astype(np.int64)) > 0).all()
    assert 0.0 <= contained(first, second) <= 1.0
    assert contained(first, first) == (1.0 if len(one) >= SHINGLE else 0.0)


def test_a_sketch_estimates_how_much_two_texts_share():
    """Against the exact likeness of sets, the estimate is off by little."""
    base = [f"w{n}" for n in range(600)]
    one, other = shingles(" ".join(base)), shingles(" ".join(base[:450] + [f"x{n}" for n in range(150)]))
    exact = len(np.intersect1d(one, other)) / len(np.union1d(one, other))
    assert len(sketch(one)) == SKETCH
    assert abs(float((sketch(one) == sketch(other)).mean()) - exact) < 0.2


def test_order_of_words_counts():
    """The same words in another order are another text."""
    text = "one two three four five six seven eight nine ten"
    assert contained(shingles(text), shingles(" ".join(reversed(text.split())))) == 0.0


def test_quotes_are_taken_out_in_several_styles():
    """English, German, French and Japanese marks; an open mark without end takes out nothing."""
    for quoted in ("“we go”", "„wir gehen“", "«nous partons»", "「行く」", '"we go"'):
        assert without_quotes(f"before {quoted} after").split() == ["before", "after"]
    assert without_quotes("before “we go") == "before “we go"
