"""The owner's own pages and forms: session, follows, bookmarks, inbox, sources, choices."""

import base64
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wireroom.errors import WireroomError
from wireroom.feeds.catalogue import CatalogueSource
from wireroom.feeds.lists import list_of_sources
from wireroom.model.source import SECTIONS
from wireroom.ports import Reader
from wireroom.web.browse import chosen_of
from wireroom.web.doors import MOST_BODY, Door
from wireroom.web.forms import read_form
from wireroom.web.owner import Gate, hashed, owner_of
from wireroom.web.owner_lists import changed_since, story_rows
from wireroom.web.owner_view import OwnerView
from wireroom.web.page import Variant
from wireroom.web.paths import own_path
from wireroom.web.places import country_name
from wireroom.web.words import moment, several

#: The id of a story in its address, with or without the host.
_STORY = re.compile(r"(?:^|/)s/([\w-]{1,100})(?:$|[/?#])", re.ASCII)
#: What the buttons of a story may ask for.
STORY_ACTS = ("follow", "unfollow", "bookmark", "unbookmark", "pin", "unpin", "hide", "unhide")
#: Bytes of the form of one page of the catalogue: a hundred sources with all their addresses.
CHOICE_BODY = 128 * 1024
#: Pieces of a browser's name in the list of sessions, characters.
BROWSER_CHARS = 90
#: Letters of the reason for a grade: a sentence or two beside it.
MOST_REASON = 300

Render = Callable[..., Awaitable[Response]]
Ask = Callable[..., Awaitable[Any]]


class OwnerPages:
    """Answers the owner's doors."""

    def __init__(
        self,
        gate: Gate,
        *,
        ask: Ask,
        control: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]] | None,
        render: Render,
        error: Callable[..., Response],
        variant: Callable[[Request], Variant],
        catalogue: Sequence[CatalogueSource] = (),
    ) -> None:
        self._gate, self._ask, self._control = gate, ask, control
        self._render, self._error, self._variant = render, error, variant
        self._catalogue = catalogue

    def doors(self) -> list[Door]:
        """Give all addresses, each with who may ask."""
        return [
            Door("/owner", self.home, role="anyone"),
            Door("/owner", self.enter, role="anyone", methods=["POST"]),
            Door("/owner/leave", self.leave, role="owner", methods=["POST"]),
            Door("/owner/export", self.export, role="owner", fresh=True),
            Door("/owner/forget", self.forget, role="owner", methods=["POST"], fresh=True),
            Door("/owner/choices", self.choose, role="owner", methods=["POST"]),
            Door("/owner/story", self.story_act, role="owner", methods=["POST"]),
            Door("/owner/undo", self.undo, role="owner", methods=["POST"]),
            Door("/owner/merge", self.merge, role="owner", methods=["POST"]),
            Door("/owner/split", self.split, role="owner", methods=["POST"]),
            Door("/owner/source", self.mark_source, role="owner", methods=["POST"]),
            Door("/owner/sources", self.sources, role="owner"),
            Door("/owner/sources/look", self.look, role="owner", methods=["POST"]),
            Door("/owner/sources/add", self.add, role="owner", methods=["POST"]),
            Door("/owner/sources/import", self.import_opml, role="owner", methods=["POST"], most_body=MOST_BODY),
            Door("/owner/sources/choose", self.take_on, role="owner", methods=["POST"], most_body=CHOICE_BODY),
            Door("/owner/sources.opml", self.export_opml, role="owner"),
            Door("/owner/{code}", self.offer, role="anyone"),
            Door("/following", self.following, role="owner"),
            Door("/bookmarks", self.bookmarks, role="owner"),
        ]

    # the session

    async def home(self, request: Request) -> Response:
        """Say who the owner is, or how to become it; for the owner: sessions, choices, all that is personal."""
        owner = owner_of(request)
        if owner is None:
            return await self._render(request, "owner", title="The owner", possible=self._gate.possible, mine=False)
        sessions, audit = await self._gate.ask(lambda private: (private.sessions(), private.audit()[:12]))
        countries = await self._ask(lambda reader: {row.source.country for row in reader.sources()} - {None})
        now = self._gate.now()
        return await self._render(
            request,
            "owner",
            title="The owner",
            possible=True,
            mine=True,
            sessions=[
                (moment(s.opened_at, now), moment(s.used_at, now), s.browser[:BROWSER_CHARS], s.hash == owner.session)
                for s in sessions
            ],
            audit=[(moment(at, now), what, detail[:BROWSER_CHARS]) for at, what, detail in audit],
            sections=[(name, name.capitalize(), _place(name, owner.sections)) for name in SECTIONS],
            regions=[
                (code, country_name(code), code in owner.regions)
                for code in sorted({*countries, *owner.regions}, key=country_name)
            ],
        )

    async def offer(self, request: Request) -> Response:
        """Show a one-time link's page: one button. Looking at it spends nothing (S38)."""
        code = request.path_params["code"]
        if not self._gate.possible:
            return self._error(404, "No such page", "This site has no owner.", request)
        counts = await self._gate.ask(lambda private: private.code_counts(hashed(code), self._gate.now()))
        if not counts:
            return self._spent(request)
        return await self._render(request, "offer", title="Make this browser yours", code=code)

    async def enter(self, request: Request) -> Response:
        """Spend the code; the browser gets a new session, in the place of one that it had (S33)."""
        form, before = await read_form(request), owner_of(request)
        browser = request.headers.get("user-agent", "")
        told = await self._gate.order("open", code=form.one("code", 100), browser=browser)
        if not told:
            return self._error(
                503, "Wireroom is starting", "The link still counts: open it again in a moment.", request
            )
        if not told.get("token"):
            return self._spent(request)
        if before is not None:
            await self._gate.order("leave", session=before.session)
        answer = RedirectResponse("/owner", status_code=303)
        self._gate.welcome(request, answer, told["token"])
        answer.headers["cache-control"] = "no-store"
        return answer

    def _spent(self, request: Request) -> Response:
        words = (
            "Each link opens once, within an hour, and a newer one takes its place. "
            "`wireroom owner` in the terminal prints a new one."
        )
        return self._error(403, "This link does not count any more", words, request)

    async def leave(self, request: Request) -> Response:
        """End this session, or all of them."""
        owner, form = self._owner(request), await read_form(request)
        await self._act(request, "leave", session=owner.session, all=form.one("all") == "yes")
        answer = RedirectResponse("/", status_code=303)
        self._gate.farewell(request, answer)
        return answer

    async def export(self, request: Request) -> Response:
        """Give all that is personal as a file (S53)."""
        del request
        data = await self._gate.ask(lambda private: private.export())
        headers = {"content-disposition": 'attachment; filename="wireroom-personal.json"'}
        return Response(orjson.dumps(data, option=orjson.OPT_INDENT_2), media_type="application/json", headers=headers)

    async def forget(self, request: Request) -> Response:
        """Delete all that is personal, this session too."""
        form = await read_form(request)
        if form.one("sure") != "yes":
            return self._error(400, "Nothing was deleted", "Tick the box first; there is no way back.", request)
        answer = await self._then(request, "/", "forget")
        self._gate.farewell(request, answer)
        return answer

    # stories

    async def following(self, request: Request) -> Response:
        """List followed stories, with what changed since the last visit."""
        owner, variant = self._owner(request), self._variant(request)

        def look(reader: Reader) -> tuple[Any, Any]:
            with reader.at_head() as head:
                since = changed_since(reader, sorted(owner.followed), owner.visit, head, variant)
                changed = {item.row.id for item in since}
                rows = story_rows(reader, sorted(owner.followed), head, variant)
                rest = [row for row in rows if row.id not in changed]
                return since, sorted(rest, key=lambda row: row.changed.iso, reverse=True)

        since, rest = await self._ask(look)
        return await self._render(request, "following", title="Following", since=since, rest=rest)

    async def bookmarks(self, request: Request) -> Response:
        """List kept stories, the last kept first."""
        variant = self._variant(request)
        kept = await self._gate.ask(lambda private: private.bookmarked())

        def look(reader: Reader) -> Any:
            with reader.at_head() as head:
                return story_rows(reader, [story for story, _ in kept], head, variant)

        rows = await self._ask(look)
        return await self._render(request, "bookmarks", title="Bookmarks", rows=rows)

    async def story_act(self, request: Request) -> Response:
        """Follow, keep, pin or hide a story, or take that back."""
        form = await read_form(request)
        do = form.one("do")
        if do not in STORY_ACTS:
            return self._error(400, "Nothing was done", "There is no such button.", request)
        return await self._then(request, form.one("back", 1000), do, story=form.one("story", 100))

    async def undo(self, request: Request) -> Response:
        """Take a merge, a split, a pinning or a hiding back."""
        form = await read_form(request)
        number = form.one("seq", 15)
        if not (number.isascii() and number.isdigit()):
            return self._error(400, "Nothing was done", "That is no number of an event.", request)
        return await self._then(request, form.one("back", 1000), "undo", seq=int(number))

    async def merge(self, request: Request) -> Response:
        """Join a story that lies close by, or one whose address was given, to this one."""
        form = await read_form(request)
        told = form.one("other", 1000).strip()
        named = _STORY.search(told)
        if told and named is None:
            return self._error(400, "Nothing was joined", "That is no address of a story (…/s/…).", request)
        gone = named[1] if named else form.one("gone", 100)
        return await self._then(request, form.one("back", 1000), "merge", story=form.one("story", 100), gone=gone)

    async def split(self, request: Request) -> Response:
        """Take the ticked articles out of a story."""
        form = await read_form(request)
        chosen = form.many("article")
        return await self._then(request, form.one("back", 1000), "split", story=form.one("story", 100), articles=chosen)

    async def choose(self, request: Request) -> Response:
        """Keep which sections and regions come first on the front page."""
        form = await read_form(request)
        places = {name: form.one(f"place-{name}", 3) for name in SECTIONS}
        chosen = sorted((name for name in SECTIONS if places[name].isdigit()), key=lambda name: int(places[name]))
        regions = [code for code in form.many("region") if len(code) == 2 and code.isascii() and code.isupper()]
        return await self._then(request, "/owner", "choose", sections=chosen, regions=regions[:60])

    # sources

    async def sources(self, request: Request) -> Response:
        """Show the forms to add, import and export."""
        return await self._sources(request)

    async def _sources(self, request: Request, **told: Any) -> Response:
        data = {"found": None, "trouble": "", "said": "", "url": "", "page": False} | told
        return await self._render(request, "sources", title="Add sources", **data)

    async def look(self, request: Request) -> Response:
        """Ask an address, and show what would be read there; nothing is kept yet."""
        form = await read_form(request)
        url, page = form.one("url", 2000), form.one("page") == "yes"
        try:
            found = await self._send({"act": "look", "url": url} | ({"page": True} if page else {}))
        except WireroomError as error:
            return await self._sources(request, url=url, trouble=str(error))
        for entry in (entry for one in found.get("lists", ()) for entry in one["entries"]):
            entry["day"] = None if entry["published"] is None else moment(entry["published"], self._gate.now())
        return await self._sources(request, url=url, found=found, page=page)

    async def add(self, request: Request) -> Response:
        """Read a feed, or a page by one of its lists, from now on."""
        form = await read_form(request)
        url, number = form.one("url", 2000), form.one("list", 2)
        order: dict[str, Any] = {"act": "add", "url": url}
        if number.isascii() and number.isdigit():
            order = {"act": "add_page", "url": url, "number": int(number), "shown": form.one("shown", 20_000)}
        try:
            told = await self._send(order)
        except WireroomError as error:
            return await self._sources(request, url=url, trouble=str(error))
        return await self._sources(request, said=f"{told['source']} is read from now on: {told['feed']}")

    async def take_on(self, request: Request) -> Response:
        """Read feeds of the catalogue from now on: the ticked ones, or all that fit."""
        wanted = chosen_of(self._catalogue, await read_form(request))
        if not wanted:
            return await self._sources(request, trouble="Tick some feeds of the catalogue first.")
        plain = [[orjson.loads(orjson.dumps(part)) for part in pair] for pair in wanted]
        try:
            told = await self._send({"act": "add_feeds", "feeds": plain})
        except WireroomError as error:
            return await self._sources(request, trouble=str(error))
        said = f"{several(told['new'], 'feed')} more of the catalogue; the first answers come within a minute."
        return await self._sources(request, said=said)

    async def import_opml(self, request: Request) -> Response:
        """Read the feeds of a list from now on."""
        data = (await read_form(request)).files.get("opml", b"")
        if not data:
            return await self._sources(request, trouble="Choose a file first.")
        try:
            told = await self._send({"act": "add_opml", "opml": base64.b64encode(data).decode()})
        except WireroomError as error:
            return await self._sources(request, trouble=str(error))
        said = f"{several(told['feeds'], 'feed')} on the list; {told['new']} of them new. They are asked one by one."
        return await self._sources(request, said=said)

    async def export_opml(self, request: Request) -> Response:
        """Give all feeds as a list that other readers take."""
        del request
        rows = await self._ask(lambda reader: reader.sources())
        headers = {"content-disposition": 'attachment; filename="wireroom.opml"'}
        return Response(list_of_sources(rows), media_type="text/x-opml", headers=headers)

    async def mark_source(self, request: Request) -> Response:
        """Pause, hide or license a source, or grade it."""
        form = await read_form(request)
        source = form.one("source", 300)
        marks = {name: form.one(name) == "yes" for name in ("paused", "hidden", "licensed")}
        judged = {"grade": form.one("grade", 1), "reason": form.one("reason", MOST_REASON)}
        back = f"/source/{quote(source, safe='.:-')}"
        return await self._then(request, back, "mark_source", source=source, **marks, **judged)

    # how acts are sent

    def _owner(self, request: Request) -> OwnerView:
        found = owner_of(request)
        if found is None:
            raise RuntimeError("the door let somebody else in")
        return found

    async def _send(self, order: dict[str, Any]) -> dict[str, Any]:
        told = await self._control(order) if self._control is not None else {}
        if not told:
            raise WireroomError(NO_WRITER)
        found: dict[str, Any] = told
        return found

    async def _act(self, request: Request, do: str, **what: Any) -> dict[str, Any]:
        key = (await read_form(request)).one("key", 60)
        told = await self._gate.order(do, key=key and f"{key}:{_name(do, what)}", **what)
        if not told.get("ok"):
            raise WireroomError(NO_WRITER)
        return told

    async def _then(self, request: Request, back: str, do: str, **what: Any) -> Response:
        """Do it, and lead back when it is committed; say why where it cannot be."""
        try:
            await self._act(request, do, **what)
        except WireroomError as error:
            return self._error(409, "Nothing was done", f"{error}.", request)
        return RedirectResponse(own_path(back), status_code=303)


def _name(do: str, what: dict[str, Any]) -> str:
    """Name an act shortly: forms of one page share a key, and are different acts all the same."""
    return hashed(orjson.dumps([do, what], option=orjson.OPT_SORT_KEYS).decode())[:16]


NO_WRITER = "the part of Wireroom that writes does not answer now; try again in a moment"


def _place(name: str, chosen: Sequence[str]) -> int | None:
    return chosen.index(name) + 1 if name in chosen else None
