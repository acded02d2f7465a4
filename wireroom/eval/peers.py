"""Other readers of pages, to be scored by the same measures in the same run."""

import logging
from datetime import UTC, datetime

from trafilatura import bare_extraction

from wireroom.errors import PageError
from wireroom.eval.pages import Labelled
from wireroom.model.article import Reading


def trafilatura(page: Labelled) -> Reading:
    """Read a page as trafilatura does by itself, with its own metadata and its full search for dates.

    Raises:
        PageError: If it finds nothing.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(
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


#: By name.
PEERS = {"trafilatura": trafilatura}
