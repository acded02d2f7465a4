"""Which reports of a story are about the same new thing?

A story that lasts, or that holds more than it should, gets reports all the time. New is what its headlines of the last
minutes share with each other and with none before: a name, a place, a word for what happened.
"""

import functools
from collections.abc import Callable, Iterable, Sequence

from wireroom.model.story import ReportSeen
from wireroom.text.numerals import FUNCTION_WORDS
from wireroom.text.tokens import stem, words

# Letters of a word that can tell two things apart.
_LEAST_LETTERS = 3
# Titles whose words are kept ready: those of the stories that move.
_KEPT = 20_000


@functools.lru_cache(maxsize=_KEPT)
def title_stems(title: str, language: str | None) -> frozenset[str]:
    """Return the stems of a title's telling words; numbers change while the thing stays, and are left out.

    >>> sorted(title_stems("Magnitude 6.1 earthquake shakes Dorwick", "en"))
    ['dorwick', 'earthquak', 'magnitud', 'shake']
    """
    small = FUNCTION_WORDS.get(language or "", frozenset())
    told = [word for word in words(title) if word.casefold() not in small and not any(map(str.isdigit, word))]
    return frozenset(stem(word, language) for word in told if len(word) >= _LEAST_LETTERS or not word.isascii())


def new_group(reports: Sequence[ReportSeen], told: Callable[[ReportSeen], float], start: float, end: float) -> list[
    ReportSeen
]:  # fmt: skip
    """Return the reports of a window that are about one new thing, one a newsroom, the oldest first.

    Args:
        reports: All reports of a story.
        told: When a report counts as new.
        start: Begin of the window, outside it.
        end: End of the window, within it.
    """
    fresh = sorted((one for one in reports if start < told(one) <= end), key=lambda one: (told(one), one.family))
    before = [one for one in reports if told(one) <= start]
    if before:
        known = frozenset().union(*(title_stems(one.title, one.language) for one in before))
        shared = shared_stems(fresh) - known
        fresh = [one for one in fresh if not shared.isdisjoint(title_stems(one.title, one.language))]
    return _by_themselves(fresh)


def shared_stems(reports: Iterable[ReportSeen]) -> frozenset[str]:
    """Return the words that headlines of two newsrooms or more share."""
    by: dict[str, set[str]] = {}
    for one in reports:
        for word in title_stems(one.title, one.language):
            by.setdefault(word, set()).add(one.family)
    return frozenset(word for word, families in by.items() if len(families) > 1)


def _by_themselves(reports: Iterable[ReportSeen]) -> list[ReportSeen]:
    """Leave one report a newsroom, its first."""
    first: dict[str, ReportSeen] = {}
    for one in reports:
        first.setdefault(one.family, one)
    return list(first.values())
