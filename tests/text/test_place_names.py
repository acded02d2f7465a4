"""Places are known whatever they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.place_names import places_in
from wireroom.text.tokens import words


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Regierung in Deutschland tritt ab", "de", "DE"),
        ("Le gouvernement quitte l'Allemagne", "fr", "DE"),
        ("ドイツの首相", "ja", "DE"),
        ("德国总理", "zh", "DE"),
        ("в Германии", "ru", "DE"),
        ("Flood in New Zealand", "en", "NZ"),
        ("Los Estados Unidos responden", "es", "US"),
        ("Parlament, Warszawa", "pl", "Europe/Warsaw"),
        ("رئيس ألمانيا", "ar", "DE"),
        ("Überschwemmung in München", "de", "DE/Munich"),
        ("Crue à Munich", "fr", "DE/Munich"),
        ("Inondazione a Marsiglia", "it", "FR/Marseille"),
        ("Наводнение: Мюнхен", "ru", "DE/Munich"),
        ("慕尼黑洪水", "zh", "DE/Munich"),
        ("فيضانات في مرسيليا", "ar", "FR/Marseille"),
    ],
)
def test_a_place_is_found_in_its_language(text, language, place):
    assert place in [found for _, found in places_in(words(text), language)]


def test_a_longer_name_is_one_place():
    """ "New Zealand" is not Zeeland, and "South Sudan" is not Sudan."""
    assert list(places_in(words("South Sudan and Sudan"), "en")) == [(0, "SS"), (3, "SD")]


@given(st.text(max_size=80), st.sampled_from(["en", "ja", "ar", "ru", "", "xx", "zh", "!!"]))
def test_any_text_gives_places_at_its_words(text, language):
    """Nothing raises; each name begins at a word, the next one behind it."""
    said = words(text)
    at = [where for where, _ in places_in(said, language)]
    assert at == sorted(set(at))
    assert all(0 <= where < len(said) for where in at)


def test_a_city_is_told_by_a_capital_where_there_are_capitals():
    """In small letters it may be any word."""
    assert list(places_in(["rain", "in", "munich"], "en")) == []
