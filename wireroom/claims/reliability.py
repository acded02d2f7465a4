"""How reliable has a source been, and on what does its news rest? Both are earned by what can be counted.

A claim is resolved when a report of the source's own was borne out (another owner's own report stands in its story) or
did not hold as printed (it was corrected or taken back). Reliability is what a careful reader may expect of its next
claim: the lower end of what those claims leave open. Until there are enough of them it cannot be judged: F.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.model.grades import RELIABILITY
from wireroom.model.profile import SourcePiece

#: Resolved claims before a letter is given (fewer tell more of chance than of the source), and what they must weigh
#: together: a source that was busy long ago is not judged by that.
LEAST_RESOLVED, LEAST_WEIGHT = 20, 10.0
#: After so many seconds a claim weighs half: newsrooms change within years, not weeks.
HALF_LIFE = 180 * 86_400.0
#: The chance that the source is worse than its letter.
DOUBT = 0.10
#: On the scale of information, "cannot be judged".
UNKNOWN = 6
#: Points at which the distribution is summed; the bound is good to three digits.
STEPS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """A letter with what it rests on."""

    #: "A" to "E"; "F": cannot be judged yet.
    letter: str
    #: Claims that were borne out, and that did not hold.
    held: int
    failed: int
    #: With age counted: what they weigh, and the share below which the source lies with one chance in ten, 0 to 1.
    weight: float
    bound: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a sample of a source's articles shows. All but the last five are numbers of articles."""

    articles: int
    #: First seen: the oldest and the newest of the sample; None without one.
    since: float | None
    until: float | None
    read: int
    #: Of those read: copies of others, and those that are none and credit an agency; the rest are reports of its own.
    copies: int
    credited: int
    own: int
    #: Of those of its own: a figure was changed later; a note of correction; taken back; others say the opposite of
    #: something that it tells in its own voice.
    refigured: int
    corrected: int
    withdrawn: int
    contradicted: int
    #: Stories with a report of its own: all; those that others have too; of these, where it was first; its alone.
    stories: int
    shared: int
    first: int
    alone: int
    #: Grade of information, 1 to 6 -> how many of those read; the middle one, 6 where too few are known.
    information: tuple[tuple[int, int], ...]
    typical: int
    reliability: Earned


def lower_bound(held: float, failed: float, *, doubt: float = DOUBT) -> float:
    """Give the share that is undercut with a chance of `doubt`, when so many held and failed and nothing else is known.

    Source: quantile of the Beta(1 + held, 1 + failed) distribution, by sums over the middles of equal steps.
    >>> round(lower_bound(0, 0), 2), round(lower_bound(20, 0), 2), round(lower_bound(10, 10), 2)
    (0.1, 0.9, 0.36)
    """
    middles = [(step + 0.5) / STEPS for step in range(STEPS)]
    logs = [held * math.log(x) + failed * math.log1p(-x) for x in middles]
    top = max(logs)
    weights = [math.exp(one - top) for one in logs]
    wanted, total = doubt * math.fsum(weights), 0.0
    for step, weight in enumerate(weights):
        if total + weight >= wanted:
            return (step + (wanted - total) / weight) / STEPS
        total += weight
    return 1.0


def earned(outcomes: Sequence[tuple[float, bool]], *, now: float) -> Earned:
    """Grade a source by its resolved claims.

    Args:
        outcomes: When each claim was seen (UTC seconds), and whether it held.
        now: UTC seconds.

    >>> earned([(0.0, True)] * 60, now=0.0).letter, earned([(0.0, True)] * 19, now=0.0).letter
    ('A', 'F')
    """
    aged = [(math.exp2(min(0.0, at - now) / HALF_LIFE), held) for at, held in outcomes]
    good = math.fsum(weight for weight, held in aged if held)
    bad = math.fsum(weight for weight, held in aged if not held)
    bound = lower_bound(good, bad)
    number = sum(held for _, held in aged)
    enough = len(aged) >= LEAST_RESOLVED and good + bad >= LEAST_WEIGHT
    letter = next((name for name, share in RELIABILITY.items() if bound >= share), "E") if enough else "F"
    return Earned(letter=letter, held=number, failed=len(aged) - number, weight=good + bad, bound=bound)


def information(piece: SourcePiece, *, official: bool) -> int:
    """Grade what one article says by its ground.

    4: it did not hold as printed, or others say the opposite of what it says itself; 1: others report it on their own;
    2: an office's own words; 3: it names whose word it is; 6: nobody is, or its text was not read. 5 (improbable) is
    never given: that two contradict each other does not tell who is right.
    """
    if piece.corrected or piece.withdrawn or piece.contradicted:
        return 4
    if not piece.read:
        return UNKNOWN
    if piece.borne_out and not piece.copied:
        return 1
    return 2 if official else 3 if piece.named else UNKNOWN


def profile(pieces: Sequence[SourcePiece], *, official: bool, now: float) -> Profile:
    """Sum up a sample of a source's articles; their order does not matter."""
    read = [piece for piece in pieces if piece.read and piece.story_id is not None]
    own = [piece for piece in read if not piece.copied and not piece.credited]
    stories: dict[str, list[SourcePiece]] = {}
    for piece in own:
        stories.setdefault(piece.story_id or "", []).append(piece)
    shared = [group for group in stories.values() if not all(piece.alone for piece in group)]
    outcomes = [
        (piece.seen, not (piece.corrected or piece.withdrawn))
        for piece in own
        # what is contested is open: it counts neither way until it is settled
        if piece.corrected or piece.withdrawn or (piece.borne_out and not piece.contradicted)
    ]
    grades = sorted(information(piece, official=official) for piece in pieces)
    known = [grade for grade in grades if grade != UNKNOWN]
    return Profile(
        articles=len(pieces),
        since=min((piece.seen for piece in pieces), default=None),
        until=max((piece.seen for piece in pieces), default=None),
        read=len(read),
        copies=sum(piece.copied for piece in read),
        credited=sum(piece.credited and not piece.copied for piece in read),
        own=len(own),
        refigured=sum(piece.refigured for piece in own),
        corrected=sum(piece.corrected for piece in own),
        withdrawn=sum(piece.withdrawn for piece in own),
        contradicted=sum(piece.contradicted for piece in own),
        stories=len(stories),
        shared=len(shared),
        first=sum(any(piece.first for piece in group) for group in shared),
        alone=len(stories) - len(shared),
        information=tuple(sorted(Counter(grades).items())),
        typical=known[len(known) // 2] if len(known) >= LEAST_RESOLVED else UNKNOWN,
        reliability=earned(outcomes, now=now),
    )
