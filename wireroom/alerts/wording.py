"""The words of a message: what changed, a quoted sentence, the four counts, grade, why it matters, a link."""

from collections.abc import Sequence

from wireroom.alerts.decide import is_pressing
from wireroom.model.alert import Alert, Message, Occasion
from wireroom.model.counts import Counts, Span

#: Longest title of a message, characters: channels cut longer ones where they like.
TITLE = 120
#: Alerts that one message spells out; the others are counted, and stand on the page.
MOST = 20


def message(alerts: Sequence[Alert], *, id: str, at: float, site: str) -> Message:  # noqa: A002 - a message has one
    """Write one message about alerts that are due together.

    Args:
        alerts: One at least, in the order in which they were noted.
        id: The message's identity, the same on every try.
        at: When it is sent.
        site: Address of our pages without a slash at the end.
    """
    first = alerts[0]
    title = headline(first) if len(alerts) == 1 else f"{len(alerts)} alerts: {first.rule_name}"
    lines: list[str] = []
    for alert in alerts[:MOST]:
        if len(alerts) > 1:
            lines.append(headline(alert))
        lines += [*body(alert.occasion), f"{site}{alert.occasion.path}"]
    if len(alerts) > MOST:
        lines.append(f"{len(alerts) - MOST} more stand on {site}/alerts")
    lines.append(f"Told by your rule “{first.rule_name}”. Was it right? {site}/alerts#alert-{first.id}")
    return Message(
        id=id,
        at=at,
        title=_cut(title),
        lines=tuple(lines),
        links=tuple(f"{site}{alert.occasion.path}" for alert in alerts),
        alerts=tuple(data(alert, site) for alert in alerts),
        urgent=any(is_pressing(alert.occasion) for alert in alerts),
    )


def headline(alert: Alert) -> str:
    """Give the first line: corrections say so at once."""
    named = "Correction: " if alert.corrects is not None else ""
    return f"{named}{alert.occasion.title}"


def body(occasion: Occasion) -> list[str]:
    """Give the sentences of one alert, without its link."""
    lines = [occasion.what]
    if occasion.quote:
        lines.append(f"“{occasion.quote}”" + (f" ({occasion.quoted})" if occasion.quoted else ""))
    if occasion.counts is not None:
        lines.append(counts_words(occasion.counts) + (f"; grade {occasion.grade}" if occasion.grade else ""))
    elif occasion.grade:
        lines.append(f"Grade {occasion.grade}")
    lines += [f"Why it matters: {occasion.matters}"] if occasion.matters else []
    lines += [f"What would cancel it: {occasion.cancels}"] if occasion.cancels else []
    return lines


def counts_words(counts: Counts) -> str:
    """Write the four counts, each with its name.

    >>> counts_words(Counts(articles=3, publishers=2, reports=Span(1, 2), origins=None))
    '3 articles, 2 publishers, 1 to 2 independent reports, claim origins not known yet'
    """
    origins = "claim origins not known yet" if counts.origins is None else _span(counts.origins, "claim origin")
    return (
        f"{_many(counts.articles, 'article')}, {_many(counts.publishers, 'publisher')}, "
        f"{_span(counts.reports, 'independent report')}, {origins}"
    )


def data(alert: Alert, site: str) -> dict[str, object]:
    """Give an alert as plain data, for programs."""
    one = alert.occasion
    counts = one.counts
    return {
        "id": alert.id,
        "rule": alert.rule_name,
        "kind": one.kind,
        "subject": one.subject,
        "title": one.title,
        "language": one.language,
        "what": one.what,
        "quote": one.quote,
        "quoted_from": one.quoted,
        "counts": None
        if counts is None
        else {
            "articles": counts.articles,
            "publishers": counts.publishers,
            "reports": [counts.reports.low, counts.reports.high],
            "origins": None if counts.origins is None else [counts.origins.low, counts.origins.high],
        },
        "grade": one.grade or None,
        "level": one.level,
        "event_at": one.at,
        "noted_at": alert.at,
        "corrects": alert.corrects,
        "url": f"{site}{one.path}",
    }


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _span(span: Span, noun: str) -> str:
    return _many(span.low, noun) if span.exact else f"{span.low} to {span.high} {noun}s"


def _cut(title: str) -> str:
    return title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"
