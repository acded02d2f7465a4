"""What a publisher says of an article, in a few quiet words: its kind, who may read it, what it corrected or added."""

from wireroom.model.article import Reading
from wireroom.web.rows import Words, words_of
from wireroom.web.words import Moment, moment, several

#: Label -> as it stands above a headline.
KINDS = {
    "sponsored": "Advertisement",
    "opinion": "Opinion",
    "live": "Live page",
    "video": "Video",
}
#: Label -> as it stands in a row of a list.
IN_ROW = {"sponsored": "paid for, no report", "opinion": "opinion", "live": "live page", "video": "video"}
#: Entries of a live page that a page shows, the newest first.
MOST_UPDATES = 40


def kinds_of(reading: Reading) -> list[str]:
    """Name the kinds of an article, and whether its publisher asks readers to pay.

    >>> kinds_of(Reading(title="x", labels=("opinion",), section="business", paywall=True))
    ['Opinion', 'Business', 'For paying readers']
    """
    said = [KINDS[label] for label in reading.labels if label in KINDS]
    said += [reading.section.capitalize()] if reading.section else []
    return said + (["For paying readers"] if reading.paywall else [])


def updates_of(reading: Reading, now: float) -> dict[str, object] | None:
    """Make the entries of a live page ready to be shown, the newest first; None where there are none."""
    if not reading.updates:
        return None
    dated = sorted((one for one in reading.updates if one.at is not None), key=lambda one: -(one.at or 0.0))
    ordered = [*dated, *(one for one in reading.updates if one.at is None)]
    rows: list[tuple[Moment | None, Words]] = [
        (None if one.at is None else moment(one.at, now), words_of(one.title or one.text, reading.language))
        for one in ordered[:MOST_UPDATES]
    ]
    return {
        "rows": rows if any(words.text for _, words in rows) else [],
        "number": several(len(ordered), "entry", "entries"),
        "last": moment(dated[0].at or 0.0, now) if dated else None,
        "more": several(len(ordered) - MOST_UPDATES, "older entry", "older entries")
        if len(ordered) > MOST_UPDATES
        else "",
    }
