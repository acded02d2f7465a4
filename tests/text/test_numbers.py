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


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "words"),
    [
        ("en", "Nine to 14 people were killed.", 9, 14, "Nine to 14"),
        ("en", "between nine and 14 people died", 9, 14, "between nine and 14"),
        ("en", "1,200-1,500 people marched", 1200, 1500, "1,200-1,500"),
        ("en", "two to three million homes", 2e6, 3e6, "two to three million"),
        ("en", "$2 to $3 million", 2e6, 3e6, "$2 to $3 million"),
        ("en", "20% to 30%", 20, 30, "20% to 30"),
        ("en", "nine or ten ships", 9, 10, "nine or ten"),
        ("de", "neun bis 14 Menschen", 9, 14, "neun bis 14"),
        ("fr", "entre 9 et 14 personnes", 9, 14, "entre 9 et 14"),
        ("es", "entre 9 y 14 personas", 9, 14, "entre 9 y 14"),
        ("ru", "от 9 до 14 человек", 9, 14, "от 9 до 14"),
        ("zh", "9至14人", 9, 14, "9至14"),
    ],
)
def test_two_ends_are_one_figure(language, text, low, high, words):
    """Words and digits may mix; the figure can mean anything from the lower end to the upper one."""
    (found,) = quantities(text, language)
    assert (found.low, found.high, found.qualifier, found.words) == (low, high, "between", words)


@pytest.mark.parametrize(
    "text",
    [
        "rose from 9 to 14 ships",
        "a 9-14 defeat",
        "3 to 2 goals",
        "9-14 November",
        "from 9 am to 14 ships",
        "9 to 90 or so",
    ],
)
def test_a_change_a_score_and_a_span_of_days_are_no_range(text):
    """Two numbers that are the way from one to another, or a result, are not the ends of one."""
    assert all(found.top is None for found in quantities(text, "en"))


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [
        ("Dozens were hurt.", 24, "injured"),
        ("Hundreds were killed.", 200, "killed"),
        ("Tens of thousands of people fled.", 20_000, ""),
        ("Tens of thousands marched.", 20_000, ""),
    ],
)
def test_numbers_that_nobody_counted_have_a_least(text, value, scope):
    """ "Dozens" are at least two dozen; "hundreds" count no homes that they fled."""
    (found,) = quantities(text, "en")
    assert (found.low, found.high, found.scope) == (value, float("inf"), scope)
    assert quantities("Hundreds fled their homes.", "en") == []
