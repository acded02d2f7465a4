"""The four counts: articles, publishers, independent reports, claim origins. Made here and nowhere else.

Where a member's text is not read, copies cannot be seen: reports and origins are then a range. So are reports where
evidence is thin: two texts credit one agency, or share much and not most of their words. No gate counts the upper end,
so gates ask for `reports.low` and `origins.low`.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A whole number that may not be known exactly: from `low` to `high`, both included."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether both ends agree."""
        return self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedMember:
    """What counting needs to know of one member of a story."""

    article_id: str
    source_id: str
    #: Owner family of the source; None: unknown, then the source is its own family.
    owner: str | None
    #: Group of copies that it belongs to; its own id where it is no copy.
    report_id: str
    #: Whether its full text was read.
    read: bool
    #: What its text may come from, see `kin_of`: reports that share one of these may be one report.
    kin: tuple[str, ...] = ()
    #: Keys of the speakers, documents or agencies that its claims rest on; empty: none found.
    origins: tuple[str, ...] = ()
    #: Whether it is paid for: an advertisement is an article, and no report.
    sponsored: bool = False
    #: Whether it is a post of a social service: neither an article of a newsroom nor a report.
    post: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How broad and how deep a story stands."""

    articles: int
    publishers: int
    reports: Span
    #: None: not known yet (no member's text was read).
    origins: Span | None
    #: Posts of social services beside these.
    posts: int = 0


def kin_of(*, agency: str | None, source_name: str, source_kind: str, perhaps_of: str | None) -> tuple[str, ...]:
    """Say what an article's text may come from.

    Args:
        agency: Agency that it credits.
        source_name: Name of its source, and its kind: an agency's own texts are the agency's.
        source_kind: As Source.kind.
        perhaps_of: The article that it perhaps repeats.

    >>> kin_of(agency="Fulmar", source_name="Ledger", source_kind="newspaper", perhaps_of="a7")
    ('agency:fulmar', 'article:a7')
    """
    named = agency or (source_name if source_kind == "agency" else None)
    found = (named and f"agency:{named.casefold()}", perhaps_of and f"article:{perhaps_of}")
    return tuple(one for one in found if one)


def count(members: Iterable[CountedMember]) -> Counts:
    """Count a story's members.

    Unread members may all be copies of a read one (lower end) or each a report of its own (upper end); reports that
    share what they may come from are one at the lower end, and as many as they seem at the upper. Several reports
    by publishers of one owner family are as many reports only if their texts differ, which copies have settled already.
    What is paid for counts as article and publisher alone, posts of social services as neither.
    """
    everything = list(members)
    members = [member for member in everything if not member.post]
    posts = len(everything) - len(members)
    families = {member.owner or member.source_id for member in members}
    reporting = [member for member in members if not member.sponsored]
    read = {member.report_id for member in reporting if member.read}
    unread = {member.report_id for member in reporting if not member.read} - read
    low = max(_apart([member for member in reporting if member.read]), 1 if reporting else 0)
    reports = Span(low, len(read) + len(unread))
    if not read:
        return Counts(articles=len(members), publishers=len(families), reports=reports, origins=None, posts=posts)
    by_report: dict[str, list[CountedMember]] = {}
    for member in reporting:
        if member.read:
            by_report.setdefault(member.report_id, []).append(member)
    rests = {report_id: _rests_on(copies) for report_id, copies in by_report.items()}
    named = set().union(*rests.values())
    silent = sum(1 for keys in rests.values() if not keys)
    least = max(len(named), 1)
    return Counts(
        articles=len(members),
        publishers=len(families),
        reports=reports,
        origins=Span(least, max(least, len(named) + silent + len(unread))),
        posts=posts,
    )


def single_source(counts: Counts) -> str | None:
    """Say on which one thing a story is known to stand, or None.

    Returns:
        "publisher" if one alone tells it, "report" if several carry one report, "origin" if several reports rest on
        one speaker or document. Where texts are not read it is not known, and None.

    >>> single_source(Counts(articles=9, publishers=7, reports=Span(1, 1), origins=Span(1, 1)))
    'report'
    """
    if counts.publishers == 1:
        return "publisher"
    if counts.reports.high == 1:
        return "report"
    if counts.origins is not None and counts.origins.high == 1:
        return "origin"
    return None


def _rests_on(copies: list[CountedMember]) -> set[str]:
    """Say what one report rests on: its copies add no speakers.

    An unnamed speaker is its publisher's own, but "officials" in a copy are those of the text that it repeats; and one
    who is named in any copy, cut or whole, is named for all of them.
    """
    everyone = [key for one in sorted(copies, key=_repeats) for key in one.origins]
    unnamed: dict[str, str] = {}
    for key in everyone:
        if key.startswith("unnamed:"):
            unnamed.setdefault(key.rpartition(":")[2], key)
    agencies = {key for key in everyone if key.startswith("agency:")}
    speakers = set(everyone) - agencies - {key for key in everyone if key.startswith("unnamed:")}
    return speakers or set(unnamed.values()) or agencies


def _repeats(one: CountedMember) -> tuple[bool, str]:
    """Put the text that gave a report its id before its copies."""
    return one.article_id != one.report_id, one.article_id


def _apart(members: Iterable[CountedMember]) -> int:
    """Count the reports that nothing ties together, by following what they may come from."""
    leads: dict[str, str] = {}

    def home(key: str) -> str:
        while leads.setdefault(key, key) != key:
            leads[key] = leads[leads[key]]
            key = leads[key]
        return key

    reports = set()
    for member in members:
        report = f"report:{member.report_id}"
        reports.add(report)
        for key in (f"article:{member.article_id}", *member.kin):
            leads[home(key)] = home(report)
    return len({home(report) for report in reports})
