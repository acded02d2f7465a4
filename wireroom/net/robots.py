"""What a site's robots.txt lets us do (R30, RFC 9309).

Pages obey all its rules. Everything else obeys only rules that name Wireroom: a feed is published to be asked for.
"""

import re
from dataclasses import dataclass

from protego import Protego

#: The name that rules call us by.
PRODUCT = "Wireroom"
#: Bytes of a robots.txt that are read; RFC 9309 asks for at least 500 KiB.
MOST_BYTES = 500 * 1024
#: How long an answer holds, seconds.
FRESH_S = 86400.0
#: How long it holds that nobody answered, seconds. Shorter, so that one bad minute does not close a site for a day.
RETRY_S = 3600.0
#: Longest pause between pages that a Crawl-delay may ask for, seconds.
LONGEST_DELAY_S = 60.0
#: Sites whose rules are kept; parsed rules take some 10 KiB each.
MOST_SITES = 2000

#: The line that opens the rules for everybody.
EVERYBODY = re.compile(r"(?im)^(\s*user[- ]?agent\s*:?\s*)\*(?=\s*(?:#.*)?$)")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site."""

    #: All rules; None: everything is allowed.
    everybody: Protego | None
    #: Only the rules that name us; None where none does.
    ours: Protego | None
    #: Nothing is allowed to pages: robots.txt exists, for all we know, but could not be read.
    closed: bool
    #: When to ask again, UTC seconds.
    until: float

    def allow(self, url: str, *, page: bool) -> bool:
        """Say whether an address may be asked for."""
        if not page:
            return self.ours is None or bool(self.ours.can_fetch(url, PRODUCT))
        if self.closed:
            return False
        return self.everybody is None or bool(self.everybody.can_fetch(url, PRODUCT))

    @property
    def delay_s(self) -> float:
        """Least pause between two pages that the site asks for, seconds; 0 where it asks for none."""
        try:
            asked = float(self.everybody.crawl_delay(PRODUCT) or 0.0) if self.everybody is not None else 0.0
        except (TypeError, ValueError, OverflowError):
            return 0.0
        return min(asked, LONGEST_DELAY_S) if asked > 0 else 0.0


def read_rules(body: bytes, now: float) -> Rules:
    """Read a robots.txt; bytes over the limit are not looked at. Never raises: what is no rule is no rule."""
    text = body[:MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    ours = None
    if PRODUCT.lower() in text.lower():
        ours = Protego.parse(EVERYBODY.sub(r"\1nobody-of-this-name", text))
    return Rules(everybody=Protego.parse(text), ours=ours, closed=False, until=now + FRESH_S)


def no_rules(now: float) -> Rules:
    """The site has no robots.txt (4xx): all is allowed."""
    return Rules(everybody=None, ours=None, closed=False, until=now + FRESH_S)


def unknown_rules(now: float) -> Rules:
    """The site's robots.txt could not be had (5xx, no answer): no page is asked for until it can."""
    return Rules(everybody=None, ours=None, closed=True, until=now + RETRY_S)
