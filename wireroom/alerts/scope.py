"""Is a rule about this? What a rule names must be known and fit: what is unknown is told to nobody."""

from wireroom.model.alert import SITUATION_NEWS, Occasion, Rule

#: What is told of a story that somebody follows.
OF_STORY = frozenset({"grew", "merged", "split", "corrected", "withdrawn"})


def applies(rule: Rule, occasion: Occasion, followed: frozenset[str] = frozenset()) -> bool:
    """Say whether a rule is about an occasion.

    Args:
        rule: The rule; a paused one is about nothing.
        occasion: What there is to tell. What came before the rule was made is not for it.
        followed: Ids of the stories that the rule's owner follows.
    """
    if rule.paused or occasion.seq <= rule.since:
        return False
    kind, name = occasion.subject.partition(":")[::2]
    if rule.kind == "story":
        names = {name, *(alias.partition(":")[2] for alias in occasion.aliases)}
        wanted = bool(names & followed) if not rule.target else rule.target in names
        return kind == "story" and occasion.kind in OF_STORY and wanted
    if rule.kind == "search":
        return rule.id in occasion.found_for and _fits(rule, occasion)
    if rule.kind == "breaking":
        return occasion.kind == "broke" and _fits(rule, occasion)
    if rule.kind == "silent":
        return occasion.kind == "silent" and rule.target in ("", name)
    return (
        occasion.kind in SITUATION_NEWS
        and kind == "situation"
        and rule.target in ("", name)
        and (occasion.kind in rule.on if rule.on else occasion.listed)
    )


def _fits(rule: Rule, occasion: Occasion) -> bool:
    return (
        rule.section in (None, occasion.section)
        and (rule.language is None or rule.language in occasion.languages)
        and (rule.region is None or rule.region in occasion.regions)
    )
