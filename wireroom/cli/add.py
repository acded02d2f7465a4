"""`wireroom add`: read a feed, or the list of a page, from now on."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import click

from wireroom import app
from wireroom.cli.found import selectors_of
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.cli.writer import Orders
from wireroom.config import Settings
from wireroom.errors import UsageError, WireroomError
from wireroom.pipeline.control import Order, order

#: Links of the second and later lists that are printed.
FEW = 3

#: Other feeds of a page that are named, and where a feed was found that need not be said.
OFFERED = 5
EXPECTED = ("the address itself", "announced by the page")

Send = Callable[[Order], Awaitable[Order]]


@click.command(
    short_help="Read a feed from now on.",
    epilog="Examples:\n\n  wireroom add https://news.example/\n\n  wireroom add news.example/feed.xml\n\n"
    "  wireroom add https://council.example/notices --page",
)
@click.argument("urls", nargs=-1, required=True)
@click.option("--page", is_flag=True, help="Read the page itself: learn its list of links, show it, and ask first.")
@click.option("--take", type=click.IntRange(1), help="With --page: take the list of this number without asking.")
@json_option
@with_settings
def add(settings: Settings, urls: tuple[str, ...], page: bool, take: int | None, as_json: bool) -> None:
    """Read a feed from now on: give its address, or any page of a site that has one.

    A page without a feed can be read by its list of links (--page): the list is shown, and kept on your yes.
    """
    if take is not None and not page:
        raise UsageError("--take goes with --page")
    results = [asyncio.run(_add(settings, url, page=page, take=take, as_json=as_json)) for url in urls]
    if as_json:
        print_json(results)
    for result in results if not as_json else ():
        _say(result)
    if any("error" in result for result in results):
        raise SystemExit(1)


def _say(result: Order) -> None:
    if "error" in result:
        click.echo(f"wireroom: {result['error']}", err=True)
    elif "feed" not in result:
        click.echo("Nothing was added.")
    elif result["new"]:
        where = "" if result["why"] in EXPECTED else f", {result['why']}"
        click.echo(f"Added {result['source']}: {result['feed']} ({result['entries']} entries now{where})")
        if result.get("others"):
            click.echo("  it also offers: " + "  ".join(result["others"][:OFFERED]))
    else:
        click.echo(f"Known already: {result['source']}: {result['feed']}")


async def _add(settings: Settings, url: str, *, page: bool, take: int | None, as_json: bool) -> Order:
    try:
        async with _room(settings) as send:
            if page:
                return await _add_page(send, url, take, as_json=as_json)
            return await send({"act": "add", "url": url})
    except UsageError:
        raise
    except WireroomError as error:
        return {"url": url, "error": str(error)}


async def _add_page(send: Send, url: str, take: int | None, *, as_json: bool) -> Order:
    """Show the lists of a page, and take the one that is wanted."""
    looked = await send({"act": "look", "url": url, "page": True})
    number = take
    if number is None:
        if as_json:
            return looked
        number = _choose(looked["lists"])
    if number is None:
        return {}
    shown = next((selectors_of(one["selectors"]) for one in looked["lists"] if one["number"] == number), "")
    return await send({"act": "add_page", "url": url, "number": number, "shown": shown})


def _choose(lists: list[dict[str, Any]]) -> int | None:
    """Print the lists and ask which one is meant; None: none of them."""
    for one in lists:
        click.echo(
            f"\nList {one['number']}: {one['links']} links" + (f", {one['dated']} with a date" if one["dated"] else "")
        )
        shown = one["entries"] if one["number"] == 1 else one["entries"][:FEW]
        for entry in shown:
            click.echo(f"  {_day(entry['published'])}{entry['title']}\n      {entry['url']}")
        if one["links"] > len(shown):
            click.echo(f"  … {one['links'] - len(shown)} more")
        click.echo("  found by " + "; ".join(one["selectors"]))
    numbers = "1" if len(lists) == 1 else f"1-{len(lists)}"
    answer = click.prompt(f"\nRead which list from now on? [{numbers}, or n for none]", default="n", show_default=False)
    wanted = answer.strip()
    return int(wanted) if wanted.isascii() and wanted.isdigit() else None


def _day(published: float | None) -> str:
    return "" if published is None else dt.datetime.fromtimestamp(published, dt.UTC).strftime("%Y-%m-%d  ")


@contextlib.asynccontextmanager
async def _room(settings: Settings) -> AsyncIterator[Send]:
    """Give what takes orders: the running room, or the one that is here, opened for as long as this takes."""
    if await order(settings.control, {"act": "health"}) is not None:

        async def send(what: Order) -> Order:
            answer = await order(settings.control, what)
            if answer is None:
                raise WireroomError("the running Wireroom has ended; try again")
            return answer

        yield send
        return
    clock = app.make_clock(settings)
    room = app.open_room(settings.database)
    gateway = app.make_gateway(settings, clock)
    workers = app.make_workers(settings, 1)
    intake = app.make_intake(app.make_newsroom(room, settings), settings)
    runner = app.make_runner(intake, gateway, workers, clock, settings)
    try:
        yield Orders(intake, runner, fetcher=gateway, workers=workers, clock=clock).handle
    finally:
        runner.end()
        await gateway.close()
        workers.close()
        room.close()
