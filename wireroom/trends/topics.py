"""Which names and phrases do newsrooms use today that they usually do not?

Counted are newsrooms whose own reports put it into a headline within a day: one outlet that prints it fifty times is
one newsroom, and fifty papers that print one agency's text are one report. The usual is the same count on the days
before, later days weighing more, at the number of newsrooms that brought anything today.
"""

import itertools
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wireroom.model.topic import Headline, Topic
from wireroom.text.tokens import fold

# Three newsrooms may speak of one thing by chance, or because it is small; the product's rule for what breaks, and one.
NEWSROOMS_LEAST = 4
# More than twice what is usual and one more: what is named by 40 of 50 every day is not the topic of today.
RATIO, ABOVE = 2.0, 1.0
# Days that must be known before anything is called unusual, and after how many days one weighs half.
DAYS_LEAST, HALF_LIFE_DAYS = 2, 7.0
# Two topics that share six tenths of the reports of the smaller one are one; the longer name stands for both.
SAME = 0.6
# A phrase that begins or ends with a small word that many different words follow is a piece of a sentence ("after the
# talks", "says it will"): so many, or one in two hundred headlines of the language.
FOLLOWERS, FOLLOWERS_SHARE = 8, 0.005
# Words within a name that may be small are shorter than this: "of the", "van der".
JOINING = 4
# Topics of one language; and names that are looked at, those of most newsrooms first: looking up the usual costs time.
TOPICS_MOST, LOOKED_AT = 8, 80


@dataclass(slots=True)
class Named:
    """Who names one thing."""

    language: str
    key: str
    newsrooms: set[str] = field(default_factory=set)
    #: Reports; those whose headline is the same, letter by letter, are one.
    reports: set[str] = field(default_factory=set)
    headlines: set[str] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How many newsrooms named it in reports of their own."""
        return min(len(self.newsrooms), len(self.reports), len(self.headlines))


#: Day before today (1 is yesterday) -> newsrooms that named a thing then in reports of their own.
Usual = Mapping[int, int]


def named(
    headlines: Iterable[Headline], phrases: Callable[[Headline], Mapping[str, str]], outlets: Collection[str]
) -> list[Named]:
    """Count who names what, the most named first; not the names of outlets (folded)."""
    headlines = list(headlines)
    everyday = _everyday(headlines)
    held = [(headline, phrases(headline)) for headline in headlines]
    often = Counter((headline.language, key) for headline, keys in held for key in keys)
    found: dict[tuple[str, str], Named] = {}
    for headline, keys in held:
        same = fold(headline.words)
        for key, printed in keys.items():
            if often[headline.language, key] < NEWSROOMS_LEAST:  # nearly all of them: nothing more is counted
                continue
            ends = {word for word in (*printed.split()[:1], *printed.split()[-1:]) if word[:1].islower()}
            if any((headline.language, word) in everyday for word in ends):
                continue
            one = found.setdefault((headline.language, key), Named(language=headline.language, key=key))
            one.newsrooms.add(headline.newsroom)
            one.reports.add(headline.report)
            one.headlines.add(same)
            one.printed[printed] += 1
    many = [one for one in found.values() if one.count >= NEWSROOMS_LEAST and not _of_outlet(one.key, outlets)]
    return sorted(many, key=lambda one: (-one.count, -len(one.key), one.language, one.key))[:LOOKED_AT]


def _of_outlet(key: str, outlets: Collection[str]) -> bool:
    """Say whether it is the name of an outlet, or holds one of several words; a single word may be a place."""
    return key in outlets or any(" " in outlet and f" {outlet} " in f" {key} " for outlet in outlets)


def _everyday(headlines: Sequence[Headline]) -> set[tuple[str, str]]:
    """Name the small words that many different words follow, by language."""
    total = Counter(one.language for one in headlines)
    after: dict[tuple[str, str], set[str]] = {}
    for one in headlines:
        words = one.words.split()
        for word, following in itertools.pairwise(words):
            if word[:1].islower():
                after.setdefault((one.language, word), set()).add(following)
    return {pair for pair, seen in after.items() if len(seen) >= max(FOLLOWERS, FOLLOWERS_SHARE * total[pair[0]])}


def topics(
    candidates: Sequence[Named], usual: Callable[[Named], Usual], readers: Mapping[int, int]
) -> tuple[Topic, ...]:
    """Say which of these are topics, by language, the most unusual first.

    Args:
        candidates: As `named` gives them.
        usual: Looks up who named a thing on the days before.
        readers: Day before today -> newsrooms that brought anything; 0 is today. A day without any is not known.
    """
    days = [day for day in readers if day > 0 and readers[day] > 0]
    if len(days) < DAYS_LEAST:
        return ()
    rated: list[tuple[float, float, Named]] = []
    for one in candidates:
        before = usual(one)
        weight = share = 0.0
        for day in days:
            fades = math.exp2(-day / HALF_LIFE_DAYS)
            weight += fades
            share += fades * min(1.0, before.get(day, 0) / readers[day])
        expected = share / weight * readers.get(0, 0)
        if one.count >= RATIO * expected + ABOVE:
            rated.append(((one.count - expected) / math.sqrt(expected + 1.0), expected, one))
    rated.sort(key=lambda item: (-item[0], -len(item[2].key), item[2].language, item[2].key))
    return tuple(
        Topic(words=_shown(one), language=one.language, newsrooms=one.count, usual=round(expected, 1))
        for language in sorted({one.language for _, _, one in rated})
        for expected, one in _apart([(e, one) for _, e, one in rated if one.language == language])[:TOPICS_MOST]
    )


def _shown(one: Named) -> str:
    return min(one.printed, key=lambda words: (-one.printed[words], words))


def _apart(rated: list[tuple[float, Named]]) -> list[tuple[float, Named]]:
    """Leave out what another already tells by the same reports: a name stands before a phrase, then the longer one."""
    kept: list[tuple[float, Named]] = []
    for expected, one in rated:
        at = next((at for at, (_, other) in enumerate(kept) if _same(one, other)), None)
        if at is None:
            kept.append((expected, one))
        elif (_is_name(one), len(one.key)) > (_is_name(kept[at][1]), len(kept[at][1].key)) and one.count >= (
            SAME * kept[at][1].count
        ):
            kept[at] = expected, one
    return kept


def _is_name(one: Named) -> bool:
    """Say whether it is printed as a name: no word of it but a joining one is small."""
    words = _shown(one).split()
    return words[0][:1].isupper() and all(word[:1].isupper() or len(word) < JOINING for word in words)


def _same(one: Named, other: Named) -> bool:
    return len(one.reports & other.reports) >= SAME * min(len(one.reports), len(other.reports))
