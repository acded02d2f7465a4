"""Lists of feeds, as tidy as we write them and as untidy as they come."""

import tarfile

import pytest
from datasets import dataset
from feed_archives import conformance, real_feeds
from hypothesis import given
from hypothesis import strategies as st

from wireroom.errors import OpmlError
from wireroom.feeds.opml import OpmlFeed, OpmlList, read_opml, write_opml
from wireroom.text.clean import plain_text

lines = st.text(max_size=20).map(plain_text)
names = lines.filter(bool)
addresses = st.from_regex(r"https?://[a-z]{1,8}\.example/[a-z0-9/?&=]{0,12}", fullmatch=True)
feeds = st.builds(
    OpmlFeed,
    url=addresses,
    title=lines,
    site=st.none() | addresses,
    folder=st.lists(names, max_size=3).map(tuple),
    language=st.none() | st.sampled_from(["en", "de-CH"]),
)


@given(st.lists(feeds, max_size=12), lines)
def test_written_lists_read_back_the_same(given_feeds, title):
    """Nothing of a list is lost on its way out and in, its order included."""
    assert read_opml(write_opml(given_feeds, title=title)) == OpmlList(title=title, feeds=tuple(given_feeds))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_list_or_an_opml_error(data):
    """A file that a person picked by mistake ends with one typed error."""
    try:
        read_opml(data)
    except OpmlError as error:
        assert str(error)  # noqa: PT017 - both outcomes are right


def test_untidy_lists_are_read():
    """Bare ampersands, quotes and elements within values, odd spellings of attributes, feed: addresses."""
    found = read_opml(
        b"""<opml><head><title>News & more</title></head><body><outline text="World">
        <outline text="A & B" xmlUrl="https://ansel.example/f?a=1&b=2" htmlUrl="https://ansel.example/"/>
        <outline text="The "Post" of <a href="https://x.example" target="_blank">us</a>" XMLURL="feed://post.example/f"/>
        </outline><outline text="bad" xmlUrl="javascript:alert(1)"/><outline text="last" xmlUrl="https://last.example/f"/>
        </body></opml>"""
    )
    assert [(feed.url, feed.folder) for feed in found.feeds] == [
        ("https://ansel.example/f?a=1&b=2", ("World",)),
        ("http://post.example/f", ("World",)),
        ("https://last.example/f", ()),
    ]
    assert (found.title, found.refused, found.feeds[0].title) == ("News & more", 1, "A & B")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<rss/>",
        b"<!DOCTYPE opml SYSTEM 'http://x.example/d'><opml/>",
        b"<opml>" + b"<outline>" * 300,
        b"<opml>" + b" " * (5 * 2**20),
    ],
    ids=["empty", "rss", "doctype", "deep", "long"],
)
def test_what_is_refused(data):
    """S12 in its strictest mode."""
    with pytest.raises(OpmlError):
        read_opml(data)


def test_no_feed_of_real_lists_is_lost():
    """118 lists as found in the wild, most of them no XML: each address that stands in them is read."""
    count = 0
    with tarfile.open(dataset("feed-lists") / "awesome-rss-feeds-opml.tar.xz") as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(".opml"):
                data = archive.extractfile(member).read()
                found = read_opml(data)
                assert len(found.feeds) + found.refused == data.count(b"xmlUrl"), member.name
                assert read_opml(write_opml(found.feeds, title=found.title)).feeds == found.feeds
                count += 1
    assert count == 118
    assert len(read_opml(real_feeds()["netnewswire/Subs.opml"]).feeds) == 207


def test_lists_of_another_reader_never_break():
    """Malformed and foreign lists give a list or the typed error."""
    for data in conformance("listparser").values():
        try:
            read_opml(data)
        except OpmlError:
            continue
