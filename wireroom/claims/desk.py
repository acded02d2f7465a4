"""The claims desk: one version of an article comes in, what was checked about it comes out."""

from datetime import UTC, datetime

from wireroom.claims.named import named_offices
from wireroom.claims.offices import check_offices
from wireroom.claims.origins import origins
from wireroom.claims.table import Table
from wireroom.model.article import Reading
from wireroom.model.events import ClaimsChecked

# A publish date this far after we saw the article cannot be true: zones reach to half a day, clocks drift a little.
FUTURE_SECONDS = 24 * 3600.0


class ClaimsDesk:
    """Checks offices and finds origins. Remembers nothing: the same reading gives the same answer."""

    def __init__(self, table: Table) -> None:
        """Take the facts to check against."""
        self._table = table

    def check(
        self,
        article_id: str,
        version: int,
        reading: Reading,
        *,
        source_id: str,
        published: float | None,
        seen: float,
        at: float,
    ) -> ClaimsChecked:
        """Check one version of an article.

        Args:
            article_id: The article.
            version: Which of its versions was read.
            reading: What was read.
            source_id: Its publisher.
            published: Publish date as told, UTC seconds; None is unknown, and so is a date after `seen`.
            seen: When we first saw it, UTC seconds: the day to check against where no date was told.
            at: Time of the event, UTC seconds.
        """
        told = published if published is not None and published <= seen + FUTURE_SECONDS else None
        day = seen if told is None else told
        offices, checked = check_offices(
            reading.text,
            reading.title,
            language=reading.language,
            at=day,
            published=told,
            table=self._table,
        )
        return ClaimsChecked(
            at=at,
            article_id=article_id,
            version=version,
            origins=origins(reading.text, reading.title, reading.language, reading.agency, source_id),
            offices=offices,
            offices_checked=checked,
            named=named_offices(reading.text, self._table, datetime.fromtimestamp(day, UTC).date()),
        )
