"""Print an invented stream as JSON lines: python -m wireroom.testing.streams --seed 1 > stream.jsonl."""

import argparse
import sys

import orjson

from wireroom.testing.streams.made import rows
from wireroom.testing.streams.plan import variant


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(prog="python -m wireroom.testing.streams", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plan", choices=("usual", "small", "busy"), default="usual")
    given = parser.parse_args()
    for row in rows(variant(given.plan), given.seed):
        sys.stdout.buffer.write(orjson.dumps(row) + b"\n")


if __name__ == "__main__":
    main()
