"""The article page says what its publisher changed, between any two versions, to whom the text is."""

import re

import html5lib
import pytest
from asgi import StoredRoom, get, site_over
from newsrooms import MORNING, open_intake, reading, take

from wireroom.model.edit import Change, Edit
from wireroom.web.edit_words import summary, unsaid

FIRST = (
    "The ferry Corrin ran aground off Orvik on Tuesday.",
    "Rescuers took off 12 passengers.",
    "Divers look at the hull.",
)
SECOND = (FIRST[0], "Rescuers took off 14 passengers.", FIRST[2], "A tug holds the ferry in place.")
THIRD = (*SECOND, "Correction: an earlier version gave the wrong number of passengers.")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An article of three versions."""
    path = tmp_path_factory.mktemp("room") / "wireroom.db"
    intake = open_intake(path)
    article = take(intake, "a", reading("Ferry aground", *FIRST), source="harbour.example", seen=MORNING)
    intake.take_reading(article, reading("Ferry aground, 14 saved", *SECOND), MORNING + 600)
    intake.take_reading(article, reading("Ferry aground, 14 saved", *THIRD), MORNING + 1200)
    intake.room.close()
    return StoredRoom(path), f"/a/{article}"


def page(made, query="", *, whole=True):
    room, path = made
    reply = get(site_over(room, texts_for_all=whole), path + query)
    assert reply.status == 200
    html5lib.HTMLParser(strict=True).parse(reply.text)
    part = reply.text[reply.text.index('id="versions"') :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", part.partition("</section>")[0]).replace("\xa0", " "))


def test_the_last_two_versions_are_shown_unless_others_are_asked_for(made):
    """In one sentence, then sentence by sentence; a form without script chooses."""
    assert "A correction note was added." in page(made)
    told = page(made, "?from=1&to=3")
    assert "Headline changed; 1 sentence added; the number of passengers changed from 12 to 14; a correction" in told
    assert "(taken out: 12 )" in told.replace("  ", " ")


@pytest.mark.parametrize("query", ["?from=9&to=1", "?from=x", "?to=99999999", "?from=3&to=3", "?from=&to="])
def test_versions_that_there_are_not_show_what_there_is(made, query):
    """A mistyped address is no fault of the page."""
    assert "What changed" in page(made, query)


def test_others_than_the_owner_see_what_changed_and_not_the_sentences(made):
    """Headline, figures and the sentence that sums up are facts; the sentences are their publisher's."""
    told = page(made, "?from=1&to=2", whole=False)
    assert "the number of passengers changed from 12 to 14" in told
    assert "Ferry aground(put in: , 14 saved)" in told.replace(" (", "(") or "14 saved" in told
    assert "Rescuers took off" not in told
    assert "A tug holds" not in told


def test_a_large_change_is_told_neutrally():
    """How much, and that no note says so; not why."""
    assert unsaid(Edit(since=1, version=2, share=0.4, unsaid=True)) == (
        "More than a third of the earlier text was changed or taken out; no note in it says so."
    )
    assert unsaid(Edit(since=1, version=2, share=0.4)) == ""


def test_many_figures_are_counted():
    """Three are told one by one."""
    edit = Edit(since=1, version=2, changes=tuple(Change(kind="figure", before=str(n), after="9") for n in range(5)))
    assert summary(edit).count("changed from") == 3
    assert "2\xa0more figures changed" in summary(edit)


def test_only_a_day_that_changed_is_told_as_such():
    """A change of dates only is no news of the text."""
    assert summary(Edit(since=1, version=2, changes=(Change(kind="date", before="Monday", after="Friday"),))) == (
        "Only a day or time changed, from Monday to Friday."
    )
