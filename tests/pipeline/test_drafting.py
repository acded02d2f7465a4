"""A draft holds what its article says, each element with its sentence, and the reader takes every draft."""

import pytest
from datasets import dataset
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.errors import SituationError
from wireroom.model.article import Block, Reading
from wireroom.pipeline.drafting import draft_of_reading, draft_of_text
from wireroom.watch.definition import read_situation

ARTICLE = """Ostrel warns of Veddish help for a move on the Kell Gulf

Poland warned on Monday of possible Russian support for Hungarian action against Slovakia.

<h3>How Russia could help Hungary</h3>

There are several ways:

  • Arms Transfer: Russia could deliver missiles to Hungary.
  • Intelligence Sharing: Satellite images of Slovakia would help Hungary plan.

What would follow

- Grain prices: A closed Kell Gulf would raise the price of bread.
- Refugees: Thousands could flee to Poland.

The response so far

Poland will step up surveillance and has called for talks. The European Union prepares sanctions against Hungary.
"""


def test_a_draft_holds_what_the_article_names_lists_and_asks_for():
    text = draft_of_text(ARTICLE, origin="move.txt")
    made = read_situation(text)
    actors = {actor.id: (actor.side, actor.party, actor.role) for actor in made.actors}
    assert actors["hu"] == ("A", True, "")
    assert actors["sk"] == ("B", True, "")
    assert actors["ru"] == ("A", False, "supporter")
    assert actors["pl"][0] == "B"
    signs = {item.name: item for item in made.indicators if item.kind != "response"}
    assert set(signs) == {"Arms Transfer", "Intelligence Sharing"}
    assert all(kind.by == ("ru",) and kind.to == ("hu",) for item in signs.values() for kind in item.match.kinds)
    assert [item.name for item in made.implications] == ["Grain prices", "Refugees"]
    assert {item.id for item in made.indicators if item.kind == "response"} == {"surveillance", "dialogue", "sanctions"}
    assert "support" in made.groups()
    assert "Kell Gulf" in made.places["*"]
    assert "# “Arms Transfer: Russia could deliver missiles to Hungary.” (under: How Russia could help Hungary)" in text


def test_headings_and_lists_of_a_page_are_used():
    blocks = (
        Block(kind="body", text="The outbreak worries doctors in Kenya."),
        Block(kind="heading", level=2, text="Warning signs"),
        Block(kind="list", text="New cases among nurses\nDeaths in two towns"),
        Block(kind="heading", level=2, text="Consequences"),
        Block(kind="list", text="Schools: classes may close."),
    )
    reading = Reading(title="Fever in Kenya", blocks=blocks, text="\n\n".join(b.text for b in blocks), language="en")
    made = read_situation(draft_of_reading(reading))
    assert [item.name for item in made.indicators] == ["New cases among nurses", "Deaths in two towns"]
    assert [item.name for item in made.implications] == ["Schools"]
    assert [actor.country for actor in made.actors] == ["KE"]


def test_a_chinese_article_gets_actors_sides_and_signs():
    made = read_situation(
        draft_of_text("伊朗襲擊沙烏地阿拉伯油田\n\n伊朗飛彈襲擊沙烏地阿拉伯的油田，造成傷亡。美國警告伊朗。")
    )
    sides = {actor.country: actor.side for actor in made.actors}
    assert sides["IR"] == "A"
    assert sides["SA"] == "B"
    assert made.indicators


def test_an_article_without_any_sign_is_refused_in_words():
    with pytest.raises(SituationError, match="nothing in this article says what could be watched for"):
        draft_of_text("Cake of the week\n\nTake four eggs and a cup of flour.")


PIECES = st.lists(
    st.one_of(
        st.sampled_from(ARTICLE.split("\n")),
        st.text(max_size=60),
        st.sampled_from(
            ["- ", "1. no", "true: null", "# ", "<h2>2026</h2>", "• \"'#&*: {[", "Iran could attack. \x00\x85"]
        ),
    ),
    max_size=12,
)


@settings(max_examples=150)
@given(PIECES)
def test_whatever_an_article_holds_its_draft_is_read_or_refused_as_empty(pieces):
    """No text of an article can make a draft that our own reader refuses."""
    text = "\n\n".join(pieces)
    try:
        read_situation(draft_of_text(text, origin=pieces[0] if pieces else ""))
    except SituationError as error:
        told = str(error)
    else:
        told = "nothing in this article"
    assert "nothing in this article" in told


def test_the_founding_article_gives_its_actors_ways_implications_and_responses():
    text = (dataset("founding_article") / "article.txt").read_text("utf-8")
    made = read_situation(draft_of_text(text))
    actors = {actor.name: (actor.side, actor.role) for actor in made.actors}
    assert actors["Russia"] == ("A", "supporter")
    assert {name: actors[name][0] for name in ("China", "Taiwan", "NATO")} == {"China": "A", "Taiwan": "B", "NATO": "B"}
    assert {"Japan", "South Korea", "Australia"} <= set(actors)
    signs = [item for item in made.indicators if item.kind == "raises"]
    words = [item.name.lower() for item in signs]
    assert len(signs) == 4
    assert all(any(word in name for name in words) for word in ("hardware", "intelligence", "logistic", "exercises"))
    assert all(kind.by == ("ru",) and kind.to == ("cn",) for item in signs for kind in item.match.kinds)
    implied = " ".join(item.name.lower() for item in made.implications)
    assert len(made.implications) == 3
    assert all(word in implied for word in ("supply chains", "escalation", "norms"))
    assert {item.id for item in made.indicators if item.kind == "response"} == {
        "surveillance",
        "partnerships",
        "dialogue",
    }
