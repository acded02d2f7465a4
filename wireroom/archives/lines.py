"""JSON lines, plain or packed (.gz, .xz, .zst): a few hundred lines at a time, as they stand."""

import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from typing import IO, Any

from fastwarc.stream_io import ZstdReader

from wireroom.archives.files import CUT_OFF, MOST_LINE, TOO_LARGE, Counted
from wireroom.ports.archives import Piece

_PACKED = ("", ".gz", ".xz", ".zst")
ENDINGS = tuple(word + packed for packed in _PACKED for word in (".jsonl", ".ndjson"))

#: Lines that go to a worker together: the way there costs more than reading one. Long ones go alone.
TOGETHER, TOGETHER_BYTES = 50, 256 * 1024


class LineArchive(Counted):
    """One file of JSON lines."""

    def read(self, after: int = 0) -> Iterator[Piece]:
        """Yield what lies behind the first `after` lines; they come by the dozen, blank ones count as lines."""
        position, size = after, 0
        held: list[bytes] = []
        with self.path.open("rb") as raw:
            for number, line in enumerate(self._lines(raw), 1):
                self.done = raw.tell()
                if number <= after:
                    continue
                if isinstance(line, str):
                    if held:
                        yield self._rows(position, held)
                        held, size = [], 0
                    yield Piece(position=number, kind="failed", file=self.name, reason=line)
                    position = number
                    continue
                position = number
                if line.strip():
                    held.append(line.rstrip(b"\r\n"))
                    size += len(line)
                if len(held) >= TOGETHER or size >= TOGETHER_BYTES:
                    yield self._rows(position, held)
                    held, size = [], 0
        if held:
            yield self._rows(position, held)
        self.done = self.size

    def _rows(self, position: int, lines: list[bytes]) -> Piece:
        return Piece(
            position=position,
            kind="rows",
            body=b"\n".join(lines),
            file=self.name,
            at=self.modified,
            count=len(lines),
        )

    def _lines(self, raw: IO[bytes]) -> Iterator[bytes | str]:
        """Yield lines, and in words what stands for one that cannot be had."""
        try:
            yield from _split(_opened(raw, self.path.suffix.lower()))
        except (EOFError, OSError, zlib.error, lzma.LZMAError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk's fault, not the file's
            yield CUT_OFF


def _opened(raw: IO[bytes], suffix: str) -> IO[bytes] | io.BufferedIOBase:
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=raw)
    if suffix == ".xz":
        return lzma.LZMAFile(raw)
    return io.BufferedReader(_Zstd(raw)) if suffix == ".zst" else raw


class _Zstd(io.RawIOBase):
    """Unpacks zstd as it is asked for."""

    def __init__(self, raw: IO[bytes]) -> None:
        super().__init__()
        self._reader = ZstdReader(raw)

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any, /) -> int:
        piece = self._reader.read(len(into))
        into[: len(piece)] = piece
        return len(piece)


def _split(file: IO[bytes] | io.BufferedIOBase) -> Iterator[bytes | str]:
    while line := file.readline(MOST_LINE + 1):
        if len(line) <= MOST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MOST_LINE)
        yield TOO_LARGE
