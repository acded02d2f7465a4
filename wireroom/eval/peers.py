"""Other readers of pages, to be scored by the same measures in the same run.

None of them is needed to run Wireroom: they are loaded by name, and who is not installed is told so (`make bench` makes
an environment that has all of them).
"""

import importlib
import importlib.util
import logging
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from wireroom.errors import PageError
from wireroom.eval.pages import Labelled
from wireroom.model.article import Reading
from wireroom.text.clean import text_of_html

ReadPeer = Callable[[Labelled], Reading]


def peers() -> tuple[dict[str, ReadPeer], list[str]]:
    """Return those that are installed, by name, and the names of those that are not."""
    here = {name: read for name, (module, read) in _PEERS.items() if importlib.util.find_spec(module) is not None}
    return here, [name for name in _PEERS if name not in here]


def trafilatura(page: Labelled) -> Reading:
    """Read a page as trafilatura does by itself, with its own metadata and its full search for dates.

    Raises:
        PageError: If it finds nothing.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = importlib.import_module("trafilatura").bare_extraction(
        page.page,
        url=page.url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"max_date": datetime.fromtimestamp(page.seen, UTC).date().isoformat()},
    )
    if document is None:
        raise PageError(page.url, "trafilatura found nothing")
    day = getattr(document, "date", None)
    author = getattr(document, "author", None) or ""
    return Reading(
        title=getattr(document, "title", None) or "",
        text=getattr(document, "text", None) or "",
        authors=tuple(name.strip() for name in author.split(";") if name.strip()),
        published=datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() if day else None,
        origin="page",
    )


def trafilatura_fast(page: Labelled) -> Reading:
    """Read the text alone in trafilatura's fast mode.

    Raises:
        PageError: If it finds nothing.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = importlib.import_module("trafilatura").extract(page.page, url=page.url, fast=True, include_comments=False)
    if not text:
        raise PageError(page.url, "trafilatura found nothing")
    return Reading(title="", text=text, origin="page")


def newspaper4k(page: Labelled) -> Reading:
    """Read a page with newspaper4k.

    Raises:
        PageError: If it finds nothing or gives up.
    """
    newspaper = importlib.import_module("newspaper")
    article = newspaper.Article(page.url, fetch_images=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # zones that it does not know
            article.download(input_html=page.page.decode("utf-8", "replace"))
            article.parse()
    except _GIVEN_UP as error:
        raise PageError(page.url, f"newspaper4k: {error}") from error
    made = article.publish_date if isinstance(article.publish_date, datetime) else None
    zone = made.utcoffset() if made else None
    return Reading(
        title=article.title or "",
        text=article.text or "",
        authors=tuple(article.authors or ()),
        published=(made.replace(tzinfo=made.tzinfo or UTC)).timestamp() if made else None,
        zone_minutes=int(zone.total_seconds()) // 60 if zone else None,
        origin="page",
    )


def readability(page: Labelled) -> Reading:
    """Read text and title with readability-lxml.

    Raises:
        PageError: If it finds nothing or gives up.
    """
    found = importlib.import_module("readability").Document(page.page.decode("utf-8", "replace"), url=page.url)
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        return Reading(title=found.short_title(), text=text_of_html(found.summary(html_partial=True)), origin="page")
    except _GIVEN_UP as error:
        raise PageError(page.url, f"readability: {error}") from error


def resiliparse(page: Labelled) -> Reading:
    """Read the text with resiliparse's plain extractor of main content."""
    extract: Any = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    encoding: Any = importlib.import_module("resiliparse.parse.encoding")
    text = encoding.bytes_to_str(page.page, encoding.detect_encoding(page.page))
    return Reading(title="", text=extract(text, main_content=True, alt_texts=False, links=False), origin="page")


# What foreign code raises on odd pages is no fault of the measure.
_GIVEN_UP = (ValueError, TypeError, AttributeError, LookupError, OSError, RuntimeError, ImportError)

#: By name: the module that must be there, and how it reads.
_PEERS: dict[str, tuple[str, ReadPeer]] = {
    "trafilatura": ("trafilatura", trafilatura),
    "trafilatura fast, text alone": ("trafilatura", trafilatura_fast),
    "newspaper4k": ("newspaper", newspaper4k),
    "readability-lxml": ("readability", readability),
    "resiliparse, text alone": ("resiliparse", resiliparse),
}
