"""Stories, members and texts made from the plots of `sample_news`: records as a store would give them."""

from dataclasses import dataclass, replace

from wireroom.model.article import Block, Reading
from wireroom.model.counts import CountedMember, Counts, Span, count
from wireroom.model.finding import OfficeFinding
from wireroom.model.source import Source
from wireroom.model.story import Citation, Composition, Development, Figure, Reason, Sentence, StorySummary
from wireroom.model.views import JoinNote, MemberRow, StoryRow, VersionRow
from wireroom.store.rows import row_development
from wireroom.testing.sample_news import MINUTE, NOON, OUTLETS, Plot

#: More members than this are told as a number alone; no test needs ten thousand invented articles.
MOST_MEMBERS = 80

SOURCES = {
    key: Source(
        id=key,
        name=name,
        domains=(key,),
        owner=owner,
        country=country,
        language=language,
        kind=kind,
        checked_on="2026-11-04",
    )
    for key, name, owner, country, language, kind in OUTLETS
}
_EDITORS = tuple(key for key, source in SOURCES.items() if source.kind != "official" and source.language == "en")
_FOREIGN = {"ja": "asahama.example", "ar": "barid.example", "fr": "lacorniche.example", "es": "elfaro.example"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeStory:
    """One story as of some number."""

    row: StoryRow
    composition: Composition
    members: tuple[MemberRow, ...]
    report_times: tuple[float, ...]
    joins: tuple[JoinNote, ...] = ()
    merged_into: str | None = None
    #: A number of articles that is shown although there are fewer members.
    shown_articles: int | None = None

    def summary(self) -> StorySummary:
        """Give what ranking looks at."""
        row = self.row
        return StorySummary(
            id=row.id,
            headline=row.headline,
            language=row.language,
            section=row.section,
            counts=row.counts,
            opened_at=row.opened_at,
            changed_at=row.changed_at,
            report_times=self.report_times,
            broke_at=row.broke_at if row.break_ended_at is None else None,
            languages=row.languages,
            differs=row.differs is not None,
            developments=len(self.composition.timeline),
        )


def counts_of(members: tuple[MemberRow, ...]) -> Counts:
    """Count members by the rules of the house."""
    return count(
        CountedMember(
            article_id=m.article_id,
            source_id=m.source_id,
            owner=m.owner,
            report_id=m.report_id,
            read=m.origin != "summary",
            origins=m.origins,
        )
        for m in members
    )


def slug(headline: str) -> str:
    """Make the readable end of an address."""
    words = "".join(c if c.isalnum() and c.isascii() else " " for c in headline.lower()).split()
    return "-".join(words[:7]) or "story"


def recount(story: FakeStory, seq: int, at: float) -> FakeStory:
    """Bring a story's row up to its members and composition, as of event `seq`."""
    counts = counts_of(story.members)
    if story.shown_articles is not None:
        counts = replace(counts, articles=story.shown_articles)
    firsts = [m.source_name for m in sorted(story.members, key=lambda m: m.seen)]
    figure = story.composition.differs[0] if story.composition.differs else None
    values = sorted(figure.values, key=lambda value: value[0]) if figure else []
    row = replace(
        story.row,
        seq=seq,
        counts=counts,
        changed_at=at,
        headline=story.composition.headline,
        languages=tuple(sorted({m.language for m in story.members if m.language})),
        publishers=tuple(dict.fromkeys(firsts))[:3],
        developments=tuple(row_development(d) for d in story.composition.timeline[:4]),
        differs=(figure.label, values[0][1], values[-1][1]) if figure else None,
    )
    return replace(story, row=row)


def paragraphs_of(plot: Plot) -> tuple[str, ...]:
    """Give the text of the first report."""
    return plot.paragraphs or (
        f"{plot.headline}.",
        plot.standfirst or "More was not known when this was printed.",
    )


def reading_of(member: MemberRow, story: FakeStory, plot: Plot) -> Reading:
    """Give the present text of an article."""
    if member.origin == "summary":
        text = plot.standfirst or ""
        return Reading(title=member.title, text=text, blocks=(Block(kind="body", text=text),) if text else ())
    kinds: list[Block] = []
    for n, words in enumerate(paragraphs_of(plot)):
        if n in (1, 3) and len(plot.paragraphs) > 3:
            kinds.append(Block(kind="heading", level=2, text="Ships at anchor" if n == 1 else "What the ministry says"))
        kinds.append(Block(kind="body", text=words))
    if plot.paragraphs:
        kinds.append(Block(kind="quote", text="Nobody here has seen a survey ship this month."))
        kinds.append(
            Block(kind="list", text="Ferries: from Wednesday\nTankers: from 1 December\nFishing boats: not told")
        )
        kinds.append(Block(kind="table", text="Anchorage | Ships | Since\nHallin | 23 | Tuesday\nOuter roads | 4"))
        kinds.append(Block(kind="caption", text="Tankers off Hallin on Tuesday morning."))
        kinds.append(Block(kind="post", text="Still no word from the harbour office. We wait. — Port of Hallin pilots"))
    return Reading(
        title=member.title,
        text="\n\n".join(block.text for block in kinds),
        blocks=tuple(kinds),
        authors=("Hanne Quill",) if story.row.section == "world" else (),
        published=member.published,
        language=member.language,
        canonical=member.url,
        agency=member.agency,
        origin=member.origin,
    )


def earlier(reading: Reading) -> Reading:
    """Give the version before: another number, and one sentence more."""
    blocks = tuple(
        replace(b, text=b.text.replace("23 tankers", "17 tankers").replace("nine more", "three more"))
        for b in reading.blocks
    )
    blocks = (*blocks, Block(kind="body", text="A sailor told the paper that men with lamps had come aboard."))
    return replace(reading, blocks=blocks, text="\n\n".join(b.text for b in blocks))


def versions_of(member: MemberRow) -> tuple[VersionRow, ...]:
    """Give all versions of an article, newest first."""
    return tuple(
        VersionRow(
            version=n,
            at=member.seen + (n - 1) * 18 * MINUTE,
            title=member.title,
            origin=member.origin,
            body=f"{member.article_id}@{n}",
        )
        for n in range(member.version, 0, -1)
    )


def make_story(number: int, plot: Plot, now: float = NOON) -> FakeStory:
    """Make a story from a plot; `number` becomes its id and its event number."""
    story_id = f"s{number:03d}"
    members = _members(number, plot, now)
    first = members[0]
    place = Citation(article_id=first.article_id, version=first.version, start=0, end=len(first.title), field="title")
    timeline = tuple(
        Development(
            kind=kind,
            text=words,
            language=plot.language,
            citation=place,
            event_time=None if ago is None else now - ago * MINUTE,
            precision="unknown" if ago is None else "hour" if ago == 437 else "minute",
            published=None,
            seen=now - (ago if ago is not None else plot.changed) * MINUTE + 4 * MINUTE,
            article_ids=tuple(m.article_id for m in members[: 1 + n % 4]),
            replaces=was,
        )
        for n, (ago, kind, words, was) in enumerate(plot.developments)
    )
    brief = _brief(first, plot) if first.origin != "summary" else ()
    composition = Composition(
        headline=plot.headline,
        headline_language=plot.language,
        headline_citation=place,
        standfirst=Sentence(text=plot.standfirst, language=plot.language, citation=place) if plot.standfirst else None,
        brief=brief,
        timeline=timeline,
        differs=(
            Figure(
                label=plot.differs[0],
                values=tuple((value, words, OUTLETS[outlet][0], place) for value, words, outlet in plot.differs[1]),
            ),
        )
        if plot.differs
        else (),
        not_known=plot.not_known,
        section=plot.section,
    )
    ended = plot.ended
    row = StoryRow(
        id=story_id,
        path=f"/s/{story_id}/{slug(plot.headline)}",
        seq=number,
        headline=plot.headline,
        language=plot.language,
        section=plot.section,
        standfirst=plot.standfirst,
        standfirst_language=plot.language if plot.standfirst else None,
        counts=Counts(articles=0, publishers=0, reports=Span(0, 0), origins=None),
        opened_at=now - plot.opened * MINUTE,
        changed_at=now - plot.changed * MINUTE,
        broke_at=None if plot.broke is None else now - plot.broke * MINUTE,
        break_ended_at=now - ended[0] * MINUTE if ended else None,
        break_ended_how=ended[1] if ended else None,
        break_why="4 reports in 11 minutes; none expected" if plot.broke is not None else None,
        developments=(),
        differs=None,
        languages=(plot.language,),
        publishers=(),
    )
    firsts = sorted(min(m.seen for m in members if m.report_id == r) for r in {m.report_id for m in members})
    joins = (
        (
            JoinNote(
                seq=2,
                at=now - 454 * MINUTE,
                kind="merge",
                other_id="s900",
                articles=3,
                by="rule",
                undone=False,
                reasons=(Reason(kind="names", detail=("Hallin Channel", "Linnet"), weight=0.6),),
            ),
        )
        if plot.paragraphs
        else ()
    )
    story = FakeStory(
        row=row,
        composition=composition,
        members=members,
        report_times=tuple(firsts),
        joins=joins,
        shown_articles=plot.shown_articles,
    )
    return recount(story, number, row.changed_at)


def _brief(first: MemberRow, plot: Plot) -> tuple[Sentence, ...]:
    """Cite the first sentence of each paragraph where it stands in the text."""
    # The text of `reading_of` is needed for the places; headings shift them.
    text = reading_of(first, _shell(plot), plot).text
    found = []
    for words in paragraphs_of(plot)[:4]:
        start = text.index(words)
        cite = Citation(article_id=first.article_id, version=first.version, start=start, end=start + len(words))
        found.append(Sentence(text=words, language=plot.language, citation=cite))
    return tuple(found)


def _shell(plot: Plot) -> FakeStory:
    """Give a story of which only the section matters."""
    place = Citation(article_id="", version=1, start=0, end=0)
    nothing = Composition(
        headline="", headline_language=None, headline_citation=place, standfirst=None, brief=(), timeline=()
    )
    row = StoryRow(
        id="", path="", seq=0, headline="", language=None, section=plot.section,
        standfirst=None, standfirst_language=None,
        counts=Counts(articles=0, publishers=0, reports=Span(0, 0), origins=None), opened_at=0.0, changed_at=0.0,
        broke_at=None, break_ended_at=None, break_ended_how=None, break_why=None, developments=(), differs=None,
        languages=(), publishers=(),
    )  # fmt: skip
    return FakeStory(row=row, composition=nothing, members=(), report_times=())


def _members(number: int, plot: Plot, now: float) -> tuple[MemberRow, ...]:
    """Spread the articles of a plot over publishers, reports and origins."""
    articles, publishers, reports, origins = plot.size
    articles = min(articles, MOST_MEMBERS)
    home = _FOREIGN.get(plot.language)
    pool = list(_EDITORS[number % 5 :] + _EDITORS[: number % 5]) if number > 1 else list(_EDITORS)
    if home:
        pool.insert(0, home)
    pool = pool[: max(1, publishers)]
    made: list[MemberRow] = []
    for n in range(articles):
        report = n if n < reports else (0 if (n * 7) % 11 < 6 else (n * 7) % reports)
        source = SOURCES[pool[n % len(pool)]]
        seen = now - plot.opened * MINUTE + (n / max(1, articles - 1)) ** 1.8 * (plot.opened - plot.changed) * MINUTE
        if plot.late and 0 < n < reports:
            seen = now - plot.changed * MINUTE - (reports - n) * 19 * MINUTE
        first = made[report].seen if report < n else seen  # a copy never comes before what it copies
        seen = max(seen, first)
        made.append(
            member_row(
                number,
                n,
                report,
                source,
                plot,
                seen,
                origins,
            )
        )
    sizes = {m.report_id: sum(1 for other in made if other.report_id == m.report_id) for m in made}
    return tuple(sorted(made, key=lambda m: (-sizes[m.report_id], m.report_id, m.copy_of is not None, m.seen)))


def member_row(
    number: int, n: int, report: int, source: Source, plot: Plot, seen: float, origins: int, *, told: bool = True
) -> MemberRow:
    """Make one article of a story: the `n`-th, of the `report`-th report."""
    first = n == report
    titles = (
        "",
        "Hallin counts the ships",
        "Insurers look at the channel",
        "“Like everybody else”",
        "The ferry that turned back",
    )
    title = titles[n] if plot.paragraphs and 0 < n < len(titles) else plot.headline
    names = plot.origins or tuple(f"Speaker {k + 1} of {plot.headline.split()[0]}" for k in range(origins))
    words = next((p for p in plot.paragraphs if "Odo Farrant" in p), "")
    stale = bool(words) and n == 1
    return MemberRow(
        article_id=f"a{number:03d}-{n}",
        path=f"/a/a{number:03d}-{n}",
        url=f"https://{source.id}/news/{number}/{n}",
        title=title,
        language=plot.language if plot.language != "en" else source.language or plot.language,
        source_id=source.id,
        source_name=source.name,
        source_country=source.country,
        source_kind=source.kind,
        owner=source.owner,
        published=None if n % 9 == 8 else seen - 6 * MINUTE,
        seen=seen,
        version=3 if stale else 1,
        origin="summary" if plot.unread or (n % 13 == 12) else "page",
        agency="Norlight Agency" if not first and report == 0 else None,
        paywall=n % 13 == 12,
        report_id=f"a{number:03d}-{report}",
        copy_of=None if first else f"a{number:03d}-{report}",
        score=0.82,
        reasons=(Reason(kind="opened"),)
        if n == 0
        else (
            (Reason(kind="copy", weight=0.97, like=f"a{number:03d}-{report}"),)
            if not first
            else (
                Reason(kind="names", detail=("Hallin", "Norvane"), weight=0.5),
                Reason(kind="words", detail=("channel", "tankers", "notice"), weight=0.3),
                Reason(kind="time", weight=0.2),
            )
        ),
        trouble="the publisher asks for a login" if n % 13 == 12 else None,
        origins=(names[report % max(1, min(origins, len(names)))],) if told and not plot.unread else (),
        offices=(
            OfficeFinding(
                name="Odo Farrant",
                office="Transport minister",
                outcome="source_stale",
                start=-1,
                end=-1,
                field="text",
                words="Transport minister Odo Farrant",
                holder="Maret Sand",
                holder_since="2026-11-03",
                left_on="2026-11-03",
                evidence="the government's own list, read on 4 November",
            ),
        )
        if stale
        else (),
        words=sum(len(p.split()) for p in paragraphs_of(plot)),
    )
