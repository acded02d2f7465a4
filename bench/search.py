"""Ranked search over a large store: a page of results by the side index, and by SQLite's full text alone.

Words are invented, and as unequal in frequency as those of a language; each article shares telling words with those
of its story. Questions are of one to three words of a story, at times with a frequent one.
"""

import hashlib
import itertools
import math
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.table import Given, Row
from wireroom import app
from wireroom.config import Settings
from wireroom.model.article import Reading
from wireroom.model.source import Source
from wireroom.store.bodies import bytes_of
from wireroom.store.reader import SqliteReader
from wireroom.store.room import SqliteRoom
from wireroom.store.search import index_article
from wireroom.store.written import text

#: Words of the language, sources, articles of a story, and telling words of a story.
WORDS, SOURCES, IN_STORY, TELLING = 60_000, 100, 4, 12
#: The words that any text may have at any place; what is rarer tells stories apart.
FREQUENT = 200
#: Articles that commit together.
BATCH = 2000
NOW = 1_790_000_000.0
SYLLABLES = "ba ko ri ten mo la su der vi pan gor el ni tas um fe lo shi rak ot".split()
#: Our 99th of 100 is to be at most this share of the peer's.
OF_TWO_STAGES = 1 / 5
#: The peer's first stage; how an article fades in its second, seconds.
FIRST_STAGE, FADES = 200, 2 * 86_400.0


def language(chance: random.Random) -> list[str]:
    """Make words, the most frequent first."""
    words: dict[str, None] = {}
    while len(words) < WORDS:
        word = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((1, 2, 2, 3, 3, 4))))
        words[word + chance.choice(("", "", "n", "s", "t", "m"))] = None
    return list(words)


def telling(words: list[str], story: int) -> list[str]:
    """Give the words that tell what a story is about."""
    return random.Random(story).choices(words[FREQUENT:], k=TELLING)


def fill(room: SqliteRoom, words: list[str], number: int) -> None:
    """Write so many articles straight into the tables: no desk is asked."""
    chance = random.Random(7)
    weights = list(itertools.accumulate(1 / (place + 3) for place in range(len(words))))
    room.connection.execute("BEGIN")
    for n in range(SOURCES):
        source = Source(id=f"s{n}", name=f"Outlet {n}", domains=(f"s{n}.example",))
        room.connection.execute(
            "INSERT INTO sources (id, name, kind, facts) VALUES (?, ?, ?, ?)",
            (source.id, source.name, source.kind, text(source)),
        )
    for n in range(1, number + 1):
        own = telling(words, chance.randrange(max(1, number // IN_STORY)))
        body = chance.choices(words, cum_weights=weights, k=chance.randint(180, 390))
        body[::TELLING] = [chance.choice(own) for _ in body[::TELLING]]
        title = " ".join([*chance.sample(own, 4), *chance.choices(words, cum_weights=weights, k=4)])
        data = bytes_of(Reading(title=title, text=" ".join(body), language="en"))
        name, hashed, seen = f"a{n}", hashlib.sha256(data).hexdigest(), NOW - chance.random() * 90 * 86_400
        room.connection.execute(
            "INSERT INTO bodies (hash, data) VALUES (?, ?) ON CONFLICT DO NOTHING", (hashed, zlib.compress(data, 3))
        )
        room.connection.execute(
            "INSERT INTO articles (n, id, source_id, title, language, section, published, seen, version, body, origin, "
            "paywall, words, report_id, score, reasons, origins, offices, offices_checked) "
            "VALUES (?, ?, ?, ?, 'en', 'world', ?, ?, 1, ?, 'page', 0, ?, ?, 1.0, '[]', '[]', '[]', 0)",
            (n, name, f"s{n % SOURCES}", title, seen, seen, hashed, len(body), name),
        )
        index_article(room.connection, name, title, " ".join(body))
        if n % BATCH == 0:
            room.connection.execute("COMMIT")
            room.connection.execute("BEGIN")
    room.connection.execute("COMMIT")


def questions(words: list[str], number: int, most: int) -> Iterator[list[str]]:
    """Ask as readers do: words of a story, at times with a frequent one."""
    chance = random.Random(11)
    for _ in range(most):
        asked = chance.sample(telling(words, chance.randrange(max(1, number // IN_STORY))), chance.randint(1, 3))
        if chance.random() < 0.25:
            asked[-1] = words[chance.randrange(FREQUENT // 4)]
        yield asked


def two_stages(reader: SqliteReader, asked: list[str]) -> list[int]:
    """The peer: SQLite's best of any of the words, ranked again by age."""
    found = reader._connection.execute(
        "SELECT a.n, bm25(search, 4.0, 1.0), a.seen FROM search JOIN articles a ON a.n = search.rowid "
        "WHERE search MATCH ? ORDER BY bm25(search, 4.0, 1.0) LIMIT ?",
        (" OR ".join(asked), FIRST_STAGE),
    ).fetchall()
    return [n for n, rank, seen in sorted(found, key=lambda row: row[1] * math.exp2((row[2] - NOW) / FADES))][:20]


def costs(asked: list[list[str]], ask: Callable[[list[str]], object]) -> list[float]:
    """CPU milliseconds of each question, the cheapest first."""
    ask(asked[0])  # what is made once, at the first question
    taken = []
    for words in asked:
        began = time.thread_time()
        ask(words)
        taken.append((time.thread_time() - began) * 1000)
    return sorted(taken)


def run(given: Given) -> Iterator[Row]:
    number = given.of(500, 50_000, 200_000)
    words = language(random.Random(3))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wireroom.db"
        room = app.open_room(path)
        fill(room, words, number)
        asked = list(questions(words, number, given.of(20, 300, 600)))

        def page(reader: SqliteReader) -> Callable[[list[str]], object]:
            return lambda asked: reader.search(" ".join(asked), tab="articles")

        slow = app.open_reader(path)
        full_text = costs(asked, page(slow))
        stages = costs(asked, lambda words: two_stages(slow, words))
        slow.close()
        indexing = app.make_indexing(Settings(data=Path(folder)))
        began = time.process_time()
        indexing.catch_up()
        made = number / (time.process_time() - began)
        quick = app.open_reader(path)
        ours = costs(asked, page(quick))
        quick.close()
        indexing.close()
        room.close()
    half, last = len(ours) // 2, int(len(ours) * 0.99)
    of = f"over {number:,} articles"
    yield Row(
        what=f"a page of results {of}, 99th of 100",
        ours=ours[last],
        unit="CPU ms",
        peer="SQLite FTS5 in two stages, without a page",
        theirs=stages[last],
        aim=OF_TWO_STAGES,
        note="ours: a whole page, with snippets and facets, of all words; the peer: the best 20 of any of the words",
    )
    yield Row(
        what=f"a page of results {of}, 99th of 100, against our own without the side index",
        ours=ours[last],
        unit="CPU ms",
        peer="ours with FTS5 alone",
        theirs=full_text[last],
    )
    yield Row(
        what=f"a page of results {of}, median",
        ours=ours[half],
        unit="CPU ms",
        peer="ours with FTS5 alone",
        theirs=full_text[half],
    )
    yield Row(what="the side index made anew", ours=made, unit="articles/CPU s", more=True)
