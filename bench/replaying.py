"""A month of a real stream of headlines, played by its own time as fast as it goes, twice: the answer must be the same.

Each run is a process of its own with another seed for Python's hashes: nothing may hang on the order of a set.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.table import Given, Row

_ROOT = Path(__file__).resolve().parent.parent
_SETS = Path(os.environ.get("WIREROOM_DATASETS", _ROOT / "../shared/data"))

#: The month that is played.
MONTH = "2026-03"


def run(given: Given) -> Iterator[Row]:
    """Play the month; nothing is measured where the set is not here."""
    files = sorted((_SETS / "headline_stream_2025_2026").glob("*.jsonl.gz"))
    if not files:
        return
    with tempfile.TemporaryDirectory() as folder:
        stream = Path(folder) / "month.jsonl"
        stream.write_text("".join(_month(files, given.of(50, 1_000_000))))
        runs = [_played(stream, seed) for seed in ("1", "2")]
    count = runs[0]["articles"]
    what = f"a month of headlines ({count:,}), replayed"
    yield Row(what=what, ours=max(one["real"] for one in runs), unit="s", aim=600)
    yield Row(what=f"{what}; an article", ours=runs[0]["cpu"] / count * 1000, unit="CPU ms")
    yield Row(what=f"{what}; digests of two runs", ours=float(len({one["digest"] for one in runs})), unit="", aim=1)


def _month(files: list[Path], most: int) -> Iterator[str]:
    """Give the lines of the month, with a line break each."""
    left = most
    for file in files:
        with gzip.open(file, "rt") as lines:
            for line in lines:
                if left and re.search(rf'"first_seen": ?"{MONTH}', line):
                    left -= 1
                    yield line


def _played(stream: Path, seed: str) -> dict[str, float]:
    """Replay a stream; what it told, with CPU and real seconds."""
    env = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONHASHSEED": seed}
    before, began = os.times(), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "wireroom", "replay", str(stream), "--json"],
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    told: dict[str, float] = json.loads(done.stdout)
    return {**told, "cpu": cpu, "real": time.monotonic() - began}
