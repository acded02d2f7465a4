"""The bench of stories runs, and its peers do what they are said to do."""

import math

import pytest

from bench import stories
from bench.story_peers import newsblur, tfidf
from bench.table import Given, table
from wireroom.model.article import Candidate

HOUR = 3600.0


def headlines(*titles: str, hours: float = 1.0) -> list[Candidate]:
    return [
        Candidate(
            article_id=f"a{n}", source_id="x.example", title=title, text="", language="en", published=None, seen=at
        )
        for n, title in enumerate(titles)
        for at in [HOUR * hours * n]
    ]


def groups(place, articles: list[Candidate]) -> list[int]:
    return [place(one) for one in articles]


@pytest.mark.long
def test_the_bench_gives_figures():
    """On a tiny wire every row has a figure, whoever is installed."""
    rows = list(stories.run(Given(size="tiny")))
    assert len(rows) >= 10
    assert all(math.isfinite(row.ours) for row in rows)
    assert len(table(rows).splitlines()) >= len(rows) + 2


def test_the_peers_join_what_their_rules_join():
    """Three telling words that make most of a title, the same title, or likeness of words; nothing else."""
    told = headlines(
        "Ferry Lind strikes Skarholm reef",
        "Ferry Lind strikes reef near Skarholm, forty saved",
        "Central bank of Tessmark lifts rate",
        "Ferry Lind strikes Skarholm reef",
    )
    assert groups(newsblur(), told) == [0, 0, 2, 0]
    assert groups(tfidf(), told) == [0, 0, 2, 0]


def test_the_peers_forget():
    """After the look-back of each nothing joins but an equal title."""
    told = headlines("Ferry Lind strikes Skarholm reef", "Ferry Lind strikes the Skarholm reef again", hours=121)
    assert groups(newsblur(), told) == [0, 1]
    assert groups(tfidf(), told) == [0, 1]
