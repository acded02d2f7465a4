"""What is done about an occasion: a message now, a message later, or a line on the page alone, with the reason.

The order of the questions: was it told, is it sure, is it news, has the rule's owner had enough, when do they want it.
"""

import datetime as dt

from wireroom.alerts.hours import after_quiet, next_digest
from wireroom.model.alert import Occasion, Past, Rule, Verdict

#: The reasons why something stands on the page alone, in words for its owner.
UNCONFIRMED = "one source so far: it is sent once a second one reports it on its own"
OLD = "it is old news: it came from a file, or while nothing ran here"
NOWHERE = "this rule has no channel: it stands on this page alone"
AGAIN = "it was told within the last day"
ENOUGH = "the rule's limit of messages for seven days was reached"

#: A level from which on limits give way: at 3 a situation is a crisis.
PRESSING = 3
#: A story that breaks again within this time was just told.
AGAIN_SECONDS = 86_400.0
WEEK = 7 * 86_400.0
#: They put right what was told: no limit holds them back.
CORRECTIONS = frozenset({"corrected", "withdrawn"})


def decide(rule: Rule, occasion: Occasion, past: Past, now: float, zone: dt.tzinfo) -> Verdict | None:
    """Decide about one occasion for a rule that is about it; None: nothing is done, it was told.

    Args:
        rule: The rule.
        occasion: What there is to tell.
        past: What the rule has told before.
        now: The time.
        zone: The rule's zone.
    """
    if past.known is not None and (past.sent or past.held != UNCONFIRMED or not occasion.confirmed):
        return None
    reason = _held(rule, occasion, past, now)
    if reason:
        return Verdict(due=None, held=reason)
    pressing = is_pressing(occasion)
    at = now
    if not pressing and occasion.kind not in CORRECTIONS:
        at = max(at, -1.0 if past.last is None else past.last + 60.0 * rule.cooldown)
    if not (pressing and rule.wake):
        at = due(at, rule, zone)
    free = pressing or occasion.kind in CORRECTIONS or at in past.slots
    if rule.per_week and not free and sum(slot > at - WEEK for slot in set(past.slots)) >= rule.per_week:
        return Verdict(due=None, held=ENOUGH)
    return Verdict(due=at)


def due(at: float, rule: Rule, zone: dt.tzinfo) -> float:
    """Give the first time from `at` on at which the rule's owner wants messages."""
    if rule.digest is not None:
        at = next_digest(at, rule.digest, zone)
    return after_quiet(at, rule.quiet, zone)


def is_pressing(occasion: Occasion) -> bool:
    """Say whether limits give way to it: a situation that has come to stand on a high rung."""
    return occasion.kind == "level_change" and (occasion.level or 0) >= PRESSING


def _held(rule: Rule, occasion: Occasion, past: Past, now: float) -> str:
    """Say why nothing is sent; "" where something is."""
    if not occasion.confirmed:
        return UNCONFIRMED
    if not occasion.fresh:
        return OLD
    if not rule.channels:
        return NOWHERE
    if occasion.kind == "broke" and past.last is not None and now - past.last < AGAIN_SECONDS:
        return AGAIN
    return ""
