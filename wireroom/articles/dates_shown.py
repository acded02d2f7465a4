"""Which dates does a page show to people?

The day of publication stands beside the headline: in the lines before the text begins, more rarely above it. Pages that
put it elsewhere name the element for it, or say a word such as "published" before the date. A date within the text is
of the things told, a date beside other headlines is theirs: neither is looked at.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborNode

from wireroom.articles.date_forms import dates_in
from wireroom.articles.head import line_of, one_line
from wireroom.articles.page import Page
from wireroom.articles.title import folded

# A text of this length is a paragraph: the article has begun.
PARAGRAPH_CHARACTERS = 110
# Between headline and text stand standfirst, byline, buttons and a picture with its words.
LINES_AFTER, PARAGRAPHS_AFTER, CHARACTERS_AFTER = 60, 2, 1500
LINES_BEFORE = 12
# Elements that are named for a date and lie further down belong to lists.
MOST_NAMED = 30
# Boxes of comments and lists are named within so many levels above what they hold; further up stand whole columns.
LEVELS_NAMED = 4
# Above the headline a date may stand beside any box around it.
LEVELS_BEFORE = 6
# A label stands right before its date, or right behind.
LABEL_CHARACTERS = 28

_SILENT = frozenset({"script", "style", "template", "noscript", "option", "select", "button"})
_NAMED = (
    "[class*='date' i],[class*='publi' i],[class*='posted' i],[class*='time' i],[class*='meta' i],[class*='byline' i],"
    "[class*='submitted' i],[class*='author' i],[id*='date' i]"
)
_ELSEWHERE = re.compile(
    r"comment|respond|reply|related|sidebar|widget|teaser|recommend|popular|latest|footer|kommentar|archive|copyright|"
    r"event-date|calendar",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi[sšcç]\w*|posted|created|issued|written|first seen|veröffentlicht|erstellt|erschienen|gepostet|eingestellt|"
    r"online seit|datum|erscheinungsdatum|mis en ligne|paru|créé|creado|fecha|pubblicat\w+|data|postado|criado|"
    r"geplaatst|gepubliceerd|publicerad|skapad|udgivet|offentliggjort|publisert|julkaistu|опубликован\w*|дата|"
    r"опубліковано|публикуван\w+|opublikowan\w+|dodano|utworzono|vydáno|zverejnené|publikováno|megjelent|közzétéve|"
    r"objavljeno|објављено|yayınlanma|yayın|eklenme|tarih|δημοσι\w+|發布|发布|发表|發表|公開|公开|配信|掲載|投稿|입력|등록|"
    r"نشر|تاريخ|انتشار|פורסם|प्रकाशित|প্রকাশ\w*|เผยแพร่|diterbitkan|dipublikasikan|đăng|ngày",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"updat\w+|modified|revised|edited|reviewed|aktualisiert|geändert|bearbeitet|stand|zuletzt|mis(?:e)? à jour|"
    r"modifié|actualiza\w+|modificad\w+|aggiornat\w+|ultima modifica|atualizad\w+|bijgewerkt|gewijzigd|uppdaterad|"
    r"ändrad|opdateret|oppdatert|endret|päivitetty|muokattu|обновлен\w*|изменен\w*|оновлен\w*|обновен\w*|"
    r"aktualizowan\w*|aktualizacja|aktualizováno|aktualizované|frissítve|módosítva|ažurirano|izmenjeno|güncelle\w*|"
    r"ενημ[εέ]ρω\w+|更新|修改|最終更新|수정|업데이트|تحديث|به‌?روز|עודכן|अपडेट|আপডেট|แก้ไข|diperbarui|cập nhật",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:^|\s)(?:von|by|par|por|di|door|av|af|od|przez)\s.{2,30}\s(?:am|on|le|el|il|em|op|den|dne|,)?\s*$",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"©|copyright|\(c\)|born|geboren|since|seit|né le|nacido|event|until|bis|deadline", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A date as the page shows it."""

    at: datetime
    clock: bool
    #: "published", "modified" or "" where no word says which.
    role: str


def beside_headline(page: Page, title: str, *, language: str | None, slash_month_first: bool) -> list[Shown]:
    """Read the dates beside the headline, the likeliest first."""
    anchor = _headline(page, title)
    if anchor is None:
        return []
    within = line_of(anchor)
    lines = _lines_after(anchor) if folded(within) == folded(title) else itertools.chain([within], _lines_after(anchor))
    after = _dates(" \n".join(lines), language, slash_month_first)
    before = _dates(" \n".join(_lines_before(anchor)), language, slash_month_first)[::-1]
    return sorted([*after, *before], key=lambda one: one.role != "published") if after or before else []


def elsewhere(page: Page, *, language: str | None, slash_month_first: bool) -> list[Shown]:
    """Read the dates in elements that are named for one, then those with a word that says "published"."""
    found: list[Shown] = []
    for node in page.dom.css(_NAMED)[:MOST_NAMED]:
        if not is_elsewhere(node) and len(text := line_of(node)) <= PARAGRAPH_CHARACTERS:
            found += _dates(text, language, slash_month_first)
    if found:
        return sorted(found, key=lambda one: one.role != "published")
    body = page.dom.body
    for node in body.traverse(include_text=True) if body is not None else ():
        if node.tag == "-text" and _PUBLISHED.search(node.text_content or ""):
            parent = node.parent
            text = line_of(parent) if parent is not None and parent.tag not in _SILENT else ""
            if text and len(text) <= 3 * PARAGRAPH_CHARACTERS and not is_elsewhere(node):
                found += [one for one in _dates(text, language, slash_month_first) if one.role == "published"]
                if found:
                    break
    return found


def _dates(text: str, language: str | None, slash_month_first: bool) -> list[Shown]:
    told = sorted(dates_in(text, language=language, slash_month_first=slash_month_first), key=lambda one: one.start)
    found = []
    for at, one in enumerate(told):
        before = text[max(told[at - 1].end if at else 0, one.start - LABEL_CHARACTERS) : one.start]
        after = text[one.end : one.end + LABEL_CHARACTERS // 2]
        if at + 1 < len(told) and told[at + 1].start < one.end + LABEL_CHARACTERS:
            after = ""  # what stands between two dates is said of the second
        if not _NEITHER.search(before):
            found.append(Shown(one.at, one.clock, _role(before, after)))
    return found


def _role(before: str, after: str) -> str:
    """Take the label that stands nearest before the date, else one right behind it."""
    labels = [(match.end(), "published") for match in _PUBLISHED.finditer(before)]
    labels += [(match.end(), "modified") for match in _MODIFIED.finditer(before)]
    if labels:
        return max(labels)[1]
    if _MODIFIED.match(after.lstrip(" (,:")):
        return "modified"
    return (
        "published" if _SIGNED.search(before) or re.search(r"veröffentlicht|gepostet|posted|published", after) else ""
    )


def _headline(page: Page, title: str) -> LexborNode | None:
    """Find the element that shows the title."""
    wanted = folded(title)
    nodes = [*page.head.heading_nodes, *page.head.lesser, *page.head.named]
    for node in nodes:
        text = folded(line_of(node))
        if text and wanted and (text == wanted or wanted in text):
            return node
    if page.head.heading_nodes:
        return page.head.heading_nodes[0]
    body = page.dom.body
    for node in body.traverse(include_text=True) if body is not None and wanted else ():
        if (
            node.tag == "-text"
            and len(text := node.text_content or "") < 2 * len(title) + 40
            and folded(text) == wanted
        ):
            return node.parent
    return None


def _lines_after(anchor: LexborNode) -> Iterator[str]:
    """Yield the short texts that follow, until the article has begun."""
    lines = paragraphs = characters = 0
    for text in _texts(_following(anchor)):
        if len(text) > PARAGRAPH_CHARACTERS:
            paragraphs += 1
            yield "…"
        else:
            lines += 1
            yield text
        characters += len(text)
        if lines >= LINES_AFTER or paragraphs >= PARAGRAPHS_AFTER or characters >= CHARACTERS_AFTER:
            return


def _lines_before(anchor: LexborNode) -> list[str]:
    """Return the short texts right before the headline, in the order of the page."""
    lines: list[str] = []
    node: LexborNode | None = anchor
    for _ in range(LEVELS_BEFORE):
        if node is None or node.tag in ("body", "main", "html"):
            break
        beside = node.prev
        while beside is not None and len(lines) < LINES_BEFORE:
            if beside.tag not in ("nav", "header"):
                own = [
                    text
                    for text, _ in zip(_texts(beside.traverse(include_text=True)), range(LINES_BEFORE), strict=False)
                ]
                lines = [*own, *lines]
            beside = beside.prev
        node = node.parent
    return [text for text in lines[-LINES_BEFORE:] if len(text) <= PARAGRAPH_CHARACTERS]


def _following(node: LexborNode) -> Iterator[LexborNode]:
    above: LexborNode | None = node
    while above is not None and above.tag != "body":
        beside = above.next
        while beside is not None:
            yield from beside.traverse(include_text=True)
            beside = beside.next
        above = above.parent


def _texts(nodes: Iterator[LexborNode]) -> Iterator[str]:
    for node in nodes:
        if node.tag == "-text":
            parent = node.parent
            if parent is not None and parent.tag not in _SILENT and (text := one_line(node.text_content or "")):
                yield text


def is_elsewhere(node: LexborNode) -> bool:
    """Say whether an element is a comment's, a list's or the footer's."""
    above: LexborNode | None = node
    levels, foot = 0, False
    while above is not None and above.tag not in ("body", "html", "article"):
        if above.tag in ("nav", "aside"):
            return True
        foot = foot or above.tag == "footer"
        given = above.attributes if levels < LEVELS_NAMED and above.is_element_node else {}
        if given and _ELSEWHERE.search(f"{given.get('class') or ''} {given.get('id') or ''}"):
            return True
        above = above.parent
        levels += 1
    # An article has a foot of its own.
    return foot and (above is None or above.tag != "article")
