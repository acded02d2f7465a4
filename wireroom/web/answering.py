"""Does a source answer? In a sentence first, then ninety days, then each feed: its last answer, the next, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from markupsafe import Markup

from wireroom.model.source import FeedState
from wireroom.model.views import FeedDay
from wireroom.web.day_bars import Bar, bars_words, draw
from wireroom.web.words import DAY, NB, Moment, day, iso, moment, several, spelled, when

#: Days that are shown.
DAYS = 90
#: Days of the same weekday, or days at all, that must be known before we say what is usual.
SAME_WEEKDAYS, ANY_DAYS = 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringView:
    """How a source answered, ready for its page."""

    #: What it brought today, and whether that is as usual.
    today: str
    wide: Markup
    narrow: Markup
    caption: str
    #: (day as words, day as ISO, asked, answered, articles, what it was), newest first: the bars as a table.
    rows: tuple[tuple[str, str, int, int, int, str], ...]


def answering_view(days: Sequence[FeedDay], now: float) -> AnsweringView | None:
    """Make the days of a source ready for its page; None where none of its feeds was asked yet."""
    if not days:
        return None
    bars = day_bars(days, now)
    return AnsweringView(
        today=today_words(bars),
        wide=draw(bars, 656, now),
        narrow=draw(bars, 354, now),
        caption=f"Articles a day, by the day when we saw them. {bars_words(bars, now)}",
        rows=tuple(_row(bar) for bar in reversed(bars) if bar.kind != "before"),
    )


def day_bars(days: Sequence[FeedDay], now: float) -> list[Bar]:
    """Give one bar a day, oldest first, over all feeds of a source.

    A day without news counts as silent only where the source usually brings some; a quiet source is not missing.
    """
    last = int(now // DAY)
    sums: dict[int, list[int]] = {}
    for one in days:
        row = sums.setdefault(one.day, [0, 0, 0])
        row[0], row[1], row[2] = row[0] + one.asked, row[1] + one.answered, row[2] + one.articles
    first = min(sums)
    brought = sorted(row[2] for row in sums.values() if row[1])
    busy = bool(brought) and brought[len(brought) // 2] >= 1
    return [_bar(number, sums.get(number), first, last, busy=busy) for number in range(last - DAYS + 1, last + 1)]


def _bar(number: int, row: list[int] | None, first: int, last: int, *, busy: bool) -> Bar:
    if row is None:
        waits = number == last  # today is not over
        return Bar(day=number, kind="before" if number < first or waits else "off")
    asked, answered, articles = row
    kind = "failed" if not answered else "silent" if busy and not articles and number != last else "bar"
    return Bar(day=number, kind=kind, articles=articles, asked=asked, answered=answered)


def today_words(bars: Sequence[Bar]) -> str:
    """Say what a source brought today and what is usual, from days that we truly sampled."""
    today = bars[-1]
    if not today.asked:
        return "It was not asked today yet."
    if not today.answered:
        return "It has not answered today."
    told = f"It brought {several(today.articles, 'article')} today so far"
    same = [bar.articles for bar in bars[-8::-7] if bar.answered]
    known = [bar.articles for bar in bars[:-1] if bar.answered]
    if len(same) >= SAME_WEEKDAYS:
        return f"{told}; a usual {day(today.day * DAY).partition(' ')[0]} brings {_usual(same)}."
    if len(known) >= ANY_DAYS:
        return f"{told}; a usual day brings {_usual(known)}."
    return f"{told}; what is usual is not known yet."


def _usual(numbers: Sequence[int]) -> str:
    low, _, high = quantiles(numbers, n=4, method="inclusive")
    return f"{round(low)}" if round(low) == round(high) else f"{round(low)}{NB}to{NB}{round(high)}"


def _row(bar: Bar) -> tuple[str, str, int, int, int, str]:
    names = {"silent": "brought nothing", "failed": "did not answer", "off": "we did not ask"}
    return day(bar.day * DAY), iso(bar.day * DAY)[:10], bar.asked, bar.answered, bar.articles, names.get(bar.kind, "")


def next_words(state: FeedState | None, now: float) -> str:
    """Say when a feed is asked next, and what decided that.

    >>> next_words(FeedState(url="https://a.example/", asked_at=0.0, due_at=3600.0, due_by="ttl", wish_s=3600.0), 0.0)
    'Asked next at 01:00: the feed itself wishes to be asked no more than every 60 minutes.'
    """
    if state is None or state.asked_at is None:
        return "Asked next: as soon as it is its turn."
    if state.gone:
        return "Not asked any more."
    why = _why(state)
    told = "in a moment" if state.due_at is None or state.due_at <= now else f"at {when(state.due_at, now)}"
    return f"Asked next {told}{': ' if why else ''}{why}."


def _why(state: FeedState) -> str:
    """Name what decided when a feed is due."""
    reasons = {
        "rhythm": f"it brings something about {_every(state.rhythm_s)}" if state.rhythm_s is not None
        else "it gives no dates, so we go by how often it changes",
        "start": "after their first answer feeds that began together are spread over time",
        "max-age": f"its publisher says that an answer stays fresh for {_long(state.fresh_s)}",
        "ttl": f"the feed itself wishes to be asked no more than {_every(state.wish_s)}",
        "skipped": "the feed names hours or days in which not to ask",
        "retry-after": "its host asked us for a pause until then",
        "host rests": "its host asked us for a pause when we asked for something else",
        "backoff": f"it failed {_times(state.failures)}, and after each failure we wait longer",
        "gone": "it said that it is gone for good; we ask once more to be sure",
        "reader": "somebody asked for it by hand",
    }  # fmt: skip
    return reasons.get(state.due_by, "")


def done_words(state: FeedState | None, now: float) -> str:
    """Say what we did about what happened to a feed; empty where nothing had to be done."""
    if state is None or state.asked_at is None:
        return ""
    if state.gone:
        return "We heard twice, a day apart, that it is gone, and no longer ask."
    parts = []
    if state.failures and state.ok_at is not None:
        parts.append("What it brought before stays.")
    if state.moved_from and state.moved_at is not None:
        parts.append(f"It moved: we follow the new address since {when(state.moved_at, now)}.")
    elif state.moved_to and state.moved_since is None:
        parts.append("It points elsewhere, to a feed that we do not know; we keep to its address.")
    elif state.moved_to:
        parts.append("It points to a new address; we adopt that when it has said so three times over a day.")
    return " ".join(parts)


def last_answer(state: FeedState | None, now: float) -> Moment | None:
    """Give when a feed last answered."""
    return moment(state.ok_at, now) if state is not None and state.ok_at is not None else None


def _times(number: int) -> str:
    return "once" if number == 1 else f"{spelled(number)} times in a row"


def _long(seconds: float) -> str:
    minutes = round(seconds / 60)
    return several(minutes, "minute") if minutes < 100 else several(round(minutes / 60), "hour")


def _every(seconds: float) -> str:
    return f"every {_long(seconds)}".replace(NB, " ")
