"""Claims of a story in a room: written with it, shown beside its articles, counted in the profiles of its sources."""

import pytest
from newsrooms import MORNING, open_intake, reading, room_of, take

from wireroom.store.queries import queries

HOUR = 3600.0
MORE = (
    "The tanker lies off Karst with forty sailors on board, and two tugs wait beside it in the swell.",
    "Pilots at Karst count nine ships at anchor. The wind is to turn on Wednesday.",
)


@pytest.fixture
def told():
    """A room in which one paper says it in its own voice, and another has it from the coastguard that it is not so."""
    intake = open_intake()
    first = reading(
        "Coastguard seizes tanker Good Intent off Karst",
        "The coastguard seized the tanker Good Intent off Karst on Monday.", *MORE, published=MORNING + HOUR,
    )  # fmt: skip
    other = reading(
        "Coastguard: tanker Good Intent not seized off Karst",
        "The coastguard denied that it had seized the tanker Good Intent off Karst on Monday.",
        "The tanker Good Intent lies off Karst, its owner told callers, and waits for a pilot with forty sailors.",
        published=MORNING + 2 * HOUR,
    )  # fmt: skip
    one = take(intake, "one", first, source="post.example", seen=MORNING + HOUR)
    two = take(intake, "two", other, source="other.example", seen=MORNING + 2 * HOUR)
    return room_of(intake), one, two


def test_a_contested_claim_stands_in_the_story_and_beside_both_articles(told):
    """Who says so and who says not so are two reports of one story."""
    room, one, two = told
    page = room.reader.article(one)
    story = room.reader.story(page.story.id)
    (claim,) = [claim for claim in story.composition.claims if claim.state == "contested"]
    assert [(teller.stance, teller.citation.article_id) for teller in claim.told] == [("asserts", one), ("denies", two)]
    assert page.claims == (claim,) == room.reader.article(two).claims


def test_the_past_does_not_know_the_denial_that_came_later(told):
    """A story as it stood has the claims of then."""
    room, one, _ = told
    story = room.reader.article(one).story
    then = room.reader.past(MORNING + 1.5 * HOUR, story.id).story(story.id)
    assert all(claim.state != "contested" for claim in then.composition.claims)


def test_a_profile_counts_what_a_source_told_in_its_own_voice(told):
    """The paper that asserted it is contradicted, the one that cited a denial is not."""
    room, _, _ = told
    assert [piece.contradicted for piece in room.reader.source_pieces("post.example")] == [True]
    assert [piece.contradicted for piece in room.reader.source_pieces("other.example")] == [False]


def test_contested_stories_of_a_source_are_found_by_its_articles(told):
    """A profile costs what its source has brought, not what the room holds."""
    room, _, _ = told
    plan = room.connection.execute(
        "EXPLAIN QUERY PLAN " + queries("profile")["contested"], {"source": "post.example", "most": 9}
    )
    steps = " | ".join(str(row[3]) for row in plan)
    assert "articles_by_source" in steps
    assert "SCAN s" not in steps
