"""Who publishes in an invented stream, how much, and at which hours."""

import random
from dataclasses import dataclass

from wireroom.testing.streams import invent
from wireroom.testing.streams.plan import DAY, HOUR, START, Plan


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher."""

    domain: str
    name: str
    language: str
    #: How often it writes, against others.
    weight: float


def outlets(plan: Plan, chance: random.Random) -> list[Outlet]:
    """Invent the publishers; a few write much, many little."""
    codes = [code for code, many in plan.languages for _ in range(many)]
    found = []
    for number in range(plan.outlets):
        name = f"{invent.place(chance)} {chance.choice(['Post', 'Courier', 'Radio', 'Herald', 'Gazette', 'Wire'])}"
        domain = f"{name.lower().replace(' ', '-')}-{number}.example"
        found.append(Outlet(domain, name, codes[number % len(codes)], chance.lognormvariate(0.0, 0.8)))
    return found


def some(all_outlets: list[Outlet], language: str, many: int, chance: random.Random) -> list[Outlet]:
    """Draw different outlets of a language, those that write much more often."""
    pool = [one for one in all_outlets if one.language == language]
    drawn = sorted(pool, key=lambda one: chance.random() ** (1.0 / one.weight), reverse=True)
    return drawn[:many]


def opening(plan: Plan, chance: random.Random) -> float:
    """Draw a time of the stream by its rhythm: fewer at night and on weekends."""
    while True:
        at = START + plan.days * DAY * chance.random()
        weight = 1.0 if 6 * HOUR <= at % DAY <= 22 * HOUR else plan.night
        if int((at - START) // DAY) % 7 >= 5:
            weight *= plan.weekend
        if chance.random() < weight:
            return at
