"""`wireroom eval`: scores against labelled data, as one JSON object."""

import importlib
import os
from pathlib import Path
from typing import Any

import click

from wireroom import app
from wireroom.cli.options import print_json
from wireroom.config import Settings
from wireroom.errors import UsageError

#: Task -> module of wireroom.eval with `run(paths, half) -> dict`.
TASKS = (
    "breaking",
    "claims",
    "copies",
    "events",
    "extract",
    "feeds",
    "figures",
    "language",
    "offices",
    "pairs",
    "quotes",
    "sections",
    "sources",
    "stories",
    "timeline",
    "watch",
)

#: Tasks that an embedder has a part in.
MEANING = ("pairs", "stories")


@click.command(
    "eval", epilog="Examples:\n\n  wireroom eval stories news.jsonl.gz\n\n  wireroom eval extract pages/ --half report"
)
@click.argument("task", type=click.Choice(TASKS))
@click.argument("data", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--half", type=click.Choice(["tune", "report", "all"]), default="all", show_default=True)
@click.option("--no-publisher-rules", "bare", is_flag=True, help="extract: read every page the general way.")
@click.option("--peers", is_flag=True, help="extract: score other readers on the same pages too.")
@click.option("--embedder", default="none", show_default=True, help="stories, pairs: none, multilingual, or a folder.")
@click.option(
    "--known",
    type=click.Path(path_type=Path),
    help="breaking: a list of events known from elsewhere (JSONL), for a stream without labels.",
)
@click.option("--json", "as_json", is_flag=True, help="The output is always JSON; kept for scripts.")
def eval_(
    task: str,
    data: tuple[Path, ...],
    half: str,
    bare: bool,
    peers: bool,
    embedder: str,
    known: Path | None,
    as_json: bool,  # noqa: ARG001 - see its help
) -> None:
    """Score TASK on labelled DATA. Groups fall into halves by name: one to tune on, one to report.

    DATA are files or folders, or their names within WIREROOM_DATASETS.
    """
    found = [_found(path) for path in data]
    more: dict[str, Any] = {}
    if known is not None:
        if task != "breaking" or half != "all":
            raise UsageError("--known is for the task breaking, on the whole of a stream")
        task, more = "known", {"known": _found(known)}
    module = importlib.import_module(f"wireroom.eval.{task}")
    if task == "extract":
        more = {"rules": not bare, "peers": peers}
    make = app.embedder_maker(Settings(embedder=embedder))
    if make is not None:
        if task not in MEANING:
            raise UsageError(f"--embedder is for the tasks {' and '.join(MEANING)}")
        more["embedder"] = make()
    if (bare or peers) and task != "extract":
        raise UsageError("--no-publisher-rules and --peers are for the task extract")
    try:
        print_json(module.run(found, half, **more))
    except (KeyError, ValueError) as error:
        raise UsageError(f"the data does not fit the task {task}: {error}") from error


def _found(path: Path) -> Path:
    """Find a file or folder as given, or by its name in the folder of data sets or in one of its sets."""
    if path.exists():
        return path
    base = os.environ.get("WIREROOM_DATASETS", "")
    inside = bool(base) and not path.is_absolute() and ".." not in path.parts
    places = [Path(base) / path, *sorted(Path(base).glob(f"*/{path}"))] if inside else []
    found = next((place for place in places if place.exists()), None)
    if found is None:
        raise UsageError(f"{path}: there is no such file or folder (WIREROOM_DATASETS is {base or 'not set'})")
    return found
