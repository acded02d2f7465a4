"""How well are figures read? Scores over figures of open texts that were labelled by eye and are kept stand-off.

A label is met by the figure whose characters it shares most of. Exact: the same number (the same lower bound where the
text tells none, as "hundreds"), and the same currency or percent where it is one. Interval: what the figure can mean
and what the label can mean have a number in common. Precision counts figures found in stretches that were read whole.
"""

import math
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from wireroom.errors import UsageError
from wireroom.eval.readers import Row, candidate_of, rows_of
from wireroom.eval.split import in_half
from wireroom.text.numbers import Quantity, quantities
from wireroom.text.numerals import MONEY
from wireroom.text.sentences import sentences

#: ISO 4217 codes of labels -> how figures name the currency.
_CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "RUB": "₽", "KRW": "₩"}
#: Numbers closer than this share are the same: 0.1 + 0.2 is 0.3.
_CLOSE = 1e-6


def run(paths: Iterable[Path], half: str = "all", folder: Path | None = None) -> dict[str, Any]:
    """Score the reading of figures.

    Args:
        paths: JSONL files of {"set", "id", "lang", "start", "end", "value": {"value", "low", "high", "unit", "scope"}}
            and of {"set", "id", "lang", "read": [[start, end], ...]}; places are characters of the row's text.
        half: "tune", "report" or "all", by the id of the text.
        folder: Where the sets lie; None: `WIREROOM_DATASETS`.

    Returns:
        exact, interval (shares of all labels), precision, scope (share of labels with one whose scope is right); and
        texts, labels, found.

    Raises:
        UsageError: If a set that a label names is not there.
    """
    rows = [row for row in rows_of(paths) if in_half(str(row["id"]), half)]
    texts = _texts(rows, folder or Path(os.environ.get("WIREROOM_DATASETS", ".")))
    exact: list[bool] = []
    interval: list[bool] = []
    scope: list[bool] = []
    hit = found = 0
    for key, text in texts.items():
        mine = [row for row in rows if (row["set"], str(row["id"])) == key]
        language = next((row["lang"] for row in mine if row.get("lang")), None)
        figures = list(_figures(text, language))
        labels = [row for row in mine if "start" in row]
        taken = set()
        for label in labels:
            n = _nearest(label, figures)
            value = label["value"]
            exact.append(n is not None and _same(figures[n][1], value))
            interval.append(n is not None and _meet(figures[n][1], value))
            if value.get("scope"):
                scope.append(n is not None and figures[n][1].scope == value["scope"])
            taken.add(n)
        stretches = [stretch for row in mine for stretch in row.get("read", ())]
        inside = {n for n, (at, _) in enumerate(figures) if any(a <= at < b for a, b in stretches)}
        found += len(inside)
        hit += len(inside & taken)
    return {
        "texts": len(texts),
        "labels": len(exact),
        "exact": fmean(exact) if exact else None,
        "interval": fmean(interval) if interval else None,
        "scope": fmean(scope) if scope else None,
        "found": found,
        "precision": hit / found if found else None,
    }


def _texts(rows: Iterable[Row], folder: Path) -> dict[tuple[str, str], str]:
    """Read the texts that labels point into."""
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row["set"], set()).add(str(row["id"]))
    out: dict[tuple[str, str], str] = {}
    for name, ids in wanted.items():
        files = sorted((folder / name).glob("*.jsonl*"))
        if not files:
            raise UsageError(f"{folder / name}: there is no such set; say where the sets lie in WIREROOM_DATASETS")
        for row in rows_of(files):
            if str(row.get("id")) in ids:
                out.setdefault((name, str(row["id"])), candidate_of(row, article_id=str(row["id"])).text)
    return out


def _figures(text: str, language: str | None) -> Iterator[tuple[int, Quantity]]:
    for sentence in sentences(text, language):
        for figure in quantities(sentence.text, language):
            yield sentence.start + figure.start, figure


def _nearest(label: Row, figures: list[tuple[int, Quantity]]) -> int | None:
    """Return the number of the figure that shares most characters with a label; None where none shares any."""
    shared = {
        n: min(at + figure.end - figure.start, label["end"]) - max(at, label["start"])
        for n, (at, figure) in enumerate(figures)
    }
    best = max(shared, key=lambda n: shared[n], default=None)
    return best if best is not None and shared[best] > 0 else None


def _same(figure: Quantity, value: Mapping[str, Any]) -> bool:
    unit = _CURRENCIES.get(value["unit"], value["unit"])
    if (unit == "%" or unit in _CURRENCIES.values()) and figure.noun != unit:
        return False
    if unit not in MONEY.values() and figure.noun in MONEY.values():
        return False
    if value["value"] is not None:
        return math.isclose(figure.value, value["value"], rel_tol=_CLOSE)
    return math.isclose(figure.low, value["low"], rel_tol=_CLOSE)  # "hundreds": nobody told where they end


def _meet(figure: Quantity, value: Mapping[str, Any]) -> bool:
    return figure.low <= _top(value) and value["low"] <= figure.high


def _top(value: Mapping[str, Any]) -> float:
    return math.inf if value["high"] is None else float(value["high"])
