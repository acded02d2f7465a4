"""Which article of a group of copies is the report itself, and which are the copies.

The story desk sees copies in the order in which they were read, and a reprint is often read before what it repeats.
What is shown and what is quoted is decided here, from all that is known now: an agency's own article before the papers
that print it, else the one that was printed first; never a post, where an article says the same.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from wireroom.model.story import Member
from wireroom.model.views import MemberRow

Either = TypeVar("Either", Member, MemberRow)


def with_heads(members: Sequence[Either]) -> list[Either]:
    """Give the members with `copy_of` None for the head of each report, and the head's id for its copies."""
    heads: dict[str, Either] = {}
    for member in members:
        known = heads.get(member.report_id)
        if known is None or _rank(member) < _rank(known):
            heads[member.report_id] = member
    return [_under(member, heads[member.report_id].article_id) for member in members]


def _under(member: Either, head: str) -> Either:
    copy_of = None if member.article_id == head else head
    return member if member.copy_of == copy_of else replace(member, copy_of=copy_of)


def _rank(member: Member | MemberRow) -> tuple[bool, bool, bool, float, str]:
    read, kind = (
        (member.full, member.kind) if isinstance(member, Member) else (member.origin != "summary", member.source_kind)
    )
    told = member.seen if member.published is None else min(member.published, member.seen)
    return kind == "social", not read, kind != "agency", told, member.article_id
