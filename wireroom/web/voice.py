"""Readers' voice: the contact page, reports of mistakes, the owner's inbox, and the public corrections (S44)."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wireroom.errors import WireroomError
from wireroom.ports import Reader
from wireroom.web.doors import Door
from wireroom.web.forms import Form, read_form
from wireroom.web.owner import Gate
from wireroom.web.owner_lists import sentence_of, whole_story
from wireroom.web.words import moment

#: Fewest characters of a message that says anything.
LEAST_WORDS = 5

Render = Callable[..., Awaitable[Response]]


class Voice:
    """Answers what readers write, and shows what was answered."""

    def __init__(
        self, gate: Gate, *, ask: Callable[..., Awaitable[Any]], render: Render, error: Callable[..., Response]
    ) -> None:
        self._gate, self._ask, self._render, self._error = gate, ask, render, error

    def doors(self) -> list[Door]:
        """Give all addresses, each with who may ask."""
        return [
            Door("/contact", self.contact, role="anyone"),
            Door("/contact", self.write, role="anyone", methods=["POST"]),
            Door("/mistake", self.mistake, role="anyone"),
            Door("/mistake", self.report, role="anyone", methods=["POST"]),
            Door("/corrections", self.corrections, role="anyone"),
            Door("/inbox", self.inbox, role="owner"),
            Door("/inbox", self.answer, role="owner", methods=["POST"]),
        ]

    async def contact(self, request: Request) -> Response:
        """Show how whoever runs this site is reached."""
        return await self._contact(request)

    async def _contact(self, request: Request, **told: Any) -> Response:
        data = {"trouble": "", "kept": False, "words": "", "reply_to": ""} | told
        return await self._render(request, "contact", title="Contact", possible=self._gate.possible, **data)

    async def write(self, request: Request) -> Response:
        """Keep a message to the house."""
        form = await read_form(request)
        trouble = await self._keep(request, form, "contact", page="", sentence="")
        if trouble:
            words = {"words": form.text("words"), "reply_to": form.one("reply_to", 300)}
            return await self._contact(request, trouble=trouble, **words)
        return await self._contact(request, kept=True)

    async def mistake(self, request: Request) -> Response:
        """Show the form for one sentence that we wrote."""
        story_id, part = request.query_params.get("story", "")[:100], request.query_params.get("part", "")[:200]
        found = await self._sentence(story_id, part)
        if found is None:
            words = "The sentence may have changed since; the story’s page has the present ones."
            return self._error(404, "No such sentence", words, request)
        path, sentence = found
        return await self._mistake(request, story_path=path, sentence=sentence, story=story_id, part=part)

    async def _mistake(self, request: Request, **data: Any) -> Response:
        made = {"trouble": "", "kept": False, "words": "", "reply_to": "", "possible": self._gate.possible} | data
        return await self._render(request, "mistake", title="Report a mistake", **made)

    async def report(self, request: Request) -> Response:
        """Keep a report on a sentence, as it stood when the reader saw it."""
        form = await read_form(request)
        story_id, part = form.one("story", 100), form.one("part", 200)
        found = await self._sentence(story_id, part)
        sentence = form.one("sentence", 1000) or (found[1] if found else "")
        path = found[0] if found else ""
        if not sentence:
            return self._error(400, "Nothing was kept", "The report names no sentence.", request)
        trouble = await self._keep(request, form, "mistake", page=path, sentence=sentence)
        data = {"story_path": path or "/", "sentence": sentence, "story": story_id, "part": part}
        if trouble:
            words = {"words": form.text("words"), "reply_to": form.one("reply_to", 300)}
            return await self._mistake(request, trouble=trouble, **words, **data)
        return await self._mistake(request, kept=True, **data)

    async def _sentence(self, story_id: str, part: str) -> tuple[str, str] | None:
        """Give (path of the story, the sentence) by its place."""

        def look(reader: Reader) -> tuple[str, str] | None:
            with reader.at_head():
                page = whole_story(reader, story_id)
                sentence = sentence_of(page, part) if page is not None else None
                return (page.row.path, sentence) if page is not None and sentence else None

        found: tuple[str, str] | None = await self._ask(look)
        return found

    async def _keep(self, request: Request, form: Form, kind: str, *, page: str, sentence: str) -> str:
        """Keep a message; returns what went wrong, in words, or ""."""
        words = form.text("words")
        if len(words) < LEAST_WORDS:
            return "Write a few words on what is wrong, or what you want to say."
        try:
            told = await self._gate.order(
                "write",
                key=form.one("key", 60),
                kind=kind,
                address=request.client.host if request.client else "",
                reply_to=form.one("reply_to", 300),
                page=page,
                sentence=sentence,
                words=words,
            )
        except WireroomError as error:
            return f"It could not be kept: {error}."
        if not told.get("ok"):
            return "It could not be kept: the part of Wireroom that writes does not answer now. Try again in a moment."
        if not told.get("kept"):
            return "It was not kept: too many messages came within an hour or a day. Try again later."
        return ""

    async def corrections(self, request: Request) -> Response:
        """Show public answers to reports of mistakes."""
        if not self._gate.possible:
            return await self._render(request, "corrections", title="Corrections", rows=[])
        found = await self._gate.ask(lambda private: private.corrections())
        now = self._gate.now()
        rows = [(moment(item.at, now), moment(item.answered_at, now), item) for item in found]
        return await self._render(request, "corrections", title="Corrections", rows=rows)

    async def inbox(self, request: Request) -> Response:
        """Show what readers wrote: what waits first."""
        found, now = await self._gate.ask(lambda private: private.messages()), self._gate.now()
        rows = [(moment(item.at, now), item) for item in found]
        return await self._render(request, "inbox", title="Inbox", rows=rows)

    async def answer(self, request: Request) -> Response:
        """Keep the owner's answer; public ones stand on the page of corrections."""
        form = await read_form(request)
        number = form.one("number", 12)
        if not (number.isascii() and number.isdigit()):
            return self._error(400, "Nothing was done", "That is no number of a message.", request)
        try:
            key = form.one("key", 60)
            told = await self._gate.order(
                "answer",
                key=key and f"{key}:answer:{number}",
                number=int(number),
                answer=form.text("answer"),
                public=form.one("public") == "yes",
            )
        except WireroomError as error:
            return self._error(409, "Nothing was done", f"{error}.", request)
        if not told.get("ok"):
            return self._error(503, "Nothing was done", "The writer does not answer now; try again.", request)
        return RedirectResponse("/inbox", status_code=303)
