"""Rules for single publishers: few, each with its reason, none beyond its end."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.articles import publisher_rules
from wireroom.articles.publisher_rules import ended_rule, parse_rule, rule_for, shipped
from wireroom.articles.read import read_page
from wireroom.errors import ParseError

RULE = {
    "format": 1,
    "version": 1,
    "domain": "news.example",
    "checked_on": "2026-03-01",
    "valid_until": "2026-06-30",
    "why": "its heading is shortened",
    "title": "meta",
    "authors": "p.signature",
}
PAGE = (
    "<html><head><title>Ferry stays</title><meta property=og:title content='The ferry stays in port until May'></head>"
    f"<body><h1>Ferry stays</h1><p>{'The ferry stays in port. ' * 30}</p><p class=signature>Ada Quill</p></body></html>"
)


def day(iso):
    """Return noon of a day, UTC seconds."""
    return datetime.fromisoformat(f"{iso}T12:00:00").replace(tzinfo=UTC).timestamp()


@pytest.fixture
def known(monkeypatch):
    """Ship one rule."""
    rule = parse_rule("news.example.json", json.dumps(RULE).encode())
    monkeypatch.setattr(publisher_rules, "shipped", lambda: {rule.domain: rule})
    return rule


def read(seen, **more):
    """Read the page as seen on a day."""
    return read_page(PAGE.encode(), url="https://news.example/a", content_type=None, entry=None, seen=day(seen), **more)


def test_a_rule_is_used_until_its_end_and_not_a_day_longer(known):
    """The last day is included; afterwards the page is read the general way, and whoever asks is told so."""
    within = read("2026-06-30")
    assert (within.title, within.authors) == ("The ferry stays in port until May", ("Ada Quill",))
    assert (within.provenance["title"], within.provenance["authors"]) == ("rule", "rule")
    after = read("2026-07-01")
    assert after.title == "Ferry stays"
    assert "rule" not in after.provenance.values()
    assert rule_for("news.example", day("2026-07-01")) is None
    assert ended_rule("news.example", day("2026-07-01")) is known
    assert ended_rule("news.example", day("2026-06-30")) is None


def test_scores_can_be_had_without_rules(known):
    """The same page, read the general way."""
    assert read("2026-06-30", rules=False).title == "Ferry stays"


def test_shipped_rules_say_why_and_end():
    """Each file is named for its domain and ends within three years of the day on which it was checked."""
    assert 0 < len(shipped()) <= 20
    for domain, rule in shipped().items():
        assert rule.domain == domain
        assert len(rule.why.split()) >= 5
        checked, until = (datetime.fromisoformat(value) for value in (rule.checked_on, rule.valid_until))
        assert 0 < (until - checked).days <= 3 * 366


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"why": ""},
        {"valid_until": "2026-03-01"},
        {"valid_until": "soon"},
        {"title": "largest"},
        {"title": None, "authors": None},
        {"colour": "red"},
        {"domain": 7},
    ],
)
def test_a_file_that_is_no_rule_is_refused(change):
    """With a typed error that says what would be right."""
    with pytest.raises(ParseError, match=r"news\.example"):
        parse_rule("news.example.json", json.dumps(RULE | change).encode())


@given(st.binary(max_size=80))
def test_any_bytes_are_a_rule_or_refused(data):
    """Never anything else."""
    with pytest.raises(ParseError):
        parse_rule("x.json", data)
