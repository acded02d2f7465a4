"""How well are articles read from pages? Each labelled set is scored by its own measure.

Numbers are chosen on the half "tune" and reported on the half "report"; a publisher falls into one half as a whole.
A page of a publisher that taught the reader is read by those nets alone that never saw a page of it; a page of any
other publisher is read as the product reads it, by all nets.
"""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from wireroom.articles.nets import unseen_by
from wireroom.articles.read import read_page
from wireroom.articles.title import folded
from wireroom.errors import PageError, UsageError
from wireroom.eval import overlap
from wireroom.eval.pages import Labelled, labelled_pages, layout_of
from wireroom.eval.peers import peers as installed_peers
from wireroom.eval.split import bootstrap_interval, in_half
from wireroom.model.article import Reading
from wireroom.text.languages import fold_code

#: Reads one page; raises PageError where there is no article. Another reader can be scored by the same measures.
ReadPage = Callable[[Labelled], Reading]

_DAY_ALONE = 10  # characters of "2024-05-03"


@dataclass(frozen=True, slots=True)
class _Scored:
    """What one page gives. None: nothing to compare."""

    failed: bool
    shares: overlap.Shares | None
    #: Precision, recall and F1 of this page's text.
    rates: tuple[float, float, float] | None
    title: float | None
    date: float | None
    authors: float | None
    language: float | None
    kind: str


def run(
    data: Path | Iterable[Path],
    half: str = "all",
    *,
    read: ReadPage | None = None,
    rules: bool = True,
    peers: bool = False,
) -> dict[str, Any]:
    """Score the reader on a labelled set.

    Args:
        data: The set's folder, alone or as the only one of a list.
        half: "tune", "report" or "all".
        read: Another reader to score; ours if not given.
        rules: Whether our reader uses its rules for single publishers.
        peers: Whether other readers are scored on the same pages too, under `peers`; those that are not installed are
            named under `peers_missing`.

    Returns:
        Rates between 0 and 1 (None where the set has no truth for them), `n` and the 95 % `interval` for each, and
        `pages_per_cpu_s` of reading alone, on one core.

    Raises:
        UsageError: If the folder is none of the known sets, or there is more than one.
    """
    folders = [data] if isinstance(data, Path) else list(data)
    if len(folders) != 1:
        raise UsageError(f"one set at a time has its own measure; {len(folders)} folders were given")
    folder = folders[0]
    layout = layout_of(folder)
    ours = {"": read or (_ours if rules else _without_rules)}
    others, missing = installed_peers() if peers else ({}, [])
    scored: dict[str, list[_Scored]] = {name: [] for name in ours | others}
    spent = dict.fromkeys(scored, 0.0)
    for page in labelled_pages(folder):
        if not in_half(page.group, half):
            continue
        for name, reader in (ours | others).items():
            before = time.process_time()
            try:
                reading = reader(page)
            except PageError:
                reading = None
            spent[name] += time.process_time() - before
            scored[name].append(_score(layout, page, reading))
    table = _table(layout, scored[""], spent[""])
    if not peers:
        return table
    told = {name: _table(layout, scored[name], spent[name]) for name in others}
    return {**table, "peers": told, "peers_missing": missing}


def _ours(page: Labelled, *, rules: bool = True) -> Reading:
    nets = unseen_by(page.group)
    return read_page(page.page, url=page.url, content_type=None, entry=None, seen=page.seen, rules=rules, nets=nets)


def _without_rules(page: Labelled) -> Reading:
    return _ours(page, rules=False)


def _score(layout: str, page: Labelled, reading: Reading | None) -> _Scored:
    shares = rates = None
    if layout == "trafilatura":
        shares = overlap.snippets(page.present, page.absent, _lines(reading) if reading else "")
    elif page.text is not None:
        text = _lines(reading) if reading else ""
        if layout == "fundus-eval":
            precision, recall = overlap.rouge_lsum(page.text.splitlines(), text.splitlines())
            rates = (precision, recall, overlap.f1(precision, recall))
        else:
            shares = overlap.shingles(page.text, text) if layout == "aeb" else overlap.words(page.text, text)
            precision, recall = overlap.precision(shares), overlap.recall(shares)
            rates = (precision, recall, overlap.f1(precision, recall))
    return _Scored(
        failed=reading is None,
        shares=shares,
        rates=rates,
        title=None if page.title is None else float(reading is not None and same_title(page.title, reading.title)),
        date=None if not page.published else float(reading is not None and same_day(page.published, reading)),
        authors=None if page.authors is None else same_names(page.authors, reading.authors if reading else None),
        language=_same_language(page.language, reading),
        kind=page.kind,
    )


def _lines(reading: Reading) -> str:
    """Return the text as the sets mean it: without captions, which they leave to the pictures."""
    if any(block.kind == "caption" for block in reading.blocks):
        return "\n\n".join(block.text for block in reading.blocks if block.kind != "caption")
    return reading.text


def same_title(true: str, read: str) -> bool:
    """Say whether titles are equal but for forms of letters, quotes, dashes, white space and case."""
    return folded(true) == folded(read)


def same_day(true: str, reading: Reading) -> bool:
    """Say whether the page's day of publication is the true one, in the page's own zone.

    Args:
        true: ISO 8601: a date, or a date with time and zone.
        reading: What was read.
    """
    if reading.published is None:
        return False
    own = timezone(timedelta(minutes=reading.zone_minutes)) if reading.zone_minutes is not None else UTC
    try:
        moment = datetime.fromisoformat(true.strip().replace("/", "-"))
    except ValueError:
        return False
    if len(true.strip()) <= _DAY_ALONE or moment.tzinfo is None:
        return datetime.fromtimestamp(reading.published, own).date() == moment.date()
    zone = own if reading.zone_minutes is not None else moment.tzinfo
    return datetime.fromtimestamp(reading.published, zone).date() == moment.astimezone(zone).date()


def same_names(true: Sequence[str], read: Sequence[str] | None) -> float:
    """Return the F1 of two sets of names, without case; 1 where both are empty, 0 for a page that could not be read."""
    if read is None:
        return 0.0
    wanted, found = {folded(name) for name in true}, {folded(name) for name in read}
    if not wanted and not found:
        return 1.0
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def _same_language(true: str | None, reading: Reading | None) -> float | None:
    code = fold_code(true)
    if code is None:
        return None
    return float(reading is not None and reading.language == code)


def _table(layout: str, scored: list[_Scored], spent: float) -> dict[str, Any]:
    table: dict[str, Any] = {
        "set": layout,
        "pages": len(scored),
        "failed": sum(page.failed for page in scored),
        **dict.fromkeys(("precision", "recall", "f1", "title", "date", "authors", "language")),
    }
    n: dict[str, int] = {}
    interval: dict[str, tuple[float, float]] = {}
    texts: Sequence[Any] = [page.shares if layout == "trafilatura" else page.rates for page in scored]
    texts = [value for value in texts if value is not None]
    if texts:
        measure = _snippet_rates if layout == "trafilatura" else _of_means if layout == "aeb" else _mean_rates
        table["precision"], table["recall"], table["f1"] = measure(texts)
        n["f1"] = len(texts)
        interval["f1"] = bootstrap_interval(texts, lambda some: measure(some)[2])
    for name in ("title", "date", "authors", "language"):
        values = [value for page in scored if (value := getattr(page, name)) is not None]
        if values:
            table[name], n[name], interval[name] = statistics.fmean(values), len(values), bootstrap_interval(values)
    kinds = sorted({page.kind for page in scored})
    if len(kinds) > 1:
        table["f1_by_kind"] = {
            kind: statistics.fmean([page.rates[2] for page in scored if page.kind == kind and page.rates is not None])
            for kind in kinds
        }
    table["pages_per_cpu_s"] = len(scored) / spent if spent > 0 else None
    return {**table, "n": n, "interval": interval}


def _snippet_rates(pages: Sequence[overlap.Shares]) -> tuple[float, float, float]:
    """Return the rates over the snippets of all pages together."""
    found, extra, missing = (sum(page[at] for page in pages) for at in range(3))
    precision = found / (found + extra) if found + extra else 0.0
    recall = found / (found + missing) if found + missing else 0.0
    return precision, recall, overlap.f1(precision, recall)


def _mean_rates(pages: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    """Return the means over pages."""
    precision, recall, rate = (statistics.fmean([page[at] for page in pages]) for at in range(3))
    return precision, recall, rate


def _of_means(pages: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    """Return mean precision, mean recall and the F1 of these two means."""
    precision, recall, _ = _mean_rates(pages)
    return precision, recall, overlap.f1(precision, recall)
