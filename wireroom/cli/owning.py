"""What the owner's pages ask of the writer: sessions, follows, messages, the desk's acts. Answered when committed (R6).

Each order is `{"act": "owner", "do": NAME, ...}`; a `key` makes it safe to send twice: the second time the first answer
comes back and nothing is done. Sessions go by the machine's clock, all else by the room's.
"""

import hashlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from wireroom.clock import Clock
from wireroom.errors import UsageError, WireroomError
from wireroom.model.events import Event, SourceMarked, StoriesMerged, StoryHidden, StoryPinned, StorySplit
from wireroom.model.grades import RELIABILITY_WORDS
from wireroom.model.story import Reason
from wireroom.model.views import StoryPage
from wireroom.pipeline.control import Order
from wireroom.pipeline.newsroom import Newsroom
from wireroom.store.personal import Personal

#: Runs something on the thread that owns the room.
OnDesk = Callable[..., Awaitable[Any]]

#: Bits of codes and tokens (S33).
TOKEN_BYTES = 32
#: Refused codes of an hour that are written down: more say nothing new, and must not fill the disk.
MOST_REFUSALS, HOUR = 20, 3600.0
#: Longest texts of a reader's message, characters.
MOST_WORDS, MOST_LINE = 4000, 500


def hashed(token: str) -> str:
    """Give what is kept of a code or token."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code(personal: Personal, now: float) -> str:
    """Make a one-time code; earlier ones no longer count. Call it inside a transaction."""
    code = secrets.token_urlsafe(TOKEN_BYTES)
    personal.new_code(hashed(code), now)
    personal.note("code made", "", now)
    return code


def owner_link(host: str, port: int, code: str) -> str:
    """Give the link that makes a browser the owner's."""
    named = f"[{host}]" if ":" in host else host
    return f"http://{named}:{port}/owner/{code}"


class OwnerOrders:
    """Does what the owner's pages ask, on the thread that owns the room."""

    def __init__(
        self,
        newsroom: Newsroom,
        personal: Personal,
        *,
        on_desk: OnDesk,
        clock: Clock,
        real_clock: Clock,
        address: tuple[str, int] = ("127.0.0.1", 8080),
        more: Mapping[str, Callable[[Order], Order]] | None = None,
    ) -> None:
        """Join the parts; `more` are orders of other parts, by name, done like these."""
        self._newsroom, self._room, self._personal = newsroom, newsroom.room, personal
        self._on_desk, self._clock, self._real = on_desk, clock, real_clock
        self._address, self._more = address, more or {}

    async def handle(self, order: Order) -> Order:
        """Do one thing and say what came of it.

        Raises:
            UsageError: If there is no such thing to do, or it cannot be done.
        """
        name = str(order.get("do"))
        act = getattr(self, f"_do_{name}", None) or self._more.get(name)
        if act is None:
            raise UsageError(f"there is no such order: owner {order.get('do')}")
        answer: Order = await self._on_desk(self._once, act, order)
        return answer

    def _once(self, act: Callable[[Order], Order], order: Order) -> Order:
        """Do it, unless its key was seen: one transaction for the act and the memory of it."""
        key = str(order.get("key") or "")[:120]
        first = self._personal.first_answer(key) if key else None
        if first is not None:
            return first
        try:
            with self._room.transaction():
                answer = {"ok": True, **act(order)}
                if key and answer.get("kept", True):  # what was refused is tried again
                    self._personal.keep_answer(key, answer, self._real.now())
        except WireroomError:
            self._newsroom.doubt()
            raise
        return answer

    # sessions

    def _do_code(self, _order: Order) -> Order:
        host, port = self._address
        return {"code": new_code(self._personal, self._real.now()), "host": host, "port": port}

    def _do_open(self, order: Order) -> Order:
        now = self._real.now()
        if not self._personal.spend_code(hashed(str(order["code"])), now):
            if self._personal.refused_since(now - HOUR) < MOST_REFUSALS:
                self._personal.note("code refused", str(order.get("browser", "")), now)
            return {"token": None}
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._personal.open_session(hashed(token), str(order.get("browser", "")), now)
        self._personal.note("session opened", str(order.get("browser", "")), now)
        return {"token": token}

    def _do_leave(self, order: Order) -> Order:
        if order.get("all"):
            self._personal.close_sessions()
        else:
            self._personal.close_session(str(order["session"]))
        self._personal.note("session closed", "all" if order.get("all") else "one", self._real.now())
        return {}

    def _do_seen(self, order: Order) -> Order:
        """The owner looked at pages: bookkeeping of the session and of visits, nothing that a page can change."""
        now = self._real.now()
        self._personal.use_session(str(order["session"]), now)
        self._personal.visit(now, int(order["seq"]))
        return {}

    def _do_forget(self, _order: Order) -> Order:
        self._personal.forget()
        self._personal.note("personal data deleted", "", self._real.now())
        return {}

    # follows, bookmarks, choices

    def _do_follow(self, order: Order) -> Order:
        self._personal.follow(self._story(order).row.id, self._clock.now(), self._room.log.last())
        return {}

    def _do_unfollow(self, order: Order) -> Order:
        self._personal.unfollow(self._home(order))
        return {}

    def _do_bookmark(self, order: Order) -> Order:
        self._personal.bookmark(self._story(order).row.id, self._clock.now())
        return {}

    def _do_unbookmark(self, order: Order) -> Order:
        self._personal.unbookmark(self._home(order))
        return {}

    def _do_choose(self, order: Order) -> Order:
        for name in ("sections", "regions"):
            self._personal.choose(name, tuple(str(value)[:20] for value in order.get(name, ()))[:60])
        return {}

    # the desk's acts: events that can be taken back

    def _do_pin(self, order: Order) -> Order:
        return self._mark("pin", order)

    def _do_hide(self, order: Order) -> Order:
        return self._mark("hide", order)

    def _mark(self, kind: str, order: Order) -> Order:
        story_id = self._story(order).row.id
        if self._personal.mark_of(kind, story_id) is None:
            make = StoryPinned if kind == "pin" else StoryHidden
            self._take(make(at=self._clock.now(), story_id=story_id))
        return {}

    def _do_unpin(self, order: Order) -> Order:
        return self._unmark("pin", order)

    def _do_unhide(self, order: Order) -> Order:
        return self._unmark("hide", order)

    def _unmark(self, kind: str, order: Order) -> Order:
        seq = self._personal.mark_of(kind, self._home(order))
        if seq is not None:
            self._newsroom.undo(seq, self._clock.now())
        return {}

    def _do_undo(self, order: Order) -> Order:
        return {"done": type(self._newsroom.undo(int(order["seq"]), self._clock.now())).__name__}

    def _do_merge(self, order: Order) -> Order:
        """Join another story (`gone`) to one."""
        into, gone = self._story(order), self._story({"story": order["gone"]})
        if into.row.id == gone.row.id:
            raise UsageError("these two are one story already")
        self._take(
            StoriesMerged(
                at=self._clock.now(),
                into=into.row.id,
                gone=gone.row.id,
                article_ids=tuple(member.article_id for member in gone.members),
                reasons=(Reason(kind="editor"),),
                by="editor",
            )
        )
        return {"path": into.row.path}

    def _do_split(self, order: Order) -> Order:
        """Take articles out of a story; they form one of their own."""
        page = self._story(order)
        inside = {member.article_id for member in page.members}
        chosen = tuple(dict.fromkeys(str(item) for item in order.get("articles", ()) if item in inside))
        if not chosen or len(chosen) == len(inside):
            raise UsageError("choose some articles of the story, not none and not all")
        new_id = f"e{secrets.token_hex(8)}"
        self._take(
            StorySplit(
                at=self._clock.now(),
                story_id=page.row.id,
                new_id=new_id,
                article_ids=chosen,
                reasons=(Reason(kind="editor"),),
                by="editor",
            )
        )
        return {"path": f"/s/{new_id}"}

    def _do_mark_source(self, order: Order) -> Order:
        wanted = str(order["source"])
        if not any(row.source.id == wanted for row in self._room.reader.sources()):
            raise UsageError(f"no source is called {wanted}")
        paused, hidden, licensed = (bool(order.get(name)) for name in ("paused", "hidden", "licensed"))
        grade, reason = str(order.get("grade") or "") or None, str(order.get("reason", "")).strip()
        if grade is not None and grade not in RELIABILITY_WORDS:
            raise UsageError(f"a grade is one of {', '.join(RELIABILITY_WORDS)}, not {grade}")
        if grade is not None and not reason:
            raise UsageError("say why this source has another grade than it earned: readers see it beside the letter")
        self._take(
            SourceMarked(
                at=self._clock.now(),
                source_id=wanted,
                paused=paused,
                hidden=hidden,
                licensed=licensed,
                grade=grade,
                reason=reason if grade else "",
            )
        )
        words = f"paused {paused}, hidden {hidden}, licensed {licensed}, grade {grade or 'as earned'}"
        self._personal.note("source marked", f"{wanted}: {words}", self._real.now())
        return {}

    def _take(self, event: Event) -> None:
        self._newsroom.take([event].copy)

    def _story(self, order: Order) -> StoryPage:
        found = self._room.reader.story(str(order["story"]))
        while isinstance(found, str):
            found = self._room.reader.story(found)
        if found is None:
            raise UsageError("there is no such story")
        return found

    def _home(self, order: Order) -> str:
        """Return the story that an address leads to now; the address itself where nothing is known of it any more."""
        found = self._room.reader.story(str(order["story"]))
        return found if isinstance(found, str) else str(order["story"])

    # readers' voice

    def _do_write(self, order: Order) -> Order:
        """Keep what a reader wrote, within the limits (S44)."""
        now, sender = self._real.now(), hashed(f"sender:{order.get('address', '')}")
        if not self._personal.room_for(sender, now):
            return {"kept": False}
        line = {name: str(order.get(name, ""))[:MOST_LINE] for name in ("reply_to", "page")}
        number = self._personal.take_message(
            "mistake" if order.get("kind") == "mistake" else "contact",
            sender,
            now,
            sentence=str(order.get("sentence", ""))[: 2 * MOST_LINE],
            words=str(order["words"])[:MOST_WORDS],
            **line,
        )
        return {"kept": True, "number": number}

    def _do_answer(self, order: Order) -> Order:
        answer = str(order.get("answer", ""))[:MOST_WORDS]
        public = bool(order.get("public")) and bool(answer)
        if not self._personal.answer_message(int(order["number"]), answer, self._real.now(), public=public):
            raise UsageError("there is no message of this number")
        return {}
