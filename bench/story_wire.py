"""Invented articles in the proportions of a real wire, from a seed: words by Zipf's law, stories of one or more.

Every word is made up. A story has names and words of its own, which its reports share in part; all else is what
everyone writes.
"""

import itertools
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from wireroom.model.article import Candidate

#: Words that there are, and outlets.
VOCABULARY, OUTLETS = 60_000, 500
#: Share of articles that open a story: two reports a story on average, most stories of one alone.
OPENS = 0.5
#: Stories that may still grow.
ALIVE = 3_000
#: The first of January 2026, UTC; articles a day.
START, A_DAY = 1_767_225_600.0, 10_000
#: Words of a headline, of a summary and of a full text; the share of them that is the story's own.
HEADLINE, SUMMARY, FULL, OWN = 9, 30, 400, 0.4

_PARTS = [f"{one}{other}" for one in "bdfgklmnprstvz" for other in "aeiou"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article, and the story that it truly is of."""

    candidate: Candidate
    story: int


def wire(*, full: bool = False, seed: int = 1) -> Iterator[Told]:
    """Give articles without end, in order of time, ten thousand a day."""
    draw = random.Random(seed)
    words = [_word(n) for n in range(VOCABULARY)]
    mass = list(itertools.accumulate(1.0 / (rank + 10.0) for rank in range(VOCABULARY)))

    def common() -> str:
        return words[bisect(mass, draw.random() * mass[-1])]

    alive: list[tuple[int, list[str]]] = []
    for n in itertools.count():
        if not alive or draw.random() < OPENS:
            names = [words[draw.randrange(300, VOCABULARY)].capitalize() for _ in range(4)]
            alive.append((n, [*names, *(words[draw.randrange(300, VOCABULARY)] for _ in range(8))]))
            story, own = alive[-1]
            if len(alive) > ALIVE:
                del alive[0]
        else:
            story, own = alive[draw.randrange(len(alive))]

        def line(length: int, own: list[str] = own) -> str:
            return " ".join(draw.choice(own) if draw.random() < OWN else common() for _ in range(length))

        seen = START + n * 86_400.0 / A_DAY + 0.5
        sentences = [line(15) + "." for _ in range((FULL if full else SUMMARY) // 15)]
        yield Told(
            story=story,
            candidate=Candidate(
                article_id=f"a{n}",
                source_id=f"outlet{draw.randrange(OUTLETS)}.example",
                title=f"{draw.choice(own[:4])} {line(HEADLINE - 1)}",
                text=" ".join(sentences).capitalize(),
                language="en",
                published=seen,
                seen=seen,
                full=full,
            ),
        )


def _word(n: int) -> str:
    """Make the n-th word: no two are alike, and none is a word of everyday usage for long."""
    out = ""
    while n or len(out) < 4:
        n, part = divmod(n, len(_PARTS))
        out += _PARTS[part]
    return out
