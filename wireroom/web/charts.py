"""Small charts as SVG, drawn on the server at the sizes at which they are shown, so that their text stays 12 px."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wireroom.model.views import WireBar
from wireroom.web.safe import tag
from wireroom.web.words import clock_time, several

#: Most dots in a row of copies; beyond it the number beside it speaks.
MOST_DOTS = 38
#: The wire is never drawn as if it were shorter than half a day of ten minutes.
FEWEST_BARS = 72
#: The first bars are cut where each is more than this many times as high as the highest of the others...
CUT_ABOVE = 2
#: ... and these are at most so many: a first reading takes minutes.
MOST_CUT = 3
#: How much of the width the caption above the wire takes from the left.
CAPTION = 0.42
#: Units that the words about the first reading take from the left of the foot line.
FIRST_READING = 200
#: Two labels on one line stand so many units apart, middle from middle.
APART = 110


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def wire(bars: Sequence[WireBar], width: int, *, merge: int = 1, label_every: int = 3) -> Markup:
    """Draw articles per ten minutes over a day: one path of bars, red where stories broke, hatched where we were off.

    Args:
        bars: Oldest first.
        width: Units of the drawing, 354, 760 or 1200.
        merge: How many bars are drawn as one.
        label_every: Hours between two labels of the foot line.
    """
    groups = [bars[n : n + merge] for n in range(0, len(bars), merge)]
    sums = [sum(bar.articles for bar in group) for group in groups]
    # The first reading brings a day's worth at once: it is cut, with a gap to show it, so that the others can be seen.
    begins = _first_reading(sums)
    most = max([*sums[begins:], 1])
    top, foot = 20.0, 56.0
    # On the first day the drawing begins with the first hour, and bars stay bars.
    step = width / max(FEWEST_BARS / merge, len(groups))
    thick = max(1.5, step - 2)
    plain: list[str] = []
    red: list[str] = []
    off: list[tuple[float, float]] = []
    for n, (group, total) in enumerate(zip(groups, sums, strict=True)):
        x = n * step
        if all(bar.off for bar in group):
            if off and abs(off[-1][1] - x) < step / 2:
                off[-1] = (off[-1][0], x + step)
            else:
                off.append((x, x + step))
        elif total:
            cut = n < begins
            height = foot - top - 7 if cut else max(1.0, total / most * (foot - top))
            path = f"M{_number(x)} {_number(foot)}v-{_number(height)}h{_number(thick)}v{_number(height)}z"
            path += f"M{_number(x)} {_number(top)}h{_number(thick)}v4h-{_number(thick)}z" if cut else ""
            (red if any(bar.breaking for bar in group) else plain).append(path)
    labels = []
    hot = _breaking(groups, step, width, free_from=FIRST_READING if begins else 0.0)
    seen_hours = set()
    for n, group in enumerate(groups):
        start = group[0].start
        hour = int(start // 3600)
        if (
            hour % label_every == 0
            and start % 3600 < 600 * merge
            and hour not in seen_hours
            and (FIRST_READING if begins else 22) < n * step < width - 22
            and not (hot and hot.low and abs(hot.x - n * step) < APART)
        ):
            seen_hours.add(hour)
            labels.append(
                tag("text", clock_time(hour * 3600.0), x=_number(n * step), y=71, text_anchor="middle", class_="c-lab")
            )
    gaps = [hot.drawn] if hot else []
    gaps += _peak(groups, [0] * begins + sums[begins:], step, width, taken=hot.x if hot and not hot.low else None)
    if begins:
        gaps.append(tag("text", f"{sum(sums[:begins])} at the first reading", x=0, y=71, class_="c-lab"))
    named = -math.inf
    for start_x, end_x in off:
        place = {"x": _number(start_x), "y": top + 8, "width": _number(end_x - start_x), "height": foot - top - 8}
        gaps.append(tag("rect", **place, class_="c-off", fill=f"url(#hatch{width})"))
        if end_x - start_x > 20 and width > 400 and start_x - named > APART:
            named = end_x
            gaps.append(
                tag(
                    "text",
                    "we were off",
                    x=_number((start_x + end_x) / 2),
                    y=top + 4,
                    text_anchor="middle",
                    class_="c-lab",
                )
            )
    return tag(
        "svg",
        hatch(f"hatch{width}"),
        *gaps,
        tag("path", d="".join(plain), class_="c-bar"),
        tag("path", d="".join(red), class_="c-red"),
        tag("line", x1=0, x2=width, y1=foot + 0.5, y2=foot + 0.5, class_="c-axis"),
        *labels,
        viewBox=f"0 0 {width} 74",
        class_=f"wire w{width}",
        role="img",
        aria_label=wire_words(bars),
        data_start=bars[0].start if bars else None,
        data_end=bars[-1].start + 600 if bars else None,
    )


def _first_reading(sums: Sequence[int]) -> int:
    """Say how many bars belong to the first reading, which brings a day's worth at once; 0 where none stands out.

    >>> _first_reading([58, 3, 4]), _first_reading([0, 30, 29, 3, 4]), _first_reading([5, 3, 4])
    (1, 3, 0)
    """
    start = next((n for n, total in enumerate(sums) if total), 0)
    later = range(start + 1, min(start + MOST_CUT + 1, len(sums)))
    return next((n for n in later if min(sums[start:n]) > CUT_ABOVE * max(sums[n:])), 0)


@dataclass(frozen=True, slots=True)
class _Hot:
    """The words at the last bar in which a story broke."""

    x: float
    #: On the foot line, since the caption of the drawing lies above the bar.
    low: bool
    drawn: Markup


def _breaking(groups: Sequence[Sequence[WireBar]], step: float, width: int, *, free_from: float) -> _Hot | None:
    """Name the last breaking bar where it stands; nothing where other words stand already."""
    last = max((n for n, group in enumerate(groups) if any(bar.breaking for bar in group)), default=None)
    if last is None:
        return None
    x = last * step + step / 2
    low = x <= width * CAPTION
    if low and x < free_from + APART / 2:
        return None
    anchor = "end" if x > width - APART else "start" if x < APART / 2 else "middle"
    words = f"breaking {clock_time(groups[last][0].start)}"
    return _Hot(x, low, tag("text", words, x=_number(x), y=71 if low else 13, text_anchor=anchor, class_="c-hot"))


def _peak(
    groups: Sequence[Sequence[WireBar]], sums: Sequence[int], step: float, width: int, *, taken: float | None
) -> Iterator[Markup]:
    """Name the highest bar where it stands out and does not lie under another label."""
    if not sums or max(sums) < 2 * sorted(sums)[len(sums) // 2] + 4:
        return
    top = max(range(len(sums)), key=lambda n: sums[n])
    x = top * step + step / 2
    if x > width * CAPTION and x < width - 60 and (taken is None or abs(taken - x) > 220):
        yield tag("text", f"{clock_time(groups[top][0].start)}: {several(sums[top], 'article')}", x=_number(x), y=13,
                  text_anchor="middle", class_="c-lab")  # fmt: skip


def hatch(name: str) -> Markup:
    """Give the pattern that means "missing"."""
    line = tag("path", d="M-1 1l2-2M0 6l6-6M5 7l2-2", class_="c-hatch")
    return tag("defs", tag("pattern", line, id=name, width=6, height=6, patternUnits="userSpaceOnUse"))


def wire_words(bars: Sequence[WireBar]) -> str:
    """Say in one sentence what the wire shows."""
    if not bars:
        return "No articles yet."
    total = sum(bar.articles for bar in bars)
    peak = max(bars, key=lambda bar: bar.articles)
    off = sum(1 for bar in bars if bar.off) * 10
    gap = f" We were off for {off} minutes of it." if off else ""
    return (
        f"{several(total, 'article')} in {round(len(bars) / 6)} hours; most in ten minutes: {peak.articles}, "
        f"at {clock_time(peak.start)}.{gap}"
    )


def sparkline(values: Sequence[float], *, width: int = 72, height: int = 26, red: bool = False) -> Markup:
    """Draw a line without axes, its last point marked. The words beside it say the numbers."""
    most = max([*values, 1.0])
    step = (width - 8) / max(1, len(values) - 1)
    points = [(2 + n * step, height - 4 - value / most * (height - 8)) for n, value in enumerate(values)]
    if not points:
        return Markup("")
    line = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
    return tag(
        "svg",
        tag("line", x1=0, x2=width, y1=height - 3.5, y2=height - 3.5, class_="c-grid"),
        tag("polyline", points=line, class_="c-line"),
        tag("circle", cx=_number(points[-1][0]), cy=_number(points[-1][1]), r=2.5, class_="c-dot"),
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        class_="spark red" if red else "spark",
        aria_hidden="true",
    )


def copies(number: int, *, perhaps: int = 0, sure: bool = True) -> Markup:
    """Draw one large dot for the report, small ones for its copies and small rings for what may be a copy.

    A report that is not `sure`, because it was not read or shares much with another, is a ring itself.
    """
    shown = min(number, MOST_DOTS)
    rings = min(perhaps, MOST_DOTS - shown)
    small = "".join(f"M{16 + n * 9 - 3} 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0z" for n in range(shown))
    return tag(
        "svg",
        tag("circle", cx=5.5, cy=8, r=5 if sure else 4, class_="c-dot" if sure else "c-hollow"),
        tag("path", d=small, class_="c-bar"),
        *(tag("circle", cx=16 + n * 9, cy=8, r=2.5, class_="c-hollow") for n in range(shown, shown + rings)),
        width=13 + (shown + rings) * 9,
        height=16,
        viewBox=f"0 0 {13 + (shown + rings) * 9} 16",
        aria_hidden="true",
        class_="dots",
    )


def ticks(low: float, high: float) -> list[float]:
    """Give three to six round numbers that enclose a range.

    >>> ticks(0, 40)
    [0.0, 10.0, 20.0, 30.0, 40.0]
    >>> ticks(0, 208)
    [0.0, 50.0, 100.0, 150.0, 200.0, 250.0]
    """
    size = 10.0 ** math.floor(math.log10(max(high - low, 1e-9)))
    step = next(size * part for part in (0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10) if (high - low) / (size * part) <= 5)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(n * step, 10) for n in range(first, last + 1)]


def differing(rows: Sequence[tuple[str, str, float, str, bool, float | None]], width: int) -> Markup:
    """Draw one dot for each report's figure; "more than" is a hollow dot with a dashed arrow, a range two dots.

    Args:
        rows: (who, when, value, words, open to above, upper end of a range).
        width: 354 or 656.
    """
    names = 128 if width < 500 else 190
    span = ticks(
        min(0.0, *(row[2] for row in rows)),
        max(row[5] or row[2] for row in rows) * (1.2 if any(row[4] for row in rows) else 1.0),
    )
    right = width - 46
    scale = (right - names) / ((span[-1] - span[0]) or 1)
    foot = len(rows) * 26 + 6
    parts = [
        part
        for at in span
        for x in [names + (at - span[0]) * scale]
        for part in (
            tag("line", x1=_number(x), x2=_number(x), y1=0, y2=foot, class_="c-grid"),
            tag("text", f"{at:g}", x=_number(x), y=foot + 15, text_anchor="middle", class_="c-lab"),
        )
    ]
    fits = 14 if width < 500 else 22
    for n, (who, told, value, words, above, top) in enumerate(rows):
        x, y = names + (value - span[0]) * scale, 16 + n * 26
        end = x if top is None else names + (top - span[0]) * scale
        short = who if len(who) <= fits else who[: fits - 1].rstrip() + "…"
        parts.append(
            tag("text", short, tag("tspan", f" {told}", class_="c-lab") if told else "", x=0, y=y + 4, class_="c-name")
        )
        if above:
            parts.append(tag("line", x1=_number(x + 6), x2=right - 3, y1=y, y2=y, class_="c-arrow"))
            parts.append(tag("path", d=f"M{right - 7} {y - 4}l5 4l-5 4", class_="c-tip"))
        parts.append(
            tag("circle", cx=_number(x), cy=y, r=5 if not above else 4.5, class_="c-hollow" if above else "c-dot")
        )
        if top is not None:
            parts.append(tag("line", x1=_number(x), x2=_number(end), y1=y, y2=y, class_="c-line"))
            parts.append(tag("circle", cx=_number(end), cy=y, r=5, class_="c-dot"))
        left = above or end > right - 40
        parts.append(
            tag(
                "text",
                words,
                x=_number(x - 10 if left else end + 10),
                y=y + 4,
                text_anchor="end" if left else "start",
                class_="c-val",
            )
        )
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {width} {foot + 20}",
        width=width,
        height=foot + 20,
        class_=f"differ w{width}",
        aria_hidden="true",
    )
