"""What changed between two versions, as a part of an article's page: in one sentence, then sentence by sentence."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wireroom.articles.edits import edit_between
from wireroom.articles.versions import Step, difference, marks
from wireroom.model.article import Reading
from wireroom.model.edit import Edit
from wireroom.model.views import ArticlePage, VersionRow
from wireroom.ports import Reader
from wireroom.web.edit_words import NOT_COMPARED, summary, unsaid
from wireroom.web.rows import words_of
from wireroom.web.words import moment, several

#: Words of unchanged text that stay on either side of a change: enough to see where it is.
AROUND = 12
#: Characters of unchanged text that can be unfolded in all, and sentences compared word by word: a page stays light.
MOST_FOLDED, MOST_MARKED = 24_000, 80
#: Changed characters shown; a text that was replaced as a whole is read in its versions.
MOST_SHOWN = 40_000
#: Comparisons that are kept: those of the articles that many ask for. Each holds two readings, mostly some kilobytes.
KEPT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two versions and their readings, for a page that shows what changed; a reading that is gone is None."""

    older: VersionRow
    newer: VersionRow
    old: Reading | None
    new: Reading | None
    edit: Edit | None
    #: Whether sentences may be shown.
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two readings, told from others by their hashes alone: what has a hash never changes."""

    older: str
    newer: str
    old: Reading = field(compare=False)
    new: Reading = field(compare=False)


@functools.lru_cache(KEPT)
def _edit(pair: _Pair) -> Edit:
    return edit_between(pair.old, pair.new, since=0, version=0)


@functools.lru_cache(KEPT)
def _steps(pair: _Pair) -> tuple[Step, ...]:
    return difference(pair.old.text, pair.new.text, pair.new.language or pair.old.language)


def compared(
    reader: Reader, page: ArticlePage, query: Mapping[str, str], *, whole: bool, newest: int | None = None
) -> Compared | None:
    """Choose two versions and read them: those asked for, else the newest (or `newest`) and the one before.

    Returns:
        None for an article of one version.
    """
    by_number = {row.version: row for row in page.versions}
    if len(by_number) < 2:
        return None
    numbers = sorted(by_number)
    later = _asked(query.get("to", ""), numbers) or newest or numbers[-1]
    later = max(later, numbers[1])
    before = [number for number in numbers if number < later]
    earlier = _asked(query.get("from", ""), before) or before[-1]
    older, newer = by_number[earlier], by_number[later]
    old, new = reader.reading(older.body), reader.reading(newer.body)
    edit = None
    if old is not None and new is not None:
        edit = replace(_edit(_Pair(older.body, newer.body, old, new)), since=earlier, version=later)
        if not edit.compared and not edit.changes:  # what was seen then, when both came from one place, still holds
            told = [one for seen in page.edits if earlier < seen.edit.version <= later for one in seen.edit.changes]
            edit = replace(edit, changes=tuple(one for one in told if one.where == "title"))
    return Compared(older=older, newer=newer, old=old, new=new, edit=edit, whole=whole)


def _asked(text: str, among: Sequence[int]) -> int | None:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    return number if number in among else None


def versions_view(page: ArticlePage, pair: Compared, now: float) -> dict[str, object]:
    """Make the record of the part."""
    old, new, edit = pair.old, pair.new, pair.edit
    language = new.language if new is not None else page.reading.language
    steps: Sequence[Step] = ()
    if old is not None and new is not None and edit is not None and edit.compared and pair.whole:
        steps = _steps(_Pair(pair.older.body, pair.newer.body, old, new))
    titled = edit is not None and any(change.kind == "headline" for change in edit.changes)
    told = summary(edit, language) if edit is not None else "The text of one of the two is no longer kept."
    rows, left = _rows(steps)
    return {
        "path": page.member.path,
        "words": words_of("", language),
        "rows": [(v.version, moment(v.at, now)) for v in page.versions],
        "older": (pair.older.version, moment(pair.older.at, now)),
        "newer": (pair.newer.version, moment(pair.newer.at, now)),
        "told": told or "Nothing that a reader would notice: spelling of signs, order, or the page around the text.",
        "unsaid": unsaid(edit) if edit is not None else "",
        "title": _runs(pair.older.title, pair.newer.title) if titled else [],
        "changes": rows,
        "left": left,
        "hidden": not pair.whole and edit is not None and edit.compared and _in_text(edit),
        "apart": told == NOT_COMPARED,
    }


def _in_text(edit: Edit) -> bool:
    return bool(edit.added or edit.removed or edit.reworded) or any(one.where == "text" for one in edit.changes)


def _runs(before: str, after: str) -> list[tuple[str, str]]:
    return [(mark.kind, mark.text) for mark in marks(before, after)]


def _rows(steps: Sequence[Step]) -> tuple[list[dict[str, object]], int]:
    """Make the rows of a diff: ("text", runs) for what changed with words around, ("fold", ...) for what did not.

    Returns:
        The rows, and how many changed sentences they leave out.
    """
    rows: list[dict[str, object]] = []
    runs: list[tuple[str, str]] = []
    shown = marked = left = 0
    spare = MOST_FOLDED
    shrunk = _merged(steps)
    for at, step in enumerate(shrunk):
        if step.kind == "same":
            head, folded, tail = _shortened(step.after, first=at == 0, last=at == len(shrunk) - 1)
            if head:
                runs.append(("kept", head))
            if folded:
                if runs:
                    rows.append({"runs": runs})
                runs = []
                spare -= len(folded)
                words = several(len(folded.split()), "unchanged word") if " " in folded.strip() else "Unchanged text"
                rows.append({"fold": words, "text": folded.strip() if spare >= 0 else ""})
            if tail:
                runs.append(("kept", tail))
        elif shown > MOST_SHOWN:
            left += 1
        else:
            shown += len(step.before) + len(step.after)
            marked += step.kind == "reworded"
            if step.kind == "reworded" and marked <= MOST_MARKED:
                runs += _runs(step.before, step.after)
            else:
                runs += [(kind, text) for kind, text in (("removed", step.before), ("added", step.after)) if text]
    if runs and any(kind != "kept" for kind, _ in runs):
        rows.append({"runs": runs})
    return (rows if any("runs" in row for row in rows) else []), left


def _merged(steps: Sequence[Step]) -> list[Step]:
    """Join what a reader sees as unchanged: kept sentences, moved ones where they stand now, the page's frame."""
    out: list[Step] = []
    for step in steps:
        if step.kind in ("same", "moved"):
            if out and out[-1].kind == "same":
                out[-1] = Step("same", "", out[-1].after + step.after)
            else:
                out.append(Step("same", "", step.after))
        else:
            out.append(step)
    return out


def _shortened(text: str, *, first: bool, last: bool) -> tuple[str, str, str]:
    """Cut unchanged text into its words after a change, what is folded, and its words before the next change."""
    pieces = list(_pieces(text))
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(pieces) <= head + tail + 4:  # folding a word or two makes nothing shorter
        return text, "", ""
    return (
        "".join(pieces[:head]) + ("…" if head else ""),
        "".join(pieces[head : len(pieces) - tail]),
        ("… " if tail else "") + "".join(pieces[len(pieces) - tail :]) if tail else "",
    )


def _pieces(text: str) -> Iterator[str]:
    """Yield words with the white space behind them; of texts without spaces, few signs at a time."""
    at = 0
    for n, char in enumerate(text):
        if (char.isspace() and n + 1 < len(text) and not text[n + 1].isspace()) or n - at >= 24:
            yield text[at : n + 1]
            at = n + 1
    if at < len(text):
        yield text[at:]
