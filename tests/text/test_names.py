"""Names and numbers as spelling shows them."""

from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.names import names_in, numbers_in


@given(st.text(max_size=200), st.sampled_from(["en", "de", "ar", None]))
def test_no_text_is_too_odd(text, language):
    """Any characters give an answer without repeats."""
    for found in (names_in(text, language), numbers_in(text)):
        assert len(set(found)) == len(found)


def test_names_with_small_words_inside_stay_whole():
    """Particles inside a name belong to it, those at its ends do not."""
    assert names_in("At dawn Ursula van der Maat left the port of Lacey.", "en") == ("ursula van der maat", "lacey")


def test_a_word_that_only_opens_a_sentence_is_no_name():
    """Every sentence starts with a capital; only another place shows whether it is a name."""
    assert names_in("Rain fell. Police waited for Holm. Holm came.", "en") == ("holm",)


def test_german_nouns_are_no_names():
    """German gives every noun a capital, so that only runs of two count."""
    assert names_in("Am Abend sprach Ministerin Lena Brandt über die Brücke am Fluss.", "de") == (
        "ministerin lena brandt",
    )


def test_scripts_without_capitals_show_no_names():
    """Empty means "cannot be seen" here."""
    assert names_in("海峡管理局周四表示", "zh") == ()


def test_numbers_are_plain_whatever_their_separators():
    """Thousands and decimals as several languages write them."""
    assert numbers_in("1.400 Menschen, 12,5 Prozent, 1,400 again, 19 dead, A320") == (
        "1400",
        "12.5",
        "19",
    )
