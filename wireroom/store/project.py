"""Projections: every event of the log changes the tables that pages read. The same log gives the same tables."""

from collections.abc import Collection

import apsw
import orjson

from wireroom.model.codec import build
from wireroom.model.edit import Edit
from wireroom.model.events import (
    ArticleEdited,
    ArticlePlaced,
    ArticleRead,
    ArticleSeen,
    ArticlesForgotten,
    BreakEnded,
    ClaimsChecked,
    FeedAdded,
    FeedRemoved,
    Logged,
    MinutePassed,
    PictureKept,
    PicturesDropped,
    ReadFailed,
    SourceAdded,
    SourceMarked,
    StatementsTraced,
    StoriesMerged,
    StoryBroke,
    StoryHidden,
    StoryPinned,
    StorySplit,
    TalkCounted,
    TopicsRanked,
)
from wireroom.model.story import StorySummary
from wireroom.store.bodies import SqliteBodies
from wireroom.store.forgetting import Forgetting
from wireroom.store.lives import Lives
from wireroom.store.media import Media
from wireroom.store.named import NamedTables
from wireroom.store.queries import Queries
from wireroom.store.search import index_article
from wireroom.store.talk import TalkTables
from wireroom.store.traces import TraceTables
from wireroom.store.watching import WatchProjection
from wireroom.store.written import Compose, Stories, text

#: What the live stream says of an edit, the weightiest kind first.
_TOLD_AS = (
    ("withdrawn", "development"),
    ("correction", "development"),
    ("figure", "figure"),
    ("headline", "headline"),
)


class Projector(WatchProjection):
    """Applies events one by one; `settle` then writes anew the stories that they touched."""

    def __init__(
        self, connection: apsw.Connection, bodies: SqliteBodies, compose: Compose, *, indexed: bool = True
    ) -> None:
        """`indexed`: what is applied can be searched for, and its events found again."""
        super().__init__(connection)
        self._indexed = indexed
        self._lives = Lives(connection)
        self._connection = connection
        self._bodies = bodies
        self._stories = Stories(connection, bodies, compose)
        self._forgetting = Forgetting(connection, bodies)
        self._media = Media(connection)
        self._talk = TalkTables(connection)
        self._traces = TraceTables(connection)
        self._named = NamedTables(connection)
        self._sql = Queries(connection, "project")
        self._run = self._sql.rows
        #: Story -> number and time of the last event that touched it since `settle`.
        self._touched: dict[str, tuple[int, float]] = {}
        #: Story -> words for the live stream.
        self._news: dict[str, str] = {}

    def apply(self, logged: Logged) -> None:
        """Change the tables as one event says."""
        if self._indexed:
            self._lives.note(logged)
        getattr(self, "_" + type(logged.event).__name__)(logged.seq, logged.event)

    def forget(self) -> None:
        """Drop what was touched in a transaction that did not commit."""
        self._touched.clear()
        self._news.clear()
        self._watch_news.clear()

    def _touch(self, story_id: str | None, seq: int, at: float, news: str = "") -> None:
        if story_id is None:
            return
        self._touched[story_id] = (seq, at)
        if news and self._news.get(story_id) not in ("opened", "broke"):
            self._news[story_id] = news

    def _story_of(self, article_id: str) -> str | None:
        story: str | None = self._sql.value("story_of", article_id=article_id)
        return story

    # one method an event

    def _SourceAdded(self, seq: int, event: SourceAdded) -> None:  # noqa: N802 - named for the event
        source = event.source
        self._run(
            "add_source",
            id=source.id,
            name=source.name,
            owner=source.owner,
            country=source.country,
            language=source.language,
            kind=source.kind,
            facts=text(source),
        )
        for (story_id,) in self._run("stories_of_source", id=source.id):
            self._touch(story_id, seq, event.at)

    def _FeedAdded(self, _seq: int, event: FeedAdded) -> None:  # noqa: N802 - named for the event
        self._run("add_feed", url=event.feed.url, source_id=event.feed.source_id, facts=text(event.feed))

    def _FeedRemoved(self, _seq: int, event: FeedRemoved) -> None:  # noqa: N802 - named for the event
        self._run("remove_feed", url=event.url)

    def _ArticleSeen(self, _seq: int, event: ArticleSeen) -> None:  # noqa: N802 - named for the event
        seen = event.at if event.seen is None else event.seen
        self._run(
            "see_article",
            article_id=event.article_id,
            source_id=event.source_id,
            feed_url=event.feed_url,
            url=event.url,
            title=event.title,
            language=event.language,
            section=event.section,
            published=event.published,
            at=seen,
        )
        self._run("count_article", at=seen)

    def _ArticleRead(self, seq: int, event: ArticleRead) -> None:  # noqa: N802 - named for the event
        self._run(
            "read_article",
            article_id=event.article_id,
            version=event.version,
            body=event.body,
            origin=event.origin,
            title=event.title,
            language=event.language,
            section=event.section,
            section_sure=event.section_sure,
            published=event.published,
            agency=event.agency,
            paywall=int(event.paywall),
            labels=text(event.labels),
            words=event.words,
            file=event.file,
        )
        self._reread(event)
        self._run(
            "add_version",
            article_id=event.article_id,
            version=event.version,
            at=event.at if event.seen is None else event.seen,
            title=event.title,
            origin=event.origin,
            body=event.body,
        )
        reading = self._bodies.find(event.body) if self._indexed else None
        if reading is not None:
            index_article(self._connection, event.article_id, event.title, reading.text)
        self._touch(self._story_of(event.article_id), seq, event.at, "grew")

    def _reread(self, event: ArticleRead) -> None:
        """Where a version is read anew, from another place, what was said of its old text holds no longer.

        What its title says still holds, if the title is the same.
        """
        key = {"article_id": event.article_id, "version": event.version}
        for at, edit in self._run("edit_of", **key):
            old = build(Edit, orjson.loads(edit))
            kept = tuple(one for one in old.changes if one.where == "title" and one.sentence == event.title)
            if kept:
                short = Edit(since=old.since, version=old.version, changes=kept, compared=False)
                self._run("edit_article", **key, at=at, edit=text(short))
            else:
                self._run("drop_edit", **key)

    def _ArticleEdited(self, seq: int, event: ArticleEdited) -> None:  # noqa: N802 - named for the event
        self._run(
            "edit_article",
            article_id=event.article_id,
            version=event.edit.version,
            at=event.at,
            edit=text(event.edit),
        )
        kinds = {change.kind for change in event.edit.changes}
        news = next((word for kind, word in _TOLD_AS if kind in kinds), "")
        self._touch(self._story_of(event.article_id), seq, event.at, news)

    def _ReadFailed(self, _seq: int, event: ReadFailed) -> None:  # noqa: N802 - named for the event
        self._run("read_failed", article_id=event.article_id, reason=event.reason)

    def _ArticlePlaced(self, seq: int, event: ArticlePlaced) -> None:  # noqa: N802 - named for the event
        before = self._story_of(event.article_id)
        known = self._sql.value("story_known", story_id=event.story_id)
        if not known:
            self._run("open_story", id=event.story_id, seq=seq, at=event.at)
        self._run(
            "place_article",
            article_id=event.article_id,
            story_id=event.story_id,
            report_id=event.report_id,
            copy_of=event.copy_of,
            score=event.score,
            reasons=text(event.reasons),
        )
        self._touch(event.story_id, seq, event.at, "grew" if known else "opened")
        if before is not None and before != event.story_id:
            self._note(seq, event.at, "move", before, event.story_id, 1, "engine", event.reasons)
            if not self._sql.value("left_in", story_id=before):
                self._run("merge_story", gone=before, into=event.story_id)
            self._touch(before, seq, event.at)

    def _StoriesMerged(self, seq: int, event: StoriesMerged) -> None:  # noqa: N802 - named for the event
        for article_id in event.article_ids:
            self._run("hand_over", article_id=article_id, into=event.into)
        self._run("hand_over_all", gone=event.gone, into=event.into)
        self._run("carry_break", gone=event.gone, into=event.into)
        self._run("merge_story", gone=event.gone, into=event.into)
        self._note(seq, event.at, "merge", event.gone, event.into, len(event.article_ids), event.by, event.reasons)
        if event.undoes is not None:
            self._run("undo_join", seq=event.undoes)
        self._touch(event.into, seq, event.at, "merged")
        self._touched.pop(event.gone, None)

    def _StorySplit(self, seq: int, event: StorySplit) -> None:  # noqa: N802 - named for the event
        self._run("follow_both", story_id=event.story_id, new_id=event.new_id, undoes=event.undoes)
        self._run("open_story", id=event.new_id, seq=seq, at=event.at)
        for article_id in event.article_ids:
            self._run("hand_over", article_id=article_id, into=event.new_id)
        self._note(
            seq, event.at, "split", event.story_id, event.new_id, len(event.article_ids), event.by, event.reasons
        )
        if event.undoes is not None:
            self._run("undo_join", seq=event.undoes)
            self._run("lead_back", back=event.new_id, left=event.story_id)
        self._touch(event.story_id, seq, event.at, "split")
        self._touch(event.new_id, seq, event.at, "split")
        if not self._sql.value("left_in", story_id=event.story_id):  # all of it went: its address leads on
            self._run("merge_story", gone=event.story_id, into=event.new_id)

    def _ClaimsChecked(self, seq: int, event: ClaimsChecked) -> None:  # noqa: N802 - named for the event
        self._run(
            "check_article",
            article_id=event.article_id,
            origins=text(event.origins),
            offices=text(event.offices),
            offices_checked=event.offices_checked,
        )
        for (at,) in self._run("day_of_article", article_id=event.article_id):
            self._named.put(event, at)
        self._touch(self._story_of(event.article_id), seq, event.at)

    def _StatementsTraced(self, seq: int, event: StatementsTraced) -> None:  # noqa: N802 - named for the event
        self._traces.put(event)
        if event.traces:
            self._touch(self._story_of(event.article_id), seq, event.at)

    def _StoryBroke(self, seq: int, event: StoryBroke) -> None:  # noqa: N802 - named for the event
        self._run("break_story", story_id=event.story_id, at=event.at, why=event.why, seq=seq)
        self._run("count_breaking", at=event.at)
        self._news[event.story_id] = "broke"

    def _BreakEnded(self, seq: int, event: BreakEnded) -> None:  # noqa: N802 - named for the event
        self._run("end_break", story_id=event.story_id, at=event.at, how=event.how, why=event.why, seq=seq)
        self._news[event.story_id] = "calmed"

    def _StoryPinned(self, seq: int, event: StoryPinned) -> None:  # noqa: N802 - named for the event
        self._mark("pin", seq, event)

    def _StoryHidden(self, seq: int, event: StoryHidden) -> None:  # noqa: N802 - named for the event
        self._mark("hide", seq, event)

    def _mark(self, kind: str, seq: int, event: StoryPinned | StoryHidden) -> None:
        if event.undoes is not None:
            self._run("undo_mark", seq=event.undoes, story_id=event.story_id, kind=kind)
        else:
            self._run("mark_story", seq=seq, story_id=event.story_id, kind=kind, at=event.at)

    def _SourceMarked(self, seq: int, event: SourceMarked) -> None:  # noqa: N802 - named for the event
        marks = {"paused": int(event.paused), "hidden": int(event.hidden), "licensed": int(event.licensed)}
        judged = {"grade": event.grade, "reason": event.reason}
        self._run("mark_source", seq=seq, source_id=event.source_id, **marks, **judged)

    def _ArticlesForgotten(self, seq: int, event: ArticlesForgotten) -> None:  # noqa: N802 - named for the event
        for story_id in sorted(self._forgetting.drop(event.article_ids)):
            if self._forgetting.drop_story(story_id):
                self._touched.pop(story_id, None)
                self._news.pop(story_id, None)
            else:
                self._touch(story_id, seq, event.at)

    # Pictures come quietly: no story is written anew, and no open page is told. They are there when it next changes.

    def _PictureKept(self, _seq: int, event: PictureKept) -> None:  # noqa: N802 - named for the event
        self._media.belongs(
            event.article_id,
            event.hash,
            width=event.width,
            height=event.height,
            alt=event.alt,
            credit=event.credit,
        )

    def _PicturesDropped(self, _seq: int, event: PicturesDropped) -> None:  # noqa: N802 - named for the event
        for article_id in event.article_ids:
            self._media.drop(article_id)

    def _TalkCounted(self, _seq: int, event: TalkCounted) -> None:  # noqa: N802 - named for the event
        self._talk.count(event)

    def _TopicsRanked(self, _seq: int, _event: TopicsRanked) -> None:  # noqa: N802 - named for the event
        """Nothing: topics are read from the log."""

    def _MinutePassed(self, _seq: int, event: MinutePassed) -> None:  # noqa: N802 - named for the event
        self._run("count_minute", at=event.at)

    def _note(
        self, seq: int, at: float, kind: str, gone: str, into: str, articles: int, by: str, reasons: object
    ) -> None:
        for story_id, other_id in ((into, gone), (gone, into)):
            self._run(
                "note_join",
                seq=seq,
                story_id=story_id,
                at=at,
                kind=kind,
                other_id=other_id,
                articles=articles,
                by=by,
                reasons=text(reasons),
            )

    def summary(self, story_id: str) -> StorySummary | None:
        """Say what ranking needs to know of a story as it stands now; None for one without members."""
        return self._stories.summary(story_id)

    def settle(self, only: Collection[str] | None = None) -> tuple[tuple[str, str], ...]:
        """Write the touched stories anew; return (story, what happened in a word) for the live stream.

        `only`: no others than these are written.
        """
        for story_id, (seq, at) in self._touched.items():
            if only is None or story_id in only:
                self._stories.write(story_id, seq, at)
        news = tuple(sorted({**dict.fromkeys(self._touched, "grew"), **self._news, **self._told()}.items()))
        self.forget()
        return news
