"""An article's page as a record: the text with notes beside it, its versions and what changed, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from wireroom.model.article import Block, Reading
from wireroom.model.finding import OfficeFinding, StyleFinding
from wireroom.model.views import ArticlePage, Head, VersionRow
from wireroom.text.aligned import Passages
from wireroom.web.article_kinds import kinds_of, updates_of
from wireroom.web.claims import claims_noted
from wireroom.web.inline import inline_markup
from wireroom.web.members import member_view, percent, repeats, trouble_words
from wireroom.web.notes import Noted, NoteView, office_note
from wireroom.web.page import Page, Part, Variant
from wireroom.web.pictures import picture_view
from wireroom.web.rows import Words, source_path, words_of
from wireroom.web.safe import Span, marked
from wireroom.web.style_notes import style_note, style_notes
from wireroom.web.talk import talk_part
from wireroom.web.tongues import direction, language_name
from wireroom.web.traces import traces_view
from wireroom.web.versions import Compared, versions_view
from wireroom.web.words import moment, several, when

#: Words a minute for languages with spaces; characters a minute where words are not parted by them.
WORDS_A_MINUTE = 230
#: Two times closer than this are one, in seconds.
SAME_MINUTE = 60.0
SIGNS_A_MINUTE = 500
_UNSPACED = frozenset({"ja", "zh", "th"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """One block of the text with the notes that speak of it."""

    kind: str
    level: int
    anchor: str
    #: One entry, or one an item for lists and table rows.
    items: tuple[Markup, ...]
    #: Of a table, the cells of each row; none where a mark may reach over several of them.
    cells: tuple[tuple[Markup, ...], ...] = ()
    notes: tuple[NoteView, ...] = ()


def place_blocks(reading: Reading) -> list[tuple[Block, int]]:
    """Find where each block stands in the text; blocks that are not found there stand at -1."""
    placed, at = [], 0
    for block in reading.blocks or (Block(kind="body", text=reading.text),):
        start = reading.text.find(block.text, at)
        if start >= 0:
            at = start + len(block.text)
        placed.append((block, start))
    return placed


def block_rows(
    reading: Reading,
    offices: tuple[OfficeFinding, ...],
    cited: tuple[int, int] | None = None,
    same: Passages = (),
    style: Sequence[StyleFinding] = (),
    noted: Sequence[Noted] = (),
) -> list[BlockRow]:
    """Cut the text into rows, with marked spans, and put each note beside the paragraph that it speaks of.

    Args:
        reading: The text.
        offices: Offices in it that look out of date.
        cited: The passage that a link led to.
        same: Passages that stand in another text; with them no other mark is set.
        style: Signs of style with a passage.
        noted: Other passages with their notes.
    """
    rows = []
    placed = place_blocks(reading)
    markup = inline_markup(reading, [block for block, _ in placed])
    for number, ((block, start), inline) in enumerate(zip(placed, markup, strict=True)):
        end = start + len(block.text)
        notes, spans = [], []
        if start >= 0:
            if cited and cited[0] < end and cited[1] > start:
                first = cited[0] >= start
                spans.append(
                    Span(
                        max(0, cited[0] - start),
                        min(len(block.text), cited[1] - start),
                        "cited",
                        "cited" if first else "",
                    )
                )
            spans += [
                Span(
                    max(0, one - start), min(len(block.text), two - start), "cited", "same" if one == same[0][0] else ""
                )
                for one, two in same
                if one < end and two > start
            ]
            for found in () if same else offices:
                if found.field == "text" and start <= found.start < end:
                    notes.append(office_note(found))
                    spans.append(Span(found.start - start, min(found.end, end) - start, "noted"))
            for one in () if same else [one for one in noted if start <= one.start < end]:
                notes.append(one.note)
                spans += [Span(one.start - start, min(one.end, end) - start, "noted")] if not spans else []
            here = [one for one in style if start <= one.start < end]
            notes += [style_note(one) for one in here[:1]]  # one a paragraph: the text comes first
            spans += [Span(one.start - start, min(one.end, end) - start, "stylish") for one in here[:1] if not spans]
        rows.append(
            BlockRow(
                kind=block.kind,
                level=block.level or 2,
                anchor=f"h{number}" if block.kind == "heading" else "",
                items=inline if inline is not None and not spans else tuple(_items(block, spans)),
                cells=_cells(block) if block.kind == "table" and not spans else (),
                notes=tuple(notes),
            )
        )
    return rows


def _cells(block: Block) -> tuple[tuple[Markup, ...], ...]:
    """Part a table's lines into cells; rows that are shorter end with empty ones."""
    rows = [line.split(" | ") for line in block.text.split("\n")]
    width = max(map(len, rows))
    return tuple(tuple(escape(cell) for cell in (*row, *[""] * (width - len(row)))) for row in rows)


def _items(block: Block, spans: list[Span]) -> list[Markup]:
    """Mark a block; lists and tables line by line."""
    if block.kind not in ("list", "table"):
        return [marked(block.text, spans)]
    items, at = [], 0
    for line in block.text.split("\n"):
        here = [
            Span(max(0, s.start - at), min(len(line), s.end - at), s.style, s.anchor)
            for s in spans
            if s.start < at + len(line) and s.end > at
        ]
        items.append(marked(line, here))
        at += len(line) + 1
    return items


def reading_minutes(reading: Reading) -> int:
    """Estimate minutes to read, at least one."""
    if reading.language in _UNSPACED:
        return max(1, round(len(reading.text) / SIGNS_A_MINUTE))
    return max(1, round(len(reading.text.split()) / WORDS_A_MINUTE))


def _contents(rows: list[BlockRow], reading: Reading, words: int, whole: Reading | None = None) -> dict[str, object]:
    """List the headings; `whole` is the text at the publisher's, whose length is told where less of it is shown."""
    headings = [(row.anchor, str(row.items[0].striptags()), None) for row in rows if row.kind == "heading"]
    minutes, where = reading_minutes(whole or reading), " at the publisher" if whole is not None else ""
    language = language_name(reading.language)
    meta = (f"{minutes}\u00a0min to read{where}", f"{several(words, 'word')}, {language}") if reading.full else ()
    return {"entries": headings if len(headings) > 1 else [], "meta": meta}


def _state(page: ArticlePage, reading: Reading) -> str:
    """Say how the text was come by, and what was checked."""
    member = page.member
    if member.source_kind == "social":
        return "A post, as its service gives it to everybody. Posts count as no report."
    if page.file is not None and reading.origin == "summary":
        return f"Imported from the file {page.file}, which holds its headline and a few words."
    if reading.origin == "summary":
        if not (member.paywall or member.trouble):
            return "We have not read this article yet. Headline and summary come from its feed."
        why = "The publisher asks for a login." if member.paywall else f"Reason: {trouble_words(member.trouble or '')}."
        return f"We could not read this article. {why} Headline and summary come from its feed.".replace("  ", " ")
    from_feed = f"Imported from the file {page.file}. " if page.file is not None else ""
    if page.file is None and reading.origin == "feed":
        why = f"; its page could not be read: {trouble_words(member.trouble)}" if member.trouble else ""
        from_feed = f"Its text comes from the feed{why}. "
    doubts = "".join(f" {doubt.told}" for doubt in page.doubts)
    return from_feed + _checks(len(member.offices), page.offices_checked) + doubts


def _checks(notes: int, checked: int) -> str:
    """Say what was checked, and how it came out.

    >>> _checks(0, 1)
    'We checked one person named with a public office against who held it on that day: nothing is out of date.'
    """
    if notes:
        return f"Beside the text: {several(notes, 'note')} from our checks."
    if not checked:
        return "It names nobody with a public office that we could check."
    whom = "one person" if checked == 1 else f"{checked} persons"
    each = "it" if checked == 1 else "each"
    return f"We checked {whom} named with a public office against who held {each} on that day: nothing is out of date."


def _report(page: ArticlePage) -> dict[str, object]:
    """Say whether it is a report of its own, and whose text it copies or may copy otherwise."""
    member, original, found = page.member, page.original, repeats(page.member)
    told: dict[str, object] = {"report": "", "original": None, "perhaps": False, "shared": "", "same": None}
    if original is None:
        return told | {"report": _own_words(page)}
    whole = member.origin != "summary" and original.origin != "summary"
    told |= {
        "original": words_of(original.title, original.language),
        "original_path": original.path,
        "original_source": original.source_name,
        "perhaps": member.copy_of is None,
        "shared": percent(found.weight) if found is not None and found.weight and not found.detail else "",
        "same": f"{member.path}?same=1#same" if whole else None,
    }
    return told


def _own_words(page: ArticlePage) -> str:
    if page.reading.origin == "summary" or "sponsored" in page.reading.labels:
        return ""
    if page.member.copy_of is not None:
        return "Its text copies another article, so it is no report of its own."
    copied = (
        f"; {several(page.copies, 'article')} copy its text" if page.copies > 1 else "; one article copies its text"
    )
    return f"A report of its own{copied if page.copies else ''}."


def build_article(
    page: ArticlePage,
    head: Head,
    variant: Variant,
    *,
    pair: Compared | None = None,
    path: str = "",
    whole: Reading | None = None,
    same: Passages | None = None,
) -> Page:
    """Make the page of an article in its present version.

    Args:
        page: The article.
        head: Where the log stands.
        variant: Whose page it is.
        pair: The two versions of which it is shown what changed; None where there is one alone.
        path: Its address with the versions asked for; "" for the plain one.
        whole: All of its text, where `page` holds a part of it alone; nothing but its length is told.
        same: The passages that stand in the text that it repeats, to be marked; None where nobody asked for them.
    """
    reading, member, now = page.reading, page.member, head.at
    style, unplaced = style_notes(reading, page.house)
    rows = block_rows(
        reading, member.offices, same=same or (), style=style if same is None else (), noted=claims_noted(page)
    )
    marks = {} if same is None else {"marked": several(len(same), "passage"), "same": None}
    head_data = _head(page, reading, None, now, unplaced) | marks
    parts = [
        Part(slot="head", name="headline", template="article_head", data=head_data),
        Part(slot="nav", name="contents", template="contents", data=_contents(rows, reading, member.words, whole)),
        Part(slot="text", name="body", template="article_body", data=_body(reading, rows)),
    ]
    if page.picture is not None:
        picture = Part(slot="head", name="picture", template="picture", data=picture_view(page.picture))
        parts.insert(1, picture)
    if traces := traces_view(page.traces, {}, now):
        parts.append(Part(slot="text", name="own-documents", template="traces", data=traces))
    if pair is not None:
        parts.append(Part(slot="text", name="versions", template="versions", data=versions_view(page, pair, now)))
    talk = talk_part(page.posts, ("links here", "link here"), now, variant, page.talk)
    if talk is not None:
        parts.append(talk)
    if page.next_in_story:
        following = [
            (member_view(m, now, variant, {}, None), m.copy_of is None and m.origin != "summary")
            for m in page.next_in_story
        ]
        parts.append(Part(slot="text", name="next", template="next", data=following))
    return Page(
        path=path or member.path,
        kind="article",
        title=reading.title,
        head=head,
        slots=("head", "nav", "text"),
        parts=tuple(parts),
        here=f"/section/{page.story.section}" if page.story and page.story.section else "",
        follows=(page.story.id,) if page.story else (),
    )


def build_version(
    page: ArticlePage,
    version: VersionRow,
    reading: Reading,
    cited: tuple[int, int] | None,
    field: str,
    head: Head,
    path: str,
    pair: Compared | None = None,
) -> Page:
    """Make the page of one version, with the cited passage marked."""
    rows = block_rows(reading, (), cited if field == "text" else None)
    title = marked(reading.title, [Span(*cited, "cited", "cited")]) if cited and field == "title" else None
    data = _head(page, reading, version, head.at) | {"marked_title": title}
    return Page(
        path=path,
        kind="article",
        title=reading.title,
        head=head,
        slots=("head", "nav", "text"),
        parts=(
            Part(slot="head", name="headline", template="article_head", data=data),
            Part(
                slot="nav",
                name="contents",
                template="contents",
                data=_contents(rows, reading, len(reading.text.split())),
            ),
            Part(slot="text", name="body", template="article_body", data=_body(reading, rows)),
            *(
                [Part(slot="text", name="versions", template="versions", data=versions_view(page, pair, head.at))]
                if pair is not None
                else []
            ),
        ),
    )


def _body(reading: Reading, rows: list[BlockRow]) -> dict[str, object]:
    return {"rows": rows if reading.text else [], "lang": reading.language, "dir": direction(reading.language)}


def _head(
    page: ArticlePage, reading: Reading, version: VersionRow | None, now: float, style: Sequence[str] = ()
) -> dict[str, object]:
    member = page.member
    title: Words = words_of(reading.title, reading.language or member.language)
    # Many publishers name the time of printing as that of the last change too.
    changed = reading.modified is not None and abs(reading.modified - (reading.published or 0.0)) >= SAME_MINUTE
    return {
        "title": title,
        "marked_title": None,
        "story": page.story,
        "source": member.source_name,
        "source_path": source_path(member.source_id),
        "authors": ", ".join(reading.authors[:4]),
        "published": None if reading.published is None else moment(reading.published, now),
        "seen": moment(member.seen, now),
        # what a file of the past brought was not seen here at that time
        "seen_words": "first seen here" if page.file is None else "stood so",
        "modified": moment(reading.modified or 0.0, now) if changed else None,
        "unchanged": page.file is None and (reading.modified is None or reading.modified <= member.seen),
        "versions": len(page.versions),
        "version": version.version if version else member.version,
        "old": version is not None and version.version != member.version,
        "path": member.path,
        "url": member.url if member.url and member.url.startswith(("http://", "https://")) else None,
        "state": _state(page, reading),
        "style": style,
        **_report(page),
        "marked": "",
        "unread": reading.origin == "summary",
        "kinds": kinds_of(reading),
        "correction": None if reading.correction is None else words_of(reading.correction, reading.language),
        "updates": updates_of(reading, now),
        "agency": reading.agency if reading.agency != member.source_name else None,
        "sponsored": "sponsored" in reading.labels,
        "version_at": when(version.at, now) if version else "",
    }
