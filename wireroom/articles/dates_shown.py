"""Which dates does a page show to people?

The day of publication stands beside the headline: in the lines before the text begins, more rarely above it. Pages that
put it elsewhere name the element for it, or say a word such as "published" before the date. A date within the text is
of the things told, a date beside other headlines is theirs: neither is looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from wireroom.articles.beside import PARAGRAPH_CHARACTERS, Beside, Line, is_elsewhere
from wireroom.articles.date_forms import dates_in
from wireroom.articles.head import line_of, one_line
from wireroom.articles.page import Page

# Elements that are named for a date and lie further down belong to lists.
MOST_NAMED = 30
# A line that shows a date, and little else; the longest line in which a word says of a date that it is that of
# publication.
LINE_CHARACTERS, MOST_LINE = 40, 330
_SHORT = range(2, MOST_LINE + 1)
# A label stands right before its date, or right behind.
LABEL_CHARACTERS = 28

_NAMED = (
    "[class*='date' i],[class*='publi' i],[class*='posted' i],[class*='time' i],[class*='meta' i],[class*='byline' i],"
    "[class*='submitted' i],[class*='author' i],[class~='updated' i],[id*='date' i]"
)
_PUBLISHED = re.compile(
    r"(?<![a-zA-ZÀ-žа-яА-Я])(?:"
    r"publi[sšcç]\w*|posted|created|issued|written|first seen|veröffentlicht|erstellt|erschienen|gepostet|eingestellt|"
    r"online seit|datum|erscheinungsdatum|mis en ligne|paru|créé|creado|fecha|pubblicat\w+|data|postado|criado|"
    r"geplaatst|gepubliceerd|publicerad|skapad|udgivet|offentliggjort|publisert|julkaistu|опубликован\w*|дата|"
    r"опубліковано|публикуван\w+|opublikowan\w+|dodano|utworzono|vydáno|zverejnené|publikováno|megjelent|közzétéve|"
    r"objavljeno|објављено|yayınlanma|yayın|eklenme|tarih|δημοσι\w+|發布|发布|发表|發表|公開|公开|配信|掲載|投稿|입력|등록|"
    r"نشر|تاريخ|انتشار|פורסם|प्रकाशित|প্রকাশ\w*|เผยแพร่|diterbitkan|dipublikasikan|đăng|ngày)",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"(?<![a-zA-ZÀ-žа-яА-Я])(?:"
    r"updat\w+|modified|revised|edited|reviewed|aktualisiert|geändert|bearbeitet|stand|zuletzt|mis(?:e)? à jour|"
    r"modifié|actualiza\w+|modificad\w+|aggiornat\w+|ultima modifica|atualizad\w+|bijgewerkt|gewijzigd|uppdaterad|"
    r"ändrad|opdateret|oppdatert|endret|päivitetty|muokattu|обновлен\w*|изменен\w*|оновлен\w*|обновен\w*|"
    r"aktualizowan\w*|aktualizacja|aktualizováno|aktualizované|frissítve|módosítva|ažurirano|izmenjeno|güncelle\w*|"
    r"ενημ[εέ]ρω\w+|更新|修改|最終更新|수정|업데이트|تحديث|به‌?روز|עודכן|अपडेट|আপডেট|แก้ไข|diperbarui|cập nhật)",
    re.IGNORECASE,
)
# hAtom's classes say what a date is; the title holds it for machines.
_ATOM = re.compile(r"(?:^|\s)(?:published|updated)(?:$|\s)", re.IGNORECASE)
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


def beside_headline(beside: Beside, *, language: str | None, slash_month_first: bool) -> list[Shown]:
    """Read the dates beside the headline, the likeliest first."""
    after = _dates(" \n".join(text for text, _ in beside.after), language, slash_month_first)
    before = _dates(" \n".join(text for text, _ in beside.before), language, slash_month_first)
    return sorted([*after, *reversed(before)], key=lambda one: one.role != "published")


def elsewhere(page: Page, *, language: str | None, slash_month_first: bool) -> list[Shown]:
    """Read the dates in elements that are named for one, then those with a word that says "published"."""
    found: list[Shown] = []
    for node in page.dom.css(_NAMED)[:MOST_NAMED]:
        given = node.attributes
        text = f"{given.get('class')} {given.get('title') or ''}" if _ATOM.search(given.get("class") or "") else ""
        text = text if any(char.isdigit() for char in text) else line_of(node)
        if len(text) <= PARAGRAPH_CHARACTERS and not is_elsewhere(node):
            found += _dates(text, language, slash_month_first)
    if found:
        return sorted(found, key=lambda one: one.role != "published")
    texts = list(_short_texts(page))
    return _labelled(texts, language, slash_month_first) or _the_only_day(texts, language, slash_month_first)


def _short_texts(page: Page) -> Iterator[Line]:
    body = page.dom.body
    for node in body.traverse(include_text=True) if body is not None else ():
        if node.tag == "-text" and len(text := one_line(node.text_content or "")) in _SHORT:
            yield text, node


def _labelled(texts: Sequence[Line], language: str | None, slash_month_first: bool) -> list[Shown]:
    """Read the first date with a word that says "published"."""
    for text, node in texts:
        parent = node.parent
        if not _PUBLISHED.search(text) or parent is None or parent.tag in ("script", "style"):
            continue
        line = line_of(parent)
        if len(line) > MOST_LINE or not any(char.isdigit() for char in line) or is_elsewhere(node):
            continue
        found = [one for one in _dates(line, language, slash_month_first) if one.role == "published"]
        if found:
            return found
    return []


def _the_only_day(texts: Sequence[Line], language: str | None, slash_month_first: bool) -> list[Shown]:
    """Read the day that stands in a line of its own, where no line of the page shows another."""
    found: list[Shown] = []
    for text, node in texts:
        if len(text) <= LINE_CHARACTERS and any(char.isdigit() for char in text) and not is_elsewhere(node):
            found += _dates(text, language, slash_month_first)
    return found[:1] if len({one.at.date() for one in found}) == 1 else []


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
