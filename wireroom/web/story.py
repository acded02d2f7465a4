"""A story's page as a record: brief, origins, timeline, differences, reports, and why each article is here."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from wireroom.model.story import Composition, Development
from wireroom.model.views import Head, MemberRow, StoryPage
from wireroom.web import charts
from wireroom.web.citing import cite_link
from wireroom.web.claims import claims_view
from wireroom.web.differing import figure_view
from wireroom.web.front import section_title
from wireroom.web.members import copies_words, join_words, repeats, reports_of
from wireroom.web.mistakes import mistake_link, place_of
from wireroom.web.page import Page, Part, Variant
from wireroom.web.places import country_name
from wireroom.web.rows import RowView, Words, row_view, words_of
from wireroom.web.talk import talk_part
from wireroom.web.traces import traces_view
from wireroom.web.voices import voices_view
from wireroom.web.words import NOBODY, event_words, iso, moment, several, when

#: Reports with all details; a story with more shows the largest and says so.
MOST_REPORTS = 30
#: Reports drawn under "where it comes from"; the rest stand as a number.
MOST_DRAWN = 24
#: Developments shown; as many again are folded below.
MOST_EVENTS = 30
#: A line of fewer hours shows nothing that the sentence beside it does not say.
FEWEST_HOURS = 6
#: Countries named beside "where its publishers are".
MOST_COUNTRIES = 5

KIND_WORDS = {
    "fact": "New fact",
    "statement": "Statement",
    "document": "Document",
    "denial": "Denial",
    "figure": "Figure changed",
    "correction": "Correction",
    "headline": "Headline changed",
    "withdrawal": "Withdrawn",
}
#: What the marks of the timeline stand for; each kind stands in words beside its mark too.
MARK_WORDS = (
    ("fact", "a filled disc is a fact"),
    ("statement", "a ring a statement"),
    ("document", "a square a document"),
    ("denial", "an amber ring a denial"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence of the brief with its number and the place that it rests on."""

    words: Words
    number: int
    link: str
    who: str
    version: int
    #: Where a mistake in it is reported.
    wrong: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """Reports that rest on the same speakers or documents."""

    origin: str
    known: bool
    doubtful: bool
    #: (who, dots, number of copies, in words).
    reports: tuple[tuple[str, Markup, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """A node of the timeline."""

    kind: str
    kind_words: str
    time: str
    time_iso: str | None
    seen_iso: str
    words: Words
    replaces: str | None
    who: str
    link: str
    #: Where a mistake in it is reported.
    wrong: str
    new: bool


def _comes_from(page: StoryPage, variant: Variant) -> list[OriginGroup]:
    sizes: dict[str, int] = {}
    for member in page.members:
        sizes[member.report_id] = sizes.get(member.report_id, 0) + 1
    groups: dict[tuple[tuple[str, ...], bool], list[tuple[str, Markup, int, str]]] = {}
    beside = _beside(page)
    rings: dict[str, int] = {}
    for report_id in beside.values():
        rings[report_id] = rings.get(report_id, 0) + 1
    done = set()
    for member in page.members:
        if member.report_id in done or member.report_id in beside:
            continue
        done.add(member.report_id)
        if len(done) > MOST_DRAWN:
            break
        copies = sizes[member.report_id] - 1
        perhaps = rings.get(member.report_id, 0)
        told = [copies_words(copies, variant)] * bool(copies) + [f"{perhaps} perhaps"] * bool(perhaps)
        unread = not member.origins and member.origin == "summary"
        drawn = charts.copies(copies, perhaps=perhaps, sure=member.origin != "summary" and repeats(member) is None)
        groups.setdefault((member.origins, unread), []).append(
            (member.source_name, drawn, copies + perhaps, ", ".join(told) or "no copies")
        )
    return [
        OriginGroup(
            origin="; ".join(origins[:3])
            or ("not read: origin not known" if unread else "names no speaker or document"),
            known=bool(origins),
            doubtful=unread,
            reports=tuple(rows),
        )
        for (origins, unread), rows in sorted(groups.items(), key=lambda item: (not item[0][0], item[0][1]))
    ]


def _beside(page: StoryPage) -> dict[str, str]:
    """Give the reports of one unread article that repeat another report of the story, each with that report."""
    report_of = {member.article_id: member.report_id for member in page.members}
    found: dict[str, str] = {}
    for member in page.members:
        reason = repeats(member)
        other = report_of.get(reason.like) if reason is not None and reason.like is not None else None
        if other and member.origin == "summary" and member.copy_of is None and other != member.report_id:
            found[member.report_id] = other
    return {one: other for one, other in found.items() if other not in found}  # what a headline repeats was read


def _alone_words(member: MemberRow) -> str:
    """Say what a story of one article rests on.

    Nothing is drawn then: one dot shows nothing.
    """
    if member.origins:
        rests = f"It rests on {'; '.join(member.origins[:3])}."
    elif member.origin == "summary":
        rests = "It has not been read, so what it rests on is not known."
    else:
        rests = "It names no speaker or document that it rests on."
    return f"One article, by {member.source_name}; we have seen no other publisher with it. {rests}"


def _tellers(sentences: list[SentenceView]) -> list[tuple[str, list[SentenceView]]]:
    """Give who wrote which sentences, first cited first."""
    found: dict[str, list[SentenceView]] = {}
    for sentence in sentences:
        found.setdefault(sentence.who, []).append(sentence)
    return list(found.items())


def _event(event: Development, now: float, names: dict[str, str], new_after: float | None, story_id: str) -> EventView:
    tellers = list(dict.fromkeys(names[a] for a in event.article_ids if a in names))
    who = tellers[0] if tellers else ""
    if len(tellers) > 1:
        who += f" and {several(len(tellers) - 1, 'other')}"
    return EventView(
        kind=event.kind,
        kind_words=KIND_WORDS.get(event.kind, event.kind),
        time=event_words(event.event_time, event.precision, now, told=_told(event)),
        time_iso=iso(event.event_time) if event.event_time is not None else None,
        seen_iso=iso(event.seen),
        words=words_of(event.text, event.language),
        replaces=event.replaces,
        who=(f"{who} · " if who else "") + f"seen {when(event.seen, now)}",
        link=cite_link(event.citation),
        wrong=mistake_link(story_id, place_of(event.citation)),
        new=new_after is not None and event.seen > new_after,
    )


def _told(event: Development) -> float:
    """When a development was first told: as printed, but never later than we saw it."""
    return event.seen if event.published is None else min(event.published, event.seen)


def _coverage(page: StoryPage, now: float) -> tuple[Markup, str] | None:
    if len(page.members) < 4:
        return None
    first = min(member.seen for member in page.members)
    hours = min(72, int((now - first) // 3600))  # whole hours: the present one is not over
    if hours < FEWEST_HOURS:
        return None
    counted = [0] * hours
    for member in page.members:
        hour = int((member.seen - first) // 3600)
        if hour < hours:
            counted[hour] += 1
    peak = counted.index(max(counted))
    busiest = when(first + peak * 3600, now)
    words = f"Articles per hour since {when(first, now)}; most, {counted[peak]}, in the hour from {busiest}."
    return charts.sparkline(counted, width=240, height=56), words


def _range_words(page: StoryPage) -> str:
    """Say why a count is a range, where it is one."""
    unread = sum(1 for member in page.members if member.origin == "summary")
    if page.row.counts.reports.exact:
        return ""
    said = []
    if unread:
        words = "has not been read: it may be a copy" if unread == 1 else "have not been read: they may be copies"
        said.append(f"{several(unread, 'article')} {words}, so the last two counts are ranges.")
    alike = sum(1 for member in page.members if member.origin != "summary" and _kind_of_repeat(member) == "perhaps")
    if alike:
        words = "shares" if alike == 1 else "share"
        said.append(f"{several(alike, 'report')} {words} much of another’s text, so there may be fewer reports.")
    credited = Counter(of for _, of in {(m.report_id, m.agency) for m in page.members if m.origin != "summary"} if of)
    agencies = sorted(of for of, many in credited.items() if many > 1)
    if agencies:
        said.append(f"Several reports credit {' and '.join(agencies[:2])}: they may come from one text.")
    return " ".join(said)


def _kind_of_repeat(member: MemberRow) -> str:
    reason = repeats(member)
    return reason.kind if reason is not None else ""


def _unknown(made: Composition) -> list[str]:
    """Say what the reports do not tell."""
    unread = "A brief could not be written: no report of this story has been read in full yet."
    return list(made.not_known) if made.brief else [unread, *made.not_known]


def _countries(page: StoryPage) -> list[tuple[str, int, int]]:
    found: dict[str, set[str]] = {}
    for member in page.members:
        found.setdefault(country_name(member.source_country), set()).add(member.owner or member.source_id)
    ranked = sorted(((name, len(owners)) for name, owners in found.items()), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or [name for name, _ in ranked] == ["unknown"]:
        return []
    most = ranked[0][1]
    rows = [(name, number, round(100 * number / most)) for name, number in ranked[:MOST_COUNTRIES]]
    rest = sum(number for _, number in ranked[MOST_COUNTRIES:])
    return [*rows, ("elsewhere", rest, round(100 * min(rest, most) / most))] if rest else rows


#: What one post does, and what several do.
TALKING = ("links to its articles or tells of it", "link to its articles or tell of it")


def build_story(page: StoryPage, head: Head, variant: Variant, *, new_after: float | None = None) -> Page:
    """Make a story's page.

    Args:
        page: The story as known at `head`.
        head: Where the log stands; its time is the page's "now".
        variant: Whose page it is.
        new_after: What was seen later than this is marked as new; None marks nothing.
    """
    now, made = head.at, page.composition
    names = {member.article_id: member.source_name for member in page.members}
    newsrooms = tuple(member for member in page.members if member.source_kind != "social")
    page = replace(page, members=newsrooms or page.members)  # posts stand with the talk, not among the reports
    row: RowView = row_view(page.row, now, variant)
    contents: list[tuple[str, str, int | None]] = []
    parts: list[Part] = []

    def add(name: str, title: str, template: str, data: object, number: int | None = None) -> None:
        contents.append((name, title, number))
        parts.append(Part(slot="text", name=name, template=template, data=data))

    if made.brief:
        sentences = [
            SentenceView(
                words=words_of(s.text, s.language),
                number=n,
                link=cite_link(s.citation),
                who=names.get(s.citation.article_id, ""),
                version=s.citation.version,
                wrong=mistake_link(page.row.id, place_of(s.citation)),
            )
            for n, s in enumerate(made.brief, start=1)
        ]
        add(
            "brief",
            "In brief",
            "brief",
            {
                "runs": [list(run) for _, run in groupby(sentences, key=lambda s: s.words.lang)],
                "cited": sentences,
                "by": _tellers(sentences),
            },
        )
    alone = len(page.members) == 1
    comes = {
        "groups": [] if alone else _comes_from(page, variant),
        "long": _alone_words(page.members[0]) if alone else long_counts(row),
        "range": _range_words(page),
        "copies": any(member.copy_of is not None for member in page.members),
        "rings": any(member.origin == "summary" or repeats(member) is not None for member in page.members),
        "coverage": _coverage(page, now),
        "countries": _countries(page),
        "more": max(0, len({member.report_id for member in page.members}) - MOST_DRAWN),
    }
    add("comes-from", "Where it comes from", "comes_from", comes)
    # One development alone is the headline over again.
    if len(made.timeline) > 1 or any(event.kind != "fact" for event in made.timeline):
        events = [_event(event, now, names, new_after, page.row.id) for event in made.timeline[: 2 * MOST_EVENTS]]
        kinds = {event.kind for event in events}
        marks = [words for kind, words in MARK_WORDS if kind in kinds]
        marks = marks if len(marks) > 1 else []
        shown = {"events": events[:MOST_EVENTS], "earlier": events[MOST_EVENTS:], "marks": marks}
        add("timeline", "Timeline", "timeline", shown, len(made.timeline))
    tellers = {member.article_id: member.source_name for member in page.members}
    traces = traces_view(page.traces, tellers, now)
    if made.voices or (traces is not None and traces.rows):
        said = {"voices": voices_view(page, variant), "traces": traces}
        add("who-says-what", "Who says what", "voices", said, len(made.voices))
    if claims := claims_view(page, variant):
        add("reports-say", "What the reports say", "claims", claims, len(claims))
    if figures := [figure_view(figure, page, now) for figure in made.differs if len(figure.values) > 1]:
        add("reports-differ", "Where reports differ", "differs", figures, len(figures))
    if unknown := _unknown(made):
        add("not-known", "Not known", "not_known", unknown)
    reports = reports_of(page, now, variant, new_after)
    joined = {
        "reports": reports[:MOST_REPORTS],
        "more": max(0, len(reports) - MOST_REPORTS),
        "joins": [join_words(note, now) for note in page.joins],
        "several": len(page.members) > 1,
        "near": [row_view(other, now, variant) for other in page.near],
    }
    add("reports", "Reports", "reports", joined, len(reports))
    talk = talk_part(page.posts, TALKING, now, variant)
    if talk is not None:
        contents.append((talk.name, "Talked about", len(page.posts)))
        parts.append(talk)
    if page.near:
        contents.append(("close-to-this", "Close to this", None))
    head_data = {
        "row": row,
        "section": page.row.section,
        "section_title": section_title(page.row.section),
        "opened": moment(page.row.opened_at, now),
        "changed": row.changed,
        "posts": _posts_words(page.row.counts.posts, variant) if newsrooms else "",
    }
    return Page(
        path=page.row.path,
        kind="story",
        title=page.row.headline,
        head=head,
        slots=("head", "nav", "text"),
        parts=(
            Part(slot="head", name="headline", template="story_head", data=head_data),
            Part(slot="nav", name="contents", template="contents", data={"entries": contents, "meta": ()}),
            *parts,
        ),
        here=f"/section/{page.row.section}" if page.row.section else "",
        follows=(page.row.id,),
    )


def _posts_words(posts: int, variant: Variant) -> str:
    """Say that there are posts, and that they are none of the four counts; "" without any."""
    if not posts:
        return ""
    number = several(posts, "post", language=variant.language)
    return f"{number} of social services beside these; posts count as none of the four."


def long_counts(row: RowView) -> str:
    """Say the four counts in a sentence."""
    (articles, publishers), (reports, origins) = row.counts.breadth, row.counts.depth
    if publishers == NOBODY:
        return f"{articles} of social services; no newsroom that is read here has reported it yet."
    rest = "; their origins are not known yet" if origins.startswith("origins") else f", which rest on {origins}"
    if reports.startswith("1\u00a0r"):
        rest = rest.replace("which rest", "which rests").replace("their", "its")
    down = "comes down" if articles.startswith("1\u00a0a") else "come down"
    return f"{articles} by {publishers} {down} to {reports.replace('report', 'independent report')}{rest}."
