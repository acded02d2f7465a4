"""When is a feed asked next? (R14, R21 to R28)"""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.errors import FeedError, FetchError, RefusedError
from wireroom.feeds import schedule
from wireroom.feeds.rhythm import fresh_for, interval, rhythm
from wireroom.feeds.schedule import (
    AnswerFacts,
    FailureFacts,
    after_answer,
    after_clock_step,
    after_failure,
    first_state,
    may_refresh,
    new_address,
)
from wireroom.model.entry import Entry, ParsedFeed
from wireroom.model.source import DUE_BY, FeedState
from wireroom.ports import Answer

NOW = 1_790_000_000.0
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
URL = "https://gazette.example/feed"


def answer(**facts):
    """Facts of a 200, every field of which may be given."""
    return AnswerFacts(**{"status": 200, "final_url": URL, "body_hash": "a", "known": True, **facts})


def unchanged(**facts):
    return answer(**{"status": 304, "body_hash": None, **facts})


def asked_before(**known):
    """A feed that is past its first answer."""
    return FeedState(**{"url": URL, "ok_at": NOW - HOUR, "asked_at": NOW - HOUR, "body_hash": "a", **known})


def every(seconds, *, entries=20, newest=NOW):
    """Dates of entries that came evenly."""
    return tuple(newest - seconds * number for number in range(entries))


headers = st.fixed_dictionaries(
    {},
    optional={
        "cache-control": st.one_of(
            st.text(max_size=20), st.integers(0, 10**9).map(lambda age: f"public, max-age={age}"), st.just("no-store")
        ),
        "age": st.text(max_size=8),
        "expires": st.one_of(st.text(max_size=20), st.floats(NOW - DAY, NOW + 9 * DAY).map(formatdate)),
        "date": st.one_of(st.text(max_size=20), st.just(formatdate(NOW))),
        "etag": st.text(min_size=1, max_size=9),
        "last-modified": st.text(max_size=9),
    },
)
facts = st.builds(
    AnswerFacts,
    status=st.sampled_from([200, 304]),
    final_url=st.sampled_from([URL, URL + "2"]),
    permanent=st.booleans(),
    headers=headers,
    body_hash=st.sampled_from(["a", "b", None]),
    entry_times=st.lists(st.floats(0, 4e9), max_size=40).map(tuple),
    entries=st.integers(0, 2000),
    known=st.booleans(),
    ttl_s=st.one_of(st.none(), st.integers(0, 10**8).map(float)),
    skip_hours=st.frozensets(st.integers(0, 23)),
    skip_days=st.frozensets(st.integers(0, 6)),
)
failures = st.builds(
    FailureFacts,
    reason=st.just("no answer in 30 s"),
    status=st.one_of(st.none(), st.integers(200, 599)),
    retry_after=st.one_of(st.none(), st.integers(0, 10**9).map(float)),
    refused=st.booleans(),
)


# laws


@given(st.lists(st.one_of(facts, failures), min_size=1, max_size=12), st.text(max_size=12))
def test_r22_whatever_comes_the_next_request_is_neither_at_once_nor_never(events, name):
    """From 15 minutes to a day; longer only for skipped hours and days, Retry-After, and answers such as 404 or 410."""
    state, now = first_state(f"https://{name}/"), NOW
    for event in events:
        before, state = state, (after_answer if isinstance(event, AnswerFacts) else after_failure)(state, event, now)
        wait = state.due_at - now
        if isinstance(event, AnswerFacts):
            assert wait >= 15 * MINUTE
            if state.skip_hours or state.skip_days:
                assert wait <= 8 * DAY
            else:
                assert wait <= DAY
        elif event.status is None and event.retry_after is not None:
            unasked = replace(state, due_at=before.due_at, due_by=before.due_by, trouble=before.trouble)
            assert unasked == before, "we did not ask"
            assert wait >= min(event.retry_after, 7 * DAY)
        else:
            assert state.gone or wait >= 15 * MINUTE or event.status == 410
            assert state.gone or wait <= 7.7 * DAY
        now = max(now, state.due_at) if not state.gone else now
        if state.gone:
            break


@given(facts)
def test_r22_the_publishers_wish_is_never_undercut(event):
    state = after_answer(asked_before(), event, NOW)
    wishes = [fresh_for(event.headers, NOW) or 0.0]
    if event.status == 200:
        wishes.append(min(event.ttl_s or 0.0, DAY))
    assert state.due_at - NOW >= max(wishes)


@given(facts)
def test_r22_skipped_hours_and_days_are_kept_unless_they_forbid_everything(event):
    state = after_answer(asked_before(), replace(event, status=200), NOW)
    due = datetime.fromtimestamp(state.due_at, UTC)
    assert len(event.skip_hours) == 24 or due.hour not in event.skip_hours
    assert len(event.skip_days) == 7 or due.weekday() not in event.skip_days


@given(st.text(max_size=20), st.floats(2 * HOUR, 12 * HOUR))
def test_r24_jitter_is_within_a_tenth_and_the_same_every_time(name, gap):
    state = asked_before(url=name)
    times = every(gap)
    first = after_answer(state, answer(entry_times=times), NOW)
    again = after_answer(state, answer(entry_times=times), NOW)
    assert first == again
    assert 0.9 * first.interval_s <= first.due_at - NOW <= 1.1 * first.interval_s


@given(facts)
def test_the_same_facts_give_the_same_state(event):
    assert after_answer(asked_before(), event, NOW) == after_answer(asked_before(), event, NOW)


# what is kept for the next request (R21)


@pytest.mark.parametrize("etag", ['"abc"', 'W/"abc"', "bare", "", None])
@pytest.mark.parametrize("modified", ["Tue, 03 Jan 2006 05:04:03 GMT", "not a date", None])
def test_r21_validators_are_kept_byte_for_byte_with_their_final_address(etag, modified):
    given_headers = {name: value for name, value in (("etag", etag), ("last-modified", modified)) if value is not None}
    state = after_answer(first_state(URL), answer(headers=given_headers, final_url=URL + "/b"), NOW)
    asking = schedule.ask(state)
    assert (asking.url, asking.kind, asking.validators_for) == (URL, "feed", URL + "/b")
    assert asking.etag == (etag or None)
    assert asking.last_modified == modified


def test_r21_a_304_keeps_validators_and_replaces_those_that_it_names():
    state = asked_before(etag='"1"', last_modified="monday", final_url=URL)
    assert after_answer(state, unchanged(), NOW).etag == '"1"'
    renewed = after_answer(state, unchanged(headers={"etag": '"2"'}), NOW)
    assert (renewed.etag, renewed.last_modified) == ('"2"', "monday")


def test_r21_an_answer_without_validators_drops_the_old_ones():
    assert after_answer(asked_before(etag='"1"', last_modified="monday"), answer(), NOW).etag is None


@given(failures)
def test_r5_a_failure_changes_nothing_that_was_learned(failure):
    state = asked_before(etag='"1"', last_modified="monday", final_url=URL, rhythm_s=HOUR, entries=9)
    after = after_failure(state, failure, NOW)
    for name in ("etag", "last_modified", "final_url", "body_hash", "rhythm_s", "entries", "ok_at", "interval_s"):
        assert getattr(after, name) == getattr(state, name)


# the pace (R22)


@pytest.mark.parametrize(
    ("gap", "pause"),
    [(MINUTE, 15 * MINUTE), (10 * MINUTE, 15 * MINUTE), (HOUR, 30 * MINUTE), (6 * HOUR, 3 * HOUR), (DAY, 12 * HOUR),
     (7 * DAY, DAY)],
)  # fmt: skip
def test_r22_a_feed_is_asked_twice_as_often_as_something_new_comes(gap, pause):
    state = after_answer(asked_before(), answer(entry_times=every(gap)), NOW)
    assert state.interval_s == pytest.approx(pause, rel=0.15)


def test_r22_batches_count_as_one():
    """Twenty entries each evening are one event a day, not twenty in a minute."""
    times = tuple(NOW - DAY * day - 5.0 * number for day in range(5) for number in range(6))
    assert after_answer(asked_before(), answer(entry_times=times), NOW).interval_s == pytest.approx(12 * HOUR, rel=0.05)


def test_r22_a_feed_that_stopped_is_soon_asked_once_a_day():
    state = after_answer(asked_before(), answer(entry_times=every(HOUR, newest=NOW - 60 * DAY)), NOW)
    assert state.interval_s == DAY


def test_r22_silence_makes_the_pace_slower_through_304_too():
    state = after_answer(asked_before(), answer(entry_times=every(HOUR)), NOW)
    later = after_answer(state, unchanged(), NOW + 3 * DAY)
    assert later.interval_s > 5 * state.interval_s
    assert later.rhythm_s == state.rhythm_s


def test_r22_without_dates_the_pace_follows_what_changes():
    state = asked_before(interval_s=2 * HOUR)
    assert after_answer(state, answer(body_hash="b"), NOW).interval_s == HOUR
    assert after_answer(state, answer(body_hash="a"), NOW).interval_s == 3 * HOUR
    assert after_answer(state, unchanged(), NOW).interval_s == 3 * HOUR


def test_dates_in_the_future_say_nothing_about_the_rhythm():
    """An entry dated 2150 must not make a feed look alive."""
    dead = every(HOUR, newest=NOW - 60 * DAY)
    assert rhythm((*dead, NOW + 100 * 365 * DAY), NOW) == rhythm(dead, NOW)
    assert rhythm((), NOW) == (None, None)
    assert rhythm((NOW, NOW), NOW) == (None, NOW)


@given(st.lists(st.floats(0, 4e9), max_size=50), st.floats(0, 1e6))
def test_rhythm_and_interval_are_sane_for_any_dates(times, before):
    gap, newest = rhythm(times, NOW)
    assert gap is None or gap >= 15 * MINUTE
    assert newest is None or newest in times
    assert 15 * MINUTE <= interval(gap, newest, NOW, before=before, changed=True) <= DAY


DATE = "Mon, 21 Sep 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ({}, None),
        ({"cache-control": "max-age=3600"}, 3600.0),
        ({"cache-control": "public,Max-Age = 3600, must-revalidate"}, 3600.0),
        ({"cache-control": 'max-age="3600"'}, 3600.0),
        ({"cache-control": "max-age=3600", "age": "600"}, 3000.0),
        ({"cache-control": "max-age=3600", "age": "7200"}, 0.0),
        ({"cache-control": "max-age=3600", "age": "x"}, 3600.0),
        ({"cache-control": "max-age=0"}, 0.0),
        ({"cache-control": "max-age=-1"}, None),
        ({"cache-control": "max-age=31536000"}, DAY),
        ({"cache-control": "s-maxage=3600"}, None),
        ({"cache-control": "no-cache"}, None),
        ({"cache-control": "no-store, max-age=60"}, 60.0),
        ({"expires": "Mon, 21 Sep 2026 13:00:00 GMT", "date": DATE}, 3600.0),
        ({"expires": "Mon, 21 Sep 2026 11:00:00 GMT", "date": DATE}, 0.0),
        ({"expires": "0"}, None),
        ({"expires": "-1"}, None),
        ({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0),
        ({"expires": "Mon, 21 Sep 2026 13:00:00 GMT", "date": DATE, "cache-control": "max-age=60"}, 60.0),
    ],
)
def test_r22_freshness_is_read_from_headers(said, seconds):
    assert fresh_for(said, NOW) == seconds


def test_r22_the_latest_of_all_wishes_counts():
    at = every(HOUR)
    by_ttl = after_answer(asked_before(), answer(entry_times=at, ttl_s=4 * HOUR), NOW)
    by_age = after_answer(asked_before(), answer(entry_times=at, headers={"cache-control": "max-age=21600"}), NOW)
    assert 4 * HOUR <= by_ttl.due_at - NOW <= 4.4 * HOUR
    assert 6 * HOUR <= by_age.due_at - NOW <= 6.6 * HOUR


def test_r22_what_a_304_does_not_repeat_still_holds():
    first = after_answer(
        asked_before(),
        answer(ttl_s=2 * HOUR, headers={"cache-control": "max-age=10800"}, skip_hours=frozenset({3})),
        NOW,
    )
    later = after_answer(first, unchanged(), first.due_at)
    assert later.due_at - first.due_at >= 3 * HOUR
    assert later.skip_hours == (3,)
    shorter = after_answer(first, unchanged(headers={"cache-control": "max-age=60"}), first.due_at)
    assert shorter.fresh_s == 60.0


@pytest.mark.parametrize(
    ("hot", "max_age", "least"), [(True, 60, 5), (True, 300, 5), (True, 301, 15), (True, None, 15), (False, 60, 15)]
)
def test_r22_five_minutes_only_where_publisher_and_operator_allow_it(hot, max_age, least):
    said = {} if max_age is None else {"cache-control": f"max-age={max_age}"}
    state = after_answer(asked_before(), answer(entry_times=every(MINUTE), headers=said), NOW, hot=hot)
    assert least * MINUTE <= state.due_at - NOW <= 1.1 * least * MINUTE


def test_r22_the_same_bytes_again_say_what_they_said_before():
    """Many servers know no validators: a 200 with the last body is as good as a 304, wishes and rhythm hold on."""
    said = after_answer(
        asked_before(), answer(entry_times=every(6 * HOUR), ttl_s=4 * HOUR, skip_hours=frozenset({3}), entries=20), NOW
    )
    later = after_answer(said, schedule.facts_of(Answer(url=URL, final_url=URL, status=200, body=b"<rss/>"), None), NOW)
    assert later.due_at == said.due_at
    kept = ("body_hash", "rhythm_s", "newest_at", "wish_s", "skip_hours", "entries")
    assert [getattr(later, name) for name in kept] == [getattr(said, name) for name in kept]


def test_r1_a_document_that_broke_off_leaves_no_validator_and_is_read_as_a_whole_again():
    """Else "nothing new since" would hide for good what was missing at its end."""
    facts = schedule.facts_of(
        Answer(url=URL, final_url=URL, status=200, headers={"etag": "x", "last-modified": "y"}, body=b"<rss"),
        ParsedFeed(format="rss", entries=(Entry(title="One"),), flags=frozenset({"cut_off"})),
    )
    after = after_answer(asked_before(etag="w", last_modified="v"), facts, NOW)
    assert (after.etag, after.last_modified, after.body_hash) == (None, None, None)


def test_r21_a_document_that_is_torn_itself_keeps_its_validators():
    """All of it came, since its length was told: asking for it again as a whole would bring the same."""
    facts = schedule.facts_of(
        Answer(url=URL, final_url=URL, status=200, headers={"etag": "x", "content-length": "4"}, body=b"<rss"),
        ParsedFeed(format="rss", entries=(Entry(title="One"),), flags=frozenset({"cut_off"})),
    )
    assert after_answer(asked_before(), facts, NOW).etag == "x"


def test_r22_skipping_everything_is_ignored():
    state = after_answer(
        asked_before(),
        answer(skip_hours=frozenset(range(24)), skip_days=frozenset(range(7)), entry_times=every(HOUR)),
        NOW,
    )
    assert state.due_at - NOW <= HOUR


@pytest.mark.parametrize(
    ("event", "decided"),
    [
        (answer(entry_times=every(HOUR)), "rhythm"),
        (answer(entry_times=every(HOUR), ttl_s=4 * HOUR), "ttl"),
        (answer(entry_times=every(HOUR), ttl_s=2 * HOUR, headers={"cache-control": "max-age=10800"}), "max-age"),
        (answer(skip_hours=frozenset(range(23)), entry_times=every(HOUR)), "skipped"),
        (FailureFacts(reason="no answer in 30 s"), "backoff"),
        (FailureFacts(reason="not there", status=404), "backoff"),
        (FailureFacts(reason="later", status=503, retry_after=7200.0), "retry-after"),
        (FailureFacts(reason="its host rests", retry_after=7200.0), "host rests"),
        (FailureFacts(reason="gone", status=410), "gone"),
    ],
)
def test_r22_the_schedule_says_what_decided(event, decided):
    """A source's page can tell why it is asked next when it is."""
    step = after_answer if isinstance(event, AnswerFacts) else after_failure
    state = step(asked_before(), event, datetime(2026, 9, 21, 12, tzinfo=UTC).timestamp())
    assert state.due_by == decided
    assert decided in DUE_BY


def test_the_first_answer_spreads_unless_the_publisher_wishes_otherwise():
    assert after_answer(first_state(URL), answer(entry_times=every(HOUR)), NOW).due_by == "start"
    assert after_answer(first_state(URL), answer(ttl_s=9 * HOUR), NOW).due_by == "ttl"


def test_nothing_new_came_with_an_answer_that_says_so():
    """New entries are those of the last answer, not of the one before."""
    assert after_answer(asked_before(new_entries=7), unchanged(), NOW).new_entries == 0


# manners over many feeds (R23, R24)


@pytest.mark.parametrize(
    ("known", "may"),
    [
        ({"asked_at": None, "ok_at": None}, True),
        ({"asked_at": NOW - 299}, False),
        ({"asked_at": NOW - 300}, True),
        ({"asked_at": NOW - HOUR, "status": 503, "due_at": NOW + 1}, False),
        ({"asked_at": NOW - HOUR, "status": 429, "due_at": NOW - 1}, True),
        ({"asked_at": NOW - HOUR, "status": 404, "due_at": NOW + DAY}, True),
    ],
)
def test_r23_asking_by_hand_is_allowed_once_in_five_minutes_and_not_while_the_host_rests(known, may):
    assert may_refresh(asked_before(**known), NOW) is may


def test_r23_a_state_that_was_kept_says_the_same_after_a_restart():
    """The next time lies in the state, not in the program."""
    state = after_answer(first_state(URL), answer(), NOW)
    assert FeedState(**{name: getattr(state, name) for name in FeedState.__slots__}) == state
    assert state.due_at > NOW


def test_r24_no_minute_carries_more_than_half_as_much_again_as_the_mean():
    """Four thousand feeds with a pause of a quarter of an hour, all asked in the first minute of the first start."""
    load: Counter[int] = Counter()
    for number in range(4000):
        state, now = first_state(f"https://feed{number}.example/rss"), NOW + number % 60
        while now < NOW + 4 * HOUR:
            load[int((now - NOW) // 60)] += 1
            state = after_answer(state, answer(entry_times=every(10 * MINUTE, entries=5, newest=now)), now)
            now = state.due_at
    minutes = [load[minute] for minute in range(1, 239)]
    settled = minutes[60:]
    assert max(minutes) <= 1.5 * sum(settled) / len(settled)


# feeds that move (R26)


def moved(**more):
    return answer(final_url=URL + "/new", permanent=True, **more)


def follow(*steps):
    """Play (hours after the one before, facts) from a known feed on."""
    state, now = asked_before(), NOW
    for hours, event in steps:
        now += hours * HOUR
        state = after_answer(state, event, now)
    return state


def test_r26_three_equal_permanent_redirects_over_a_day_move_a_feed():
    assert new_address(follow((0, moved()), (12, moved()), (12, moved()))) == URL + "/new"
    assert new_address(follow((0, moved()), (12, moved()), (12, replace(moved(), status=304)))) == URL + "/new"


def test_r26_a_feed_that_moved_keeps_all_that_was_learned():
    before = follow(
        (0, moved(headers={"etag": "x"})),
        (12, moved(headers={"etag": "x"})),
        (12, unchanged(final_url=URL + "/new", permanent=True)),
    )
    there = schedule.after_move(before, NOW)
    assert (there.url, there.moved_from, there.moved_at) == (URL + "/new", URL, NOW)
    assert new_address(there) is None
    asking = schedule.ask(there)
    assert (asking.url, asking.etag, asking.validators_for) == (URL + "/new", "x", URL + "/new")
    assert (there.due_at, there.interval_s, there.body_hash) == (before.due_at, before.interval_s, before.body_hash)
    with pytest.raises(ValueError, match="not moved"):
        schedule.after_move(asked_before(), NOW)


@pytest.mark.parametrize(
    "steps",
    [
        [(0, moved()), (24, moved())],
        [(0, moved()), (1, moved()), (1, moved()), (1, moved())],
        [(0, moved()), (12, moved()), (12, answer())],
        [(0, moved()), (12, replace(moved(), permanent=False)), (12, moved())],
        [(0, moved()), (12, replace(moved(), final_url=URL + "/other")), (12, moved())],
        [(0, moved()), (12, moved()), (12, moved(known=False))],
        [(0, replace(moved(), permanent=False))] * 4,
        [
            (0, replace(moved(), final_url=URL)),
            (12, replace(moved(), final_url=URL)),
            (12, replace(moved(), final_url=URL)),
        ],
    ],
)
def test_r26_anything_less_does_not(steps):
    """Too few, too soon, another target, a temporary one, or a feed with entries that we do not know."""
    assert new_address(follow(*steps)) is None


# feeds that fail (R27, R28)


def fail(state, *failures):
    """Let failures follow each other, each when the feed is due; return the pauses in hours and the last state."""
    pauses, now = [], NOW
    for failure in failures:
        state = after_failure(state, failure, now)
        if state.gone:
            break
        pauses.append((state.due_at - now) / HOUR)
        now = state.due_at
    return pauses, state


@pytest.mark.parametrize("status", [None, 500, 502, 504, 200])
def test_r28_timeouts_and_server_errors_back_off_from_15_minutes_to_a_day(status):
    pauses, state = fail(asked_before(), *[FailureFacts(reason="no", status=status)] * 12)
    expected = [min(0.25 * 2**number, 24.0) for number in range(12)]
    for pause, wanted in zip(pauses, expected, strict=True):
        assert 0.9 * wanted <= pause <= 1.1 * wanted
    assert state.failures == 12
    assert state.failing_since == NOW
    assert state.trouble == "no"


@pytest.mark.parametrize("status", [401, 403, 404])
def test_r27_a_feed_that_is_not_there_is_asked_daily_and_after_a_month_weekly(status):
    pauses, _ = fail(asked_before(), *[FailureFacts(reason="no", status=status)] * 45)
    assert max(pauses[:20]) <= 26.4
    assert pauses[10] == pytest.approx(24.0, rel=0.1)
    assert pauses[-1] == pytest.approx(168.0, rel=0.1)


def test_an_address_that_we_may_not_ask_is_treated_like_one_that_is_not_there():
    pauses, _ = fail(asked_before(), *[FailureFacts(reason="robots", refused=True)] * 45)
    assert pauses[-1] == pytest.approx(168.0, rel=0.1)


def test_r27_gone_is_confirmed_once_after_a_day_and_ends_polling():
    gone = FailureFacts(reason="gone for good", status=410)
    first = after_failure(asked_before(), gone, NOW)
    assert not first.gone
    assert first.due_at - NOW >= DAY
    by_hand = after_failure(first, gone, NOW + HOUR)
    assert not by_hand.gone
    assert by_hand.due_at >= NOW + DAY, "asking again by hand neither confirms nor delays by another day"
    assert by_hand.due_at <= NOW + 1.1 * DAY
    second = after_failure(by_hand, gone, by_hand.due_at)
    assert second.gone
    assert second.due_at > NOW + 1000 * DAY


def test_r27_gone_begins_anew_after_other_failures_and_after_answers():
    gone, lost = FailureFacts(reason="gone", status=410), FailureFacts(reason="lost", status=404)
    long_lost = after_failure(asked_before(failing_since=NOW - 9 * DAY, failures=9, status=404), gone, NOW)
    assert not long_lost.gone
    assert not after_failure(after_failure(long_lost, lost, NOW + DAY), gone, NOW + 2 * DAY).gone
    assert after_answer(long_lost, answer(), NOW + DAY).failing_since is None


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "hours"), [(30.0, 1.0), (7200.0, 2.0), (3 * DAY, 72.0), (30 * DAY, 168.0)]
)  # the feed's own pause is an hour
def test_r28_retry_after_is_honoured_up_to_seven_days(status, asked, hours):
    state = after_failure(asked_before(), FailureFacts(reason="later", status=status, retry_after=asked), NOW)
    assert min(asked, 7 * DAY) <= state.due_at - NOW
    assert 0.9 * hours <= (state.due_at - NOW) / HOUR <= 1.1 * hours


def test_r28_without_retry_after_an_hour_doubles_to_a_day():
    pauses, _ = fail(asked_before(), *[FailureFacts(reason="later", status=429)] * 8)
    for pause, wanted in zip(pauses, [1, 2, 4, 8, 16, 24, 24, 24], strict=True):
        assert 0.9 * wanted <= pause <= 1.1 * wanted


def test_a_success_ends_all_trouble():
    _, state = fail(asked_before(), *[FailureFacts(reason="no", status=500)] * 5)
    after = after_answer(state, answer(), NOW + DAY)
    assert (after.failures, after.failing_since, after.trouble, after.status) == (0, None, None, 200)


# the clock (R14)


@given(st.floats(-10 * 365 * DAY, 10 * 365 * DAY))
def test_r14_no_clock_step_puts_a_feed_to_sleep_for_more_than_a_day(step):
    state = after_answer(asked_before(), answer(), NOW)
    mended = after_clock_step(state, NOW + step)
    assert mended.due_at - (NOW + step) <= DAY
    if step >= 0:
        assert mended == state
    else:
        assert mended.due_at - (NOW + step) == pytest.approx(state.due_at - NOW), "and none is asked early"


# facts


def test_facts_are_gathered_from_answers_and_errors():
    parsed = ParsedFeed(format="rss", ttl_s=900.0, entries=(Entry(published=NOW), Entry()), skip_days=frozenset({6}))
    given_answer = Answer(
        url=URL, final_url=URL + "/b", status=200, headers={"etag": "x"}, body=b"<rss/>", permanent=True
    )
    gathered = schedule.facts_of(given_answer, parsed, known=True)
    assert (gathered.entries, gathered.entry_times, gathered.ttl_s) == (2, (NOW,), 900.0)
    assert gathered.permanent
    assert gathered.body_hash is not None
    same = schedule.facts_of(Answer(url=URL, final_url=URL, status=304), None)
    assert same.known
    assert same.body_hash is None
    assert schedule.failure_of(FetchError(URL, "no", status=503, retry_after=9.0)) == FailureFacts(
        reason="no", status=503, retry_after=9.0
    )
    assert schedule.failure_of(RefusedError(URL, "no")).refused
    assert schedule.failure_of(FeedError(URL, "not a feed")) == FailureFacts(reason="not a feed", status=200)
