"""Until when a sentence holds, and that nothing else stands in a brief or over a story."""

import math
from dataclasses import replace

import pytest
from strait_news import DAY, NOW, report

from wireroom.stories.compose import compose
from wireroom.stories.reports import read
from wireroom.stories.stale import holds_until

HOUR = 3600.0


def until(text, *later):
    """Say how many hours after Tuesday, 0:00, a sentence printed at 08:00 ceases to hold."""
    reports = read([report("a", "08:00", "Strait", text), *later])
    return (holds_until(reports[0].units[0], reports[0], reports) - DAY) / HOUR


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Velland closed the northern lane of the Arden Strait on Tuesday.", math.inf),
        ("Ministers of Kareth and Velland will meet in Tamar on Thursday.", 72),
        ("Ministers of Kareth and Velland will meet in Tamar on 27 November.", 96),
        ("Ships gather in Port Ansel ahead of the closure of the Arden Strait.", 32),
        ("If the court of Tamar upholds the order, the lane of the strait stays closed.", 32),
        ("The pilots will end their strike in Port Ansel, they announced on Monday.", 32),
    ],
)
def test_an_outlook_ends_with_the_day_that_it_names(text, hours):
    """Without a day it is believed for a day; what looks at nothing to come holds."""
    assert until(text) == hours


def test_a_count_holds_until_a_later_report_gives_a_higher_one():
    """ "At least 12" is not wrong beside 40, and yet no longer what is known; a lower count outgrows nothing."""
    text = "At least 12 people were killed when the Ansel ferry struck the mole, the police said."
    forty = report("b", "11:00", "Ferry strikes mole of Ansel, killing 40 people", "It rained.")
    five = report("c", "12:00", "Ferry strikes mole of Ansel, killing 5 people", "It rained.")
    assert until(text, forty, five) == 11
    assert until(text, five) == math.inf


def test_a_toll_is_a_count_of_the_dead():
    """However far its place and its day stand between."""
    text = "The death toll of the fire in the harbour of Ansel has risen to 12, the police said."
    assert until(text, report("b", "11:00", "Death toll in Ansel passes 40", "It rained.")) == 11


def test_a_brief_tells_the_outcome_and_not_what_was_expected_of_it():
    """The day after the ruling nobody needs to read that it is to come."""
    before = report(
        "a",
        "08:00",
        "Skipper Sook faces key ruling on Tuesday",
        "Skipper Maret Sook faces a key ruling in Tamar on Tuesday over the grounding of the Ansel ferry. "
        "The court of Tamar will decide on Tuesday whether skipper Maret Sook goes to prison.",
    )
    after = replace(
        report(
            "b",
            "10:00",
            "Court acquits skipper Sook of grounding the Ansel ferry",
            "The court of Tamar acquitted skipper Maret Sook of grounding the Ansel ferry. "
            "Judge Tove Brandt said that the chart of the harbour of Ansel was wrong. "
            "The state of Velland pays the costs of the trial in Tamar.",
        ),
        published=DAY + 34 * HOUR,
        seen=DAY + 34 * HOUR,
    )
    story = compose([before, after], at=NOW + 86_400)
    written = "\n".join(one.text for one in (story.standfirst, *story.brief) if one)
    assert story.headline == after.title
    assert "acquitted" in written
    assert "key ruling" not in written
    assert "will decide" not in written


def test_a_headline_with_an_old_count_gives_way():
    """As soon as a later report counts more, the old title loses, whoever wrote it."""
    text = "The police counted people of the Ansel ferry in the harbour of Port Ansel."
    titles = ["Ferry strikes mole of Port Ansel, 3 dead", "Eleven dead as ferry strikes mole of Port Ansel"]
    members = [report(f"a{n}", f"{6 + 2 * n:02}:00", title, text) for n, title in enumerate(titles)]
    assert compose(members, at=NOW).headline == titles[1]


def test_advice_and_asides_are_no_news():
    """What ought to be needs somebody who says so; "here" and brackets need what stood before."""
    text = (
        "Kareth should take the offer of Velland seriously. "
        "Maret Sook said on Tuesday that Kareth should take the offer of Velland. "
        "(The chart of the Arden Strait is kept in Port Ansel.) "
        "The mood among the pilots of Kareth is dark here this week. "
        "Velland closed the northern lane of the Arden Strait on Tuesday. "
        "The harbour office of Port Ansel counted nineteen ships at anchor on Tuesday."
    )
    story = compose([report("a", "06:00", "Velland offers talks on the Arden Strait", text)], at=NOW)
    written = "\n".join(one.text for one in (story.standfirst, *story.brief) if one)
    assert "Maret Sook said" in written
    assert "Kareth should take the offer of Velland seriously." not in written
    assert "chart" not in written
    assert "mood" not in written


@pytest.mark.parametrize(
    "title",
    [
        "In pictures: the closed lane of the Arden Strait",
        "The Arden Strait and your holiday on the coast",
        "Arden Strait: greatest moments of a century of closures",
        "Sook #pilot of the Arden Strait on the closure",
    ],
)
def test_a_headline_speaks_of_the_news(title):
    """Titles that speak to the reader or of their own form give way to plain ones."""
    text = "Velland closed the northern lane of the Arden Strait on Tuesday. Ships wait off Port Ansel."
    plain = "Velland closes northern lane of the Arden Strait"
    members = [report("a", "06:00", title, text), report("b", "06:20", plain, text)]
    assert compose(members, at=NOW).headline == plain
