"""Who is told, when, and why not: laws that hold for any stream of occasions, then each reason by itself."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from alert_cases import MORNING, NOTHING, occasion, rule
from hypothesis import given
from hypothesis import strategies as st

from wireroom.alerts import decide as desk
from wireroom.alerts.decide import decide
from wireroom.alerts.hours import is_quiet
from wireroom.alerts.keys import keys_of
from wireroom.alerts.scope import applies
from wireroom.model.alert import Past

UTC = dt.UTC
WEEK = 7 * 86_400.0


class Book:
    """The plainest memory of what a rule told."""

    def __init__(self):
        self.told = {}

    def past(self, rule, one):
        key = keys_of(rule, one)[0]
        known = self.told.get(key)
        sent = [(due, subject) for due, _, subject in self.told.values() if due is not None]
        return key, Past(
            known=None if known is None else 1,
            sent=known is not None and known[0] is not None,
            held=known[1] if known else "",
            slots=tuple(sorted({due for due, _ in sent})),
            last=max((due for due, subject in sent if subject == one.subject), default=None),
        )

    def take(self, rule, one, now):
        key, past = self.past(rule, one)
        verdict = decide(rule, one, past, now, UTC)
        if verdict is not None:
            self.told[key] = (verdict.due, verdict.held, one.subject)
        return verdict


STREAM = st.lists(
    st.tuples(
        st.integers(0, 20 * 86_400),  # when, seconds after the morning
        st.sampled_from("abc"),  # the story
        st.integers(0, 8),  # the event
        st.booleans(),  # whether it is confirmed
    ),
    max_size=60,
)
RULES = st.builds(
    lambda quiet, digest, week, cooldown: rule(
        kind="story", quiet=quiet, digest=digest, per_week=week, cooldown=cooldown
    ),
    st.sampled_from([None, (1320, 420), (60, 59)]),
    st.sampled_from([None, 0, 450]),
    st.integers(0, 4),
    st.sampled_from([0, 30, 600]),
)


def play(made, stream):
    """Tell a stream of what grew, in the order of time; give (time, occasion, verdict) and the book."""
    book, out = Book(), []
    for after, story, event, confirmed in sorted(stream):
        one = occasion(kind="grew", subject=f"story:{story}", event=str(event), confirmed=confirmed)
        now = MORNING + after
        out.append((now, one, book.take(made, one, now)))
    return out, book


@given(RULES, STREAM)
def test_nothing_is_ever_sent_twice(made, stream):
    """However often and whenever the same thing happens, there is one message of it at most."""
    sent = [keys_of(made, one) for _, one, verdict in play(made, stream)[0] if verdict and verdict.due is not None]
    assert len(sent) == len(set(sent))


@given(RULES, STREAM)
def test_one_source_alone_is_never_sent(made, stream):
    """What no second source confirms stands on the page, whatever else the rule says."""
    for _, one, verdict in play(made, stream)[0]:
        assert verdict is None or verdict.due is None or one.confirmed


@given(RULES, STREAM)
def test_no_week_holds_more_messages_than_the_rule_allows(made, stream):
    """In any seven days there are as many messages as the rule says at most; what goes together is one."""
    slots = sorted({verdict.due for _, _, verdict in play(made, stream)[0] if verdict and verdict.due is not None})
    if made.per_week:
        for slot in slots:
            assert sum(slot <= other < slot + WEEK for other in slots) <= made.per_week


@given(RULES, STREAM)
def test_messages_wait_for_the_hours_that_were_asked_for(made, stream):
    """No message is due too early or in quiet hours; two about one thing keep their distance, or go together."""
    out, _ = play(made, stream)
    for now, _, verdict in out:
        if verdict and verdict.due is not None:
            assert verdict.due >= now
            assert not is_quiet(verdict.due, made.quiet, UTC)
    for story in "abc":
        dues = sorted({v.due for _, one, v in out if v and v.due is not None and one.subject == f"story:{story}"})
        assert all(later - earlier >= 60 * made.cooldown for earlier, later in pairwise(dues))


@given(RULES, STREAM)
def test_everything_is_either_sent_or_says_why_not(made, stream):
    """Nothing vanishes: each new thing is due at a time, or stands on the page with a reason."""
    for _, _, verdict in play(made, stream)[0]:
        assert verdict is None or (verdict.due is None) == bool(verdict.held)


def test_a_second_source_sends_what_had_waited():
    """One source: on the page. A second one: sent, once."""
    made, book = rule(kind="search"), Book()
    alone = occasion(kind="matched", event="a1", confirmed=False)
    assert book.take(made, alone, MORNING).held == desk.UNCONFIRMED
    assert book.take(made, alone, MORNING + 5) is None
    assert book.take(made, replace(alone, event="a2", confirmed=True), MORNING + 60).due == MORNING + 60
    assert book.take(made, replace(alone, event="a3", confirmed=True), MORNING + 90) is None


@pytest.mark.parametrize(
    ("made", "one", "past", "held"),
    [
        (rule(), occasion(fresh=False), NOTHING, desk.OLD),
        (rule(channels=()), occasion(), NOTHING, desk.NOWHERE),
        (rule(), occasion(), Past(last=MORNING - 3600), desk.AGAIN),
        (rule(per_week=2), occasion(), Past(slots=(MORNING - 9, MORNING - 5)), desk.ENOUGH),
    ],
)
def test_each_reason_for_silence_has_its_words(made, one, past, held):
    """Whoever wonders why nothing came reads the one reason that held it back."""
    verdict = decide(made, one, past, MORNING, UTC)
    assert (verdict.due, verdict.held) == (None, held)


def test_a_crisis_passes_the_limit_and_the_night_where_that_was_asked_for():
    """Level 3 passes the limit of a week; quiet hours hold it only where its owner did not ask to be woken."""
    night = MORNING + 18 * 3600  # midnight
    one = occasion(kind="level_change", subject="situation:strait", level=3)
    full = Past(slots=(night - 10,), last=night - 10)
    made = rule(kind="situation", per_week=1, quiet=(1320, 420), cooldown=600)
    assert decide(replace(made, wake=True), one, full, night, UTC).due == night
    assert decide(made, one, full, night, UTC).due == night + 7 * 3600
    assert decide(made, replace(one, level=2), full, night, UTC).held == desk.ENOUGH


def test_a_correction_is_held_back_by_no_limit():
    """Who was told something wrong is told so, also when the week is full and the last word was a minute ago."""
    one = occasion(kind="corrected")
    verdict = decide(rule(per_week=1, cooldown=600), one, Past(slots=(MORNING - 60,), last=MORNING - 60), MORNING, UTC)
    assert verdict.due == MORNING


@pytest.mark.parametrize(
    ("made", "fits"),
    [
        (rule(), True),
        (rule(section="world", language="de", region="SE"), True),
        (rule(section="sport"), False),
        (rule(language="fr"), False),
        (rule(region="NO"), False),
        (rule(paused=True), False),
        (rule(since=5), False),
        (rule(kind="search", target="ferry"), False),
    ],
)
def test_a_rule_is_about_what_it_names(made, fits):
    """Section, language and region narrow; what came before the rule, or while it is paused, is not for it."""
    assert applies(made, occasion()) is fits


@pytest.mark.parametrize("unknown", [{"section": None}, {"languages": ()}, {"regions": ()}])
def test_what_is_unknown_fits_no_narrowing(unknown):
    """A story without section, language or country is told to nobody who asked for one (scope fails closed)."""
    made = rule(section="world", language="en", region="SE")
    assert not applies(made, occasion(**unknown))


def test_followed_stories_are_known_by_their_old_names():
    """A story that was joined to another is still the one that was followed, and is not told of anew."""
    joined = occasion(kind="grew", subject="story:s2", aliases=("story:s1",), event="a9")
    made = rule(kind="story")
    assert applies(made, joined, frozenset({"s1"}))
    assert applies(replace(made, target="s1"), joined)
    assert not applies(made, joined, frozenset({"s3"}))
    before = keys_of(made, occasion(kind="grew", event="a9"))
    assert set(before) <= set(keys_of(made, joined))


def test_a_situation_tells_what_its_definition_lists_unless_the_rule_says_otherwise():
    """Empty: as the definition has it. Named kinds: these and no others."""
    blind = occasion(kind="blind_indicator", subject="situation:strait", listed=False)
    made = rule(kind="situation", target="strait")
    assert not applies(made, blind)
    assert applies(replace(made, on=("blind_indicator",)), blind)
    assert not applies(replace(made, on=("level_change",)), replace(blind, listed=True))
    assert not applies(replace(made, target="other", on=("blind_indicator",)), blind)
