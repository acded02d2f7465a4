"""What is remembered of one article, and how far its date can be trusted."""

import math
from dataclasses import dataclass, field

from wireroom.stories.dense import NONE, Dense
from wireroom.stories.facts import Facts
from wireroom.stories.vectors import Vectors
from wireroom.text.fingerprints import Hashes
from wireroom.text.trail import NO_TRAIL, Trail

DAY = 86_400.0
# A date this far ahead of our own clock is a mistake; less is a clock that runs fast or a time zone left out.
_AHEAD = 3_600.0
# A time of exactly midnight is a day without an hour, in a zone we do not know: from 12 hours before to 12 after it.
_ZONES = 12 * 3_600.0


@dataclass(slots=True, kw_only=True)
class Known:
    """An article in the window."""

    article_id: str
    #: The how-manieth article that was made known; breaks ties.
    order: int
    #: ISO 639-1, "" where unknown.
    language: str
    #: Between which times it was published, UTC seconds; minus infinity: nothing but "before we saw it".
    earliest: float
    latest: float
    vectors: Vectors
    agency: str
    full: bool
    #: Hashes of its runs of words; of what is known of it, where the full text is not read.
    shingles: Hashes
    sketch: Hashes
    #: Its vector of meaning, of length 1; empty without an embedder.
    dense: Dense = field(default_factory=lambda: NONE)
    #: Numbers and names of its full text in their order.
    trail: Trail = NO_TRAIL
    facts: Facts = field(default_factory=Facts)
    source_id: str = ""
    #: Whether its source is a news agency.
    agencies: bool = False
    story_id: str = ""
    report_id: str = ""
    copy_of: str | None = None
    #: The article whose text or title it may repeat, where that is not sure.
    perhaps_of: str | None = None
    row: int = -1

    def place_like(self, before: "Known") -> None:
        """Stand where an earlier version stood."""
        self.story_id, self.report_id, self.copy_of = before.story_id, before.report_id, before.copy_of
        self.perhaps_of, self.source_id = before.perhaps_of, before.source_id


def publication(published: float | None, seen: float) -> tuple[float, float]:
    """Say between which times an article was published.

    A missing date is not now, and an impossible one is missing; a bare day is a span.

    >>> publication(1000.0, 5000.0)
    (1000.0, 1000.0)
    >>> publication(None, 5000.0)
    (-inf, 5000.0)
    >>> publication(864000.0, 950000.0)
    (820800.0, 950000.0)
    """
    if published is None or published > seen + _AHEAD:
        return -math.inf, seen
    if published % DAY == 0.0:
        return published - _ZONES, max(published, min(published + DAY + _ZONES, seen))
    return published, published
