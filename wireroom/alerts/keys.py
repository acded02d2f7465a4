"""What makes an alert one and the same: never a time, and never a title. Kept on disk, so that it is never told twice.

A publisher that touches its article's date, a restart, a second look at the same event: all give the same key.
"""

from wireroom.model.alert import Occasion, Rule

#: A story is told of once by these, whichever of its articles showed it.
ONCE = frozenset({"matched"})


def keys_of(rule: Rule, occasion: Occasion) -> tuple[str, ...]:
    """Give the key of an occasion for a rule; behind it those of the stories that were joined to it since.

    >>> rule = Rule(id="r1", name="Ferries", kind="search", target="ferry")
    >>> one = Occasion(kind="matched", seq=7, at=0.0, subject="story:s1", event="a1", title="", what="")
    >>> keys_of(rule, one)
    ('r1|matched|story:s1|',)
    """
    event = "" if occasion.kind in ONCE else occasion.event
    return tuple(f"{rule.id}|{occasion.kind}|{subject}|{event}" for subject in (occasion.subject, *occasion.aliases))
