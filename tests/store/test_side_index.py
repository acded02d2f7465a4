"""The side index finds what SQLite finds, never claims more than it holds, and can be thrown away at any time."""

import itertools
import os
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, MORNING, open_intake, reading, take

from wireroom import app
from wireroom.config import Settings
from wireroom.model.events import ArticlesForgotten
from wireroom.store.backup import backup, restore
from wireroom.store.connect import open_reader
from wireroom.store.hits import hits
from wireroom.store.queries import Queries
from wireroom.store.search import understand
from wireroom.store.side_index import SideIndex, index_folder
from wireroom.store.words import words

#: Words in several scripts, with what tokenizers stumble over.
WORDS = (
    "tide",
    "Tide's",
    "café",
    "CAFE",
    "Čapek",
    "naïve",
    "đảo",
    "йод",
    "иод",
    "Ελλάδα",
    "ελλαδα",
    "كَتَبَ",
    "كتب",
    "हिन्दी",
    "海峡",
    "航路",
    "が",
    "か",
    "한국",
    "x86_64",
    "3.5",
    "don't",
    "tide-gate",
    "ＦＵＬＬ",
    "ß",
    "İstanbul",
    "istanbul",
    "ªb",
    "e\u0301t\u00e9",
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), min_size=1, max_size=8).map(" ".join)
ASKED = st.one_of(
    st.sampled_from(WORDS),
    TEXTS,
    TEXTS.map(lambda words: f'"{words}"'),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(lambda pair: f"{pair[0]} -{pair[1]}"),
    st.sampled_from(WORDS).map(lambda word: f"{word} source:harbour language:en before:2030-01-01"),
    st.text(max_size=12),
)
NUMBERS = itertools.count()


@contextmanager
def room(folder):
    """A room in a folder, with what keeps its index."""
    intake = open_intake(folder / "wireroom.db")
    indexing = app.make_indexing(Settings(data=folder))
    try:
        yield intake, indexing
    finally:
        indexing.close()
        intake.room.close()


def found(folder, query):
    """Titles that a reader finds."""
    opened = app.open_reader(folder / "wireroom.db")
    try:
        return [hit.member.title for hit in opened.search(query, tab="articles").hits]
    finally:
        opened.close()


def assert_agreed(folder, queries):
    """Both engines name the same articles, whatever is asked."""
    database = folder / "wireroom.db"
    with closing(open_reader(database)) as connection:
        sql, side = Queries(connection, "reads"), SideIndex(index_folder(database))
        for query in queries:
            wanted = understand(query)
            ours = sorted(row[0] for row in hits(sql, wanted, side))
            assert ours == sorted(row[0] for row in hits(sql, wanted)), query


def put(intake, title, *paragraphs):
    made = reading(title, *paragraphs, published=MORNING)
    return take(intake, f"n{next(NUMBERS)}", made, source="harbour.example", seen=MORNING)


def change(intake, article, version, title):
    """Read another version of an article."""
    again = reading(title, "Nothing else is known of it.")
    intake.newsroom.take(lambda: [intake.read_event(article, version, again, None, MORNING)])


def forget(intake, article):
    """Have retention take an article."""
    with intake.room.transaction():
        intake.room.record([ArticlesForgotten(at=MORNING, article_ids=(article,), why="age")])


#: What happens in a room: an article comes, is changed, is forgotten; the index catches up.
STEPS = st.one_of(
    st.tuples(st.just("comes"), TEXTS, TEXTS),
    st.tuples(st.just("changes"), st.integers(0, 9), TEXTS),
    st.tuples(st.just("goes"), st.integers(0, 9)),
    st.tuples(st.just("is indexed")),
)


@given(st.tuples(TEXTS, TEXTS), st.lists(STEPS, max_size=7), st.lists(ASKED, min_size=1, max_size=12))
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_both_engines_find_the_same(tmp_path_factory, first, steps, queries):
    """Whatever came, changed and went, indexed or not yet, in many scripts: both name exactly the same articles."""
    folder = tmp_path_factory.mktemp("room")
    with room(folder) as (intake, indexing):
        versions = {put(intake, *first): 1}
        indexing.catch_up()
        for what, *given_ in steps:
            known = sorted(versions)
            if what == "comes":
                versions[put(intake, *given_)] = 1
            elif what == "is indexed":
                indexing.catch_up()
            elif known:
                article = known[given_[0] % len(known)]
                if what == "changes":
                    versions[article] += 1
                    change(intake, article, versions[article], given_[1])
                else:
                    del versions[article]
                    forget(intake, article)
        assert_agreed(folder, queries)
        indexing.catch_up()
        assert_agreed(folder, queries)


def test_what_was_read_is_found_before_it_is_indexed(tmp_path):
    """A new article, and a new version of an old one, are found at once; the index catches up later."""
    with room(tmp_path) as (intake, indexing):
        article = put(intake, "Ferry aground", *FERRY)
        indexing.catch_up()
        put(intake, "Budget passed", *BUDGET)
        change(intake, article, 2, "Lighthouse relit")
        assert found(tmp_path, "budget") == ["Budget passed"]
        assert found(tmp_path, "lighthouse") == ["Lighthouse relit"]
        assert found(tmp_path, "aground") == []
        assert indexing.catch_up() == 2
        assert indexing.catch_up() == 0
        assert found(tmp_path, "budget") == ["Budget passed"]
        assert found(tmp_path, "aground") == []


def test_what_was_forgotten_is_found_no_more(tmp_path):
    """Retention takes an article out of every search at once, and out of the index with the next look."""
    with room(tmp_path) as (intake, indexing):
        article = put(intake, "Ferry aground", *FERRY)
        indexing.catch_up()
        forget(intake, article)
        assert found(tmp_path, "aground") == []
        indexing.catch_up()
        put(intake, "Budget passed", *BUDGET)  # it gets the row of the one that went
        indexing.catch_up()
        assert found(tmp_path, "aground") == []
        assert found(tmp_path, "budget") == ["Budget passed"]


@pytest.mark.parametrize("harm", ["gone", "torn", "empty", "foreign"])
def test_an_index_that_is_absent_or_torn_costs_nothing(tmp_path, harm):
    """SQLite answers meanwhile; the next start makes the index anew."""
    with room(tmp_path) as (intake, indexing):
        put(intake, "Ferry aground", *FERRY)
        indexing.catch_up()
    folder = index_folder(tmp_path / "wireroom.db")
    for file in sorted(folder.iterdir()):
        if harm == "gone" or (harm == "empty" and file.name == "meta.json"):
            file.unlink()
        elif harm == "foreign" and file.name == "meta.json":
            file.write_text('{"segments": []}')
        elif harm == "torn" and file.suffix in (".store", ".term", ".idx"):
            file.write_bytes(file.read_bytes()[:7])
    assert found(tmp_path, "aground") == ["Ferry aground"]
    with room(tmp_path) as (_, indexing):
        assert indexing.catch_up() == 1
        assert found(tmp_path, "aground") == ["Ferry aground"]


def test_an_index_goes_on_where_it_stopped(tmp_path):
    """A new start reads only what came since: how far the index goes stands in the index."""
    with room(tmp_path) as (intake, indexing):
        put(intake, "Ferry aground", *FERRY)
        indexing.catch_up()
        put(intake, "Budget passed", *BUDGET)
    with room(tmp_path) as (_, indexing):
        assert indexing.catch_up() == 1


def test_a_kill_at_any_moment_loses_nothing_of_the_index(tmp_path):
    """Killed while it indexes, again and again: both engines find the same, before and after the next start."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, Path(__file__).parents[1:3]))}
    for n in range(4):
        command = [sys.executable, Path(__file__).with_name("index_filler.py"), tmp_path]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as filler:
            for _ in range(2 + n):
                assert filler.stdout.readline()
            filler.kill()
        assert_agreed(tmp_path, ["tide", '"tide mark"', "tide -mark"])
        with room(tmp_path) as (_, indexing):
            indexing.catch_up()
            assert indexing.catch_up() == 0
        assert_agreed(tmp_path, ["tide", '"tide mark"', "tide -mark"])


def test_an_index_of_another_log_is_not_asked(tmp_path):
    """After a backup was restored, nothing that came after it is found, and the index is made anew."""
    with room(tmp_path) as (intake, indexing):
        put(intake, "Ferry aground", *FERRY)
        backup(tmp_path / "wireroom.db", tmp_path / "copy.db")
        put(intake, "Budget passed", *BUDGET)
        indexing.catch_up()
    restore(tmp_path / "copy.db", tmp_path / "wireroom.db", replace=True)
    assert found(tmp_path, "budget") == []
    with room(tmp_path) as (_, indexing):
        assert indexing.catch_up() == 1
        assert found(tmp_path, "aground") == ["Ferry aground"]


def test_making_an_index_ends_soon_when_told(tmp_path):
    """A stop leaves an index that is not whole yet unused; the next start makes it."""
    with room(tmp_path) as (intake, indexing):
        put(intake, "Ferry aground", *FERRY)
        indexing.end()
        assert indexing.catch_up() == 0
    with room(tmp_path) as (_, indexing):
        assert indexing.catch_up() == 1


def test_titles_stand_before_texts(tmp_path):
    """What a title says weighs more than what a text says."""
    with room(tmp_path) as (intake, indexing):
        put(intake, "Harbour news", "A lighthouse stands there, among other things that are told of at length.")
        put(intake, "The lighthouse", "Nothing else is known of it, and not much of anything else is told either.")
        indexing.catch_up()
        assert found(tmp_path, "lighthouse") == ["The lighthouse", "Harbour news"]


@given(st.text(max_size=80))
def test_words_are_cut_again_as_they_were(text):
    """Cut twice, a text has the same words: what is asked meets what was put in."""
    assert words(" ".join(words(text))) == words(text)
