"""What a publisher says of an article stands above it in words."""

import re
from dataclasses import replace

import pytest
from asgi import get, site_over
from orjson import loads

from wireroom.model.article import Update
from wireroom.testing.fake_reader import FakeReader, FakeRoom

PATH, API = "/a/a001-1", "/api/v1/articles/a001-1"


@pytest.fixture
def labelled(monkeypatch):
    """Give the article every label that there is."""
    real = FakeReader.article

    def article(self, name):
        page = real(self, name)
        reading = replace(
            page.reading,
            labels=("sponsored", "opinion", "live", "video"),
            paywall=True,
            correction="Correction: The port was another.",
            keywords=("Ferries",),
            updates=(Update(at=1_790_000_000.0, title="It leaves"), Update(text="It waits.")),
            confidence={"title": 0.85},
            provenance={"title": "json-ld", "authors": "text"},
        )
        member = replace(page.member, labels=reading.labels)
        return replace(page, reading=reading, member=member)

    monkeypatch.setattr(FakeReader, "article", article)


def words_of(reply):
    """The page's text, with its white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", reply.text).replace("\u00a0", " ").split())


def test_labels_stand_above_the_headline(labelled):
    """Kind, price, correction and updates, each in plain words."""
    words = words_of(get(site_over(FakeRoom(), texts_for_all=True), PATH))
    for said in ("Paid for by an advertiser", "Opinion", "Live page", "Video", "For paying readers"):
        assert said in words
    assert "Corrected by its publisher: Correction: The port was another." in words
    assert "2 entries, the last at" in words
    assert words.index("It leaves") < words.index("It waits.")


def test_the_words_of_notes_and_updates_are_the_publishers(labelled):
    """Who may not see the text sees that it was corrected and when it grew, not in which words."""
    site = site_over(FakeRoom(), texts_for_all=False)
    words = words_of(get(site, PATH))
    assert "Corrected by its publisher." in words
    assert "2 entries" in words
    told = loads(get(site, API).body)
    assert told["corrected"] is True
    assert told["correction"] is None
    for hidden in ("The port was another", "It leaves", "It waits"):
        assert hidden not in words
        assert hidden not in str(told)


def test_the_api_tells_where_each_field_was_read(labelled):
    """With how often such an answer was right; null where nobody measured it."""
    told = loads(get(site_over(FakeRoom()), API).body)
    assert told["article"]["labels"] == ["sponsored", "opinion", "live", "video"]
    assert told["read"] == [
        {"field": "authors", "found_in": "text", "confidence": None},
        {"field": "title", "found_in": "json-ld", "confidence": 0.85},
    ]


def test_a_copy_leads_to_the_report_that_it_copies(monkeypatch):
    """Whose text it is stands above it, with the way there; a report of its own says who copies it."""
    site = site_over(FakeRoom())
    story = next(story for story in FakeReader(FakeRoom())._live() if any(m.copy_of for m in story.members))
    copy = next(member for member in story.members if member.copy_of)
    first = next(member for member in story.members if member.article_id == copy.copy_of)
    reply = get(site, copy.path)
    assert f'copies <a href="{first.path}"' in reply.text
    assert f"of {first.source_name}, so it is no report of its own." in words_of(reply)
    assert "copy its text" in words_of(get(site, first.path)) or "copies its text" in words_of(get(site, first.path))


def test_the_times_of_an_article_say_whose_they_are():
    """When its publisher says it came out, when we first had it, and whether it changed."""
    words = words_of(get(site_over(FakeRoom()), PATH))
    assert re.search(r"Published \S+ · first seen here \S+", words)
    assert "version 3 of 3" in words
