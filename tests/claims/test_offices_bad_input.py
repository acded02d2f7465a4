"""Kinds of text in which an old title is right, or is nobody's: no alarm, in several scripts and shapes."""

from datetime import UTC, datetime

import pytest

from wireroom.claims.offices import check_offices
from wireroom.claims.quotes import statements
from wireroom.claims.speakers import speakers
from wireroom.text.numbers import quantities

DAY = datetime(2025, 6, 26, tzinfo=UTC).timestamp()

TEXTS = {
    "satire in German": ("Glosse: der Schwan", "Glosse. Bundeskanzlerin Angela Merkel kauft heute einen Schwan."),
    "parody in Spanish": ("Parodia", "Parodia: el presidente de Francia François Hollande abre una panadería."),
    "satire in Chinese": ("讽刺：天鹅", "讽刺作品。德国总理默克尔今天买了一只天鹅。"),
    "opinion": ("Opinion: what would they say", "What would German Chancellor Angela Merkel say? She would smile."),
    "novel": ("A novel of the coast", "In the novel, US President Barack Obama loses his hat in Ansel."),
    "novel in French": ("Un roman", "Dans ce roman, le président français François Hollande perd son parapluie."),
    "quote": ("A cook", "“US President Barack Obama likes my soup,” the cook says."),
    "quote in a quote": ("A cook", "“She said ‘US President Barack Obama likes soup’ and left,” the cook says."),
    "German quote": ("Ein Koch", "„Bundeskanzlerin Angela Merkel mag meine Suppe“, sagt der Koch."),
    "Arabic": ("الميناء", "قال الرئيس الأمريكي جو بايدن إن الميناء مفتوح."),
    "Hebrew": ("הנמל", "נשיא ארצות הברית ג'ו ביידן נאם בנמל."),
    "Japanese": ("港", "「バイデン米大統領は港を訪れた」と関係者は述べた。"),
    "table": ("Results", "2013 | German Chancellor Angela Merkel | 41\n2009 | German Chancellor Angela Merkel | 34"),
    "transcript": ("Hearing", "Q: Is US President Barack Obama on it?\nA: He is.\nQ: And who else?\nA: Nobody."),
    "list": (
        "Heads of the alliance",
        "The list: NATO Secretary-General Jens Stoltenberg, Anders Fogh Rasmussen, Jaap de Hoop Scheffer and others.",
    ),
    "obituary": ("Ada Ode, singer", "Ada Ode has died aged 88. US President Barack Obama sang along once."),
    "Spanish obituary": ("Ada Ode", "Ha fallecido a los 88 años. El presidente de Francia François Hollande fue."),
    "Russian obituary": ("Некролог", "Скончалась певица Ада Оде, на 88-м году. Её любил президент США Барак Обама."),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_no_alarm(kind: str) -> None:
    """The writer speaks of another time, in another's words, or of no time at all."""
    title, text = TEXTS[kind]
    found, _ = check_offices(text, title, language=None, at=DAY, published=DAY)
    assert [one for one in found if one.outcome == "source_stale"] == []


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("language", ["en", "de", "zh", "ar", None])
def test_the_other_checks_read_it_whatever_its_language_is_said_to_be(kind: str, language: str | None) -> None:
    """Pages lie about their language: statements and figures still lie inside the text."""
    text = TEXTS[kind][1]
    found = statements(text, language)
    assert len(speakers(text, "", found, language)) == len(found)
    assert all(0 <= a < b <= len(text) for one in found for a, b in one.content)
    assert all(text[one.start : one.end].startswith(one.words[:1]) for one in quantities(text, language))


def test_a_text_published_again_after_years_is_no_slip() -> None:
    """Its own dateline makes it an old text that came back."""
    text = "BERLIN, 9. April 2014 - Bundeskanzlerin Angela Merkel eröffnet am Freitag die Messe."
    found, _ = check_offices(text, "", language="de", at=DAY, published=DAY)
    assert [one.outcome for one in found] in ([], ["archive_resurfaced"])
