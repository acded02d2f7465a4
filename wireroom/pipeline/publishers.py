"""Whose article is it, where a feed gathers those of many publishers?

A feed may name the true publisher of an entry (`source` of RSS). That is believed of services that gather news and of
nobody else: else any feed could speak in another's name (S52).
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from wireroom.model.entry import Entry
from wireroom.model.source import Feed, Source
from wireroom.text.domains import registrable_domain

#: Hosts of services whose feeds name the publisher of each entry by its address.
AGGREGATORS = frozenset(("news.google.com", "news.yahoo.com"))


def gathers(feed: Feed) -> bool:
    """Say whether a feed brings other publishers' articles and names them."""
    return urlsplit(feed.url).hostname in AGGREGATORS


def publisher_of(entry: Entry, owners: Mapping[str, str]) -> Source | None:
    """Return the publisher that an entry names; None where it names none.

    Args:
        entry: An entry of a feed that gathers.
        owners: Registrable domains of the known sources, with their ids: a publisher may have several.
    """
    if entry.source_url is None:
        return None
    domain = registrable_domain(entry.source_url)
    name = entry.source_name or domain
    return Source(id=owners.get(domain, domain), name=name, domains=(domain,))
