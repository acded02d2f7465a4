"""The wire: how many articles were first seen, ten minutes a bar."""

from wireroom.model.views import Head, WireBar
from wireroom.store.queries import Queries

#: Seconds of a bar; what a bar shows when nothing was seen.
SLOT, NO_NEWS = 600.0, (0, 0, 0)


def bars(sql: Queries, head: Head, hours: int) -> list[WireBar]:
    """Give the bars of the last hours of the log's clock, oldest first.

    Args:
        sql: The queries `reads`.
        head: Where the log stands.
        hours: How many, or as many as there were.
    """
    if head.started_at is None:
        return []
    last = int(head.at // SLOT)
    began = int(head.started_at // SLOT)
    first = max(last - hours * 6 + 1, began)
    found = {slot: seen for slot, *seen in sql.rows("slots", first=first, last=last)}
    return [
        WireBar(
            start=slot * SLOT,
            articles=articles,
            off=slot not in found and slot not in (began, last),  # these two are not whole: nothing is missing
            breaking=breaking > 0,
        )
        for slot in range(first, last + 1)
        for articles, _, breaking in (found.get(slot, NO_NEWS),)
    ]
