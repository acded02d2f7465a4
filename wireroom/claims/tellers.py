"""Who gives a figure inside its report: the speaker of the statement that the figure stands in.

Two papers that differ may each repeat somebody: then the difference is between a ministry and a hospital, not papers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wireroom.claims.origins import origin_label
from wireroom.claims.quotes import statements
from wireroom.claims.speakers import Speaker, speakers
from wireroom.model.story import Citation, Figure, Member


def with_tellers(figures: Iterable[Figure], members: Sequence[Member]) -> tuple[Figure, ...]:
    """Say of every figure who gives it; "" where the report says it in its own words, or it cannot be seen."""
    known = {(member.article_id, member.version): member for member in members}
    heard: dict[tuple[str, int], list[tuple[tuple[int, int], Speaker]]] = {}

    def teller(place: Citation) -> str:
        key = (place.article_id, place.version)
        if place.field != "text" or key not in known:
            return ""
        if key not in heard:
            heard[key] = _heard(known[key])
        spoken = [speaker for (start, end), speaker in heard[key] if start <= place.start and place.end <= end]
        return _shown(spoken[0]) if spoken else ""

    return tuple(replace(one, tellers=tuple(teller(place) for *_, place in one.values)) for one in figures)


def _heard(member: Member) -> list[tuple[tuple[int, int], Speaker]]:
    """Give each stretch that somebody says, the shortest first: who is quoted inside a quote gave the number."""
    found = statements(member.text, member.language)
    named = speakers(member.text, member.title, found, member.language)
    said = [
        (place, who) for one, who in zip(found, named, strict=True) if who is not None for place in one.content
    ]  # fmt: skip
    return sorted(said, key=lambda pair: (pair[0][1] - pair[0][0], pair[0]))


def _shown(speaker: Speaker) -> str:
    if speaker.kind == "unnamed":
        return speaker.name
    return speaker.printed or origin_label(f"{speaker.kind}:{speaker.name}")
