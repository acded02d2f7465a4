"""Which texts are compared at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.stories.bands import FIRST, LATEST, Bands
from wireroom.text.fingerprints import shingles, sketch

MARK = sketch(shingles(" ".join(f"word{n}" for n in range(60))))


def test_of_a_flood_the_first_and_the_latest_are_looked_at():
    """Ten thousand prints of one text cost what forty cost, and the original is among them."""
    bands = Bands()
    for n in range(10_000):
        bands.add(n, f"a{n}", MARK)
    assert len(bands.alike(MARK)) == FIRST + LATEST
    assert {"a0", "a9999"} <= set(bands.alike(MARK))


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(60)), st.sets(st.integers(0, 59)))
def test_it_does_not_matter_when_they_came_in_or_left(order, gone):
    """A memory that was loaded gives the same candidates as one that lived."""
    lived, made = Bands(), Bands()
    for n in order:
        lived.add(n, f"a{n}", MARK)
    for n in gone:
        lived.remove(n, f"a{n}", MARK)
    for n in sorted(set(range(60)) - gone):
        made.add(n, f"a{n}", MARK)
    assert list(lived.alike(MARK)) == list(made.alike(MARK))
