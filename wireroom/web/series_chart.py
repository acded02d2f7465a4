"""The chart of a series: a bar a day over the usual, what was unusual named, gaps hatched and never zero."""

import datetime as dt
from collections.abc import Callable, Sequence

from markupsafe import Markup

from wireroom.model.series import Reading
from wireroom.web.safe import tag

#: Days that are drawn, the last ones; the table has all that were judged.
DRAWN = 120
#: Units of the drawing.
HEIGHT, TOP, FOOT, LEFT = 132.0, 16.0, 106.0, 34.0
#: Unusual days whose value stands beside their bar, the most unusual first.
NAMED = 3
#: Units that a named value takes up.
ROOM = 34.0


def series_chart(readings: Sequence[Reading], width: int = 720) -> Markup:
    """Draw the last days of a series, the newest at the right.

    Args:
        readings: One a calendar day, oldest first, as `watch.series.readings` gives them.
        width: Units of the drawing.
    """
    shown = readings[-DRAWN:]
    if not shown:
        return Markup("")
    most = max([one.value or 0.0 for one in shown] + [one.usual.mean for one in shown if one.usual] + [1.0])
    step = (width - LEFT - 8) / len(shown)

    def x(place: float) -> float:
        return LEFT + place * step

    def y(value: float) -> float:
        return FOOT - (FOOT - TOP) * value / most

    hatch = f"series-hatch{width}"
    pattern = tag("path", d="M0 6L6 0", class_="c-hatch")
    parts = [
        tag("defs", tag("pattern", pattern, id=hatch, width=6, height=6, patternUnits="userSpaceOnUse")),
        tag("line", x1=_n(LEFT), x2=width - 8, y1=_n(FOOT), y2=_n(FOOT), class_="c-grid"),
        tag("line", x1=_n(LEFT), x2=width - 8, y1=_n(TOP), y2=_n(TOP), class_="c-grid"),
        tag("text", _value(most), x=_n(LEFT - 6), y=_n(TOP + 4), text_anchor="end", class_="c-lab"),
        tag("text", "0", x=_n(LEFT - 6), y=_n(FOOT + 4), text_anchor="end", class_="c-lab"),
    ]
    for place, one in enumerate(shown):
        box = {"x": _n(x(place)), "width": _n(max(step - 1.0, 0.8))}
        if one.value is None:
            parts.append(tag("rect", y=_n(TOP), height=_n(FOOT - TOP), fill=f"url(#{hatch})", **box))
        else:
            style = {"strong": "c-strong", "active": "c-active"}.get(one.met, "c-bar")
            high = max(FOOT - y(one.value), 0.5)
            parts.append(tag("rect", y=_n(FOOT - high), height=_n(high), class_=style, **box))
    usual = [(x(place + 0.5), y(one.usual.mean)) for place, one in enumerate(shown) if one.usual]
    if len(usual) > 1:
        parts.append(tag("path", d="M" + "L".join(f"{_n(a)} {_n(b)}" for a, b in usual), class_="c-usual"))
    parts += _named(shown, x, y, width)
    ends = ((0, "start", x(0)), (-1, "end", float(width - 8)))
    for place, anchor, at in ends:
        day = _day(shown[place].day)
        parts.append(tag("text", day, x=_n(at), y=_n(FOOT + 20), text_anchor=anchor, class_="c-lab"))
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {width} {_n(HEIGHT)}",
        width=width,
        height=_n(HEIGHT),
        class_=f"series w{width}",
        aria_hidden="true",
    )


def _named(
    shown: Sequence[Reading], x: Callable[[float], float], y: Callable[[float], float], width: int
) -> list[Markup]:
    """Write the value of the most unusual days above their bars, where it covers no other."""
    taken: list[float] = []
    made: list[Markup] = []
    for place in sorted(range(len(shown)), key=lambda at: (shown[at].log_chance, at)):
        one, at = shown[place], min(max(x(place + 0.5), LEFT + ROOM / 2), width - 8 - ROOM / 2)
        if not one.met or one.value is None or len(made) == NAMED:
            break
        if all(abs(at - other) >= ROOM for other in taken):
            taken.append(at)
            made.append(
                tag("text", _value(one.value), x=_n(at), y=_n(y(one.value) - 4), text_anchor="middle", class_="c-val")
            )
    return made


def series_words(readings: Sequence[Reading], unit: str) -> str:
    """Say in a sentence what the chart shows: the last known day, the usual and what that was learnt from."""
    known = [one for one in readings if one.value is not None]
    if not known:
        return "No value is known yet."
    last = known[-1]
    said = f"{_day(last.day)}: {_value(last.value or 0.0)} {unit}"
    if last.usual is None:
        return f"{said}; too few days are known to say what is usual."
    usual = last.usual
    window = f"{usual.days} days from {_day(usual.first)} to {_day(usual.last)}"
    gaps = sum(one.value is None for one in readings[-DRAWN:])
    missing = f" Not known: {gaps} of the last {min(DRAWN, len(readings))} days." if gaps else ""
    return f"{said}; usual is about {_value(round(usual.mean))}, learnt from {window}.{missing}"


def _day(told: str) -> str:
    day = dt.date.fromisoformat(told)
    return f"{day.day} {day:%b} {day.year}"


def _value(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
