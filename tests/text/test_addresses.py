"""Addresses: which may be used, and which are the same."""

import json
import string

import pytest
from datasets import dataset
from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.addresses import canonical_address, safe_link

BASE = "https://news.ansel.example/world/index.html"
pieces = st.sampled_from(
    ["http://", "https://", "//", "/", "..", "?", "#", "@", ":", "\\", "%", "%2e", "%zz", "ansel.example", "[::1]",
     "a b", "\u00a0", "\x00", "\t", "é", "utm_source=x", "&", "=", "javascript:", "data:", "münster.example", "0x7f.1",
     "amp"]
)  # fmt: skip
wild = st.one_of(st.lists(pieces, max_size=8).map("".join), st.text(st.characters(), max_size=80))


@given(wild, st.sampled_from(["", BASE, "not an address", "ftp://x.example/"]))
def test_no_text_makes_an_unsafe_link(url, base):
    """S18: what comes out is http(s), ASCII, without credentials; and is taken as it is the next time."""
    link = safe_link(url, base)
    if link is not None:
        assert link.startswith(("http://", "https://"))
        assert link.isascii()
        assert not set(link) & set(string.whitespace)
        assert "@" not in link.split("/")[2]
        assert len(link) <= 2048
        assert safe_link(link) == link


@given(wild)
def test_canonical_is_the_same_when_made_again(url):
    """Identity must not depend on how often an address went through."""
    address = canonical_address(url)
    assert address is None or canonical_address(address) == address


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", " \x01javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x",
        "https://user:pass@ansel.example/", "https://ansel.example\\@evil.example/", "http://0x7f000001/", "http://127.1/",
        "http://0177.0.0.1/", "http://2130706433/", "https://ansel\u2000.example/", "https://ansel.example/\u202egpj.exe",
        "https:///path", "https://", "mailto:a@ansel.example", "file:///etc/passwd", "https://ansel.example:99999/",
        "https://-ansel.example/", "http://[::1%eth0]/", "https://ansel.example/" + "a" * 2100,
    ],
)  # fmt: skip
def test_links_that_are_never_used(url):
    """S18: each of these has tricked a reader somewhere."""
    assert safe_link(url, BASE) is None


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("  https://ANSEL.example/A\n", "https://ansel.example/A"),
        ("//cdn.ansel.example/x", "https://cdn.ansel.example/x"),
        ("story?id=1", "https://news.ansel.example/world/story?id=1"),
        ("https://münster.example/straße", "https://xn--mnster-3ya.example/stra%C3%9Fe"),
        ("http://ansel.example:80", "http://ansel.example/"),
        ("http://127.0.0.1:8800/f", "http://127.0.0.1:8800/f"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        ("https://ansel.example/a b#part 2", "https://ansel.example/a%20b#part%202"),
    ],
)
def test_links_that_are_used(url, link):
    """Relative, international and untidy addresses of honest feeds come through."""
    assert safe_link(url, BASE) == link


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://ansel.example/a/", "https://ansel.example/a"),
        ("https://ansel.example/a?utm_source=rss&utm_medium=feed", "https://ansel.example/a"),
        ("https://ansel.example/a?id=1&at_medium=RSS&at_campaign=KARANGA", "https://ansel.example/a?id=1"),
        ("https://ansel.example/a?ns_mchannel=rss&ito=1490", "https://ansel.example/a"),
        ("https://ansel.example/a?CMP=share&fbclid=x&gclid=y", "https://ansel.example/a"),
        ("https://ansel.example/a?ref=rss", "https://ansel.example/a"),
        ("https://ansel.example/a#xtor=RSS-3208", "https://ansel.example/a"),
        ("https://ansel.example:443/%7Ea", "https://ansel.example/~a"),
        ("https://ansel.example/news/a/amp/", "https://ansel.example/news/a"),
        ("https://ansel.example/a?outputType=amp", "https://ansel.example/a"),
        ("https://www.google.com/amp/s/ansel.example/news/a", "https://ansel.example/news/a"),
        ("https://ansel-example.cdn.ampproject.org/c/s/ansel.example/news/a", "https://ansel.example/news/a"),
    ],
)
def test_the_same_page_has_one_canonical_address(one, other):
    """Each pair was seen to lead to one page."""
    assert canonical_address(one) == canonical_address(other) == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://ansel.example/a?id=1", "https://ansel.example/a?id=2"),
        ("https://ansel.example/a?ref=politics", "https://ansel.example/a"),
        ("https://ansel.example/A", "https://ansel.example/a"),
        ("https://ansel.example/#!/a", "https://ansel.example/#!/b"),
        ("https://ansel.example/amp", "https://ansel.example/"),
        ("http://ansel.example:8080/a", "http://ansel.example/a"),
    ],
)
def test_different_pages_stay_apart(one, other):
    """Nothing that may say which page it is falls off."""
    assert canonical_address(one) != canonical_address(other)


def test_addresses_that_the_standard_refuses_are_refused():
    """Where browsers fail to parse an address, we have none (web-platform-tests)."""
    for case in json.loads((dataset("security") / "url/wpt_urltestdata.json").read_text("utf-8")):
        if isinstance(case, dict):
            link = safe_link(case["input"], case.get("base") or "")
            assert not (case.get("failure") and link), case["input"]
            if link and case.get("protocol"):
                assert case["protocol"] in ("http:", "https:"), case["input"]
