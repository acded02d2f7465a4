"""The one route that gives pictures of publishers.

Whoever may read a publisher's text may see its pictures, and nobody else: the address of a picture is made from its
content and can be guessed by whoever has the picture, so every request is judged anew, and a refusal says no more than
that there is nothing. Nothing is ever fetched for a reader (S26, S27).
"""

import re
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from wireroom.model.picture import LARGE, SMALL
from wireroom.ports import Reader
from wireroom.web.conditional import unchanged
from wireroom.web.doors import Door
from wireroom.web.guards import MEDIA

_NAME = re.compile(rf"([0-9a-f]{{64}})-({SMALL}|{LARGE})\.jpg")

#: What everybody may see may be kept for a day: its bytes never change, but a source may cease to be licensed.
FREE = "public, max-age=86400"
#: What only some may see is kept nowhere: a browser that was signed out must not show it from its memory (S24).
CLOSED = "no-store"


def read_media(name: str) -> tuple[str, str] | None:
    """Read a picture's address: (hash, "small" or "large"); None where it is none of ours.

    >>> read_media("ab" * 32 + "-480.jpg")[1], read_media("../secret"), read_media("ab" * 32 + "-480.svg")
    ('small', None, None)
    """
    found = _NAME.fullmatch(name)
    return None if found is None else (found[1], "small" if found[2] == str(SMALL) else "large")


class Media:
    """Gives pictures that we wrote ourselves, to whom they may be shown (S25)."""

    def __init__(
        self,
        ask: Callable[[Callable[[Reader], tuple[bytes, bool] | None]], Awaitable[tuple[bytes, bool] | None]],
        *,
        shown: bool,
        for_all: bool,
        whole_texts: Callable[[Request], bool],
    ) -> None:
        """Take who may see them.

        Args:
            ask: Runs a function of a reader.
            shown: Whether pictures are shown at all.
            for_all: Whether everybody may see all of them.
            whole_texts: Whether who asks may see all of them.
        """
        self._ask, self._shown, self._for_all, self._whole_texts = ask, shown, for_all, whole_texts

    def doors(self) -> list[Door]:
        """Give where they are."""
        return [Door(MEDIA + "{name:path}", self.picture, role="anyone")]

    async def picture(self, request: Request) -> Response:
        """Give a picture."""
        name = str(request.path_params["name"])
        found = read_media(name) if self._shown else None
        whole = self._whole_texts(request)
        kept = None
        if found is not None:
            hash_, size = found
            kept = await self._ask(lambda reader: reader.picture(hash_, size, all_sources=whole))
        if kept is None:
            return Response(
                "No such picture.", status_code=404, headers={"cache-control": CLOSED}, media_type="text/plain"
            )
        data, licensed = kept
        headers = {"cache-control": FREE if licensed or self._for_all else CLOSED, "etag": f'"{name}"'}
        if unchanged(request.headers, headers["etag"]):
            return Response(status_code=304, headers=headers)
        return Response(data, headers=headers, media_type="image/jpeg")
