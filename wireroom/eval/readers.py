"""Labelled articles from JSONL, as an engine may see them: without labels, in the order in which they came.

The rules are one for all sets, so that scores compare. Labels and other systems' outputs are kept away from the engine.
"""

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from wireroom.errors import UsageError
from wireroom.eval.codes import language_code
from wireroom.eval.split import in_half
from wireroom.model.article import Candidate
from wireroom.text.tell_language import language_of

Row = dict[str, Any]

# A sentence that is an address, also where a tokeniser has set spaces between its marks.
_ADDRESS = re.compile(r"^\s*(?:https?\s*:\s*/\s*/|www\s*\.)\s*\S.*$", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
# Characters that are enough to tell the language by, where the set does not.
_TELLING = 500
# Official parts of a set, by the name that its rows give; they win over halves by hash.
_PARTS = {"train": "tune", "dev": "report", "test": "report"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article with its gold groups. Only `candidate` is shown to an engine."""

    candidate: Candidate
    story_id: str
    #: Group of copies; None where the set does not label them.
    report_id: str | None
    #: ISO 639-1 as the set tells it; None where it tells none (the engine is then given what the text looks like).
    language: str | None


def rows_of(paths: Iterable[Path]) -> Iterator[Row]:
    """Read JSONL files, plain or gzipped, in the given order.

    Raises:
        UsageError: If a file is missing or a line is no JSON object; it names the file and the line.
    """
    for path in paths:
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file")
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        for number, line in enumerate(data.split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                row = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise UsageError(f"{path}, line {number}: not JSON ({error})") from error
            if not isinstance(row, dict):
                raise UsageError(f"{path}, line {number}: not a JSON object")
            yield row


def articles_of(paths: Iterable[Path], half: str = "all") -> list[Labelled]:
    """Read the labelled articles of one half, in the order in which they are to be shown.

    By date; undated ones keep file order after all dated ones; a set without any date goes by the SHA-1 of the ids.

    Raises:
        UsageError: If a row has no gold story (`story_id`, or `story`).
    """
    found = []
    for row in rows_of(paths):
        story = row.get("story_id", row.get("story"))
        if story is None:
            raise UsageError(f"row {row.get('id')!r} has no story_id")
        if _part_of(row, str(story), half):
            found.append(_labelled(row, str(story)))
    if any(one.candidate.published is not None for one in found):
        ordered = sorted(found, key=lambda one: (one.candidate.published is None, one.candidate.published or 0.0))
    else:
        ordered = sorted(found, key=_by_hash)
    return list(_seen_in_order(ordered))


def _by_hash(one: Labelled) -> str:
    return hashlib.sha1(one.candidate.article_id.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def group_of(row: Row) -> str:
    """Return the gold group that decides a row's half: its story where the set has stories, else the row itself."""
    return str(row.get("story_id") or row.get("id"))


def candidate_of(row: Row, *, article_id: str) -> Candidate:
    """Make what an engine may see of a row: text, title, language, date, source; nothing else."""
    text, first = _text(row)
    title = row.get("title") if isinstance(row.get("title"), str) else None
    headline = (title if title is not None and title.strip() else first).strip()
    return Candidate(
        article_id=article_id,
        source_id=_source(row),
        title=headline,
        text=text,
        language=language_code(row.get("lang")) or language_of(f"{headline}\n{text[:_TELLING]}"),
        published=moment(row.get("published_at", row.get("published"))),
        full=bool(text),
    )


def moment(value: object) -> float | None:
    """Return UTC seconds of an ISO 8601 date or date and time (UTC where no zone is told); None if it is none.

    >>> moment("2021-07-01T08:01:00Z"), moment("2011-04-07"), moment("yesterday")
    (1625126460.0, 1302134400.0, None)
    """
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def _part_of(row: Row, group: str, half: str) -> bool:
    official = _PARTS.get(str(row.get("split")))
    return in_half(group, half) if official is None else half in ("all", official)


def _labelled(row: Row, story: str) -> Labelled:
    report = row.get("report_id")
    if report is None and "copy_of" in row:
        report = row["id"] if row["copy_of"] is None else row["copy_of"]
    return Labelled(
        candidate=candidate_of(row, article_id=str(row["id"])),
        story_id=story,
        report_id=None if report is None else str(report),
        language=language_code(row.get("lang")),
    )


def _seen_in_order(ordered: Iterable[Labelled]) -> Iterator[Labelled]:
    """Give each article the time at which it is seen: its date, and for an undated one that of the last before it."""
    at = 0.0
    for one in ordered:
        at = max(at, one.candidate.published or at)
        yield replace(one, candidate=replace(one.candidate, seen=at))


def _text(row: Row) -> tuple[str, str]:
    """Return the text, and the first sentence kept (for sets without titles)."""
    if isinstance(row.get("text"), str):
        return row["text"], row["text"].strip().split("\n")[0]
    if isinstance(row.get("html"), str):
        text = re.sub(r"\s*\n\s*", "\n", _TAG.sub("\n", row["html"])).strip()
        return text, text.split("\n")[0]
    pieces = row.get("paragraphs") or row.get("sentences") or []
    kept = [piece for piece in pieces if isinstance(piece, str) and piece.strip() and not _ADDRESS.match(piece)]
    return "\n".join(kept), kept[0] if kept else ""


def _source(row: Row) -> str:
    for key in ("source_domain", "source", "publisher", "outlet"):
        if row.get(key) not in (None, ""):
            return str(row[key])
    return ""
