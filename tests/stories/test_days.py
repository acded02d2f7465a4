"""The days that a story tells of."""

from dataclasses import replace

from strait_news import DAY, report

from wireroom.stories.days import PRINTED, about, best, weights
from wireroom.stories.reports import day_of, read
from wireroom.stories.timeline import Outline, developments, outline

TODAY = day_of(DAY)
#: Three reports of three days later, of which each looks back; the first day has no report of its own.
BACK = "Velland had closed the northern lane of the Arden Strait on 24 November after a collision of two ships."
TELLERS = [
    replace(
        report(name, "08:00", title, f"{text} {BACK} Pilots of Kareth say that they will go on strike."),
        published=DAY + days * 86_400 + 8 * 3600,
        seen=DAY + days * 86_400 + 8 * 3600,
    )
    for name, days, title, text in (
        ("a", 3, "Insurers of Tamar leave the Arden Strait", "The insurers of Tamar no longer take ships."),
        ("b", 4, "Fishermen of Port Ansel lose a week's catch", "Boats of Port Ansel stayed in harbour all week."),
        ("c", 5, "Kareth calls for talks about the strait", "Kareth has asked for talks in the town of Tamar."),
    )
]


def test_a_day_counts_for_who_names_it_and_half_for_what_was_printed_on_it():
    """Three reports name the day of the closure; each day of printing has one report."""
    assert weights(read(TELLERS)) == {TODAY: 3.0, TODAY + 3: PRINTED, TODAY + 4: PRINTED, TODAY + 5: PRINTED}


def test_a_day_to_come_is_not_told():
    """What is announced for a day has not happened on it."""
    ahead = report("a", "08:00", "Talks in Tamar", "Ministers of Kareth and Velland will meet on 27 November in Tamar.")
    assert weights(read([ahead])) == {TODAY: PRINTED}


def test_its_sentence_is_one_that_names_it():
    """Of all sentences about the day the one that three reports print names it."""
    (told,) = best(about(TODAY, read(TELLERS)), 1)
    assert told.unit.text == BACK
    assert told.named


def test_a_day_that_three_reports_name_has_its_place_on_the_timeline():
    """Nobody wrote when it happened, or that report never reached us: it is the oldest node all the same."""
    oldest = developments(read(TELLERS))[-1]
    assert (oldest.text, oldest.event_time, oldest.precision) == (BACK, DAY, "day")
    assert oldest.article_ids == ("a", "b", "c")
    assert BACK not in {node.text for node in developments(read(TELLERS[:2]))}


def test_an_outline_has_the_size_that_was_asked_for():
    """The days that count most, so many sentences each at most, in order."""
    made = outline(read(TELLERS), Outline(days=2, per_day=1))
    assert list(made) == [TODAY, TODAY + 3]
    assert all(len(nodes) == 1 for nodes in made.values())
