"""Names of other scripts heard in Latin letters."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.sounds import alike, bones, heard, script_of, spoken

CONSONANTS = {
    "b": "ب",
    "t": "ت",
    "d": "د",
    "r": "ر",
    "z": "ز",
    "s": "س",
    "f": "ف",
    "k": "ك",
    "l": "ل",
    "m": "م",
    "n": "ن",
}
VOWELS = {"a": "ا", "i": "ي", "u": "و", "e": "", "o": ""}
KANA = {
    "k": "カキクケコ", "s": "サシスセソ", "t": ("タ", "チ", "トゥ", "テ", "ト"), "n": "ナニヌネノ",
    "m": "マミムメモ", "l": "ラリルレロ", "r": "ラリルレロ", "b": "バビブベボ", "g": "ガギグゲゴ",
}  # fmt: skip
syllables = st.lists(st.tuples(st.sampled_from(sorted(CONSONANTS)), st.sampled_from(sorted(VOWELS))), min_size=2)


@given(syllables)
def test_a_name_spelled_letter_by_letter_is_heard(parts):
    """Short vowels are left out in Arabic, and p and b are one letter there."""
    latin = "".join(one + vowel for one, vowel in parts)
    arabic = "".join(CONSONANTS[one] + VOWELS[vowel] for one, vowel in parts)
    assert alike(arabic, latin)
    assert alike(arabic, latin.replace("b", "p").title())


@given(st.lists(st.tuples(st.sampled_from(sorted(KANA)), st.integers(0, 4)), min_size=1, max_size=6))
def test_a_name_in_katakana_is_heard(parts):
    """It writes l and r alike, and every vowel."""
    latin = "".join(one + "aiueo"[vowel] for one, vowel in parts)
    assert alike("".join(KANA[one][vowel] for one, vowel in parts), latin)


@given(syllables, st.data())
def test_another_consonant_is_another_name(parts, data):
    """However alike the rest sounds: a vowel may be heard otherwise, n is never m."""
    at = data.draw(st.integers(0, len(parts) - 1))
    one, vowel = parts[at]
    other = data.draw(st.sampled_from([sign for sign in "bdrfklmn" if sign != one]))
    changed = [*parts[:at], (other, vowel), *parts[at + 1 :]]
    arabic = "".join(CONSONANTS[one] + VOWELS[vowel] for one, vowel in changed)
    assert not alike(arabic, "".join(one + vowel for one, vowel in parts))


@given(st.text(), st.text())
def test_any_two_words_can_be_compared(foreign, latin):
    """What is written in none of the scripts is heard as nothing."""
    assert isinstance(alike(foreign, latin), bool)
    assert script_of(foreign) or not heard(foreign)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz-'", max_size=40), st.sampled_from(["arabic", "hebrew", "katakana"]))
def test_a_word_has_a_few_readings(latin, script):
    """Each once, of vowels and classes of consonants alone, whatever the spelling."""
    readings = spoken(latin, script)
    assert 1 <= len(readings) == len(set(readings)) <= 12
    assert all(set(bones(one)) <= set("bdfgklmnrst") for one in readings)


@pytest.mark.parametrize(
    ("foreign", "latin", "same"),
    [
        ("نتنياهو", "Netanyahu", True),
        ("זלנסקי", "Zelensky", True),
        ("ג'ונסון", "Johnson", True),
        ("グテーレス", "Guterres", True),
        ("الأسد", "al-Assad", True),
        ("السودان", "Saar", False),
        ("كورونا", "Karan", False),
        ("ミサイル", "Morawiecki", False),
        ("ブラジル", "Obrador", False),
    ],
)
def test_names_of_the_news(foreign, latin, same):
    """The same person in two scripts, and words that only share consonants with a name."""
    assert alike(foreign, latin) is same


@pytest.mark.parametrize(("language", "least", "most"), [("ar", 0.85, 5e-4), ("he", 0.88, 1e-3), ("ja", 0.83, 2e-3)])
def test_names_that_others_wrote_are_heard(language, least, most):
    """Of countries and cities by their names in CLDR, which nobody wrote for us; many have another name altogether."""
    english, other = Locale("en"), Locale(language)
    pairs = [(english.territories.get(code, ""), name) for code, name in other.territories.items() if len(code) == 2]
    cities = ((zone, told["city"]) for zone, told in other.time_zones.items() if "city" in told)
    pairs += [(zone.split("/")[-1].replace("_", " "), city) for zone, city in cities]
    pairs = [(ours, theirs) for ours, theirs in dict.fromkeys(pairs) if ours.isalpha() and script_of(theirs)]
    assert sum(alike(theirs, ours) for ours, theirs in pairs) >= least * len(pairs)
    wrong = tried = 0
    for far in range(7, 37):
        for (ours, mine), (other_name, theirs) in zip(pairs, pairs[far:], strict=False):
            if ours != other_name and mine != theirs:
                wrong, tried = wrong + alike(theirs, ours), tried + 1
    assert wrong <= most * tried, f"{wrong} of {tried} pairs of different places sound alike"
