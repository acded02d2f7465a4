"""What a bench gives back, and how it is printed: one row a figure, with the peer's of the same run and the aim."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is asked of a bench."""

    #: "tiny" keeps a bench runnable (tests), "usual" is what is reported, "full" takes as long as it takes.
    size: str = "usual"

    def of(self, tiny: int, usual: int, full: int | None = None) -> int:
        """Choose a number by size."""
        return {"tiny": tiny, "usual": usual, "full": usual if full is None else full}[self.size]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. With a peer the aim holds for the ratio ours / theirs, else for ours."""

    what: str
    ours: float
    #: "CPU s", "ms", "MiB", "requests/s" ...
    unit: str
    #: Name of what we are measured against; "" for none.
    peer: str = ""
    #: The peer's figure in the same run; None where it is not here.
    theirs: float | None = None
    aim: float | None = None
    #: More is better: the aim is the least that is wanted, not the most.
    more: bool = False
    #: What a reader must know to judge it; printed below the table.
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over theirs; None without a peer's figure."""
        return None if self.theirs is None else self.ours / self.theirs if self.theirs else math.inf

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None where there is none, or nothing to compare with."""
        value = self.ratio if self.peer else self.ours
        if self.aim is None or value is None:
            return None
        return value >= self.aim if self.more else value <= self.aim


#: Columns of the table.
HEAD = ("what", "ours", "peer", "ratio", "aim", "")


def table(rows: Sequence[Row]) -> str:
    """Lay rows out as a Markdown table, notes below it."""
    lines = [HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEAD))]
    told = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    told.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    notes = [f"- {row.what}: {row.note}" for row in rows if row.note]
    return "\n".join([*told, *([""] if notes else []), *notes])


def _cells(row: Row) -> tuple[str, ...]:
    peer = ""
    if row.peer:
        peer = f"{row.peer} " + ("is not here" if row.theirs is None else f"{_number(row.theirs)} {row.unit}")
    sign = "at least" if row.more else "at most"
    return (
        row.what,
        f"{_number(row.ours)} {row.unit}",
        peer,
        "" if row.ratio is None else _number(row.ratio),
        "" if row.aim is None else f"{sign} {_number(row.aim)}" + ("" if row.peer else f" {row.unit}"),
        {True: "met", False: "missed", None: ""}[row.met],
    )


def _number(value: float) -> str:
    """Write three figures, whole numbers in full."""
    if not math.isfinite(value):
        return str(value)
    return f"{value:,.0f}" if abs(value) >= 100 or value == round(value) else f"{value:.3g}"
