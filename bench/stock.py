"""A store with many articles, written by the product's own writer, and what one more costs there.

The log is written straight: every article is seen, read and placed without a desk being asked, a thousand a day. Then
the desks join, read the log, and take some articles more, one transaction each.
"""

import itertools
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from wireroom import app
from wireroom.config import Settings
from wireroom.model.article import Block, Reading
from wireroom.model.events import ArticlePlaced, ArticleRead, ArticleSeen, Event, SourceAdded
from wireroom.model.source import Source
from wireroom.pipeline.newsroom import POSITION
from wireroom.store.room import SqliteRoom

#: Articles a day: the window of the story desk then holds as many in each store.
A_DAY = 1_000
#: Articles of one story, and publishers.
IN_STORY, PUBLISHERS = 3, 200
#: Articles before the clock starts: the first one after a start saves the desks' state and lets go of old days.
WARM = 5
#: Events that commit together.
BATCH = 500
#: The first of January 2026, UTC.
START = 1_767_225_600.0


def one_more(stored: int, more: int) -> float:
    """CPU milliseconds of this process for one more article where so many are stored; the mean of some."""
    with tempfile.TemporaryDirectory() as folder:
        room = app.open_room(Path(folder) / "wireroom.db")
        try:
            _fill(room, stored)
            newsroom = app.make_newsroom(room, Settings(data=Path(folder)))
            intake = app.make_intake(newsroom, Settings(data=Path(folder)))
            began = 0.0
            for step in range(WARM + more):
                if step == WARM:
                    began = time.process_time()
                n = stored + step
                intake.take_article(_reading(n), key=f"k{n}", source_id=_source(n), url=_url(n), seen=_seen(n))
            return (time.process_time() - began) / more * 1000
        finally:
            room.close()


def _fill(room: SqliteRoom, stored: int) -> None:
    """Write the log of so many articles."""
    sources = [
        SourceAdded(at=START, source=Source(id=_source(n), name=f"Outlet {n}", domains=(_source(n),)))
        for n in range(PUBLISHERS)
    ]
    with room.transaction():
        room.record(sources)
    articles = iter(range(stored))
    while batch := list(itertools.islice(articles, BATCH)):
        with room.transaction():
            for n in batch:
                room.record(list(_events(room, n)))
    with room.transaction():
        room.save_checkpoint(POSITION, room.log.last(), b"")


def _events(room: SqliteRoom, n: int) -> Iterator[Event]:
    reading, name, at = _reading(n), f"a{n:07d}", _seen(n)
    yield ArticleSeen(
        at=at,
        article_id=name,
        source_id=_source(n),
        feed_url=None,
        url=_url(n),
        title=reading.title,
        published=at,
        language="en",
        section=None,
    )
    yield ArticleRead(
        at=at,
        article_id=name,
        version=1,
        body=room.bodies.put(reading),
        origin="page",
        title=reading.title,
        language="en",
        section=None,
        published=at,
        modified=None,
        words=len(reading.text.split()),
        agency=None,
        paywall=False,
    )
    story = f"s{n // IN_STORY:07d}"
    yield ArticlePlaced(
        at=at, article_id=name, story_id=story, score=1.0, reasons=(), report_id=name, copy_of=None, moved_from=None
    )


def _reading(n: int) -> Reading:
    """Make an article: 400 words in 20 sentences, of which those of one story share their names and half the words."""
    own, shared = random.Random(n), random.Random(f"story {n // IN_STORY}")
    names = [_word(shared).capitalize() for _ in range(6)]
    telling = [_word(shared) for _ in range(60)]
    lines = [" ".join([own.choice(names), *(_pick(own, telling) for _ in range(19))]) + "." for _ in range(20)]
    paragraphs = [" ".join(lines[start : start + 4]) for start in range(0, 20, 4)]
    return Reading(
        title=f"{names[0]} {' '.join(telling[:5])} in {names[1]}",
        text="\n\n".join(paragraphs),
        blocks=tuple(Block(kind="body", text=text) for text in paragraphs),
        html="".join(f"<p>{text}</p>" for text in paragraphs),
        policy=1,
        published=_seen(n),
        language="en",
        origin="page",
    )


def _pick(draw: random.Random, telling: list[str]) -> str:
    kind = draw.random()
    if kind < 0.4:
        return draw.choice(_SMALL)
    return draw.choice(telling) if kind < 0.7 else _word(draw)


def _word(draw: random.Random) -> str:
    """Draw one of some 60,000 words; short ones come up as often as long ones."""
    return "".join(draw.choice(_PARTS) for _ in range(draw.choice((2, 3))))


_SMALL = "the of and to in a that for it on was as with be by at from have but his they which or were".split()
_PARTS = [f"{one}{other}" for one in "bdfgklmnprst" for other in ("a", "e", "i", "o", "u")]


def _source(n: int) -> str:
    return f"outlet{n % PUBLISHERS}.example"


def _url(n: int) -> str:
    return f"https://{_source(n)}/news/{n}"


def _seen(n: int) -> float:
    return START + n * 86_400.0 / A_DAY
