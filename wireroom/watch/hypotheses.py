"""How probable each hypothesis is by what is seen, and which ones the evidence speaks against.

Two ways side by side. Likelihood ratios: log P(H) + sum of value x log LR(H), where one category moves no hypothesis by
more than `MOST_A_CATEGORY`, then the group is normalised. Competing hypotheses (ACH): only what is inconsistent counts,
since evidence that fits everything tells nothing. Where the two disagree, that is said.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

#: One category moves the log odds of a hypothesis by no more: a noisy feed cannot decide alone.
MOST_A_CATEGORY = 1.5
#: A hypothesis that makes a sign so much less probable than the best one does is inconsistent with it, or strongly so.
INCONSISTENT, STRONGLY = 1 / 2, 1 / 4
#: Signs below this value are not seen, so that nothing is inconsistent with them.
SEEN = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An indicator, or something expected and not seen, as it bears on hypotheses."""

    id: str
    category: str
    #: 0 to 1.
    value: float
    #: Hypothesis -> likelihood ratio; 1 where not said.
    lr: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one category adds to the log odds of a hypothesis; `cut` where the bound held it."""

    category: str
    added: float
    cut: bool
    #: Its signs, the strongest first, with what each added before the bound.
    signs: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A hypothesis as it stands."""

    id: str
    prior: float
    probability: float
    shares: tuple[Share, ...]
    #: Summed inconsistency; the lowest of a group is what the evidence speaks least against.
    against: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How a sign sits with a hypothesis: "fits", "against", "strongly against", or "" where it is not seen."""

    sign: str
    hypothesis: str
    sits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A group of exclusive hypotheses against all signs that bear on them."""

    weighed: tuple[Weighed, ...]
    #: Sign -> how far it tells the hypotheses apart: log10 of the largest ratio in its row; the most telling first.
    diagnostic: tuple[tuple[str, float], ...]
    cells: tuple[Cell, ...]
    #: Most probable, and least spoken against; they may differ, and then that is a finding.
    likeliest: str
    least_against: str


def weigh(priors: Mapping[str, float], signs: Sequence[Sign]) -> Table:
    """Weigh one group of exclusive hypotheses.

    Args:
        priors: Hypothesis -> prior, each above 0, in the order of the definition; they sum to 1.
        signs: All indicators and absences, with their values now. Blind ones are left out by the caller.

    Raises:
        ValueError: If a prior or a ratio is not above 0, or a value lies outside 0 to 1.
    """
    for sign in signs:
        if not 0.0 <= sign.value <= 1.0 or any(ratio <= 0.0 for ratio in sign.lr.values()):
            raise ValueError(f"{sign.id}: a value lies between 0 and 1 and ratios above 0")
    if not priors or any(prior <= 0.0 for prior in priors.values()):
        raise ValueError("every hypothesis needs a prior above 0")
    bearing = [sign for sign in signs if any(sign.lr.get(name, 1.0) != 1.0 for name in priors)]
    shares = {name: _shares(name, bearing) for name in priors}
    logs = {name: math.log(prior) + math.fsum(one.added for one in shares[name]) for name, prior in priors.items()}
    top = max(logs.values())
    total = math.fsum(math.exp(one - top) for one in logs.values())
    cells = tuple(_cell(sign, name, priors) for sign in bearing for name in priors)
    against = {name: _against(name, bearing, cells) for name in priors}
    weighed = tuple(
        Weighed(
            id=name,
            prior=prior,
            probability=round(math.exp(logs[name] - top) / total, 6),
            shares=shares[name],
            against=against[name],
        )
        for name, prior in priors.items()
    )
    diagnostic = sorted(
        ((sign.id, _diagnostic(sign, priors)) for sign in bearing), key=lambda pair: (-pair[1], pair[0])
    )
    return Table(
        weighed=weighed,
        diagnostic=tuple(diagnostic),
        cells=cells,
        likeliest=max(weighed, key=lambda one: (one.probability, one.prior)).id,
        least_against=min(weighed, key=lambda one: (one.against, -one.prior)).id,
    )


def _shares(name: str, signs: Iterable[Sign]) -> tuple[Share, ...]:
    by_category: dict[str, list[tuple[str, float]]] = {}
    for sign in signs:
        added = sign.value * math.log(sign.lr.get(name, 1.0))
        if added:
            by_category.setdefault(sign.category, []).append((sign.id, round(added, 6)))
    made = []
    for category, parts in sorted(by_category.items()):
        whole = math.fsum(added for _, added in parts)
        held = max(-MOST_A_CATEGORY, min(MOST_A_CATEGORY, whole))
        parts.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
        made.append(Share(category=category, added=round(held, 6), cut=held != whole, signs=tuple(parts)))
    return tuple(made)


def _cell(sign: Sign, name: str, priors: Mapping[str, float]) -> Cell:
    if sign.value < SEEN:
        return Cell(sign=sign.id, hypothesis=name, sits="")
    share = sign.lr.get(name, 1.0) / max(sign.lr.get(other, 1.0) for other in priors)
    sits = "strongly against" if share <= STRONGLY else "against" if share <= INCONSISTENT else "fits"
    return Cell(sign=sign.id, hypothesis=name, sits=sits)


def _against(name: str, signs: Iterable[Sign], cells: Iterable[Cell]) -> float:
    weights = {"against": 1.0, "strongly against": 2.0}
    values = {sign.id: sign.value for sign in signs}
    return round(
        math.fsum(weights.get(cell.sits, 0.0) * values[cell.sign] for cell in cells if cell.hypothesis == name), 4
    )


def _diagnostic(sign: Sign, priors: Iterable[str]) -> float:
    ratios = [sign.lr.get(name, 1.0) for name in priors]
    return round(math.log10(max(ratios) / min(ratios)), 4)
