"""From a request's values to bytes: built once for each number, reader's choice and address. Runs on page threads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from starlette.requests import Request

from wireroom.model.views import Head
from wireroom.ports import Reader
from wireroom.web import tongues
from wireroom.web.cache import Cache, Finished, finish
from wireroom.web.owner_lists import for_owner
from wireroom.web.page import Page, Variant
from wireroom.web.past import AT, STEPS, Looking, past_view, read_at, write_at
from wireroom.web.pieces import Manifest, manifest, patch, pieces
from wireroom.web.render import Frame, render_notice, render_page, sources_words
from wireroom.web.routes import LOOKED_BACK, Asked, Missing, Moved, Outcome, find, read_query
from wireroom.web.site import SiteSettings
from wireroom.web.words import clock_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that somebody wants to see."""

    #: Path without the query.
    path: str
    query: Mapping[str, str]
    variant: Variant
    #: The languages were chosen here, not taken from the browser.
    chosen: bool = False

    @property
    def place(self) -> str:
        """The page's name in the cache: without the number that marks what is new (the variant has it)."""
        kept = "&".join(f"{key}={value}" for key, value in sorted(self.query.items()) if key != "since")
        return f"{self.path}?{kept}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a request for a page comes to: bytes, another address, or words on why there is nothing."""

    finished: Finished | None = None
    #: Number of the log that it shows.
    seq: int = 0
    #: It shows nothing else than what is stored.
    from_log: bool = True
    moved: str | None = None
    missing: str | None = None


def variant_of(request: Request, site: SiteSettings, since: int | None = None) -> tuple[Variant, bool]:
    """Say what of the reader changes the page, and whether the languages were chosen here."""
    theme = request.cookies.get("theme", "system")
    named = read_query(request.url.query).get("lang", "").replace(",", ".")
    picked = tongues.chosen(named) or tongues.chosen(request.cookies.get("languages", ""))
    languages = picked or tongues.accepted(request.headers.get("accept-language", ""), site.languages)
    owner = getattr(request.state, "owner", None)
    theme = theme if theme in ("light", "dark") else "system"
    return Variant(theme=theme, languages=languages, since=since, owner=owner), bool(picked)


class Builder:
    """Builds pages and patches. Used from several threads, each with its own reader."""

    def __init__(
        self, site: SiteSettings, *, can_demo: bool, can_own: bool = False, looking: Looking | None = None
    ) -> None:
        self._site, self._can_demo, self._can_own = site, can_demo, can_own
        self._looking = looking or Looking()
        self._cache = Cache()

    def frame(self, variant: Variant, *, chosen: bool = False) -> Frame:
        """Give what surrounds the parts of a page."""
        return Frame(site=self._site, variant=variant, chosen=chosen, can_demo=self._can_demo, can_own=self._can_own)

    def page(self, reader: Reader, wanted: Wanted) -> Made:
        """Give the bytes of a page as of now."""
        with reader.at_head() as head:
            key = _key(wanted, head) if AT not in wanted.query else _key_of_past(wanted, head, reader)
            finished = self._cache.page(key)
            if finished is not None:
                return Made(finished=finished, seq=head.seq)
            page = self._ask(reader, head, wanted)
            if isinstance(page, Page) and wanted.variant.owner is not None:
                page = for_owner(reader, page, head, wanted.variant)
        if isinstance(page, Moved):
            return Made(moved=quote(page.to, safe="/-._~%?=:"))
        if isinstance(page, Missing):
            return Made(missing=page.what)
        made = pieces(page)
        finished = finish(render_page(page, made, self.frame(wanted.variant, chosen=wanted.chosen)).encode())
        if page.from_log:
            if wanted.variant.owner is None:  # what is personal is in no cache
                self._cache.keep_page(key, finished)
            self._cache.keep_manifest(_manifest_key(wanted, head.epoch, head.seq), manifest(made))
        return Made(finished=finished, seq=head.seq, from_log=page.from_log)

    def patch(self, reader: Reader, wanted: Wanted, since: int | None, epoch: str | None) -> dict[str, Any]:
        """Give what makes a page of number `since` the page of now; all of it where that page is no longer known."""
        with reader.at_head() as head:
            page = self._ask(reader, head, wanted)
        if isinstance(page, Moved):
            return {"moved": page.to}
        if isinstance(page, Missing):
            return {"error": page.what}
        made = pieces(page)
        old: Manifest = {}
        if page.from_log:
            if epoch in (None, head.epoch):
                old = self._cache.manifest(_manifest_key(wanted, head.epoch, since))
            self._cache.keep_manifest(_manifest_key(wanted, head.epoch, head.seq), manifest(made))
        change = patch(old, made)
        return {
            "seq": head.seq,
            "epoch": head.epoch,
            "at": head.at,
            "clock": clock_time(head.at),
            "order": change.order,
            "pieces": change.changed,
            "notice": self._notice(page, wanted),
            "sources": sources_words(head, wanted.variant.language),
        }

    def _notice(self, page: Page, wanted: Wanted) -> str:
        return render_notice(page, self.frame(wanted.variant, chosen=wanted.chosen))

    def _ask(self, reader: Reader, head: Head, wanted: Wanted) -> Outcome:
        found = find(wanted.path)
        if found is None:
            return Missing("There is nothing at this address; it may be mistyped.")
        build, parts = found
        back = AT in wanted.query and build in LOOKED_BACK
        asked = Asked(
            reader=reader,
            head=head,
            variant=wanted.variant,
            path=wanted.path,
            query=wanted.query,
            parts=parts,
            demo=self._site.demo,
            catalogue=self._site.catalogue,
            pictures=self._site.pictures,
            whole_texts=self._site.demo or self._site.texts_for_all or wanted.variant.owner is not None,
        )
        return self._past(build, asked) if back else build(asked)

    def _past(self, build: Callable[[Asked], Outcome], now: Asked) -> Outcome:
        """Build a page as it stood at the time that its address names."""
        at = read_at(now.query[AT])
        if at is None:
            return Missing("That is no time. Write it as in ?at=2026-11-23T18:00Z, in UTC where no zone is named.")
        if at > now.head.at:
            return Missing(f"That time has not come yet: what is known goes to {write_at(now.head.at)}.")
        with self._looking.back(now.reader, at, now.parts[0] if now.parts else "") as reader:
            if reader is None:
                return Missing("Nothing was known at that time yet.")
            variant = replace(now.variant, since=None, at=write_at(at))
            with reader.at_head() as then:
                page = build(replace(now, reader=reader, head=then, variant=variant, pictures=False, back=True))
        if isinstance(page, Moved):
            return Moved(f"{page.to}?{AT}={write_at(at)}")
        if isinstance(page, Missing):
            return Missing("This story was not there at that time: it opened later, or the address is not whole.")
        view = past_view(now.path, at, then, now.head)
        frame = page.frame | {"past": view, "notice": None, "desk": None}
        return replace(page, path=f"{now.path}?{AT}={write_at(at)}", follows=(), frame=frame)


def _key(wanted: Wanted, head: Head) -> object:
    # How sources answer is not in the log, yet stands in the frame of the page.
    states = (head.asked, head.answering, head.sources)
    return wanted.place, wanted.variant, wanted.chosen, head.epoch, head.seq, states


def _key_of_past(wanted: Wanted, head: Head, reader: Reader) -> object:
    """What was does not change: only what is kept of it, and which of the times around it have come."""
    at = read_at(wanted.query[AT]) or 0.0
    come = sum(1 for _, seconds in STEPS if at + seconds <= head.at) if at < head.at else head.seq
    return wanted.place, wanted.variant, wanted.chosen, head.epoch, reader.forgotten(), come


def _manifest_key(wanted: Wanted, epoch: str, seq: int | None) -> object:
    return wanted.place, wanted.variant, epoch, seq
