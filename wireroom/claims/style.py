"""How was a text made? Signs in its manner that a reader may wish to know, each with its place.

None of them says that a text is wrong, and each can itself be wrong: they are told politely. A text that is too short
to judge, or of which only a summary is known, gets none.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from wireroom.claims.attribution import attributions
from wireroom.claims.style_words import (
    BUTTON,
    GARBLED,
    HOUSE,
    REMAINS,
    SPOKE,
    STOCK,
    STOCK_AT,
    TRANSLATED,
    TWICE,
    TWICE_AT,
    VAGUE,
)
from wireroom.model.article import Reading
from wireroom.model.finding import StyleFinding
from wireroom.text.house_lines import plain_line
from wireroom.text.sentences import Span, sentences

# Words below which a text is a note: what it lacks says nothing.
LEAST_WORDS = 80
# A text shows at most so many findings of one kind; the first tell enough.
MOST_OF_A_KIND = 3
# Sentences in which the main claim stands.
LEAD_SENTENCES = 4
# A title that stands in the text as a line of its own, or word for word within it, more often than this is repeated;
# once is common: pages print it again under a picture.
TITLE_AGAIN = 2
# A whole line that comes again is a repetition from this length on, in characters.
LEAST_LINE = 60
# Share of a title's telling words that must be found in the text, and how many words tell enough to judge.
TITLE_SHARE, TITLE_WORDS = 0.26, 5
# Letters of a word that are compared: endings differ between a title and its text.
_STEM = 4
_WORD = re.compile(r"[^\W_]+")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


def style_findings(reading: Reading, house: frozenset[str] = frozenset()) -> tuple[StyleFinding, ...]:
    """Give the findings of style, in the order of the text; what the text does not tell comes first.

    Args:
        reading: The article; findings count characters of its text or title.
        house: Lines that its publisher prints under other news too (`text.house_lines`); empty: not known.

    Returns:
        () for summaries and for texts too short to judge.
    """
    text = reading.text
    if not reading.full or len(text.split()) < LEAST_WORDS:
        return ()
    lacks, lines = list(_lacks(reading)), _lines(text)
    found: list[StyleFinding] = []
    looks: tuple[Callable[[], Iterator[StyleFinding]], ...] = (
        lambda: _repeated(reading, lines),
        lambda: _of_the_house(text, lines, house),
        lambda: _each(
            HOUSE, text, "boilerplate", "The house praises itself here; it belongs to the site, not to the news."
        ),
        lambda: _residue(text, lines),
        lambda: _template(text),
        lambda: _sources(reading),
        lambda: _headline(reading),
        lambda: _translated(text),
    )
    for look in looks:
        kinds: Counter[str] = Counter()
        for finding in look():
            kinds[finding.kind] += 1
            overlaps = any(finding.start < one.end and one.start < finding.end for one in found)
            if kinds[finding.kind] <= MOST_OF_A_KIND and not (finding.kind == "boilerplate" and overlaps):
                found.append(finding)
    return (*lacks, *sorted(found, key=lambda one: (one.field != "title", one.start, one.kind)))


def _lacks(reading: Reading) -> Iterator[StyleFinding]:
    if not reading.authors and reading.agency is None:
        yield _one("no_author", reading.text, 0, 0, "We found no author and no agency named for it.")
    if reading.published is None:
        yield _one("no_date", reading.text, 0, 0, "We found no day on which it was published.")


def _lines(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        if line.strip():
            found.append(Span(start, start + len(line.strip()), line.strip()))
        at += len(line) + 1
    return found


def _named_speakers(text: str, language: str | None) -> int:
    return sum(one.kind in ("person", "body", "document", "agency") for one in attributions(text, language))


def _repeated(reading: Reading, lines: list[Span]) -> Iterator[StyleFinding]:
    """Find the title said again and again, and whole lines that come twice."""
    title, text = plain_line(reading.title), reading.text
    if len(title.split()) >= TITLE_WORDS or _SPACELESS.search(title):
        places = [line for line in lines if title in plain_line(line.text)]
        if len(places) > TITLE_AGAIN:
            told = f"The headline stands {len(places)} more times in the text, which pages made for search engines do."
            yield _one("repeated", text, places[1].start, places[1].end, told)
    seen: set[str] = set()
    for line in lines:
        plain = plain_line(line.text)
        if len(plain) >= LEAST_LINE and plain in seen and title not in plain:
            yield _one("repeated", text, line.start, line.end, "These words stand in the text twice.")
        seen.add(plain)


def _of_the_house(text: str, lines: list[Span], house: frozenset[str]) -> Iterator[StyleFinding]:
    for line in lines:
        if plain_line(line.text) in house:
            told = "Several other articles of this publisher have these words too; they belong to the site."
            yield _one("boilerplate", text, line.start, line.end, told)


def _residue(text: str, lines: list[Span]) -> Iterator[StyleFinding]:
    for pattern, told in (
        (REMAINS, "This looks like a remain of the page's code, not like its text."),
        (GARBLED, "These letters look garbled by a wrong encoding."),
    ):
        if match := pattern.search(text):
            yield _one("residue", text, *match.span(), told)
    for line in (line for line in lines[-2:] + lines[:8] if BUTTON.match(line.text)):
        yield _one("residue", text, line.start, line.end, "This looks like a button of the page, not like its text.")
        break


def _template(text: str) -> Iterator[StyleFinding]:
    found = list(STOCK.finditer(text))
    if len({match.group().casefold() for match in found}) >= STOCK_AT:
        told = f"One of {len(found)} stock phrases; texts made from a template have many."
        yield _one("template", text, *found[0].span(), told)


def _sources(reading: Reading) -> Iterator[StyleFinding]:
    """Find unnamed speakers where few are named, and a body that "warned" without who, when and where."""
    text = reading.text
    vague, spoken = list(VAGUE.finditer(text)), SPOKE.search(reading.title)
    if not vague and not spoken and not SPOKE.search(text):
        return  # most texts; to look for speakers is dear
    named = _named_speakers(text, reading.language)
    if vague and named <= 2 * len(vague):
        told = "Nobody is named here, and few are in the whole text."
        yield _one("vague_source", text, *vague[0].span(), told)
    if named > 2:
        return
    title = plain_line(reading.title)
    lead = [
        one
        for one in sentences(text, reading.language)
        if len(one.text) > LEAST_LINE
        and not HOUSE.search(one.text)
        and (not title or title not in plain_line(one.text))
    ]
    for sentence in lead[: LEAD_SENTENCES * 2]:
        said = SPOKE.search(sentence.text)
        if said and (spoken or named == 0):
            start = sentence.start + said.start()
            told = "The main claim names no person, day or document with which it could be looked up."
            yield _one("no_source", text, start, start + len(said.group()), told)
            return


def _headline(reading: Reading) -> Iterator[StyleFinding]:
    """Compare the telling words of the headline with the text's."""
    if _SPACELESS.search(reading.title):
        return
    stems = {word[:_STEM] for word in _WORD.findall(plain_line(reading.text))}
    words = [word for word in _WORD.findall(plain_line(reading.title)) if len(word) > _STEM or word.isdigit()]
    missing = [word for word in words if word[:_STEM] not in stems]
    if len(words) >= TITLE_WORDS and 1 - len(missing) / len(words) < TITLE_SHARE:
        told = f"Of {len(words)} telling words of the headline, {len(words) - len(missing)} stand in the text."
        yield StyleFinding(
            kind="headline", start=0, end=len(reading.title), field="title", words=reading.title, told=told
        )


def _translated(text: str) -> Iterator[StyleFinding]:
    said = TRANSLATED.search(text)
    if said:
        yield _one("translated", text, *said.span(), "The text itself says that a machine translated it.")
        return
    twice = list(TWICE.finditer(text))
    if len(twice) >= TWICE_AT:
        told = "Small words stand twice in several places, as translation by a machine leaves them."
        yield _one("translated", text, *twice[0].span(), told)


def _each(pattern: re.Pattern[str], text: str, kind: str, told: str) -> Iterator[StyleFinding]:
    for match in pattern.finditer(text):
        yield _one(kind, text, *match.span(), told)


def _one(kind: str, text: str, start: int, end: int, told: str) -> StyleFinding:
    return StyleFinding(kind=kind, start=start, end=end, field="text", words=text[start:end], told=told)
