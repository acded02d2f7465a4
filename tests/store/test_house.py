"""A publisher's own lines: what stands under its other news too."""

from newsrooms import BUDGET, FERRY, MORNING, open_intake, reading, room_of, take

LINE = "This page lives by those who read it every day."
NEWS = {
    "Ferry Corrin runs aground off Tamsel Point": FERRY,
    "Meridon raises tax on sugar": BUDGET,
    "Bear walks through station of Hesk": (
        "A brown bear walked through the station of Hesk and left by the goods yard.",
    ),
    "Orchestra of Ansel plays on the ice": (
        "The orchestra of Ansel played three symphonies on the frozen upper lake.",
    ),
}


def test_lines_that_stand_under_other_news_are_known():
    """Four articles of a publisher about unlike things share a line: it is the site's, and their own are not."""
    intake = open_intake()
    names = [
        take(
            intake,
            f"n{number}",
            reading(title, *text, LINE, published=MORNING + 60 * number),
            source="harbour.example",
            seen=MORNING + 60 * number,
        )
        for number, (title, text) in enumerate(NEWS.items())
    ]
    page = room_of(intake).reader.article(names[0])
    assert page is not None
    assert page.house == {LINE.casefold()}


def test_two_articles_tell_nothing():
    """What two share may be a series."""
    intake = open_intake()
    for number, (title, text) in enumerate(list(NEWS.items())[:3]):
        at = MORNING + 60 * number
        name = take(intake, f"n{number}", reading(title, *text, LINE, published=at), source="orvik.example", seen=at)
    page = room_of(intake).reader.article(name)
    assert page is not None
    assert page.house == frozenset()
