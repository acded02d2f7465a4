"""Why evidence counts for less than its grade: how far a thing has come, and what is held every year anyway."""

import re

from wireroom.model.definition import Indicator
from wireroom.model.situation import ToldDeed

#: Words by which what comes round every year is told, in the languages that are coded and a few more.
_YEARLY = re.compile(
    r"\b(?:annual(?:ly)?|yearly|regularly scheduled|long-planned|pre-?planned|routine|biennial|every year"
    r"|anual(?:es)?|annuel(?:le)?s?|j[äa]hrlich\w*)\b|年度|例行|定期|每年|恒例|ежегодн\w+",
    re.IGNORECASE,
)


def discount(indicator: Indicator, deed: ToldDeed | None, sentence: str) -> tuple[float, tuple[str, ...]]:
    """Give the share of its weight that evidence keeps, and why it is less than whole.

    A thing that is done in steps and of which no step is told counts as its least step: unknown is never the best.
    """
    share, why = 1.0, []
    if indicator.stages:
        stage = deed.stage if deed is not None else ""
        known = indicator.stages.get(stage)
        share = known if known is not None else 1.0 if stage else min(indicator.stages.values())
        if share < 1.0:
            why.append(stage or "how far it has come is not told")
    if indicator.calendar_share < 1.0 and _YEARLY.search(sentence):
        share *= indicator.calendar_share
        why.append("held every year")
    return share, tuple(why)
