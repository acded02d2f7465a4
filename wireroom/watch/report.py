"""The situation report as Markdown: level, what is new, the board, what would change it, gaps, numbered sources.

Facts with their sentences, counts and grades; no adjectives of ours. "No significant change" is a valid report.
"""

from datetime import UTC, datetime

from wireroom.model.counts import Counts, Span
from wireroom.model.definition import Level
from wireroom.model.situation import EvidenceRow
from wireroom.watch.grade import grade_words
from wireroom.watch.overview import Overview, Sign, first_of_reports

DAY = 86_400.0

#: Pieces of evidence named under "What is new"; the rest stand as a number.
MOST_NEW = 12

_KIND_WORDS = {"raises": "", "calms": " (calms)"}


def report(view: Overview) -> str:
    """Write the report of a situation at its time. The same state gives the same bytes."""
    sources = _Sources()
    parts = [
        _header(view),
        _new(view, sources),
        _board(view, sources),
        _gate(view),
        _implications(view),
        _responses(view, sources),
        _gaps(view),
        sources.text(),
        "_Put together by rules alone; no language model was used. Likelihoods of hypotheses are not judged here._",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


class _Sources:
    """Numbers sources in the order in which they are first named."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int], tuple[int, EvidenceRow]] = {}

    def cite(self, row: EvidenceRow) -> str:
        key = (row.evidence.article_id, row.evidence.version)
        number = self._rows.setdefault(key, (len(self._rows) + 1, row))[0]
        return f"[{number}]"

    def text(self) -> str:
        if not self._rows:
            return ""
        lines = [
            f"{number}. {row.source_name}: {_plain(row.title)}. {stamp(row.evidence.at)}, "
            f"article {row.evidence.article_id}, version {row.evidence.version}"
            for number, row in self._rows.values()
        ]
        return "## Sources\n\n" + "\n".join(lines)


def _header(view: Overview) -> str:
    since = f", since {stamp(view.since)}" if view.since is not None else ""
    days = ((1, "yesterday"), (7, "a week ago"), (30, "thirty days ago"))
    past = " · ".join(f"{words} {_number(view.level_at(view.at - count * DAY))}" for count, words in days)
    held = ""
    if view.blind and view.level is not None:
        held = f"\n\nThe level is held: {_blind_words(len(view.blind))} cannot be judged."
    return (
        f"# {_plain(view.situation.title)}\n\n"
        f"Situation report · as known at {stamp(view.at)} · definition {view.page.row.version}\n\n"
        f"_{_plain(view.situation.question)}_\n\n"
        f"**{level_words(view.level, len(view.situation.levels) - 1)}**{since} · {past}{held}"
    )


def _new(view: Overview, sources: _Sources) -> str:
    lines = [
        f"- {stamp(step.at)}: level went from {step.before} to {step.level}. {'; '.join(step.why)}."
        for step in view.steps
        if step.at > view.at - DAY and step.before is not None
    ]
    told = first_of_reports(row for row in view.page.evidence if row.evidence.counts)
    fresh = [row for row, _ in told if row.evidence.at > view.at - DAY]
    for row in fresh[:MOST_NEW]:
        sign = view.situation.indicator(row.evidence.indicator)
        if sign is not None:
            lines.append(f"- {stamp(row.evidence.at)}, {sign.name}: {_quoted(row)} {sources.cite(row)}")
    if len(fresh) > MOST_NEW:
        lines.append(f"- and {len(fresh) - MOST_NEW} more reports")
    return "## What is new in 24 hours\n\n" + ("\n".join(lines) if lines else "No significant change.")


def _board(view: Overview, sources: _Sources) -> str:
    lines = ["| What we watch | State | Last evidence |", "|---|---|---|"]
    for sign in view.signs:
        name = f"{_plain(sign.indicator.name)}{_KIND_WORDS.get(sign.indicator.kind, '')}"
        lines.append(f"| {name} | {sign.state} | {_last(sign, view, sources)} |")
    return "## Indicators\n\nBlind means that we cannot see, which is not the same as quiet.\n\n" + "\n".join(lines)


def _last(sign: Sign, view: Overview, sources: _Sources) -> str:
    aside = f"; {len(sign.set_aside)} set aside as denied or only possible" if sign.set_aside else ""
    if sign.state == "blind":
        since = f" since {stamp(sign.changed.at)}" if sign.changed else ""
        return f"cannot be judged{since}; last good value “{sign.last_good or 'unknown'}”{aside}"
    if not sign.evidence:
        return _nothing(view) + aside
    row = sign.evidence[0]
    grade = f"{row.evidence.grade}: {grade_words(row.evidence.reliability, row.evidence.credibility)}"
    counts = f"; {counts_words(sign.counts)}" if sign.counts else ""
    return f"{stamp(row.evidence.at)}: {_quoted(row)} {sources.cite(row)} ({grade}){counts}{aside}"


def _gate(view: Overview) -> str:
    lines = ["## What holds the level, and what would change it", ""]
    if view.level is None:
        lines.append("- No level is known yet: nothing that could show one was read.")
    elif view.level.number == 0:
        lines.append("- No higher gate holds.")
    lines += [f"- Holds: {said.asks} ({said.have})." for said in view.holding]
    lines += [f"- No longer holds: {said.asks} ({said.have})." for said in view.failing if view.level is not None]
    if view.above is not None:
        lines += [f"- To {view.above.number}: {said.asks} ({said.have})." for said in view.to_rise]
        if view.by_person:
            lines.append(f"- Level {view.above.number} is never reached without a person.")
    if view.level is not None and view.level.number > 0:
        nearest = f"; nearest: {view.nearest[0].name}, {stamp(view.nearest[1])}" if view.nearest else ""
        lines.append(f"- Down: a reason fails for {view.situation.down_after_hours:g} hours in a row{nearest}.")
    return "\n".join(lines)


def _implications(view: Overview) -> str:
    if not view.implications:
        return ""
    lines = [
        f"- {_plain(item.name)} ({'now' if now else f'not yet: {item.words}'}): {_plain(item.text)}"
        for item, now in view.implications
    ]
    return "## If it goes on\n\n" + "\n".join(lines)


def _responses(view: Overview, sources: _Sources) -> str:
    lines = []
    for sign in view.responses:
        told = f"{_quoted(sign.evidence[0])} {sources.cite(sign.evidence[0])}" if sign.evidence else _nothing(view)
        lines.append(f"- {_plain(sign.indicator.name)}: {told}")
    return "## Responses\n\n" + "\n".join(lines) if lines else ""


def _gaps(view: Overview) -> str:
    lines = [
        f"- {_plain(sign.indicator.name)}: {sign.state}" for sign in view.signs if sign.state in ("blind", "unknown")
    ]
    since = f" since {stamp(view.page.articles_since)}" if view.page.articles_since is not None else ""
    lines.append(f"- Looked at: {view.page.articles} articles{since}.")
    languages = ", ".join(view.situation.languages)
    return "## What we cannot see\n\n" + "\n".join(lines) + f"\n- Languages of the definition: {languages}."


def _nothing(view: Overview) -> str:
    since = view.page.articles_since
    return f"nothing in {view.page.articles} articles" + (f" since {stamp(since)}" if since is not None else "")


def _quoted(row: EvidenceRow) -> str:
    return f"“{_plain(row.evidence.sentence)}” ({_plain(row.source_name)})"


def _plain(text: str) -> str:
    """Keep a foreign text from being read as Markdown or HTML."""
    flat = " ".join(text.split())
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "#", "|"):
        flat = flat.replace(mark, f"\\{mark}")
    return flat


def level_words(level: Level | None, most: int) -> str:
    """Say a level in words.

    >>> level_words(Level(number=2, name="Coercive posture"), 5), level_words(None, 5)
    ('Level 2 of 5, coercive posture', 'Level not known yet')
    """
    if level is None:
        return "Level not known yet"
    return f"Level {level.number} of {most}, {level.name[:1].lower()}{level.name[1:]}"


def counts_words(counts: Counts) -> str:
    """Write the four counts in their order."""
    origins = "origins not known yet" if counts.origins is None else _span(counts.origins, "origin")
    articles = _many(counts.articles, "article")
    return f"{articles}, {_many(counts.publishers, 'publisher')}, {_span(counts.reports, 'report')}, {origins}"


def stamp(at: float) -> str:
    """Write a time, UTC."""
    return datetime.fromtimestamp(at, UTC).strftime("%d %b %Y %H:%M UTC").lstrip("0")


def _number(level: int | None) -> str:
    return "not known" if level is None else str(level)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _span(span: Span, noun: str) -> str:
    return _many(span.low, noun) if span.exact else f"{span.low} to {span.high} {noun}s"


def _blind_words(number: int) -> str:
    return "1 indicator" if number == 1 else f"{number} indicators"
