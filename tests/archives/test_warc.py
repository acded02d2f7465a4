"""Web archives are read whatever state they are in: what can be read is kept, what cannot is counted, nothing grows."""

import gzip
import io
import resource
import zlib

import pytest
from archived import page, read_all, record
from fastwarc.stream_io import BrotliWriter
from fastwarc.warc import WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.archives.warc import WarcArchive
from wireroom.text.instants import instant

HTML = ("Content-Type", "text/html; charset=utf-8")


def archive(path, *records):
    path.write_bytes(b"".join(records))
    return WarcArchive(path)


def urls(articles):
    return [one.url for one in articles]


def squeezed(body: bytes) -> bytes:
    out = io.BytesIO()
    writer = BrotliWriter(out)
    writer.write(body)
    del writer  # it writes its end when it goes
    return out.getvalue()


def chunked(body: bytes, step: int = 500) -> bytes:
    parts = [body[at : at + step] for at in range(0, len(body), step)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def test_pages_are_read_and_the_rest_is_counted_by_reason(tmp_path):
    articles, rest = read_all(
        archive(
            tmp_path / "a.warc.gz",
            record("https://a.example/", b"software: x\r\n", kind=WarcRecordType.warcinfo),
            record("https://a.example/1", b"", kind=WarcRecordType.request),
            record("https://a.example/1", page("Orvik")),
            record("https://a.example/2", b"\x89PNG", head=(("Content-Type", "image/png"),)),
            record("https://a.example/3", page("Tamsel"), status="404 Not Found"),
            record("https://a.example/4", b"", kind=WarcRecordType.revisit),
            record("https://user:secret@a.example/5", page("Corrin")),
            record("https://a.example/6", page("Meridon"), date="2025-03-06T00:00:00Z"),
        )
    )
    assert urls(articles) == ["https://a.example/1", "https://a.example/6"]
    assert [one.at for one in articles] == [instant("2025-03-05T00:00:00Z"), instant("2025-03-06T00:00:00Z")]
    assert articles[0].file == "a.warc.gz"
    assert articles[0].source == "a.example"
    assert articles[0].reading.title == "Orvik rebuilds its wall"
    assert rest == [
        ("skipped", "warcinfo record"),
        ("skipped", "request record"),
        ("skipped", "not HTML"),
        ("skipped", "answer 404"),
        ("skipped", "revisit record"),
        ("failed", "an address that may not be used"),
    ]


@pytest.mark.parametrize(
    ("head", "made"),
    [
        ([], lambda body: body),
        ([("Content-Encoding", "gzip")], gzip.compress),
        ([("Content-Encoding", "gzip")], lambda body: body),
        ([("Content-Encoding", "deflate")], zlib.compress),
        ([("Content-Encoding", "deflate")], lambda body: zlib.compress(body)[2:-4]),
        ([("Content-Encoding", "br")], squeezed),
        ([("Content-Encoding", "br")], lambda body: body),
        ([("Transfer-Encoding", "chunked")], chunked),
        ([("Transfer-Encoding", "chunked")], lambda body: body),
        ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")], lambda body: chunked(gzip.compress(body))),
        ([("X-Crawler-Content-Encoding", "gzip")], lambda body: body),
    ],
)
def test_bodies_are_read_however_they_are_packed_and_whatever_their_head_says(head, made, tmp_path):
    body = record("https://a.example/1", made(page("Orvik")), head=(HTML, *head))
    articles, rest = read_all(archive(tmp_path / "a.warc.gz", body))
    assert (urls(articles), rest) == (["https://a.example/1"], [])
    assert "nine months" in articles[0].reading.text


RECORDS = [record(f"https://a.example/{number}", page(f"Place{number}")) for number in range(5)]
PLAIN = [record(f"https://a.example/{number}", page(f"Place{number}"), packed=False) for number in range(5)]


def test_damage_costs_the_record_that_it_hit(tmp_path):
    hit = bytearray(b"".join(RECORDS))
    at = len(RECORDS[0]) + len(RECORDS[1]) // 2
    hit[at : at + 20] = b"\xff" * 20
    articles, rest = read_all(archive(tmp_path / "a.warc.gz", bytes(hit)))
    assert [url[-1] for url in urls(articles)] == ["0", "2", "3", "4"]
    assert rest == [("failed", "damaged")]


def test_junk_between_plain_records_costs_nothing_else(tmp_path):
    articles, rest = read_all(archive(tmp_path / "a.warc", PLAIN[0], b"\0junk\r\n" * 300, *PLAIN[1:]))
    assert [url[-1] for url in urls(articles)] == list("01234")
    assert set(rest) <= {("failed", "damaged")}


@pytest.mark.parametrize("records", [RECORDS, PLAIN])
@given(share=st.floats(0.0, 1.0))
@settings(max_examples=25, deadline=None)
def test_what_stands_before_the_end_of_a_cut_file_is_kept(records, share, tmp_path_factory):
    """A download that broke off: every whole record is read, the cut one never as if it were whole."""
    whole = b"".join(records)
    cut = int(len(whole) * share)
    name = "a.warc.gz" if records is RECORDS else "a.warc"
    articles, _ = read_all(archive(tmp_path_factory.mktemp("cut") / name, whole[:cut]))
    ends = [sum(map(len, records[: number + 1])) for number in range(5)]
    sure = sum(end <= cut for end in ends)
    assert sure <= len(articles) <= sure + 1
    assert all("summer season" in one.reading.text for one in articles)


@given(junk=st.binary(max_size=400), place=st.integers(0, 4), packed=st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_bytes_do_more_than_be_counted(junk, place, packed, tmp_path_factory):
    """Random bytes at any place end nothing, and the records behind them are found."""
    records = RECORDS if packed else PLAIN
    name = "a.warc.gz" if packed else "a.warc"
    path = tmp_path_factory.mktemp("junk") / name
    articles, _ = read_all(archive(path, *records[:place], junk, *records[place:]))
    found = {url[-1] for url in urls(articles)}
    assert found <= set("01234")
    if not junk.endswith((b"\x1f", b"\x1f\x8b", b"W", b"WA", b"WAR", b"WARC")):
        assert set("01234"[:place]) <= found


def test_reading_goes_on_behind_any_position(tmp_path):
    """A restart reads what the first run did not, and nothing twice."""
    made = archive(tmp_path / "a.warc.gz", *RECORDS, b"\x1f\x8b\x08junk", *RECORDS)
    pieces = list(made.read())
    for after in range(len(pieces) + 1):
        assert list(made.read(after)) == pieces[after:]
    assert [piece.position for piece in pieces] == list(range(1, len(pieces) + 1))


def test_bombs_cost_neither_memory_nor_what_stands_behind_them(tmp_path):
    """A record of a gigabyte, and a small one whose body unpacks to one: refused, and the next one is read."""
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    size = 1 << 30
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    bomb = engine.compress(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/bomb\r\n"
        b"WARC-Date: 2025-03-05T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (size + len(head), head)
    )
    bomb += b"".join(engine.compress(bytes(1 << 20)) for _ in range(1 << 10)) + engine.compress(b"\r\n\r\n")
    bomb += engine.flush()
    small = gzip.compress(bytes(200 << 20))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    articles, rest = read_all(
        archive(
            tmp_path / "a.warc.gz",
            bomb,
            record("https://a.example/small", small, head=(HTML, ("Content-Encoding", "gzip"))),
            RECORDS[0],
        )
    )
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert urls(articles) == ["https://a.example/0"]
    assert rest == [("failed", "too large"), ("failed", "too large")]
    assert grown < 64 * 1024, f"{grown} KiB more memory"


def test_a_page_cannot_speak_for_another_by_what_it_holds(tmp_path):
    """A record that is too large is passed over by its own length; what looks like records inside it is its text."""
    forged = record("https://victim.example/1", page("Forged"), packed=False)
    large = record("https://a.example/large", forged + b" " * (7 << 20), packed=False)
    articles, rest = read_all(archive(tmp_path / "a.warc", large, PLAIN[0]))
    assert urls(articles) == ["https://a.example/0"]
    assert rest == [("failed", "too large")]


def test_a_whole_file_in_one_packed_piece_is_read(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(PLAIN)))
    assert len(read_all(WarcArchive(path))[0]) == 5
