"""A sentence that never ends, or a run of odd marks, costs as much as it is long, not the square of that."""

import time
from collections.abc import Callable

import pytest
from strait_news import report

from wireroom.claims.genre import not_of_the_day
from wireroom.claims.offices import check_offices
from wireroom.claims.origins import origins
from wireroom.claims.past import sentence_span
from wireroom.claims.quotes import statements
from wireroom.claims.speakers import speakers
from wireroom.claims.style import style_findings
from wireroom.model.article import Reading
from wireroom.stories.headline import read_title
from wireroom.stories.units import title_unit
from wireroom.text.names import names_in
from wireroom.text.numbers import quantities

#: A text this many times as long may cost so many times as much: the square of 16 is 256. The work of this thread is
#: measured against itself, so that a busy machine changes nothing.
LONGER, DEARER = 16, 80
#: What costs less than this altogether is no matter, whatever its growth: seconds of this thread.
CHEAP = 0.05
SHORT = 1_200


def _title(text: str) -> None:
    read_title(report("a", "09:00", text))


def _offices(text: str) -> None:
    told = f"{text} NATO Secretary-General Jens Stoltenberg warned."
    check_offices(told, text[:200], language="en", at=1.75e9, published=1.75e9)


READERS: dict[str, Callable[[str], object]] = {
    "figures": lambda text: quantities(text, "en"),
    "German figures": lambda text: quantities(text, "de"),
    "names": lambda text: names_in(text, "en"),
    "sentence": lambda text: sentence_span(text, 1, 2),
    "statements": lambda text: speakers(text, "", statements(text, "en"), "en"),
    "Chinese statements": lambda text: statements(text, "zh"),
    "offices": _offices,
    "kind of text": lambda text: not_of_the_day("", text),
    "signs of style": lambda text: style_findings(Reading(title="Ice", text=text, language="en")),
    "speakers": lambda text: origins(text, "", "en", None, "ansel.example"),
    "unit": lambda text: title_unit(text, 0, len(text), "en"),
    "title": _title,
}
PIECES = (
    " ", "\u00a0", ".", "!", "- ", '"', "“a” ", "|", " | ", "A ", "Ab ", "Ab, ", "Ab Cd said ", "Mr. ", "he said, ",
    "1 ", "7,", "9 to ", "between 9 and ", "of the ", "according to ", "(", "</h3> ", "表示", "President ",
    "death toll ", "NATO Secretary-General Jens Stoltenberg said, ",
)  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_work_grows_as_the_text_does(reader: str) -> None:
    """Sixteen times the text is sixteen times the work, give or take; the square would be 256 times."""
    read = READERS[reader]
    read("A word.")  # tables and patterns are made once
    dear = [piece for piece in PIECES if not _linear(read, piece)]
    assert dear == []


def _linear(read: Callable[[str], object], piece: str) -> bool:
    """Whether the work for a long run of one piece is in keeping with that for a short one."""
    long = min(_work(read, piece, SHORT * LONGER) for _ in range(2))
    return long < CHEAP or long < DEARER * min(_work(read, piece, SHORT) for _ in range(3))


def _work(read: Callable[[str], object], piece: str, characters: int) -> float:
    text = (piece * (characters // len(piece) + 1))[:characters]
    began = time.thread_time()
    read(text)
    return time.thread_time() - began
