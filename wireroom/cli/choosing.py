"""`wireroom sources browse` and `choose`: what the catalogue offers, and taking of it."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

import click
import orjson

from wireroom import app
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.config import Settings
from wireroom.errors import StorageError, UsageError
from wireroom.feeds.choosing import Choice, browse, pairs, places
from wireroom.model.source import SECTIONS, Feed, Source
from wireroom.pipeline.adding import add_feeds
from wireroom.pipeline.control import order


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--country`, `--language`, `--section`: which part of the catalogue."""
    for option in (
        click.option("--section", type=click.Choice(SECTIONS), help="Feeds of one section."),
        click.option("--language", metavar="xx", help="Feeds in one language, by its code: sw."),
        click.option("--country", metavar="XX", help="Publishers of one country, by its code: KE."),
    ):
        command = option(command)
    return command


@click.command("browse", epilog="Examples:\n\n  wireroom sources browse\n\n  wireroom sources browse --language sv")
@filters
@json_option
@with_settings
def browse_catalogue(settings: Settings, as_json: bool, **given: str | None) -> None:
    """Show what the catalogue offers, and what of it is read already."""
    catalogue = app.catalogue(settings)
    found = browse(catalogue, _choice(given))
    read = _read_now(settings)
    rows = [
        {
            "source": source.id,
            "name": source.name,
            "country": source.country,
            "kind": source.kind,
            "owner": source.owner,
            "feed": feed.url,
            "language": feed.language,
            "section": feed.section,
            "checked_on": source.checked_on,
            "read": feed.url in read,
        }
        for source, feed in pairs(found)
    ]
    if as_json:
        print_json(rows)
        return
    if not rows:
        countries, languages, sections = places(catalogue)
        click.echo("Nothing in the catalogue fits. What it holds:")
        for name, values in zip(("countries", "languages", "sections"), places(catalogue), strict=True):
            click.echo(f"  {name}: {' '.join(values)}")
        return
    for row in rows:
        facts = ", ".join(str(row[key]) for key in ("country", "language", "section", "kind") if row[key])
        click.echo(
            f"{'read  ' if row['read'] else '      '}{row['name']}  [{row['source']}]  {facts}\n        {row['feed']}"
        )
    countries, languages, sections = places(found)
    click.echo(
        f"{len(rows)} feeds of {len(found)} sources, {sum(bool(row['read']) for row in rows)} of them read; "
        f"{len(countries)} countries, languages: {' '.join(languages)}; sections: {', '.join(sections) or 'all in one'}"
    )


@click.command(
    epilog="Examples:\n\n  wireroom sources choose --country KE\n\n  wireroom sources choose thetyee.ca dawn.com"
)
@click.argument("names", nargs=-1)
@filters
@click.option("--all", "everything", is_flag=True, help="The whole catalogue.")
@json_option
@with_settings
def choose(settings: Settings, names: tuple[str, ...], everything: bool, as_json: bool, **given: str | None) -> None:
    """Read feeds of the catalogue from now on: by country, language, section, or ids of sources."""
    wish = _choice(given, names)
    if not wish.narrows and not everything:
        raise UsageError("say what to choose: --country, --language, --section, ids of sources, or --all")
    found = pairs(browse(app.catalogue(settings), wish))
    unknown = wish.names - {source.id for source, _ in found} - {feed.url for _, feed in found}
    if unknown:
        raise UsageError(
            f"the catalogue has no {', '.join(sorted(unknown))} that fits; `wireroom sources browse` shows all"
        )
    if not found:
        raise UsageError("nothing in the catalogue fits; `wireroom sources browse` shows all")
    new = add_pairs(settings, found)
    if as_json:
        print_json({"feeds": len(found), "new": new})
    else:
        click.echo(f"{len(found)} feeds fit, {new} of them new")


def add_pairs(settings: Settings, wanted: Sequence[tuple[Source, Feed]]) -> int:
    """Begin to ask feeds, in the running room or in the one that is here; returns how many are new."""
    plain = [[orjson.loads(orjson.dumps(part)) for part in pair] for pair in wanted]
    answer = asyncio.run(order(settings.control, {"act": "add_feeds", "feeds": plain}))
    if answer is not None:
        return int(answer["new"])
    with closing(app.open_room(settings.database)) as room:
        return add_feeds(app.make_newsroom(room, settings), wanted, app.make_clock(settings).now())


def _choice(given: dict[str, str | None], names: tuple[str, ...] = ()) -> Choice:
    country, language = given["country"], given["language"]
    return Choice(
        country=country.upper() if country else None,
        language=language.lower() if language else None,
        section=given["section"],
        names=frozenset(names),
    )


def _read_now(settings: Settings) -> set[str]:
    """Give the addresses that are read; none where there is no room yet."""
    try:
        reader = app.open_reader(settings.database)
    except StorageError:
        return set()
    try:
        return {feed.url for row in reader.sources() for feed, _ in row.feeds}
    finally:
        reader.close()
