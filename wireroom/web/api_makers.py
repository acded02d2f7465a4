"""From what the store tells to what the API answers."""

from collections.abc import Callable
from dataclasses import fields

from wireroom.claims.reliability import Profile
from wireroom.claims.style import style_findings
from wireroom.model.counts import single_source
from wireroom.model.edit import Change, Edit
from wireroom.model.entry import Talk
from wireroom.model.finding import OfficeFinding, StyleFinding
from wireroom.model.picture import ShownPicture
from wireroom.model.source import Feed, FeedState
from wireroom.model.story import Development, Figure, Saying, Sentence, Voice
from wireroom.model.views import ArticlePage, Head, Hit, MemberRow, PostRow, SourceRow, StoryPage, StoryRow, VersionRow
from wireroom.web.api_changes import Changes, NamedChange, Version
from wireroom.web.api_claims import claim_in, four_counts
from wireroom.web.api_grounds import AsOf, SaidBy, SayingAs, SpeakerIn
from wireroom.web.api_shapes import (
    Article,
    AskedFeed,
    Differing,
    Event,
    Found,
    LiveEntry,
    OfficeNote,
    Picture,
    Post,
    ReadField,
    Said,
    Source,
    SourceProfile,
    Story,
    StyleNote,
    TalkedAbout,
    Told,
    WholeArticle,
    WholeStory,
)
from wireroom.web.api_traces import place, traced
from wireroom.web.edit_words import summary, unsaid
from wireroom.web.excerpts import excerpt, excerpt_of
from wireroom.web.pictures import picture_view
from wireroom.web.profile import letter_of
from wireroom.web.versions import Compared
from wireroom.web.words import iso

#: Gives the picture of what has this id, where whoever asks may see it.
Pictures = Callable[[str], ShownPicture | None]


def time_of(at: float | None) -> str | None:
    """Write a time that may be unknown."""
    return None if at is None else iso(at)


def as_of(head: Head) -> AsOf:
    """Say where the log stands."""
    return AsOf(seq=head.seq, epoch=head.epoch, at=iso(head.at))


def picture(shown: ShownPicture | None) -> Picture | None:
    """Make a picture, where there is one to show."""
    if shown is None:
        return None
    view = picture_view(shown)
    return Picture(
        path=view.large or view.small,
        width=view.width,
        height=view.height,
        small=view.small,
        alt=shown.alt or None,
        credit=shown.credit or None,
        article_id=shown.article_id,
    )


def story(row: StoryRow, shown: ShownPicture | None) -> Story:
    """Make a story's row, with the picture that may be shown."""
    return Story(
        id=row.id,
        path=row.path,
        seq=row.seq,
        headline=row.headline,
        language=row.language,
        languages=row.languages,
        section=row.section,
        standfirst=row.standfirst,
        counts=four_counts(row.counts),
        single_source=single_source(row.counts),
        publishers=row.publishers,
        picture=picture(shown),
        opened_at=iso(row.opened_at),
        changed_at=iso(row.changed_at),
        broke_at=time_of(row.broke_at),
        break_ended_at=time_of(row.break_ended_at),
        break_ended_how=row.break_ended_how,
    )


def _said(sentence: Sentence) -> Said:
    return Said(text=sentence.text, language=sentence.language, rests_on=place(sentence.citation))


def _voice(voice: Voice) -> SpeakerIn:
    return SpeakerIn(name=voice.name, kind=voice.kind, of=voice.of, sayings=tuple(map(_saying, voice.sayings)))


def _saying(one: Saying) -> SaidBy:
    return SaidBy(
        words=one.words,
        language=one.language,
        does=one.does,
        quoted=one.quoted,
        at=iso(one.at),
        rests_on=place(one.citation),
        reports=one.reports,
        others=tuple(SayingAs(how=how, stands_at=place(cite)) for how, cite in one.others),
    )


def _event(node: Development) -> Event:
    return Event(
        kind=node.kind,
        text=node.text,
        language=node.language,
        happened_at=time_of(node.event_time),
        precision=node.precision,
        published_at=time_of(node.published),
        seen_at=iso(node.seen),
        article_ids=node.article_ids,
        replaces=node.replaces,
        rests_on=place(node.citation),
    )


def _differing(figure: Figure) -> Differing:
    told = (
        Told(value=value, top=top, words=words, speaker=speaker or None, source_id=source, rests_on=place(cite))
        for value, top, words, speaker, source, cite in figure.rows()
    )
    return Differing(label=figure.label, values=tuple(told))


def article(row: MemberRow, shown: ShownPicture | None) -> Article:
    """Make an article's row, with the picture that may be shown."""
    return Article(
        id=row.article_id,
        path=row.path,
        url=row.url,
        headline=row.title,
        language=row.language,
        source_id=row.source_id,
        source_name=row.source_name,
        source_country=row.source_country,
        source_kind=row.source_kind,
        owner=row.owner,
        published_at=time_of(row.published),
        seen_at=iso(row.seen),
        version=row.version,
        read_from=row.origin,
        agency=row.agency,
        paywall=row.paywall,
        report_id=row.report_id,
        copy_of=row.copy_of,
        origins=row.origins,
        words=row.words,
        picture=picture(shown),
        labels=row.labels,
    )


def whole_story(page: StoryPage, head: Head, shown: ShownPicture | None, of: Pictures) -> WholeStory:
    """Make a story with all that its page shows; `of` gives the picture of an article that may be shown."""
    made = page.composition
    return WholeStory(
        as_of=as_of(head),
        story=story(page.row, shown),
        brief=tuple(map(_said, made.brief)),
        timeline=tuple(map(_event, made.timeline)),
        voices=tuple(map(_voice, made.voices)),
        claims=tuple(map(claim_in, made.claims)),
        differs=tuple(map(_differing, made.differs)),
        not_known=made.not_known,
        articles=tuple(article(member, of(member.article_id)) for member in page.members),
        near=tuple(row.id for row in page.near),
        posts=tuple(map(_post, page.posts)),
        statements=tuple(map(traced, page.traces)),
    )


def changes(page: ArticlePage, pair: Compared | None, head: Head, *, with_text: bool) -> Changes:
    """Make what changed between two versions; sentences of the publisher's are left out where they may not be shown."""
    edit = pair.edit if pair is not None else None
    edit = edit if edit is not None else Edit(since=0, version=0, compared=False)
    return Changes(
        as_of=as_of(head),
        article_id=page.member.article_id,
        versions=tuple(map(_version, page.versions)),
        from_version=pair.older.version if pair is not None else None,
        to_version=pair.newer.version if pair is not None else None,
        compared=edit.compared,
        words=" ".join(filter(None, (summary(edit, page.reading.language), unsaid(edit)))) if pair is not None else "",
        changes=tuple(_named(change, with_text=with_text) for change in edit.changes),
        added=edit.added,
        removed=edit.removed,
        reworded=edit.reworded,
        share=edit.share,
        unsaid=edit.unsaid,
    )


def _version(row: VersionRow) -> Version:
    return Version(version=row.version, at=iso(row.at), headline=row.title, read_from=row.origin)


def _named(change: Change, *, with_text: bool) -> NamedChange:
    shown = with_text or change.where == "title" or change.kind in ("figure", "name", "date")
    return NamedChange(
        kind=change.kind,
        where=change.where,
        before=change.before if shown else None,
        after=change.after if shown else None,
        of=change.of,
    )


def whole_article(page: ArticlePage, head: Head, shown: ShownPicture | None, *, with_text: bool) -> WholeArticle:
    """Make an article; `with_text` says whether whoever asks may see all of it."""
    reading = page.reading
    return WholeArticle(
        as_of=as_of(head),
        article=article(page.member, shown),
        story_id=page.story.id if page.story else None,
        authors=reading.authors,
        section=reading.section,
        keywords=reading.keywords,
        modified_at=time_of(reading.modified),
        corrected=reading.correction is not None,
        correction=reading.correction if with_text else None,
        updates=tuple(
            LiveEntry(at=time_of(one.at), words=(one.title or one.text) if with_text else "") for one in reading.updates
        ),
        read=tuple(
            ReadField(field=name, found_in=found, confidence=reading.confidence.get(name))
            for name, found in sorted(reading.provenance.items())
        ),
        excerpt=excerpt_of(reading),
        text=reading.text if with_text else None,
        versions=tuple(map(_version, page.versions)),
        copies=page.copies,
        talk=_talk(page.talk),
        posts=tuple(map(_post, page.posts)),
        file=page.file,
        offices=tuple(map(_office, page.member.offices)) if with_text else (),
        style=tuple(map(_style, style_findings(reading, page.house))) if with_text else (),
        statements=tuple(traced(one if with_text else one.without_words()) for one in page.traces),
    )


def _office(found: OfficeFinding) -> OfficeNote:
    return OfficeNote(**{key: getattr(found, key) for key in (field.name for field in fields(OfficeNote))})


def _style(found: StyleFinding) -> StyleNote:
    return StyleNote(**{key: getattr(found, key) for key in (field.name for field in fields(StyleNote))})


def _talk(talk: Talk) -> TalkedAbout:
    return TalkedAbout(points=talk.points, comments=talk.comments, shares=talk.shares, views=talk.views)


def _post(row: PostRow) -> Post:
    return Post(
        id=row.article_id,
        path=row.path,
        headline=row.title,
        source_id=row.source_id,
        source_name=row.source_name,
        published_at=time_of(row.published),
        seen_at=iso(row.seen),
        talk=_talk(row.talk),
    )


def _feed(feed: Feed, state: FeedState | None) -> AskedFeed:
    return AskedFeed(
        url=feed.url,
        title=feed.title,
        section=feed.section,
        language=feed.language,
        asked_at=time_of(state.asked_at) if state else None,
        ok_at=time_of(state.ok_at) if state else None,
        next_at=time_of(state.due_at) if state and not state.gone else None,
        failures=state.failures if state else 0,
        trouble=state.trouble if state else None,
        gone=state.gone if state else False,
    )


def _profile(row: SourceRow, found: Profile) -> SourceProfile:
    earned = found.reliability
    return SourceProfile(
        grade=letter_of(row, found),
        editor_reason=row.reason if row.grade else None,
        earned_grade=earned.letter,
        claims_held=earned.held,
        claims_failed=earned.failed,
        lower_bound=round(earned.bound, 3),
        information_grade=found.typical,
        since=time_of(found.since),
        articles=found.articles,
        read=found.read,
        copies=found.copies,
        agency_credited=found.credited,
        own_reports=found.own,
        corrected=found.corrected,
        withdrawn=found.withdrawn,
        contradicted=found.contradicted,
        figures_changed=found.refigured,
        stories=found.stories,
        stories_shared=found.shared,
        stories_first=found.first,
        stories_alone=found.alone,
    )


def source(row: SourceRow, found: Profile | None = None) -> Source:
    """Make a source with its feeds and, where it was counted, its profile."""
    facts = row.source
    return Source(
        id=facts.id,
        name=facts.name,
        domains=facts.domains,
        owner=facts.owner,
        country=facts.country,
        language=facts.language,
        kind=facts.kind,
        grade=facts.grade,
        articles=row.articles,
        last_article_at=time_of(row.last_article),
        feeds=tuple(_feed(feed, state) for feed, state in row.feeds),
        profile=_profile(row, found) if found is not None else None,
    )


def found(hit: Hit, of_story: Pictures, of: Pictures) -> Found:
    """Make a hit; `of_story` and `of` give pictures of stories and articles that may be shown."""
    text = "".join(hit.snippet)
    return Found(
        story=story(hit.story, of_story(hit.story.id)) if hit.story else None,
        article=article(hit.member, of(hit.member.article_id)) if hit.member and hit.kind == "article" else None,
        excerpt=excerpt(text, hit.member.language if hit.member else None),
        matched=hit.matched,
    )
