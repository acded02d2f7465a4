"""An article as sections: its headings, what leads into a list, and the items of the list."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wireroom.model.article import Block
from wireroom.text.sentences import sentences

_TAG = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.IGNORECASE | re.DOTALL)
_MARKS = re.compile(r"<[^>]{1,200}>")
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●○■*–—-]|\(?\d{1,2}[.)]|[(（]?[一二三四五六七八九十]{1,2}[)）、.])\s+(?=\S)")
_ENDS = re.compile(r"[.!?。！？:：;；,，”\"]\s*\Z")
#: Longest line that may be a heading, characters.
HEADING = 100
#: Longest paragraph that is taken for a site's word on itself.
FRAME = 500
#: A label before a colon has at most so many characters.
LABEL = 90
_LABEL = re.compile(rf"([^.!?。！？:：]{{2,{LABEL}}}?)\s*(?:[:：]|\s[–—-]\s)\s*(?=\S)")
#: What a site says about itself and its reader, not about the news.
_FRAME = re.compile(
    r"\b(?:our (?:website|team|newsletter|site|articles|contact|community)|subscribe|sign up|bookmark (?:our|us)"
    r"|thank you for (?:visiting|reading)|your (?:trusted|ultimate) source|feel free to|click here|all rights reserved"
    r"|advertisement|table of contents|article with toc|read more|share this|cookies|we'd love to hear|don't miss out"
    r"|stay in the know)\b|版权所有|版權所有|点击订阅|點擊訂閱",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list: its label, the whole of it, and what it says beside the label."""

    label: str
    text: str
    says: str


@dataclass(slots=True)
class Section:
    """What stands under one heading; the first has none."""

    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An article, cut."""

    title: str
    language: str | None
    sections: tuple[Section, ...]

    def all_sentences(self) -> Iterator[str]:
        """Give all sentences, headings first in each section."""
        yield self.title
        for section in self.sections:
            if section.heading:
                yield section.heading
            for text in (*section.paragraphs, *(item.text for item in section.items)):
                yield from sentences_of(text, self.language)


def sentences_of(text: str, language: str | None) -> list[str]:
    """Cut a paragraph."""
    return [" ".join(span.text.split()) for span in sentences(text, language)]


def outline(title: str, blocks: Iterable[Block], language: str | None) -> Outline:
    """Cut an article that was read from a page."""
    pieces: list[tuple[str, str]] = []
    for block in blocks:
        if block.kind == "heading":
            pieces.append(("heading", block.text))
        elif block.kind == "list":
            pieces += [("item", line) for line in block.text.split("\n")]
        elif block.kind in ("body", "standfirst", "quote"):
            pieces += _pieces(block.text) if "\n" in block.text or _BULLET.match(block.text) else [("text", block.text)]
    return _cut(title, pieces, language)


def outline_of_text(text: str, language: str | None) -> Outline:
    """Cut a plain text; headings and lists are told by how they are written."""
    pieces = [piece for piece in _pieces(text) if not _is_frame(piece[1])]
    first = next((said for kind, said in pieces if kind == "heading"), "") or (pieces[0][1] if pieces else "")
    return _cut(first, pieces, language)


def _pieces(text: str) -> list[tuple[str, str]]:
    text = _TAG.sub(lambda found: f"\n\n# {_MARKS.sub('', found[2]).strip()}\n\n", text)
    made: list[tuple[str, str]] = []
    for part in re.split(r"\n\s*\n", _MARKS.sub(" ", text)):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        for line in lines:
            if line.startswith("#"):
                made.append(("heading", line.lstrip("# ").strip()))
            elif bullet := _BULLET.match(line):
                made.append(("item", line[bullet.end() :].strip()))
            elif len(lines) == 1 and len(line) <= HEADING and not _ENDS.search(line):
                made.append(("heading", line))
            elif made and made[-1][0] == "item" and line is not lines[0]:
                made[-1] = ("item", f"{made[-1][1]} {line}")  # a point that goes on in the next line
            else:
                made.append(("text", line))
    return made


def clean(text: str) -> str:
    """Bring a text to one line of characters that a file may hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _is_frame(text: str) -> bool:
    """Whether a paragraph is the site's word on itself; a long one holds more than that."""
    return len(text) <= FRAME and _FRAME.search(text) is not None


def _cut(title: str, pieces: Iterable[tuple[str, str]], language: str | None) -> Outline:
    head, sections = clean(title), [Section()]
    seen: set[str] = set()
    for kind, text in pieces:
        said = clean(text)
        if not said or _is_frame(said) or (kind != "item" and said.casefold() in seen):
            continue
        seen.add(said.casefold())
        if kind == "heading":
            if said.casefold() != head.casefold():
                sections.append(Section(heading=said))
        elif kind == "item":
            sections[-1].items.append(_item(said))
        else:
            sections[-1].paragraphs.append(said)
    return Outline(title=head, language=language, sections=tuple(sections))


def _item(text: str) -> Item:
    found = _LABEL.match(text)
    if found and len(found[1].split()) <= 12:
        return Item(label=found[1].strip(' *_“”"'), text=text, says=text[found.end() :])
    words = re.split(r"[,.;:，。；：]", text, maxsplit=1)[0].split()
    return Item(label=" ".join(words[:9])[:LABEL], text=text, says=text)
