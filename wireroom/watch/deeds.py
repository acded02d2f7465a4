"""What a sentence tells that was done, in the definition's own actors, and whether it is what an indicator asks for.

Whoever codes sentences is given from outside: this desk knows no words of action.
"""

from collections.abc import Callable, Iterable, Sequence

from wireroom.model.deed import Actor as Named
from wireroom.model.deed import Deed
from wireroom.model.definition import DeedKind, DeedMatch, Situation
from wireroom.model.situation import ToldDeed
from wireroom.watch.terms import Finder, flat

#: Codes the main deed of a sentence in a language; None where there is none to code.
Code = Callable[[str, str | None], Deed | None]


class DeedReader:
    """Reads deeds of one situation: its actors by their names and countries."""

    def __init__(self, situation: Situation, code: Code) -> None:
        self._code = code
        self._actors = situation.actors
        self._finders = {actor.id: Finder(actor.names) for actor in situation.actors}
        self._sides = {actor.id: actor.side for actor in situation.actors}

    def read(self, sentence: str, language: str | None) -> ToldDeed | None:
        """Give the main deed of a sentence; None where it tells none or its language is not coded."""
        deed = self._code(sentence, language)
        if deed is None:
            return None
        by = self._who(deed.sources, sentence, language)
        to = self._who(deed.targets, sentence, language)
        if not by:  # names that only the definition knows: whoever is named before the deed does it
            by = self._named(sentence[: deed.start], language)
        if not to:
            to = tuple(name for name in self._named(sentence[deed.end :], language) if name not in by)
        sides = {self._sides[name] for name in by}, {self._sides[name] for name in to}
        return ToldDeed(
            type=deed.type,
            of=deed.of,
            modality=deed.modality,
            by=by,
            to=to,
            modes=deed.modes,
            contexts=deed.contexts,
            stage=deed.stage,
            country=deed.place.country if deed.place else "",
            precision=deed.place.precision if deed.place else "",
            between_sides=any(one != other for one in sides[0] for other in sides[1]),
        )

    def _who(self, named: Sequence[Named], sentence: str, language: str | None) -> tuple[str, ...]:
        found: list[str] = []
        for one in named:
            words = flat(sentence[one.start : one.end])
            for actor in self._actors:
                fits = not actor.sectors or not one.role or one.role in actor.sectors
                known = actor.country == one.country and one.country not in ("", "IGO")
                if fits and (known or self._finders[actor.id].has(words, language)):
                    found.append(actor.id)
        return tuple(dict.fromkeys(found))

    def _named(self, part: str, language: str | None) -> tuple[str, ...]:
        words = flat(part)
        return tuple(actor.id for actor in self._actors if self._finders[actor.id].has(words, language))


def fits(deed: ToldDeed, match: DeedMatch) -> bool:
    """Whether a deed is one of the kinds that are asked for."""
    return (deed.between_sides or not match.between_sides) and any(_is(deed, kind) for kind in match.kinds)


def _is(deed: ToldDeed, kind: DeedKind) -> bool:
    return (
        deed.type == kind.type
        and _one_of(deed.modes, kind.modes)
        and _one_of(deed.contexts, kind.contexts)
        and _one_of((deed.stage,), kind.stages)
        and _one_of((deed.of,), kind.of)
        and _one_of(deed.by, kind.by)
        and _one_of(deed.to, kind.to)
    )


def _one_of(told: Iterable[str], asked: Sequence[str]) -> bool:
    return not asked or any(one in asked for one in told)
