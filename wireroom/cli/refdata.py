"""`wireroom refdata`: the table of office-holders, and what Wikidata adds to it."""

import asyncio
import datetime as dt
from typing import Any
from urllib.parse import urlencode

import click

from wireroom import app
from wireroom.claims.refdata import Told, agreed, codes_of, filled, office_questions, questions, read_answer, written
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.config import Settings
from wireroom.ports import Ask


@click.group()
def refdata() -> None:
    """Who held which office when: see the table, and fill its gaps from Wikidata."""


@refdata.command(epilog="Examples:\n\n  wireroom refdata show\n\n  wireroom refdata show --json")
@json_option
@with_settings
def show(settings: Settings, as_json: bool) -> None:
    """Say what the table holds, from where, and until which day it is sure."""
    table, trouble = app.office_facts(settings)
    rows = sum(len(office.holders) for office in table.offices)
    doubts = app.office_doubts(settings, table)
    if as_json:
        print_json(
            {
                "offices": len(table.offices), "rows": rows, "from": table.provenance, "trouble": trouble or None,
                "probably_old": doubts,
            }
        )  # fmt: skip
    elif trouble:
        click.echo(f"The check of offices is off: {trouble}")
    else:
        click.echo(f"{len(table.offices)} offices, {rows} times in office, from {table.provenance}.")
        for doubt in doubts:
            click.echo(f"  {doubt.told}")
    if trouble:
        raise SystemExit(1)


@refdata.command(epilog="Examples:\n\n  wireroom refdata update\n\n  wireroom refdata update --json")
@json_option
@with_settings
def update(settings: Settings, as_json: bool) -> None:
    """Ask Wikidata who leads which country, ministry or body, and keep what two of its three ways agree on."""
    table = app.shipped_offices(settings)
    day = dt.datetime.fromtimestamp(app.make_clock(settings).now(), dt.UTC).date().isoformat()
    told = asyncio.run(_ask(settings, [*questions(codes_of(table)), *office_questions(table)]))
    spells = agreed(told, day)
    found = filled(table, spells, day)
    target = app.refdata_file(settings)
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(".new")
    new.write_bytes(written(found, day))
    new.replace(target)
    said: dict[str, Any] = {
        "statements": len(told), "agreed": len(spells), "offices": len(found.offices), "rows": found.rows,
        "differs": found.differs, "file": str(target),
    }  # fmt: skip
    if as_json:
        print_json(said)
        return
    click.echo(f"{said['statements']} statements, {said['agreed']} times in office on which two of three ways agree.")
    click.echo(f"{said['rows']} filled in, {said['offices']} offices known to {day}.")
    click.echo("A running room takes them when it is started again.")
    for words in found.differs:
        click.echo(f"  differs: {words}")


async def _ask(settings: Settings, asked: list[str]) -> list[Told]:
    gateway = app.make_gateway(settings, app.make_clock(settings))
    told: list[Told] = []
    try:
        for question in asked:
            url = f"{settings.refdata_url}?{urlencode({'format': 'json', 'query': ' '.join(question.split())})}"
            answer = await gateway.fetch(Ask(url=url, kind="feed"))
            told += read_answer(answer.body)
    finally:
        await gateway.close()
    return told
