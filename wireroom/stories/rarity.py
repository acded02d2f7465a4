"""How telling is a word? Seldom words tell stories apart; how seldom is learned from the wire itself.

A young wire has seen too little to know, so that common usage stands in as a number of imagined articles until the
wire has seen more than that.
"""

import math
from dataclasses import dataclass, field

from wireroom.stories.usage import usage

# Articles after which all counts are halved and words seen once are forgotten: it keeps the counts small and lets
# them follow the times. A word's weight moves by less than 0.1 at a halving.
HALVE_AT = 40_000


@dataclass(slots=True)
class Rarity:
    """Counts of word forms: in how many of how many articles they stand."""

    #: "stem" or "opening": the form of words that is counted.
    form: str
    articles: int = 0
    seen: dict[int, int] = field(default_factory=dict)

    def learn(self, features: list[int], *, fresh: bool = True) -> None:
        """Count an article by its features, each named once; `fresh` is False for what a re-read adds to it."""
        seen = self.seen
        for feature in features:
            seen[feature] = seen.get(feature, 0) + 1
        self.articles += fresh
        if self.articles >= HALVE_AT:
            self.articles //= 2
            self.seen = {feature: count // 2 for feature, count in seen.items() if count > 1}

    def weights(self, features: list[int], words: int, *, language: str, prior: float, common: float) -> list[float]:
        """Say how telling each feature is for an article of so many words.

        Args:
            features: Hashes of word forms.
            words: Length of the article; in a long one a common word is no surprise.
            language: Of the article; names the common usage that stands in.
            prior: How many imagined articles common usage is worth.
            common: Share of articles above which a word tells nothing.

        Returns:
            ln((N + prior + 1.5) / (n + prior * p + 0.5)) each; 0.0 for common words.
        """
        total = self.articles + prior + 1.5
        usual, seen = usage(language, self.form), self.seen
        out = []
        for feature in features:
            rate = usual.get(feature, 0.0)
            count = seen.get(feature, 0) + 0.5
            if rate:
                count += prior * -math.expm1(-words * rate)
            out.append(math.log(total / count) if count < common * total else 0.0)
        return out
