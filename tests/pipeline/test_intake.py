"""What may a feed change, and how much of it at once? (R1, R4, R5, S52)"""

from dataclasses import replace

import pytest
from archived import take_all
from newsrooms import FERRY, MORNING, open_intake, reading

from wireroom.articles.read import read_page
from wireroom.feeds.schedule import first_state
from wireroom.model.entry import Entry, ParsedFeed
from wireroom.model.events import ArticleRead, ArticleSeen, SourceAdded
from wireroom.model.source import Feed, Source
from wireroom.pipeline import intake as taking
from wireroom.pipeline.adding import add_feeds
from wireroom.pipeline.filed import Filed
from wireroom.text.addresses import canonical_address

DAY = 86_400.0


def outlet(intake, name, feed_url):
    """Make a source with one feed known; returns the feed."""
    feed = Feed(url=feed_url, source_id=name)
    add_feeds(intake.newsroom, [(Source(id=name, name=name), feed)], MORNING)
    return feed


def deliver(intake, feed, *entries, now=MORNING, **state):
    """Take an answer of a feed."""
    parsed = ParsedFeed(format="rss", entries=entries)
    return intake.take_feed(feed, parsed, replace(first_state(feed.url), **state), now, first=False)


def entry(name, title=None, **more):
    return Entry(id=name, url=f"https://harbour.example/{name}", title=title or f"News of {name}", **more)


def kinds(intake, kind):
    return [item.event for item in intake.room.log.read() if isinstance(item.event, kind)]


def test_s52_a_feed_brings_at_most_500_entries_a_day_and_what_waits_comes_the_next(monkeypatch):
    """What waits is neither lost nor hidden behind a validator: nothing is kept that could say "nothing new" (R1)."""
    assert taking.RIVER == 500
    monkeypatch.setattr(taking, "RIVER", 20)
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    flood = [entry(f"n{step}") for step in range(48)]
    kept = {"etag": "x", "last_modified": "y", "body_hash": "z"}
    for hour in range(3):
        taken = deliver(intake, feed, *flood, now=MORNING + hour * 3600.0, **kept)
        assert taken.new == (0 if hour else 20)
        assert (taken.state.etag, taken.state.last_modified, taken.state.body_hash) == (None, None, None)
    assert deliver(intake, feed, *flood, now=MORNING + DAY + 3600.0, **kept).new == 20
    last = deliver(intake, feed, *flood, now=MORNING + 2 * DAY + 7200.0, **kept)
    assert (last.new, last.state.etag) == (8, "x")
    assert intake.room.reader.head().articles == 48


def test_s52_a_flood_of_one_feed_leaves_the_others_their_day(monkeypatch):
    monkeypatch.setattr(taking, "RIVER", 5)
    intake = open_intake()
    one = outlet(intake, "harbour.example", "https://harbour.example/feed")
    other = outlet(intake, "meridon.example", "https://meridon.example/feed")
    deliver(intake, one, *[entry(f"n{step}") for step in range(9)])
    assert deliver(intake, other, *[entry(f"n{step}") for step in range(3)]).new == 3


def test_s52_two_publishers_with_feeds_at_one_host_cannot_change_each_others_articles():
    """A host of many feeds is no publisher: who names another's address there gets an article of its own."""
    intake = open_intake()
    harbour = outlet(intake, "harbour.example", "https://feedhost.example/harbour")
    rival = outlet(intake, "rival.example", "https://feedhost.example/rival")
    deliver(intake, harbour, entry("a", "Ferry aground"))
    deliver(intake, rival, entry("a", "Ferry is fine"))
    deliver(intake, rival, entry("a", "Harbour lies"))
    rows = {event.source_id: event.article_id for event in kinds(intake, ArticleSeen)}
    assert set(rows) == {"harbour.example", "rival.example"}
    assert intake.room.reader.article(rows["harbour.example"]).member.title == "Ferry aground"
    assert intake.room.reader.article(rows["rival.example"]).member.title == "Harbour lies"


def test_s52_a_page_cannot_take_the_address_of_another_house():
    """Who claims a canonical address elsewhere does not become the article that is known there."""
    intake = open_intake()
    rival = outlet(intake, "rival.example", "https://rival.example/feed")
    deliver(intake, rival, Entry(id="x", url="https://rival.example/x", title="Ours"))
    (mine,) = kinds(intake, ArticleSeen)
    claimed = "https://harbour.example/main"
    intake.take_reading(mine.article_id, reading("Ours", *FERRY, canonical=claimed), MORNING + 60)
    assert intake.room.article_by_address([canonical_address(claimed)]) is None
    intake.take_reading(mine.article_id, reading("Ours", *FERRY, canonical="https://rival.example/y"), MORNING + 90)
    assert intake.room.article_by_address([canonical_address("https://rival.example/y")]) == mine.article_id


def test_s52_a_date_that_lies_ahead_does_not_come_in_by_an_edit():
    """It was not believed when the entry was new; a changed title makes it no better."""
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    ahead = MORNING + 400 * DAY
    deliver(intake, feed, entry("a", "Ferry aground", published=ahead))
    deliver(intake, feed, entry("a", "Ferry aground, 214 safe", published=ahead))
    reads = kinds(intake, ArticleRead)
    assert [read.version for read in reads] == [1, 2]
    assert [read.published for read in reads] == [None, None]


def test_r14_s52_entries_dated_ahead_sort_by_arrival():
    """No date brings a story above one that came later."""
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    deliver(intake, feed, entry("a", "Ferry aground off Tamsel Point", published=MORNING + 20 * 3600.0))
    deliver(intake, feed, entry("b", "Budget raises the tax on sugar", published=MORNING + 30), now=MORNING + 60)
    rows = intake.room.reader.front().rows
    assert [row.headline for row in rows] == ["Budget raises the tax on sugar", "Ferry aground off Tamsel Point"]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_r1_what_is_kept_of_a_request_commits_with_the_last_of_its_entries(monkeypatch, number):
    """A crash between two parts leaves no validator: the feed is asked as a whole again, and nothing comes twice."""
    monkeypatch.setattr(taking, "BATCH", 2)
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    entries = tuple(entry(f"n{step}") for step in range(9))
    plan = intake.plan(
        feed,
        ParsedFeed(format="rss", entries=entries),
        replace(first_state(feed.url), etag="x", ok_at=MORNING),
        MORNING,
        first=False,
    )
    for part in range(number):
        intake.take_part(plan, part)
    assert dict(intake.room.feeds()) == {feed: None}
    deliver(intake, feed, *entries, now=MORNING + 60, etag="x")
    assert intake.room.reader.head().articles == 9
    assert len(kinds(intake, ArticleSeen)) == 9
    assert [state.etag for _, state in intake.room.feeds()] == ["x"]


def test_r4_the_same_answer_taken_again_changes_nothing():
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    entries = [entry(f"n{step}") for step in range(5)]
    deliver(intake, feed, *entries)
    before = intake.room.log.last()
    for hour in range(1, 4):
        deliver(intake, feed, *entries, now=MORNING + hour * 3600.0)
    assert intake.room.log.last() == before


def test_r5_an_empty_answer_takes_nothing_away():
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    deliver(intake, feed, *[entry(f"n{step}") for step in range(3)])
    deliver(intake, feed, now=MORNING + 3600.0)
    assert intake.room.reader.head().articles == 3


@pytest.mark.parametrize(
    ("old", "new", "versions"),
    [
        ("COVID rules ease", "Covid rules ease", 2),
        ("Miners‘ strike ends", "Miners' strike ends", 2),
        ("Ferry  aground", "Ferry aground ", 1),
    ],
)
def test_every_edit_of_a_title_is_a_version_white_space_is_none(old, new, versions):
    """An outlet's desk changed capitals or quotes on purpose; a reader of the versions shall see it."""
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    deliver(intake, feed, entry("a", old))
    deliver(intake, feed, entry("a", new), now=MORNING + 60)
    (seen,) = kinds(intake, ArticleSeen)
    assert len(intake.room.reader.article(seen.article_id).versions) == versions


def test_an_edit_that_comes_before_the_page_was_read_is_completed_by_it():
    """The page completes the newest version that the feed told; it is no edit of its own."""
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    deliver(intake, feed, entry("a", "Ferry aground"))
    deliver(intake, feed, entry("a", "Ferry aground, 214 safe"), now=MORNING + 60)
    (seen,) = kinds(intake, ArticleSeen)
    intake.take_reading(seen.article_id, reading("Ferry aground, 214 safe", *FERRY), MORNING + 120)
    page = intake.room.reader.article(seen.article_id)
    assert [(row.version, row.origin, row.title) for row in page.versions] == [
        (2, "page", "Ferry aground, 214 safe"),
        (1, "summary", "Ferry aground"),
    ]


def test_an_aggregators_entries_are_their_publishers():
    """The true publisher is known by its own domains; a new one becomes known with its first article."""
    intake = open_intake()
    outlet(intake, "ansel.example", "https://ansel.example/feed")
    gathered = outlet(intake, "google.com", "https://news.google.com/rss/search?q=ferry")
    ansel = entry("a", source_name="Ansel Post", source_url="https://ansel.example/")
    deliver(intake, gathered, ansel, entry("b", source_name="Brool", source_url="https://brool.example"), entry("c"))
    assert [seen.source_id for seen in kinds(intake, ArticleSeen)] == ["ansel.example", "brool.example", "google.com"]
    assert [added.source.name for added in kinds(intake, SourceAdded)][2:] == ["Brool"]
    edited = replace(ansel, title="Ferry of Ansel late")
    assert deliver(intake, gathered, edited, now=MORNING + 3600.0).edited == 1
    assert kinds(intake, ArticleRead)[-1].title == "Ferry of Ansel late"


def test_s52_nobody_else_speaks_in_anothers_name():
    """A feed that is no aggregator's may name a source; its articles stay its own."""
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    deliver(intake, feed, entry("a", source_name="Ansel Post", source_url="https://ansel.example/"))
    assert [seen.source_id for seen in kinds(intake, ArticleSeen)] == ["harbour.example"]


def test_s52_an_aggregators_day_is_bounded_too(monkeypatch):
    """However many publishers it names, a feed brings no more than its share."""
    monkeypatch.setattr(taking, "RIVER", 5)
    intake = open_intake()
    feed = outlet(intake, "google.com", "https://news.google.com/rss")
    flood = [entry(f"n{step}", source_url=f"https://p{step}.example/") for step in range(12)]
    assert deliver(intake, feed, *flood).new == 5
    assert deliver(intake, feed, *flood, now=MORNING + 3600.0).new == 0


def test_what_a_feed_files_an_article_under_outlives_the_reading_of_its_page():
    """Also when the page is read a second time: the entry's section stays until the page declares one itself."""
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    deliver(intake, feed, entry("race", summary_html="<p>Four boats.</p>", categories=("Sport", "Harbour race")))
    article = kinds(intake, ArticleSeen)[0].article_id
    for words in ("Four boats raced to the mole. " * 12, "Five boats raced to the mole. " * 12):
        page = f"<html><head><title>News of race</title></head><body><article><p>{words}</p></article></body></html>"
        taken = read_page(
            page.encode(),
            url="https://harbour.example/race",
            content_type=None,
            entry=intake.entry_of(article),
            seen=MORNING,
        )
        intake.take_reading(article, taken, MORNING)
        told = intake.entry_of(article)
        assert told.categories == ("Sport", "Harbour race")
        last = kinds(intake, ArticleRead)[-1]
        read = intake.room.bodies.get(last.body)
        assert (read.origin, read.section, read.keywords) == ("page", "sports", ("Sport", "Harbour race"))


@pytest.mark.parametrize(("on_page", "versions"), [("Ferry aground", 2), ("Ferry with 214 aboard runs aground", 1)])
def test_a_feeds_new_title_is_an_edit_only_of_the_title_that_it_had(on_page, versions):
    """A page whose headline always was another is read again; until then nothing says that its headline changed."""
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    deliver(intake, feed, entry("a", "Ferry aground"))
    (seen,) = kinds(intake, ArticleSeen)
    intake.take_reading(seen.article_id, reading(on_page, *FERRY), MORNING + 60)
    deliver(intake, feed, entry("a", "Ferry freed"), now=MORNING + 120)
    assert len(intake.room.reader.article(seen.article_id).versions) == versions
    assert [page.article_id for page in intake.room.due_pages(MORNING + 200, 10)] == [seen.article_id]


def test_a_live_feed_completes_what_a_file_had_told_in_less():
    """The feed's whole text takes the place of an imported headline, its page is wanted; a page of a file stays."""
    intake = open_intake()
    feed = outlet(intake, "harbour.example", "https://harbour.example/feed")
    for name, made in (("a", reading("News of a", full=False)), ("b", reading("News of b", *FERRY))):
        url = f"https://harbour.example/{name}"
        filed = Filed(reading=made, source="harbour.example", key=name, url=url, at=MORNING - 600.0, file="old.jsonl")
        assert take_all(intake, [filed], now=MORNING) == {"new": 1}
    whole = "".join(f"<p>{text}</p>" for text in FERRY) * 4
    before = len(kinds(intake, ArticleRead))
    deliver(intake, feed, entry("a", content_html=whole), entry("b", content_html=whole), now=MORNING + 60.0)
    (read,) = kinds(intake, ArticleRead)[before:]
    assert (read.title, read.version, read.origin, read.file) == ("News of a", 1, "feed", None)
    assert [page.url for page in intake.room.due_pages(MORNING + 60.0, 9)] == ["https://harbour.example/a"]
    assert len(kinds(intake, ArticleSeen)) == 2
