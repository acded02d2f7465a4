"""What a request brought, as the schedule needs to know it: small facts instead of bodies and exceptions."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from wireroom.errors import FetchError, ParseError, RefusedError
from wireroom.model.entry import ParsedFeed
from wireroom.ports import Answer

#: Headers that tell where a body ends; the gateway refuses one that ends before.
LENGTH = frozenset({"content-length", "transfer-encoding"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFacts:
    """A usable answer: 200 with a feed that could be read, or 304."""

    status: int
    #: Address after redirects, and whether all of these were 301 or 308.
    final_url: str
    permanent: bool = False
    #: Names in lower case.
    headers: Mapping[str, str] = field(default_factory=dict)
    #: SHA-256 hex of the body; None for 304.
    body_hash: str | None = None
    #: Dates of the entries, UTC seconds; those without a date are left out.
    entry_times: tuple[float, ...] = ()
    entries: int = 0
    #: Whether entries were among them that this feed had delivered before (R26).
    known: bool = False
    #: 200 with the very bytes of the last answer: it was not parsed again, what they said still holds.
    same: bool = False
    #: False: the document broke off and its length was not told, so that some of it may have been lost on the way; it
    #: must be asked for as a whole again (R1). Where the length was told, all came, and the document itself is torn.
    whole: bool = True
    #: Pause that the feed asks for, and when not to ask, as `ParsedFeed`.
    ttl_s: float | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureFacts:
    """No usable answer."""

    #: In words for a reader.
    reason: str
    #: None where no answer came. None together with `retry_after`: we did not ask, its host rests.
    status: int | None = None
    retry_after: float | None = None
    #: We may not ask: a forbidden address, or robots rules.
    refused: bool = False


def facts_of(answer: Answer, parsed: ParsedFeed | None, *, known: bool = False) -> AnswerFacts:
    """Gather the facts of an answer.

    Args:
        answer: What came.
        parsed: None for 304, and for a body that is the last one byte for byte.
        known: Whether it holds entries that we knew.
    """
    if parsed is None:
        return AnswerFacts(
            status=answer.status,
            final_url=answer.final_url,
            permanent=answer.permanent,
            headers=answer.headers,
            known=True,
            same=answer.status != 304,
        )
    return AnswerFacts(
        status=answer.status,
        final_url=answer.final_url,
        permanent=answer.permanent,
        headers=answer.headers,
        body_hash=_print(answer, parsed),
        entry_times=tuple(entry.published for entry in parsed.entries if entry.published is not None),
        entries=len(parsed.entries),
        known=known,
        whole="cut_off" not in parsed.flags or not LENGTH.isdisjoint(answer.headers),
        ttl_s=parsed.ttl_s,
        skip_hours=parsed.skip_hours,
        skip_days=parsed.skip_days,
    )


def _print(answer: Answer, parsed: ParsedFeed) -> str:
    """Say what would differ if something had changed: of a page only its list, since all else on it changes always."""
    if parsed.format != "page":
        return hashlib.sha256(answer.body).hexdigest()
    return hashlib.sha256("\n".join(entry.url or "" for entry in parsed.entries).encode()).hexdigest()


def failure_of(error: FetchError | ParseError) -> FailureFacts:
    """Gather the facts of an error."""
    if isinstance(error, ParseError):
        return FailureFacts(reason=error.reason, status=200)
    return FailureFacts(
        reason=error.reason,
        status=error.status,
        retry_after=error.retry_after,
        refused=isinstance(error, RefusedError),
    )
