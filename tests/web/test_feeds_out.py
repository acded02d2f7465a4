"""Our feeds are what we wish publishers' feeds were: seen by our own gateway, parser and schedule (R32)."""

import asyncio
import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from asgi import get, site_over
from gateways import open_gateway
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import FERRY, MORNING, open_intake, reading, take
from serving import serving

from wireroom import app
from wireroom.errors import StorageError
from wireroom.feeds import schedule
from wireroom.feeds.discover import discover
from wireroom.feeds.parse import parse
from wireroom.model.source import SECTIONS
from wireroom.testing.fake_reader import FakeRoom
from wireroom.testing.sample_news import NOON
from wireroom.web.excerpts import MOST_CHARS
from wireroom.web.feed_forms import FORMS, OutEntry, OutFeed, atom, json_feed, lasting_id


@pytest.fixture(scope="module")
def room():
    return FakeRoom()


@pytest.fixture(scope="module")
def site(room):
    return site_over(room)


def addresses(room):
    """All feeds that a site has of each kind."""
    story = room.reader().front().rows[0]
    word = max(story.headline.split(), key=len)
    stems = ["front", "section/world", "section/politics", f"story/{story.id}"]
    return [f"/feeds/{stem}.{form}" for stem in stems for form in FORMS] + [
        f"/feeds/search.{form}?q={quote(word)}" for form in FORMS
    ]


def read(site, address, **headers):
    reply = get(site, address, headers=headers)
    assert reply.status == 200, reply.text
    return parse(reply.body, url=f"http://127.0.0.1:8080{address}", content_type=reply.headers["content-type"])


def test_our_own_parser_reads_each_feed_without_mending(room, site):
    """No flag, no second try: title, id, link, author, time and at most two sentences in every entry."""
    for address in addresses(room):
        parsed = read(site, address)
        assert parsed.flags == frozenset(), address
        assert parsed.format == ("json" if ".json" in address else "atom")
        assert parsed.title
        for entry in parsed.entries:
            assert entry.id.startswith("urn:uuid:")
            assert entry.title
            assert entry.authors
            assert entry.url.startswith(("http://127.0.0.1:8080/", "https://"))
            assert entry.published is not None
            assert entry.published <= entry.updated <= NOON
            assert len(entry.summary_html or entry.content_html) <= 2 * MOST_CHARS
        assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)
    assert read(site, "/feeds/front.atom").entries


def test_both_forms_say_the_same(room, site):
    """Atom and JSON Feed of one page have the same entries in the same order."""
    for address in addresses(room):
        if ".atom" in address:
            one, other = read(site, address), read(site, address.replace(".atom", ".json"))
            for name in ("id", "url", "title", "authors", "published", "updated"):
                assert [getattr(e, name) for e in one.entries] == [getattr(e, name) for e in other.entries]


def test_our_own_schedule_gives_full_marks(room):
    """Asked as we ask publishers: validators come back byte for byte and are answered with 304, nothing redirects,
    max-age is told, nothing is asked of the reader (R21, R22, R26, R29)."""

    async def poll(base):
        async with open_gateway("127.0.0.0/8:1-65535") as gateway:
            for address in addresses(room):
                now = NOON
                state = schedule.first_state(base + address)
                answer = await gateway.fetch(schedule.ask(state))
                parsed = parse(answer.body, url=answer.final_url, content_type=answer.headers["content-type"])
                state = schedule.after_answer(state, schedule.facts_of(answer, parsed), now)
                assert answer.final_url == base + address
                assert state.etag == answer.headers["etag"]
                assert state.last_modified == answer.headers["last-modified"]
                assert state.fresh_s == 300.0
                assert "set-cookie" not in answer.headers
                assert "retry-after" not in answer.headers
                for asked in (state, replace(state, last_modified=None), replace(state, etag=None)):
                    again = await gateway.fetch(schedule.ask(asked))
                    assert (again.status, again.body) == (304, b"")
                    assert again.headers["etag"] == state.etag
                    assert again.headers["last-modified"] == state.last_modified
                after = schedule.after_answer(state, schedule.facts_of(again, None), now + 3600)
                assert (after.etag, after.last_modified) == (state.etag, state.last_modified)
                assert after.failures == 0
                assert after.moved_to is None

    with serving(site_over(room)) as base:
        asyncio.run(poll(base))


def test_a_change_gives_new_validators_and_the_old_ids():
    """What changed comes with 200 and a later time, under the id that the entry always had."""
    room = FakeRoom()
    site = site_over(room)
    first = get(site, "/feeds/front.atom")
    before = {e.id: e.title for e in read(site, "/feeds/front.atom").entries}
    room.rename("s001", "Another headline for the channel")
    headers = {"if-none-match": first.headers["etag"], "if-modified-since": first.headers["last-modified"]}
    second = get(site, "/feeds/front.atom", headers=headers)
    assert second.status == 200
    assert second.headers["etag"] != first.headers["etag"]
    only_time = get(site, "/feeds/front.atom", headers={"if-modified-since": first.headers["last-modified"]})
    assert only_time.status == 200, "two contents never share a Last-Modified"
    after = {e.id: e.title for e in read(site, "/feeds/front.atom").entries}
    assert set(before) == set(after)
    changed = [name for name in before if before[name] != after[name]]
    assert [after[name] for name in changed] == ["Another headline for the channel"]


def test_ids_do_not_depend_on_where_the_site_stands(room):
    """Another port, another name, https: the same entries."""
    one = read(site_over(room), "/feeds/front.atom")
    other = read(site_over(room, secure=True), "/feeds/front.atom", host="localhost:9000")
    assert [entry.id for entry in one.entries] == [entry.id for entry in other.entries]
    assert all(entry.url.startswith("https://localhost:9000/s/") for entry in other.entries)


def test_pages_name_their_feeds_and_each_is_found(room, site):
    """Our own discovery finds them on the pages of front, sections, stories and searches; each answers."""
    story = room.reader().front().rows[0]
    for path in ("/", "/section/world", story.path, "/search?q=tide%20%26%20x"):
        page = get(site, path)
        assert page.status == 200
        found = [feed.url for feed in discover(page.body, f"http://127.0.0.1:8080{path}")]
        assert len(found) >= 2, path
        for url in found[:2]:
            assert get(site, url.removeprefix("http://127.0.0.1:8080")).status == 200, url


def test_every_section_has_feeds(site):
    """Also where nothing stands in it yet: an empty feed is one."""
    for section in SECTIONS:
        for form in FORMS:
            read(site, f"/feeds/section/{section}.{form}")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/feeds/front.rss", 404),
        ("/feeds/section/weather.atom", 404),
        ("/feeds/story/none.json", 404),
        ("/feeds/front/x.atom", 404),
        ("/feeds/story.atom", 404),
        ("/feeds/search.atom", 400),
        ("/feeds/search.atom?q=%20", 400),
        ("/feeds/front.atom?utm=1", 400),
        ("/feeds/search.atom?q=a&q=b", 400),
    ],
)
def test_what_is_no_feed_is_told_in_plain_words(site, address, status):
    """No page where a reader of feeds expects none."""
    reply = get(site, address)
    assert reply.status == status
    assert reply.headers["content-type"].startswith("text/plain")


def test_a_joined_story_leads_its_followers_on(room):
    """301 to a feed of ours, which answers and holds: what a schedule needs to move (R26)."""
    target = room.reader().front().rows[0].id

    class Joined:
        def __init__(self):
            self._real = room.reader()

        def __getattr__(self, name):
            return getattr(self._real, name)

        def story(self, story_id):
            return target if story_id == "old" else self._real.story(story_id)

    site = site_over(type("R", (), {"reader": staticmethod(Joined)}))
    reply = get(site, "/feeds/story/old.atom")
    assert (reply.status, reply.headers["location"]) == (301, f"/feeds/story/{target}.atom")
    assert get(site, reply.headers["location"]).status == 200


def test_trouble_asks_for_a_pause():
    """503 with Retry-After, so that readers come back when there is something (R28)."""

    class Broken:
        def data_version(self):
            return 1

        def at_head(self):
            raise StorageError("/var/secret is full")

    reply = get(site_over(type("R", (), {"reader": staticmethod(Broken)})), "/feeds/front.atom")
    assert (reply.status, reply.headers["retry-after"]) == (503, "120")
    assert "secret" not in reply.text


def test_answers_are_guarded_and_set_no_cookie(room, site):
    """The guards of all answers (S24), no cookie, whatever was sent; languages of a browser change nothing."""
    for address in addresses(room):
        reply = get(site, address, headers={"cookie": "languages=ar", "accept-language": "ar"})
        assert not reply.cookies
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["vary"] == "Accept-Encoding"
        assert reply.headers["cache-control"] == "public, max-age=300"
        assert reply.body == get(site, address).body


def test_a_search_on_the_real_store_brings_the_newest_first(tmp_path):
    """Articles that match, each with its source and the publisher's address."""
    intake = open_intake(tmp_path / "wireroom.db")
    for n in range(30):
        made = reading(f"Ferry case {n}", f"The ferry number {n} ran aground at pier {n * 3}.", *FERRY)
        take(intake, f"f{n}", made, source=f"outlet{n % 4}.example", seen=MORNING + n * 60)
    intake.room.close()
    reader = type("R", (), {"reader": staticmethod(lambda: app.open_reader(tmp_path / "wireroom.db"))})
    entries = read(site_over(reader), "/feeds/search.atom?q=ferry").entries
    assert len(entries) == 30
    assert [entry.updated for entry in entries] == sorted((entry.updated for entry in entries), reverse=True)
    assert entries[0].title == "Ferry case 29"
    assert entries[0].url == "https://outlet1.example/f29"
    assert entries[0].authors == ("outlet1.example",)


def out(title="A headline", **more):
    entry = OutEntry(
        id=lasting_id("story", "x"),
        title=title,
        url="https://a.example/x?a=1&b=2",
        authors=("A & B",),
        summary=more.pop("summary", ""),
        language="en",
        section=None,
        published=NOON,
        updated=NOON,
    )
    return OutFeed(
        id=lasting_id("feed"), title=title, base="http://h", page="/", path="/f", updated=NOON, entries=(entry,)
    )


HARD = ["<script>alert(1)</script>", "a ]]> b & c", "\"quoted\" 'too'", "\x00\x0b\x1f\ufffe", "\u202eabc", "&lt;b&gt;"]


@pytest.mark.parametrize("text", HARD)
def test_each_form_encodes_for_itself(text):
    """Markup, entities and control characters in a headline stay letters (S22)."""
    for write, kind in FORMS.values():
        (entry,) = parse(write(out(text, summary=text)), url="http://h/f", content_type=kind).entries
        wanted = parse(json_feed(out(text)), url="http://h/f", content_type="application/json").entries[0].title
        assert entry.title == wanted
        assert "<script" not in (entry.summary_html or "")
    assert json.loads(json_feed(out(text)))["items"][0]["title"] == text


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_makes_feeds_that_can_be_read(title, summary):
    """Whatever stands in a headline."""
    for write, kind in FORMS.values():
        parsed = parse(write(out(title, summary=summary)), url="http://h/f", content_type=kind)
        assert len(parsed.entries) == 1
        assert "recovered" not in parsed.flags


def test_atom_has_what_the_standard_asks_for():
    """RFC 4287: id, title, updated and a self link; in each entry id, title, updated and an author."""
    from lxml import etree

    root = etree.fromstring(atom(out()))
    space = "{http://www.w3.org/2005/Atom}"
    assert [root.find(space + name) is not None for name in ("id", "title", "updated")] == [True] * 3
    assert {link.get("rel") for link in root.findall(space + "link")} == {"self", "alternate"}
    (entry,) = root.findall(space + "entry")
    assert [entry.find(space + name) is not None for name in ("id", "title", "updated", "author")] == [True] * 4
