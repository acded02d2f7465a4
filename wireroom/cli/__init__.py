"""The commands. Each parses, calls one function and prints; errors are one line on stderr and an exit code."""

import sys

import click

from wireroom import __version__
from wireroom.cli.check import check
from wireroom.cli.demo import demo
from wireroom.cli.intake import import_, replay
from wireroom.cli.keeping import backup, doctor, log, restore
from wireroom.cli.known import search, stories, story
from wireroom.cli.scores import eval_
from wireroom.cli.sources import add, sources
from wireroom.cli.up import up
from wireroom.errors import ConfigError, UsageError, WireroomError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="wireroom")
def wireroom() -> None:
    r"""Real-time news in one place: live stories, independent counts, checks.

    \b
    wireroom up                 start the product at http://127.0.0.1:8080
    wireroom demo               the same on a built-in fictional wire
    """


for command in (
    up, demo, add, sources, import_, replay, stories, story, search, check, eval_, doctor, backup, restore, log
):  # fmt: skip
    wireroom.add_command(command)


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
