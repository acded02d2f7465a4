"""The catalogue: facts in the right form, from many places."""

import json
from collections import Counter
from importlib.resources import files

import pytest

from wireroom.errors import ConfigError
from wireroom.feeds.catalogue import dump, load
from wireroom.feeds.choosing import Choice, browse, core, pairs, places
from wireroom.model.source import SECTIONS
from wireroom.text.domains import registrable_domain


@pytest.fixture(scope="module")
def shipped():
    return load((files("wireroom.feeds") / "catalogue.json").read_bytes())


def one(**changed):
    row = {
        "id": "ansel.example",
        "name": "Ansel Post",
        "kind": "newspaper",
        "feeds": [{"url": "https://ansel.example/f"}],
    }
    return json.dumps({"sources": [row | changed]}).encode()


def test_every_feed_lies_on_a_domain_of_its_source(shipped):
    """Else a mistake in the list would credit one publisher with another's news."""
    for entry in shipped:
        for feed in entry.feeds:
            assert registrable_domain(feed.url) in entry.source.domains, feed.url


def test_all_sections_many_languages_and_countries_are_there(shipped):
    """A reader anywhere finds something on the first day."""
    feeds = [feed for entry in shipped for feed in entry.feeds]
    assert len(feeds) >= 300
    assert {feed.section for feed in feeds} >= set(SECTIONS)
    assert len({feed.language for feed in feeds} - {None}) >= 20
    assert len({entry.source.country for entry in shipped} - {None}) >= 60


def test_the_core_of_the_first_start_is_small_and_balanced(shipped):
    """Some ninety feeds are asked politely within a minute or two; all sections and many places are among them."""
    first = core(shipped)
    assert 60 <= len(first) <= 100
    assert {feed.section for _, feed in first} >= set(SECTIONS)
    assert len({feed.language for _, feed in first}) >= 10
    assert len({source.country for source, _ in first} - {None}) >= 20
    hosts = Counter(registrable_domain(feed.url) for _, feed in first)
    assert max(hosts.values()) <= 5, "one host's turns must not hold up the first minute"


def test_no_owner_and_no_kind_makes_up_the_wire_alone(shipped):
    """Balance: no family gives more than a twelfth of the core, or a fortieth of all, and the usual kinds are there."""
    owners = Counter(entry.source.owner for entry in shipped for _ in entry.feeds if entry.source.owner)
    assert owners.most_common(1)[0][1] <= sum(len(entry.feeds) for entry in shipped) / 40
    families = Counter(source.owner for source, _ in core(shipped) if source.owner)
    assert families.most_common(1)[0][1] <= 7
    kinds = {entry.source.kind for entry in shipped}
    assert kinds >= {"agency", "broadcaster", "newspaper", "magazine", "online", "official", "state-controlled"}


def test_a_written_catalogue_reads_back_the_same(shipped):
    """What one room writes, another can start with."""
    assert load(dump(shipped)) == shipped


def test_each_fact_says_when_it_was_checked(shipped):
    """A stale catalogue must show its age."""
    assert all(entry.source.checked_on for entry in shipped)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"kind": "paper"}, "kind"),
        ({"country": "gb"}, "country"),
        ({"language": "eng"}, "language"),
        ({"domains": ["other.example"]}, "domains"),
        ({"domains": ["ansel.example", "www.example.com"]}, "registrable"),
        ({"name": ""}, "name"),
        ({"checked_on": "yesterday"}, "checked_on"),
        ({"feeds": [{"url": "ftp://ansel.example/f"}]}, "address"),
        ({"feeds": [{"url": "https://ansel.example/f", "section": "weather"}]}, "section"),
        ({"feeds": [{"url": "https://ansel.example/f"}] * 2}, "twice"),
    ],
)
def test_a_wrong_fact_is_named(changed, word):
    """Whoever keeps a catalogue of their own is told what to mend."""
    with pytest.raises(ConfigError, match=word):
        load(one(**changed))


@pytest.mark.parametrize("data", [b"", b"[]", b'{"sources": 1}', b'{"sources": [1]}'])
def test_what_is_no_catalogue_is_refused(data):
    """Broken files end with one typed error."""
    with pytest.raises(ConfigError):
        load(data)


# choosing


def test_a_catalogue_that_marks_no_core_is_read_whole():
    """An operator's own list means what it says."""
    assert [feed.url for _, feed in core(load(one()))] == ["https://ansel.example/f"]


def test_what_is_chosen_fits_every_filter_and_nothing_that_fits_is_missing(shipped):
    """Each country, language and section that can be chosen gives its own feeds and no other."""
    countries, languages, sections = places(shipped)
    everything = pairs(shipped)
    for choice in (
        *(Choice(country=code) for code in countries),
        *(Choice(language=code) for code in languages),
        *(Choice(section=name) for name in sections),
        Choice(country="CH", language="fr"),
    ):
        chosen = pairs(browse(shipped, choice))
        assert chosen, choice
        assert chosen == [
            (source, feed)
            for source, feed in everything
            if choice.country in (None, source.country)
            and choice.language in (None, feed.language)
            and choice.section in (None, feed.section)
        ]


def test_names_choose_sources_or_single_feeds(shipped):
    source, feed = pairs(shipped)[0]
    by_id = pairs(browse(shipped, Choice(names=frozenset({source.id}))))
    by_address = pairs(browse(shipped, Choice(names=frozenset({feed.url}))))
    assert {chosen.source_id for _, chosen in by_id} == {source.id}
    assert by_address == [(source, feed)]
    assert browse(shipped, Choice(names=frozenset({"nobody.example"}))) == []


def test_accounts_of_social_services_are_sources_of_their_own():
    """What an outlet posts is no report of the outlet; written and read again, the catalogue stays the same."""
    feeds = [
        {"url": "https://ansel.example/f", "core": True},
        {"url": "https://bsky.app/profile/ansel.example/rss", "title": "Ansel at Bluesky", "core": True},
        {"url": "https://ansel.example/tags/economy.rss"},
    ]
    made = load(one(feeds=feeds))
    outlet, account = made
    assert [feed.service for feed in outlet.feeds] == [None, None]
    assert (account.source.id, account.source.name) == ("@ansel.example@bsky.app", "Ansel at Bluesky")
    assert (account.source.kind, account.source.domains) == ("social", ())
    assert [(feed.source_id, feed.service) for feed in account.feeds] == [("@ansel.example@bsky.app", "bluesky")]
    assert len(core(made)) == 2
    assert load(dump(made)) == made
