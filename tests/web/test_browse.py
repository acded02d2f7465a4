"""Choosing from the catalogue in the browser: what there is, what is read already, and how to take it."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from asgi import get, site_over

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
        names += re.findall(r'<th scope="row">(?:<a [^>]*>)?([^<]+)', text)
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
