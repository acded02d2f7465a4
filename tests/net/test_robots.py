"""What robots.txt lets us do (R30)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.net.robots import LONGEST_DELAY_S, MOST_BYTES, no_rules, read_rules, unknown_rules

SITE = "https://gazette.example"


def allows(text, path, *, page):
    return read_rules(text.encode(), 0.0).allow(SITE + path, page=page)


@given(st.binary(max_size=400))
def test_r30_any_bytes_are_rules_or_none(body):
    rules = read_rules(body, 100.0)
    assert isinstance(rules.allow(SITE + "/a", page=True), bool)
    assert isinstance(rules.allow(SITE + "/a", page=False), bool)
    assert 0.0 <= rules.delay_s <= LONGEST_DELAY_S


@pytest.mark.parametrize(
    ("text", "path", "page", "feed"),
    [
        ("", "/a", True, True),
        ("User-agent: *\nDisallow: /", "/a", False, True),
        ("User-agent: *\nDisallow: /private/", "/private/x", False, True),
        ("User-agent: *\nDisallow: /private/", "/public/x", True, True),
        ("User-agent: Wireroom\nDisallow: /", "/a", False, False),
        ("user-agent: wireroom\ndisallow: /feed", "/feed.xml", False, False),
        ("User-agent: Wireroom\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", True, True),
        ("User-agent: Wireroom\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True, True),
        ("User-agent: *\nUser-agent: Wireroom\nDisallow: /a", "/a", False, False),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: Wireroom\nDisallow: /b", "/a", True, True),
        ("User-agent: *  # Wireroom too\nDisallow: /a", "/a", False, True),
        ("User-agent: Otherroom\nDisallow: /\n# not Wireroom", "/a", True, True),
        ("User-agent: *\nDisallow: /*.pdf$\nDisallow: /p*te/", "/x.pdf", False, True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True, True),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False, True),
    ],
)
def test_r30_pages_obey_all_rules_and_feeds_those_that_name_us(text, path, page, feed):
    assert allows(text, path, page=True) is page
    assert allows(text, path, page=False) is feed


def test_r30_no_robots_opens_a_site_and_an_unreadable_one_closes_its_pages_only():
    assert no_rules(0.0).allow(SITE + "/a", page=True)
    assert not unknown_rules(0.0).allow(SITE + "/a", page=True)
    assert unknown_rules(0.0).allow(SITE + "/a", page=False)


def test_r30_rules_behind_the_first_500_kib_are_not_read():
    text = "User-agent: *\nDisallow: /a\n" + "#" * MOST_BYTES + "\nDisallow: /b\n"
    assert not allows(text, "/a", page=True)
    assert allows(text, "/b", page=True)


@pytest.mark.parametrize(
    ("line", "seconds"),
    [("Crawl-delay: 10", 10.0), ("Crawl-delay: 0.5", 0.5), ("Crawl-delay: 86400", LONGEST_DELAY_S),
     ("Crawl-delay: x", 0.0), ("Crawl-delay: -5", 0.0), ("Crawl-delay: nan", 0.0), ("Crawl-delay: inf", 0.0),
     ("", 0.0)],
)  # fmt: skip
def test_r30_a_crawl_delay_is_kept_within_reason(line, seconds):
    assert read_rules(f"User-agent: *\nDisallow: /x\n{line}".encode(), 0.0).delay_s == seconds
