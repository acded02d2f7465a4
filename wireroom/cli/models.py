"""`wireroom models`: what can be learned from one's own archive."""

import click

from wireroom import app
from wireroom.cli.options import json_option, print_json, with_settings
from wireroom.config import Settings


@click.group(epilog="Examples:\n\n  wireroom models sections\n\n  wireroom models sections --data DIR --json")
def models() -> None:
    """Learn from the archive of this room."""


@models.command(epilog="Examples:\n\n  wireroom models sections\n\n  wireroom models sections --json")
@json_option
@with_settings
def sections(settings: Settings, as_json: bool) -> None:
    """Learn which words belong to which section from what publishers declare; the next start of the room uses it."""
    learned = app.learn_sections(settings)
    path = app.sections_file(settings)
    part = path.with_suffix(".part")
    part.write_text(learned.to_json(), encoding="utf-8")
    part.replace(path)
    words = {language: len(held) for language, held in sorted(learned.words.items())}
    if as_json:
        print_json({"articles": learned.articles, "words": words, "file": str(path)})
        return
    click.echo(f"Learned from {learned.articles} articles that declare a section: {path}")
    for language, count in words.items():
        click.echo(f"    {language}: {count} words")
