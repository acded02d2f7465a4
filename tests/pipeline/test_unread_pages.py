"""A page that cannot be read keeps its feed's text, says so, and is tried again later with growing pauses."""

from newsrooms import FERRY, MORNING, open_intake, reading, room_of, take

from wireroom.pipeline.intake import AGAIN, PAGE_RETRIES
from wireroom.web.article import build_article
from wireroom.web.page import Variant

URL = "https://harbour.example/a"
WALL = "the site shows a consent wall before the text"


def opened():
    """A room with one article of which the feed told the headline and a summary."""
    intake = open_intake()
    made = reading("Ferry Corrin runs aground off Tamsel Point", FERRY[0], published=MORNING, full=False)
    return intake, take(intake, "a", made, source="harbour.example", seen=MORNING)


def fail(intake, now):
    """Let the page that is due fail once more."""
    (page,) = intake.room.due_pages(now, 5)
    intake.page_failed(page, WALL, now, for_good=False)


def want(intake, article, now):
    with intake.room.transaction():
        intake.room.want_page(article, URL, "harbour.example", wanted_at=now, next_at=now)


def test_the_pauses_grow_and_end():
    """Each is longer than the one before; after the last the page is given up."""
    assert list(PAGE_RETRIES) == sorted(set(PAGE_RETRIES))
    intake, article = opened()
    want(intake, article, MORNING)
    now, pauses = MORNING, []
    for _ in PAGE_RETRIES:
        fail(intake, now)
        (due,) = room_of(intake).connection.execute("SELECT next_at FROM pages").fetchone()
        assert intake.room.due_pages(due - 1, 5) == []
        pauses.append(due - now)
        now = due
    assert tuple(pauses) == PAGE_RETRIES
    fail(intake, now)
    assert intake.room.due_pages(now + 8 * 86_400, 5) == []


def test_readers_are_told_at_once_and_the_feeds_text_stays():
    """The reason, that it is tried again, and what the feed told; a reading that succeeds takes it all back."""
    intake, article = opened()
    want(intake, article, MORNING)
    fail(intake, MORNING)
    page = intake.room.reader.article(article)
    assert page.reading.text == FERRY[0]
    assert page.member.trouble == f"{WALL}; {AGAIN}"
    head = build_article(page, intake.room.reader.head(), Variant()).parts[0].data
    assert head["state"].startswith(f"We could not read this article. Reason: {WALL}; {AGAIN}.")
    intake.take_reading(article, reading(page.reading.title, *FERRY), MORNING + 600)
    page = intake.room.reader.article(article)
    assert (page.member.trouble, page.member.origin) == (None, "page")


def test_the_whole_text_of_a_feed_stays_with_the_reason_beside_it():
    """Where the feed carries the article itself, the page says why the publisher's own page was not read."""
    intake = open_intake()
    made = reading("Ferry Corrin runs aground", *FERRY, published=MORNING, origin="feed")
    article = take(intake, "a", made, source="harbour.example", seen=MORNING)
    want(intake, article, MORNING)
    fail(intake, MORNING)
    page = intake.room.reader.article(article)
    head = build_article(page, intake.room.reader.head(), Variant()).parts[0].data
    assert f"Its text comes from the feed; its page could not be read: {WALL}; {AGAIN}." in head["state"]
