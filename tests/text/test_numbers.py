"""Figures with what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.numbers import quantities

LANGUAGES = [None, "en", "de", "fr", "es", "it", "pt", "nl", "ru", "zh", "ja", "ar", "xx"]
PIECES = st.lists(
    st.sampled_from(
        ["12", " ", "ships", "more than ", "1,400", "3.5", "%", "$", "million", "twelve", "人", "約", "١٣", "of ",
        "-", "24 November",
         "06:00", ".", ",", "about", "killed", "二十", "mindestens ", "à "]
    )
).map("".join) | st.text(max_size=60)  # fmt: skip


@given(PIECES, st.sampled_from(LANGUAGES))
def test_every_figure_stands_where_it_says(text, language):
    """Words and span of a figure are exactly those of the text, and its value lies in its own range."""
    for figure in quantities(text, language):
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start :].startswith(figure.words)
        assert figure.low <= figure.value <= figure.high


def read(text, language):
    """Give (value, qualifier, noun, scope) of all figures."""
    return [(f.value, f.qualifier, f.noun, f.scope) for f in quantities(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "140 cases", [(140, "", "cases", "")]),
        ("en", "At least 13 people were hurt.", [(13, "at least", "people", "injured")]),
        ("en", "more than 30 foreign ships wait", [(30, "more than", "ships", "")]),
        ("en", "The death toll rose to 15", [(15, "", "", "killed")]),
        ("en", "twelve sailors and $1.2 billion", [(12, "", "sailors", ""), (1.2e9, "", "$", "")]),
        ("en", "Scores of people were killed", [(40, "at least", "people", "killed")]),
        (
            "en",
            "84 people, including ten children, were killed",
            [(84, "", "people", "killed"), (10, "", "children", "")],
        ),
        ("de", "um 3,5 Prozent auf 1.200 Euro", [(3.5, "", "%", ""), (1200, "", "€", "")]),
        ("de", "mindestens 14 verletzte Menschen", [(14, "at least", "menschen", "injured")]),
        ("fr", "au moins trois personnes blessées", [(3, "at least", "personnes", "injured")]),
        ("es", "más de 3 mil personas evacuadas", [(3000, "more than", "personas", "evacuated")]),
        ("it", "almeno 12 feriti", [(12, "at least", "feriti", "injured")]),
        ("pt", "cerca de 40 barcos", [(40, "about", "barcos", "")]),
        ("nl", "minstens 7 gewonden", [(7, "at least", "gewonden", "injured")]),
        ("ru", "не менее 12 человек погибли", [(12, "at least", "человек", "killed")]),
        ("ja", "少なくとも140人が負傷した", [(140, "at least", "人", "injured")]),
        ("zh", "超过30艘船", [(30, "more than", "艘", "")]),
        ("ar", "مقتل ١٣ شخصا", [(13, "", "شخصا", "killed")]),
    ],
)
def test_figures_are_read_in_many_languages(language, text, expected):
    """Qualifier, value, noun and what happened, in the language's own way of writing."""
    assert read(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "at 06:00 on 24 November 2026",
        "an A330-200",
        "a 29-year-old",
        "notice 214/26",
        "version 1.2.3",
        "in 2017",
        "the 3rd lane",
    ],
)
def test_not_every_number_is_a_figure(text):
    """Times, years, ages and names of things count nothing."""
    assert read(text, "en") == []


def test_a_part_of_a_number_does_not_count_the_whole():
    """In "four of six counts" only the six count counts."""
    assert read("guilty on four of six counts", "en") == [(6, "", "counts", "")]


def test_a_table_of_numbers_costs_no_more_than_its_beginning():
    """Of very many numbers the first thousands are read; what comes later changes nothing."""
    start = "At least 13 people were hurt. " + "1 " * 5_000
    assert quantities(start + "1 " * 5_000 + "9 people were killed.", "en") == quantities(start, "en")


@pytest.mark.parametrize(
    ("text", "language", "value", "noun"),
    [
        ("It follows a two-year inquiry.", "en", 2, "year"),
        ("The 2,507-member council met.", "en", 2507, "member"),
        ("It stands 60,000km behind the moon.", "en", 60000, "km"),
        ("Ha venduto l'80,1 % della ditta.", "it", 80.1, "%"),
    ],
)
def test_units_may_be_joined_on(text, language, value, noun):
    """By a hyphen, without a space, behind an elided article."""
    (found,) = quantities(text, language)
    assert (found.value, found.noun) == (value, noun)


@pytest.mark.parametrize(
    "text",
    ["Mara Ode, 35, left.", "A 29-year-old left.", "Flight 175 turned back.", "They won 65 - 53.", "No. 2 spoke."],
)
def test_ages_names_and_scores_count_nothing(text):
    """A bare number beside a name or in a score."""
    assert quantities(text, "en") == []
