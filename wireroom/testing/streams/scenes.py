"""What happens in an invented stream: ordinary stories, bursts, and what looks like a burst and is none."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wireroom.testing.streams import invent
from wireroom.testing.streams.outlets import Outlet, opening, some
from wireroom.testing.streams.plan import DAY, HOUR, START, Plan
from wireroom.testing.streams.telling import Tale, Told, burst_kinds, copied, new_tale, tell

MINUTE = 60.0


@dataclass(slots=True, kw_only=True)
class Piece:
    """An article of the stream before it has an id. Times are UTC seconds."""

    story: str
    outlet: Outlet
    told: Told
    printed: float
    seen: float
    copy_of: "Piece | None" = None
    burst: bool = False
    trap: str | None = None


@dataclass(slots=True)
class Stage:
    """Where scenes are played: the plan, the outlets, and one source of chance."""

    plan: Plan
    outlets: list[Outlet]
    chance: random.Random

    def piece(self, story: str, outlet: Outlet, tale: Tale, at: float, *, trap: str | None = None) -> Piece:
        """Let an outlet tell a story on its own."""
        told = tell(tale, outlet.language, self.chance)
        return Piece(story=story, outlet=outlet, told=told, printed=at, seen=at + self.lag(), trap=trap)

    def copy(self, of: Piece, outlet: Outlet, at: float) -> Piece:
        """Let an outlet copy an article."""
        told = copied(of.told, of.outlet.name, self.chance)
        seen = max(at, of.seen) + self.lag()
        return Piece(
            story=of.story, outlet=outlet, told=told, printed=at, seen=seen, copy_of=of, burst=of.burst, trap=of.trap
        )

    def lag(self) -> float:
        """Draw the time from printing to being seen."""
        return self.chance.uniform(*self.plan.lag)

    def language(self) -> str:
        """Draw a language."""
        codes = [code for code, many in self.plan.languages for _ in range(many)]
        return self.chance.choice(codes)


def ordinary(stage: Stage) -> Iterator[Piece]:
    """Give ordinary stories: most get one report, few get many, at a pace of their own that fades."""
    plan, chance = stage.plan, stage.chance
    for number in range(plan.stories_a_day * plan.days):
        at, language = opening(plan, chance), stage.language()
        tale = new_tale(chance, "background", at)
        tellers = iter(some(stage.outlets, language, 30, chance))
        first = [stage.piece(f"story-{number}", next(tellers), tale, at)]
        yield first[0]
        pace, opened = min(plan.fastest, chance.gammavariate(0.5, plan.pace * 2.0)) / HOUR, at
        while at - opened < 24 * HOUR:
            at += chance.expovariate(pace)
            if chance.random() >= 0.5 ** ((at - opened) / (4 * HOUR)):
                continue
            outlet = next(tellers, None)
            if outlet is None:
                break
            if chance.random() < plan.copies:
                yield stage.copy(chance.choice(first), outlet, at)
            else:
                first.append(stage.piece(f"story-{number}", outlet, tale, at))
                yield first[-1]


def bursts(stage: Stage) -> Iterator[Piece]:
    """Give sudden news: many tell it on their own within minutes, and each is copied."""
    plan, chance = stage.plan, stage.chance
    for number in range(plan.bursts):
        at = START + 6 * HOUR + (plan.days * DAY - 10 * HOUR) * chance.random()
        main = stage.language()
        tale = new_tale(chance, chance.choice(burst_kinds(main)), at)
        many = chance.randint(*plan.burst_reports)
        tellers = some(stage.outlets, main, many, chance)
        others = [code for code, _ in plan.languages if code != main and tale.kind in burst_kinds(code)]
        if others and chance.random() < plan.second_language:
            for place in range(1, len(tellers), 3):
                tellers[place] = chance.choice(some(stage.outlets, others[0], 12, chance))
        copiers = some(stage.outlets, main, 60, chance)
        gap = chance.uniform(*plan.burst_gap) * MINUTE
        for outlet in tellers:
            report = stage.piece(f"burst-{number}", outlet, tale, at)
            report.burst = True
            yield report
            while chance.random() < plan.copies and copiers:
                yield stage.copy(report, copiers.pop(), at + chance.uniform(1.0, 20.0) * MINUTE)
            at += chance.expovariate(1.0 / gap)
            gap *= 1.25


def traps(stage: Stage) -> Iterator[Piece]:
    """Give what looks like a burst and is none."""
    plan, chance = stage.plan, stage.chance
    for number in range(plan.anniversaries):
        morning = START + chance.randrange(plan.days) * DAY + chance.uniform(6.0, 9.0) * HOUR
        yield from _at_once(stage, f"anniversary-{number}", "anniversary", morning, (5, 8), 40.0)
    for number in range(plan.archives):
        kind = chance.choice(burst_kinds("en"))
        for piece in _at_once(stage, f"archive-{number}", kind, opening(plan, chance), (4, 8), 15.0, code="en"):
            piece.trap, piece.printed = "archive", piece.printed - chance.uniform(200.0, 2000.0) * DAY
            yield piece
    for number in range(plan.copy_storms):
        at = opening(plan, chance)
        tale, language = new_tale(chance, "background", at), stage.language()
        tellers = some(stage.outlets, language, chance.randint(9, 20), chance)
        report = stage.piece(f"storm-{number}", tellers[0], tale, at, trap="copies")
        yield report
        for outlet in tellers[1:]:
            yield stage.copy(report, outlet, at + chance.uniform(0.5, 12.0) * MINUTE)
    yield from _floods(stage)
    yield from _scheduled(stage)


def _floods(stage: Stage) -> Iterator[Piece]:
    plan, chance = stage.plan, stage.chance
    flooder = next(one for one in stage.outlets if one.language == "en")
    for number in range(plan.floods_a_day * plan.days):
        at = opening(plan, chance)
        kind = chance.choice(burst_kinds("en")) if chance.random() < 0.2 else "background"
        tale = new_tale(chance, kind, at)
        for _ in range(chance.randint(8, 15)):
            yield stage.piece(f"flood-{number}", flooder, tale, at + chance.uniform(0.0, 10.0) * MINUTE, trap="flood")


def _scheduled(stage: Stage) -> Iterator[Piece]:
    plan, chance = stage.plan, stage.chance
    city = {code: invent.place(chance) for code, _ in plan.languages}
    regions = [(invent.syllables(chance, 3), stage.language()) for _ in range(plan.forecasts)]
    for day in range(plan.days):
        noon = START + day * DAY
        if day % 7 in (2, 5, 6):
            whistle = noon + (21.0 if day % 7 == 2 else 17.3) * HOUR
            for match in range(plan.matches):
                yield from _at_once(stage, f"match-{day}-{match}", "match", whistle, (5, 8), 15.0)
        if plan.markets and day % 7 < 5:
            for code, _ in plan.languages:
                at = noon + 16.6 * HOUR
                yield from _at_once(stage, f"markets-{day}-{code}", "markets", at, (4, 7), 15.0, code=code, city=city)
        for number, (region, code) in enumerate(regions):
            at = noon + 5.9 * HOUR
            fixed = {code: region}
            yield from _at_once(stage, f"weather-{day}-{number}", "daily", at, (4, 5), 25.0, code=code, region=fixed)


def _at_once(
    stage: Stage, story: str, kind: str, at: float, many: tuple[int, int], minutes: float, *, code: str = "",
    **fixed: dict[str, str],
) -> Iterator[Piece]:  # fmt: skip
    """Let several outlets tell one thing on their own within some minutes."""
    chance = stage.chance
    language = code or stage.language()
    tale = new_tale(chance, kind, at, **{name: of[language] for name, of in fixed.items()})
    for outlet in some(stage.outlets, language, chance.randint(*many), chance):
        yield stage.piece(story, outlet, tale, at + chance.uniform(0.0, minutes) * MINUTE, trap=kind)


#: All scenes of a stream, in the order in which they draw from chance.
SCENES: tuple[Callable[[Stage], Iterator[Piece]], ...] = (bursts, traps, ordinary)
