"""What an article costs that comes from an archive: pages out of a web archive, headlines as JSON lines.

Each runs twice, with few and with many records; the difference is what the records cost, without starting. All
processes count. The pages and headlines are those of public sets; nothing is measured where they are not here.
"""

import gzip
import itertools
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.processes import Family
from bench.table import Given, Row

_ROOT = Path(__file__).resolve().parent.parent
_SETS = Path(os.environ.get("WIREROOM_DATASETS", _ROOT / "../shared/data"))

#: Pause between two looks at the processes, real seconds: what the last one uses after the last look is not counted.
_LOOK = 0.1


def run(given: Given) -> Iterator[Row]:
    """Measure pages, then headlines."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, file, few, many in (
            ("pages of a web archive", _warc, given.of(2, 20), given.of(6, 238)),
            ("headlines as JSON lines", _lines, given.of(5, 500), given.of(20, 5_000)),
        ):
            sizes = [(count, file(folder / f"{count}", count)) for count in (few, many)]
            if all(path is not None for _, path in sizes):
                runs = [_imported(path, folder / f"room{count}-{path.name}") for count, path in sizes if path]
                articles = runs[1][0] - runs[0][0]
                yield Row(
                    what=f"{articles:,} {what}, imported; an article",
                    ours=(runs[1][1] - runs[0][1]) / max(1, articles) * 1000,
                    unit="CPU ms",
                    note=f"{articles / max(0.1, runs[1][2] - runs[0][2]):.0f} a second of real time with two readers",
                )
                yield Row(what=f"{what}, imported; all processes", ours=runs[1][3], unit="MiB")


def _imported(path: Path, data: Path) -> tuple[int, float, float, float]:
    """Import a file; returns articles, CPU seconds and real seconds of it, and the most memory used at once, MiB."""
    family = Family()
    env = {**os.environ, **family.environment, "PYTHONPATH": str(_ROOT)}
    words = [sys.executable, "-m", "wireroom", "import", str(path), "--data", str(data), "--workers", "2", "--json"]
    began, cpu = time.monotonic(), 0.0
    with (
        family.watched(),
        subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process,
    ):
        while process.poll() is None:
            cpu = max(cpu, family.cpu_s())
            time.sleep(_LOOK)
        told = json.loads(process.stdout.read() if process.stdout else b"{}")
    return told["articles"], cpu, time.monotonic() - began, family.peak_mib


def _warc(path: Path, most: int) -> Path | None:
    """Write pages as a crawler keeps them."""
    truth = _SETS / "articles-fundus" / "truth.jsonl"
    if not truth.is_file():
        return None
    file = path.with_suffix(".warc.gz")
    with truth.open() as rows, file.open("wb") as archive:
        for row in map(json.loads, itertools.islice(rows, most)):
            page = gzip.decompress((truth.parent / row["file"]).read_bytes())
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {row['url']}\r\n"
                "WARC-Date: 2025-07-01T00:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            archive.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    return file


def _lines(path: Path, most: int) -> Path | None:
    """Take the first headlines of a week."""
    weeks = sorted((_SETS / "replay-headlines").glob("*.ndjson.xz"))
    if not weeks:
        return None
    file = path.with_suffix(".ndjson")
    with lzma.open(weeks[0], "rt") as rows:
        file.write_text("".join(itertools.islice(rows, most)))
    return file
