"""The pages of situations: words before codes, no level before anything is known, and the law of live pages."""

import re

import html5lib
import pytest
from newsrooms import MORNING, open_intake, reading, room_of, take
from straitwatch import ARDEN, CLOSED, HOUR, THREAT

from wireroom.model.watch_events import SituationAdded
from wireroom.testing.pieces_suite import build, check_pieces
from wireroom.web.page import Page, Variant
from wireroom.web.pieces import pieces
from wireroom.web.render import Frame, render_page
from wireroom.web.routes import Missing
from wireroom.web.site import SiteSettings
from wireroom.web.watch import situation_report

BOARD = "/situation/arden-strait"


def watched():
    intake = open_intake()
    intake.newsroom.take(lambda: [SituationAdded(at=MORNING, name="arden-strait", version=3, text=ARDEN)])
    return intake


def publish(intake, number, text, at):
    made = reading(
        f"News {number}", f"{text} “We know,” said Mara Sook{number}.", f"Filed {number}.", published=at - 60
    )
    source = "ledger.example" if number == 5 else f"paper{number}.example"  # the definition grades that one A
    return take(intake, f"n{number}", made, source=source, seen=at)


def html(intake, path):
    page = build(intake.room.reader, path, Variant())
    assert isinstance(page, Page)
    return render_page(page, pieces(page), Frame(site=SiteSettings(), variant=Variant()))


def words(text):
    bare = re.sub(r"<(script|style).*?</\1>", " ", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", bare).replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def busy():
    intake = watched()
    for number in range(6):
        at = MORNING + number * HOUR
        publish(intake, number, CLOSED if number % 2 else THREAT, at)
        intake.newsroom.minutes([at + 60, at + 120])
    publish(intake, 9, "Kareth denied that the lane of the Arden Strait was closed.", MORNING + 6 * HOUR)
    intake.newsroom.minutes([MORNING + 6 * HOUR + 60])
    yield intake
    room_of(intake).close()


@pytest.mark.parametrize("path", ["/situations", BOARD])
def test_the_pages_are_whole(busy, path):
    """Well-formed, one first heading, each id once, light."""
    text = html(busy, path)
    tree = html5lib.HTMLParser(strict=True).parse(text)
    ns = "{http://www.w3.org/1999/xhtml}"
    names = [node.tag.removeprefix(ns) for node in tree.iter() if isinstance(node.tag, str)]
    assert names.count("h1") == 1
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert len(text.encode()) < 120_000


def test_the_board_says_level_reason_and_evidence(busy):
    told = words(html(busy, BOARD))
    assert "Level 1 of 3, heightened rhetoric" in told
    assert "Why the level is 1" in told
    assert "What would raise it to 2" in told
    assert "Two categories are at least active" in told
    assert CLOSED in told
    assert "source of unknown reliability" in told
    assert "matched “closed the northern lane”" in told
    assert "set aside: the sentence denies it" in told


def test_before_anything_was_read_the_board_says_so():
    """No data is not level 0."""
    intake = watched()
    intake.newsroom.minutes([MORNING + 60])
    told = words(html(intake, BOARD))
    assert "Level not known yet" in told
    assert "Why no level is known" in told
    assert "not known yet" in words(html(intake, "/situations"))


def test_blind_is_not_quiet():
    intake = watched()
    publish(intake, 1, CLOSED, MORNING)
    intake.newsroom.minutes([MORNING + 60, MORNING + 120, MORNING + 60 * HOUR])
    told = words(html(intake, BOARD))
    assert "blind cannot be judged" in told
    assert "last good value" in told


def test_without_situations_the_list_says_what_to_do():
    assert "wireroom watch add taiwan-strait" in words(html(open_intake(), "/situations"))
    assert isinstance(build(open_intake().room.reader, BOARD, Variant()), Missing)


def test_a_story_that_is_evidence_names_its_situation(busy):
    rows = busy.room.reader.front().rows
    told = [words(html(busy, row.path)) for row in rows]
    assert any("Situation: Arden Strait" in text for text in told)


def test_no_more_than_two_sentences_of_an_article_are_shown():
    """A board is no way around the publisher's page: a third sentence is replaced by the headline."""
    text = ARDEN.replace(
        'terms = { en = ["escort*"] }',
        'terms = { en = ["escort*"] }\n\n'
        + "\n\n".join(
            f'[[response]]\nid = "more{n}"\nname = "More {n}"\nby = []\nterms = {{ en = ["word{n}x"] }}'
            for n in range(4)
        ),
    )
    intake = open_intake()
    intake.newsroom.take(lambda: [SituationAdded(at=MORNING, name="arden-strait", version=3, text=text)])
    body = " ".join(f"Sentence number {n} about the Arden Strait has word{n}x in it." for n in range(4))
    take(intake, "a", reading("The headline", body, published=MORNING), source="paper.example", seen=MORNING)
    board = words(html(intake, BOARD))
    with intake.room.reader.at_head() as head:
        report = situation_report(intake.room.reader.situation("arden-strait"), head)
    for shown in (board, report):
        assert len({n for n in range(4) if f"Sentence number {n}" in shown}) == 2


def test_page_at_n_and_its_pieces_are_the_page_at_m():
    intake = watched()
    steps = [lambda: intake.newsroom.minutes([MORNING + 60])]
    for number in range(4):
        at = MORNING + number * HOUR
        steps.append(lambda number=number, at=at: publish(intake, number, CLOSED if number % 2 else THREAT, at))
        steps.append(lambda at=at: intake.newsroom.minutes([at + 120, at + 180]))
    assert check_pieces(lambda: intake.room.reader, steps, [BOARD, "/situations", "/"]) > 0
    assert any(what == "level" for change in intake.room.reader.changes(0) for _, what in change.stories)
