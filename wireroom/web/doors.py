"""Which addresses there are, and who may ask at each: the role stands beside the route (S36).

A route without a role, or with one that nobody knows, ends the start.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

#: Who may ask: everybody who reaches the site, or its owner alone.
ROLES = ("anyone", "owner")
#: Most bytes that a form brings, where its door does not say otherwise; no door may say more than S45 allows.
FORM = 16 * 1024
MOST_BODY = 5 * 1024 * 1024

Endpoint = Callable[[Request], Awaitable[Any]]


class Door(Route):
    """A route that says who may ask, and how large a body it takes, bytes.

    `fresh`: the owner must have come in within the last minutes (S34); for what cannot be undone, or gives away much.
    """

    def __init__(
        self,
        path: str,
        endpoint: Endpoint,
        *,
        role: str,
        methods: Sequence[str] = ("GET",),
        most_body: int = FORM,
        fresh: bool = False,
    ) -> None:
        if role not in ROLES:
            raise ValueError(f"{path}: {role!r} is no role; the roles are {', '.join(ROLES)}")
        if fresh and role != "owner":
            raise ValueError(f"{path}: nobody but the owner comes in, so nobody else can have come in lately")
        if not 0 <= most_body <= MOST_BODY:
            raise ValueError(f"{path}: a body of {most_body} bytes is more than {MOST_BODY}")
        super().__init__(path, endpoint, methods=list(methods))
        self.role, self.most_body, self.fresh = role, most_body, fresh


def declared(routes: Iterable[BaseRoute]) -> list[BaseRoute]:
    """Give the routes back; each is a Door.

    Raises:
        TypeError: If one does not say who may ask.
    """
    found = list(routes)
    for route in found:
        if not isinstance(route, Door):
            raise TypeError(f"{getattr(route, 'path', route)}: this route does not say who may ask (use Door)")
    return found


def allowed_body(routes: Sequence[BaseRoute]) -> Callable[[Scope], int]:
    """Make the function that says how many bytes a request may bring to where it goes."""

    def allowed(scope: Scope) -> int:
        for route in routes:
            if isinstance(route, Door) and route.matches(scope)[0] is Match.FULL:
                return route.most_body
        return FORM

    return allowed
