"""Coasts and borders of a part of the world, cut to a view: what a map is drawn on.

A view is a rectangle in degrees, drawn with the scale of its middle latitude in both directions, which is true enough
for a region. Data: `training/outlines.py`.
"""

import functools
import importlib.resources
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

#: (longitude, latitude) in degrees; longitudes may pass 180 in a view over the date line.
Place = tuple[float, float]

#: Degrees of the smallest view: a strait with both its coasts.
SMALLEST = 4.0
#: Part of the extent that is left free on each side.
MARGIN = 0.18
#: Lines are not drawn nearer to a pole: the scale of the middle is nonsense there.
HIGHEST = 84.0


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle in degrees, `width` to `height` units when drawn."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def at(self, place: Place) -> tuple[float, float]:
        """Give the point of a place, x from the left and y from the top."""
        x = (self._turned(place[0]) - self.west) / (self.east - self.west) * self.width
        y = (self.north - place[1]) / (self.north - self.south) * self.height
        return x, y

    def _turned(self, longitude: float) -> float:
        middle = (self.west + self.east) / 2
        return middle + (longitude - middle + 180.0) % 360.0 - 180.0

    @property
    def km(self) -> float:
        """Kilometres of one unit."""
        return (self.north - self.south) / self.height * 111.2


def view_of(places: Sequence[Place], width: float, height: float) -> View:
    """Choose a view that holds all places with a margin.

    Raises:
        ValueError: If there is no place.
    """
    if not places:
        raise ValueError("a map needs a place")
    west, east = _shortest_span([longitude for longitude, _ in places])
    south, north = min(lat for _, lat in places), max(lat for _, lat in places)
    middle, centre = (west + east) / 2, (south + north) / 2
    stretch = max(0.1, math.cos(math.radians(centre)))
    high = max(north - south, SMALLEST) * (1 + 2 * MARGIN)
    wide = max((east - west) * (1 + 2 * MARGIN), SMALLEST)
    high = min(max(high, wide * stretch * height / width), 2 * HIGHEST)
    wide = min(high * width / height / stretch, 360.0)
    centre = min(max(centre, high / 2 - HIGHEST), HIGHEST - high / 2)
    return View(middle - wide / 2, centre - high / 2, middle + wide / 2, centre + high / 2, width, height)


def _shortest_span(longitudes: Sequence[float]) -> tuple[float, float]:
    """Give the shortest stretch of the globe that holds all longitudes, over the date line where that is shorter."""
    ordered = sorted({round(longitude % 360.0, 6) % 360.0 for longitude in longitudes})
    gaps = [(after - before) % 360.0 for before, after in zip(ordered, [*ordered[1:], ordered[0]], strict=True)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    west = ordered[(widest + 1) % len(ordered)]
    return west, west + (360.0 - gaps[widest] if len(ordered) > 1 else 0.0)


@dataclass(frozen=True, slots=True)
class _World:
    arcs: tuple[tuple[Place, ...], ...]
    rings: tuple[tuple[Place, ...], ...]
    borders: tuple[int, ...]


@functools.lru_cache(maxsize=1)
def _world() -> _World:
    data = json.loads((importlib.resources.files("wireroom.web") / "outlines.json").read_text("utf-8"))
    arcs = tuple(_line(flat, data["steps"]) for flat in data["arcs"])
    rings = tuple(_unrolled(_ring(arcs, ring)) for ring in data["rings"])
    return _World(arcs, rings, tuple(data["borders"]))


def _line(flat: list[int], steps: int) -> tuple[Place, ...]:
    made, x, y = [], 0, 0
    for at in range(0, len(flat), 2):
        x, y = x + flat[at], y + flat[at + 1]
        made.append((x / steps, y / steps))
    return tuple(made)


def _ring(arcs: Sequence[Sequence[Place]], ring: Iterable[int]) -> Iterator[Place]:
    for arc in ring:
        yield from reversed(arcs[~arc]) if arc < 0 else arcs[arc]


def _unrolled(ring: Iterable[Place]) -> tuple[Place, ...]:
    """Let a ring run on over the date line, where it would jump around the globe."""
    made: list[Place] = []
    for x, y in ring:
        turn = round((x - made[-1][0]) / 360.0) if made else 0
        made.append((x - 360.0 * turn, y))
    return tuple(made)


def land(view: View) -> str:
    """Give the land of a view as the `d` of an SVG path."""
    parts = []
    for ring in _world().rings:
        for shift in _shifts(ring, view):
            cut = _cut([(x + shift, y) for x, y in ring], view)
            drawn = _thin([_point(place, view) for place in cut])
            if len(drawn) > 2:
                parts.append(_path(drawn) + "Z")
    return "".join(parts)


def borders(view: View) -> str:
    """Give the borders between countries in a view as the `d` of an SVG path."""
    world, parts = _world(), []
    for name in world.borders:
        line = world.arcs[name]
        for shift in _shifts(line, view):
            drawn = _thin([_point((x + shift, y), view) for x, y in line])
            if len(drawn) > 1:
                parts.append(_path(drawn))
    return "".join(parts)


def _shifts(line: Sequence[Place], view: View) -> Iterator[float]:
    """Give the turns of the globe by which a line comes into view."""
    south, north = min(y for _, y in line), max(y for _, y in line)
    if south > view.north or north < view.south:
        return
    west, east = min(x for x, _ in line), max(x for x, _ in line)
    for shift in (-360.0, 0.0, 360.0):
        if west + shift <= view.east and east + shift >= view.west:
            yield shift


def _point(place: Place, view: View) -> tuple[float, float]:
    x = (place[0] - view.west) / (view.east - view.west) * view.width
    y = (view.north - place[1]) / (view.north - view.south) * view.height
    return round(x, 1), round(y, 1)


def _thin(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points that move by less than a unit."""
    kept: list[tuple[float, float]] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 1.0:
            kept.append(point)
    return kept


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _cut(ring: list[Place], view: View) -> list[Place]:
    """Cut a ring to a view, one side after another (Sutherland and Hodgman, 1974)."""
    # a little outside, so that the cut itself is not seen as a coast
    gap_x, gap_y = (view.east - view.west) * 0.02, (view.north - view.south) * 0.02
    sides = (
        (0, view.west - gap_x, 1.0),
        (0, view.east + gap_x, -1.0),
        (1, view.south - gap_y, 1.0),
        (1, view.north + gap_y, -1.0),
    )
    for axis, bound, sign in sides:
        made: list[Place] = []
        for before, place in zip([ring[-1], *ring[:-1]], ring, strict=True) if ring else ():
            inside, was = (place[axis] - bound) * sign >= 0, (before[axis] - bound) * sign >= 0
            if inside != was:
                share = (bound - before[axis]) / (place[axis] - before[axis])
                made.append((before[0] + share * (place[0] - before[0]), before[1] + share * (place[1] - before[1])))
            if inside:
                made.append(place)
        ring = made
    return ring
