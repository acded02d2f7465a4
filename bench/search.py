"""Ranked search over a large store: the best hits by the side index, and by SQLite's full text.

Words are invented, and as unequal in frequency as those of a language; each article shares telling words with those
of its story. Questions are of one to three words of a story, at times with a frequent one.
"""

import hashlib
import itertools
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.table import Given, Row
from wireroom import app
from wireroom.config import Settings
from wireroom.model.article import Reading
from wireroom.model.source import Source
from wireroom.store.bodies import bytes_of
from wireroom.store.hits import SEARCH_DEPTH, hits
from wireroom.store.reader import SqliteReader
from wireroom.store.room import SqliteRoom
from wireroom.store.search import index_article, understand
from wireroom.store.side_index import SideIndex, index_folder
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
#: Hits that the peer's first stage gives.
FIRST_STAGE = 200


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


def two_stages(reader: SqliteReader, asked: list[str]) -> object:
    """The peer: SQLite ranks all that match within the index and gives the best; then they are joined with articles."""
    return reader._connection.execute(
        "SELECT a.id, a.title, a.seen, best.score FROM (SELECT rowid, bm25(search, 4.0, 1.0) AS score FROM search "
        "WHERE search MATCH ? ORDER BY score LIMIT ?) best JOIN articles a ON a.n = best.rowid ORDER BY best.score",
        (" AND ".join(asked), FIRST_STAGE),
    ).fetchall()


@dataclass(frozen=True, slots=True)
class Cost:
    """What questions cost, milliseconds of CPU and of real time."""

    cpu: list[float]
    wall: list[float]

    def middle(self) -> float:
        """The median, CPU."""
        return median(self.cpu)

    def last(self, of: str = "cpu") -> float:
        """What one question of a hundred costs more than."""
        return quantiles(self.cpu if of == "cpu" else self.wall, n=100)[98]


def cost(asked: list[list[str]], ask: Callable[[list[str]], object]) -> Cost:
    """Ask all questions, one after the other."""
    ask(asked[0])  # what is made once, at the first question
    cpu, wall = [], []
    for words in asked:
        began, began_cpu = time.perf_counter(), time.thread_time()
        ask(words)
        cpu.append((time.thread_time() - began_cpu) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return Cost(cpu, wall)


def run(given: Given) -> Iterator[Row]:
    number = given.of(500, 50_000, 200_000)
    words = language(random.Random(3))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = folder / "wireroom.db"
        with closing(app.open_room(path)) as room:
            fill(room, words, number)
        asked = list(questions(words, number, given.of(20, 300, 600)))
        began = time.process_time()
        with closing(app.make_indexing(Settings(data=folder))) as indexing:
            indexing.catch_up()
        rate = number / (time.process_time() - began)
        with closing(app.open_reader(path)) as reader:
            side = SideIndex(index_folder(path))
            ours = cost(asked, lambda words: hits(reader._sql, understand(" ".join(words)), side))
            theirs = cost(asked, lambda words: two_stages(reader, words))
            page = cost(asked, lambda words: reader.search(" ".join(words)))
    of = f"best hits of {number:,} articles"
    peer = f"SQLite FTS5: the best {FIRST_STAGE} within the index, then a join"
    yield Row(
        what=f"{of}, 99th of 100",
        ours=ours.last(),
        unit="CPU ms",
        peer=peer,
        theirs=theirs.last(),
        aim=OF_TWO_STAGES,
        note=f"the same {len(asked)} questions; ours gives up to {SEARCH_DEPTH} hits with what the page counts over",
    )
    yield Row(what=f"{of}, median", ours=ours.middle(), unit="CPU ms", peer=peer, theirs=theirs.middle())
    yield Row(what=f"{of}, 99th of 100", ours=ours.last("wall"), unit="ms", peer=peer, theirs=theirs.last("wall"))
    yield Row(what="a page of stories with its passages and counts, 99th of 100", ours=page.last(), unit="CPU ms")
    yield Row(what="the side index made anew", ours=rate, unit="articles/CPU s", more=True)
