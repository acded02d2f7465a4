"""Bodies are counted while they come, packed and unpacked (S9)."""

import asyncio
import contextlib
import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.net.body import BodyError, BodyTooLargeError, coding_of, read_body


def bare(data):
    """Deflate without its frame, as many servers send it."""
    return zlib.compress(data, wbits=-15)


PACKERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress}


def read(data, coding, most=1 << 20, size=None, *, cut=False):
    """Read a body that comes in chunks of `size` bytes."""
    size = size or max(len(data), 1)

    async def chunks():
        for at in range(0, len(data), size):
            yield data[at : at + size]

    return asyncio.run(read_body(chunks(), coding=coding, most=most, cut=cut))


@given(st.binary(max_size=3000), st.sampled_from([*PACKERS, "bare", None]), st.integers(1, 700))
def test_s9_what_was_packed_comes_out_however_it_is_cut(data, coding, size):
    packed = bare(data) if coding == "bare" else PACKERS[coding](data) if coding else data
    assert read(packed, "deflate" if coding == "bare" else coding, size=size) == data


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6), st.integers(1, 80), st.binary(max_size=9))
def test_s9_gzip_members_follow_each_other_and_padding_is_ignored(parts, size, padding):
    packed = b"".join(map(gzip.compress, parts)) + b"\0" + padding
    assert read(packed, "gzip", size=size) == b"".join(parts)


@given(st.binary(min_size=1, max_size=2000), st.sampled_from([None, *PACKERS]), st.integers(1, 500))
def test_s9_one_byte_over_the_limit_is_too_much_and_the_limit_itself_is_not(data, coding, size):
    data = data * 40
    packed = PACKERS[coding](data) if coding else data
    limit = max(len(data), len(packed))
    assert read(packed, coding, most=limit, size=size) == data
    with pytest.raises(BodyTooLargeError):
        read(packed, coding, most=len(data) - 1, size=size)
    assert read(packed, coding, most=len(data) - 1, size=size, cut=True) == data[:-1] or len(packed) > len(data)


@given(st.binary(max_size=400), st.sampled_from([*PACKERS]), st.integers(1, 60))
def test_s9_any_bytes_are_unpacked_or_told_to_be_broken(data, coding, size):
    with contextlib.suppress(BodyError):
        read(data, coding, size=size)


@pytest.mark.parametrize("coding", PACKERS)
def test_s9_packed_bytes_that_end_early_are_no_answer(coding):
    """Half a feed looks like a feed from which entries were removed (R5)."""
    packed = PACKERS[coding](b"news " * 1000)
    for length in range(1, len(packed)):
        with pytest.raises(BodyError):
            read(packed[:length], coding)
    assert read(b"", coding) == b""


def bomb(mebibytes):
    """A gzip body of zeros: one packed mebibyte, said again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + again * (mebibytes - 1)


def test_s9_a_body_that_grows_to_two_gibibytes_costs_little_memory():
    data = bomb(2048)
    assert len(data) < 3 << 20
    tracemalloc.start()
    try:
        with pytest.raises(BodyTooLargeError):
            read(data, "gzip", most=15 << 20, size=64 << 10)
        grown = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert grown <= 32 << 20


def test_s9_a_body_of_very_many_small_members_is_given_up():
    """Opening a member costs more than its twenty bytes tell."""
    with pytest.raises(BodyError, match="pieces"):
        read(gzip.compress(b"") * 5000, "gzip", size=64 << 10)


@pytest.mark.parametrize(
    ("header", "coding"),
    [("", None), ("identity", None), ("gzip", "gzip"), (" GZip ", "gzip"), ("x-gzip", "x-gzip"), ("deflate", "deflate"),
     ("identity, gzip", "gzip")],
)  # fmt: skip
def test_s9_one_coding_is_undone(header, coding):
    assert coding_of(header) == coding


@pytest.mark.parametrize(
    "header", ["gzip, gzip", "gzip,deflate", "br", "zstd", "compress", "gzip, br", "aes128gcm", "x"]
)
def test_s9_several_codings_and_unknown_ones_are_refused(header):
    with pytest.raises(BodyError):
        coding_of(header)
