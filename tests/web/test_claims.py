"""What the reports say, on a story's page and in the API, and what of it a stranger sees."""

from dataclasses import replace

import pytest

from wireroom.model.citation import Citation
from wireroom.model.claim import Claim, Told
from wireroom.model.counts import Counts, Span
from wireroom.testing.fake_room import FakeRoom
from wireroom.web.api_claims import claim_in
from wireroom.web.article import build_article
from wireroom.web.claims import claim_note, claims_noted
from wireroom.web.page import Variant
from wireroom.web.render import render_part
from wireroom.web.story import build_story
from wireroom.web.texts import short_article, short_story

COUNTS = Counts(articles=2, publishers=2, reports=Span(1, 2), origins=Span(1, 1))


@pytest.fixture
def known():
    """Give a story of several articles, and where the log stands."""
    reader = FakeRoom().reader()
    row = next(row for row in reader.stories() if row.counts.articles > 1)
    return reader.story(row.id), reader.head()


def told(page, n, stance, by, words, start=0):
    member = page.members[n]
    return Told(
        stance=stance, origin=f"body:{by}", by=by, source_id=member.source_id, report_id=f"report-{n}", at=member.seen,
        words=words, language="en",
        citation=Citation(article_id=member.article_id, version=1, start=start, end=start + len(words)),
    )  # fmt: skip


def contested(page, **more):
    says = told(page, 0, "repeats", "Orla Penn", "The lane is shut, Orla Penn said.")
    denies = told(page, 1, "denies", "Harbour Office", "The Harbour Office denied that the lane is shut.")
    made = Claim(
        kind="statement", words="The lane is shut", language="en", citation=replace(says.citation, end=16),
        subject=("lane",), relation="shut", object=(), deed="COERCE", places=(), days=(), modality="happened",
        state="contested", reasons=("Orla Penn says so.", "Harbour Office says that it is not so."), counts=COUNTS,
        told=(says, denies),
    )  # fmt: skip
    return replace(made, **more)


def with_claims(page, *claims):
    return replace(page, composition=replace(page.composition, claims=claims))


def section(page, head):
    parts = {part.name: part for part in build_story(page, head, Variant()).parts}
    return render_part(parts["reports-say"]) if "reports-say" in parts else ""


def test_a_contested_claim_shows_who_says_which(known):
    """Its state stands in words, both sides link to their sentences, and the denial stands word for word."""
    page, head = known
    html = section(with_claims(page, contested(page)), head)
    first, second = page.members[0].article_id, page.members[1].article_id
    assert "Contested" in html
    assert f'href="/a/{first}/v/1?from=0&amp;to=16#cited"' in html
    assert f'href="/a/{second}/v/1?from=0&amp;to=48#cited"' in html
    assert "The Harbour Office denied that the lane is shut." in html
    assert "None of this says what is true" in html


def test_what_one_report_alone_says_is_not_listed(known):
    """It stands in the report; a story without other claims has no such section."""
    page, head = known
    alone = contested(page, state="single-origin", told=(contested(page).told[0],))
    assert section(with_claims(page, alone), head) == ""


def test_a_stranger_sees_two_sentences_of_an_article_in_all(known):
    """Claims count among them; where no sentence is left, it is still said who denies, without the words."""
    page, head = known
    many = [
        replace(
            contested(page),
            words=f"Claim number {n}",
            told=(
                told(page, 0, "repeats", "Orla Penn", f"Claim number {n}, Orla Penn said.", start=n),
                told(page, 1, "denies", "Harbour Office", f"No, said the Harbour Office to number {n}.", start=n),
            ),
        )
        for n in range(5)
    ]
    bare = replace(
        page,
        composition=replace(
            page.composition, standfirst=None, brief=(), timeline=(), voices=(), differs=(), claims=tuple(many)
        ),
        traces=(),
        licensed=frozenset(),
    )
    short, _ = short_story(bare)
    assert [claim.words for claim in short.composition.claims] == ["Claim number 0", "Claim number 1"]
    html = section(short, head)
    assert html.count("No, said the Harbour Office") == 2
    free, _ = short_story(replace(bare, licensed=frozenset(member.source_id for member in page.members)))
    assert len(free.composition.claims) == 5


def test_the_api_gives_counts_and_stances(known):
    """Counts are ranges where they are not known, and a report that speaks itself has no speaker."""
    page, _ = known
    one = contested(page, low=9.0)
    made = claim_in(replace(one, told=(replace(one.told[0], by="", stance="asserts"), one.told[1])))
    assert (made.counts.reports.low, made.counts.reports.high) == (1, 2)
    assert [(told_by.stance, told_by.speaker) for told_by in made.told_by] == [
        ("asserts", None),
        ("denies", "Harbour Office"),
    ]


def test_a_note_beside_the_text_says_how_a_claim_stands(known):
    """And leads to those who say which."""
    page, _ = known
    note = claim_note(contested(page), page.members[0].article_id, "/story/x")
    assert note.title == "Claim: contested"
    assert "Harbour Office says that it is not so." in note.text
    assert note.more == ("/story/x#reports-say", "Who says which")


def test_an_article_shows_the_note_beside_its_sentence(known):
    """Only to those who see the text."""
    page, head = known
    article = FakeRoom().reader().article(page.members[0].article_id)
    sentence = article.reading.text[:30]
    said = told(page, 0, "asserts", "", sentence)
    said = replace(said, citation=replace(said.citation, version=article.member.version))
    claim = contested(page, told=(said, contested(page).told[1]))
    article = replace(article, claims=(claim,))
    assert [one.note.title for one in claims_noted(article)] == ["Claim: contested"]
    html = "".join(map(render_part, build_article(article, head, Variant()).parts))
    assert "Claim: contested" in html
    assert short_article(article).claims == ()
