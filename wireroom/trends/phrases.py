"""Which names and phrases does a headline hold that could be a topic?

Scripts with capitals: names, and phrases of two to four words. Other scripts with spaces: phrases of two to four words.
Scripts without spaces: runs of three to six signs. What is a topic is not decided here, but by how many use it when
they usually do not (`topics`): so no list of empty phrases is needed, in any language.
"""

import functools
import re

from wireroom.text.calendar_words import RELATIVE, WEEKDAYS
from wireroom.text.month_words import MONTHS
from wireroom.text.names import names_in
from wireroom.text.tokens import fold

# Words of a phrase, and letters of its first and last word: shorter ones join words.
WORDS_MOST, END_LETTERS = 4, 4
# Signs of a run in a script without spaces: two are any word.
SIGNS = range(3, 7)
# Headlines longer than this are no headlines.
LONGEST = 300

_PARTS = re.compile(r"[^\w\s'’-]+|\s[-–—]\s", re.UNICODE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{3,}|[\u30a0-\u30ff]{3,}|[\u0e00-\u0e7f]{3,}")
_POSSESSIVE = re.compile(r"['’]s$")


def phrases(words: str, language: str) -> dict[str, str]:
    """Give the names and phrases of a headline: folded form -> as printed.

    >>> sorted(phrases("Heat wave closes schools in Port Lacey", "en").values())[:2]
    ['Heat wave', 'Heat wave closes']
    >>> "port lacey" in phrases("Heat wave closes schools in Port Lacey", "en")
    True
    >>> "monday" in phrases("Schools of Orvik closed on Monday", "en")
    False
    """
    words = words[:LONGEST]
    found: dict[str, str] = {}
    names = frozenset(names_in(words, language))
    for part in _PARTS.split(words):
        for run in _RUN.findall(part):
            for size in SIGNS:
                for start in range(len(run) - size + 1):
                    found.setdefault(run[start : start + size], run[start : start + size])
        row = [_POSSESSIVE.sub("", word) for word in _WORD.findall(part) if not _RUN.search(word)]
        for start in range(len(row)):
            for end in range(start + 1, min(len(row), start + WORDS_MOST) + 1):
                printed = " ".join(row[start:end])
                folded = fold(printed)
                if (folded in names and _can_be_name(folded, printed)) or (
                    end - start > 1 and _ends_well(row[start], row[end - 1])
                ):
                    found.setdefault(folded, printed)
    return {folded: printed for folded, printed in found.items() if not _is_time(folded)}


def _ends_well(first: str, last: str) -> bool:
    return all(len(word) >= END_LETTERS and not _is_time(fold(word)) for word in (first, last))


def _can_be_name(folded: str, printed: str) -> bool:
    """Say whether it is more than a small word with a capital: "UN" is, "We" is not."""
    return len(folded) > 2 or printed.isupper()


def _is_time(folded: str) -> bool:
    return all(word in _times() or word.isdigit() for word in folded.split())


@functools.cache
def _times() -> frozenset[str]:
    """Give the names of days and months in all languages, folded."""
    named = [form for row in WEEKDAYS.values() for day in row for form in day.split("|")]
    named += [form for row in MONTHS.values() for month in row.split() for form in month.split("|")]
    named += [form for row in RELATIVE.values() for form in row]
    return frozenset(word for form in named for word in fold(form.replace("_", " ")).split())
