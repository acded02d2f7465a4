"""From events to what may be told: each kind of event has one function that makes occasions of it, or none.

This is the open door: an event that is worth an alert gets a function here and a line in `HEARERS`, and, where it is
news of a situation, a word in `model.alert.SITUATION_NEWS`. What a function reads is what is known now; what it says
of breadth is what was known at the event.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from wireroom.alerts.decide import UNCONFIRMED
from wireroom.model.alert import Occasion, Rule
from wireroom.model.events import (
    ArticleEdited,
    BreakEnded,
    ClaimsChecked,
    Logged,
    StoriesMerged,
    StoryBroke,
    StorySplit,
)
from wireroom.model.views import MemberRow, StoryPage
from wireroom.model.watch_events import IndicatorChanged, LevelChanged, ObservationFiled
from wireroom.pipeline.hearing_situations import indicator_news, level_news, observation_news
from wireroom.ports import Reader
from wireroom.ports.alerting import AlertAsks

#: What came out longer ago than this is no news, seconds.
FRESH = 12 * 3600.0
#: Fewest articles of a story that is joined, or taken out, for it to be worth a word.
LEAST_MOVED = 2
#: Edits of a publisher that put right what was told, and how that is called; the weightiest first.
EDITS = (("withdrawn", "withdrawn"), ("correction", "corrected"))


class Hearing:
    """Makes occasions of events, over a reader of the room."""

    def __init__(self, reader: Reader, asks: AlertAsks, *, finds: Callable[[Rule, str], bool] | None = None) -> None:
        """Take what it reads from.

        Args:
            reader: The room.
            asks: What alerts ask of it beside.
            finds: Says whether a rule's search finds an article; None: by asking the index for each.
        """
        self.reader, self.asks = reader, asks
        self._finds = finds or (lambda rule, article: self.asks.matches(rule.target, article))

    def hear(self, logged: Logged, rules: Iterable[Rule], now: float) -> list[Occasion]:
        """Say what an event is an occasion for.

        Args:
            logged: The event.
            rules: The rules that count.
            now: The time by which an event is fresh or not.
        """
        hearer = HEARERS.get(type(logged.event))
        if hearer is None:
            return []
        occasions = hearer(self, logged.event, tuple(rules))
        old = now - logged.event.at > FRESH
        return [replace(one, seq=logged.seq, fresh=one.fresh and not old) for one in occasions]

    # stories

    def story(self, story_id: str | None) -> StoryPage | None:
        """Give a story where it is now."""
        home = self.asks.home(story_id) if story_id else None
        found = self.reader.story(home) if home else None
        return found if isinstance(found, StoryPage) else None

    def of_story(self, page: StoryPage, at: float, kind: str, **more: object) -> Occasion:
        """Make an occasion about a story."""
        row = page.row
        made = Occasion(
            kind=kind,
            seq=0,
            at=at,
            subject=f"story:{row.id}",
            aliases=tuple(f"story:{name}" for name in self.asks.aliases(row.id)),
            title=row.headline,
            language=row.language,
            path=row.path,
            what="",
            counts=row.counts,
            confirmed=confirmed_at(page, at),
            section=row.section,
            languages=row.languages,
            regions=tuple(sorted({one.source_country for one in page.members if one.source_country})),
        )
        return replace(made, **more)  # type: ignore[arg-type]  # names of the record's own fields

    def _checked(self, event: ClaimsChecked, rules: tuple[Rule, ...]) -> list[Occasion]:
        """An article was read: what it brings to a story that is followed, and what searches find it."""
        story_id, from_file = self.asks.placed(event.article_id)
        if story_id is None or not rules:
            return []
        waiting = self.asks.waiting_on((f"story:{story_id}",), UNCONFIRMED)
        searches = [rule for rule in rules if rule.kind == "search" and not rule.paused]
        found_for = tuple(rule.id for rule in searches if rule.id in waiting or self._finds(rule, event.article_id))
        follows = any(rule.kind == "story" for rule in rules)
        if not (found_for or follows):
            return []
        page = self.story(story_id)
        if page is None:
            return []
        made = []
        member = _member(page, event.article_id)
        if found_for and member is not None:
            what = f"{member.source_name}: {member.title}"
            fresh = not from_file
            matters = "It matches what you search for."
            more = {
                "what": what,
                "fresh": fresh,
                "matters": matters,
                "found_for": found_for,
                "event": member.article_id,
            }
            made.append(self.of_story(page, event.at, "matched", **more))
        new = next((one for one in page.composition.timeline if one.citation.article_id == event.article_id), None)
        if follows and new is not None and new.kind != "headline" and member is not None:
            was = f" (it was {new.replaces})" if new.replaces else ""
            what = f"{_NEWS.get(new.kind, 'Something new')} in a story that you follow, from {member.source_name}{was}."
            quote = {"quote": new.text, "quoted": member.source_name}
            made.append(
                self.of_story(page, event.at, "grew", what=what, event=event.article_id, fresh=not from_file, **quote)
            )
        return made

    def _broke(self, event: StoryBroke, _rules: tuple[Rule, ...]) -> list[Occasion]:
        page = self.story(event.story_id)
        if page is None:
            return []
        cancels = "fewer independent reports than were counted, or a pace that falls back at once"
        more = {"what": f"Breaking: {event.why}.", "event": event.story_id, "cancels": cancels}
        said = page.composition.standfirst
        if said is not None:
            member = _member(page, said.citation.article_id)
            more |= {"quote": said.text, "quoted": member.source_name if member else ""}
        return [self.of_story(page, event.at, "broke", **more)]

    def _ended(self, event: BreakEnded, _rules: tuple[Rule, ...]) -> list[Occasion]:
        page = self.story(event.story_id)
        if page is None or event.how != "withdrawn":
            return []
        what = f"It is not breaking after all: {event.why}."
        return [self.of_story(page, event.at, "withdrawn", what=what, event=f"break:{event.at:.0f}", confirmed=True)]

    def _edited(self, event: ArticleEdited, _rules: tuple[Rule, ...]) -> list[Occasion]:
        page = self.story(self.asks.placed(event.article_id)[0])
        member = None if page is None else _member(page, event.article_id)
        if page is None or member is None:
            return []
        for kind, called in EDITS:
            change = next((one for one in event.edit.changes if one.kind == kind), None)
            if change is not None:
                what = f"{member.source_name} {'corrected' if called == 'corrected' else 'withdrew'} its report."
                key = f"{event.article_id}:{event.edit.version}"
                quote = {"quote": change.sentence, "quoted": member.source_name}
                return [self.of_story(page, event.at, called, what=what, event=key, **quote)]
        return []

    def _merged(self, event: StoriesMerged, _rules: tuple[Rule, ...]) -> list[Occasion]:
        page = self.story(event.into)
        if page is None or len(event.article_ids) < LEAST_MOVED:
            return []
        what = f"Another story with {len(event.article_ids)} articles was joined to it."
        return [self.of_story(page, event.at, "merged", what=what, event=event.gone)]

    def _split(self, event: StorySplit, _rules: tuple[Rule, ...]) -> list[Occasion]:
        page = self.story(event.story_id)
        if page is None or len(event.article_ids) < LEAST_MOVED:
            return []
        what = f"{len(event.article_ids)} articles were taken out of it; they tell a story of their own."
        return [self.of_story(page, event.at, "split", what=what, event=event.new_id)]

    # situations

    def _level(self, event: LevelChanged, _rules: tuple[Rule, ...]) -> list[Occasion]:
        return level_news(self.reader, event)

    def _indicator(self, event: IndicatorChanged, _rules: tuple[Rule, ...]) -> list[Occasion]:
        return indicator_news(self.reader, event)

    def _observation(self, event: ObservationFiled, _rules: tuple[Rule, ...]) -> list[Occasion]:
        return observation_news(self.reader, event)


#: Which function makes occasions of which event.
HEARERS: dict[type, Callable[..., list[Occasion]]] = {
    ClaimsChecked: Hearing._checked,
    StoryBroke: Hearing._broke,
    BreakEnded: Hearing._ended,
    ArticleEdited: Hearing._edited,
    StoriesMerged: Hearing._merged,
    StorySplit: Hearing._split,
    LevelChanged: Hearing._level,
    IndicatorChanged: Hearing._indicator,
    ObservationFiled: Hearing._observation,
}

#: Which events a kind of rule looks at.
WANTED: dict[str, tuple[type, ...]] = {
    "story": (ClaimsChecked, BreakEnded, ArticleEdited, StoriesMerged, StorySplit),
    "search": (ClaimsChecked,),
    "breaking": (StoryBroke,),
    "silent": (),
    "situation": (LevelChanged, IndicatorChanged, ObservationFiled),
}
#: What may put right what was told.
CORRECTING: tuple[type, ...] = (BreakEnded, ArticleEdited)

#: What a development is called at the beginning of a sentence.
_NEWS = {
    "fact": "A new fact",
    "statement": "A statement",
    "document": "A document",
    "denial": "A denial",
    "figure": "Another figure",
    "correction": "A correction",
    "withdrawal": "A withdrawal",
}


def confirmed_at(page: StoryPage, at: float) -> bool:
    """Say whether a story stood on two independent reports, or on the document itself, at a time.

    Reports that came later do not count, and of those that perhaps copy each other the lower number does.
    """
    then = [one for one in page.members if one.seen <= at and one.source_kind != "social"]
    if any(one.source_kind == "official" and one.copy_of is None for one in then):
        return True
    read = {one.report_id for one in then if one.origin != "summary"}
    return min(len(read), page.row.counts.reports.low) >= 2


def _member(page: StoryPage, article_id: str) -> MemberRow | None:
    return next((one for one in page.members if one.article_id == article_id), None)
