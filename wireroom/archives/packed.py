"""Bodies of answers as a crawler kept them: cut into chunks, packed, or neither, whatever their heads say.

Crawlers undo codings and leave the head as it was, or the other way round; so a body that is not what its head says is
taken as it is, unless it is no text at all. What is unpacked is counted while it comes (S9).
"""

import io
import zlib

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader

#: First bytes of what is packed by gzip.
_GZIP = b"\x1f\x8b"


class PackedError(ValueError):
    """A body that cannot be unpacked; the text says why in a few words."""


def unpacked(body: bytes, *, transfer: str, coding: str, most: int) -> bytes:
    """Return a body without chunks and packing.

    Args:
        body: The bytes behind the head.
        transfer: The Transfer-Encoding header, "" where there is none.
        coding: The Content-Encoding header, "" where there is none.
        most: Largest body, bytes.

    Raises:
        PackedError: If it cannot be unpacked, or is larger.
    """
    if "chunked" in transfer.lower() and _is_chunked(body):
        body = _whole(ChunkedReader(io.BytesIO(body)), most)
    names = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in ("", "identity", "none")]
    if len(names) > 1:
        raise PackedError("packed several times over")
    if names in (["gzip"], ["x-gzip"]):
        return _whole(GzipReader(io.BytesIO(body)), most) if body.startswith(_GZIP) else _plain(body, most)
    if names == ["deflate"]:
        return _inflated(body, most)
    if names == ["br"]:
        return _plain(body, most) if _is_markup(body) else _whole(BrotliReader(io.BytesIO(body)), most)
    if names and not _is_markup(body):
        raise PackedError("packed in an unknown way")
    return _plain(body, most)


def _plain(body: bytes, most: int) -> bytes:
    if len(body) > most:
        raise PackedError("too large")
    return body


def _whole(reader: ChunkedReader | GzipReader | BrotliReader, most: int) -> bytes:
    out: list[bytes] = []
    size = 0
    try:
        while piece := reader.read(min(64 * 1024, most + 1 - size)):
            out.append(piece)
            size += len(piece)
            if size > most:
                raise PackedError("too large")
    except OSError as error:
        raise PackedError("packed bytes are damaged") from error
    return b"".join(out)


def _inflated(body: bytes, most: int) -> bytes:
    """Undo deflate, which many servers send without its frame."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        engine = zlib.decompressobj(bits)
        try:
            out = engine.decompress(body, most + 1)
        except zlib.error:
            continue
        if len(out) > most:
            raise PackedError("too large")
        if engine.eof:
            return out
    if _is_markup(body):
        return _plain(body, most)
    raise PackedError("packed bytes are damaged")


def _is_chunked(body: bytes) -> bool:
    """Say whether a body opens with the length of a chunk."""
    first = body[:20].split(b"\n", 1)[0].split(b";", 1)[0].strip()
    return 0 < len(first) <= 8 and all(byte in b"0123456789abcdefABCDEF" for byte in first)


def _is_markup(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
