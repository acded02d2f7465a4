"""The commands. Each parses, calls one function and prints; errors are one line on stderr and an exit code."""

import importlib
import sys

import click

from wireroom import __version__
from wireroom.errors import ConfigError, UsageError, WireroomError

#: Command -> module and name of the function. A command's module is loaded when it is asked for: most need little.
COMMANDS = {
    "up": "up:up",
    "demo": "demo:demo",
    "owner": "owner:owner",
    "add": "add:add",
    "sources": "sources:sources",
    "import": "importing:import_",
    "replay": "replaying:replay",
    "stories": "known:stories",
    "story": "known:story",
    "search": "known:search",
    "check": "check:check",
    "watch": "watch:watch",
    "refdata": "refdata:refdata",
    "models": "models:models",
    "eval": "scores:eval_",
    "doctor": "keeping:doctor",
    "backup": "keeping:backup",
    "restore": "keeping:restore",
    "log": "keeping:log",
}


class Commands(click.Group):
    """The commands, in the order in which they are told."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Name all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click passes it
        """Load a command; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(f"wireroom.cli.{module}"), name)
        return command


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Examples:\n\n  wireroom up\n\n  wireroom demo",
)
@click.version_option(__version__, prog_name="wireroom")
def wireroom() -> None:
    """Real-time news in one place: live stories, independent counts, checks."""


def main() -> None:
    """Run the command that was asked for; exit codes: 0 ok, 1 failed, 2 asked for something that cannot be."""
    try:
        wireroom(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (ConfigError, UsageError) as error:
        click.echo(f"wireroom: {error}", err=True)
        sys.exit(2)
    except WireroomError as error:
        click.echo(f"wireroom: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
