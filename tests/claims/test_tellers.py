"""Who gives a figure inside its report."""

from dataclasses import replace

from strait_news import report

from wireroom.claims.tellers import with_tellers
from wireroom.model.story import Citation, Figure

TEXT = "Twelve people were hurt, the harbour office said. At least 14 people were hurt."


MEMBER = report("a", "09:00", "Fire", TEXT)


def figure(*words: str) -> Figure:
    places = [
        Citation(article_id="a", version=MEMBER.version, start=TEXT.index(one), end=TEXT.index(one) + len(one))
        for one in words
    ]
    return Figure(
        label="people",
        values=tuple((1.0, one, "a.example", place) for one, place in zip(words, places, strict=True)),
    )


def test_a_figure_inside_a_statement_is_its_speakers():
    """What the harbour office said is its number; what the report says itself has no teller."""
    (told,) = with_tellers([figure("Twelve", "At least 14")], [MEMBER])
    assert told.tellers == ("harbour office", "")


def test_what_is_not_at_hand_has_no_teller():
    """A version that is gone, or a headline, tells nothing of who spoke."""
    (told,) = with_tellers([figure("Twelve")], [replace(MEMBER, version=9)])
    assert told.tellers == ("",)
