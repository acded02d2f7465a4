"""When are two deliveries the same article?

Identity is the canonical address under the publisher that delivers it, never a date or a title. A publisher can only
touch its own articles (S52): an address under another's domain, as aggregators carry, makes an article of its own.
"""

import base64
import hashlib

from wireroom.text.domains import registrable_domain

# 12 signs of 5 bits: among ten million articles two share an id with a chance of 1 in 20,000.
LENGTH = 12


def article_id(address: str | None, feed_url: str, key: str) -> str:
    """Name an article.

    Args:
        address: Its canonical address (`text.addresses.canonical_address`); None where it has none.
        feed_url: The feed that delivers it.
        key: The entry's key within that feed; only used where there is no address.

    Returns:
        12 lower-case letters and digits (base32), the same for the same address from every feed under one registrable
        domain.

    >>> article_id("https://example.org/1", "https://example.org/rss", "x") == article_id(
    ...     "https://example.org/1", "https://feeds.example.org/sport", "y"
    ... )
    True
    """
    publisher = registrable_domain(feed_url) or feed_url
    parts = ("address", publisher, address) if address else ("entry", feed_url, key)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii")[:LENGTH].lower()
