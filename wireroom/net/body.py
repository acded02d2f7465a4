"""Reading a body without trusting it: bytes on the wire and bytes unpacked are both counted while they come (S9)."""

import io
import zlib
from collections.abc import AsyncIterator

#: Most that one step of unpacking may give, bytes. A bomb is noticed after one step too many, not after the whole.
STEP = 64 * 1024

#: Codings of one answer that we undo. `zlib` reads gzip with 16 + the window size.
GZIP = 16 + zlib.MAX_WBITS
CODINGS = {"gzip": GZIP, "x-gzip": GZIP, "deflate": zlib.MAX_WBITS}

#: Most gzip members of one answer. Block-wise packers write one for each 64 KiB; a thousand would be 64 MiB.
MOST_MEMBERS = 1000

#: First bytes of a gzip member.
GZIP_MAGIC = b"\x1f\x8b"


class BodyError(Exception):
    """A body cannot be unpacked; the text says why, in words for a reader."""


class BodyTooLargeError(Exception):
    """A body grew over its limit."""


def coding_of(header: str) -> str | None:
    """Return the one coding that a Content-Encoding header names, or None for a plain body.

    Raises:
        BodyError: If it names several, or one that we did not ask for.
    """
    named = [name.strip().lower() for name in header.split(",")]
    codings = [name for name in named if name not in ("", "identity")]
    if not codings:
        return None
    if len(codings) > 1:
        raise BodyError("the answer is packed several times over")
    if codings[0] not in CODINGS:
        raise BodyError("the answer is packed in a way that we did not ask for")
    return codings[0]


async def read_body(chunks: AsyncIterator[bytes], *, coding: str | None, most: int, cut: bool = False) -> bytes:
    """Gather a body of at most `most` bytes, on the wire and unpacked; `cut` returns the first bytes of a larger one.

    Raises:
        BodyError: If it cannot be unpacked or ends early.
        BodyTooLargeError: As soon as it is over the limit.
    """
    unpack = Unpacker(coding, most) if coding else Plain(most)
    wire = 0
    try:
        async for chunk in chunks:
            wire += len(chunk)
            unpack.feed(chunk)
            if wire > most:
                raise BodyTooLargeError
    except BodyTooLargeError:
        if not cut:
            raise
        return unpack.so_far()[:most]
    return unpack.end()


class Plain:
    """A body that is not packed."""

    def __init__(self, most: int) -> None:
        self._most = most
        #: One buffer, no list of chunks: it is not copied at the end, and a large one goes back to the system.
        self._out = io.BytesIO()

    def feed(self, data: bytes) -> None:
        """Take one chunk.

        Raises:
            BodyTooLargeError: Over the limit.
        """
        self._out.write(data)
        if self._out.tell() > self._most:
            raise BodyTooLargeError

    def end(self) -> bytes:
        """Return all."""
        return self.so_far()

    def so_far(self) -> bytes:
        """Return what has come."""
        return self._out.getvalue()


class Unpacker:
    """Undoes one coding, step by step, and stops over the limit."""

    def __init__(self, coding: str, most: int) -> None:
        self._coding, self._most = coding, most
        self._out = io.BytesIO()
        self._members = 0
        #: None: before the first byte, between two gzip members, or behind the end.
        self._engine: zlib._Decompress | None = None
        self._held = b""
        self._over = False

    def feed(self, data: bytes) -> None:
        """Unpack one chunk.

        Raises:
            BodyError: If it is not what the header says.
            BodyTooLargeError: Over the limit.
        """
        try:
            while data and not self._over:
                data = self._begin(data) if self._engine is None else self._run(self._engine, data)
        except zlib.error as error:
            raise BodyError("the answer cannot be unpacked") from error

    def end(self) -> bytes:
        """Return all that was unpacked; an empty body is empty.

        Raises:
            BodyError: If the packed bytes end early.
        """
        if self._engine is not None or (self._held and not self._members):
            raise BodyError("the answer broke off before its end")
        return self.so_far()

    def so_far(self) -> bytes:
        """Return what is unpacked yet."""
        return self._out.getvalue()

    def _begin(self, data: bytes) -> bytes:
        """Open a member. It takes two bytes to know what comes; what stands behind the last member is padding."""
        data, self._held = self._held + data, b""
        if len(data) < 2:
            self._held = data
            return b""
        if self._members and (self._coding == "deflate" or not data.startswith(GZIP_MAGIC)):
            self._over = True
            return b""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise BodyError("the answer is packed in too many pieces")
        # Many servers send deflate without its frame.
        bare = self._coding == "deflate" and not _has_zlib_header(data)
        self._engine = zlib.decompressobj(-zlib.MAX_WBITS if bare else CODINGS[self._coding])
        return data

    def _run(self, engine: "zlib._Decompress", data: bytes) -> bytes:
        """Unpack all of `data` that belongs to the open member; return what follows it."""
        while True:
            part = engine.decompress(data, STEP)
            self._out.write(part)
            if self._out.tell() > self._most:
                raise BodyTooLargeError
            if engine.eof:
                self._engine = None
                return engine.unused_data
            data = engine.unconsumed_tail
            if not data and len(part) < STEP:  # a full step may hide more inside the engine
                return b""


def _has_zlib_header(data: bytes) -> bool:
    """Say whether bytes open with zlib's own two (method 8, and a multiple of 31)."""
    return data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0
