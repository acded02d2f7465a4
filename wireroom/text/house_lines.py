"""Which lines does a publisher print under everything? "Read our newsletter", "About the author"."""

from collections import Counter
from collections.abc import Iterable

#: Shorter lines ("Read more", a name) come again by chance.
LEAST_LINE = 40
#: A line of so many articles is the house's; two may be a part of one series.
LEAST_ARTICLES = 3


def plain_line(line: str) -> str:
    """Give a line as it is compared: case and white space do not count."""
    return " ".join(line.split()).casefold()


def house_lines(texts: Iterable[str]) -> frozenset[str]:
    r"""Give the lines, plain, that stand in several of a publisher's texts.

    >>> sorted(house_lines(["One.\nThis page lives by those who read it every day."] * 3))
    ['this page lives by those who read it every day.']
    """
    found: Counter[str] = Counter()
    for text in texts:
        found.update({plain for line in text.split("\n") if len(plain := plain_line(line)) >= LEAST_LINE})
    return frozenset(line for line, articles in found.items() if articles >= LEAST_ARTICLES)
