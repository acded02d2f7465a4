"""A room with its owner, for tests of pages: the real store, the real orders, no processes."""

import asyncio
import re
from urllib.parse import urlencode

from asgi import ask
from newsrooms import MORNING, open_intake, room_of

from wireroom import app
from wireroom.cli.owning import OwnerOrders
from wireroom.clock import ManualClock
from wireroom.errors import FeedError
from wireroom.store.personal import Personal
from wireroom.web.app import create_app
from wireroom.web.site import SiteSettings

#: What a browser sends with a form of ours.
OURS = {"sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"}


class Owned:
    """A site over a room in a folder, with the orders that its pages give."""

    def __init__(self, folder, **settings):
        self.path = folder / "wireroom.db"
        self.intake = open_intake(self.path)
        self.room = room_of(self.intake)
        self.personal = Personal(self.room.connection)
        self.clock = ManualClock(MORNING + 3600)
        #: Whether there is a writer that takes orders.
        self.listens = True
        #: What was sent to the writer.
        self.sent = []
        self.orders = OwnerOrders(
            self.intake.newsroom, self.personal, on_desk=_here, clock=self.clock, real_clock=self.clock
        )
        settings.setdefault("look_every", 0.005)
        self.site = create_app(
            open_reader=lambda: app.open_reader(self.path),
            clock=self.clock,
            site=SiteSettings(**settings),
            control=self._control,
            open_private=lambda: Personal.open(self.path),
            real_clock=self.clock,
        )

    async def _control(self, order):
        self.sent.append(order)
        if not self.listens:
            return {}
        if order["act"] == "owner":
            return await self.orders.handle(order)
        if "none.example" in order.get("url", ""):
            raise FeedError(order["url"], "this is no feed, and the page announces none")
        return {
            "feed": "https://new.example/feed",
            "source": "New Example",
            "entries": 2,
            "new": True,
            "known": False,
            "newest": ["First <b>headline</b>", "Second headline"],
            "feeds": 1,
            "ok": True,
        }

    def get(self, path, cookie="", **headers):
        """Look at a page."""
        return asyncio.run(self._ask(path, headers={"cookie": cookie, **headers} if cookie else headers))

    def post(self, path, cookie="", headers=None, **fields):
        """Send a form."""
        named = {**OURS, **({"cookie": cookie} if cookie else {}), **(headers or {})}
        body = urlencode(fields, doseq=True).encode() or b"&"
        return asyncio.run(self._ask(path, method="POST", headers=named, body=body))

    async def _ask(self, *words, **more):
        reply = await ask(self.site, *words, **more)
        await asyncio.sleep(0)  # what the page keeps on its own time begins
        return reply

    def code(self):
        """Make a one-time code."""
        return self.order("code")["code"]

    def order(self, do, **what):
        """Give an order as the writer's own process does; it never waits here, so it needs no loop."""
        try:
            self.orders.handle({"do": do, **what}).send(None)
        except StopIteration as done:
            return done.value
        raise AssertionError("an order waited")

    def enter(self):
        """Make a browser the owner's; returns its cookie."""
        reply = self.post("/owner", code=self.code())
        assert reply.status == 303, reply.text
        return reply.cookies[0].partition(";")[0]

    def token(self, cookie, path="/owner"):
        """Give the token that a page's forms carry."""
        return re.search(r'name="token" value="([0-9a-f]{64})"', self.get(path, cookie).text)[1]

    def act(self, cookie, path, **fields):
        """Send a form as the owner's browser does."""
        return self.post(path, cookie, token=self.token(cookie), **fields)


async def _here(act, *args):
    return act(*args)
