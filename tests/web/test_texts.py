"""Whose text is it: what anyone else than the owner sees of a publisher's text (DESIGN, the way of one article)."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from newsrooms import FERRY, FERRY_AGAIN, MORNING, reading, take
from owners import Owned

from wireroom.model.story import Citation, Figure, Sentence
from wireroom.text.sentences import sentences
from wireroom.web.texts import short_story

SECRET = "The seventh paragraph is for readers of the paper alone."
FULL = (*FERRY, "A fourth paragraph tells of the harbour master. He went home.", SECRET)


@pytest.fixture
def owned(tmp_path, request):
    made = Owned(tmp_path, **getattr(request, "param", {}))
    take(made.intake, "one", reading("Ferry runs aground off Tamsel Point", *FULL), source="a.example", seen=MORNING)
    title = "Ferry Corrin hits rocks near Tamsel Point"
    take(made.intake, "two", reading(title, *FERRY_AGAIN), source="b.example", seen=MORNING + 60)
    yield made
    made.room.close()


def article(owned):
    """Path of the first article."""
    story = owned.room.reader.story(owned.room.reader.front().rows[0].id)
    return next(member.path for member in story.members if member.source_id == "a.example")


def body(page):
    """The words of the article's text on its page."""
    reader = re.search(r'<div class="reader".*?</section>', page, re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", reader).split())


def test_anyone_sees_two_sentences_and_the_link(owned):
    """Headline, source, at most two sentences, the way to the publisher: nothing more of the text."""
    page = owned.get(article(owned)).text
    assert "Ferry runs aground off Tamsel Point" in page
    assert 'href="https://a.example/one"' in page
    assert len(sentences(body(page), "en")) <= 2
    assert SECRET not in page
    assert "harbour master" not in page


def test_the_length_that_is_told_is_that_of_the_whole_text(owned):
    """Minutes and words are of one text: of all of it, at the publisher, where two sentences are shown."""
    take(
        owned.intake, "four", reading("Ballot in Lumtel", "A ballot is held. " * 300), source="c.example", seen=MORNING
    )
    row = next(row for row in owned.room.reader.front().rows if "Ballot" in row.headline)
    path = owned.room.reader.story(row.id).members[0].path
    for cookie, where in (("", " at the publisher"), (owned.enter(), "")):
        told = re.findall(
            r'<p class="meta">(\d+)\xa0min to read([^<]*)</p><p class="meta">([\d,]+)\s+words',
            owned.get(path, cookie).text,
        )
        assert [(minutes, at) for minutes, at, _ in told] == [("5", where)]
        assert told[0][2] == "1,200"


def test_the_owner_reads_all_of_it(owned):
    """With the session the whole text stands there."""
    page = owned.get(article(owned), owned.enter()).text
    assert SECRET in page
    assert "Whole texts are shown to" not in page


def test_a_licensed_source_is_read_by_all(owned):
    """Marked as licensed, its texts are open to everybody, and closed again when the mark goes."""
    cookie = owned.enter()
    owned.act(cookie, "/owner/source", source="a.example", licensed="yes")
    assert SECRET in owned.get(article(owned)).text
    owned.act(cookie, "/owner/source", source="a.example")
    assert SECRET not in owned.get(article(owned)).text


@pytest.mark.parametrize("owned", [{"demo": True}, {"texts_for_all": True}], indirect=True)
def test_invented_texts_and_those_that_the_operator_opens_are_read_by_all(owned):
    """The demonstration shows everything; so does a site whose operator said so."""
    assert SECRET in owned.get(article(owned)).text


def test_no_version_and_no_passage_gives_more(owned):
    """Versions, passages and pieces of pages hold to the same: two sentences, wherever one looks."""
    path = article(owned)
    whole = owned.room.reader.article(urlsplit(path).path.removeprefix("/a/")).reading.text
    start = whole.index("Ferry traffic")
    for target in (
        f"{path}/v/1",
        f"{path}/v/1?from=0&to={len(whole)}",
        f"{path}/v/1?from={start}&to={start + 20}",
        f"{path}/v/1?from=0&to=20&field=title",
        f"/pieces?page={path}&since=0",
        f"/pieces?page={path}/v/1&since=0",
    ):
        reply = owned.get(target)
        assert reply.status == 200, target
        assert sum(part in reply.text for part in FULL) <= 1, target
        assert SECRET not in reply.text


def test_a_cited_passage_is_shown_and_marked(owned):
    """The passage that a sentence of ours rests on can be looked up by everybody."""
    path = article(owned)
    whole = owned.room.reader.article(path.removeprefix("/a/")).reading.text
    start = whole.index("Ferry traffic")
    page = owned.get(f"{path}/v/1?from={start}&to={start + 13}").text
    assert 'id="cited"' in page
    assert re.search(r"<mark[^>]*>Ferry traffic</mark>", page)


def test_a_story_page_takes_two_sentences_of_each_article(owned):
    """Standfirst, brief and timeline together quote no unlicensed article with more than two sentences."""
    story = owned.room.reader.story(owned.room.reader.front().rows[0].id)
    made = story.composition
    everything = [item for item in (*made.brief, *made.timeline) if item.citation.field == "text"]
    page = owned.get(story.row.path).text
    shown = re.sub(r"<[^>]+>", "", page)
    for member in story.members:
        told = {item.text for item in everything if item.citation.article_id == member.article_id}
        assert sum(words in shown for words in told) <= 2


def test_differing_numbers_count_among_the_two_sentences(owned):
    """A number that stands in no sentence shown is a third passage: of an article with two it is left out."""
    story = owned.room.reader.story(owned.room.reader.front().rows[0].id)
    whole = {member.article_id: owned.room.reader.article(member.article_id).reading.text for member in story.members}
    one, two = sorted(whole)
    said = [
        Sentence(
            text=span.text, language="en", citation=Citation(article_id=one, version=1, start=span.start, end=span.end)
        )
        for span in sentences(whole[one], "en")[:2]
    ]
    places = [Citation(article_id=article, version=1, start=0, end=4) for article in (one, two)]
    figure = Figure(label="crew", values=tuple((12.0, "no such words", "a.example", place) for place in places))
    made = replace(story.composition, standfirst=None, brief=tuple(said), differs=(figure,))
    (shown,) = short_story(replace(story, composition=made))[0].composition.differs
    assert [place.article_id for *_, place in shown.values] == [two]


def test_search_engines_are_offered_nothing(owned):
    """Every page says noindex, and the robots file closes the site."""
    for path in ("/", article(owned), "/corrections", "/contact", "/owner"):
        assert "noindex" in owned.get(path).headers["x-robots-tag"]
    assert "Disallow: /" in owned.get("/robots.txt").text
