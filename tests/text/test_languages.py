"""The language of a text is told, checked against what is declared, or unknown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.text.languages import CJK, NAMES, RIGHT_TO_LEFT, fold_code, language_name
from wireroom.text.tell_language import language_of

SENTENCES = {
    "en": "The ferry stays in port until the strait opens again on Friday",
    "de": "Die Fähre bleibt im Hafen, bis die Meerenge am Freitag wieder öffnet",
    "fr": "Le ferry reste au port jusqu'à la réouverture du détroit vendredi",
    "es": "El transbordador permanece en el puerto hasta que se abra el estrecho",
    "it": "Il traghetto resta in porto fino alla riapertura dello stretto venerdì",
    "pt": "A balsa fica no porto até que o estreito seja reaberto na sexta-feira",
    "ru": "Паром остаётся в порту, пока пролив не откроют в пятницу",
    "uk": "Пором залишається в порту, доки протоку не відкриють у п'ятницю",
    "pl": "Prom pozostaje w porcie do ponownego otwarcia cieśniny w piątek",
    "tr": "Feribot, boğaz cuma günü yeniden açılana kadar limanda kalıyor",
    "ar": "تبقى العبارة في الميناء حتى يفتح المضيق مرة أخرى يوم الجمعة",
    "he": "המעבורת נשארת בנמל עד שהמצר ייפתח שוב ביום שישי",
    "zh": "渡轮停在港口直到周五海峡重新开放",
    "ja": "金曜日に海峡が再び開くまでフェリーは港にとどまる",
    "ko": "금요일에 해협이 다시 열릴 때까지 여객선은 항구에 머문다",
    "hi": "शुक्रवार को जलडमरूमध्य फिर से खुलने तक नौका बंदरगाह में रहेगी",
    "th": "เรือข้ามฟากจอดอยู่ที่ท่าเรือจนกว่าช่องแคบจะเปิดอีกครั้ง",
    "el": "Το πλοίο μένει στο λιμάνι μέχρι να ανοίξει ξανά το στενό",
}  # fmt: skip


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_tells_its_language(code):
    """With nothing declared, with the right tag, and with a template's leftover."""
    assert language_of(SENTENCES[code]) == code
    assert language_of(SENTENCES[code], code.upper() + "-XX") == code
    assert language_of(SENTENCES[code], "fi") == code


def test_a_few_words_believe_what_is_declared():
    """Too little text tells nothing: the declaration stands, and without one it is unknown."""
    assert language_of("Man dies", "en-US") == "en"
    assert language_of("Man dies") is None
    assert language_of("") is None
    assert language_of("12 345 – 6", "da") == "da"


def test_close_relatives_believe_the_publisher():
    """Letters do not tell Norwegian from Danish in a headline; the publisher does."""
    assert language_of("Flere huse bliver solgt på tvangsauktion i år", "nb-NO") == "no"


@settings(deadline=None)
@given(st.text(max_size=300), st.one_of(st.none(), st.text(max_size=12)))
def test_any_text_has_a_known_language_or_none(text, hint):
    """Every answer is a code that has a name."""
    assert language_of(text, hint) in {None, *NAMES}


@given(st.one_of(st.none(), st.text(max_size=20)))
def test_folding_twice_is_folding_once(tag):
    """Folded codes are stable."""
    code = fold_code(tag)
    assert code is None or fold_code(code) == code


def test_codes_have_names_and_directions():
    """Labels are in English; sets of scripts hold codes that exist."""
    assert language_name("ar") == "Arabic"
    assert language_name("nb") == "Norwegian"
    assert language_name(None) == "unknown"
    assert language_name("xx") == "xx"
    assert {"ar", "he", "fa", "ur"} <= RIGHT_TO_LEFT
    assert {"zh", "ja", "ko"} == set(CJK)
    assert all(name[0].isupper() for name in NAMES.values())


def test_names_of_people_make_no_rare_language():
    """A headline of foreign names stays in the language of its own words: rare languages must win by more."""
    assert language_of("Museveni flags off team Uganda for Tokyo Olympics") == "en"
    assert language_of("La star de la NBA Rui Hachimura porte-drapeau du Japon") == "fr"


def test_a_text_that_begins_in_another_language_can_be_told_by_the_publisher():
    """A notice in English at the head of a page does not outweigh the page's own word where both have a chance."""
    assert language_of("Live: " + SENTENCES["de"], "de") == "de"


@pytest.mark.parametrize("code", sorted(set(SENTENCES) - {"zh", "ja", "ko", "th", "el"}))
def test_long_texts_are_told_by_their_beginning(code):
    """What comes after the part that is looked at changes nothing."""
    text = " ".join([SENTENCES[code]] * 6)
    assert language_of(text) == language_of(text + " " + SENTENCES["en"] * 5) == code
