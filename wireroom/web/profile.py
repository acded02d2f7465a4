"""A source's profile in words: each judgement with what it rests on, in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.claims.reliability import LEAST_RESOLVED, UNKNOWN, Earned, Profile, profile
from wireroom.model.grades import CREDIBILITY_WORDS, RELIABILITY_WORDS
from wireroom.model.profile import SourcePiece
from wireroom.model.views import SourceRow
from wireroom.web.members import percent
from wireroom.web.words import grouped, several, short_day

#: What the list of sources says of the hand of a state, by kind.
_STATE = {
    "state-controlled": "The list of sources says that a state controls it.",
    "official": "It is an office itself: it speaks for a state or an international body.",
    "unknown": "Not known: the list of sources does not say what it is.",
}
NOT_LISTED = (
    "The list of sources does not name it as state-controlled, which is no proof that no state has a hand in it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """A profile in words."""

    #: What was looked at: how many articles, since when.
    sample: str
    #: (what, in words) of each fact.
    facts: tuple[tuple[str, str], ...]
    #: The letter that counts, what it means, and what it rests on; the editor's reason where the editor gave it.
    grade: str
    meaning: str
    why: str
    reason: str
    #: Grade of information in words, and what it rests on.
    information: str
    grounds: str


def profile_of(row: SourceRow, pieces: Sequence[SourcePiece], now: float) -> Profile:
    """Sum up a source's newest articles, `pieces`, as of `now` (UTC seconds)."""
    return profile(pieces, official=row.source.kind == "official", now=now)


def profile_view(row: SourceRow, found: Profile, now: float, language: str) -> ProfileView:
    """Put a profile into words; `language` groups the digits."""
    letter = letter_of(row, found)
    return ProfileView(
        sample=_sample(found, now, language),
        facts=(
            ("A state’s hand", _STATE.get(row.source.kind, NOT_LISTED)),
            ("From agencies and others", _borrowed(found, language)),
            ("First, and alone", _first(found)),
            ("Corrections", _corrections(found)),
            ("Contradicted later", _contradicted(found)),
        ),
        grade=letter,
        meaning=RELIABILITY_WORDS[letter],
        why=("The list of sources says so. " if letter != (row.grade or found.reliability.letter) else "")
        + _earned(found.reliability),
        reason=row.reason if row.grade else "",
        information=f"{found.typical}: {CREDIBILITY_WORDS[found.typical]}",
        grounds=_grounds(found),
    )


def letter_of(row: SourceRow, found: Profile) -> str:
    """Give the letter that counts: the editor's, else the earned one, else what the list of sources says."""
    earned = found.reliability.letter
    return row.grade or (earned if earned != "F" else row.source.grade) or "F"


def _sample(found: Profile, now: float, language: str) -> str:
    if found.since is None:
        return "No article of it is kept: nothing can be counted."
    kept = several(found.articles, "article", language=language)
    which = f"its newest {kept}" if found.articles > 1 else "its one article"
    return f"Counted over {which} since {short_day(found.since, now)}, as we saw them; {found.read} read in full."


def _of(part: int, whole: int, what: str) -> str:
    """Say a share with its numbers; a share of few would pretend to know more than it does."""
    share = f" ({percent(part / whole)})" if whole >= LEAST_RESOLVED else ""
    return f"{grouped(part)} of {several(whole, what, 'stories' if what == 'story' else '')}{share}"


def _borrowed(found: Profile, language: str) -> str:
    if not found.read:
        return "Not known: no text of it was read in full."
    share = _of(found.copies + found.credited, found.read, "text")
    copies, credited = grouped(found.copies, language), grouped(found.credited, language)
    return f"{share} copy another’s text ({copies}) or credit an agency ({credited})."


def _first(found: Profile) -> str:
    if not found.stories:
        return "Not known: no report of its own was read in full."
    shared = f"First that we saw with {_of(found.first, found.shared, 'story')} that others told too. "
    alone = f"Alone so far with {_of(found.alone, found.stories, 'story')} of its own reporting."
    return (shared if found.shared else "") + alone


def _corrections(found: Profile) -> str:
    if not found.own:
        return "Not known: no report of its own was read in full."
    gone = f"; {several(found.withdrawn, 'report')} taken back" if found.withdrawn else ""
    return (
        f"{_of(found.corrected, found.own, 'report')} of its own got a note of correction that we saw{gone}. "
        "A paper that corrects itself in public shows more of its mistakes than one that does not."
    )


def _contradicted(found: Profile) -> str:
    changed = f"It changed a figure itself in {_of(found.refigured, found.own, 'report')}. " if found.own else ""
    if not found.own:
        return "Nothing of its own was read, so nothing can be said."
    return (
        f"{changed}Others say the opposite of something that it tells in its own voice in "
        f"{_of(found.contradicted, found.own, 'report')}; who is right is not judged."
    )


def _earned(earned: Earned) -> str:
    claims = earned.held + earned.failed
    counted = (
        f"{several(claims, 'report')} of its own resolved: {earned.held} borne out by another owner’s own report, "
        f"{earned.failed} corrected or taken back"
    )
    if earned.letter == "F":
        return f"{counted}. From {LEAST_RESOLVED} recent ones on a letter is given."
    return f"{counted}. With one chance in ten, fewer than {percent(earned.bound)} of what it prints hold up."


def _grounds(found: Profile) -> str:
    parts = [
        f"{grade} ({CREDIBILITY_WORDS[grade]}): {several(number, 'article')}" for grade, number in found.information
    ]
    said = "; ".join(parts) if parts else "no article to judge"
    few = "" if found.typical != UNKNOWN else f" Fewer than {LEAST_RESOLVED} can be judged."
    return f"{said}.{few}"
