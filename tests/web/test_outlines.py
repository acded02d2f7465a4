"""A map shows the places of a situation where they lie, on land that is ours to draw, and names none over another."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.web.outlines import borders, land, view_of
from wireroom.web.watch_map import HEIGHT, WIDTH, Mark, map_of

PLACES = st.lists(st.tuples(st.floats(-180, 180), st.floats(-80, 80)), min_size=1, max_size=6)
STRAIT = [
    Mark(name="Arden Strait", longitude=119.5, latitude=24.5, evidence=9),
    Mark(name="Port Ansel", longitude=118.3, latitude=24.4, evidence=1),
    Mark(name="Lume", longitude=119.9, latitude=26.2),
]


@given(PLACES)
def test_every_place_lies_in_its_view(places: list[tuple[float, float]]) -> None:
    """Wherever the places are, over the date line too, the view holds them and keeps its shape."""
    view = view_of(places, WIDTH, HEIGHT)
    for place in places:
        x, y = view.at(place)
        assert -0.5 <= x <= WIDTH + 0.5
        assert -0.5 <= y <= HEIGHT + 0.5


@pytest.mark.parametrize(
    ("place", "dry"),
    [
        ((121.0, 23.7), True),
        ((119.5, 24.6), False),
        ((44.0, 15.4), True),
        ((38.5, 20.0), False),
        ((178.0, -17.8), True),
    ],
    ids=["an island", "a strait", "a highland", "a sea", "an island by the date line"],
)
def test_land_is_where_land_is(place: tuple[float, float], dry: bool) -> None:
    """A point of dry land lies within the drawn rings by the even-odd rule, a point of the sea does not."""
    view = view_of([place], WIDTH, HEIGHT)
    rings = [
        [tuple(map(float, point.split())) for point in ring.split("L")]
        for ring in re.findall(r"M([^MZ]+)Z", land(view))
    ]
    assert (sum(_inside(view.at(place), ring) for ring in rings) % 2 == 1) is dry


def _inside(point: tuple[float, float], ring: list[tuple[float, ...]]) -> bool:
    found = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
            found = not found
    return found


def test_borders_run_where_countries_meet() -> None:
    """A view of an inland region holds borders, one of an ocean none."""
    assert borders(view_of([(8.0, 48.0)], WIDTH, HEIGHT))
    assert not borders(view_of([(-30.0, 0.0)], WIDTH, HEIGHT))


def test_a_map_says_in_words_what_it_shows() -> None:
    """It has a title, each mark says its evidence, and the size of a mark grows with it."""
    drawn = map_of(STRAIT, "Places of Arden Strait")
    assert "<title>Places of Arden Strait</title>" in drawn
    assert "Arden Strait: 9 pieces of evidence" in drawn
    assert "Lume: no evidence" in drawn
    radius = {kind: float(size) for size, kind in re.findall(r'r="([0-9.]+)" class="(m-\w+)"', drawn)}
    assert radius["m-mark"] > radius["m-quiet"]


def test_names_never_stand_over_each_other() -> None:
    """Of many places at one spot, names are left out rather than stacked; all stay marked."""
    drawn = map_of([Mark(name=f"Berth {n}", longitude=10.0, latitude=50.0) for n in range(8)], "Berths")
    assert drawn.count("<circle") == 8
    assert drawn.count('class="m-name"') <= 4


def test_names_are_escaped() -> None:
    """A place is named by whoever wrote the definition."""
    assert "<b>" not in map_of([Mark(name="<b>x</b>", longitude=0.0, latitude=0.0)], "x")


def test_a_map_of_nothing_is_refused() -> None:
    """There is no view without a place."""
    with pytest.raises(ValueError, match="needs a place"):
        map_of([], "nothing")
