"""Pages of words alone, and a reader's choice of languages and light."""

from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wireroom.web import tongues
from wireroom.web.api import for_people
from wireroom.web.asking import Threads
from wireroom.web.builder import Builder, variant_of
from wireroom.web.cache import finish
from wireroom.web.conditional import page_answer
from wireroom.web.doors import Door
from wireroom.web.hours import wire_hours
from wireroom.web.paths import WORDS, own_path
from wireroom.web.render import render_text
from wireroom.web.routes import read_query
from wireroom.web.site import SiteSettings

YEAR = 365 * 24 * 3600
#: Titles of the pages of words.
TITLES = {
    "about": "How these pages are made",
    "wire": "The wire",
    "choices": "Languages and light",
    "api": "For programs",
}


class Choices:
    """Answers with words, and keeps choices."""

    def __init__(self, threads: Threads, site: SiteSettings, builder: Builder) -> None:
        self._ask, self._site, self._builder = threads.ask, site, builder

    def doors(self) -> list[Door]:
        """Give where the words are, and where choices are sent."""
        return [
            *(Door(path, self.words, role="anyone") for path in WORDS),
            Door("/choices", self.choose, role="anyone", methods=["POST"]),
        ]

    async def words(self, request: Request) -> Response:
        """Answer the pages of words alone."""
        name = request.url.path.strip("/")
        variant, chosen = variant_of(request, self._site)
        head = await self._ask(lambda reader: reader.head())
        data: dict[str, Any] = {"title": TITLES[name]}
        if name == "choices":
            data["back"] = own_path(read_query(request.url.query).get("back", "/"))
            read = await self._ask(lambda reader: {row.source.language for row in reader.sources()})
            codes = {*(read - {None}), *variant.languages, *self._site.languages}
            data["names"] = sorted(((code, tongues.language_name(code)) for code in codes), key=lambda pair: pair[1])
        elif name == "api":
            data["operations"] = for_people()
        elif name == "wire":
            data["rows"] = await self._ask(lambda reader: wire_hours(reader, variant.language))
        html = render_text(name, self._builder.frame(variant, chosen=chosen), head, request.url.path, **data)
        return page_answer(request.headers, finish(html.encode()))

    async def choose(self, request: Request) -> Response:
        """Keep a reader's choice of languages and light in cookies."""
        form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=300)
        answer = RedirectResponse(own_path(form.get("back", ["/"])[0]), status_code=303)
        theme = form.get("theme", ["system"])[0]
        ticked = tongues.chosen(".".join(form.get("lang", [])[: tongues.MOST]))
        first = tongues.chosen(form.get("first", [""])[0])
        languages = tuple(dict.fromkeys((*first, *ticked)))[: tongues.MOST] if ticked else ()
        for name, value in (("theme", theme if theme in ("light", "dark") else ""), ("languages", ".".join(languages))):
            if value:
                answer.set_cookie(
                    name, value, max_age=YEAR, httponly=True, samesite="lax", secure=self._site.secure, path="/"
                )
            else:
                answer.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=self._site.secure)
        return answer
