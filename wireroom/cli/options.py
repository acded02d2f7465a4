"""Options and output that commands share."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import orjson

from wireroom.cli.logs import log_to
from wireroom.config import Settings, load_settings

Command = Callable[..., Any]


def data_option(command: Command) -> Command:
    """`--data DIR`: the room's folder."""
    return click.option(
        "--data", type=click.Path(path_type=Path, file_okay=False), help="Folder of the room's data (WIREROOM_DATA)."
    )(command)


def json_option(command: Command) -> Command:
    """`--json`: data instead of words."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of words.")(command)


def with_settings(command: Command) -> Command:
    """Give a command its settings as the first argument, made from file, environment and `--data`."""

    @data_option
    @functools.wraps(command)
    def run(*, data: Path | None, **given: Any) -> Any:
        return command(settings_of(data=data), **given)

    return run


def settings_of(**given: Any) -> Settings:
    """Make the settings from file, environment and a command's options; from now on logs go where they say."""
    settings = load_settings(os.environ, **given)
    log_to(settings.log_level)
    return settings


def many(number: int, noun: str, plural: str = "") -> str:
    """Write a number of things.

    >>> many(1, "file"), many(1200, "story", "stories")
    ('1 file', '1,200 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def print_json(value: object) -> None:
    """Print records or plain values as JSON, readable."""
    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS, default=_plain).decode())


def _plain(value: object) -> object:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value))
