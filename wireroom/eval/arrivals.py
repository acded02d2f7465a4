"""A labelled stream in the order in which it arrived, and what an engine may see of each row.

A row is an article as it was published: where it has no `text`, its summary or its title is all that there is, and is
taken as its whole text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wireroom.eval.readers import Row, candidate_of, moment, rows_of
from wireroom.model.article import Candidate

#: Keys of the time at which a row was there to be seen, and of the one that it prints; the first that is there counts.
_SEEN = ("seen_at", "first_seen", "seen", "collected_at", "collectedAt")
_PRINTED = ("published_at", "published", "pubDate", "date")
_SUMMARY = ("summary", "description", "standfirst")
# A file whose dates rise for so large a part of its rows stands in order of arrival: what does not fit is an old or a
# wrong date. Files in no order have far less.
_IN_ORDER = 0.7


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row: what an engine sees, and its labels."""

    candidate: Candidate
    #: UTC seconds.
    seen: float
    story: str
    copy: bool
    burst: bool
    #: What kind of trap the generator says it is; None: none, or not told.
    trap: str | None


def arrivals(paths: Iterable[Path], *, labelled: bool = True) -> list[Arrival]:
    """Read a stream; one without labels gets none: each row is then a story of its own.

    Rows without any time arrive with the row before them in the file. Where no row says when it was seen, a file whose
    dates mostly rise is in order of arrival, and a row whose date does not fit was seen with its neighbour; any other
    file is ordered by its dates.

    Raises:
        ValueError: If a row has no story_id, and the stream is said to be labelled.
    """
    rows = list(rows_of(paths))
    times = _times(rows)
    order = sorted(range(len(rows)), key=lambda at: (times[at], at))
    return [_arrival(rows[at], times[at], at, labelled=labelled) for at in order]


def _arrival(row: Row, seen: float, place: int, *, labelled: bool) -> Arrival:
    story = row.get("story_id", row.get("story")) if labelled else row.get("id", place)
    if story is None:
        raise ValueError(f"row {row.get('id')!r} has no story_id")
    plain = {**row, "lang": row.get("lang") or row.get("language"), "published_at": _first(row, _PRINTED)}
    plain.setdefault("source_domain", row.get("domain"))
    candidate = candidate_of(plain, article_id=str(row.get("id", place)))
    text = candidate.text or next((row[key] for key in _SUMMARY if isinstance(row.get(key), str)), "")
    candidate = replace(candidate, text=text or candidate.title, full=True, seen=seen)
    trap = row.get("trap")
    return Arrival(
        candidate=candidate,
        seen=seen,
        story=str(story),
        copy=row.get("copy_of") is not None,
        burst=bool(row.get("burst")),
        trap=str(trap) if trap else None,
    )


def _first(row: Row, keys: Sequence[str]) -> str | None:
    return next((row[key] for key in keys if moment(row.get(key)) is not None), None)


def _times(rows: Sequence[Row]) -> list[float]:
    seen = [moment(_first(row, _SEEN)) for row in rows]
    printed = [moment(_first(row, _PRINTED)) for row in rows]
    if any(one is not None for one in seen):
        return _filled([when if when is not None else told for when, told in zip(seen, printed, strict=True)])
    dated = [at for at, told in enumerate(printed) if told is not None]
    rising = _longest_rise([printed[at] or 0.0 for at in dated])
    if len(rising) < _IN_ORDER * len(dated):
        return _filled(printed)
    trusted = {dated[at] for at in rising}
    return _filled([told if at in trusted else None for at, told in enumerate(printed)])


def _filled(times: Sequence[float | None]) -> list[float]:
    """Give rows without a time that of the row before them."""
    last = next((one for one in times if one is not None), 0.0)
    out = []
    for one in times:
        last = last if one is None else one
        out.append(last)
    return out


def _longest_rise(values: Sequence[float]) -> list[int]:
    """Return the places of a longest part that never falls.

    >>> _longest_rise([1.0, 2.0, 9.0, 2.0, 3.0, 0.0, 4.0])
    [0, 1, 3, 4, 6]
    """
    tails: list[float] = []
    at: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        spot = bisect_right(tails, value)
        before.append(at[spot - 1] if spot else -1)
        tails[spot : spot + 1], at[spot : spot + 1] = [value], [place]
    out: list[int] = []
    place = at[-1] if at else -1
    while place >= 0:
        out.append(place)
        place = before[place]
    return out[::-1]
