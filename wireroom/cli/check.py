"""`wireroom check`: one article, read and checked, each finding with its span."""

import asyncio
import datetime as dt
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from orjson import JSONDecodeError, loads

from wireroom import app
from wireroom.articles.date_forms import dates_in
from wireroom.articles.publisher_rules import ended_rule
from wireroom.articles.read import read_page
from wireroom.articles.sections import section_of
from wireroom.claims.quotes import statements
from wireroom.claims.speakers import speakers
from wireroom.claims.style import style_findings
from wireroom.cli.check_sources import sources_report, statements_of
from wireroom.cli.checked import report
from wireroom.cli.claimed import claim_lines, claims_in
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.config import Settings
from wireroom.errors import UsageError
from wireroom.model.article import Block, Reading
from wireroom.model.registry import last_name
from wireroom.pipeline.streams import article_of
from wireroom.ports import Ask
from wireroom.text.clean import plain_text
from wireroom.text.domains import registrable_domain
from wireroom.text.instants import instant
from wireroom.text.tell_language import language_of

# A plain text tells its day in a line of its own at its head, or in the dateline before its first words; longer lines,
# and later ones, tell a happening.
DATE_LINES, DATE_CHARACTERS = 3, 60
#: "BRUSSELS, June 26, 2025 - Ministers met": what stands before the dash. Its place and weekday have capitals, so that
#: "He left on 26 June 2025 - a year ago" is none.
_DATELINE = re.compile(r"([^–—]{4,60}?)\s?(?:–|—|--|\s-)\s*\S")


@click.command(
    short_help="Read one article and check it.",
    epilog="Examples:\n\n  wireroom check article.html\n\n  wireroom check article.txt --as-of 2025-06-26 --json",
)
@click.argument("what", metavar="FILE|URL")
@click.option(
    "--as-of", metavar="DATE", help="Day of the article, where it does not tell itself: 2025-06-26, or 26 June 2025."
)
@json_option
@with_settings
def check(settings: Settings, what: str, as_of: str | None, as_json: bool) -> None:
    """Read one article (HTML, plain text, or JSON as in an import) and check it.

    Told are the offices that it names, who says what, its claims, signs of style, and what it hands to institutions,
    each with its place. Where a room lies in --data, its archive is searched for these institutions' own documents.
    """
    given = None if as_of is None else _given_day(as_of)
    now = time.time()
    reading, url = read_article(settings, what, now)
    told = reading.published if given is None else given
    checked = app.claims_desk(settings).check(
        "article", 1, reading, source_id=registrable_domain(url), published=told, seen=now, at=now
    )
    named = {one.office for one in checked.named}
    doubts = [one for one in app.office_doubts(settings, app.office_facts(settings)[0]) if one.office in named]
    doubted = {(one.office, last_name(one.name)) for one in doubts}
    offices = tuple(one for one in checked.offices if (one.office, last_name(one.name)) not in doubted)
    found = statements(reading.text, reading.language)
    said = list(zip(found, speakers(reading.text, reading.title, found, reading.language), strict=True))
    style = style_findings(reading if told is None else replace(reading, published=told))
    claims = claims_in(reading, source_id=registrable_domain(url), told=told, now=now)
    traced = statements_of(settings, reading, told=told, now=now)
    if as_json:
        print_json(
            {
                "reading": reading,
                "section": section_of(reading, None),
                "published": told,
                "offices": offices,
                "offices_checked": checked.offices_checked,
                "registry_stale": doubts,
                "origins": checked.origins,
                "statements": [{"statement": statement, "speaker": speaker} for statement, speaker in said],
                "claims": claims,
                "style": style,
                "institutions": traced.traces,
                "archive_searched": traced.searched,
            }
        )
        return
    trouble = app.office_facts(settings)[1]
    if trouble:
        click.echo(f"The check of offices is off: {trouble}", err=True)
    for doubt in doubts:
        click.echo(doubt.told, err=True)
    for line in report(reading, told, offices, checked.offices_checked, said, style):
        click.echo(line)
    for line in ("", *claim_lines(claims), "", *sources_report(traced)):
        click.echo(line)
    ended = ended_rule(registrable_domain(url), now)
    if ended is not None:
        click.echo(f"The rule for {ended.domain} ended on {ended.valid_until}; the page was read the general way.")


def read_article(settings: Settings, what: str, now: float) -> tuple[Reading, str]:
    """Read one article from an address or a file, with its address.

    Raises:
        UsageError: If the file cannot be read.
        FetchError: If the address gives no answer.
    """
    if what.startswith(("http://", "https://")):
        answer = asyncio.run(_fetch(settings, what))
        return read_page(
            answer.body, url=answer.final_url, content_type=answer.headers.get("content-type"), entry=None, seen=now
        ), answer.final_url
    try:
        data = Path(what).read_bytes()
    except OSError as error:
        raise UsageError(f"{what} could not be read: {error.strerror}") from error
    url = "https://file.invalid/"
    if data.lstrip()[:1] == b"{":
        try:
            return article_of(loads(data), what).reading, url
        except (JSONDecodeError, ValueError) as error:
            raise UsageError(f"{what}: {error}") from error
    if b"<html" in data[:4096].lower() or b"<!doctype html" in data[:4096].lower():
        return read_page(data, url=url, content_type=None, entry=None, seen=now), url
    return _plain(data.decode("utf-8", "replace")), url


async def _fetch(settings: Settings, url: str) -> Any:
    gateway = app.make_gateway(settings, app.make_clock(settings))
    try:
        return await gateway.fetch(Ask(url=url, kind="page"))
    finally:
        await gateway.close()


def _plain(text: str) -> Reading:
    parts = text.split("\n\n")
    head = [line for part in parts[:DATE_LINES] for line in part.split("\n")]
    paragraphs = [line for part in (*head, *parts[DATE_LINES:]) if (line := plain_text(part))]
    language = language_of(text[:600])
    above = _day_of(paragraphs[0], language) if paragraphs and _only_a_day(paragraphs[0], language) else None
    if above is not None:
        paragraphs = paragraphs[1:]
    title, body = (paragraphs[0], paragraphs[1:]) if len(paragraphs) > 1 else ("", paragraphs)
    dated = next(((line, at) for line in body[:DATE_LINES] if (at := _day_of(line, language)) is not None), None)
    body = [line for line in body if dated is None or line is not dated[0]]
    told = [above, dated[1] if dated else None, *(_dateline(line, language) for line in (title, *body[:1]))]
    published = next((at for at in told if at is not None), None)
    return Reading(
        title=title,
        text="\n\n".join(body),
        blocks=tuple(Block(kind="body", text=part) for part in body),
        language=language,
        published=published,
        provenance={} if published is None else {"published": "text"},
        origin="feed",
    )


def _day_of(line: str, language: str | None) -> float | None:
    """Read the time that a line of a text tells beside little else ("Published 26 June 2025, 10:00"); None for none."""
    told = next(dates_in(line, language=language), None) if len(line) <= DATE_CHARACTERS else None
    return None if told is None else (told.at if told.at.tzinfo else told.at.replace(tzinfo=dt.UTC)).timestamp()


def _only_a_day(line: str, language: str | None) -> bool:
    """Whether a first line is a date and no headline: nothing but figures or a label and a weekday stand beside it."""
    told = next(dates_in(line, language=language), None)
    return told is not None and len(f"{line[: told.start]}{line[told.end :]}".split()) <= 1


def _dateline(line: str, language: str | None) -> float | None:
    """Read the day of a dateline ("BRUSSELS, June 26, 2025 - Ministers met"); None for none, or without a year."""
    match = _DATELINE.match(line)
    told = None if match is None else next(dates_in(match[1], language=language), None)
    if match is None or told is None:
        return None
    beside = f"{match[1][: told.start]} {match[1][told.end :]}"
    return _day_of(match[1], language) if all(word[0].isupper() for word in re.findall(r"\w+", beside)) else None


def _given_day(as_of: str) -> float:
    at = instant(as_of)
    if at is None:
        at = _day_of(as_of, None)
    if at is None:
        raise UsageError(f'--as-of takes a date such as 2025-06-26 or "26 June 2025", not {as_of}')
    return at
