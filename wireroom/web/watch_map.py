"""The map of a situation: its places and what was filed at them, on coasts and borders, as an SVG of our own."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wireroom.web.outlines import View, borders, land, view_of
from wireroom.web.safe import tag

#: Units of a drawing.
WIDTH, HEIGHT = 640.0, 400.0
#: Radius of a mark without evidence, and of the one with the most.
LEAST, MOST = 3.5, 13.0
#: A letter of a label, units; two labels never overlap.
LETTER, LINE = 6.6, 14.0
#: Lengths of the scale bar, km.
BARS = (10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place on the map."""

    name: str
    longitude: float
    latitude: float
    #: Pieces of evidence at it that count.
    evidence: int = 0
    #: How strong the strongest of them is, 0 to 1.
    value: float = 0.0


def map_of(marks: Sequence[Mark], title: str) -> Markup:
    """Draw the places of a situation.

    Args:
        marks: The places of its scope; those with more evidence are larger.
        title: What the map shows, for those who do not see it.

    Raises:
        ValueError: If there is no place.
    """
    view = view_of([(one.longitude, one.latitude) for one in marks], WIDTH, HEIGHT)
    most = max(one.evidence for one in marks) or 1
    ordered = sorted(marks, key=lambda one: (-one.evidence, one.name))
    taken: list[tuple[float, float, float, float]] = []
    drawn = []
    for one in ordered:
        x, y = view.at((one.longitude, one.latitude))
        radius = LEAST if not one.evidence else LEAST + (MOST - LEAST) * (one.evidence / most) ** 0.5
        taken.append((x - radius, y - radius, x + radius, y + radius))
        drawn.append((one, x, y, radius))
    parts = [
        tag("title", title),
        tag("path", d=land(view), class_="m-land"),
        tag("path", d=borders(view), class_="m-border"),
    ]
    for one, x, y, radius in reversed(drawn):
        kind = "m-mark" if one.evidence else "m-quiet"
        said = f"{one.name}: {one.evidence} pieces of evidence" if one.evidence else f"{one.name}: no evidence"
        parts.append(tag("circle", tag("title", said), cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}", class_=kind))
    parts += [_label(one, x, y, radius, taken) for one, x, y, radius in drawn]
    parts.append(_bar(view))
    return tag("svg", *parts, viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", class_="watch-map", role="img", aria_label=title)


def _label(one: Mark, x: float, y: float, radius: float, taken: list[tuple[float, float, float, float]]) -> Markup:
    """Write a name right of, left of, below or above its mark, where nothing stands; else nowhere."""
    long = LETTER * len(one.name)
    for anchor, at_x, at_y in (
        ("start", x + radius + 4, y + 4),
        ("end", x - radius - 4, y + 4),
        ("middle", x, y + radius + LINE),
        ("middle", x, y - radius - 5),
    ):
        left = {"start": at_x, "end": at_x - long, "middle": at_x - long / 2}[anchor]
        box = (left, at_y - LINE + 3, left + long, at_y + 3)
        inside = box[0] > 2 and box[2] < WIDTH - 2 and box[1] > 2 and box[3] < HEIGHT - 2
        if inside and not any(_meet(box, other) for other in taken if other != _own(x, y, radius)):
            taken.append(box)
            return tag("text", one.name, x=f"{at_x:.1f}", y=f"{at_y:.1f}", text_anchor=anchor, class_="m-name")
    return Markup("")


def _own(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _bar(view: View) -> Markup:
    """Draw the scale: the longest round length below a quarter of the width."""
    km = max((bar for bar in BARS if bar / view.km <= WIDTH / 4), default=BARS[0])
    long, y = km / view.km, HEIGHT - 12
    return tag(
        "g",
        tag("path", d=f"M12 {y - 5:g}V{y:g}H{12 + long:.1f}V{y - 5:g}", class_="m-bar"),
        tag("text", f"{km} km", x=f"{18 + long:.1f}", y=f"{y + 1:g}", class_="m-scale"),
        aria_hidden="true",
    )
