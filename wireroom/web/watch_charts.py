"""Charts of a situation: its level over time, and the states of an indicator over fourteen days."""

from collections.abc import Sequence

from markupsafe import Markup

from wireroom.model.situation import LevelStep
from wireroom.web.safe import tag
from wireroom.web.words import short_day, when

DAY = 86_400.0

#: A level line covers at most sixty days, and at least one, so that the first hours are no block.
MOST_DAYS = 60
FEWEST_DAYS = 1


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def window(steps: Sequence[LevelStep], now: float) -> float:
    """Say when the level line begins: with the first known level, within its limits."""
    first = steps[0].at if steps else now
    return max(now - MOST_DAYS * DAY, min(first, now - FEWEST_DAYS * DAY))


def level_line(
    steps: Sequence[LevelStep],
    blind: Sequence[tuple[float, float]],
    highest: int,
    now: float,
    width: int,
) -> Markup:
    """Draw the level as steps; hatched where it was not known or where indicators were blind, never bridged.

    Args:
        steps: Changes of the level, oldest first.
        blind: (from, to) when at least one indicator was blind.
        highest: Number of the highest rung.
        now: The log's time, the right edge.
        width: Units of the drawing.
    """
    start, left, top, foot = window(steps, now), 22.0, 12.0, 12.0 + 22.0 * highest
    scale = (width - left - 8) / max(now - start, 1.0)

    def x(at: float) -> float:
        return left + (min(max(at, start), now) - start) * scale

    def y(level: float) -> float:
        return foot - (foot - top) * level / max(highest, 1)

    hatch = f"level-hatch{width}"
    parts: list[Markup] = [
        tag(
            "defs",
            tag(
                "pattern",
                tag("path", d="M0 6L6 0", class_="c-hatch"),
                id=hatch,
                width=6,
                height=6,
                patternUnits="userSpaceOnUse",
            ),
        )
    ]
    present = steps[-1].level if steps else None
    for level in range(highest + 1):
        parts.append(
            tag("line", x1=_number(left), x2=width - 8, y1=_number(y(level)), y2=_number(y(level)), class_="c-grid")
        )
        style = "c-val" if level == present else "c-lab"
        parts.append(tag("text", level, x=6, y=_number(y(level) + 4), class_=style))
    gaps = [*blind, (start, steps[0].at if steps else now)]
    for begin, end in gaps:
        wide = x(end) - x(begin)
        if end > start and wide > 0.5:
            place = {"x": _number(x(begin)), "y": _number(top), "width": _number(wide), "height": _number(foot - top)}
            parts.append(tag("rect", **place, fill=f"url(#{hatch})", class_="c-off"))
    if steps:
        path = f"M{_number(x(steps[0].at))} {_number(y(steps[0].level))}"
        for step in steps[1:]:
            path += f"H{_number(x(step.at))}V{_number(y(step.level))}"
        parts.append(tag("path", d=f"{path}H{_number(x(now))}", class_="c-line c-level"))
        parts.append(tag("circle", cx=_number(x(now)), cy=_number(y(steps[-1].level)), r=4, class_="c-dot"))
    first = when(start, now) if now - start <= 2 * DAY else short_day(start, now)
    for words, at, anchor in ((first, start, "start"), ("now", now, "end")):
        parts.append(tag("text", words, x=_number(x(at)), y=_number(foot + 20), text_anchor=anchor, class_="c-lab"))
    height = _number(foot + 26)
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        class_=f"levels w{width}",
        aria_hidden="true",
    )


def state_line(ranks: Sequence[int | None], width: int = 96, height: int = 24) -> Markup:
    """Draw an indicator's state day by day, 0 (off) to 3 (strong); a day that could not be judged is a hatched gap."""
    step = (width - 8) / max(1, len(ranks))
    parts: list[Markup] = [tag("line", x1=0, x2=width, y1=height - 3.5, y2=height - 3.5, class_="c-grid")]
    path, open_line = "", False
    for place, rank in enumerate(ranks):
        begin, end = 2 + place * step, 2 + (place + 1) * step
        if rank is None:
            lines = "".join(f"M{_number(begin)} {height - 4 - n * 5}l{_number(step)} -5" for n in range(3))
            parts.append(tag("path", d=lines, class_="c-hatch"))
            open_line = False
            continue
        level = _number(height - 4 - rank * (height - 8) / 3)
        path += f"V{level}H{_number(end)}" if open_line else f"M{_number(begin)} {level}H{_number(end)}"
        open_line = True
    if path:
        parts.append(tag("path", d=path, class_="c-line"))
    return tag(
        "svg", *parts, viewBox=f"0 0 {width} {height}", width=width, height=height, class_="spark", aria_hidden="true"
    )
