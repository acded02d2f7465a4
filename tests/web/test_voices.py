"""Who says what, on a story's page."""

from dataclasses import replace

import pytest

from wireroom.model.finding import OfficeFinding
from wireroom.model.story import Citation, Saying, Voice
from wireroom.testing.fake_room import FakeRoom
from wireroom.web.page import Variant
from wireroom.web.story import build_story
from wireroom.web.texts import short_story
from wireroom.web.voices import voices_view


@pytest.fixture
def known():
    """Give a story of several articles, and where the log stands."""
    reader = FakeRoom().reader()
    rows = [row for row in reader.stories() if row.counts.articles > 1]
    return reader.story(rows[0].id), reader.head()


def with_voice(page, name="Maret Sook", kind="person", of="", **more):
    """Let somebody speak in its first report."""
    first = page.members[0]
    place = Citation(article_id=first.article_id, version=1, start=0, end=20)
    saying = Saying(
        words="the lane is shut", language="en", does="warns", quoted=False, citation=place, at=first.seen, reports=2
    )
    voice = Voice(name=name, kind=kind, of=of, sayings=(replace(saying, **more),))
    return replace(page, composition=replace(page.composition, voices=(voice,)))


def test_a_story_has_the_part_where_somebody_speaks(known):
    """With its number in the contents; not where nobody does."""
    page, head = known
    assert "who-says-what" in [part.name for part in build_story(with_voice(page), head, Variant()).parts]
    silent = replace(page, composition=replace(page.composition, voices=()))
    assert "who-says-what" not in [part.name for part in build_story(silent, head, Variant()).parts]


def test_words_stand_with_what_they_do_and_who_has_them(known):
    """The place, the publisher, the number of independent reports, and how others word it."""
    page, _ = known
    first, other = page.members[0], page.members[1]
    elsewhere = Citation(article_id=other.article_id, version=1, start=5, end=9)
    (voice,) = voices_view(with_voice(page, others=(("shortened", elsewhere),)), Variant())
    (saying,) = voice.sayings
    assert (saying.does, saying.who, saying.reports) == ("warns", first.source_name, "in 2\u00a0independent reports")
    assert saying.link == f"/a/{first.article_id}/v/1?from=0&to=20#cited"
    assert saying.others == ((other.source_name, "longer or shorter", f"/a/{other.article_id}/v/1?from=5&to=9#cited"),)


def test_a_doubtful_office_stands_beside_its_speaker(known):
    """As the check of offices found it in one of the reports."""
    page, _ = known
    finding = OfficeFinding(
        name="Maret Sook", office="harbour minister", outcome="source_stale", start=0, end=5, field="text",
        words="Minister Sook", holder=None, holder_since=None, left_on=None, evidence="",
    )  # fmt: skip
    doubted = replace(page, members=(replace(page.members[0], offices=(finding,)), *page.members[1:]))
    (voice,) = voices_view(with_voice(doubted), Variant())
    assert voice.doubt == "named as harbour minister, which looks out of date"


def test_speakers_without_a_name_are_said_to_have_none(known):
    """By class."""
    (voice,) = voices_view(with_voice(known[0], name="two officials", kind="unnamed", of="official"), Variant())
    assert voice.kind == "official, not named"


def test_anyone_reads_two_sentences_of_an_article_whoever_says_them(known):
    """What speakers say counts among them, what the brief tells comes first; a speaker left without words goes."""
    page = with_voice(replace(known[0], licensed=frozenset()))
    (voice,) = page.composition.voices
    said = tuple(replace(voice.sayings[0], words=words) for words in ("It is shut.", "It stays shut.", "Go round."))
    silent = replace(voice, name="Iven Tarr", sayings=said[2:])
    alone = replace(
        page.composition, standfirst=None, brief=(), timeline=(), voices=(replace(voice, sayings=said), silent)
    )
    shown, _ = short_story(replace(page, composition=alone))
    assert [(one.name, one.sayings) for one in shown.composition.voices] == [(voice.name, said[:2])]
    free, _ = short_story(
        replace(page, composition=alone, licensed=frozenset({member.source_id for member in page.members}))
    )
    assert free.composition.voices == alone.voices
