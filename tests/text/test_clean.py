"""Plain text: nothing odd stays, nothing wanted goes."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.clean import plain_text, slug, text_of_html, text_of_tag_soup, without_controls, words


@given(st.text(st.characters(), max_size=200))
def test_plain_text_is_one_clean_line_and_stays_so(value):
    """S15: no control character, no lone surrogate, no double space; cleaning twice changes nothing."""
    line = plain_text(value)
    assert plain_text(line) == line
    assert "  " not in line
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in line)
    line.encode("utf-8")


@given(st.text(max_size=300))
def test_text_of_any_markup_is_clean(markup):
    """Whatever stands in a feed becomes text without control characters and without an exception."""
    for text in (text_of_html(markup), text_of_tag_soup(markup)):
        assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in text)
        assert "\n\n\n" not in text


def test_blocks_become_paragraphs_and_lines():
    """A reader sees paragraphs parted by a blank line, items and rows by a line, and no script."""
    markup = """<style>p{}</style><h2>Harbour  shut</h2><p>The port of <b>Ansel</b>
      closed.<br>It is dark.</p><script>alert(1)</script><ul><li>one</li><li>two</li></ul>
      <table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>tail"""
    assert text_of_html(markup) == (
        "Harbour shut\n\nThe port of Ansel closed.\nIt is dark.\n\none\ntwo\n\na b\nc d\n\ntail"
    )


def test_plain_text_keeps_its_own_paragraphs():
    """Text without markup comes through with its blank lines."""
    assert text_of_html("First  line.\r\n\r\nSecond &amp; last.") == "First line.\n\nSecond & last."


def test_comparisons_are_no_tags():
    """A lonely angle bracket is text."""
    assert "3 < 4" in text_of_html("<p>3 < 4 and 5 > 2</p>")


def test_letters_have_one_form():
    """Composed and decomposed letters are equal after cleaning, or search would miss one of them."""
    assert plain_text("Cafe\u0301") == plain_text("Caf\u00e9")


def test_signs_that_scripts_need_stay():
    """Persian needs its joiners, Arabic may need its bidi marks; soft hyphens and byte order marks go."""
    assert without_controls("می\u200cخواهم \u200f") == "می\u200cخواهم \u200f"
    assert without_controls("Donau\u00addampf\ufeff") == "Donaudampf"


def test_words_count_what_a_reader_reads():
    """Letters of any script with their marks, numbers; Chinese and Japanese by the character."""
    assert words("Today's vote: 3 of 4.") == ["Today's", "vote", "3", "of", "4"]
    assert words("हिन्दी समाचार") == ["हिन्दी", "समाचार"]
    assert words("港は閉鎖") == ["港", "は", "閉", "鎖"]


@given(st.text(max_size=120))
def test_slugs_are_fit_for_addresses(text):
    """Lower case letters and digits of any script, single hyphens, never longer than asked; a slug slugs to itself."""
    made = slug(text)
    assert len(made) <= 60
    assert "--" not in made
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert all(c == "-" or c.isalnum() or unicodedata.combining(c) or unicodedata.category(c)[0] in "MN" for c in made)


def test_slugs_read_like_the_headline():
    """Accents fall off Latin letters; other scripts stay as they are."""
    assert slug("L’Île d’Øresund: 3 élections!") == "lile-døresund-3-elections"
    assert slug("Выборы в Анселе") == "выборы-в-анселе"
    assert slug("…") == ""
    assert slug("one two three", most=8) == "one-two"
