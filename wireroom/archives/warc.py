"""Web archives (WARC), as crawlers write them: pages with their answers' heads, one packed piece a record or plain.

fastwarc reads them, in a stream; here stands what a damaged, cut or hostile file needs. After damage, reading goes on
at the next record that can be found. A record that is too large is passed over by its own length and never searched for
others: what stands in a page must not speak for another.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from wireroom.archives.files import CUT_OFF, DAMAGED, MIB, MOST_PAGE, TOO_LARGE, Counted
from wireroom.archives.packed import PackedError, unpacked
from wireroom.ports.archives import Piece
from wireroom.text.addresses import safe_link
from wireroom.text.instants import instant

ENDINGS = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")

#: Where a record may begin: in a packed file at a member, in a plain one at its first line.
_GZIP, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."

#: A record may be larger than its page: the head and the packing of chunks come on top.
MOST_RECORD = MOST_PAGE + MIB

#: Bytes that are searched in one step for the next record after damage.
STEP = MIB

_PAGES = ("text/html", "application/xhtml+xml", "application/xml+xhtml", "")


class WarcArchive(Counted):
    """One web archive."""

    def read(self, after: int = 0) -> Iterator[Piece]:
        """Yield what lies behind the first `after` records."""
        with self.path.open("rb") as file:
            for position, piece in enumerate(self._pieces(file), 1):
                self.done = file.tell()
                if position > after:
                    yield _at(piece, position, self.name)
        self.done = self.size

    def _pieces(self, file: IO[bytes]) -> Iterator[dict[str, Any]]:
        """Yield what each record gives, going on behind damage."""
        start: int | None = 0
        packed = file.read(3) == _GZIP
        while start is not None:
            last, fresh = start, False
            file.seek(start)
            window = _From(file, start)
            try:
                for record in ArchiveIterator(window, record_types=WarcRecordType.any_type, parse_http=True):
                    last, fresh = start + max(0, record.stream_pos), True
                    yield _piece_of(record)
                return
            except OSError:  # fastwarc says so of everything that it cannot read
                if start == 0 or fresh:
                    yield {"kind": "failed", "reason": DAMAGED}
            start = _next(file, max(last, start) + 1, _GZIP if packed else _PLAIN)


class _From(io.RawIOBase):
    """A file from a place on: positions that are told count from there."""

    def __init__(self, file: IO[bytes], start: int) -> None:
        super().__init__()
        self._file, self._start = file, start

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return self._file.read(size)

    def tell(self) -> int:
        return self._file.tell() - self._start


def _next(file: IO[bytes], start: int, mark: bytes) -> int | None:
    """Find the next place where a record may begin; None where there is none."""
    file.seek(start)
    held = b""
    while block := file.read(STEP):
        found = (held + block).find(mark)
        if found >= 0:
            return start - len(held) + found
        start += len(block)
        held = (held + block)[-(len(mark) - 1) :]
    return None


def _at(piece: dict[str, Any], position: int, name: str) -> Piece:
    return Piece(position=position, file=name, **piece)


def _piece_of(record: WarcRecord) -> dict[str, Any]:
    kind = record.record_type
    if kind not in (WarcRecordType.response, WarcRecordType.resource):
        return {"kind": "skipped", "reason": f"{kind} record"}
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    answer = record.http_headers if kind == WarcRecordType.response else None
    if kind == WarcRecordType.response and answer is None:
        return {"kind": "skipped", "reason": "not over HTTP"}
    status = answer.status_code if answer is not None else 200
    if status != 200:
        return {"kind": "skipped", "reason": f"answer {status}" if status else "answer without a status"}
    told = (answer if answer is not None else record.headers).get("Content-Type") or ""
    if told.split(";")[0].strip().lower() not in _PAGES:
        return {"kind": "skipped", "reason": "not HTML"}
    safe = safe_link(url)
    if safe is None:
        return {"kind": "failed", "reason": "an address that may not be used"}
    if record.content_length > MOST_RECORD:
        return {"kind": "failed", "reason": TOO_LARGE}
    raw = record.reader.read(MOST_RECORD)
    if len(raw) < record.content_length and not record.headers.get("WARC-Truncated"):
        return {"kind": "failed", "reason": CUT_OFF}
    try:
        body = unpacked(
            raw,
            transfer=(answer.get("Transfer-Encoding") if answer is not None else None) or "",
            coding=(answer.get("Content-Encoding") if answer is not None else None) or "",
            most=MOST_PAGE,
        )
    except PackedError as error:
        return {"kind": "failed", "reason": str(error)}
    at = instant(record.headers.get("WARC-Date"))
    return {"kind": "page", "body": body, "url": safe, "content_type": told or None, "at": at, "told": at is not None}


def is_warc(path: Path) -> bool:
    """Say by its name whether a file is a web archive."""
    return path.name.lower().endswith(ENDINGS)
