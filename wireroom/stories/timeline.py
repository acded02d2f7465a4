"""What is new in each report? The developments of a story.

Reports are taken in the order in which we saw them. A report makes a node only where it brings something that no
earlier one has told: a changed figure, a denial, a correction, a document, words of a new speaker, or a fact. What an
earlier report has told is only noted ("also told by"). So nodes never depend on what comes later, and copies, which
stand for no report, make none. Of a story that runs for days, a day that reports name again and again has its place
too, where none of these nodes stands on it: it tells what happened then in the sentence that tells it best.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from wireroom.model.story import Development
from wireroom.stories.days import about, best, weights
from wireroom.stories.edited import MOST_EDITS, first_told, stood_before, with_edits
from wireroom.stories.figures import SAME_THING, Given, apart, given_by, key_of
from wireroom.stories.reports import DAY_S, SOON_S, Report, day_of
from wireroom.stories.units import Unit, opens_with_the
from wireroom.text.dates import event_time

#: Sentences of a report that may bring the new thing; further down is background.
DEEP = 6
#: Share of a unit's weight, and weight, that no earlier report has told anywhere. Low, since a long text has most words
#: of its field: that "families return" is news although families and return stood in a text about leaving.
NEW_SHARE, NEW_WEIGHT = 0.25, 3.0
#: ... and how much of the unit a single earlier sentence may tell. Above it, the unit says again what that one said.
TOLD = 0.5
#: How far down a report a new thing of a kind may stand, as the number of its sentence: facts only at its head.
REACH = {"fact": 1, "statement": 4, "document": 4, "denial": 5, "correction": 5}
#: Reports printed so close to each other tell the same thing in other words; a fact needs this distance. Seconds.
APART_S = 45 * 60.0
#: A unit that shares so much with a node tells it again.
SAME = 0.55
#: A later report tells a node again if one of its sentences has so much of it, or its head so much.
TOLD_BY_ONE, TOLD_BY_HEAD = 0.45, 0.6
#: Weight that a node shares with the headlines before it: less, and it is colour from the edge of the story.
ON_TOPIC = 3.0
#: Nodes shown; above it, those that the fewest reports tell are dropped. A reader reads no longer list.
MOST = 40
#: What a day must count (`days.weights`) to have a node that no report brought as news.
DAY_COUNTS = 3.0
#: Earlier sentences remembered for a word: a word that so many have tells nothing new anyway.
POSTINGS = 200
#: Nodes that a report may bring.
PER_REPORT = 2
#: A title below this worth (a question, a riddle, a live page) is no node.
WORTH = 0.6
#: Length of a sentence that still reads as a line of a timeline, in characters.
LONGEST = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A timeline of a given size: so many days, those that count most, with so many sentences each."""

    days: int
    per_day: int


@dataclass(slots=True)
class _Node:
    """A development while the list is made."""

    kind: str
    unit: Unit
    report: Report
    replaces: str | None
    told_by: list[Report] = field(default_factory=list)
    #: When it happened, as a later report says that tells it again; its own sentence wins.
    when: tuple[float | None, str] = (None, "unknown")


@dataclass(slots=True)
class _Known:
    """What earlier reports have told."""

    stems: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    #: Stem -> numbers of the earlier sentences that have it, the first `POSTINGS`.
    index: dict[str, list[int]] = field(default_factory=dict)
    sentences: int = 0
    #: Thing counted -> figures told for it, in order.
    figures: dict[str, list[Given]] = field(default_factory=dict)
    #: Stem -> in how many headlines it stood: what the story is about.
    topic: dict[str, int] = field(default_factory=dict)
    last_fact: float | None = None

    def learn(self, report: Report) -> None:
        """Take in a report."""
        for unit in (report.title, *report.units[: DEEP * 2]):
            self.stems |= unit.stems
            self.names.update(unit.names)
            for root in unit.stems:
                postings = self.index.setdefault(root, [])
                if len(postings) < POSTINGS:
                    postings.append(self.sentences)
            self.sentences += 1
        for root in report.title.stems:
            self.topic[root] = self.topic.get(root, 0) + 1
        for given in given_by(report):
            self.figures.setdefault(given.key, []).append(given)

    def told(self, unit: Unit) -> float:
        """The largest share of a unit that one earlier sentence tells."""
        shared: dict[int, int] = {}
        for root in unit.stems:
            weight = 2 if root in unit.strong else 1
            for number in self.index.get(root, ()):
                shared[number] = shared.get(number, 0) + weight
        return max(shared.values(), default=0) / unit.weight


def developments(reports: Sequence[Report], others: Sequence[Report] = ()) -> tuple[Development, ...]:
    """Write the timeline, newest first.

    Args:
        reports: Independent reports in the story's main language, in the order seen.
        others: Independent reports in other languages: they tell nodes again where numbers and names agree.
    """
    nodes = _brought(reports)
    counts = weights(reports)
    _add_days(nodes, reports, [day for day, count in counts.items() if count >= DAY_COUNTS], 1, readable=True)
    for report in others:
        _tell_across(report, nodes)
    while len(nodes) > MOST:
        nodes.remove(min(nodes[1:], key=_hold))
    found = with_edits([_development(node) for node in nodes], reports)[: MOST + MOST_EDITS]
    found.sort(key=_order, reverse=True)
    return tuple(found)


def outline(reports: Sequence[Report], size: Outline) -> dict[int, list[Development]]:
    """Write a timeline of a given size: day (days since 1970, UTC) -> what happened on it; made as the timeline is."""
    counts = weights(reports)
    ranked = sorted(counts, key=lambda day: (-counts[day], day))
    nodes = _brought(reports)
    _add_days(nodes, reports, ranked[: size.days], size.per_day, readable=False)
    by_day: dict[int, list[Development]] = {}
    for one in sorted((_development(node) for node in nodes), key=_order):
        by_day.setdefault(day_of(_place(one)), []).append(one)
    kept = sorted(by_day, key=lambda day: (-counts.get(day, 0.0), day))[: size.days]
    return {day: by_day[day][: size.per_day] for day in sorted(kept)}


def _brought(reports: Sequence[Report]) -> list[_Node]:
    """Give the nodes that reports brought as news, in the order seen."""
    known, nodes = _Known(), list[_Node]()
    for report in reports:
        fresh = _new_in(report, known, nodes)
        _tell_again(report, nodes)
        nodes += fresh
        known.learn(report)
    return nodes


def _add_days(
    nodes: list[_Node], reports: Sequence[Report], days: Iterable[int], wanted: int, *, readable: bool
) -> None:
    """Fill up days with fewer nodes than wanted, with the sentences that tell best what happened on them.

    Args:
        nodes: What there is; it grows.
        reports: All reports.
        days: Days to fill.
        wanted: Nodes of a day.
        readable: Whether a sentence must stand alone before a reader.
    """
    stands: dict[int, int] = {}
    for node in nodes:
        day = day_of(_place(_development(node)))
        stands[day] = stands.get(day, 0) + 1
    for day in sorted(days):
        if stands.get(day, 0) >= wanted:
            continue
        found = about(day, reports)
        if readable:
            found = [told for told in found if _readable(told.unit, told.report)]
        for told in best(found, wanted - stands.get(day, 0)):
            twin = next((node for node in nodes if _much_alike(node.unit, told.unit)), None)
            if twin is None:
                tellers = [told.report, *(one for one in reports if any(day in days for days in one.days))]
                nodes.append(_Node(_kind(told.unit), told.unit, told.report, None, list(dict.fromkeys(tellers))))
            elif told.named and twin.when[0] is None:
                twin.when = day * DAY_S, "day"


def _readable(unit: Unit, report: Report) -> bool:
    """Whether a unit reads as a line of a timeline."""
    if unit.field == "title":
        return report.worth >= WORTH
    return unit.fit and len(unit.text) <= LONGEST


def _order(one: Development) -> tuple[float, float, str, int]:
    return _place(one), one.seen, one.citation.article_id, one.citation.start


def _hold(node: _Node) -> tuple[bool, int, float]:
    """How firmly a node keeps its place in a full timeline."""
    return node.kind in ("figure", "correction", "denial"), len(node.told_by), node.report.member.seen


def _place(one: Development) -> float:
    """Where a development stands: at its own time, else where it is first told."""
    told = one.seen if one.published is None else min(one.published, one.seen)
    if one.event_time is None:
        return told
    return min(told, one.event_time + 86_399.0) if one.precision == "day" else one.event_time


def _new_in(report: Report, known: _Known, nodes: list[_Node]) -> list[_Node]:
    """Give the nodes that a report brings."""
    if not nodes:
        known.last_fact = report.at
        return [_Node(_kind(unit), unit, report, None, [report]) for unit in _opening(report)]
    fresh = _changed_figures(report, known)
    facts_too = known.last_fact is None or report.at - known.last_fact >= APART_S
    for unit in _candidates(report):
        kind = _kind(unit)
        if len(fresh) >= (1 if kind in ("fact", "statement", "document") else PER_REPORT):
            continue
        if (kind == "fact" and not facts_too) or unit.position > REACH[kind]:
            continue
        if _is_new(unit, kind, report, known) and not any(_same(unit, node.unit, report) for node in [*nodes, *fresh]):
            fresh.append(_Node(kind, unit, report, None, [report]))
    if any(node.kind == "fact" for node in fresh):
        known.last_fact = report.at
    return fresh


def _same(unit: Unit, other: Unit, report: Report) -> bool:
    """Whether two units tell the same: in the same words, or with the same figure for the same thing."""
    if unit.like(other) >= SAME:
        return True
    language = report.member.language
    told = {(key_of(figure, language), figure.value) for figure in other.figures}
    same = [figure for figure in unit.figures if (key := key_of(figure, language)) and (key, figure.value) in told]
    return bool(same) and unit.like(other) >= SAME / 2


def _much_alike(one: Unit, other: Unit) -> bool:
    """Whether two units tell little else than the same: a short title shares its names with every sentence."""
    return one.like(other) * min(one.weight, other.weight) >= SAME * max(one.weight, other.weight, 1)


def _opening(report: Report) -> list[Unit]:
    """How the first report tells what happened: its title, else its first whole sentence; "" texts give the title."""
    if report.worth >= WORTH or not report.units:
        return [report.title]
    return next(([unit] for unit in report.units[:3] if _readable(unit, report)), [report.title])


def _candidates(report: Report) -> list[Unit]:
    """What may become a node: the title, then sentences that stand alone, those that do something first."""
    lead = [unit for unit in report.units[:DEEP] if _readable(unit, report)]
    titles = [report.title] if report.worth >= WORTH else []
    if not titles:  # a feature, a live page, a piece of opinion: its facts are not news
        lead = [unit for unit in lead if _kind(unit) != "fact"]
    return titles + sorted(lead, key=lambda unit: (_kind(unit) in ("fact", "statement"), unit.position))


def _kind(unit: Unit) -> str:
    """Say what kind of development a unit is."""
    for trait, kind in (
        ("corrects", "correction"),
        ("denies", "denial"),
        ("cites", "document"),
        ("speaks", "statement"),
    ):
        if trait in unit.traits:
            return kind
    return "fact"


def _is_new(unit: Unit, kind: str, report: Report, known: _Known) -> bool:
    """Whether a unit brings something that no earlier report has told, and is still about this story."""
    if not unit.weight or (kind == "statement" and unit.field == "text" and not set(unit.names) - known.names):
        return False
    thing = opens_with_the(unit, report.member.language) if unit.field == "text" else None
    if thing is not None and thing not in known.stems and thing not in report.title.stems:
        return False
    weight = unit.weight - unit.shared(frozenset(known.stems & unit.stems))
    own = report.title.stems if unit.field == "text" else frozenset[str]()
    about = sum(min(2, known.topic.get(root, 0) + (root in own)) for root in unit.stems)
    return (
        weight >= NEW_WEIGHT
        and weight / unit.weight >= NEW_SHARE
        and about >= (ON_TOPIC if kind == "fact" else ON_TOPIC - 1)
        and known.told(unit) <= TOLD
    )


def _changed_figures(report: Report, known: _Known) -> list[_Node]:
    """Figures that this report gives and no earlier one: a count that went on."""
    fresh: list[_Node] = []
    for given in given_by(report):
        before = known.figures.get(given.key, [])
        if not before or not all(apart(given.figure, old.figure) for old in before):
            continue
        if any(given.figure.value in stood_before(old, report.at) for old in before):
            continue  # told already, by a report that has corrected it since
        last = before[-1]
        grew = given.figure.value > max(old.figure.value for old in before) and report.at > last.report.at
        own = any(old.report.member.source_id == report.member.source_id for old in before)
        same = ":" not in given.key or given.unit.like(last.unit) >= SAME_THING
        unit = given.unit
        readable = unit.field == "title" or _readable(unit, report)
        if (grew or own) and same and readable and all(unit is not node.unit for node in fresh):
            fresh.append(_Node("figure", unit, report, last.figure.words, [report]))
        if len(fresh) >= PER_REPORT:
            break
    return fresh


def _tell_again(report: Report, nodes: list[_Node]) -> None:
    """Note in earlier nodes that this report tells them too."""
    units = [report.title, *report.units[:DEEP]]
    head = report.head
    for node in nodes:
        weight = node.unit.weight or 1.0
        telling = next(
            (
                unit
                for unit in units
                if node.unit.shared(unit.stems) / weight >= TOLD_BY_ONE or _same(unit, node.unit, report)
            ),
            None,
        )
        if telling is not None or node.unit.shared(head) / weight >= TOLD_BY_HEAD:
            node.told_by.append(report)
        # When it happened is told by a sentence about little else: names of the place and the time are shared by many.
        if telling is not None and node.when[0] is None and _much_alike(node.unit, telling):
            node.when = _when(telling, report)


def _tell_across(report: Report, nodes: list[_Node]) -> None:
    """The same for another language: a number of two digits or more, printed within a day, speaks all of them."""
    numbers = {number for unit in (report.title, *report.units[:DEEP]) for number in unit.numbers}
    for node in nodes:
        telling = {
            number
            for number in node.unit.numbers
            if len(number) > 1 and not (len(number) == 4 and number[:2] in ("19", "20"))
        }
        if telling and telling <= numbers and abs(report.at - node.report.at) <= 86_400.0:
            node.told_by.append(report)


def _development(node: _Node) -> Development:
    """Write a node down."""
    member = node.report.member
    told = sorted(node.told_by, key=lambda report: (report.member.seen, report.member.article_id))
    at, precision = _when(node.unit, node.report)
    if at is None and node.unit.field == "title" and node.report.units:
        at, precision = _from_lead(node)
    if at is None and (node.when[0] or 0.0) <= node.report.at + SOON_S:
        at, precision = node.when
    one = Development(
        kind=node.kind,
        text=node.unit.text,
        language=member.language,
        citation=node.report.cite(node.unit),
        event_time=at,
        precision=precision,
        published=member.published,
        seen=member.seen,
        article_ids=tuple(dict.fromkeys(report.member.article_id for report in told)),
    )
    if node.unit.field == "title" and node.unit.text == member.title and member.edits:
        title, version = first_told(member, member.title)
        place = replace(one.citation, version=version, start=0, end=len(title))
        one = replace(one, text=title, citation=place)
    return replace(one, replaces=node.replaces)


def _from_lead(node: _Node) -> tuple[float | None, str]:
    """A title seldom says when; the first sentence does, where it tells the same."""
    lead = node.report.units[0]
    if node.unit.weight and node.unit.shared(lead.stems) / node.unit.weight >= 0.3:
        return _when(lead, node.report)
    return None, "unknown"


def _when(unit: Unit, report: Report) -> tuple[float | None, str]:
    """When the event of a sentence happened, as the sentence says."""
    member = report.member
    return event_time(unit.text, member.language, published=member.published, country=member.country)
