"""What an import says of itself: a line while it runs, a report at its end."""

import re
from collections.abc import Iterator
from typing import Any

from wireroom.cli.options import many
from wireroom.pipeline.filed import OUTCOMES
from wireroom.pipeline.importing import Tally


def progress(tally: Tally, seconds: float) -> str:
    """Say in one line how far an import is."""
    share = tally.done / tally.size if tally.size else 0.0
    left = seconds / share - seconds if share > 0.01 else None
    failed = sum(tally.failed.values())
    return (
        f"{share:.0%}  {many(tally.articles, 'article')} ({tally.outcomes['new']:,} new), "
        f"{tally.articles / max(seconds, 0.1):.0f}/s"
        + (f", {_span(left)} left" if left is not None else "")
        + (f"; {failed:,} failed, last {_short(tally.last_error)}" if failed else "")
    )


def _short(words: str) -> str:
    line = re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", words)
    return line if len(line) <= 60 else line[:59] + "…"


def _span(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


def report(tally: Tally, seconds: float, *, dry: bool) -> dict[str, Any]:
    """Give what an import came to."""
    return {
        "dry_run": dry,
        "files": tally.files,
        "records": tally.records,
        "records_before": tally.before,
        "articles": tally.articles,
        **{outcome: tally.outcomes[outcome] for outcome in OUTCOMES},
        "skipped": dict(tally.skipped.most_common()),
        "failed": dict(tally.failed.most_common()),
        "last_error": tally.last_error or None,
        "files_not_read": tally.unread,
        "seconds": round(seconds, 1),
    }


def lines_of(told: dict[str, Any]) -> Iterator[str]:
    """Give a report in words, line by line."""
    if "feeds" in told:
        new = told["new_feeds"]
        yield f"{many(told['feeds'], 'feed')} in the lists" + (
            f", {new} of them new" if new is not None else "; none was added"
        )
    if told.get("lists_not_named"):
        lists, one = told["lists_not_named"], told["lists_not_named"] == 1
        yield (
            f"{many(lists, 'list')} of feeds (OPML) {'lies' if one else 'lie'} there too; "
            f"name {'it, and its' if one else 'them, and their'} feeds are read"
        )
    if told.get("other_files"):
        other = told["other_files"]
        yield f"{many(other, 'other file')} {'was' if other == 1 else 'were'} left alone"
    if "records" in told:
        yield from _of_archives(told)


def _of_archives(told: dict[str, Any]) -> Iterator[str]:
    would = "Would come of " if told["dry_run"] else ""
    yield (
        f"{would}{many(told['records'], 'record')} of {many(told['files'], 'file')} in {_span(told['seconds'])}: "
        f"{many(told['articles'], 'article')}"
    )
    if told["records_before"]:
        yield f"  done before: {many(told['records_before'], 'record')}"
    words = {"completed": "completed what a feed told", "same": "the same as kept", "older": "older than what is kept"}
    for outcome in OUTCOMES:
        if told[outcome]:
            yield f"  {words.get(outcome, outcome)}: {told[outcome]:,}"
    for name in ("skipped", "failed"):
        if told[name]:
            reasons = ", ".join(f"{reason} {count:,}" for reason, count in told[name].items())
            yield f"  {name}: {sum(told[name].values()):,} ({reasons})"
    if told["last_error"]:
        yield f"  last failure: {_short(told['last_error'])}"
    for name, reason in told["files_not_read"].items():
        yield f"  not read: {name}: {reason}"
