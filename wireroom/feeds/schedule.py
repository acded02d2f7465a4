"""When to ask a feed next, and what to remember of its answer. Pure: answers and failures come in as facts.

After an answer the next request waits for the latest of what the feed's rhythm says and what the publisher wishes
(R22). After a failure it waits longer each time (R27, R28). A pause named by the publisher is never shortened.
"""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from wireroom.feeds.facts import AnswerFacts, FailureFacts, facts_of, failure_of
from wireroom.feeds.rhythm import LEAST_S, MOST_S, fresh_for, interval, rhythm
from wireroom.model.source import FeedState
from wireroom.ports import Ask

__all__ = [
    "AnswerFacts",
    "FailureFacts",
    "after_answer",
    "after_clock_step",
    "after_failure",
    "after_loss",
    "after_move",
    "after_request",
    "ask",
    "facts_of",
    "failure_of",
    "first_state",
    "may_refresh",
    "new_address",
    "refresh_from",
    "revived",
]

HOUR, DAY, WEEK = 3600.0, 86_400.0, 7 * 86_400.0
#: Longest pause that Retry-After may ask for (R22).
LONGEST_S = WEEK
#: Jitter: each feed's pauses are longer or shorter by up to this part, always by the same (R24).
JITTER = 0.1
#: Pause after which a reader may ask by hand again (R23).
REFRESH_S = 300.0
#: Shortest pause where the operator opted in and the publisher's max-age allows it (R22).
HOT_S = 300.0
#: Equal redirects, and the time between the first and the last of them, that move a feed for good (R26).
MOVES, MOVE_S = 3, DAY
#: After this time of answers such as 404 a feed is asked weekly (R27).
TIRED_S = 30 * DAY
#: Statuses that pause a host (R28).
PAUSES = (429, 503)
#: A feed that is gone is due when nobody will look any more.
NEVER_S = 100 * 365 * DAY


def first_state(feed_url: str) -> FeedState:
    """Return what we know of a feed that was never asked: it is due at once."""
    return FeedState(url=feed_url)


def ask(state: FeedState, *, subscribers: int = 1, page: bool = False) -> Ask:
    """Return the request to make, with the validators of the last answer; a page is asked by the rules for pages."""
    return Ask(
        url=state.url,
        kind="page" if page else "feed",
        etag=state.etag,
        last_modified=state.last_modified,
        validators_for=state.final_url,
        subscribers=subscribers,
    )


def after_answer(state: FeedState, facts: AnswerFacts, now: float, *, hot: bool = False) -> FeedState:
    """Return what to remember of an answer, with the time of the next request.

    Args:
        state: What we knew.
        facts: What came.
        now: UTC seconds.
        hot: Whether the operator opted in to 5 minutes where the publisher's max-age allows it.
    """
    # What a 304 does not say again holds on; what the headers of a 200 do not say is no longer so.
    told = fresh_for(facts.headers, now)
    fresh = told or 0.0
    old_news = facts.status == 304 or facts.same
    if old_news:
        learned = replace(state, new_entries=0)
        if facts.status == 304 and told is None:
            fresh = state.fresh_s
    else:
        pace, newest = rhythm(facts.entry_times, now)
        learned = replace(
            state,
            body_hash=facts.body_hash if facts.whole else None,
            entries=facts.entries,
            rhythm_s=pace,
            newest_at=newest,
            wish_s=min(facts.ttl_s or 0.0, DAY),
            skip_hours=tuple(sorted(facts.skip_hours)),
            skip_days=tuple(sorted(facts.skip_days)),
        )
    changed = not old_news and facts.body_hash != state.body_hash
    pause = interval(learned.rhythm_s, learned.newest_at, now, before=state.interval_s, changed=changed)
    wished = max(fresh, learned.wish_s)
    least = HOT_S if hot and told is not None and wished <= HOT_S else LEAST_S
    if pause <= LEAST_S:
        pause = least
    least = max(wished, least)
    wait = _jittered(state.url, min(max(pause, wished), MOST_S), least=least)
    by = _decided_by(pause, fresh, learned.wish_s)
    if state.ok_at is None:
        by = "start" if by == "rhythm" else by
        # Feeds that were all asked in the same minute of the first start spread over two intervals (R24).
        wait = least + share(state.url, "start") * (min(2.0 * wait, MOST_S) - least)
    wanted = now + min(wait, MOST_S)
    due = out_of_skipped(wanted, learned.skip_hours, learned.skip_days, share(state.url, "hour"))
    return replace(
        _with_validators(_with_move(learned, facts, now), facts),
        due_at=due,
        due_by="skipped" if due > wanted else by,
        asked_at=now,
        ok_at=now,
        interval_s=pause,
        fresh_s=fresh,
        gone=False,
        failures=0,
        failing_since=None,
        status=facts.status,
        trouble=None,
    )


def after_failure(state: FeedState, failure: FailureFacts, now: float) -> FeedState:
    """Return what to remember of a failure, with the time of the next request. Validators stay as they are (R5)."""
    named = min(failure.retry_after, LONGEST_S) if failure.retry_after is not None else None
    if failure.status is None and named is not None:
        # All feeds of a host wait for the same moment: they must not come down on it together (R24).
        due = now + named + share(state.url, "rest") * max(JITTER * named, LEAST_S)
        return replace(state, due_at=due, due_by="host rests", trouble=failure.reason)
    since = (
        now if state.failing_since is None or (failure.status == 410) > (state.status == 410) else state.failing_since
    )
    failed = replace(
        state,
        asked_at=now,
        failures=state.failures + 1,
        failing_since=since,
        status=failure.status,
        trouble=failure.reason,
    )
    if failure.status == 410:
        if now - since >= DAY:
            return replace(failed, gone=True, due_at=now + NEVER_S, due_by="gone")
        return replace(failed, due_at=since + _jittered(state.url, DAY, least=DAY), due_by="gone")
    pause = _pause(failure, failed.failures, now - since)
    if named is not None:
        pause = max(named, state.interval_s if failure.status in PAUSES else pause)
    by = "retry-after" if named is not None and named >= pause else "backoff"
    due = now + _jittered(state.url, pause, least=max(named or 0.0, LEAST_S))
    return replace(failed, due_at=due, due_by=by)


def after_loss(state: FeedState, now: float) -> FeedState:
    """Return what holds after an answer that our disk did not take: asked again, but no sooner than any feed (R22)."""
    return replace(state, due_at=now + _jittered(state.url, LEAST_S, least=LEAST_S))


def revived(state: FeedState, now: float) -> FeedState:
    """Return what holds of a feed that was gone and is wanted again: it is due."""
    return replace(state, gone=False, due_at=now, failures=0, failing_since=None, status=None, trouble=None)


def may_refresh(state: FeedState, now: float) -> bool:
    """Say whether a reader may ask by hand now: at most once in five minutes, and not while its host rests (R23)."""
    from_when = refresh_from(state)
    return from_when is not None and now >= from_when


def refresh_from(state: FeedState) -> float | None:
    """Return from when on a reader may ask by hand, UTC seconds; None for a feed whose polling has ended."""
    if state.gone:
        return None
    if state.asked_at is None:
        return 0.0
    rests_until = state.due_at if state.status in PAUSES and state.due_at is not None else 0.0
    return max(state.asked_at + REFRESH_S, rests_until)


def after_request(state: FeedState, now: float) -> FeedState:
    """Return a state that is due because a reader asked by hand; whether that may be says `may_refresh`."""
    return replace(state, due_at=now, due_by="reader")


def new_address(state: FeedState) -> str | None:
    """Return the address that a feed has moved to for good (R26); None while that is not sure."""
    if state.moved_to is None or state.moved_since is None or state.asked_at is None or state.moved_seen < MOVES:
        return None
    return state.moved_to if state.asked_at - state.moved_since >= MOVE_S else None


def after_move(state: FeedState, now: float) -> FeedState:
    """Return the state of a feed under its new address; all that was learned stays, validators included."""
    there = new_address(state)
    if there is None:
        raise ValueError(f"{state.url} has not moved for good")
    return replace(state, url=there, moved_to=None, moved_seen=0, moved_since=None, moved_from=state.url, moved_at=now)


def after_clock_step(state: FeedState, now: float) -> FeedState:
    """Mend a state from the future: the clock was set back, and the feed must not sleep until then (R14)."""
    if state.asked_at is None or state.due_at is None or state.gone or state.asked_at <= now:
        return state
    pause = min(max(state.due_at - state.asked_at, 0.0), DAY)
    return replace(state, asked_at=now, due_at=now + pause)


def share(url: str, of: str = "jitter") -> float:
    """Return a number from 0 up to 1 that is always the same for a feed, and evenly spread over feeds."""
    return int.from_bytes(hashlib.sha256(f"{of} {url}".encode("utf-8", "replace")).digest()[:6]) / 2.0**48


def out_of_skipped(due: float, hours: tuple[int, ...], days: tuple[int, ...], at: float) -> float:
    """Move a time out of the hours and days (UTC) in which the publisher does not wish to be asked.

    Args:
        due: UTC seconds.
        hours: 0 to 23. All of them: nobody can mean that, they are ignored.
        days: 0 Monday to 6. All of them: ignored too.
        at: Where in the first allowed hour to ask, 0 up to 1.
    """
    hours = () if len({*hours} & {*range(24)}) == 24 else hours
    days = () if len({*days} & {*range(7)}) == 7 else days
    moment = datetime.fromtimestamp(due, UTC)
    if moment.hour not in hours and moment.weekday() not in days:
        return due
    hour = moment.replace(minute=0, second=0, microsecond=0)
    while hour.hour in hours or hour.weekday() in days:
        hour += timedelta(hours=1)
    return hour.timestamp() + at * 3599.0


def _pause(failure: FailureFacts, failures: int, failing_for: float) -> float:
    """Return the pause after the n-th failure in a row."""
    if failure.status in PAUSES:
        return _doubled(HOUR, failures)
    firm = failure.refused or (failure.status is not None and 400 <= failure.status < 500)
    if firm:
        return WEEK if failing_for >= TIRED_S else _doubled(HOUR, failures)
    return _doubled(LEAST_S, failures)


def _decided_by(pause: float, fresh: float, wish: float) -> str:
    """Name the longest of a feed's own pause and its publisher's wishes (R22)."""
    if pause >= max(fresh, wish):
        return "rhythm"
    return "max-age" if fresh >= wish else "ttl"


def _doubled(first: float, times: int) -> float:
    return min(first * 2.0 ** min(times - 1, 20), DAY)


def _jittered(url: str, pause: float, *, least: float) -> float:
    """Vary a pause by up to a tenth; one that may not be shorter than `least` is made longer instead."""
    offset = JITTER * (2.0 * share(url) - 1.0)
    varied = pause * (1.0 + offset)
    return varied if varied >= least else max(pause, least) * (1.0 + abs(offset))


def _with_validators(state: FeedState, facts: AnswerFacts) -> FeedState:
    """Keep what the answer says byte for byte; a 304 replaces only what it names (R21).

    Nothing is kept of an answer that broke off: "nothing new since" would hide what was missing for good (R1).
    """
    if not facts.whole:
        return replace(state, final_url=facts.final_url, etag=None, last_modified=None)
    etag, modified = facts.headers.get("etag"), facts.headers.get("last-modified")
    if facts.status == 304:
        etag, modified = etag or state.etag, modified or state.last_modified
    return replace(state, final_url=facts.final_url, etag=etag or None, last_modified=modified or None)


def _with_move(state: FeedState, facts: AnswerFacts, now: float) -> FeedState:
    """Count equal permanent redirects in a row; anything else begins afresh.

    A place that gave nothing known when it was first seen stays a stranger for as long as the feed leads there,
    although what it brings is known from then on: whoever buys a domain must not take a feed's place.
    """
    if not facts.permanent or facts.final_url == state.url or (not facts.known and state.ok_at is None):
        return replace(state, moved_to=None, moved_seen=0, moved_since=None)
    stranger = facts.final_url == state.moved_to and state.moved_since is None
    if stranger or (not facts.known and facts.final_url != state.moved_to):
        return replace(state, moved_to=facts.final_url, moved_seen=0, moved_since=None)
    if not facts.known:
        return replace(state, moved_seen=0, moved_since=now)
    if facts.final_url != state.moved_to or state.moved_since is None:
        return replace(state, moved_to=facts.final_url, moved_seen=1, moved_since=now)
    return replace(state, moved_seen=state.moved_seen + 1)
