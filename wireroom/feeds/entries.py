"""What in this feed is new, what was edited, and what did we know?

Identity is scoped to the feed (S52). An entry has up to three keys, from strong to weak:

    id:  the publisher's own id, unless several different entries of the document carry it
    at:  the canonical address, unless several different entries share it, or it is a site's front page
    ti:  address and title together (title and text where there is no address)

All keys that can be trusted are remembered; an entry is known if one of them is. So an id that changes on every fetch
makes nothing new, entries that all carry one id stay apart, and an edited title or address is an edit.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from wireroom.model.entry import Entry
from wireroom.ports import KnownEntry
from wireroom.text.addresses import canonical_address

# Clocks and zones of publishers go wrong by up to a day; what is dated further ahead did not come from a clock.
AHEAD_S = 86_400.0
# 1 January 1995, UTC: no outlet had a feed before; older dates are those of empty fields and of archives.
LONG_AGO = 788_918_400.0

#: What is remembered under a key that was seen to say nothing (see `spoiled_keys`).
SPOILED = KnownEntry(article_id="", fingerprint="")

_PARTS = ("title", "address", "summary", "content")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """An entry that this feed has not delivered before."""

    entry: Entry
    #: Under all of these it shall be remembered, the strongest first.
    keys: tuple[str, ...]
    fingerprint: str
    #: "dated_ahead" or "dated_long_ago": its date is kept, but says nothing about when it appeared.
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """An entry that we hold, in other words or at another address."""

    entry: Entry
    article_id: str
    keys: tuple[str, ...]
    fingerprint: str
    #: Which parts differ: "title", "address", "summary", "content".
    parts: frozenset[str]
    #: Its fingerprint before the edit.
    before: str
    flags: frozenset[str] = frozenset()


def entry_key(entry: Entry) -> str:
    """Return the strongest key that an entry has on its own, without the rest of its document.

    >>> entry_key(Entry(id="a1")) == entry_key(Entry(id="a1", title="other"))
    True
    """
    return _all_keys(entry)[0]


def fingerprint(entry: Entry) -> str:
    """Return a hash over what a reader could see change: title, address, summary and content (S20).

    Markup, tracking parameters and white space do not count. Four hashes joined by dots, so that two fingerprints tell
    which part differs.
    """
    parts = (entry.title, _address(entry) or "", _words_of(entry.summary_html), _words_of(entry.content_html))
    return ".".join(_hash(part)[:16] for part in parts)


def had_title(printed: str, title: str) -> bool:
    """Say whether an entry of this fingerprint bore this title: else the title of an article comes from elsewhere.

    A page's headline that always differed from its feed's is not changed when the feed's is.

    >>> had_title(fingerprint(Entry(title="Ferry late")), "Ferry late")
    True
    """
    return printed.split(".", maxsplit=1)[0] == _hash(title)[:16]


def keys_of(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    """Return for each entry of one document the keys that can be trusted in it, the strongest first; never empty."""
    everyone = [_all_keys(entry) for entry in entries]
    untrusted = _shared(everyone)
    return [tuple(key for key in keys if key not in untrusted) for keys in everyone]


def keys_to_look_up(entries: Sequence[Entry]) -> set[str]:
    """Return all keys that `changes` will want to find in `known`."""
    return {key for keys in keys_of(entries) for key in keys}


def spoiled_keys(entries: Sequence[Entry]) -> set[str]:
    """Return keys that say nothing in this feed, since different entries carry them. Remember them as `SPOILED`.

    Then an id that all entries share stays worthless even on a day on which the feed has one entry alone.
    """
    return _shared([_all_keys(entry) for entry in entries])


def changes(
    entries: Sequence[Entry],
    known: Mapping[str, KnownEntry],
    *,
    now: float | None = None,
    cut_off: bool = False,
) -> list[New | Edited]:
    """Say what a delivery changes, in the order of the feed; what is unchanged is left out.

    Args:
        entries: All entries of one delivery of one feed.
        known: What this feed delivered before, by key; at least for the keys of `keys_to_look_up`.
        now: When the feed was fetched, UTC seconds, to flag dates that lie ahead of it; None flags none of these.
        cut_off: Whether the document stopped within its last entry ("cut_off" in the feed's flags): what is missing
            there was not deleted by anyone, so that entry may be new but is never an edit (R5).

    Returns:
        At most one change for each article: where a document repeats an entry, the first one counts.
    """
    found: list[New | Edited] = []
    done: set[str] = set()
    for entry, keys in zip(entries, keys_of(entries), strict=True):
        trusted = tuple(key for key in keys if known.get(key) != SPOILED)
        before = _known(trusted, known)
        mark = before.article_id if before else ""
        if mark in done or not done.isdisjoint(trusted):
            continue
        done.update(trusted)
        printed, flags = fingerprint(entry), _date_flags(entry, now)
        if before is None:
            found.append(New(entry=entry, keys=trusted, fingerprint=printed, flags=flags))
            continue
        done.add(mark)
        if before.fingerprint != printed and not (cut_off and entry is entries[-1]):
            parts = differing_parts(before.fingerprint, printed)
            found.append(
                Edited(
                    entry=entry,
                    article_id=mark,
                    keys=trusted,
                    fingerprint=printed,
                    parts=parts,
                    before=before.fingerprint,
                    flags=flags,
                )
            )
    return found


def differing_parts(old: str, new: str) -> frozenset[str]:
    """Return the names of the parts in which two fingerprints differ; all parts if one is of another kind."""
    before, after = old.split("."), new.split(".")
    if len(before) != len(_PARTS) or len(after) != len(_PARTS):
        return frozenset(_PARTS)
    return frozenset(name for name, a, b in zip(_PARTS, before, after, strict=True) if a != b)


def _known(keys: Iterable[str], known: Mapping[str, KnownEntry]) -> KnownEntry | None:
    """Return what the keys lead to. Where id and address lead to different entries, the id was used twice: address."""
    by_kind = {key[:2]: known[key] for key in keys if key in known}
    by_id, by_address = by_kind.get("id"), by_kind.get("at")
    if by_id and by_address and by_id.article_id != by_address.article_id:
        return by_address
    return by_id or by_address or by_kind.get("ti")


def _all_keys(entry: Entry) -> tuple[str, ...]:
    address = _address(entry)
    keys = []
    if entry.id:
        keys.append("id:" + _hash(entry.id)[:32])
    if address and urlsplit(address)[2:4] != ("/", ""):
        keys.append("at:" + _hash(address)[:32])
    if address:
        keys.append("ti:" + _hash(f"{address}\n{entry.title}")[:32])
    else:
        keys.append("ti:" + _hash(f"{entry.title}\n{_words_of(entry.summary_html or entry.content_html)}")[:32])
    return tuple(keys)


def _shared(everyone: Sequence[tuple[str, ...]]) -> set[str]:
    """Return the ids and addresses that different entries of a document carry; given all keys of each entry."""
    holders: dict[str, set[str]] = {}
    for keys in everyone:
        by_kind = {key[:2]: key for key in keys}
        if "id" in by_kind:  # two entries of one id are different if their addresses are (their titles, without one)
            holders.setdefault(by_kind["id"], set()).add(by_kind.get("at") or by_kind["ti"])
        if "at" in by_kind:  # two entries at one address are different if their ids and their titles are
            holders.setdefault(by_kind["at"], set()).add(by_kind["ti"])
    shared = {key for key, others in holders.items() if len(others) > 1}
    return _without_repeats(shared, everyone) if shared else shared


def _without_repeats(shared: set[str], everyone: Sequence[tuple[str, ...]]) -> set[str]:
    """Keep an address trusted where all that differs is the title of entries of one and the same id (a repeat)."""
    ids: dict[str, set[str]] = {}
    for keys in everyone:
        for key in keys:
            if key[:2] == "at" and key in shared:
                ids.setdefault(key, set()).add(keys[0] if keys[0][:2] == "id" else keys[-1])
    return shared - {key for key, holders in ids.items() if len(holders) == 1}


def _date_flags(entry: Entry, now: float | None) -> frozenset[str]:
    at = entry.published if entry.published is not None else entry.updated
    if at is None:
        return frozenset()
    if now is not None and at > now + AHEAD_S:
        return frozenset(("dated_ahead",))
    return frozenset(("dated_long_ago",)) if at < LONG_AGO else frozenset()


def _address(entry: Entry) -> str | None:
    return canonical_address(entry.url) if entry.url else None


def _words_of(markup: str) -> str:
    return " ".join(_TAG.sub(" ", markup).split())


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
