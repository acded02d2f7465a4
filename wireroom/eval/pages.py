"""Labelled pages, whatever the layout of the set that they come from.

Each set of article pages has its own folders, archives and names for the truth; here they become one kind of record.
"""

import gzip
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wireroom.errors import UsageError
from wireroom.text.clean import text_of_html
from wireroom.text.domains import registrable_domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One page with what is known to be true of it; None is "the set does not say"."""

    #: Name within its set.
    id: str
    #: Registrable domain; decides the half.
    group: str
    url: str
    page: bytes
    #: When it was fetched, UTC seconds.
    seen: float
    #: The article's text; None where only snippets or fields are labelled.
    text: str | None = None
    title: str | None = None
    #: Publication time as labelled, ISO 8601; a date alone, or with time and zone.
    published: str | None = None
    authors: tuple[str, ...] | None = None
    language: str | None = None
    #: Snippets that must be found in the text, and those that must not.
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    #: "article" unless the set labels other kinds.
    kind: str = "article"


# Sets that do not say when they were fetched were published before this moment.
_FETCHED = datetime(2026, 12, 31, tzinfo=UTC).timestamp()


def layout_of(data: Path) -> str:
    """Say which set a folder holds, by what lies in it.

    Returns:
        "aeb", "fundus", "fundus-eval", "trafilatura", "wcxb", "newspaper" or "readability".

    Raises:
        UsageError: If it is none of them.
    """
    signs = (
        ("aeb", "ground-truth.json"),
        ("fundus-eval", "baseline_rouge_lsum.tsv"),
        ("fundus", "truth.jsonl"),
        ("trafilatura", "evaldata.json"),
        ("wcxb", "truth.jsonl.gz"),
        ("newspaper", "newspaper3k.tar.xz"),
        ("readability", "test-pages.tar.xz"),
    )
    for layout, sign in signs:
        if (data / sign).exists():
            return layout
    raise UsageError(
        f"{data} holds no labelled pages in a layout that we know ({', '.join(name for name, _ in signs)})"
    )


def labelled_pages(data: Path) -> Iterator[Labelled]:
    """Yield the pages of a set in a fixed order.

    Raises:
        UsageError: If the folder is none of the known sets.
    """
    readers = {
        "aeb": _aeb,
        "fundus": _fundus,
        "fundus-eval": _fundus_eval,
        "trafilatura": _trafilatura,
        "wcxb": _wcxb,
        "newspaper": _newspaper,
        "readability": _readability,
    }
    yield from readers[layout_of(data)](data)


def _aeb(data: Path) -> Iterator[Labelled]:
    truth = json.loads((data / "ground-truth.json").read_text("utf-8"))
    for name in sorted(truth):
        page = gzip.decompress((data / "pages" / f"{name}.html.gz").read_bytes())
        url = truth[name]["url"]
        yield Labelled(
            id=name, group=registrable_domain(url), url=url, page=page, seen=_FETCHED, text=truth[name]["articleBody"]
        )


def _fundus(data: Path) -> Iterator[Labelled]:
    for row in _rows((data / "truth.jsonl").read_bytes()):
        authors = row.get("authors")
        yield Labelled(
            id=row["file"],
            group=row["domain"],
            url=row["url"],
            page=gzip.decompress((data / row["file"]).read_bytes()),
            seen=_moment(row.get("crawl_date")),
            text=row["text"] if row.get("body_ok") else None,
            title=row.get("title"),
            published=row.get("publishing_date"),
            authors=tuple(authors) if authors is not None else None,
        )


def _fundus_eval(data: Path) -> Iterator[Labelled]:
    for row in _rows((data / "truth.jsonl").read_bytes()):
        page = gzip.decompress((data / row["file"]).read_bytes())
        yield Labelled(
            id=row["file"],
            group=row["domain"],
            url=row["url"],
            page=page,
            seen=_moment(row.get("crawl_date")),
            text="\n".join(row["body"]),
        )


def _trafilatura(data: Path) -> Iterator[Labelled]:
    truth = json.loads((data / "evaldata.json").read_text("utf-8"))
    pages = dict(_archive(data / "pages.tar.xz"))
    for url in sorted(truth):
        row = truth[url]
        if row["file"] not in pages:
            continue
        given = row.get("author") or ""
        names = given if isinstance(given, list) else given.split(";")
        authors = tuple(name.strip() for name in names if name.strip())
        yield Labelled(
            id=url,
            group=registrable_domain(url),
            url=url,
            page=pages[row["file"]],
            seen=_FETCHED,
            title=row.get("title") or None,
            published=row.get("date") or None,
            authors=authors or None,
            present=tuple(row.get("with") or ()),
            absent=tuple(row.get("without") or ()),
        )


def _wcxb(data: Path) -> Iterator[Labelled]:
    pages = dict(_archive(data / "pages.tar"))
    for row in _rows(gzip.decompress((data / "truth.jsonl.gz").read_bytes())):
        page = pages.get(row["file"])
        if page is None:
            continue
        author = row.get("author")
        yield Labelled(
            id=row["id"],
            group=row["domain"],
            url=row["url"],
            page=gzip.decompress(page),
            seen=_FETCHED,
            text=row["main_content"],
            title=row.get("title") or None,
            published=row.get("publish_date") or None,
            authors=_listed(author) if isinstance(author, str) and author else None,
            kind=row.get("page_type", "article"),
        )


def _newspaper(data: Path) -> Iterator[Labelled]:
    for tool in ("newspaper3k", "newspaper4k", "goose3"):
        files = dict(_archive(data / f"{tool}.tar.xz"))
        for name in sorted(files):
            if not name.endswith(".html"):
                continue
            stem = name.removesuffix(".html")
            text, facts = _regression_truth(files, stem)
            url = str(facts.get("url") or f"https://{Path(stem).name}.example/article")
            title = facts.get("title")
            language = facts.get("language") or facts.get("meta_lang")
            yield Labelled(
                id=f"{tool}/{name}",
                group=registrable_domain(url) or Path(stem).name,
                url=url,
                page=files[name],
                seen=_FETCHED,
                text=text,
                title=title if isinstance(title, str) and title else None,
                language=language if isinstance(language, str) and language else None,
            )


def _regression_truth(files: dict[str, bytes], stem: str) -> tuple[str | None, dict[str, Any]]:
    """Find the text and the facts that lie beside a page in one of the three tools' tests."""
    name = stem.removeprefix("html/")
    for path in (f"text/{name}.txt", f"txt/{name}.txt"):
        if path in files:
            facts = _record(files.get(f"metadata/{name}.json"))
            return files[path].decode("utf-8", "replace"), facts
    whole = _record(files.get(f"{stem}.json"))
    expected = whole.get("expected")
    facts = {"url": whole.get("url"), **(expected if isinstance(expected, dict) else {})}
    text = facts.get("cleaned_text")
    return (text if isinstance(text, str) else None), facts


def _readability(data: Path) -> Iterator[Labelled]:
    files = dict(_archive(data / "test-pages.tar.xz"))
    for name in sorted(files):
        if not name.endswith("/source.html"):
            continue
        case = name.removesuffix("/source.html")
        facts = _record(files.get(f"{case}/expected-metadata.json"))
        byline = facts.get("byline")
        expected = files.get(f"{case}/expected.html")
        yield Labelled(
            id=case,
            group=case,
            url=f"https://fakehost.example/{case}/",
            page=files[name],
            seen=_FETCHED,
            text=text_of_html(expected.decode("utf-8", "replace")) if expected and facts.get("readerable") else None,
            title=facts.get("title") or None,
            published=facts.get("publishedTime") or None,
            authors=(byline,) if isinstance(byline, str) and byline else None,
            language=facts.get("lang") or None,
        )


def _rows(raw: bytes) -> Iterator[dict[str, Any]]:
    for line in raw.splitlines():
        if line.strip():
            yield json.loads(line)


def _record(raw: bytes | None) -> dict[str, Any]:
    try:
        value = json.loads(raw) if raw else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _archive(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive; nothing is written anywhere."""
    with tarfile.open(path) as archive:
        for member in archive:
            taken = archive.extractfile(member) if member.isfile() else None
            if taken is not None:
                yield member.name.removeprefix("./"), taken.read()


def _listed(names: str) -> tuple[str, ...]:
    """Part a list of names by its commas; a lone word after a comma is a title ("Ada Quill, MD") and stays."""
    parts = [part.strip() for part in names.split(",")]
    return tuple(parts) if all(" " in part for part in parts) else (names,)


def _moment(value: str | None) -> float:
    if not value:
        return _FETCHED
    moment = datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
