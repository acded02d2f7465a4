"""Sentences are exact pieces of the text."""

from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.sentences import sentences

LANGUAGES = [None, "en", "de", "fr", "ja", "zh", "ar", "ru", "xx"]
TEXTS = st.lists(
    st.sampled_from(
        ["J.\u00a0Ode", "A.\u3000", "U.\u2009", "The ", "ship", " sank. ", '"We left."', "\n\n", "\n",
        " he said", "「行く。」", "と述べた。", "هل هذا؟ ", "3.5",
         " p.m. ", "Mr. ", "😀", "\u00a0", "\r\n", "…", "?!", "- item", "“", "”", " ", "É"]
    )
).map("".join) | st.text(max_size=80)  # fmt: skip


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_span_is_exactly_its_text(text, language):
    """Citations count characters, so a span must hold what it says, in order and without overlap."""
    at = 0
    for span in sentences(text, language):
        assert text[span.start : span.end] == span.text == span.text.strip() != ""
        assert span.start >= at
        assert text[at : span.start].strip() == ""
        at = span.end
    assert text[at:].strip() == ""


@given(TEXTS, TEXTS)
def test_a_blank_line_ends_a_sentence(one, two):
    """No sentence reaches over the border of a paragraph."""
    for span in sentences(one + "\n\n" + two, "en"):
        assert "\n\n" not in span.text


def cut(text, language):
    """Give the sentences' words."""
    return [span.text for span in sentences(text, language)]


def test_abbreviations_do_not_end_a_sentence():
    """A title, a time and a decimal point go on."""
    text = "Dr. Sook met Mr. Ode at 5 p.m. on Tuesday. It rose by 3.5 percent."
    assert cut(text, "en") == ["Dr. Sook met Mr. Ode at 5 p.m. on Tuesday.", "It rose by 3.5 percent."]


def test_a_quote_stays_with_its_speaker():
    """What was said and who said it are one sentence, also in Japanese."""
    assert cut("“We were not told.” said the minister. Ships wait.", "en") == [
        "“We were not told.” said the minister.",
        "Ships wait.",
    ]
    assert cut("「知らされていない。」と述べた。船は待つ。", "ja") == ["「知らされていない。」と述べた。", "船は待つ。"]


def test_other_scripts_have_other_full_stops():
    """Arabic and Chinese texts are cut by their own marks."""
    assert cut("توقفت السفن. هل عادت؟ نعم.", "ar") == ["توقفت السفن.", "هل عادت؟", "نعم."]
    assert cut("船停了。港口关闭。", "zh") == ["船停了。", "港口关闭。"]


def test_a_line_wrapped_by_hand_is_one_sentence():
    """Lines that break in the middle of a sentence are joined; list items are not."""
    assert cut("The harbour was\nclosed on Monday.", "en") == ["The harbour was\nclosed on Monday."]
    assert cut("First item\nSecond item", "en") == ["First item", "Second item"]
