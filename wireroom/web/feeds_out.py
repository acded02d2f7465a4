"""Feeds out: front page, sections, one story, a search, each as Atom and as JSON Feed.

We ask of ourselves what we ask of publishers (R32): validators that hold, max-age, stable ids, 304, no cookie, a pause
where we cannot answer.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import Response

from wireroom.errors import StorageError
from wireroom.model.views import Head
from wireroom.ports import Reader
from wireroom.web.api_operations import Elsewhere, Nothing
from wireroom.web.api_values import QUESTION, BadRequest, read_values
from wireroom.web.cache import Finished, finish
from wireroom.web.conditional import reply
from wireroom.web.doors import Door
from wireroom.web.feed_builders import Wish, build
from wireroom.web.feed_forms import FORMS
from wireroom.web.site import SiteSettings

log = structlog.get_logger()

#: How long a reader of feeds may go on with what it has, seconds. Live pages are for those who want to know at once.
FRESH_S = 300
#: When to come back where we could not answer, seconds.
LATER_S = 120
#: Feeds whose last change is remembered; each is a few hundred bytes.
MOST_KNOWN = 5000


class FeedsOut:
    """Answers feeds, and remembers since when each is as it is."""

    def __init__(self, ask: Callable[[Callable[[Reader], Any]], Awaitable[Any]], site: SiteSettings) -> None:
        self._ask, self._site = ask, site
        #: Address -> (validator, time of the log since when it holds).
        self._since: OrderedDict[str, tuple[str, float]] = OrderedDict()

    def doors(self) -> list[Door]:
        """Give the routes."""
        paths = ("/feeds/{kind:str}.{form}", "/feeds/{kind:str}/{name}.{form}")
        return [Door(path, self.answer, role="anyone") for path in paths]

    async def answer(self, request: Request) -> Response:
        """Answer one feed."""
        params = request.path_params
        kind, name, form = params["kind"], params.get("name", ""), params["form"]
        if form not in FORMS or kind not in ({"section", "story"} if name else {"front", "search"}):
            return _words(404, "There is no such feed.")
        write, media_type = FORMS[form]
        try:
            declared = (QUESTION,) if kind == "search" else ()
            values = read_values(declared, request.scope["query_string"], {})
            wish = Wish(
                kind=kind,
                name=name,
                form=form,
                query=values.get("q", ""),
                base=self._base(request),
                languages=self._site.languages,
                site_name=self._site.name,
                for_all=self._site.demo or self._site.texts_for_all,
                pictures=self._site.pictures,
            )

            def work(reader: Reader) -> tuple[Finished, Head]:
                with reader.at_head() as head:
                    made = build(reader, head, wish)
                return finish(write(made)), head

            finished, head = await self._ask(work)
        except BadRequest as error:
            return _words(400, str(error))
        except Nothing as error:
            return _words(404, str(error))
        except Elsewhere as error:
            return Response(status_code=301, headers={"location": error.path, "cache-control": f"max-age={FRESH_S}"})
        except StorageError as error:
            log.error("feed.trouble", feed=request.scope["path"], reason=str(error))
            return _words(503, "What is kept cannot be read at the moment.", retry_after=LATER_S)
        since = self._unchanged_since(wish.base + wish.path, finished.etag, head.at)
        cache = f"public, max-age={FRESH_S}"
        return reply(request.headers, finished, media_type, cache=cache, modified=since)

    def _base(self, request: Request) -> str:
        """Give our own address: the name was checked by the guard, and proxies are not believed (S30)."""
        return f"{'https' if self._site.secure else 'http'}://{request.headers['host'].lower()}"

    def _unchanged_since(self, address: str, etag: str, now: float) -> float:
        """Say since when a feed is as it is; never the same second for two contents."""
        before = self._since.pop(address, None)
        if before is None:
            since = now
        elif before[0] == etag:
            since = before[1]
        else:
            since = max(now, before[1] + 1.0)
        self._since[address] = (etag, since)
        while len(self._since) > MOST_KNOWN:
            self._since.popitem(last=False)
        return since


def _words(status: int, words: str, *, retry_after: int | None = None) -> Response:
    headers = {"cache-control": "no-store"} | ({"retry-after": str(retry_after)} if retry_after else {})
    return Response(words + "\n", status_code=status, headers=headers, media_type="text/plain; charset=utf-8")
