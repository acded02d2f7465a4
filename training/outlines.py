"""Writes wireroom/web/outlines.json: coasts and borders of the world, for maps that need no tiles and no third party.

    npm pack world-atlas && tar xzf world-atlas-*.tgz && python -m training.outlines package/countries-50m.json

From Natural Earth (public domain), scale 1:50,000,000, as the npm package world-atlas carries it as TopoJSON. Lines are
thinned to what a regional map shows; what two countries share is kept once.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: Steps of a degree: about a kilometre, below a point of a map of one strait.
STEPS = 100
#: A point that lies nearer than this to the line of its neighbours is left out, in steps: two kilometres.
NEAR = 2.0
OUT = Path(__file__).resolve().parent.parent / "wireroom" / "web" / "outlines.json"

Line = list[tuple[int, int]]


def main(path: str) -> None:
    """Write the file."""
    data = json.loads(Path(path).read_text("utf-8"))
    arcs = [_thinned(line) for line in _arcs(data)]
    countries = Counter(abs_of(arc) for one in data["objects"]["countries"]["geometries"] for arc in _used(one))
    rings = [ring for one in data["objects"]["land"]["geometries"] for ring in _rings(one)]
    OUT.write_text(
        json.dumps(
            {
                "from": "Natural Earth 1:50m, public domain, by world-atlas",
                "steps": STEPS,
                "arcs": [_differences(line) for line in arcs],
                "rings": rings,
                "borders": sorted(arc for arc, uses in countries.items() if uses > 1),
            },
            separators=(",", ":"),
        )
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(arcs)} lines, {sum(map(len, arcs))} points, {len(rings)} rings, {OUT.stat().st_size} bytes")


def abs_of(arc: int) -> int:
    """Give the line that a reference names; a negative one runs backwards."""
    return ~arc if arc < 0 else arc


def _arcs(data: dict[str, Any]) -> Iterator[Line]:
    (scale_x, scale_y), (move_x, move_y) = data["transform"]["scale"], data["transform"]["translate"]
    for arc in data["arcs"]:
        x = y = 0
        line: Line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            point = round((x * scale_x + move_x) * STEPS), round((y * scale_y + move_y) * STEPS)
            if not line or line[-1] != point:
                line.append(point)
        yield line


def _thinned(line: Line) -> Line:
    """Leave out what nobody sees (Douglas and Peucker, 1973), without recursion; both ends stay."""
    if len(line) < 3:
        return line
    kept = {0, len(line) - 1}
    if line[0] == line[-1]:  # a closed line needs a third point to hold an area
        kept.add(max(range(len(line)), key=lambda at: _square(line[0], line[at])))
    waiting = list(zip(sorted(kept), sorted(kept)[1:], strict=False))
    while waiting:
        first, last = waiting.pop()
        far = max(range(first + 1, last), key=lambda at: _off(line, first, last, at), default=None)
        if far is not None and _off(line, first, last, far) > NEAR:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return [line[at] for at in sorted(kept)]


def _square(one: tuple[int, int], other: tuple[int, int]) -> int:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _off(line: Line, first: int, last: int, at: int) -> float:
    """Say how far a point lies from the line between two others."""
    (x1, y1), (x2, y2), (x, y) = line[first], line[last], line[at]
    length = float(_square(line[first], line[last])) ** 0.5
    if length == 0.0:
        return float(_square(line[first], line[at])) ** 0.5
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1))) / length


def _differences(line: Line) -> list[int]:
    """Write a line as its first point and steps, all in one list."""
    flat, before = [], (0, 0)
    for x, y in line:
        flat += [x - before[0], y - before[1]]
        before = x, y
    return flat


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def _used(geometry: dict[str, Any]) -> Iterator[int]:
    if geometry.get("arcs"):
        for ring in _rings(geometry):
            yield from ring


if __name__ == "__main__":
    main(sys.argv[1])
