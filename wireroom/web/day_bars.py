"""Ninety days of a source as bars: what it brought, and where it was silent, did not answer, or was not asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wireroom.web.charts import hatch
from wireroom.web.safe import tag
from wireroom.web.words import DAY, several, short_day

#: What a day can be that is no bar, in the words of a label.
GAPS = {"silent": "silent", "failed": "no answer", "off": "not asked"}

TOP, FOOT, HEIGHT = 4.0, 44.0, 62
#: Room that a label under the bars needs, units for each character.
LETTER = 6.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One day."""

    #: UTC seconds / 86400.
    day: int
    #: "bar", "silent", "failed" (asked, never answered), "off" (not asked) or "before" (not known then).
    kind: str
    articles: int = 0
    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Days of one kind in a row."""

    kind: str
    first: int
    last: int

    def words(self, now: float) -> str:
        """Name the days: "silent 27 to 28 October"."""
        first, last = short_day(self.first * DAY, now), short_day(self.last * DAY, now)
        if self.first == self.last:
            return f"{GAPS[self.kind]} {last}"
        same = first.partition(" ")[2] == last.partition(" ")[2]
        return f"{GAPS[self.kind]} {first.partition(' ')[0] if same else first} to {last}"


def runs(bars: Sequence[Bar]) -> list[Run]:
    """Give the days without news in rows, oldest first."""
    found: list[Run] = []
    for bar in bars:
        if bar.kind not in GAPS:
            continue
        if found and found[-1].kind == bar.kind and found[-1].last == bar.day - 1:
            found[-1] = Run(bar.kind, found[-1].first, bar.day)
        else:
            found.append(Run(bar.kind, bar.day, bar.day))
    return found


def draw(bars: Sequence[Bar], width: int, now: float) -> Markup:
    """Draw the bars; days without news are hatched, and the longest rows of them are named.

    Args:
        bars: Oldest first, one a day without holes.
        width: Units, 354 or 656.
        now: UTC seconds; the last bar's day.
    """
    step = width / max(len(bars), 1)
    most = max([*(bar.articles for bar in bars), 1])
    path = "".join(
        f"M{n * step:.1f} {FOOT:g}v-{max(1.0, bar.articles / most * (FOOT - TOP)):.1f}h{step - 1.2:.1f}V{FOOT:g}z"
        for n, bar in enumerate(bars)
        if bar.kind == "bar" and bar.articles
    )
    first = bars[0].day if bars else 0
    name = f"days{width}"
    rows = runs(bars)
    gaps = [
        tag(
            "rect",
            x=f"{(run.first - first) * step:.1f}",
            y=TOP,
            width=f"{(run.last - run.first + 1) * step - 1.2:.1f}",
            height=FOOT - TOP,
            class_="c-off",
            fill=f"url(#{name})",
        )
        for run in rows
    ]
    known = next((n for n, bar in enumerate(bars) if bar.kind != "before"), 0)
    before = tag("line", x1=0, x2=f"{known * step:.1f}", y1=FOOT + 0.5, y2=FOOT + 0.5, class_="c-grid")
    return tag(
        "svg",
        hatch(name),
        tag("path", d=path, class_="c-bar"),
        *gaps,
        before if known else "",
        tag("line", x1=f"{known * step:.1f}", x2=width, y1=FOOT + 0.5, y2=FOOT + 0.5, class_="c-axis"),
        *_labels(rows, first, step, width, now),
        viewBox=f"0 0 {width} {HEIGHT}",
        width=width,
        height=HEIGHT,
        class_=f"differ w{width}",
        role="img",
        aria_label=bars_words(bars, now),
    )


def _labels(rows: Sequence[Run], first: int, step: float, width: int, now: float) -> list[Markup]:
    """Write the first day, "today", and the names of the longest rows where there is room."""
    start = short_day(first * DAY, now)
    taken = [(0.0, len(start) * LETTER + 8), (width - 44.0, float(width))]
    labels = [
        tag("text", start, x=0, y=HEIGHT - 3, class_="c-lab"),
        tag("text", "today", x=width, y=HEIGHT - 3, text_anchor="end", class_="c-lab"),
    ]
    for run in sorted(rows, key=lambda run: (run.first - run.last, -run.last)):
        words = run.words(now)
        middle = ((run.first + run.last + 1) / 2 - first) * step
        left, right = middle - len(words) * LETTER / 2 - 4, middle + len(words) * LETTER / 2 + 4
        if left < 0 or right > width or any(left < end and right > begin for begin, end in taken):
            continue
        taken.append((left, right))
        labels.append(tag("text", words, x=f"{middle:.1f}", y=HEIGHT - 3, text_anchor="middle", class_="c-lab"))
    return labels


def bars_words(bars: Sequence[Bar], now: float) -> str:
    """Say in a sentence what the bars show, with the days that are hatched."""
    asked = [bar for bar in bars if bar.asked]
    if not asked:
        return "It was not asked yet."
    total = sum(bar.articles for bar in bars)
    named = [run.words(now) for run in runs(bars)]
    more = f", and {len(named) - 4} times more" if len(named) > 4 else ""
    gaps = f" Hatched: {', '.join(named[-4:])}{more}." if named else ""
    return f"{several(total, 'article')} on {several(len(asked), 'day')} of the last {len(bars)}.{gaps}"
