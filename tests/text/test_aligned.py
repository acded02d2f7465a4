"""Which passages of a text stand in another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.text.aligned import passages
from wireroom.text.fingerprints import SHINGLE
from wireroom.text.tokens import placed_words, words

mixed = st.text(alphabet="ab cd.“”\u200b海峡封аеé\n", max_size=120)
many = st.lists(st.sampled_from([f"w{n}" for n in range(20)]), max_size=80)


@settings(deadline=None)
@given(mixed, mixed)
def test_passages_lie_in_order_within_the_text(one, other):
    """Whatever the texts are: no overlap, nothing outside, and all of a text stands in itself."""
    found = passages(one, other)
    at = 0
    for start, end in found:
        assert at <= start < end <= len(one)
        at = end
    whole = passages(one, one)
    assert bool(whole) == (len(placed_words(one.replace("\u200b", ""))) >= SHINGLE)


@settings(deadline=None)
@given(mixed)
def test_placed_words_are_the_words_of_the_text(text):
    """The same words as `words` gives, each where it stands."""
    placed = placed_words(text)
    assert [word for _, _, word in placed] == words(text)
    assert all(text[start:end] == word for start, end, word in placed)


@settings(deadline=None)
@given(many, many)
def test_what_is_marked_is_in_runs_of_eight(one, other):
    """A slow way: a word is marked where a run of eight words around it stands in the other text, or lies between."""
    runs = {tuple(other[n : n + SHINGLE]) for n in range(len(other) - SHINGLE + 1)}
    held = [
        any(tuple(one[m : m + SHINGLE]) in runs for m in range(max(0, n - SHINGLE + 1), n + 1)) for n in range(len(one))
    ]
    text = " ".join(one)
    marked = set()
    for start, end in passages(text, " ".join(other)):
        marked |= set(range(len(text[:start].split()), len(text[:end].split())))
    assert {n for n, is_held in enumerate(held) if is_held} <= marked
    assert bool(marked) == any(held)


def test_disguised_passages_are_marked_where_they_stand():
    """Signs nobody sees are part of what is marked."""
    plain = "the harbour board said on monday that the new breakwater would open"
    trick = "Own words first. " + plain.replace("board", "bo\u200bard").replace("said", "sаid") + ". And more."
    ((start, end),) = passages(trick, plain)
    assert trick[start:end].startswith("the harbour bo\u200bard")
    assert trick[start:end].endswith("would open")
