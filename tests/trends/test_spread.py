"""No outlet, country or topic fills the page, and nothing is lost by that."""

import itertools
from collections import Counter
from dataclasses import replace

from fronts import HOUR, NOW, given_of, placed, row
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.model.topic import TalkedStory, Topic
from wireroom.trends.front import LONE_PLACE, front_page
from wireroom.trends.spread import TOP, marks, names, spread

STRAIT = Topic(words="Arden Strait", language="en", newsrooms=9, usual=1.0)


def one(name, outlet=None, country="VL", headline="", **more):
    made = row(name, **more)
    outlets = (outlet,) if outlet else ("A", "B")
    return replace(made, publishers=outlets, countries=(country,) if country else (), headline=headline or name)


rows = st.lists(
    st.builds(
        one,
        st.uuids().map(str),
        outlet=st.sampled_from(["A", "B", None]),
        country=st.sampled_from(["VL", "OR", ""]),
        headline=st.sampled_from(["Ships wait in Arden Strait", "A budget passes"]),
        reports=st.integers(1, 4),
        publishers=st.integers(1, 3),
    ),
    max_size=12,
    unique_by=lambda made: made.id,
)


@settings(deadline=None)
@given(rows, st.integers(0, 6))
def test_nothing_is_one_too_many_as_long_as_there_are_others(ranked, places):
    """Each story once; within the first places no kind exceeds its number, unless all that waits would exceed it."""
    out = spread(ranked, TOP, [STRAIT], places=places)
    assert Counter(one.id for one in out) == Counter(one.id for one in ranked)
    taken = Counter()
    for at, here in enumerate(out[:places]):
        full = {mark for mark in marks(here, [STRAIT]) if mark[0] in TOP and taken[mark] >= TOP[mark[0]]}
        if full:  # then every other that could stand here would be one too many as well
            assert all(
                any(mark[0] in TOP and taken[mark] >= TOP[mark[0]] for mark in marks(later, [STRAIT]))
                for later in out[at:]
            )
        taken.update(marks(here, [STRAIT]))


@settings(deadline=None)
@given(rows)
def test_weight_orders_what_is_spread(ranked):
    """Among what is placed, and among what waits, the order of weight holds; where all differ it is the order."""
    order = {one.id: at for at, one in enumerate(ranked)}
    out = [order[one.id] for one in spread(ranked, TOP, [], places=4)]
    assert sum(1 for a, b in itertools.pairwise(out) if a > b) <= 1, "two runs: the placed and the waiting"


def test_a_topic_is_named_as_a_whole():
    """A word that only contains it does not name it; a possessive does."""
    assert names(one("x", headline="Arden Strait's ships wait"), STRAIT)
    assert not names(one("x", headline="Garden Straits open"), STRAIT)


def test_an_outlet_that_nobody_confirms_has_one_place_on_top():
    """Ten stories that one publisher tells several times do not fill the top of the page."""
    flood = [one(f"f{n}", outlet="Flood", reports=9 - n % 3, publishers=1) for n in range(8)]
    others = [one(f"o{n}", reports=2, publishers=2, country=None) for n in range(4)]
    page = front_page(given_of(*flood, *others), languages=())
    top = [page.lead, *page.seconds]
    assert sum(1 for here in top if here.id.startswith("f")) == 1
    assert set(placed(page)) <= {here.id for here in (*flood, *others)}


def test_a_lone_report_keeps_a_place_in_its_section():
    """However much weighs more: the newest of them stands there, and says why."""
    world = [one(f"w{n}", reports=5, changed=n) for n in range(20)]
    lone = [one("small", outlet="Valley Post", reports=1, changed=3.0), one("older", outlet="Valley Post", changed=9.0)]
    page = front_page(given_of(*world, *lone), languages=())
    ((_, block),) = page.sections
    assert block[LONE_PLACE].id == "small"
    assert page.why["small"].place == "lone"


def test_what_the_readers_regions_alone_tell_has_a_block_of_its_own():
    """A story that is told elsewhere too is no local one; neither is one of an unknown country."""
    rows = [one("big", reports=4), one("also", reports=3)]
    near = replace(one("near", outlet="Valley Post", changed=1.0), countries=("OR",))
    both = replace(one("both", reports=2, changed=2.0), countries=("OR", "VL"))
    page = front_page(given_of(*rows, near, both, one("unknown", country="")), languages=(), regions=("OR",))
    assert [here.id for here in page.local] == ["near"]
    assert page.why["near"].place == "local"


def test_reach_novelty_and_freshness_weigh_but_never_as_much_as_a_second_report():
    """A story of two reports stands before one of one that is known in ten countries; copies freshen nothing."""
    wide = replace(one("wide", reports=1), countries=tuple("ABCDEFGHIJ"), languages=("en", "fr", "de"))
    assert front_page(given_of(wide, one("two", reports=2, country=None)), languages=()).lead.id == "two"
    alike = [replace(one(name, reports=3), countries=("VL", "OR")[:n]) for name, n in (("near", 1), ("wide", 2))]
    assert front_page(given_of(*alike), languages=()).lead.id == "wide"
    times = {"old": (*tuple(range(40, 30, -1)), 0.5), "new": (3.0, 2.0, 0.5)}
    old, new = one("old", reports=3, opened=40), one("new", reports=3, opened=3)
    assert front_page(given_of(old, new, times=times), languages=()).lead.id == "new"
    stale, fresh = one("stale", reports=3), one("fresh", reports=3)
    times = {"stale": (9.0, 8.0, 7.0), "fresh": (9.0, 8.0, 1.0)}
    assert front_page(given_of(stale, fresh, times=times), languages=()).lead.id == "fresh"


def test_each_story_on_the_page_says_why_in_words():
    """Place first, then each factor with what was found; nothing that stands there is without reasons."""
    given = given_of(*(one(f"w{n}", reports=n % 4 + 1, changed=n / 2) for n in range(30)))
    page = front_page(given, languages=("en",))
    assert set(placed(page)) == set(page.why)
    for why in page.why.values():
        assert [what for what, _, _ in why.factors[1:]] == ["Independent reports", "Reach", "New", "Fresh"]
        assert all(found for _, found, _ in why.factors)
        weight = why.weight
        assert weight.total == weight.depth * weight.reach * weight.novelty * weight.recency
    later = front_page(replace(given, head=replace(given.head, at=NOW + 60)), languages=("en",))
    assert {story: why.factors for story, why in later.why.items()} == {s: w.factors for s, w in page.why.items()}


def test_talk_orders_what_is_talked_about_and_nothing_else():
    """By accounts first; a story that does not stand on the page in the reader's languages is not named."""
    rows = [one("a", reports=3), one("b"), one("c", language="fr")]
    loud = [
        TalkedStory(story_id=name, accounts=n, posts=n, points=0, comments=0, shares=0)
        for name, n in (("a", 1), ("b", 2), ("c", 9), ("gone", 9))
    ]
    page = front_page(replace(given_of(*rows), talked=tuple(loud)), languages=("en",))
    assert [here.id for here, _ in page.talked] == ["b", "a"]
    assert page.lead.id == "a"
    assert page.head.at > NOW - HOUR
