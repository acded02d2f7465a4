"""Archives for tests: pages of invented outlets, written as crawlers and people keep them."""

import gzip
import io
import json

from fastwarc.warc import WarcRecord, WarcRecordType

from wireroom.pipeline.file_jobs import Told, harvest
from wireroom.pipeline.filed import Batch
from wireroom.pipeline.filing import Filing

#: 24 November 2026, 06:00 UTC: the day of the import.
TODAY = 1_795_500_000.0
DAY = 86_400.0

PARAGRAPHS = (
    "The council of {place} voted on {day} to rebuild the harbour wall that storms had broken in two places.",
    "Engineers told the members that the work would take nine months and cost four million crowns, most for stone.",
    "Fishermen asked for a passage on the lee side; the mayor promised an answer before the summer season begins.",
)


def page(
    place: str, day: str = "Tuesday", *, published: str = "2025-03-04T10:00:00Z", canonical: str = "", more=""
) -> bytes:
    """Write the page of an article about one place."""
    body = "".join(f"<p>{text.format(place=place, day=day)}</p>" for text in PARAGRAPHS)
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return (
        f'<!doctype html><html lang="en"><head><title>{place} rebuilds its wall</title>{link}'
        f'<meta property="article:published_time" content="{published}"></head><body><article>'
        f"<h1>{place} rebuilds its wall</h1>{body}{more}</article></body></html>"
    ).encode()


def record(
    url: str,
    body: bytes,
    *,
    head: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),),
    status: str = "200 OK",
    date: str = "2025-03-05T00:00:00Z",
    kind: WarcRecordType = WarcRecordType.response,
    packed: bool = True,
    more: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """Write one record as the library writes it."""
    made = WarcRecord()
    made.init_headers(record_type=kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = date
    for name, value in more:
        made.headers[name] = value
    if kind in (WarcRecordType.response, WarcRecordType.request, WarcRecordType.revisit):
        made.headers["Content-Type"] = f"application/http; msgtype={kind}"
        first = f"HTTP/1.1 {status}" if kind != WarcRecordType.request else "GET / HTTP/1.1"
        lines = "".join(f"{name}: {value}\r\n" for name, value in head)
        body = f"{first}\r\n{lines}\r\n".encode() + body
    made.set_bytes_content(body)
    out = io.BytesIO()
    made.write(out)
    return gzip.compress(out.getvalue()) if packed else out.getvalue()


def rows_file(path, rows):
    """Write JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def read_all(archive, after=0):
    """Read an archive in this process; returns its articles and (kind, reason) of what gave none."""
    told = Told(now=TODAY)
    articles, rest = [], []
    for piece in archive.read(after):
        if piece.reason:
            rest.append((piece.kind, piece.reason))
            continue
        made = harvest(piece, told)
        articles += made.articles
        rest += [("failed", reason) for reason in made.failed]
    return articles, rest


def take_all(intake, articles, *, now=TODAY):
    """Take articles in the order in which they come; returns what became of them."""
    return Filing(intake).take(Batch(articles=tuple(articles)), now)
