"""Where does a sentence begin and end?

The rules for abbreviations and quotes are those of `sentencex` (about 300 languages). On top: a paragraph border is
always a sentence border, and a quote is not torn from the words that say who spoke.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import sentencex


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence: `text` is exactly the characters `start` to `end` of what was given, without white space around."""

    start: int
    end: int
    text: str


#: A blank line, or a line break (list items and table rows stand one a line).
_BORDER = re.compile(r"(?:(?<![^\S\n])[^\S\n]+)?(?:\r\n?|\n|\u2028|\u2029)[^\S\n]*")
#: White space beyond ASCII, one character each: sentencex 1.0.32 panics on one that follows an initial ("J.\u00a0Ode").
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
#: A line that ends so is complete, whatever the next one begins with.
_CLOSED = re.compile(r"[.!?…:;。！？؟۔।][\"'”’»“)\]」』]*$")
#: The end of a quote that holds its own full stop.
_QUOTE_END = re.compile(r"[.!?…,。！？؟][\"'”’»“」』]+\s*$")
#: How the words that belong to such a quote go on: in small letters, or with the particle of Japanese and Korean.
_GOES_ON = re.compile(r"[^\W\d_]")
#: Characters of a paragraph that `sentencex` is given at once: open quotes cost it the square of their number.
MOST_AT_ONCE = 10_000
_PARTICLES = ("と", "って", "라고", "이라고")


def sentences(text: str, language: str | None = None) -> list[Span]:
    """Cut a text into sentences, in order and without overlap; white space between them belongs to none.

    Args:
        text: Any text, as it stands in a reading.
        language: ISO 639-1; None is unknown and is cut by the rules of English.

    >>> [span.text for span in sentences("Mr. Ode left at 5 p.m. on Tuesday. He is back.", "en")]
    ['Mr. Ode left at 5 p.m. on Tuesday.', 'He is back.']
    """
    return list(_kept(text, language)) if len(text) >= WHOLE_TEXT else _cut(text, language)


#: Several checks cut one article after the other: texts of this many characters are remembered, some of them.
WHOLE_TEXT = 1000


@lru_cache(maxsize=32)
def _kept(text: str, language: str | None) -> tuple[Span, ...]:
    return tuple(_cut(text, language))


def _cut(text: str, language: str | None) -> list[Span]:
    found: list[Span] = []
    for start, end in _paragraphs(text):
        for left, right in _within(text, start, end, language or "en"):
            piece = text[left:right]
            inner = piece.strip()
            if inner:
                at = left + len(piece) - len(piece.lstrip())
                found.append(Span(at, at + len(inner), inner))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the borders of paragraphs. A single line break inside a wrapped sentence is no border."""
    start = 0
    breaks = list(_BORDER.finditer(text))
    for n, match in enumerate(breaks):
        after = breaks[n + 1].start() if n + 1 < len(breaks) else len(text)
        wrapped = (
            match.end() < after  # not a blank line
            and match.start() > start
            and text[match.end()].islower()
            and not _CLOSED.search(text[max(start, match.start() - 8) : match.start()])
        )
        if not wrapped:
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _within(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Cut one paragraph; pieces cover it without gaps."""
    left = at = start
    waiting = False
    plain = _WIDE_SPACE.sub(" ", text[start:end])
    for piece in _pieces(plain, language):
        if not plain.startswith(
            piece, at - start
        ):  # the library dropped or changed something: keep the rest in one piece
            break
        if waiting and not _belongs(text[left:at], piece):
            yield left, at
            left = at
        at += len(piece)
        waiting = True
    if left < end:
        yield left, end


def _pieces(text: str, language: str) -> Iterator[str]:
    """Yield the pieces of a paragraph; one that reaches the end of what is given at once is begun again, if it can be.

    No prose has such paragraphs: in a sentence longer than that the border is where the length ends.
    """
    at = 0
    while len(text) - at > MOST_AT_ONCE:
        found = list(sentencex.segment(language, text[at : at + MOST_AT_ONCE]))
        whole = found[:-1] or found or [text[at:]]
        yield from whole
        at += sum(map(len, whole))
    yield from sentencex.segment(language, text[at:])


def _belongs(before: str, piece: str) -> bool:
    """Whether `piece` goes on with the sentence whose quote ended `before`."""
    if not _QUOTE_END.search(before[-12:]):
        return False
    return piece.startswith(_PARTICLES) or bool(_GOES_ON.match(piece) and piece[0].islower())
