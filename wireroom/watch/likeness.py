"""Is a sentence more like what shows an indicator, or like what looks like it and is not?

The examples and counter-examples are those of the file, and sentences that a person rejected in this situation. Words
are compared by their beginnings, Chinese and Japanese by pairs of characters; names that both share count like others.
"""

from collections.abc import Iterable, Sequence

from wireroom.watch.terms import flat

#: A sentence that shares so much of a counter-example is like it; of one that a person rejected, a little more, since
#: it is one sentence of many.
LIKE, LIKE_REJECTED = 0.6, 0.7
#: Letters of a word's beginning that are compared: "exercises" is "exercise".
STEM = 5
#: Words of fewer letters tell nothing.
SHORT = 3


def words_of(sentence: str) -> frozenset[str]:
    """Give what a sentence is compared by.

    >>> sorted(words_of("The drills were held; 演習結束"))
    ['drill', 'held', 'were', '演習', '習結', '結束']
    """
    found: set[str] = set()
    for word in "".join(char if char.isalnum() else " " for char in flat(sentence)).split():
        if ord(word[0]) >= 0x2E80:
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) > SHORT:
            found.add(word[:STEM])
    return frozenset(found)


def share(words: frozenset[str], example: frozenset[str]) -> float:
    """Say how much of an example a sentence holds, 0 to 1."""
    return len(words & example) / len(example) if example else 0.0


def is_unlike(
    sentence: str, examples: Sequence[frozenset[str]], counter: Sequence[frozenset[str]], bar: float = LIKE
) -> bool:
    """Whether a sentence is like a counter-example, and more so than like any example."""
    if not counter:
        return False
    words = words_of(sentence)
    worst = max(share(words, one) for one in counter)
    return worst >= bar and worst > max((share(words, one) for one in examples), default=0.0)


def compared(sentences: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Prepare sentences for comparison."""
    return tuple(words_of(one) for one in sentences)
