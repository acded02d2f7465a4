"""Who did what to whom: the type, the sides and how surely it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.deeds import deed_in, is_coded
from wireroom.model.deed import MODALITIES, TYPES

_WORDS = st.sampled_from(
    "Kenya Chad Kenyan rebels will not attacked rejected by was in Nairobi met after, 中方 谴责 譴責 台湾 将 被 日本 "
    "UN . İ straße unless protest".split()
)


def countries(actors):
    return [one.country for one in actors]


@given(st.lists(_WORDS, max_size=14), st.sampled_from(["en", "zh"]))
def test_all_places_lie_in_the_text(said, language):
    """Whatever the sentence, each place that a record points at is there and is not empty."""
    text = " ".join(said)
    deed = deed_in(text, language)
    if deed is None:
        return
    assert deed.type in TYPES
    assert deed.modality in MODALITIES
    spans = [(deed.start, deed.end)]
    spans += [(one.start, one.end) for one in (*deed.sources, *deed.targets, *((deed.place,) if deed.place else ()))]
    assert all(0 <= a < b <= len(text) for a, b in [*spans, *((deed.when,) if deed.when else ())])


@pytest.mark.parametrize("verb", ["attacked", "arrested", "praised", "accused", "rejected"])
def test_the_passive_swaps_the_sides(verb):
    """The same is told by both voices."""
    active = deed_in(f"Kenya {verb} Chad.", "en")
    passive = deed_in(f"Chad was {verb} by Kenya.", "en")
    assert active.type == passive.type
    assert countries(active.sources) == countries(passive.sources) == ["KE"]
    assert countries(active.targets) == countries(passive.targets) == ["TD"]


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Kenya attacked Chad.", "ASSAULT", "actual"),
        ("Kenya has not attacked Chad.", "ASSAULT", "denied"),
        ("Kenya denied it had attacked Chad.", "ASSAULT", "denied"),
        ("Kenya will send aid to Chad.", "AGREE", "future"),
        ("Kenya will bomb Chad.", "THREATEN", "future"),
        ("Kenya might have arrested envoys of Chad.", "COERCE", "hypothetical"),
        ("Kenya invaded Chad 40 years ago.", "ASSAULT", "historical"),
    ],
)
def test_how_surely_it_is_said_is_told(text, kind, modality):
    """A denial, a plan, a guess and the far past are no deeds of today."""
    deed = deed_in(text, "en")
    assert (deed.type, deed.modality) == (kind, modality)


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("中方谴责美国", "ACCUSE", "CN", "US"),
        ("中方譴責美國", "ACCUSE", "CN", "US"),
        ("日本被俄罗斯制裁", "SANCTION", "RU", "JP"),
        ("日本被俄羅斯制裁", "SANCTION", "RU", "JP"),
        ("日本对俄罗斯实施制裁", "SANCTION", "JP", "RU"),
    ],
)
def test_chinese_is_coded_in_both_scripts(text, kind, source, target):
    """With the sides, also in the passive."""
    deed = deed_in(text, "zh")
    assert (deed.type, countries(deed.sources), countries(deed.targets)) == (kind, [source], [target])


@pytest.mark.parametrize(("text", "modality"), [("中方否认袭击日本", "denied"), ("中方將襲擊日本", "future")])
def test_chinese_denials_and_plans_are_told(text, modality):
    """As in English."""
    assert deed_in(text, "zh-Hant").modality == modality


def test_who_acts_is_told_with_the_sector():
    """ "Kenyan rebels" are not Kenya's government."""
    deed = deed_in("Kenyan rebels attacked the Chadian army on Monday.", "en")
    assert [(one.country, one.role) for one in (*deed.sources, *deed.targets)] == [("KE", "REB"), ("TD", "MIL")]


def test_a_language_without_words_is_not_coded():
    """And one can tell that before."""
    assert not is_coded("de")
    assert deed_in("Kenia griff den Tschad an.", "de") is None
    assert deed_in("Kenya attacked Chad.", None) is None


@pytest.mark.parametrize("text", ["", "   ", "The weather was mild.", "今天天气很好"])
def test_a_sentence_without_a_deed_tells_none(text):
    """In both languages."""
    assert deed_in(text, "en") is None
    assert deed_in(text, "zh") is None


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Kenya met envoys of Chad in Nairobi.", "Nairobi", "city"),
        ("Kenya met envoys of Chad in South Africa on Monday.", "South Africa", "country"),
    ],
)
def test_the_place_is_the_whole_name_and_tells_how_exact_it_is(text, name, precision):
    """A city is more exact than a country."""
    place = deed_in(text, "en").place
    assert (text[place.start : place.end], place.precision) == (name, precision)
