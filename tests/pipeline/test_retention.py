"""What is kept, what goes, and that the log reads the same without the texts that are gone."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom import app
from wireroom.errors import StorageError
from wireroom.feeds.schedule import first_state
from wireroom.model.entry import Entry, ParsedFeed
from wireroom.model.events import ArticlesForgotten, PictureKept, StoryPinned
from wireroom.model.picture import Picture
from wireroom.model.source import Feed, Source
from wireroom.pipeline import replaying
from wireroom.pipeline.adding import add_feeds
from wireroom.pipeline.retention import Limits, Retention, sweep
from wireroom.store.digest import differences, digest
from wireroom.store.personal import Personal

DAY = 86_400.0
FEED = Feed(url="https://harbour.example/feed", source_id="harbour.example")
TEXTS = {
    "ferry": ("Ferry Corrin aground off Tamsel", FERRY),
    "again": ("Passengers of the Corrin are ashore", FERRY_AGAIN),
    "budget": ("Meridon raises its tax on sugar", BUDGET),
    "chess": ("Chess club of Orvik wins the cup", ("The final of the nine provinces took eleven hours on Sunday.",)),
    "bridge": ("Bridge at Selm closed for repairs", ("Engineers found cracks in two pillars of the old bridge.",)),
}


def bring(intake, name, day, key=None):
    """Let the feed bring an article on a day; returns its id."""
    at = MORNING + day * DAY
    if not intake.room.reader.sources():
        source = Source(id="harbour.example", name="Harbour", domains=("harbour.example",))
        add_feeds(intake.newsroom, [(source, FEED)], at)
    title, text = TEXTS[name]
    html = "".join(f"<p>{part}</p>" for part in text)
    url = f"https://harbour.example/{name}-{day}"
    entry = Entry(url=url, id=key or url, title=title, content_html=html, published=at)
    intake.take_feed(FEED, ParsedFeed(format="rss", entries=(entry,)), first_state(FEED.url), at, first=False)
    return intake.room.article_by_address([url])


def sweep_on(intake, day, *, days=90.0, budget=0):
    """Sweep as the writer does, on a day; the day before was lived on the same clock."""
    retention = Retention(intake.newsroom, Limits(days=days, budget=budget))
    now = MORNING + day * DAY
    retention.note(now - DAY)

    async def on_desk(act, *args, **named):
        return act(*args, **named)

    return asyncio.run(sweep(retention, on_desk, now))


def forgotten(intake):
    """Say how many articles each forgetting named."""
    events = [item.event for item in intake.room.log.read()]
    return [len(event.article_ids) for event in events if isinstance(event, ArticlesForgotten)]


def kept(intake):
    return {row.article_id for row in intake.room.reader.articles(most=1000)}


def rebuilt(intake):
    """Rebuild all from the log into a fresh room, with the bodies that are still kept."""
    fresh = app.open_room(":memory:")
    replaying.rebuild(intake.room.log.read(), intake.room.bodies, fresh)
    return fresh


def same(intake):
    room, fresh = room_of(intake), rebuilt(intake)
    assert differences(room.connection, fresh.connection) == {}
    return digest(room.connection) == digest(fresh.connection)


steps = st.lists(
    st.tuples(st.sampled_from([*TEXTS, "sweep"]), st.integers(min_value=0, max_value=60)), min_size=1, max_size=14
)


@settings(max_examples=25, deadline=None)
@given(steps, st.sampled_from([3.0, 10.0, 30.0]))
def test_a_log_rebuilds_to_the_same_whatever_was_forgotten_on_the_way(steps, days):
    """Texts go, and come anew, in any order: what stands at the end rests on the log and on what is kept alone."""
    intake, day, brought = open_intake(), 0, 0
    for name, pause in steps:
        day += pause
        if name == "sweep":
            sweep_on(intake, day, days=days)
        else:
            bring(intake, name, day)
            brought += 1
    assert same(intake)
    assert sum(forgotten(intake)) <= brought


@settings(max_examples=25, deadline=None)
@given(steps)
def test_what_is_young_never_goes_and_what_is_old_always_does(steps):
    """After a sweep no story is without an article of the last ten days, and no article of those days is missing."""
    intake, day, brought = open_intake(), 0, {}
    for name, pause in steps:
        day += pause
        if name != "sweep":
            brought[bring(intake, name, day)] = day
    sweep_on(intake, day, days=10.0)
    young = {article for article, on in brought.items() if day - on <= 10}
    assert young <= kept(intake)
    for (story,) in room_of(intake).connection.execute("SELECT id FROM stories WHERE merged_into IS NULL"):
        assert any(brought[member.article_id] >= day - 10 for member in intake.room.reader.members(story))


def test_old_news_goes_with_its_text_its_place_in_the_search_and_its_row():
    """What is forgotten is found nowhere, and its bytes are free; the log keeps the facts and says what went."""
    intake = open_intake()
    old, young = bring(intake, "ferry", 0), bring(intake, "budget", 89)
    assert sweep_on(intake, 91) == {"age": 1, "pictures": 0, "space": 0}
    room = room_of(intake)
    assert kept(intake) == {young}
    assert room.reader.article(old) is None
    assert room.reader.search("Corrin").articles == 0
    assert room.reader.search("sugar").articles == 1
    assert room.connection.execute("SELECT count(*) FROM bodies").get == 1
    assert [story.id for story in room.reader.stories()] == [room.reader.article(young).story.id]
    (event,) = [item.event for item in room.log.read() if isinstance(item.event, ArticlesForgotten)]
    assert event == ArticlesForgotten(at=MORNING + 91 * DAY, article_ids=(old,), why="age")
    assert same(intake)


def test_a_story_that_lives_keeps_all_its_articles():
    """Its counts, brief and timeline rest on them, however old they are."""
    intake = open_intake()
    first = bring(intake, "ferry", 0)
    bring(intake, "again", 1)
    story = room_of(intake).reader.article(first).story
    assert story.counts.articles == 2, "the two are one story here"
    assert sweep_on(intake, 90.5) == {"age": 0, "pictures": 0, "space": 0}
    assert sweep_on(intake, 92) == {"age": 2, "pictures": 0, "space": 0}


@pytest.mark.parametrize("how", ["follow", "bookmark", "pin", "evidence", "report", "answered"])
def test_what_somebody_needs_stays(how):
    """Followed, bookmarked, pinned and cited stories stay, and evidence of a situation."""
    intake = open_intake()
    article = bring(intake, "ferry", 0)
    room = room_of(intake)
    story = room.reader.article(article).story.id
    personal = Personal(room.connection)
    words = {"reply_to": "", "page": f"/story/{story}/ferry", "sentence": "It ran aground.", "words": "It did not."}
    if how == "pin":
        intake.newsroom.take(lambda: [StoryPinned(at=MORNING, story_id=story)])
    with room.transaction():
        if how == "follow":
            personal.follow(story, MORNING, 1)
        elif how == "bookmark":
            personal.bookmark(story, MORNING)
        elif how in ("report", "answered"):
            number = personal.take_message("mistake", "somebody", MORNING, **words)
            if how == "answered":
                personal.answer_message(number, "Corrected.", MORNING, public=True)
        elif how == "evidence":
            room.connection.execute(
                "INSERT INTO observations VALUES (1, 'strait', 'ships', ?, 0.0, 0.0, 1, '{}')", (article,)
            )
    other = bring(intake, "budget", 0)
    assert sweep_on(intake, 200) == {"age": 1, "pictures": 0, "space": 0}
    assert kept(intake) == {article}
    assert room.reader.article(other) is None


def test_what_is_needed_no_longer_goes():
    """A bookmark that is taken off, a pin that is taken back, a report that was answered in private keep nothing."""
    intake = open_intake()
    article = bring(intake, "ferry", 0)
    room = room_of(intake)
    story = room.reader.article(article).story.id
    pinned = room.log.last() + 1
    intake.newsroom.take(lambda: [StoryPinned(at=MORNING, story_id=story)])
    intake.newsroom.undo(pinned, MORNING)
    personal = Personal(room.connection)
    with room.transaction():
        personal.bookmark(story, MORNING)
        personal.unbookmark(story)
        words = {"reply_to": "", "page": f"/story/{story}", "sentence": "", "words": "No."}
        personal.answer_message(personal.take_message("mistake", "x", MORNING, **words), "Yes.", MORNING, public=False)
    assert sweep_on(intake, 200) == {"age": 1, "pictures": 0, "space": 0}


def test_files_that_somebody_imported_go_only_to_make_room():
    """An archive is old when it comes in; that is no reason to drop it."""
    intake = open_intake()
    take(intake, "old", reading("Ferry aground", *FERRY), source="archive.example", seen=MORNING - 3000 * DAY)
    assert sweep_on(intake, 1) == {"age": 0, "pictures": 0, "space": 0}
    assert sweep_on(intake, 2, budget=1) == {"age": 0, "pictures": 0, "space": 1}
    assert same(intake)


def test_the_oldest_makes_room_and_the_last_days_stay():
    """Over the budget the oldest stories go, until enough is free; the last three days stay in any case."""
    intake = open_intake()
    days = {"ferry": 0, "budget": 20, "chess": 40, "bridge": 59}
    names = {bring(intake, name, day): day for name, day in days.items()}
    room = room_of(intake)
    before = room.used()
    assert sweep_on(intake, 60, budget=before + 4096) == {"age": 0, "pictures": 0, "space": 0}
    assert sweep_on(intake, 60, budget=1) == {"age": 0, "pictures": 0, "space": 3}
    assert {names[one] for one in kept(intake)} == {59}
    assert room.used() <= before
    assert same(intake)


def test_a_clock_that_jumps_ahead_drops_nothing_on_its_first_day():
    """A machine that wakes in a wrong year does not empty the house: age counts after a day on the same clock (R14)."""
    intake = open_intake()
    article = bring(intake, "ferry", 0)
    retention = Retention(intake.newsroom, Limits(days=90.0, budget=0))

    async def on_desk(act, *args, **named):
        return act(*args, **named)

    retention.note(MORNING)
    for hours in range(3):
        jumped = MORNING + 3650 * DAY + hours * 3600
        assert asyncio.run(sweep(retention, on_desk, jumped)) == {"age": 0, "pictures": 0, "space": 0}
    assert asyncio.run(sweep(retention, on_desk, MORNING + DAY)) == {"age": 0, "pictures": 0, "space": 0}
    assert kept(intake) == {article}


def test_a_large_story_goes_in_small_steps():
    """No transaction takes more than a hundred articles."""
    intake = open_intake()
    for number in range(130):
        text = [f"{line} ({number})" for line in FERRY]
        made = reading("Ferry Corrin aground off Tamsel", *text, published=MORNING)
        take(intake, f"n{number}", made, source=f"o{number}.example", seen=MORNING + number)
    sweep_on(intake, 100, budget=1)
    sizes = forgotten(intake)
    assert sum(sizes) == 130
    assert max(sizes) <= 100
    assert same(intake)


def test_an_entry_that_its_feed_still_offers_does_not_come_back():
    """A feed that goes on listing what was forgotten brings nothing new."""
    intake = open_intake()
    bring(intake, "ferry", 0)
    sweep_on(intake, 100)
    bring_again = Entry(
        url="https://harbour.example/ferry-0", id="https://harbour.example/ferry-0",
        title=TEXTS["ferry"][0], content_html="<p>An edit of what is gone.</p>", published=MORNING,
    )  # fmt: skip
    taken = intake.take_feed(
        FEED, ParsedFeed(format="rss", entries=(bring_again,)), first_state(FEED.url), MORNING + 101 * DAY, first=False
    )
    assert taken.new == 0
    assert kept(intake) == set()


def test_desks_decide_again_about_what_is_kept():
    """Deciding anew passes over what is gone, and ends where the room stands."""
    intake = open_intake()
    bring(intake, "ferry", 0)
    bring(intake, "budget", 60)
    sweep_on(intake, 100)
    again = open_intake()
    replaying.redecide(intake.room.log.read(), intake.room.bodies, again.newsroom)
    assert digest(room_of(again).connection) == digest(room_of(intake).connection)


def test_a_room_whose_desk_begins_anew_reads_on_without_the_texts_that_are_gone(tmp_path):
    """The story desk's state is lost: it is made from the log, and what comes next is placed."""
    path = tmp_path / "wireroom.db"
    intake = open_intake(path)
    bring(intake, "ferry", 0)
    sweep_on(intake, 100)
    bring(intake, "ferry", 0, key="new")  # the same address, from a feed that lists it under another key
    room_of(intake).connection.execute("DELETE FROM checkpoints WHERE stage != 'position'")
    room_of(intake).close()
    intake = open_intake(path)
    bring(intake, "budget", 101)
    assert same(intake)
    room_of(intake).close()


def test_a_disk_that_refuses_costs_nothing(tmp_path):
    """Forgetting commits whole or not at all; it is tried again (R9)."""
    intake = open_intake(tmp_path / "wireroom.db")
    article = bring(intake, "ferry", 0)
    room = room_of(intake)
    room.connection.pragma("max_page_count", int(room.connection.pragma("page_count")))
    room.connection.pragma("query_only", True)
    with pytest.raises(StorageError):
        Retention(intake.newsroom, Limits(days=90.0, budget=0)).by_age((0.0, 0), MORNING + 100 * DAY)
    room.connection.pragma("query_only", False)
    assert kept(intake) == {article}
    room.connection.pragma("max_page_count", 1 << 30)
    assert sweep_on(intake, 100) == {"age": 1, "pictures": 0, "space": 0}
    assert same(intake)
    room.close()


def test_growth_is_told_after_a_day():
    """One measurement says how much there is; two that are a day apart say how fast it grows."""
    intake = open_intake()
    room = room_of(intake)
    retention = Retention(intake.newsroom, Limits(days=90.0, budget=10**9))
    assert room.reader.head().space is None
    retention.note(MORNING)
    assert room.reader.head().space.per_day is None
    for day in range(5):
        for name in TEXTS:
            bring(intake, name, day)
    retention.note(MORNING + 2 * DAY)
    space = room.reader.head().space
    assert space.used == room.used()
    assert space.budget == 10**9
    first = room.connection.execute("SELECT used FROM sizes ORDER BY day LIMIT 1").get
    assert space.per_day == pytest.approx((space.used - first) / 2)


def test_pictures_make_room_before_texts():
    """Over budget the oldest pictures go, those of the last days stay, and no text goes as long as that is enough."""
    intake = open_intake()
    room = room_of(intake)
    names = {bring(intake, name, day): day for name, day in (("ferry", 0), ("budget", 20), ("chess", 59))}
    for number, (article, day) in enumerate(names.items()):
        at = MORNING + day * DAY
        picture = Picture(hash=f"{number:064}", width=960, height=540, small=bytes(40_000), large=bytes(200_000))
        with room.transaction():
            room.shelf.put(picture, at)
        kept_ = {"hash": picture.hash, "width": 960, "height": 540, "alt": "", "credit": ""}
        intake.newsroom.take([PictureKept(at=at, article_id=article, **kept_)].copy)
    full = room.used()
    assert full > 700_000, "pictures count where room is measured"
    assert sweep_on(intake, 60, budget=full - 1) == {"age": 0, "pictures": 2, "space": 0}
    shown = {day for article, day in names.items() if room.reader.article(article).picture is not None}
    assert shown == {59}
    assert kept(intake) == set(names)
    assert room.used() < full - 400_000
    assert same(intake)
    assert sweep_on(intake, 61, budget=1)["space"] == 2, "then texts go"
