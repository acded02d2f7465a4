"""How telling is a word?"""

from wireroom.stories.rarity import HALVE_AT, Rarity
from wireroom.stories.usage import form_of, usage

THE, KRAKEN = form_of("the", "en", "stem"), form_of("kraken", "en", "stem")


def weigh(counts: Rarity, *features: int, words: int = 100) -> list[float]:
    """Weigh features for an English article."""
    return counts.weights(list(features), words, language="en", prior=500.0, common=0.25)


def test_a_young_wire_knows_common_words_from_common_usage():
    """The very first article is not joined by "the"; a rare word tells much."""
    assert weigh(Rarity("stem"), THE, KRAKEN)[0] == 0.0
    assert weigh(Rarity("stem"), KRAKEN)[0] > 5.0


def test_what_the_wire_writes_about_every_day_loses_its_weight():
    """A word rare in the language but in half of our articles is the theme of the wire, not of one story."""
    counts = Rarity("stem")
    before = weigh(counts, KRAKEN)[0]
    for n in range(2_000):
        counts.learn([KRAKEN, n] if n % 2 else [n])
    assert weigh(counts, KRAKEN)[0] == 0.0 < before


def test_a_common_word_is_no_surprise_in_a_long_text():
    """The longer the text, the less a usual word says."""
    house = form_of("house", "en", "stem")
    assert weigh(Rarity("stem"), house, words=10)[0] > weigh(Rarity("stem"), house, words=300)[0]


def test_counts_are_halved_so_that_they_stay_small_and_follow_the_times():
    """Words seen once are forgotten at a halving; the weight of others hardly moves."""
    counts = Rarity("stem", articles=HALVE_AT - 1, seen={1: 400, 2: 1})
    before = weigh(counts, 1)[0]
    counts.learn([3])
    assert counts.seen == {1: 200}
    assert counts.articles == HALVE_AT // 2
    assert abs(weigh(counts, 1)[0] - before) < 0.1


def test_every_list_of_common_usage_is_read():
    """Shares are shares: above 0, and none above a tenth of running text but for a few."""
    for language in ("en", "es", "ru", "ar", "zh", "hi", "ja"):
        listed = usage(language, "stem")
        assert len(listed) > 500
        assert all(0.0 < share < 0.25 for share in listed.values())
    assert usage("xx", "stem") == {}
    assert usage("../en", "stem") == {}
