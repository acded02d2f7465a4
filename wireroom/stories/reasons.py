"""Why an article is where it is, in words that a page can show."""

from dataclasses import replace

from wireroom.model.story import Reason
from wireroom.stories.across import shared_across
from wireroom.stories.assign import Choice
from wireroom.stories.copies import Original
from wireroom.stories.known import Known
from wireroom.stories.memory import Memory

# Words shown for one placement.
_SHOWN = 6
# Decimals of weights: the last bits of a sum may differ from machine to machine, and would stand in the log.
DECIMALS = 6


def joined(article: Known, choice: Choice, memory: Memory) -> tuple[Reason, ...]:
    """Give the reasons for joining a story: shared words, numbers and nearness in time to its nearest member."""
    best = choice.speakers[0]
    other = memory.articles[best.article_id]
    weight = max(0.0, min(1.0, best.likeness))
    time = Reason(kind="time", weight=round(best.nearness, DECIMALS), like=best.article_id)
    if article.language != other.language:
        shared_there = tuple(replace(one, like=other.article_id) for one in shared_across([article], [other], weight))
        meant = (
            (Reason(kind="meaning", weight=round(weight, DECIMALS), like=other.article_id),)
            if len(article.dense)
            else ()
        )
        return (*shared_there, *meant, time)
    held = dict(other.vectors.shown)
    shared = [word for one, word in article.vectors.shown if one in held]
    names = [word for word in shared if word[:1].isupper()]
    numbers = [word for word in shared if word[:1].isdigit()]
    rest = [word for word in shared if word not in names and word not in numbers]
    out = [
        Reason(
            kind=kind,
            detail=tuple(found[:_SHOWN]),
            weight=round(weight * len(found) / len(shared), DECIMALS),
            like=best.article_id,
        )
        for kind, found in (("names", names), ("words", rest), ("numbers", numbers))
        if found
    ]
    return (*out, time)


def copy(found: Original) -> Reason:
    """Give the reason why an article is another's copy."""
    detail = ("translation",) if found.translated else ()
    return Reason(kind="copy", detail=detail, weight=found.share, like=found.article.article_id)


def perhaps(found: Original) -> Reason:
    """Give the reason why an article may be no report of its own: what it shares with another one."""
    detail = ("translation",) if found.translated else () if found.text else ("headline",)
    return Reason(kind="perhaps", detail=detail, weight=found.share, like=found.article.article_id)


def reprinted(reason: Reason) -> Reason:
    """Say of a reason to be a copy, where the article turned out to be the original, that the other one copies it."""
    return replace(reason, kind="reprinted") if reason.kind == "copy" else reason
