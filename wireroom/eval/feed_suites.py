"""Which documents do the test suites of other feed readers bring, and where does each suite say what it expects?

Five readers and one reader of lists ship test documents with expected values: feedparser and listparser as conditions
in a comment, the others as JSON beside the document. Compared is what all of them tell: title, address and language of
the feed; id, title, address, dates, authors, summary, content and files of the entries; of lists the feeds' titles and
addresses. What a document expects beyond that, and values that a suite made up itself, are no checks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wireroom.eval.feed_conditions import conditions_of_feed, conditions_of_list
from wireroom.eval.feed_expected import checks_of
from wireroom.eval.feed_said import Expected
from wireroom.text.addresses import safe_link

#: Suites with expected values, in the order of the report.
SUITES = ("feedparser", "gofeed", "feed-rs", "rss-parser", "fastfeedparser", "listparser")

# Documents of feedparser are served from here in its own tests; the others' come without an address.
_SERVED_FROM = "http://127.0.0.1:8097/"
_SOMEWHERE = "http://example.com/feed"
_HEADER = re.compile(rb"^\s*Header:\s*(Content-Type|Content-Location)\s*:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document with what its suite expects of it."""

    path: str
    body: bytes
    #: Address under which the document is read, and the HTTP header that comes with it.
    url: str
    content_type: str | None
    #: Whether it is a list of feeds.
    is_list: bool = False
    #: Each must hold.
    expected: tuple[Expected, ...]


def cases(suite: str, files: Mapping[str, bytes]) -> Iterator[Case]:
    """Yield the documents of a suite that expect something which is compared.

    Args:
        suite: One of SUITES.
        files: The suite's files, path to bytes.
    """
    for path, body in sorted(files.items()):
        if is_sanitiser_case(suite, path):
            continue
        expected: tuple[Expected, ...]
        if suite == "feedparser":
            expected = conditions_of_feed(body)
        elif suite == "listparser":
            expected = conditions_of_list(body)
        else:
            beside = _beside(suite, path, files)
            expected = checks_of(suite, path, beside, body) if beside is not None else ()
        if expected:
            url, content_type = where_from(suite, path, body)
            yield Case(
                path=path,
                body=body,
                url=url,
                content_type=content_type,
                is_list=suite == "listparser",
                expected=expected,
            )


def is_sanitiser_case(suite: str, path: str) -> bool:
    """Say whether a document is about what a sanitiser leaves: it is scored against our own rules (S16)."""
    return suite == "feedparser" and "/sanitize/" in path


def where_from(suite: str, path: str, body: bytes) -> tuple[str, str | None]:
    """Return the address and the content type with which a document is served."""
    if suite != "feedparser":
        return _SOMEWHERE, None
    headers = {name.lower(): value.decode("latin-1") for name, value in _HEADER.findall(body[:3000])}
    served = _SERVED_FROM + path
    return safe_link(headers.get(b"content-location", ""), served) or served, headers.get(b"content-type")


def _beside(suite: str, path: str, files: Mapping[str, bytes]) -> bytes | None:
    """Return the JSON that tells what a document holds."""
    stem, _, ending = path.rpartition(".")
    if suite == "rss-parser":
        return files.get(stem.replace("/input/", "/output/") + ".json") if "/input/" in path else None
    if suite == "feed-rs":
        return None if path.endswith(".serde.json") else files.get(stem + ".serde.json")
    return None if ending == "json" else files.get(stem + ".json")
