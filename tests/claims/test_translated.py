"""One saying in two languages: what a translator leaves as it is must agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strait_news import report

from wireroom.claims.translated import translated
from wireroom.claims.voices import voices

ENGLISH = "“The lane stays shut until 5 December, and 14 ships must wait off Berlin.”"
SAME = {
    "de": "„Die Rinne bleibt bis zum 5. Dezember gesperrt, und 14 Schiffe müssen vor Berlin warten.“",
    "fr": "« Le chenal reste fermé jusqu'au 5 décembre et quatorze navires doivent attendre devant Berlin. »",
    "es": "“El canal sigue cerrado hasta el 5 de diciembre, y 14 barcos deben esperar frente a Berlín.”",
    "ru": "«Пролив закрыт до 5 декабря, и 14 судов должны ждать у Берлина.»",
    "zh": "“航道将关闭至12月5日，14艘船只须在柏林外等候。”",
}


@pytest.mark.parametrize("language", SAME)
def test_a_faithful_translation_is_known(language: str) -> None:
    """The same numbers, months and places, and about as long, in any script."""
    assert translated(ENGLISH, "en", SAME[language], language)
    assert translated(SAME[language], language, ENGLISH, "en")


@pytest.mark.parametrize(
    "other",
    [
        "„Die Rinne bleibt bis zum 5. Dezember gesperrt, und 15 Schiffe müssen vor Berlin warten.“",
        "„Die Rinne bleibt bis zum 5. Januar gesperrt, und 14 Schiffe müssen vor Berlin warten.“",
        "„Die Rinne bleibt bis zum 5. Dezember gesperrt, und 14 Schiffe müssen vor Paris warten.“",
        "„Bis 5. Dezember 14 in Berlin.“",
        "„Die Rinne bleibt gesperrt, weil das Eis zu dick ist und niemand es brechen kann.“",
    ],
)
def test_another_number_month_place_or_length_is_another_saying(other: str) -> None:
    """Whatever a translator would not change decides; without any of it nothing is said."""
    assert not translated(ENGLISH, "en", other, "de")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_can_be_compared(one: str, other: str) -> None:
    """Nothing that is printed breaks it, and one language is never a translation of itself."""
    assert translated(one, "en", other, "de") == translated(other, "de", one, "en")
    assert not translated(one, "en", other, "en")


def test_a_speaker_is_heard_in_two_languages() -> None:
    """The same saying of one speaker is told once, with how the other report has it."""
    reports = [
        report("a", "09:00", "Lane shut", f"{ENGLISH[:-2]},” Maret Sook said."),
        report("b", "09:30", "Rinne zu", f"{SAME['de'][:-2]}“, sagte Maret Sook.", language="de"),
    ]
    (sook,) = voices(reports)
    (saying,) = sook.sayings
    assert saying.reports == 2
    assert [(how, place.article_id) for how, place in saying.others] == [("translated", "b")]


def test_a_name_in_another_script_is_the_same_speaker() -> None:
    """Letter by letter, sound by sound: who is named in full in both is one."""
    reports = [
        report("a", "09:00", "Lane shut", f"{ENGLISH[:-2]},” Boris Petrov said."),
        report("b", "09:30", "Пролив", f"{SAME['ru'][:-2]}», — заявил Борис Петров.", language="ru"),
    ]
    assert [(voice.name, voice.sayings[0].reports) for voice in voices(reports)] == [("Boris Petrov", 2)]
