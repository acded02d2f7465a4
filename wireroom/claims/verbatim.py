"""Are two quotes the same words? Compared word by word, marks and capitals apart."""

from difflib import SequenceMatcher
from functools import lru_cache

from wireroom.text.tokens import fold

#: Words of the shorter quote from which sameness is no chance.
FEWEST = 5
#: Share of the shorter quote's words that stand in the longer one, in order, for one to be the other altered.
ALTERED = 0.7


@lru_cache(maxsize=4096)
def words_of_quote(text: str) -> tuple[str, ...]:
    """Give the folded words of a quote; "..." stays as a gap."""
    return tuple(word for raw in text.replace("…", " ").split() if (word := fold(raw).strip(".,;:!?“”\"'’‘«»()[]—–-")))


@lru_cache(maxsize=8192)
def same_words(one: str, other: str) -> str | None:
    """Say how the second quote stands to the first: "identical", "shortened" (of either by the other), "altered".

    None: they are different sayings, or too short to tell.

    >>> same_words("“The lane is shut until Friday.”", "“The lane is shut until Friday”")
    'identical'
    >>> same_words("“The lane is shut until Friday, and no ship may pass.”", "“The lane is shut until Friday”")
    'shortened'
    >>> same_words("“The lane is shut until Friday noon.”", "“The lane was shut until Friday noon”")
    'altered'
    """
    mine, theirs = words_of_quote(one), words_of_quote(other)
    short, long = sorted((mine, theirs), key=len)
    if len(short) < FEWEST:
        return None
    if short == long:
        return "identical"
    matcher = SequenceMatcher(None, long, short, autojunk=False)
    if matcher.real_quick_ratio() == 0 or not set(short) & set(long):
        return None
    kept = sum(block.size for block in matcher.get_matching_blocks())
    if kept == len(short):
        return "shortened"
    return "altered" if kept >= ALTERED * len(short) else None
