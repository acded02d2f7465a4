"""Which sentences can stand alone before a reader."""

import pytest

from wireroom.stories.fit import is_boilerplate, stands_alone
from wireroom.text.dateline import dateline


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Velland closed the northern lane of the Arden Strait on Tuesday."),
        ("en", "“We were not told,” said Maret Sook, the transport minister of Kareth."),
        ("de", "Velland hat die nördliche Fahrrinne am Dienstag gesperrt."),
        ("fr", "« Nous n'avons pas été informés », a déclaré la ministre Maret Sook."),
        ("es", "Velland cerró el martes el canal norte del estrecho de Arden."),
        ("ja", "ヴェランドは24日、海峡の北側航路を閉鎖した。"),
        ("ar", "أغلقت فيلاند الممر الشمالي للمضيق صباح الثلاثاء."),
    ],
)
def test_a_whole_sentence_stands_alone(language, text):
    """Subject, verb, full stop, and a name for who speaks."""
    assert stands_alone(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "But nobody had expected it."),
        ("en", "He said that the lane would stay closed."),
        ("en", "“We were not told of the closure,” he said on Tuesday."),
        ("en", "“We were not told of the closure of the northern lane.”"),
        ("en", "We went to the harbour and counted the ships."),
        ("en", "Is this the end of the lane?"),
        ("en", "The northern lane of the strait"),
        ("en", "The pilots will use wells until then."),
        ("de", "Dabei wurde niemand verletzt."),
        ("fr", "Elle a ajouté que les navires attendaient."),
        ("es", "«No nos avisaron del cierre del canal», dijo, y pidió calma."),
        ("ja", "しかし、船は待っている。"),
        ("ar", "وأضاف أن السفن تنتظر أمام الميناء."),
    ],
)
def test_what_leans_on_another_sentence_does_not(language, text):
    """Pronouns, connectives, quotes without a speaker, questions and fragments need what stood before."""
    assert not stands_alone(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our newsletter.",
        "Reporting by Ilse Brandt.",
        "President Ode waves as he arrives in Tamar on Monday.",
        "NORTHERN LANE CLOSED FOR TEN DAYS",
        "12 min: GOAL, Ansel 1, Tamar 0.",
    ],
)
def test_the_page_around_the_news_is_left_out(text):
    """Captions, credits, banners and tickers are no sentences of a report."""
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("PORT ANSEL (Northline) — Velland closed the lane.", "Velland closed the lane."),
        ("TAMAR, Nov 24 - Ships wait.", "Ships wait."),
        ("Port Ansel – Ships wait.", "Ships wait."),
        ("Velland – once a friend – closed the lane.", "Velland – once a friend – closed the lane."),
        ("NATO said that ships wait.", "NATO said that ships wait."),
    ],
)
def test_a_dateline_is_cut_from_the_front(text, rest):
    """The span begins where the sentence itself begins."""
    assert text[dateline(text) :] == rest
