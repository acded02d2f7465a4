"""Choosing from the catalogue in the browser: what there is, what is read already, and how to take it."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from asgi import get, site_over
from owners import Owned

from wireroom.feeds.catalogue import load
from wireroom.feeds.choosing import Choice, browse, pairs
from wireroom.testing.fake_reader import FakeReader
from wireroom.testing.fake_room import FakeRoom


@pytest.fixture(scope="module")
def catalogue():
    return tuple(load((files("wireroom.feeds") / "catalogue.json").read_bytes()))


class Reading(FakeReader):
    """Reads one feed of the catalogue beside the invented ones."""

    feed = None

    def sources(self):
        first, *others = super().sources()
        known, state = first.feeds[0]
        return [replace(first, feeds=((replace(known, url=self.feed.url), state),)), *others]


class Room(FakeRoom):
    def reader(self):
        return Reading(self)


@pytest.fixture(scope="module")
def site(catalogue):
    Reading.feed = next(feed for _, feed in pairs(browse(catalogue, Choice(country="KE"))))
    return site_over(Room(), catalogue=catalogue)


def words_of(reply):
    text = re.sub(r"<(script|style).*?</\1>", " ", reply.text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").split())


def test_a_country_shows_its_sources_and_what_is_read_and_the_command(site, catalogue):
    found = pairs(browse(catalogue, Choice(country="KE")))
    words = words_of(get(site, "/sources/browse?country=ke"))
    assert "Sources to choose from: Kenya" in words
    assert f"{len(found)} feeds of {len(found)} sources; 1 of them read here." in words
    assert "wireroom sources choose --country KE" in words
    for source, _ in found:
        assert source.name in words
    table = words[words.index("Read here? ") :]
    assert " yes " in table
    assert " no " in table


@pytest.mark.parametrize(
    "query", ["", "?language=fr", "?section=sports", "?country=CH&language=fr", "?from=100", "?from=400", "?country=x"]
)
def test_every_view_is_light_and_each_of_its_links_leads_to_another(site, query):
    """Filters lead on and never to nothing; no page is over 120 kB."""
    reply = get(site, "/sources/browse" + query)
    assert reply.status == 200
    assert len(reply.body) < 120_000
    links = sorted(set(re.findall(r'href="(/sources/browse[^"]*)"', reply.text)))
    assert links
    for link in links[:: max(1, len(links) // 12)]:
        onward = get(site, link.replace("&amp;", "&"))
        assert onward.status == 200
        assert "Nothing in the catalogue fits" not in onward.text, link


def test_all_sources_of_the_catalogue_can_be_reached_page_by_page(site, catalogue):
    names, path = [], "/sources/browse"
    while path:
        text = get(site, path).text
        names += re.findall(r'<th scope="row">(?:<a [^>]*>)?(?:<bdi>)?([^<]+)', text)
        onward = re.search(r'href="([^"]+)">More sources', text)
        path = onward[1].replace("&amp;", "&") if onward else None
    assert len(names) == len(catalogue)


def test_what_does_not_exist_is_said_with_a_way_back(site):
    words = words_of(get(site, "/sources/browse?country=ZZ"))
    assert "Nothing in the catalogue fits." in words


def test_the_list_of_sources_leads_there_and_a_site_without_a_catalogue_has_no_such_page(site):
    assert 'href="/sources/browse"' in get(site, "/sources").text
    bare = site_over(FakeRoom())
    assert 'href="/sources/browse"' not in get(bare, "/sources").text
    assert get(bare, "/sources/browse").status == 404


@pytest.fixture
def owned(tmp_path, catalogue):
    made = Owned(tmp_path, catalogue=catalogue)
    yield made
    made.room.close()


def sent_feeds(owned):
    (order,) = [order for order in owned.sent if order["act"] == "add_feeds"]
    return {feed["url"] for _, feed in order["feeds"]}


def test_the_owner_ticks_feeds_of_the_catalogue_and_they_are_read_from_then_on(owned, catalogue):
    cookie = owned.enter()
    (_, one), (_, two), *_ = pairs(browse(catalogue, Choice(country="KE")))
    page = owned.get("/sources/browse?country=KE", cookie).text
    assert f'<input type="checkbox" name="feed" value="{one.url}">' in page
    told = owned.act(cookie, "/owner/sources/choose", feed=[one.url, two.url, "https://none-of-ours.example/feed"])
    assert "more of the catalogue" in told.text
    assert sent_feeds(owned) == {one.url, two.url}, "what the catalogue does not hold is left out"


def test_the_owner_takes_all_that_fit_a_choice(owned, catalogue):
    cookie = owned.enter()
    found = {feed.url for _, feed in pairs(browse(catalogue, Choice(language="fr", section="sports")))}
    assert f"Read all {len(found)} " in owned.get("/sources/browse?language=fr&section=sports", cookie).text
    owned.act(cookie, "/owner/sources/choose", all="yes", language="fr", section="sports")
    assert sent_feeds(owned) == found


def test_nothing_ticked_is_nothing_done(owned):
    told = owned.act(owned.enter(), "/owner/sources/choose")
    assert "Tick some feeds" in told.text
    assert [order for order in owned.sent if order["act"] == "add_feeds"] == []


def test_anyone_else_sees_no_box_and_the_way_to_the_owner(owned):
    page = owned.get("/sources/browse?country=KE").text
    assert "checkbox" not in page
    assert 'href="/owner"' in page
    assert 'href="/owner"' in owned.get("/sources").text
    assert owned.post("/owner/sources/choose", all="yes").status == 403
