"""The site as it stood: the page of then with its band, the steps around it, and what cannot be shown."""

import asyncio
import re
import threading

import orjson
import pytest
from asgi import StoredRoom, ask, get, site_over
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom.model.events import ArticlesForgotten, StoriesMerged
from wireroom.web import past
from wireroom.web.past import write_at

HOUR = 3600.0
NINE = MORNING + 3 * HOUR


@pytest.fixture
def stood(tmp_path):
    """A room in which a ferry ran aground at six, a budget passed at nine, and then the ferry was told of again."""
    intake = open_intake(tmp_path / "wireroom.db")
    take(intake, "a", reading("Ferry Corrin aground off Tamsel", *FERRY), source="a.example", seen=MORNING)
    take(intake, "b", reading("Parliament passes sugar tax", *BUDGET), source="b.example", seen=NINE)
    take(intake, "c", reading("Ferry hits rocks at Tamsel", *FERRY_AGAIN), source="c.example", seen=NINE + 60)
    intake.newsroom.minutes([MORNING + 30 * HOUR])
    site = site_over(StoredRoom(tmp_path / "wireroom.db"), texts_for_all=False)
    yield intake, site
    room_of(intake).close()


def at(path, seconds):
    return f"{path}?at={write_at(seconds)}"


def test_the_front_page_of_the_past_says_so_and_shows_what_stood_there(stood):
    """What came later is not on it; links lead to stories as they stood; an open page does not change by itself."""
    _, site = stood
    page = get(site, at("/", MORNING + HOUR)).text
    assert "As it stood at" in page
    assert "07:00 UTC" in page
    assert "Ferry Corrin aground" in page
    assert "sugar tax" not in page
    assert 'data-follows=""' in page
    assert re.search(r'href="/s/[^"]+\?at=2026-11-24T07:00Z"', page)
    assert 'href="/"' in page, "the way back to now"
    steps = re.findall(r'rel="nofollow" href="([^"]+)">([^<]+)', page)
    assert [words for _, words in steps] == ["An hour earlier", "An hour later", "A day later"]
    assert "sugar tax" in get(site, at("/", NINE)).text


def test_a_story_of_the_past_shows_what_was_known_of_it(stood):
    """One article then, two now; its address may be written as now."""
    intake, site = stood
    row = next(row for row in intake.room.reader.front().rows if row.counts.articles == 2)
    then, now = get(site, at(row.path, MORNING)).text, get(site, row.path).text
    assert "Ferry hits rocks" in now
    assert "Ferry hits rocks" not in then
    assert "As it stood at" in then
    assert "As it stood at" not in now


def test_a_story_that_opened_later_is_said_to_be_later(stood):
    """It is not that there is no such story."""
    intake, site = stood
    later = next(row for row in intake.room.reader.front().rows if row.counts.articles == 1)
    reply = get(site, at(later.path, MORNING))
    assert (reply.status, "was not there at that time" in reply.text) == (404, True)


def test_a_joined_story_leads_on_to_where_it_led_then(stood):
    """With the time kept."""
    intake, site = stood
    into, gone = (row.id for row in intake.room.reader.front().rows)
    ids = tuple(m.article_id for m in intake.room.reader.story(gone).members)
    made = StoriesMerged(at=NINE + 31 * HOUR, into=into, gone=gone, article_ids=ids, reasons=(), by="editor")
    intake.newsroom.take(lambda: [made])
    assert get(site, at(f"/s/{gone}", NINE)).status == 200
    moved = get(site, at(f"/s/{gone}", NINE + 31 * HOUR))
    assert (moved.status, moved.headers["location"].startswith(f"/s/{into}")) == (301, True)
    assert moved.headers["location"].endswith("?at=2026-11-25T16:00Z")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2001-01-01", "Nothing was known at that time"),
        ("2046-01-01", "has not come yet"),
        ("yesterday", "That is no time"),
        ("", "That is no time"),
        ("9" * 50, "That is no time"),
    ],
)
def test_a_time_that_cannot_be_shown_is_answered_in_words(stood, when, words):
    """Never a page of another time in its place."""
    reply = get(stood[1], f"/?at={when}")
    if not when:  # an empty value is none
        assert reply.status == 200
        return
    assert (reply.status, words in reply.text) == (404, True)


def test_what_retention_took_is_named_as_missing(stood):
    """Also where a page with its texts was kept ready."""
    intake, site = stood
    assert "no longer kept" not in get(site, at("/", MORNING)).text
    row = next(row for row in intake.room.reader.front().rows if row.counts.articles == 2)
    articles = tuple(m.article_id for m in intake.room.reader.story(row.id).members)
    intake.newsroom.take(lambda: [ArticlesForgotten(at=NINE + 40 * HOUR, article_ids=articles, why="age")])
    page = get(site, at("/", MORNING)).text
    assert "Ferry Corrin aground" in page
    assert "1\u00a0text of what stood here is no longer kept" in page
    assert "divers have looked" not in page


def test_the_api_tells_the_past_too(stood):
    """As of the event that was the last one then."""
    intake, site = stood
    then = orjson.loads(get(site, at("/api/v1/stories", MORNING)).body)
    assert [item["headline"] for item in then["items"]] == ["Ferry Corrin aground off Tamsel"]
    assert then["as_of"]["at"] == "2026-11-24T06:00:00Z"
    front = orjson.loads(get(site, at("/api/v1/front", NINE)).body)
    assert {item["story"]["headline"] for item in front["items"]} == {
        "Ferry Corrin aground off Tamsel",
        "Parliament passes sugar tax",
    }
    assert all(item["why"] and item["weight"]["total"] > 0 for item in front["items"])
    story = intake.room.reader.front().rows[0]
    assert get(site, at(f"/api/v1/stories/{story.id}", MORNING - HOUR)).status == 404
    assert get(site, "/api/v1/front?at=2046-01-01").status == 400


def test_one_look_back_is_taken_at_a_time(stood, monkeypatch):
    """Who comes meanwhile is asked to come again; the present is answered."""
    _, site = stood
    monkeypatch.setattr(past, "PATIENCE_S", 0.0)
    inside, leave = threading.Event(), threading.Event()
    monkeypatch.setattr("wireroom.store.past.Past.front", _held(inside, leave))

    async def both():
        first = asyncio.create_task(ask(site, at("/", MORNING)))
        assert await asyncio.to_thread(inside.wait, 60)
        second = await ask(site, at("/", NINE))
        data = await ask(site, at("/api/v1/front", NINE))
        now = await ask(site, "/about")
        leave.set()
        return second, data, now, await first

    second, data, now, first = asyncio.run(both())
    assert (second.status, data.status, now.status, first.status) == (503, 503, 200, 200)
    assert "Try again" in second.text


def _held(inside, leave):
    from wireroom.store.past import Past

    real = Past.front

    def held(self, *args):
        inside.set()
        assert leave.wait(60)
        return real(self, *args)

    return held


def test_languages_can_be_named_for_one_visit(stood):
    """Before the browser's and those that were chosen; what is none of ours is passed over."""
    _, site = stood
    assert "Your languages: German, French." in get(site, "/?lang=de,fr").text
    assert 'data-page="/?lang=de%2Cfr"' in get(site, "/?lang=de,fr").text
    assert "Your languages: English" in get(site, "/?lang=%3Cb%3E").text
