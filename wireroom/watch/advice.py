"""What a definition that is not wrong may still lack: said to its writer, never in the way of watching.

An example that its own terms do not find, or a counter-example that they do, is the most useful of these.
"""

from collections.abc import Iterator

from wireroom.model.definition import Indicator, Situation
from wireroom.watch.modality import modality
from wireroom.watch.terms import Finder, flat


def advice(situation: Situation) -> tuple[str, ...]:
    """Say what a writer may want to mend, in the order of the file."""
    return tuple(_said(situation))


def _said(situation: Situation) -> Iterator[str]:
    for actor in situation.actors:
        if not actor.names:
            yield f"actor {actor.id}: it has no names, so no text can name it"
    for item in situation.indicators:
        yield from _indicator(item, situation)
    for absent in situation.absent:
        if not absent.sign.terms and absent.sign.match is None:
            yield f"absent {absent.sign.id}: nothing can show it, so its absence says nothing; give terms or match"
    yield from _languages(situation)
    told = [sign.lr for sign in situation.indicators] + [item.lr_if_absent for item in situation.absent]
    for hypothesis in situation.hypotheses:
        if not any(hypothesis.id in ratios for ratios in told):
            yield f"hypothesis {hypothesis.id}: no indicator bears on it, so its share moves by the others alone"


def _indicator(item: Indicator, situation: Situation) -> Iterator[str]:
    if not item.terms and item.match is None and item.series is None:
        yield f"indicator {item.id}: nothing can show it; give terms, match or series"
    for sentence in item.examples:
        if reason := why_not(item, situation, sentence):
            yield f"indicator {item.id}: its example “{sentence}” would not count: {reason}"
    for sentence in item.counter_examples:
        if item.terms and not why_not(item, situation, sentence):
            yield f"indicator {item.id}: its counter-example “{sentence}” would count; add to `without`"


def _languages(situation: Situation) -> Iterator[str]:
    looked = [item for item in situation.indicators if item.kind in ("raises", "calms") and item.terms]
    for language in situation.languages:
        without = [item.id for item in looked if language not in item.terms and "*" not in item.terms]
        if without and len(without) * 2 >= len(looked):
            names = ", ".join(without[:3]) + (" and others" if len(without) > 3 else "")
            yield f"language {language}: {len(without)} of {len(looked)} indicators have no terms in it ({names})"


def why_not(indicator: Indicator, situation: Situation, sentence: str) -> str:
    """Say why a sentence would not count for an indicator by its words; empty where it would."""
    said = flat(sentence)
    names = {actor.id: Finder(actor.names) for actor in situation.actors}
    if not indicator.terms:
        return ""
    if not Finder(indicator.terms).has(said, None):
        return "none of its terms stands in it"
    if indicator.also and not Finder(indicator.also).has(said, None):
        return "none of the words under `also` stands in it"
    if found := Finder(indicator.without).find(said, None):
        return f"“{sentence[found[0].start : found[0].end]}” stands in it, which is under `without`"
    if missing := [name for name in indicator.all_actors if not names[name].has(said, None)]:
        return f"it does not name {', '.join(missing)}"
    if indicator.actors and not any(names[name].has(said, None) for name in indicator.actors):
        return f"it names none of {', '.join(indicator.actors)}"
    told = modality(said, None, 0, len(said))
    allowed = {
        "actual",
        "denied" if "denied" in indicator.modalities else "",
        "possible" if indicator.forecasts else "",
    }
    if told not in allowed:
        return f"it is said as {told}, not as so"
    return ""
