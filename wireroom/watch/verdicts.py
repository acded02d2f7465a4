"""A person's word on a piece of evidence: it is taken out, graded anew, moved, or let count after all."""

from dataclasses import replace

from wireroom.model.situation import Evidence
from wireroom.model.situation_notes import ObservationJudged
from wireroom.watch.grade import weight

VERDICTS = ("accept", "reject", "regrade", "move", "undo")


def judged(item: Evidence, word: ObservationJudged) -> list[Evidence]:
    """Give what stands filed when a person has spoken of a piece of evidence, as the desk had it.

    Returns:
        The piece itself as it counts now and, for a move, the same piece under the other indicator.
    """
    match word.verdict:
        case "reject":
            return [replace(item, modality="rejected", weight=0.0)]
        case "accept":
            return [_counted(item, item.reliability, item.credibility)]
        case "regrade":
            return [_counted(item, word.to[0], int(word.to[1]))]
        case "move":
            gone = replace(item, modality="moved", weight=0.0)
            return [gone, replace(_counted(item, item.reliability, item.credibility), indicator=word.to)]
        case _:
            return [item]


def _counted(item: Evidence, reliable: str, credible: int) -> Evidence:
    return replace(
        item,
        modality="actual",
        reliability=reliable,
        credibility=credible,
        weight=round(weight(reliable, credible) * item.share, 4),
    )
