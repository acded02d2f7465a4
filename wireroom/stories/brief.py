"""The story in a few sentences, each taken whole from a report.

A sentence is worth the more, the more independent reports tell it, the more central it is among all sentences
(LexRank: a random walk over likeness), and the nearer it stands to the head of its report. The first one tells what
happened; those that follow add why, who says what, what is disputed and what comes next, from other reports where
possible, and never tell again what stands already.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from wireroom.model.story import Sentence
from wireroom.stories.figures import Given, apart, given_by
from wireroom.stories.headline import STALE_S, VOICE
from wireroom.stories.reports import Report
from wireroom.stories.stale import holds_until
from wireroom.stories.units import Unit, opens_with_the
from wireroom.text.tokens import fold

#: Sentences of a report that take part, and sentences in all: the matrix of likeness stays under a million cells.
PER_REPORT, IN_ALL = 20, 800
#: Shortest and longest brief, in sentences.
LEAST, MOST = 3, 7
#: Likeness (cosine over rarity, so that the names that all sentences share do not count) from which two tell the same.
SAME = 0.4
#: Share of the smaller one, names and all, from which a plain fact is told again, if it adds less than a clause weighs.
AGAIN, CLAUSE = 0.5, 8.0
#: Steps of the random walk; the order of the first sentences no longer changes after about fifteen.
STEPS = 20
#: How often the walk goes on by likeness; else it jumps to a sentence near the head of a report.
DAMPING = 0.8
#: What is left of the worth of a sentence that names as known what the reader has not met.
LEANING_ON = 0.55
#: A sentence below this share of the first one's score is left out, once the brief has its least length.
FLOOR = 0.35
#: Share of a sentence in words that the reports share, from which it is fully about the story.
ABOUT = 0.6
#: The longest standfirst, in characters, and how far down its report it may stand: openings say what a story is about,
#: what comes later are its details.
STANDFIRST, HIGH = 260, 2
#: The shortest, in words (`_length`): what is shorter is a line of a table.
STANDFIRST_WORDS = 8
#: What being new is worth. It halves in `headline.STALE_S`, or in this share of the time that the story has run: how it
#: stands goes before how it began.
NEW, STALE_SHARE = 0.4, 0.2
#: What is left of the score of a sentence that holds no longer (`stale.holds_until`), where nothing else is left.
OVERTAKEN = 0.4

#: A line of a table: a name and a number ("Ships waiting: 14."). It is no sentence of a brief.
_TABLE_LINE = re.compile(r"[^.!?]{1,80}[:：)）]\s*[\d.,\u202f\u00a0 ]+[.。]?")

Floats = npt.NDArray[np.float64]

#: What a brief should tell beside what happened, and how much that is worth once.
_ROLES = (("denies", 0.12), ("causes", 0.10), ("ahead", 0.08), ("speaks", 0.06))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence that may stand in the brief."""

    unit: Unit
    report: Report
    order: int


def write(reports: Sequence[Report], headline: Unit) -> tuple[tuple[Sentence, ...], Sentence | None]:
    """Choose the brief and the standfirst.

    Args:
        reports: Independent reports in the story's main language, in the order seen.
        headline: What stands above; the standfirst adds to it, the brief's first sentence is about it.

    Returns:
        (sentences of the brief in reading order, standfirst or None). Where there is but one sentence, it is the
        standfirst and the brief is empty.
    """
    pieces = _pieces(reports)
    if not pieces:
        return (), None
    if len(pieces) == 1:
        return (), _sentence(pieces[0])
    likeness = _likeness(pieces)
    scores = _scores(pieces, reports, likeness)
    now = max(report.at for report in reports)
    overtaken = {n for n, piece in enumerate(pieces) if holds_until(piece.unit, piece.report, reports) <= now}
    scores[list(overtaken)] *= OVERTAKEN
    holding = [n for n in range(len(pieces)) if n not in overtaken]
    among = holding or list(range(len(pieces)))
    chosen = _choose(pieces, scores, likeness, headline, _wanted(len(reports)), among)
    standfirst = _standfirst(pieces, scores, headline, chosen, overtaken)
    brief = [pieces[n] for n in chosen if standfirst is None or n != standfirst]
    ordered = brief[:1] + sorted(brief[1:], key=_reading_order)
    return tuple(_sentence(piece) for piece in ordered), None if standfirst is None else _sentence(pieces[standfirst])


def _wanted(reports: int) -> int:
    """Three sentences for a single report, one more at each doubling, seven at most."""
    return min(MOST, LEAST + reports.bit_length() - 1)


def _pieces(reports: Sequence[Report]) -> list[_Piece]:
    """Collect the sentences that stand alone, each text once; the first report that printed it keeps it."""
    found: list[_Piece] = []
    seen: set[str] = set()
    share = max(4, min(PER_REPORT, IN_ALL // max(1, len(reports))))
    for order, report in enumerate(reports):
        fit = [unit for unit in report.units if unit.fit]
        for unit in fit[:share]:
            if unit.text not in seen and unit.weight >= 4 and not _TABLE_LINE.fullmatch(unit.text):
                seen.add(unit.text)
                found.append(_Piece(unit, report, order))
    return found


def _scores(pieces: Sequence[_Piece], reports: Sequence[Report], likeness: Floats) -> Floats:
    """Score all sentences: told by many, central, near the head, not outdated; 0 to about 1."""
    owner = np.array([piece.order for piece in pieces])
    support = np.zeros(len(pieces))
    orders = sorted(set(owner.tolist()))
    for order in orders:
        column = likeness[:, owner == order].max(axis=1)
        column[owner == order] = 0.0
        support += column
    if len(orders) > 1:
        support /= len(orders) - 1
    place = np.array([1.0 / (1.0 + 0.35 * piece.unit.position) for piece in pieces])
    walk = _walk(likeness, place)
    score = 0.50 * _to_one(support) + 0.25 * _to_one(walk) + 0.25 * place
    outdated = _outdated(reports)
    topic = _topic(reports)
    now = max(report.at for report in reports)
    half = max(STALE_S, (now - min(report.at for report in reports)) * STALE_SHARE)
    for n, piece in enumerate(pieces):
        score[n] *= VOICE.get(piece.report.member.kind, 1.0) ** 0.5
        score[n] *= 1.0 - NEW + NEW * 0.5 ** ((now - piece.report.at) / half)
        thing = opens_with_the(piece.unit, piece.report.member.language)
        score[n] *= 0.7 if thing is not None and thing not in topic else 1.0
        score[n] *= _polish(piece, outdated) * (
            0.4 + 0.6 * min(1.0, piece.unit.shared(topic) / piece.unit.weight / ABOUT)
        )
    return score


def _topic(reports: Sequence[Report]) -> frozenset[str]:
    """What the story is about: stems of more than one report; of a single report, those of its head."""
    if len(reports) == 1:
        return reports[0].head
    many: dict[str, int] = {}
    for report in reports:
        told = report.title.stems.union(*(unit.stems for unit in report.units[:PER_REPORT]))
        for root in told:
            many[root] = many.get(root, 0) + 1
    least = 2 if len(reports) < 6 else 3
    return frozenset(root for root, count in many.items() if count >= least)


def _likeness(pieces: Sequence[_Piece]) -> Floats:
    """Cosine of all pairs of sentences over rarity-weighted stems. Shape (n, n), 0 to 1; the diagonal says nothing."""
    columns: dict[str, int] = {}
    for piece in pieces:
        for root in sorted(piece.unit.stems):
            columns.setdefault(root, len(columns))
    table = np.zeros((len(pieces), max(1, len(columns))))
    for n, piece in enumerate(pieces):
        for root in piece.unit.stems:
            table[n, columns[root]] = 1.5 if root in piece.unit.strong else 1.0
    seen_in = (table > 0).sum(axis=0)
    table *= np.log((len(pieces) + 1) / np.maximum(seen_in, 1))
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(norms > 0, norms, 1.0)
    table = np.ascontiguousarray(table[:, seen_in > 1])  # what one sentence has alone is like nothing
    out: Floats = table @ table.T
    return out


def _walk(likeness: Floats, place: Floats) -> Floats:
    """LexRank by power iteration; jumps prefer the heads of reports."""
    links = np.where(likeness >= 0.1, likeness, 0.0)
    np.fill_diagonal(links, 0.0)
    sums = links.sum(axis=1, keepdims=True)
    jump = place / place.sum()
    steps = np.where(sums > 0, links / np.where(sums > 0, sums, 1.0), jump)
    rank: Floats = jump.copy()
    for _ in range(STEPS):
        rank = DAMPING * (rank @ steps) + (1 - DAMPING) * jump
    return rank


def _to_one(values: Floats) -> Floats:
    """Scale so that the highest is 1."""
    top = float(values.max()) if len(values) else 0.0
    return values / top if top > 0 else values


def _outdated(reports: Sequence[Report]) -> dict[str, Given]:
    """For each thing counted, its latest figure."""
    latest: dict[str, Given] = {}
    for report in sorted(reports, key=lambda report: (report.at, report.member.article_id)):
        for given in given_by(report):
            latest[given.key] = given
    return latest


def _polish(piece: _Piece, latest: dict[str, Given]) -> float:
    """Marks off for what reads badly or holds no longer."""
    unit = piece.unit
    factor = 1.0
    if re.match(r"[\"“„«‘'「]", unit.text):
        factor *= 0.75
    if _length(piece) > 32:
        factor *= 0.85
    if not unit.strong:
        factor *= 0.8  # neither name nor number
    if unit.text.count("(") or unit.text.count(";") or " — " in unit.text or " – " in unit.text:
        factor *= 0.9
    for given in given_by(piece.report):
        now = latest[given.key]
        if (
            given.unit is unit
            and apart(now.figure, given.figure)
            and now.report.at > piece.report.at
            and given.key.isalpha()
        ):
            factor *= 0.6
    return factor


def _length(piece: _Piece) -> float:
    """The length of a sentence in words; scripts that part none have two or three signs a word."""
    text = piece.unit.text
    return len(text) / 2.5 if piece.report.member.language in ("ja", "zh") else len(text.split())


def _choose(
    pieces: Sequence[_Piece],
    scores: Floats,
    likeness: Floats,
    headline: Unit,
    wanted: int,
    among: Sequence[int],
) -> list[int]:
    """Take the sentence that says what happened, then again and again the one that adds most."""
    about = np.array(
        [headline.shared(piece.unit.stems) / headline.weight if headline.weight else 0.0 for piece in pieces]
    )
    heads = [n for n in among if pieces[n].unit.position <= 2] or list(among)
    first = max(heads, key=lambda n: (scores[n] + 0.5 * about[n] + 0.1 * (pieces[n].unit.position == 0), -n))
    chosen, rest = [first], [n for n in among if n != first]
    told = _Told(stems=set(headline.stems), words=set(fold(headline.text).split()))
    while True:
        last = chosen[-1]
        told.learn(pieces[last])
        if len(chosen) > wanted:
            break
        # Chosen ones stay chosen: what tells one of them again is out for good.
        rest = [n for n in rest if likeness[n, last] < SAME and not _again(pieces[n], pieces[last])]
        best, gain = -1, 0.0
        for n in rest:
            piece = pieces[n]
            worth = float(scores[n]) * (0.4 + 0.6 * _new(piece.unit, told.stems)) + 0.1 * float(about[n] > 0)
            worth *= _introduced(piece, told.words, told.stems)
            worth += max((much for trait, much in _ROLES if trait in piece.unit.traits - told.traits), default=0.0)
            worth += 0.05 if piece.order not in told.orders else 0.0
            if worth > gain:
                best, gain = n, worth
        if best < 0 or gain < (FLOOR if len(chosen) > LEAST else FLOOR / 2) * float(scores[first]):
            break
        chosen.append(best)
        rest.remove(best)
    return chosen


@dataclass(slots=True)
class _Told:
    """What the sentences chosen so far tell."""

    stems: set[str] = field(default_factory=set)
    traits: set[str] = field(default_factory=set)
    #: The words that a reader has met.
    words: set[str] = field(default_factory=set)
    #: Reports that have a sentence among them.
    orders: set[int] = field(default_factory=set)

    def learn(self, piece: _Piece) -> None:
        """Take one more sentence."""
        self.stems |= piece.unit.stems
        self.traits |= piece.unit.traits
        self.words.update(fold(piece.unit.text).split())
        self.orders.add(piece.order)


def _again(one: _Piece, other: _Piece) -> bool:
    """Whether a sentence tells again how many were killed, hurt or the like, or only what the other one tells."""
    if one.unit.figures and other.unit.figures:
        scopes = {figure.scope for figure in other.unit.figures} - {""}
        if any(figure.scope in scopes for figure in one.unit.figures):
            return True
    if not one.unit.traits <= other.unit.traits:
        return False
    return one.unit.like(other.unit) >= AGAIN and one.unit.weight - one.unit.shared(other.unit.stems) < CLAUSE


def _new(unit: Unit, told: AbstractSet[str]) -> float:
    """Share of a sentence that is not told yet."""
    return 1.0 - unit.shared(told) / unit.weight


def _introduced(piece: _Piece, met: AbstractSet[str], things: AbstractSet[str]) -> float:
    """Marks off where a person appears by surname alone, or a thing as known ("The couple"), that no reader has met."""
    known = piece.report.leaning[piece.unit.position] <= met
    thing = opens_with_the(piece.unit, piece.report.member.language)
    if thing is not None and thing not in things:
        return LEANING_ON if known and piece.unit.names else LEANING_ON**2
    return 1.0 if known else LEANING_ON


def _standfirst(
    pieces: Sequence[_Piece], scores: Floats, headline: Unit, chosen: list[int], overtaken: AbstractSet[int]
) -> int | None:
    """Choose the opening that adds most to the headline: out of the brief, whose first sentence stays, else of any.

    A figure that has grown since may stand in the brief, with its source, but not under the headline.
    """
    others = [n for n in range(len(pieces)) if n not in chosen]
    for among in ([n for n in chosen[1:] if n not in overtaken], [n for n in others if n not in overtaken]):
        best = _opening(pieces, scores, headline, chosen[0], among)
        if best is not None:
            return best
    return None


def _opening(pieces: Sequence[_Piece], scores: Floats, headline: Unit, first: int, among: Sequence[int]) -> int | None:
    best, gain = None, 0.0
    met = set(fold(f"{headline.text} {pieces[first].unit.text}").split())
    things = headline.stems | pieces[first].unit.stems
    for n in among:
        piece = pieces[n]
        if (
            len(piece.unit.text) > STANDFIRST
            or piece.unit.weight < 6
            or piece.unit.position > HIGH
            or _length(piece) < STANDFIRST_WORDS
            or piece.unit.like(headline) >= 0.8
            or piece.unit.like(pieces[first].unit) >= 0.8
        ):
            continue
        worth = float(scores[n]) * (0.5 + 0.5 * _new(piece.unit, headline.stems)) * _introduced(piece, met, things)
        if worth > gain:
            best, gain = n, worth
    return best


def _reading_order(piece: _Piece) -> tuple[int, float, int, int]:
    """What happened, why, who says what, what is disputed, what comes next; within these by time and place."""
    traits = piece.unit.traits
    stage = 0
    if "ahead" in traits:
        stage = 3
    elif "denies" in traits:
        stage = 2
    elif "speaks" in traits:
        stage = 1
    return stage, piece.report.at, piece.order, piece.unit.start


def _sentence(piece: _Piece) -> Sentence:
    """Write a sentence down with its ground."""
    return Sentence(text=piece.unit.text, language=piece.report.member.language, citation=piece.report.cite(piece.unit))
