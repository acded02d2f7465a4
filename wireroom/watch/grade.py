"""How far a piece of evidence is believed: reliability of the source, credibility of what it says, and a weight.

F and 6 mean "unknown", not "middling". The weight is that of the weaker of the two; where one is unknown it is a
quarter, so that a single report by a publisher nobody has graded moves nothing, and several independent ones do.
"""

from wireroom.model.definition import Situation
from wireroom.model.grades import CREDIBILITY_WORDS, RELIABILITY, RELIABILITY_WORDS
from wireroom.model.situation import WatchedArticle

#: Credibility in numbers, as STIX maps the Admiralty scale (1 to 90 ... 5 to 10); 6 has none.
CREDIBILITY = {1: 0.9, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.1}

#: Weight where one of the two is unknown (ours): four independent reports of that kind are "active" together.
UNKNOWN_WEIGHT = 0.25


def reliability(situation: Situation, article: WatchedArticle) -> str:
    """Give the grade of the publisher: the file's, else the source's own, else F."""
    grade = situation.grades.get(article.source_id) or article.grade or "F"
    return grade if grade in RELIABILITY else "F"


def credibility(situation: Situation, article: WatchedArticle) -> int:
    """Grade what an article says by its ground alone.

    4: words of a party's own outlet; 2: a document of an office that is no party; 3: the text names whose word it is;
    6: nobody is named, or the text was not read. That others confirm it is not graded here: it is counted.
    """
    party = {actor.country for actor in situation.actors if actor.party and actor.country}
    if article.source_kind in ("official", "state-controlled") and article.country in party:
        return 4
    if article.source_kind == "official":
        return 2
    return 3 if article.full and any(not key.startswith("unnamed:") for key in article.origins) else 6


def weight(reliable: str, credible: int) -> float:
    """Give the weight of one piece of evidence, 0 to 1.

    >>> weight("B", 2), weight("B", 4), weight("F", 1), weight("A", 6)
    (0.7, 0.3, 0.25, 0.25)
    """
    if reliable not in RELIABILITY or credible not in CREDIBILITY:
        return UNKNOWN_WEIGHT
    return min(RELIABILITY[reliable], CREDIBILITY[credible])


def grade_words(reliable: str, credible: int) -> str:
    """Say a grade in words.

    >>> grade_words("B", 2)
    'usually reliable source, probably true'
    """
    source = RELIABILITY_WORDS.get(reliable, "reliability unknown")
    told = "source of unknown reliability" if source == "reliability unknown" else f"{source} source"
    return f"{told}, {CREDIBILITY_WORDS.get(credible, 'credibility unknown')}"
