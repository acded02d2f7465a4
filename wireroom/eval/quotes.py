"""How well are statements found, with their speakers? Scores over texts in which every attribution was marked by hand.

Found and marked contents are paired one to one, those that share most characters first. Precision is the mean share of
a found content that lies in its partner, recall the mean share of a marked one; what has no partner counts 0. A speaker
is right if the words that we name touch the words that were marked.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from wireroom.claims.quotes import statements
from wireroom.eval.readers import Row, rows_of
from wireroom.eval.split import in_half

Spans = tuple[tuple[int, int], ...]
#: Official parts of a set, by what the names of its files hold; they win over halves by hash.
_PARTS = {"train": "tune", "dev": "report", "test": "report"}


@dataclass(frozen=True, slots=True)
class Said:
    """A content with its speaker, both as characters (start, end) of the text; no speaker: ()."""

    content: Spans
    speaker: Spans


Finder = Callable[[str, str | None], Iterable[Said]]


def ours(text: str, language: str | None) -> list[Said]:
    """Find statements with the claims desk."""
    return [Said(one.content, (one.speaker,) if one.speaker else ()) for one in statements(text, language)]


def run(paths: Iterable[Path], half: str = "all", find: Finder = ours) -> dict[str, Any]:
    """Score a finder of statements.

    Args:
        paths: JSONL files (.gz too), or folders of them, of {"id", "text", "attributions": [{"source", "content":
            [{"spans"}]}]}; of a text that several people marked the first row counts.
        half: "tune" (official train), "report" (official dev and test) or "all"; by the id where a file names no part.
        find: What finds contents and speakers in (text, language).

    Returns:
        content_precision, content_recall, content_f1, speaker_accuracy (of the paired ones that have a speaker marked);
        and texts, marked, found, paired.
    """
    inside: list[float] = []
    covered: list[float] = []
    right: list[bool] = []
    texts = 0
    for row in _rows(paths, half):
        text = row["text"]
        texts += 1
        gold, got = list(_marked(row)), list(find(text, row.get("lang") or "en"))
        partner = paired(got, gold)
        for n, one in enumerate(got):
            inside.append(_shared(one.content, gold[partner[n]].content) / _size(one.content) if n in partner else 0.0)
        back = {g: n for n, g in partner.items()}
        for g, one in enumerate(gold):
            found = got[back[g]] if g in back else None
            covered.append(_shared(found.content, one.content) / _size(one.content) if found else 0.0)
            if found and one.speaker:
                right.append(_shared(found.speaker, one.speaker) > 0)
    precision, recall = (fmean(values) if values else 0.0 for values in (inside, covered))
    both = precision + recall
    return {
        "texts": texts,
        "content_precision": precision,
        "content_recall": recall,
        "content_f1": 2 * precision * recall / both if both else 0.0,
        "speaker_accuracy": fmean(right) if right else None,
        "marked": len(covered),
        "found": len(inside),
        "paired": sum(1 for value in covered if value > 0),
    }


def paired(found: Sequence[Said], marked: Sequence[Said]) -> dict[int, int]:
    """Pair contents one to one, those that share the largest part of both first; found number to marked number."""
    alike = [
        (-shared / (_size(one.content) + _size(other.content)), n, g)
        for n, one in enumerate(found)
        for g, other in enumerate(marked)
        if (shared := _shared(one.content, other.content))
    ]
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, g in sorted(alike):
        if n not in out and g not in taken:
            out[n] = g
            taken.add(g)
    return out


def _rows(paths: Iterable[Path], half: str) -> Iterable[Row]:
    seen: set[str] = set()
    for path in (file for given in paths for file in (sorted(given.glob("*.jsonl*")) if given.is_dir() else [given])):
        part = next((part for name, part in _PARTS.items() if f".{name}." in path.name), None)
        for row in rows_of([path]):
            name = str(row.get("id"))
            taken = half in ("all", part) if part else in_half(name, half)
            if taken and name not in seen:
                seen.add(name)
                yield row


def _marked(row: Row) -> Iterable[Said]:
    for one in row.get("attributions") or ():
        content = _spans(one.get("content"))
        if content:
            yield Said(content, _spans(one.get("source")))


def _spans(pieces: Any) -> Spans:
    return tuple((start, end) for piece in pieces or () for start, end in piece["spans"] if end > start)


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a_end, b_end) - max(a, b)) for a, a_end in one for b, b_end in other)
