"""Who says what in a story, ready for its page: speakers, an office that looks out of date, words, time, who has it."""

from dataclasses import dataclass

from wireroom.model.story import Saying
from wireroom.model.views import MemberRow, StoryPage
from wireroom.web.citing import cite_link
from wireroom.web.page import Variant
from wireroom.web.rows import Words, words_of
from wireroom.web.words import Moment, moment, several

#: What somebody did by saying it, before the words.
DOES = {
    "says": "",
    "asks": "asks",
    "confirms": "confirms",
    "denies": "denies",
    "alleges": "alleges",
    "warns": "warns",
    "promises": "promises",
    "demands": "demands",
}
#: What stands beside a speaker who is not a person with a name.
KINDS = {
    "official": "official, not named",
    "source": "source, not named",
    "witness": "witness, not named",
    "expert": "expert, not named",
    "intelligence": "intelligence service, not named",
    "document": "document",
}
#: How another report has the same words.
HOW = {
    "identical": "the same words",
    "shortened": "longer or shorter",
    "altered": "other words",
    "translated": "in another language",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingView:
    """Something that was said."""

    words: Words
    does: str
    quoted: bool
    link: str
    who: str
    at: Moment
    #: "in 3 independent reports"; "" for one.
    reports: str
    #: (publisher, how it words it, link).
    others: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceView:
    """Somebody who speaks."""

    name: str
    kind: str
    #: "looks out of date: Mark Rutte holds it since ..."; "" where nothing is known against it.
    doubt: str
    sayings: tuple[SayingView, ...]


def voices_view(page: StoryPage, variant: Variant) -> tuple[VoiceView, ...]:
    """Make the speakers of a story ready for its page."""
    by_article = {member.article_id: member for member in page.members}
    doubts = {finding.name.casefold(): finding for member in page.members for finding in member.offices}
    out = []
    for voice in page.composition.voices:
        finding = doubts.get(voice.name.casefold())
        doubt = f"named as {finding.office}, which looks out of date" if finding is not None else ""
        sayings = tuple(_saying(one, by_article, page, variant) for one in voice.sayings)
        kind = KINDS.get(voice.of, "not named" if voice.kind == "unnamed" else "")
        out.append(VoiceView(name=voice.name, kind=kind, doubt=doubt, sayings=sayings))
    return tuple(out)


def _saying(one: Saying, members: dict[str, MemberRow], page: StoryPage, variant: Variant) -> SayingView:
    teller = members.get(one.citation.article_id)
    return SayingView(
        words=words_of(one.words, one.language),
        does=DOES.get(one.does, ""),
        quoted=one.quoted,
        link=cite_link(one.citation),
        who=teller.source_name if teller else "",
        at=moment(one.at, page.row.changed_at),
        reports=f"in {several(one.reports, 'independent report', language=variant.language)}"
        if one.reports > 1
        else "",
        others=tuple(
            (members[cite.article_id].source_name, HOW[how], cite_link(cite))
            for how, cite in one.others
            if cite.article_id in members
        ),
    )
