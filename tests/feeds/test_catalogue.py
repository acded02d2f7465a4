"""The catalogue: facts in the right form, from many places."""

import json
from importlib.resources import files

import pytest

from wireroom.errors import ConfigError
from wireroom.feeds.catalogue import dump, load
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
    assert len(feeds) >= 60
    assert {feed.section for feed in feeds} >= set(SECTIONS)
    assert len({feed.language for feed in feeds}) >= 10
    assert len({entry.source.country for entry in shipped} - {None}) >= 20


def test_no_owner_and_no_kind_makes_up_the_wire_alone(shipped):
    """Balance: no family gives more than a twelfth of the feeds, and the usual kinds are all there."""
    owners = [entry.source.owner for entry in shipped for _ in entry.feeds if entry.source.owner]
    assert max(owners.count(owner) for owner in set(owners)) <= 7
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
