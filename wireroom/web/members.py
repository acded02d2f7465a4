"""An article as a row, the reports of a story with their copies, and in words why each article is where it is."""

from dataclasses import dataclass
from urllib.parse import quote

from wireroom.model.story import Reason
from wireroom.model.views import Head, JoinNote, MemberRow, StoryPage
from wireroom.web.article_kinds import IN_ROW
from wireroom.web.page import Page, Part, Variant
from wireroom.web.rows import Words, source_path, words_of
from wireroom.web.tongues import language_name
from wireroom.web.words import Moment, moment, several

#: Copies that a folded list names; the rest stand as a number.
MOST_COPIES = 30
#: ... and all reports together, so that a page stays light.
MOST_COPIES_SHOWN = 150
#: Copies on one page of them alone.
COPIES_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """An article in the list of reports."""

    path: str
    title: Words
    badge: str | None
    source: str
    source_path: str
    published: Moment | None
    seen: Moment
    state: str
    why: str
    version: int
    new: bool
    #: "92 % the same" and where that is shown, for a copy; "" for all else.
    share: str = ""
    share_link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """An independent report with its copies."""

    first: MemberView
    origins: str
    copies: tuple[MemberView, ...]
    copies_words: str
    #: How many are not named here, in words, and where all of them stand.
    more: str
    all_link: str


def reason_words(reasons: tuple[Reason, ...], names: dict[str, str], *, joined: bool = False) -> str:
    """Say why an article is where it is; `joined`: what it opened was another story, which was joined to this one.

    >>> reason_words((Reason(kind="names", detail=("Hallin", "Linnet")), Reason(kind="time")), {})
    'shares the names Hallin, Linnet; close in time'
    >>> reason_words((Reason(kind="copy", detail=("translation",), like="a"),), {"a": "Ansel"})
    'its text is a translation of that of Ansel'
    """
    said = []
    for reason in reasons:
        detail = ", ".join(reason.detail[:4])
        like = f" of {names[reason.like]}" if reason.like in names else ""
        of = f" with that{like}" if like else " with another’s"
        perhaps = (
            f"its headline or summary is that{like or ' of another'}, so it may be a copy"
            if reason.detail == ("headline",)
            else f"it gives the same numbers and names in the same order as that{like or ' of another'}, in another "
            "language, so it may be a translation"
            if reason.detail
            else f"it shares {percent(reason.weight)} of its text{of}, so it may be no report of its own"
        )
        said.append(
            {
                "words": f"shares the words {detail}" if detail else "shares many words",
                "names": f"shares the names {detail}" if detail else "shares names",
                "numbers": f"gives the same numbers: {detail}" if detail else "gives the same numbers",
                "places": f"names the same places: {detail}",
                "meaning": "says the same in another language",
                "time": "close in time",
                "copy": f"its text is a translation of that{like or ' of another'}"
                if reason.detail
                else (f"its text is mostly that{like}" if like else "its text is mostly another’s")
                + f" ({percent(reason.weight)} the same)" * (reason.weight > 0.0),
                "reprinted": f"{names.get(reason.like or '', 'another')} prints its text",
                "perhaps": perhaps,
                "link": "links to a report of this story",
                "opened": "it opened another story, which was joined to this one" if joined else "it opened this story",
                "editor": "placed here by a person",
                "merge": "came with a story that was joined to this one",
                "split": "stayed when another story was taken out",
            }.get(reason.kind, reason.kind)
        )
    return "; ".join(said) or "no reason was kept"


def percent(share: float) -> str:
    r"""Write a share; what is not quite all is not called all.

    >>> percent(0.924), percent(0.998), percent(1.0)
    ('92\xa0%', '99\xa0%', '100\xa0%')
    """
    return f"{min(round(100 * share), 99 if share < 1.0 else 100)}\u00a0%"


def repeats(member: MemberRow) -> Reason | None:
    """Return the reason that says whose text an article repeats, surely or perhaps; None where it repeats none."""
    kind = "copy" if member.copy_of is not None else "perhaps"
    return next((reason for reason in member.reasons if reason.kind == kind and reason.like), None)


def trouble_words(trouble: str) -> str:
    """Say why a page could not be read, without words of the trade.

    >>> trouble_words("its robots.txt asks us not to")
    'its publisher asks programs not to'
    """
    return trouble.replace("its robots.txt asks us", "its publisher asks programs")


def member_view(
    member: MemberRow,
    now: float,
    variant: Variant,
    names: dict[str, str],
    new_after: float | None,
    *,
    joined: bool = False,
) -> MemberView:
    """Make an article ready as a row; `joined` as in `reason_words`."""
    states = []
    if member.source_kind == "social":
        states.append("a post, no report")
    elif member.paywall and member.origin == "summary":
        states.append("login asked; headline and summary from its feed")
    elif member.trouble:
        states.append(f"not read: {trouble_words(member.trouble)}")
    elif member.origin == "summary":
        states.append("headline and summary from its feed; not read yet")
    states += [IN_ROW[label] for label in member.labels if label in IN_ROW]
    if member.agency and member.agency != member.source_name:
        states.append(f"credits {member.agency}")
    if member.version > 1:
        states.append(f"version {member.version}")
    if member.offices:
        states.append("an office in it looks out of date")
    copied = repeats(member)
    known = copied is not None and copied.kind == "copy" and copied.weight > 0.0
    return MemberView(
        share=f"{percent(copied.weight)} the same" if known and copied else "",
        share_link=f"{member.path}?same=1#same" if known else "",
        path=member.path,
        title=words_of(member.title, member.language),
        badge=language_name(member.language) if member.language and member.language != variant.language else None,
        source=member.source_name,
        source_path=source_path(member.source_id),
        published=None if member.published is None else moment(member.published, now),
        seen=moment(member.seen, now),
        state=" · ".join(states),
        why=reason_words(member.reasons, names, joined=joined),
        version=member.version,
        new=new_after is not None and member.seen > new_after,
    )


def reports_of(page: StoryPage, now: float, variant: Variant, new_after: float | None) -> list[ReportView]:
    """Give the reports of a story, each with its copies; all copies together as far as a page can carry them."""
    groups: dict[str, list[MemberRow]] = {}
    for member in page.members:
        groups.setdefault(member.report_id, []).append(member)
    names = {member.article_id: member.source_name for member in page.members}
    openers = [member for member in page.members if any(reason.kind == "opened" for reason in member.reasons)]
    opener = min(openers, key=lambda member: (member.seen, member.article_id), default=None)
    reports = []
    room = MOST_COPIES_SHOWN
    for members in groups.values():
        first, *copies = members
        shown = copies[: min(MOST_COPIES, room)]
        room -= len(shown)
        publishers = len({m.owner or m.source_id for m in copies})
        reports.append(
            ReportView(
                first=member_view(first, now, variant, names, new_after, joined=first is not opener),
                origins=", ".join(first.origins[:3]),
                copies=tuple(member_view(m, now, variant, names, new_after) for m in shown),
                copies_words=f"{copies_words(len(copies), variant)}, "
                + several(publishers, "publisher", language=variant.language),
                more=several(len(copies) - len(shown), "more copy", "more copies", variant.language)
                if len(copies) > len(shown)
                else "",
                all_link=f"{page.row.path}?copies={quote(first.report_id)}",
            )
        )
    return reports


def copies_words(number: int, variant: Variant) -> str:
    """Say how many copies."""
    return several(number, "copy", "copies", variant.language)


def join_words(note: JoinNote, now: float) -> tuple[Moment, str]:
    """Say what was joined or taken apart, and why."""
    what = {
        "merge": f"{several(note.articles, 'article')} of another story joined",
        "split": f"{several(note.articles, 'article')} taken out into a story of their own",
        "move": f"{several(note.articles, 'article')} moved between this story and another",
    }.get(note.kind, note.kind)
    by = "" if note.by in ("rule", "engine") else f", by {note.by}"
    undone = "; undone since" if note.undone else ""
    # "Came with a story that was joined" is no reason why it was joined.
    reasons = tuple(reason for reason in note.reasons if reason.kind not in ("merge", "split"))
    why = f": {reason_words(reasons, {})}" if reasons or not note.reasons else ""
    return moment(note.at, now), f"{what}{by}{why}{undone}"


def build_copies(page: StoryPage, report_id: str, offset: int, head: Head, variant: Variant) -> Page | None:
    """Make a page of all copies of one report, oldest first; None where the story has no such report."""
    members = sorted((m for m in page.members if m.report_id == report_id), key=lambda m: (m.seen, m.article_id))
    if not members:
        return None
    now, link = head.at, f"{page.row.path}?copies={quote(report_id)}"
    shown = members[offset : offset + COPIES_PAGE]
    names = {member.article_id: member.source_name for member in members}
    title = next((m for m in members if m.copy_of is None), members[0]).title
    data = {
        "copies": [member_view(member, now, variant, names, None) for member in shown],
        "story": page.row,
        "next": f"{link}&from={offset + COPIES_PAGE}" if len(members) > offset + COPIES_PAGE else None,
    }
    note = f"{several(len(members), 'article', language=variant.language)} with one text, oldest first."
    return Page(
        path=link + (f"&from={offset}" if offset else ""),
        kind="text",
        title=title,
        head=head,
        slots=("head", "text"),
        parts=(
            Part(slot="head", name="title", template="title", data={"title": title, "note": note}),
            Part(slot="text", name="copies", template="copies", data=data),
        ),
    )
