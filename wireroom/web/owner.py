"""Who looks: the owner's session, and what each door lets through because of it (S28, S33, S36).

Anyone may look; the owner's browser holds a random token in a cookie, of which only the hash is kept. Every form that
the owner sends carries a second token made from it. Signed-in pages are no-store and in no cache.
"""

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import request_response

from wireroom.clock import Clock
from wireroom.model.personal import Session
from wireroom.ports import Private
from wireroom.web.doors import Door
from wireroom.web.forms import read_form
from wireroom.web.owner_view import OwnerView

T = TypeVar("T")
Control = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
AskPrivate = Callable[[Callable[[Private], Any]], Awaitable[Any]]

#: A session is used at most this often, real seconds: more often, one write a page would be one too many.
SEEN_EVERY = 60.0
#: S34: what cannot be undone needs a link that was opened within this time, seconds.
FRESH_SECONDS = 900.0
#: S33: the cookie ends with the session at the latest.
COOKIE_SECONDS = 90 * 86_400


def hashed(token: str) -> str:
    """Give what is kept of a code or token."""
    return hashlib.sha256(token.encode()).hexdigest()


def form_token(token: str) -> str:
    """Make the token of forms from that of the session: who knows one does not know the other."""
    return hashlib.sha256(f"form:{token}".encode()).hexdigest()


class Gate:
    """Knows the owner, and stands in every door."""

    def __init__(
        self,
        *,
        ask: AskPrivate | None,
        control: Control | None,
        clock: Clock,
        secure: bool,
        error: Callable[..., Response],
    ) -> None:
        """Take what it needs.

        Args:
            ask: Asks what is personal; None: this site has no owner, and nobody is one.
            control: Sends orders to the writer.
            clock: The machine's clock.
            secure: Pages are reached over https.
            error: Makes an error page from status, heading, detail and request.
        """
        self._ask, self._control, self._clock, self._error = ask, control, clock, error
        self.secure = secure
        self._seen: dict[str, float] = {}
        self._writing: set[asyncio.Task[Any]] = set()

    @property
    def possible(self) -> bool:
        """Whether this site can have an owner."""
        return self._ask is not None and self._control is not None

    def cookie(self, request: Request) -> str:
        """Name the cookie (S33). On loopback the port stands in it: browsers do not part cookies by port."""
        return "__Host-owner" if self.secure else f"owner-{request.url.port or 80}"

    def now(self) -> float:
        """Tell the machine's time."""
        return self._clock.now()

    async def ask(self, question: Callable[[Private], T]) -> T:
        """Ask what is personal."""
        if self._ask is None:
            raise RuntimeError("this site has no owner")
        answer: T = await self._ask(question)
        return answer

    async def order(self, do: str, **what: Any) -> dict[str, Any]:
        """Have the writer do something; returns when it is committed (R6). Empty where no writer answers."""
        return await self._control({"act": "owner", "do": do, **what}) if self._control is not None else {}

    # who looks

    async def view(self, request: Request) -> OwnerView | None:
        """Give the owner's view if the owner looks; None for anyone else."""
        token = request.cookies.get(self.cookie(request), "")
        if self._ask is None or not 20 <= len(token) <= 100:
            return None
        named, now = hashed(token), self._clock.now()
        found: OwnerView | None = await self._ask(lambda private: self._view(private, named, token, now))
        return found

    def _view(self, private: Private, named: str, token: str, now: float) -> OwnerView | None:
        session: Session | None = private.session(named, now)
        if session is None:
            return None
        chosen = private.choices()
        return OwnerView(
            token=form_token(token),
            session=session.hash,
            fresh=0.0 <= now - session.opened_at <= FRESH_SECONDS,
            follows=tuple((item.story_id, item.at) for item in private.followed()),
            bookmarked=frozenset(story for story, _ in private.bookmarked()),
            visit=private.last_visit(now),
            sections=chosen.get("sections", ()),
            regions=chosen.get("regions", ()),
            waiting=private.waiting(),
        )

    def saw(self, view: OwnerView, seq: int) -> None:
        """Remember that the owner saw a page as of a number: bookkeeping, on its own time."""
        now = self._clock.now()
        if now - self._seen.get(view.session, -SEEN_EVERY) >= SEEN_EVERY:
            self._seen[view.session] = now
            task = asyncio.create_task(self.order("seen", session=view.session, seq=seq))
            self._writing.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[Any]") -> None:
        self._writing.discard(task)
        if not task.cancelled():
            task.exception()  # a writer that does not answer now is asked again by the next page

    def welcome(self, request: Request, answer: Response, token: str) -> None:
        """Give a browser its session."""
        answer.set_cookie(
            self.cookie(request),
            token,
            max_age=COOKIE_SECONDS,
            httponly=True,
            samesite="strict",
            secure=self.secure,
            path="/",
        )

    def farewell(self, request: Request, answer: Response) -> None:
        """Take a browser's session away."""
        answer.delete_cookie(self.cookie(request), path="/", httponly=True, samesite="strict", secure=self.secure)

    # doors

    def stand_in(self, door: Door) -> None:
        """Let a door ask who comes before it opens."""
        endpoint = door.endpoint

        async def asked(request: Request) -> Any:
            return await self._pass(request, door, endpoint)

        door.app = request_response(asked)

    async def _pass(self, request: Request, door: Door, endpoint: Callable[[Request], Awaitable[Any]]) -> Any:
        view = await self.view(request)
        request.state.owner = view
        if door.role == "owner" and view is None:
            return self._error(403, "This is for the owner", OWNER_NEEDED, request)
        if door.fresh and view is not None and not view.fresh:
            return self._error(403, "First open a new link", FRESH_NEEDED, request)
        if request.method == "POST" and view is not None:
            given = (await read_form(request)).one("token")
            if not hmac.compare_digest(given.encode(), view.token.encode()):
                return self._error(
                    403, "Not from here", "The form was too old or not ours, so nothing was done.", request
                )
        answer = await endpoint(request)
        if view is not None and isinstance(answer, Response) and not request.url.path.startswith("/static/"):
            answer.headers["cache-control"] = "no-store"
            if "etag" in answer.headers:
                del answer.headers["etag"]
        return answer


#: What stands where the owner's session is needed and absent.
OWNER_NEEDED = (
    "Only the browser of whoever runs this Wireroom may do that. If it is you: `wireroom owner` in the terminal prints "
    "a link that makes this browser yours."
)

#: What stands where the owner came in too long ago (S34).
FRESH_NEEDED = (
    "For this, whoever sits here must show again that this Wireroom is theirs: `wireroom owner` in the terminal prints "
    "a new link. Open it in this browser, and come back within 15 minutes. Nothing was done yet."
)


def owner_of(request: Request) -> OwnerView | None:
    """Give who looks, as the door has found out."""
    found: OwnerView | None = getattr(request.state, "owner", None)
    return found
