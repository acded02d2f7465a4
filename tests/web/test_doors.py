"""Every address says who may ask there (S36), and how much it takes (S45)."""

import pytest
from asgi import get, site_over
from starlette.routing import Route

from wireroom.testing.fake_reader import FakeRoom
from wireroom.web.doors import MOST_BODY, ROLES, Door, allowed_body, declared


async def nothing(request):
    raise AssertionError("never asked")


def test_every_route_of_the_site_says_who_may_ask():
    """An address that nobody thought about is a door that stands open."""
    routes = site_over(FakeRoom()).routes
    assert len(routes) > 10
    assert {route.role for route in routes} <= set(ROLES)


def test_a_route_without_a_role_ends_the_start():
    """The build fails, not the night watch."""
    with pytest.raises(TypeError, match="/quiet: this route does not say who may ask"):
        declared([Door("/", nothing, role="anyone"), Route("/quiet", nothing)])
    with pytest.raises(ValueError, match="'everyone' is no role"):
        Door("/", nothing, role="everyone")
    with pytest.raises(ValueError, match="is more than"):
        Door("/", nothing, role="owner", methods=["POST"], most_body=MOST_BODY + 1)
    with pytest.raises(ValueError, match="nobody but the owner"):
        Door("/", nothing, role="anyone", fresh=True)


def test_a_body_is_measured_by_the_door_that_it_goes_to():
    """A list of feeds may be large, a form may not; the method counts too."""
    doors = [
        Door("/lists", nothing, role="owner", methods=["POST"], most_body=MOST_BODY),
        Door("/{rest:path}", nothing, role="anyone", methods=["POST"]),
    ]
    allowed = allowed_body(doors)
    scope = {"type": "http", "method": "POST", "path": "/lists", "root_path": "", "headers": []}
    assert allowed(scope) == MOST_BODY
    assert allowed({**scope, "path": "/choices"}) == 16 * 1024


def test_a_range_of_many_parts_is_refused():
    """Ten parts are ignored or answered; more are nobody's wish (S46)."""
    site = site_over(FakeRoom())
    parts = [f"{n}-{n}" for n in range(11)]
    assert get(site, "/", headers={"range": "bytes=" + ",".join(parts)}).status == 416
    assert get(site, "/", headers={"range": "bytes=" + ",".join(parts[:10])}).status == 200
