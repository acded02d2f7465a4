"""An edit is told by its kind: what a publisher changed, never why."""

import pytest

from wireroom.articles.edits import edit_between
from wireroom.articles.reworded import within
from wireroom.model.article import Reading

LONG = " ".join(f"The {n} report told that crew number {n} waited in the harbour of Wessary all night." for n in
                ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"))  # fmt: skip


def edit(old="", new="", *, title="Ferry waits in port", retitled=None, language="en", before=None, **after):
    """Compare two readings of a page."""
    return edit_between(
        Reading(title=title, text=old, language=language, origin="page", **(before or {})),
        Reading(title=retitled or title, text=new, language=language, **({"origin": "page"} | after)),
        since=1,
        version=2,
    )


def told(found):
    return [(one.kind, one.before, one.after) for one in found.changes]


@pytest.mark.parametrize(
    ("language", "old", "new", "before", "after"),
    [
        ("en", "At least 12 people were injured.", "At least 14 people were injured.", "at least 12", "at least 14"),
        ("en", "Nine vessels wait off Wessary.", "Fourteen vessels wait off Wessary.", "nine", "fourteen"),
        ("en", "Prices rose 5% in May.", "Prices rose 6% in May.", "5%", "6%"),
        ("en", "It cost $3.5 million to lift.", "It cost $3.7 million to lift.", "$3.5 million", "$3.7 million"),
        ("de", "Vier Menschen wurden verletzt.", "Sieben Menschen wurden verletzt.", "vier", "sieben"),
        ("fr", "Au moins 12 personnes ont été blessées.", "Au moins 14 personnes ont été blessées.",
         "au moins 12", "au moins 14"),
        ("ja", "13人がけがをした。", "15人がけがをした。", "13", "15"),
        ("zh", "13人受伤。", "15人受伤。", "13", "15"),
        ("th", "มีผู้เสียชีวิต 12 คน", "มีผู้เสียชีวิต 14 คน", "12", "14"),
    ],
)  # fmt: skip
def test_a_figure_is_told_from_what_to_what(language, old, new, before, after):
    """Whoever quoted the old number must see the new one beside it."""
    (change,) = edit(old, new, language=language).changes
    assert (change.kind, change.before, change.after) == ("figure", before, after)
    assert new[change.start : change.end] == change.sentence == new


def test_a_figure_says_what_it_counts():
    """A number alone tells nothing."""
    (change,) = edit("The crash killed 12 people.", "The crash killed 14 people.").changes
    assert change.of == "people killed"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Twelve people were hurt.", "12 people were hurt."),  # the same number, spelled
        ("A 29-year-old man was hurt.", "A 30-year-old man was hurt."),  # an age
        ("The A330 landed.", "The A340 landed."),  # a name of a thing
    ],
)
def test_what_is_no_figure_is_not_told_as_one(old, new):
    """A house style, an age and a model number are no counts."""
    assert all(change.kind != "figure" for change in within(old, new, "en"))


def test_a_number_that_is_not_read_whole_is_no_figure():
    """Half of "eighteen thousand" would be a false report."""
    assert within("およそ一万八千戸が停電しています。", "およそ九千戸が停電しています。", "ja") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It opens on Friday.", "It opens on Monday."),
        ("It opens on 3 May.", "It opens on 4 May."),
        ("It opens at 10:30 on Friday.", "It opens at 11:30 on Friday."),
        ("Er öffnet am Montag.", "Er öffnet am Dienstag."),
    ],
)
def test_days_and_hours_are_told_as_such(old, new):
    """A change of dates only is no changed figure."""
    assert [change.kind for change in within(old, new, "de" if old.startswith("Er") else "en")] == ["date"]


def test_a_name_and_a_quote_that_changed_are_named():
    """Who was named, and what was put into somebody's mouth, are the corrections that matter most."""
    found = edit(
        "Police named Jon Smith on Monday. “We were never told of the survey,” he said.",
        "Police named John Smythe on Monday. “We were told of the survey,” he said.",
    )
    assert told(found) == [
        ("name", "Jon Smith", "John Smythe"),
        ("quote", "We were never told of the survey,", "We were told of the survey,"),
    ]


def test_another_headline_is_told_with_its_figure():
    """ "12 hurt" that becomes "14 hurt" is both: another headline, and a changed figure."""
    found = edit("It rained.", "It rained.", title="Ferry fire: 12 people hurt", retitled="Ferry fire: 14 people hurt")
    assert {change.kind for change in found.changes} == {"headline", "figure"}


@pytest.mark.parametrize(
    "note",
    [
        "Correction: an earlier version gave the wrong year.",
        "This article was amended on 3 May to correct the name of the ship, which was misspelled.",
        "(Corrects number of ships in paragraph two)",
        "Korrektur: In einer früheren Fassung stand eine falsche Zahl.",
        "訂正：船の数を直しました。",
    ],
)
def test_a_note_of_correction_is_found_and_is_no_sentence_of_the_text(note):
    """The note says itself what it is; it is told once, not as a sentence put in."""
    found = edit("It rained all day.", f"It rained all day.\n\n{note}")
    assert [change.kind for change in found.changes] == ["correction"]
    assert found.added == 0


def test_what_was_put_in_and_taken_out_is_counted():
    """Two sentences more and one less, and the rest stands."""
    found = edit(
        "It rained. The ferry sailed. Nobody came.", "It rained. Nobody came. A crane fell. Two cars sank in mud."
    )
    assert (found.added, found.removed, found.reworded) == (2, 1, 0)


def test_a_large_change_without_a_note_is_said():
    """Neutral: how much of the earlier text went, and that no note says so."""
    other = LONG.replace("waited in the harbour of Wessary all night", "slept aboard while divers looked for mines")
    found = edit(LONG, other)
    assert found.unsaid
    assert found.share >= 0.25
    assert not edit(LONG, f"{other}\n\nCorrection: the crews did not wait.").unsaid
    assert not edit(LONG, other, before={"labels": ("live",)}).unsaid, "a live page lives by changing"


def test_adding_is_how_news_grows():
    """A text to which much was added hides nothing."""
    assert not edit(LONG, f"{LONG} {LONG.replace('crew', 'tug')}").unsaid


@pytest.mark.parametrize("after", [{"origin": "page"}, {"origin": "feed"}, {"origin": "summary", "paywall": True}])
def test_a_text_from_another_place_is_no_edit(after):
    """The feed's summary and the full text of the page, or a page before and behind its wall, are not compared."""
    found = edit_between(
        Reading(title="Ferry waits in port", text="Short summary.", origin="summary"),
        Reading(title="Ferry waits", text=LONG, **after),
        since=1,
        version=2,
    )
    assert not found.compared
    assert not found.added
    assert not found.changes or after["origin"] == "summary"


def test_a_text_that_was_taken_back_is_withdrawn():
    """The mark of its publisher in the headline says so; the word as part of a headline does not."""
    assert ("withdrawn", "", "Withdrawn: Ferry waits in port") in told(
        edit("a", "b", retitled="Withdrawn: Ferry waits in port")
    )
    assert all(change.kind != "withdrawn" for change in edit("a", "b", retitled="Withdrawn troops come home").changes)


def test_where_a_feed_cut_a_summary_off_nothing_is_said_of_its_end():
    """A longer opening pushes the last words out of the summary; nobody took them out."""
    old = "A boy was found safe in the harbour. He had been missing since Monday morning. Police ..."
    new = "A boy and his dog were found safe in the harbour on Tuesday. He had been missing since Monday morning ..."
    found = edit(old, new)
    assert (found.removed, found.added, found.reworded) == (0, 0, 1)
    assert all(change.kind != "date" for change in found.changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Cases pass 210,000 as ports shut",
            "US cases pass 1 million and a vaccine shows promise as ports shut in May",
        ),
        ("Bank earnings fall 51% to $1.46bn", "Bank cuts payout and asks holders to raise $3.5bn"),
        ("A deal between two of the largest banks is near", "A deal that makes one of the largest banks is near"),
        ("Children in 15 states are ill", "Nearly 600,000 workers lose their jobs"),
    ],
)
def test_figures_of_other_things_are_no_change_of_one_another(old, new):
    """A new headline about something else does not turn its number into that of the old one."""
    assert all(change.kind != "figure" for change in within(old, new, "en"))


def test_another_way_to_name_a_person_is_no_changed_name():
    """Mr Ode is Jan Ode."""
    found = within("The name of Jan Ode was on the list.", "The name of Mr Ode was on the list.", "en")
    assert all(change.kind != "name" for change in found)
