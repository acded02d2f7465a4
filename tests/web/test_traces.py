"""Statements of institutions and their documents, on pages and in the API."""

from dataclasses import replace

import pytest

from wireroom.model.trace import ShownTrace, Trace, TracedDocument
from wireroom.testing.fake_room import FakeRoom
from wireroom.web.api_traces import traced
from wireroom.web.article import build_article
from wireroom.web.page import Variant
from wireroom.web.render import render_part
from wireroom.web.story import build_story
from wireroom.web.texts import short_article, short_story
from wireroom.web.traces import outcome_words, traces_view

AT = 1_782_000_000.0
DOCUMENT = TracedDocument(
    article_id="doc1", version=2, title="Cod quota", language="en", words="The quota is 41,000 tonnes.", field="text",
    start=5, end=32, at=AT, how="content",
)  # fmt: skip
SAID = Trace(
    institution="wfc", name="Fisheries Council", field="text", start=10, end=60, words="Cod is cut to 41,000 tonnes.",
    language="en", quoted=False, outcome="found", documents=3, in_full=3, since=AT, until=AT + 9, document=DOCUMENT,
)  # fmt: skip
MISSING = replace(SAID, outcome="not_among", document=None, institution="nato", name="NATO", words="Ships will sail.")


@pytest.fixture
def known():
    """Give a story of several articles, and where the log stands."""
    reader = FakeRoom().reader()
    row = next(row for row in reader.stories() if row.counts.articles > 1)
    return reader.story(row.id), reader.head()


def shown(page, trace=SAID, **more):
    return ShownTrace(article_id=page.members[0].article_id, version=1, looked_at=AT, trace=trace, **more)


def who_says_what(page, head):
    part = next(part for part in build_story(page, head, Variant()).parts if part.name == "who-says-what")
    return render_part(part)


def test_the_document_stands_under_who_says_what(known):
    """Its sentence links to its place, and the report's words to theirs."""
    page, head = known
    html = who_says_what(replace(page, traces=(shown(page),)), head)
    assert "The quota is 41,000 tonnes." in html
    assert 'href="/a/doc1/v/2?from=5&amp;to=32#cited"' in html
    assert f'href="/a/{page.members[0].article_id}/v/1?from=10&amp;to=60#cited"' in html
    assert "in its own words" in html


def test_what_is_not_found_says_what_was_looked_through(known):
    """And when; a quote that stands nowhere else is told politely."""
    page, head = known
    html = who_says_what(replace(page, traces=(shown(page, MISSING, alone=True),)), head)
    assert "Not among the 3 statements of NATO seen" in html
    assert "no sign that they are false" in html
    assert "no sign" not in who_says_what(replace(page, traces=(shown(page, MISSING, alone=False),)), head)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"outcome": "unread", "documents": 0, "in_full": 0}, "no statements of NATO are read here"),
        ({"documents": 1, "in_full": 1}, "not in the one statement of NATO seen"),
        ({"documents": 9, "in_full": 0}, "all of them by headline and summary alone"),
        ({"documents": 9, "in_full": 7}, "2 of them by headline and summary alone"),
    ],
)
def test_the_coverage_is_told_as_it_is(changed, words):
    """None is never "not found", and a headline alone is no document read."""
    assert words in outcome_words(replace(MISSING, **changed))


def test_each_document_and_each_empty_search_stands_once(known):
    """Ten reports of one statement are one line; found ones come first."""
    page, _ = known
    first, second = page.members[0].article_id, page.members[1].article_id
    rows = [shown(page, MISSING), shown(page), replace(shown(page), article_id=second), shown(page, MISSING)]
    view = traces_view(rows, {first: "Ansel Post"}, AT).rows
    assert [one.document is not None for one in view] == [True, False]
    assert view[0].source == "Ansel Post"


def test_institutions_that_are_not_read_stand_in_one_line(known):
    """A story names ten of them, and there is nothing to tell of each."""
    page, head = known
    unread = replace(MISSING, outcome="unread", documents=0, in_full=0)
    rows = tuple(shown(page, replace(unread, institution=name, name=name)) for name in ("NATO", "WHO"))
    html = who_says_what(replace(page, traces=(shown(page), *rows)), head)
    assert (
        "No statements of these days are read here of others that are quoted: <bdi>NATO</bdi>, <bdi>WHO</bdi>" in html
    )
    assert traces_view((), {}, AT) is None
    silent = replace(page, composition=replace(page.composition, voices=()), traces=rows)
    assert "who-says-what" not in [part.name for part in build_story(silent, head, Variant()).parts]


def test_strangers_see_what_was_found_and_at_most_two_sentences_of_a_report(known):
    """The report's words go where its two sentences are told; the finding stays."""
    page, head = known
    many = tuple(shown(page, replace(SAID, words=f"Sentence {n}.", start=n, end=n + 9)) for n in range(4))
    short, _ = short_story(replace(page, traces=many))
    assert sum(bool(one.trace.words) for one in short.traces) <= 2
    assert all(one.trace.document == DOCUMENT for one in short.traces)
    assert "The quota is 41,000 tonnes." in who_says_what(short, head)


def test_an_article_has_its_statements_behind_the_text(known):
    """Without naming its own publisher again; to strangers without its words."""
    page, head = known
    reader = FakeRoom().reader()
    article = reader.article(page.members[0].article_id)
    article = replace(article, traces=(shown(page),))
    built = build_article(article, head, Variant())
    html = render_part(next(part for part in built.parts if part.name == "own-documents"))
    assert "The quota is 41,000 tonnes." in html
    assert short_article(article).traces[0].trace.words == ""


def test_the_api_tells_the_same(known):
    """Places, counts and times, as the page has them."""
    page, _ = known
    made = traced(shown(page, alone=None))
    assert (made.outcome, made.documents, made.document.words) == ("found", 3, DOCUMENT.words)
    assert made.stands_at.start == 10
    assert traced(shown(page, MISSING)).document is None
