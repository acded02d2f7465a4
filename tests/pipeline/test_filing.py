"""An import is of the past: nothing is taken twice, nothing of today is moved, the order of files does not matter."""

import itertools
import json
from dataclasses import replace

import pytest
from archived import DAY, TODAY, page, take_all
from hypothesis import given, settings
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, open_intake, reading, room_of, take

from wireroom import app
from wireroom.errors import DeskError
from wireroom.model.events import ArticleRead, StoryBroke
from wireroom.model.source import Source
from wireroom.pipeline.adding import know_source
from wireroom.pipeline.file_jobs import Told, harvest
from wireroom.pipeline.filed import Batch, Filed, Mark, packed, unpacked
from wireroom.pipeline.filing import Filing
from wireroom.pipeline.replaying import rebuild
from wireroom.ports.archives import Piece
from wireroom.store.digest import differences
from wireroom.stories.desk import StoryDesk
from wireroom.web.api_makers import whole_article
from wireroom.web.article import build_article
from wireroom.web.page import Variant

HOUR = 3600.0


def filed(name="1", text=FERRY, *, at=TODAY - 40 * DAY, source="a.example", title="", file="old.jsonl", **more):
    made = reading(title or f"News of {name}", *text, published=at, **more)
    return Filed(reading=made, source=source, key=name, url=f"https://{source}/{name}", at=at, file=file)


def log_of(intake):
    return [item.event for item in intake.room.log.read()]


def current(intake):
    """The articles as they are known: id, publisher, words and time of the newest version."""
    rows = room_of(intake).connection.execute(
        "SELECT a.id, a.source_id, a.url, a.title, a.origin, a.words FROM articles a ORDER BY a.id"
    )
    return list(rows)


def test_the_same_again_changes_nothing_under_whatever_name():
    intake = open_intake()
    articles = [filed("1"), filed("2", BUDGET), filed("3", FERRY_AGAIN)]
    assert take_all(intake, articles) == {"new": 3}
    before = log_of(intake)
    assert take_all(intake, [replace(one, file="renamed.jsonl") for one in articles], now=TODAY + DAY) == {"same": 3}
    assert log_of(intake) == before


def test_a_later_text_is_an_edit_and_an_earlier_one_changes_nothing():
    intake = open_intake()
    assert take_all(intake, [filed(at=TODAY - 9 * DAY)]) == {"new": 1}
    later = filed(at=TODAY - 8 * DAY, text=(*FERRY, "The captain was questioned."))
    assert take_all(intake, [later]) == {"edited": 1}
    assert take_all(intake, [filed(at=TODAY - 10 * DAY, text=BUDGET)]) == {"older": 1}
    assert take_all(intake, [filed(at=TODAY - 9 * DAY), later]) == {"same": 2}
    (article,) = current(intake)
    page = intake.room.reader.article(article[0])
    assert [version.at for version in page.versions] == [TODAY - 8 * DAY, TODAY - 9 * DAY]
    assert "questioned" in page.reading.text


def test_the_whole_text_completes_what_a_feed_told_without_a_new_version():
    intake = open_intake()
    name = take(
        intake, "1", reading("News of 1", published=TODAY - DAY, full=False), source="a.example", seen=TODAY - DAY
    )
    assert take_all(intake, [filed(at=TODAY - 2 * DAY)]) == {"completed": 1}
    assert take_all(intake, [filed(at=TODAY - 2 * DAY)]) == {"same": 1}
    page = intake.room.reader.article(name)
    assert (len(page.versions), page.member.origin) == (1, "page")


def test_neither_a_text_of_years_ago_nor_a_teaser_completes_anything():
    """An address may be used again, and a page before a wall tells less than the feed did."""
    intake = open_intake()
    told = reading("News of 1", *FERRY, published=TODAY - DAY, full=False, origin="feed")
    name = take(intake, "1", told, source="a.example", seen=TODAY - DAY)
    kept = log_of(intake)
    assert take_all(intake, [filed(text=(*FERRY, *BUDGET), at=TODAY - 700 * DAY)]) == {"older": 1}
    assert take_all(intake, [filed(text=FERRY[:1], at=TODAY)]) == {"older": 1}
    assert take_all(intake, [filed(text=(*FERRY, *BUDGET), at=TODAY, paywall=True)]) == {"older": 1}
    assert log_of(intake) == kept
    assert take_all(intake, [filed(text=(*FERRY, *BUDGET), at=TODAY - 2 * DAY)]) == {"completed": 1}
    assert intake.room.reader.article(name).member.origin == "page"


def rows_of(*rows):
    body = b"\n".join(json.dumps(row).encode() for row in rows)
    return harvest(Piece(position=1, kind="rows", body=body, at=TODAY - DAY, file="f"), Told(now=TODAY)).articles


def test_rows_that_name_nobody_are_known_by_their_words():
    """Every file has its own row "1": only a publisher's `id` says which article it is."""
    intake = open_intake()
    one, other = {"id": "1", "title": "Ferry aground"}, {"id": "1", "title": "Budget passed"}
    assert take_all(intake, rows_of(one)) == {"new": 1}
    assert take_all(intake, rows_of(other, one)) == {"new": 1, "same": 1}
    named = [row | {"source": "The Paper"} for row in (one, other)]
    assert take_all(intake, rows_of(*named)) == {"new": 1, "edited": 1}


def test_a_summary_never_takes_the_place_of_a_page():
    intake = open_intake()
    take_all(intake, [filed(at=TODAY - 9 * DAY)])
    assert take_all(intake, [filed(at=TODAY - DAY, text=BUDGET, full=False)]) == {"same": 1}


def test_s52_nobody_changes_the_article_of_another():
    intake = open_intake()
    take_all(intake, [filed(source="a.example")])
    forged = replace(filed(text=BUDGET, source="b.example", at=TODAY - DAY), url="https://a.example/1")
    assert take_all(intake, [forged]) == {"new": 1}
    assert len(current(intake)) == 2


def test_what_is_imported_stands_at_its_own_time_and_the_log_at_ours():
    """The log's clock never goes back: today's front page stays today's."""
    intake = open_intake()
    take(intake, "live", reading("Live news", *BUDGET, published=TODAY), source="l.example", seen=TODAY)
    intake.newsroom.minutes([TODAY])
    take_all(
        intake, [filed("1", at=TODAY - 400 * DAY), filed("2", FERRY_AGAIN, at=TODAY - 400 * DAY + HOUR)], now=TODAY + 1
    )
    reader = intake.room.reader
    assert reader.head().at == TODAY + 1
    assert [row.headline for row in reader.front().rows] == ["Live news"]
    old = [row for row in reader.articles() if row.source_id == "a.example"]
    assert [row.seen for row in old] == [TODAY - 400 * DAY + HOUR, TODAY - 400 * DAY]
    assert sum(bar.articles for bar in reader.wire(hours=24)) == 1


def burst(at):
    texts = (FERRY, FERRY_AGAIN, FERRY)
    return [
        filed(
            f"b{n}", texts[n % 3], at=at + n * 60, source=f"s{n}.example", title="Ferry Corrin aground off Tamsel Point"
        )
        for n in range(9)
    ]


def test_nothing_breaks_by_an_import_not_even_news_of_this_hour():
    """The same articles would break as they come live: an import of them raises no alarm."""
    intake = open_intake()
    intake.newsroom.minutes([TODAY - 7 * HOUR + minute * 60 for minute in range(7 * 60)])
    take_all(intake, burst(TODAY - 600))
    intake.newsroom.minutes([TODAY + minute * 60 for minute in range(5)])
    assert not [event for event in log_of(intake) if isinstance(event, StoryBroke)]


def test_the_file_is_told_and_the_log_rebuilds_all_of_it():
    intake = open_intake()
    take_all(intake, burst(TODAY - 90 * DAY))
    room = room_of(intake)
    assert {event.file for event in log_of(intake) if isinstance(event, ArticleRead)} == {"old.jsonl"}
    fresh = app.open_room(":memory:")
    rebuild(room.log.read(), room.bodies, fresh)
    assert differences(room.connection, fresh.connection) == {}
    columns = "SELECT id, seen, file FROM articles ORDER BY id"
    assert list(room.connection.execute(columns)) == list(fresh.connection.execute(columns))


def test_readers_are_told_which_file_an_article_came_from():
    intake = open_intake()
    take_all(intake, [filed("1", file="<b>old</b>.jsonl"), filed("2", BUDGET, full=False)])
    reader = intake.room.reader
    for row in reader.articles():
        page = reader.article(row.article_id)
        (head,) = [part.data for part in build_article(page, reader.head(), Variant()).parts if part.name == "headline"]
        assert f"Imported from the file {page.file}" in head["state"]
        assert whole_article(page, reader.head(), None, with_text=True).file == page.file


VERSIONS = [
    filed(f"v{n}", text, at=TODAY - (60 - day) * DAY, title=f"News of {n} as of {day}")
    for n, text in enumerate((FERRY, BUDGET, FERRY_AGAIN, BUDGET))
    for day in range(3)
]


@given(
    order=st.permutations(range(len(VERSIONS))),
    cuts=st.lists(st.integers(0, len(VERSIONS)), max_size=4),
    again=st.booleans(),
)
@settings(max_examples=20, deadline=None)
def test_any_order_and_any_parts_give_the_same_articles(order, cuts, again):
    """Files may be cut, shuffled and come twice: the newest text of each article is what is known of it."""
    intake = open_intake()
    edges = sorted({0, *cuts, len(order)})
    for start, end in itertools.pairwise(edges):
        take_all(intake, [VERSIONS[n] for n in order[start:end]])
    if again:
        take_all(intake, VERSIONS)
    straight = open_intake()
    take_all(straight, VERSIONS)
    assert current(intake) == current(straight)
    if again:
        before = log_of(intake)
        take_all(intake, [VERSIONS[n] for n in order])
        assert log_of(intake) == before


def test_a_dry_run_says_the_same_and_changes_nothing():
    intake = open_intake()
    take_all(intake, VERSIONS[:4])
    before = log_of(intake)
    batch = Batch(articles=tuple(VERSIONS))
    would = Filing(intake).look(batch)
    assert log_of(intake) == before
    assert would == take_all(intake, VERSIONS)


def test_a_dry_run_knows_nothing_of_the_one_before():
    intake = open_intake()
    filing, batch = Filing(intake), Batch(articles=(filed(),))
    filing.standing([])
    assert [filing.look(batch), filing.look(batch)] == [{"new": 1}, {"same": 1}]
    filing.standing([])
    assert filing.look(batch) == {"new": 1}


def test_marks_stand_with_what_they_mark():
    intake = open_intake()
    filing = Filing(intake)
    mark = Mark(key="k", name="a.warc", position=7, done=False)
    filing.take(Batch(articles=(filed(),), marks=(mark,)), TODAY)
    assert filing.standing(["k", "other"]) == {"k": mark}


def test_a_batch_arrives_as_it_was_sent():
    batch = Batch(articles=tuple(VERSIONS[:2]), marks=(Mark(key="k", name="n", position=1, done=True),))
    assert unpacked(packed(batch)) == batch


def test_a_page_known_under_two_addresses_is_one_article():
    """The address that a page gives itself leads to it, within its own house."""
    intake = open_intake()
    told = Told(now=TODAY)
    own, other = "https://a.example/1", "https://a.example/1?view=print"
    for url in (own, other):
        piece = Piece(
            position=1, kind="page", body=page("Orvik", canonical=own), url=url, at=TODAY - DAY, told=True, file="f"
        )
        take_all(intake, harvest(piece, told).articles)
    assert len(current(intake)) == 1


def test_an_article_belongs_to_the_source_whose_domain_it_has():
    """A publisher with several domains stays one publisher; one that is unknown becomes known once."""
    intake = open_intake()
    known = Source(id="paper.example", name="The Paper", domains=("paper.example", "paper-news.example"))
    know_source(intake.newsroom, known, TODAY - DAY)
    take_all(intake, [filed("1", source="paper-news.example"), filed("2", BUDGET, source="new.example")])
    take_all(intake, [filed("3", FERRY_AGAIN, source="new.example")])
    sources = {row.source.id: (row.source.name, row.articles) for row in intake.room.reader.sources()}
    assert sources == {"paper.example": ("The Paper", 1), "new.example": ("new.example", 2)}


def test_a_batch_on_which_a_desk_fails_keeps_what_came_before(monkeypatch):
    intake = open_intake()
    real = StoryDesk.place

    def fail(desk, candidate, at):
        if candidate.title == "News of bad":
            raise ZeroDivisionError("a bug of ours")
        return real(desk, candidate, at)

    monkeypatch.setattr(StoryDesk, "place", fail)
    filing = Filing(intake)
    mark = Mark(key="k", name="a", position=3, done=True)
    with pytest.raises(DeskError):
        filing.take(Batch(articles=(filed("1"), filed("bad", BUDGET), filed("3")), marks=(mark,)), TODAY)
    assert sorted(row[3] for row in current(intake)) == ["News of 1", "News of bad"]
    assert filing.standing(["k"]) == {}
