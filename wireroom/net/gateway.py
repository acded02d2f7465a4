"""The gateway: the only way out (S1). It walks redirects, waits for turns, obeys robots rules, sends, and names itself.

What one request does lies in `wire.py`; where it may go in `guard.py` and `resolve.py`; when in `turns.py`. Here they
are put together, and every failure becomes one typed error about the address that was asked for.
"""

import asyncio
import ssl
from collections import OrderedDict
from dataclasses import dataclass
from urllib.parse import urljoin

import structlog

from wireroom.clock import Clock
from wireroom.errors import FetchError, RefusedError, TooLargeError
from wireroom.net.guard import Allowance, Place, RefusalError, read_place, without_secrets
from wireroom.net.manners import ACCEPT, headers_for, headers_to_send, is_conditional, status_in_words
from wireroom.net.resolve import Lookup
from wireroom.net.robots import MOST_SITES, Rules, no_rules, read_rules, unknown_rules
from wireroom.net.settings import GatewaySettings
from wireroom.net.turns import Pauses, Turns
from wireroom.net.wire import (
    Hop,
    HopError,
    HopRefusedError,
    HopStaleError,
    HopTooLargeError,
    HopUnreachableError,
    Wire,
)
from wireroom.ports import Answer, Ask, Post
from wireroom.text.domains import registrable_domain
from wireroom.text.http_times import in_words, retry_after

log = structlog.get_logger(__name__)

#: Redirects that we follow (S5).
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
#: Redirects that mean "from now on" (R26).
PERMANENT = (301, 308)
#: Statuses that pause the whole host (R28).
PAUSES = (429, 503)
#: A robots.txt of this many bytes is read in some 2 ms; larger ones are read in a thread.
QUICK_BYTES = 16 * 1024


@dataclass(slots=True)
class Walk:
    """One question on its way through its redirects."""

    ask: Ask
    #: Real seconds left for all its requests together (S8).
    seconds: float
    #: Whether robots rules are asked for; not for robots.txt itself.
    by_rules: bool = True


class Gateway:
    """Fetches politely and safely. Keeps the promise `wireroom.ports.Fetcher`.

    Belongs to one event loop. Turns, pauses and robots rules live in memory; what must outlive a restart (when a feed
    may be asked again) lies in the feed's state, and `pause` takes it up again.
    """

    def __init__(
        self,
        settings: GatewaySettings,
        clock: Clock,
        *,
        lookup: Lookup | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """Make a gateway; nothing is opened before the first request.

        Args:
            settings: Manners and limits.
            clock: For turns, pauses and the age of robots rules.
            lookup: Another way to resolve names, for tests.
            trust: What certificates are checked against; None: the system's store.
        """
        self._settings, self._clock = settings, clock
        self._allow = tuple(Allowance.parse(text) for text in settings.allow)
        self._wire = Wire(settings, self._allow, lookup, trust)
        self._turns, self._pauses = Turns(clock), Pauses(clock)
        self._in_flight = asyncio.Semaphore(settings.at_once)
        self._rules: OrderedDict[str, Rules] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}
        if settings.allow:
            log.info("net.allowed", private=list(settings.allow))

    async def fetch(self, ask: Ask) -> Answer:
        """Fetch, after waiting for a turn on the domain.

        Raises:
            RefusedError: If the address, a redirect's target or what a name leads to may not be reached, or robots
                rules forbid it.
            TooLargeError: If the answer grew over its limit.
            FetchError: For all else that is no usable answer. `status` None with `retry_after` set means that we did
                not ask, because the host had asked for a pause before.
        """
        if ask.kind not in ACCEPT:
            raise ValueError(f"unknown kind of request: {ask.kind}")
        shown = without_secrets(ask.url)
        try:
            answer = await self._walk(Walk(ask, self._settings.whole_s, by_rules=ask.kind != "robots"))
        except (RefusalError, HopRefusedError) as error:
            by_robots = "robots.txt" in str(error)
            (log.info if by_robots else log.warning)("net.refused", url=shown, kind=ask.kind, reason=str(error))
            raise RefusedError(shown, str(error)) from error
        except HopTooLargeError as error:
            log.info("net.too_large", url=shown, kind=ask.kind, reason=str(error))
            raise TooLargeError(shown, str(error)) from error
        except HopError as error:
            log.info("net.failed", url=shown, kind=ask.kind, reason=str(error))
            raise FetchError(shown, str(error)) from error
        except FetchError as error:
            log.info("net.failed", url=shown, kind=ask.kind, reason=error.reason, status=error.status)
            raise
        log.debug("net.answered", url=shown, kind=ask.kind, status=answer.status, bytes=len(answer.body), ms=answer.ms)
        return answer

    async def post(self, post: Post) -> Answer:
        """Send something once, after waiting for a turn on the domain; no robots rules hold, no redirect is followed.

        Raises:
            RefusedError: If the address or what its name leads to may not be reached.
            FetchError: For every answer but 2xx. `status` None with `retry_after` set means that nothing was sent.
        """
        shown = without_secrets(post.url).partition("?")[0]
        ask = Ask(url=shown, kind=post.kind)
        try:
            place = read_place(post.url, self._allow)
            headers = headers_to_send(post, self._settings.user_agent(1))
            self._heed_pause(place, ask)
            gap, _ = self._gaps(place)
            async with self._turns.turn(place.domain, page=False, gap_s=gap, page_gap_s=gap):
                self._heed_pause(place, ask)
                async with self._in_flight:
                    most = self._settings.sizes[post.kind]
                    hop = await self._wire.post(place, headers, post.body, most=most, seconds=self._settings.whole_s)
                self._judge(place, hop, ask, asked_if_new=False)
            if hop.status in REDIRECTS:
                raise FetchError(shown, f"answered {hop.status}, a redirect: give its own address", status=hop.status)
        except (RefusalError, HopRefusedError) as error:
            log.warning("net.refused", host=registrable_domain(shown), kind=post.kind, reason=str(error))
            raise RefusedError(shown, str(error)) from error
        except HopError as error:
            raise FetchError(shown, str(error)) from error
        return Answer(url=shown, final_url=shown, status=hop.status, headers=hop.headers, body=hop.body, ms=hop.ms)

    def check(self, url: str) -> str:
        """Judge an address found in content before it is stored (S6), and return it as it would be sent.

        What its name leads to is judged when it is asked for.

        Raises:
            RefusedError: If it may not be asked.
        """
        try:
            return read_place(url, self._allow).text
        except RefusalError as error:
            raise RefusedError(without_secrets(url), str(error)) from error

    def pause(self, url: str, until: float, status: int = 503, unsaid: int = 0) -> None:
        """Take up a host's pause again that began before a restart.

        Args:
            url: Any address on the host.
            until: UTC seconds on the injected clock.
            status: What the host answered.
            unsaid: How many pauses in a row it asked for without saying for how long: the next one is longer (R28).
        """
        try:
            place = read_place(url, self._allow)
        except RefusalError:
            return  # it may no longer be reached at all
        self._pauses.restore(place.host_and_port, until, status, unsaid)

    def pauses(self) -> tuple[tuple[str, float, int, int], ...]:
        """Give the hosts that rest, or have just rested, as `pause` takes them up again."""
        return tuple(
            (f"{'https' if host.endswith(':443') else 'http'}://{host}/", until, status, unsaid)
            for host, until, status, unsaid in self._pauses.all()
        )

    async def close(self) -> None:
        """End all connections."""
        await self._wire.close()

    async def _walk(self, walk: Walk) -> Answer:
        """Follow redirects, each hop judged, paced and allowed by itself."""
        ask = walk.ask
        place = read_place(ask.url, self._allow)
        holder = read_place(ask.validators_for, self._allow).text if ask.validators_for else place.text
        seen: list[str] = []
        permanent = True
        while True:
            seen.append(place.text)
            hop = await self._hop(place, walk, conditional=place.text == holder)
            if hop.status not in REDIRECTS:
                break
            permanent = permanent and hop.status in PERMANENT
            place = self._next(place, hop, seen, ask)
        return Answer(
            url=ask.url,
            final_url=place.text,
            status=hop.status,
            headers=hop.headers,
            body=hop.body,
            permanent=permanent and len(seen) > 1,
            ms=hop.ms,
        )

    def _next(self, place: Place, hop: Hop, seen: list[str], ask: Ask) -> Place:
        """Read where a redirect leads."""
        shown = without_secrets(ask.url)
        if not hop.location:
            raise FetchError(shown, f"answered {hop.status}, a redirect that leads nowhere", status=hop.status)
        try:
            there = read_place(urljoin(place.text, hop.location), self._allow)
        except RefusalError as error:
            raise RefusalError(f"it redirects to where we may not go: {error}") from error
        except ValueError as error:
            raise RefusalError("it redirects to an address that cannot be read") from error
        if there.text in seen:
            raise FetchError(shown, "its redirects lead in a circle", status=hop.status)
        if len(seen) > MOST_REDIRECTS:
            raise FetchError(shown, f"more than {MOST_REDIRECTS} redirects", status=hop.status)
        return there

    async def _hop(self, place: Place, walk: Walk, *, conditional: bool) -> Hop:
        """Make one request in its turn, and judge its status."""
        ask = walk.ask
        page = ask.kind in ("page", "image")  # pictures are a publisher's content like pages: the same rules and gap
        self._heed_pause(place, ask)
        delay = 0.0
        if walk.by_rules:
            rules = await self._rules_of(place, ask)
            if not rules.allow(place.text, page=page):
                closed = "its robots.txt could not be read, so no page is asked for"
                raise RefusalError(closed if page and rules.closed else "its robots.txt asks us not to")
            delay = rules.delay_s
        gap, page_gap = self._gaps(place)
        headers = headers_for(ask, self._settings.user_agent(ask.subscribers), conditional=conditional)
        async with self._turns.turn(place.domain, page=page, gap_s=gap, page_gap_s=max(page_gap, delay)) as again:
            self._heed_pause(place, ask)  # it may have begun while we waited
            try:
                hop = await self._get(place, headers, walk)
            except HopStaleError:  # nothing was answered: once more, after the pause between two starts
                await again()
                hop = await self._get(place, headers, walk)
            self._judge(place, hop, ask, asked_if_new=is_conditional(headers))
        return hop

    async def _get(self, place: Place, headers: dict[str, str], walk: Walk) -> Hop:
        """Ask once, within what is left of the walk's seconds."""
        loop = asyncio.get_running_loop()
        kind = walk.ask.kind
        async with self._in_flight:
            began = loop.time()
            try:
                return await self._wire.get(
                    place,
                    headers,
                    most=self._settings.sizes[kind],
                    seconds=max(walk.seconds, 0.001),
                    cut=kind == "robots",
                )
            finally:
                walk.seconds -= loop.time() - began

    def _judge(self, place: Place, hop: Hop, ask: Ask, *, asked_if_new: bool) -> None:
        """Raise for a status that is no usable answer; begin a pause where one is asked for."""
        shown, asked = without_secrets(ask.url), retry_after(hop.headers, self._clock.now())
        if hop.status in PAUSES:
            pause = self._pauses.begin(place.host_and_port, hop.status, asked)
            log.info("net.paused", host=place.host_and_port, status=hop.status, seconds=pause)
            reason = f"answered {hop.status}, asks us to come back in {in_words(pause)}"
            raise FetchError(shown, reason, status=hop.status, retry_after=pause)
        if ask.kind != "robots":  # which stands before the first question of each day: it must not undo the doubling
            self._pauses.answered(place.host_and_port)
        if hop.status == 304 and not asked_if_new:
            raise FetchError(shown, "answered 304 (nothing new), though we hold nothing of it", status=304)
        if 200 <= hop.status < 300 or hop.status == 304 or hop.status in REDIRECTS:
            return
        raise FetchError(shown, status_in_words(hop.status), status=hop.status, retry_after=asked)

    def _heed_pause(self, place: Place, ask: Ask) -> None:
        found = self._pauses.left(place.host_and_port)
        if found is not None:
            left, status = found
            reason = f"not asked: its host answered {status} and asked us to come back in {in_words(left)}"
            raise FetchError(without_secrets(ask.url), reason, retry_after=left)

    def _gaps(self, place: Place) -> tuple[float, float]:
        if place.loopback:
            return self._settings.loopback_gap_s, self._settings.loopback_page_gap_s
        return self._settings.gap_s, self._settings.page_gap_s

    async def _rules_of(self, place: Place, ask: Ask) -> Rules:
        """Return a site's robots rules, fetched once for all who wait for them."""
        origin = place.origin
        lock = self._asking.setdefault(origin, asyncio.Lock())
        try:
            async with lock:
                rules = self._rules.get(origin)
                if rules is None or not 0 <= rules.until - self._clock.now() <= 86400.0:
                    rules = await self._ask_rules(place, ask)
                    self._rules[origin] = rules
                    if len(self._rules) > MOST_SITES:
                        self._rules.popitem(last=False)
                self._rules.move_to_end(origin)
                return rules
        finally:
            if not lock.locked():
                self._asking.pop(origin, None)

    async def _ask_rules(self, place: Place, ask: Ask) -> Rules:
        """Fetch a robots.txt. A host that cannot be reached, or rests, fails the question itself."""
        question = Ask(url=f"{place.origin}/robots.txt", kind="robots", subscribers=ask.subscribers)
        try:
            answer = await self._walk(Walk(question, self._settings.robots_s, by_rules=False))
        except (HopUnreachableError, HopRefusedError):
            raise
        except (HopError, RefusalError):
            return unknown_rules(self._clock.now())
        except FetchError as error:
            if error.retry_after is not None and error.status in (None, *PAUSES):
                raise FetchError(
                    without_secrets(ask.url), error.reason, status=error.status, retry_after=error.retry_after
                ) from error
            # Redirects that lead nowhere count as "there is none", as RFC 9309 has it.
            missing = error.status is not None and 300 <= error.status < 500
            return no_rules(self._clock.now()) if missing else unknown_rules(self._clock.now())
        if len(answer.body) < QUICK_BYTES:
            return read_rules(answer.body, self._clock.now())
        return await asyncio.to_thread(read_rules, answer.body, self._clock.now())
