"""The wire as a table: articles of each hour, in words where something was missing."""

from collections import OrderedDict

from wireroom.model.views import WireBar
from wireroom.ports import Reader
from wireroom.web.words import clock_time, grouped


def wire_hours(reader: Reader, language: str) -> list[tuple[str, str, str]]:
    """Give (hour, articles, remarks), the newest hour first."""
    hours: OrderedDict[int, list[WireBar]] = OrderedDict()
    for bar in reader.wire():
        hours.setdefault(int(bar.start // 3600), []).append(bar)
    rows = []
    for hour, bars in reversed(hours.items()):
        off = sum(10 for bar in bars if bar.off)
        remarks = [f"we were off for {off} minutes"] if off else []
        remarks += ["a story broke"] if any(bar.breaking for bar in bars) else []
        number = "not known" if off == 10 * len(bars) else grouped(sum(bar.articles for bar in bars), language)
        rows.append(
            (f"{clock_time(hour * 3600.0)} to {clock_time(hour * 3600.0 + 3600.0)}", number, "; ".join(remarks))
        )
    return rows
