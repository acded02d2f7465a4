"""Terms are found at word borders, whatever the script, and keep their places in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.watch.terms import Finder, check_term, flat


def found(term, text, language="en"):
    return [text[hit.start : hit.end] for hit in Finder({language: (term,)}).find(flat(text), language)]


@given(st.text())
def test_a_flat_text_keeps_its_length(text):
    assert len(flat(text)) == len(text)


@given(st.text(min_size=2, max_size=30), st.text(max_size=60))
def test_finding_never_fails_and_stays_within_the_text(term, text):
    """Any term that is allowed can be looked for in any text."""
    try:
        check_term(term)
    except ValueError:
        return
    for hit in Finder({"en": (term,)}).find(flat(text), "en"):
        assert 0 <= hit.start <= hit.end <= len(text)


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("war", "A war, not a warning, nor postwar.", ["war"]),
        ("exercis*", "Exercises and exercising; an exercise.", ["Exercises", "exercising", "exercise"]),
        ("*war", "Prewar and war.", ["Prewar", "war"]),
        ("joint exercise", "A joint-exercise and a joint  exercise", ["joint-exercise", "joint  exercise"]),
        ("lane ... closed", "The lane was at noon closed.", ["lane was at noon closed"]),
        ("lane ... closed", "The lane. It closed.", []),
        ("Élysée", "elysee and ELYSÉE", ["elysee", "ELYSÉE"]),
    ],
)
def test_terms_in_scripts_with_spaces(term, text, expected):
    assert found(term, text) == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("台湾海峡", "在台湾海峡举行演习", ["台湾海峡"]),
        ("美...军售", "美国宣布新一轮军售。", ["美国宣布新一轮军售"]),
        ("美...军售", "美国。军售", []),
        ("uss", "美軍USS Higgins", ["USS"]),
    ],
)
def test_terms_in_scripts_without_spaces(term, text, expected):
    assert found(term, text, "zh") == expected


def test_other_languages_are_not_looked_for_unless_the_language_is_unknown():
    """A German text is not evidence for an English term; one of unknown language may be."""
    finder = Finder({"en": ("gift",), "*": ("NATO",)})
    assert not finder.has(flat("das Gift"), "de")
    assert finder.has(flat("die NATO"), "de")
    assert finder.has(flat("das Gift"), None)


@pytest.mark.parametrize("term", ["", "*", "!", "a"])
def test_terms_that_would_be_found_everywhere_are_refused(term):
    with pytest.raises(ValueError, match="term"):
        check_term(term)
