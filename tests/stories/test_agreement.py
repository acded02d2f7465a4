"""What contradicts, and what cannot be seen."""

import pytest
from storywire import START, candidate

from wireroom.stories.agreement import barred, features
from wireroom.stories.desk import StoryDesk
from wireroom.stories.facts import is_mixed
from wireroom.stories.join import NAMES, learned
from wireroom.stories.memory import Memory
from wireroom.stories.origin import author_of
from wireroom.stories.recipe import Recipe


def known(title, text="", source=None):
    return Memory(Recipe()).know(candidate("a", (title, text), at=START, source=source or title))


def seen(one, other):
    return dict(zip(NAMES, features(one, [other], [other.source_id])[0].tolist(), strict=True))


def test_other_places_contradict_and_shared_or_unnamed_ones_do_not():
    """Unknown is not other: only two named places can be apart, and a city stands for its country."""
    peru, lima, turkey, none = (known(t) for t in ("Flood in Peru", "Flood in Lima", "Flood in Turkey", "Flood"))
    assert seen(peru, turkey)["places_apart"] == 1.0
    assert seen(peru, lima)["places_apart"] == 0.0
    assert seen(peru, none)["places_apart"] == 0.0


def test_only_a_known_outlet_is_the_same_outlet():
    """Two articles of unknown source have nothing in common by that."""
    one, other = known("One"), known("Two")
    one.source_id = other.source_id = ""
    assert seen(one, other)["same_outlet"] == 0.0
    assert seen(known("One", source="x.example"), known("Two", source="x.example"))["same_outlet"] == 1.0


def test_a_reprint_has_the_voice_of_its_author():
    """What an agency says next is held against what others print of it; a paper's own text is its own voice."""
    desk = StoryDesk()
    text = (
        "Rain fell on the hills above Ardal for nine days before the wall of the dam was seen to leak on Sunday night."
    )
    for name, source, body in (
        ("first", "wire.example", text),
        ("reprint", "paper.example", text),
        (
            "own",
            "paper.example",
            "The mayor of Ardal told this paper that nobody had looked at the dam since last spring.",
        ),
    ):
        desk.place(candidate(name, ("Dam above Ardal leaks", body), at=START, source=source, full=True), START)
    held = desk._memory.articles
    assert held["reprint"].copy_of == "first"
    assert [author_of(held[name], desk._memory) for name in ("first", "reprint", "own")] == [
        "wire.example",
        "wire.example",
        "paper.example",
    ]
    told = features(known("Ferry aground", source="wire.example"), [held["reprint"]], ["wire.example"])
    assert told[0, NAMES.index("same_outlet")] == 1.0


@pytest.mark.parametrize(
    ("one", "other", "is_barred"),
    [
        ("Velland win second Test", "Velland win third Test", True),
        ("Velland win 2nd Test", "Velland win second Test", False),
        ("Etappe 4: Strand siegt", "Etappe 5: Strand siegt", True),
        ("Report for May 4, 2026", "Report for May 5, 2026", True),
        ("Report for May 4, 2026", "Report for 4 May", False),
        ("Round 2 begins", "Game 3 begins", False),
        ("Twelve dead in ferry fire", "Fifteen dead in ferry fire", False),
    ],
)
def test_editions_of_one_kind_bar_each_other(one, other, is_barred):
    """A number parts only where it counts editions: a toll that rises is the same happening."""
    first, others = known(one), [known(other)]
    assert barred(first, others, features(first, others, [""])).tolist() == [is_barred]


@pytest.mark.parametrize(
    ("title", "mixed"),
    [
        ("Live: ferry off Skarholm", True),
        ("Velland crisis live: vote near", True),
        ("Friday briefing: what we know", True),
        ("Tagesrückblick", True),
        ("People who live near the harbour fear the storm", False),
        ("A brief history of the Skarholm ferry", False),
        ("Delivery firm halts work", False),
    ],
)
def test_pages_of_many_topics_are_known_by_how_they_call_themselves(title, mixed):
    """The mark counts, not the word: people live, and a history may be brief."""
    assert is_mixed(title) is mixed


def test_a_contradiction_never_speaks_for_one_story():
    """What was learned may only take off."""
    assert all(one <= 0.0 for one in (*learned().short, *learned().long))
    assert len(learned().short) == len(learned().long) == len(NAMES)
