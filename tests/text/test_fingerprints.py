"""Shingles and sketches."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.text.fingerprints import MOST_WORDS, SHINGLE, SKETCH, contained, run_of, shingles, sketch, without_quotes

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


LONG = (
    "The harbour board said on Monday that the new breakwater would be opened in spring after two years of work, and "
    "that the pilots had been trained on the wider channel since last autumn without any trouble at all."
)


@pytest.mark.parametrize(
    "trick",
    [
        lambda text: "".join(f"{char}\u200b" if n % 5 == 0 else char for n, char in enumerate(text)),
        lambda text: text.translate(str.maketrans("aeopcx", "аеорсх")),
        lambda text: text.replace("board", "baord").replace("breakwater", "breakwaetr").replace("without", "wihtout"),
        lambda text: text.replace(" ", " \u2060 ").upper(),
        lambda text: text.replace("e", "é"),
        lambda text: text.replace(",", "").replace(" and ", " — and "),
    ],
    ids=["unseen signs", "letters that look alike", "letters swapped", "capitals", "accents", "marks"],
)
def test_a_disguised_text_has_the_same_shingles(trick):
    """Whoever changes how letters are coded, and not what a reader reads, has changed nothing."""
    assert contained(shingles(LONG), shingles(trick(LONG))) == 1.0


def test_texts_of_other_alphabets_stay_apart():
    """That letters look alike makes no two Russian texts one."""
    one = "Совет порта сообщил в понедельник что новый мол откроют весной после двух лет работы"
    other = "Суд города решил во вторник что старый мост закроют осенью из за трещин в опорах"
    assert contained(shingles(one), shingles(other)) == 0.0
    assert contained(shingles(one), shingles(one)) == 1.0


def test_an_enormous_text_is_looked_at_up_to_a_bound():
    """A log of five million signs costs what forty pages cost, and quotation marks without end cost no more."""
    assert len(shingles(" ".join(f"word{n}" for n in range(700_000)))) <= MOST_WORDS
    assert len(run_of("“" * 5_000_000)) == 0


@settings(deadline=None)
@given(st.text(alphabet="ab “”„«»\"`'\n", max_size=200))
def test_taking_quotes_out_never_fails_and_leaves_no_pair(text):
    """Whatever stands there, what is left is shorter by what was quoted; nothing outside of marks goes."""
    left = without_quotes(text)
    assert len(left.replace(" ", "")) <= len(text.replace(" ", ""))
    if not any(mark in text for mark in '“„«"`'):
        assert left == text
