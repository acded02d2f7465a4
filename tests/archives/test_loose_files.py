"""Lines, saved pages and feed files: each record once, with the address and time that somebody tells of it."""

import gzip
import json
import lzma
import os

import pytest
from archived import DAY, TODAY, page, read_all, rows_file
from fastwarc.stream_io import ZstdWriter

from wireroom.archives.find import find
from wireroom.archives.lines import LineArchive
from wireroom.archives.loose import read_mapping
from wireroom.errors import UsageError
from wireroom.pipeline.file_jobs import Told, harvest
from wireroom.text.instants import instant

ROWS = [
    {"title": f"News {n}", "text": "Words.", "url": f"https://a.example/{n}", "published": TODAY - n * DAY}
    for n in range(120)
]


def zstd(data: bytes) -> bytes:
    import io

    out = io.BytesIO()
    writer = ZstdWriter(out)
    writer.write(data)
    del writer
    return out.getvalue()


@pytest.mark.parametrize(
    ("ending", "pack"), [("", bytes), (".gz", gzip.compress), (".xz", lzma.compress), (".zst", zstd)]
)
def test_lines_may_be_packed_and_are_read_on_from_any_position(ending, pack, tmp_path):
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(pack("".join(json.dumps(row) + "\n" for row in ROWS).encode()))
    made = LineArchive(path)
    pieces = list(made.read())
    assert [piece.position for piece in pieces] == [50, 100, 120]
    assert [one.url for one in read_all(made)[0]] == [row["url"] for row in ROWS]
    assert [one.url for one in read_all(made, 100)[0]] == [row["url"] for row in ROWS[100:]]


def test_a_cut_file_keeps_what_stands_before_and_says_so(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    rows = "".join(json.dumps(row | {"text": os.urandom(90).hex()}) + "\n" for row in ROWS).encode()
    path.write_bytes(gzip.compress(rows)[:-3000])
    articles, rest = read_all(LineArchive(path))
    assert 0 < len(articles) < len(ROWS)
    assert rest[-1] == ("failed", "cut off")


def test_lines_that_cannot_be_articles_are_counted_by_reason(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"title": "A"}\n\nnot json\n[1]\n{"url": "https://a.example/"}\n{"title": "'
        + b"x" * (9 << 20)
        + b'"}\n{"title": "B"}'
    )
    articles, rest = read_all(LineArchive(path))
    assert [one.reading.title for one in articles] == ["A", "B"]
    assert sorted(reason for _, reason in rest) == [
        "a line that is no JSON object",
        "a line that is no JSON object",
        "neither title nor text",
        "too large",
    ]


def test_fields_may_have_other_names(tmp_path):
    path = rows_file(
        tmp_path / "a.jsonl", [{"headline": "A", "title": "X", "href": "https://a.example/1", "when": TODAY - DAY}]
    )
    (piece,) = LineArchive(path).read()
    told = Told(names={"title": "headline", "url": "href", "published": "when"}, now=TODAY)
    (made,) = harvest(piece, told).articles
    assert (made.reading.title, made.url, made.at) == ("A", "https://a.example/1", TODAY - DAY)


def test_a_row_with_a_whole_page_is_read_as_one(tmp_path):
    path = rows_file(tmp_path / "a.jsonl", [{"url": "https://a.example/1", "html": page("Orvik").decode()}])
    ((made,), _) = read_all(LineArchive(path))
    assert made.reading.title == "Orvik rebuilds its wall"
    assert made.at == instant("2025-03-04T10:00:00Z")


def saved(folder, name, body):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def test_a_pages_address_comes_from_the_mapping_then_the_page_then_the_name(tmp_path):
    folder = tmp_path / "saved"
    saved(folder, "a.html", page("Orvik", canonical="https://own.example/a"))
    saved(folder, "b.html", page("Tamsel", canonical="https://own.example/b"))
    saved(folder, "www.named.example/2025/c.html", page("Corrin"))
    saved(folder, "https%3A%2F%2Fspelled.example%2Fd", page("Meridon"))
    saved(folder, "e.html", page("Velland"))
    (tmp_path / "map.csv").write_text("b.html,https://mapped.example/b,2025-03-09\nnothing,else\n")
    found = find([folder], read_mapping(tmp_path / "map.csv"))
    articles, rest = read_all(found.archives[0])
    assert rest == []
    assert {one.url: one.at for one in articles} == {
        "https://own.example/a": instant("2025-03-04T10:00:00Z"),
        "https://mapped.example/b": instant("2025-03-09"),
        "https://www.named.example/2025/c.html": instant("2025-03-04T10:00:00Z"),
        "https://spelled.example/d": instant("2025-03-04T10:00:00Z"),
        None: instant("2025-03-04T10:00:00Z"),
    }


def test_a_packed_page_is_the_page_that_it_holds(tmp_path):
    """Key, address and text are those of the unpacked one, whether mapping, page or name tells the address."""
    pages = {
        "a.html": page("Orvik", canonical="https://own.example/a"),
        "b.htm": page("Tamsel"),
        "www.named.example/2025/c.html": page("Corrin"),
    }
    (tmp_path / "map.csv").write_text("b.htm,https://mapped.example/b,2025-03-09\n")
    for name, body in pages.items():
        saved(tmp_path / "plain", name, body)
        saved(tmp_path / "packed", f"{name}.gz", gzip.compress(body))
    facts = []
    for folder in ("plain", "packed"):
        articles, rest = read_all(find([tmp_path / folder], read_mapping(tmp_path / "map.csv")).archives[0])
        assert rest == []
        facts.append([(one.key, one.url, one.at, one.reading) for one in articles])
    assert len(facts[0]) == 3
    assert facts[0] == facts[1]


def test_s9_a_packed_page_is_unpacked_no_further_than_a_page_may_be_long(tmp_path):
    """A bomb, a cut one and one that is no gzip cost themselves; the page behind them is read."""
    saved(tmp_path, "s/a.html.gz", gzip.compress(b"<html>" + bytes(64 << 20)))
    whole = gzip.compress(page("Orvik"))
    saved(tmp_path, "s/b.html.gz", whole[:-20])
    saved(tmp_path, "s/c.html.gz", page("Orvik"))
    saved(tmp_path, "s/d.html.gz", whole[:10] + b"\xff" * 50)
    saved(tmp_path, "s/e.html.gz", whole)
    articles, rest = read_all(find([tmp_path / "s"]).archives[0])
    assert [one.reading.title for one in articles] == ["Orvik rebuilds its wall"]
    assert rest == [("failed", reason) for reason in ("too large", "cut off", "damaged", "damaged")]


@pytest.mark.parametrize("text", ["", "{", "one,two", '{"a": 1}'])
def test_a_mapping_that_says_nothing_is_said(text, tmp_path):
    (tmp_path / "map").write_text(text)
    with pytest.raises(UsageError, match="--map"):
        read_mapping(tmp_path / "map")


FEED = """<rss version="2.0"><channel><title>A</title><link>https://a.example/</link>
<item><title>First</title><link>https://a.example/1</link><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate></item>
<item><title>Second</title><link>/2</link></item></channel></rss>"""


def test_feed_files_give_their_entries_at_the_time_that_is_told(tmp_path):
    saved(tmp_path, "feeds/a.xml", FEED.encode())
    saved(tmp_path, "feeds/broken.rss", b"no feed at all")
    os.utime(tmp_path / "feeds/a.xml", (TODAY - DAY, TODAY - DAY))
    archive = find([tmp_path / "feeds"]).archives[0]
    pieces = list(archive.read())
    made = harvest(pieces[0], Told(now=TODAY)).articles
    assert [(one.reading.title, one.url, one.source) for one in made] == [
        ("First", "https://a.example/1", "a.example"),
        ("Second", "https://a.example/2", "a.example"),
    ]
    assert [one.at for one in made] == [instant("2025-03-04T10:00:00Z"), TODAY - DAY]


def test_folders_are_looked_through_and_lists_of_feeds_are_told_apart(tmp_path):
    saved(tmp_path, "x/a.warc.gz", b"")
    saved(tmp_path, "x/y/b.jsonl", b"")
    saved(tmp_path, "x/list.xml", b'<?xml version="1.0"?><opml version="2.0"></opml>')
    saved(tmp_path, "x/picture.png", b"\x89PNG")
    found = find([tmp_path / "x"])
    assert [archive.name for archive in found.archives] == ["a.warc.gz", "b.jsonl"]
    assert ([path.name for path in found.lists], found.other) == (["list.xml"], 1)
    with pytest.raises(UsageError, match="nothing that can be read"):
        find([tmp_path / "x/picture.png"])


def test_s40_a_files_name_is_one_line_for_people_and_never_a_path(tmp_path):
    path = tmp_path / "a\u202egnp.html\n\x1b[31m.jsonl"
    path.write_text("")
    assert LineArchive(path).name == "agnp.html [31m.jsonl"


def test_the_same_bytes_have_the_same_key_wherever_they_lie(tmp_path):
    one, other = rows_file(tmp_path / "a.jsonl", ROWS[:3]), rows_file(tmp_path / "b.jsonl", ROWS[:3])
    third = rows_file(tmp_path / "c.jsonl", ROWS[:2])
    keys = [LineArchive(path).key() for path in (one, other, third)]
    assert keys[0] == keys[1] != keys[2]
