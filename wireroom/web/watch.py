"""The pages of situations as records: the list, and one board with ladder, gate, indicators and evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wireroom.model.definition import Situation
from wireroom.model.situation import BLIND, SituationPage, SituationRow
from wireroom.model.views import Head
from wireroom.watch.definition import read_situation
from wireroom.watch.gates import Said
from wireroom.watch.overview import Overview, Sign, first_of_reports, overview
from wireroom.watch.report import level_words, report
from wireroom.web import watch_charts
from wireroom.web.evidence import Shown, evidence_view
from wireroom.web.indicators import nothing_words, sign_view
from wireroom.web.page import Page, Part, Variant
from wireroom.web.tongues import language_name
from wireroom.web.words import DAY, clock_time, moment, several, short_day, when

#: Pieces of evidence in the list; the report and `wireroom watch show --json` have all of them.
MOST_EVIDENCE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung of the ladder."""

    number: int
    name: str
    now: bool
    hot: bool
    words: str


def situation_path(name: str) -> str:
    """Give the address of a situation."""
    return f"/situation/{name}"


def build_situations(rows: Sequence[SituationRow], head: Head, variant: Variant) -> Page:
    """Make the list of situations."""
    made = [(row, read_situation(row.text)) for row in rows]
    data = [
        {
            "path": situation_path(row.name),
            "title": situation.title,
            "question": situation.question,
            "level": level_words(
                situation.level(row.level) if row.level is not None else None, len(situation.levels) - 1
            ),
            "since": moment(row.since, head.at) if row.since is not None else None,
            "hot": row.level is not None and row.level >= 4,
            "about": f"watched since {when(row.watched_since, head.at)}, definition {row.version}",
        }
        for row, situation in made
    ]
    del variant
    return Page(
        path="/situations",
        kind="situations",
        title="Situations",
        head=head,
        slots=("head", "text"),
        parts=(
            Part(slot="head", name="title", template="situations_head", data={"number": len(data)}),
            Part(slot="text", name="situations", template="situations", data=data),
        ),
        here="/situations",
        follows=("*",),
    )


def build_situation(page: SituationPage, head: Head, variant: Variant) -> Page:
    """Make the board of a situation: a function of the log up to `head.seq`."""
    view = overview(page, head.at)
    seen = Shown()
    signs = [sign_view(sign, view, variant, seen) for sign in view.signs]
    filed = first_of_reports(row for row in page.evidence if row.evidence.modality != "withdrawn")
    evidence = [evidence_view(row, view, variant, seen, copies) for row, copies in filed[:MOST_EVIDENCE]]
    name = view.situation.name
    parts = [
        Part(slot="head", name="headline", template="situation_head", data=_head(view)),
        Part(slot="ladder", name="ladder", template="situation_ladder", data=_ladder(view)),
        Part(slot="gate", name="gate", template="situation_gate", data=_gate(view)),
        Part(slot="main", name="level", template="situation_level", data=_level(view)),
        Part(slot="main", name="indicators", template="situation_signs", data={"signs": signs}),
        Part(
            slot="main",
            name="evidence",
            template="situation_evidence",
            data={
                "rows": evidence,
                "all": several(len(filed), "piece", language=variant.language),
                "more": len(filed) > MOST_EVIDENCE,
            },
        ),
        Part(slot="rail", name="cannot-see", template="situation_gaps", data=_gaps(view, variant)),
        Part(slot="rail", name="implications", template="situation_implications", data=_implications(view)),
        Part(
            slot="rail",
            name="responses",
            template="situation_responses",
            data=[
                (sign.indicator.name, _by(view.situation, sign), evidence_view(sign.evidence[0], view, variant, seen))
                if sign.evidence
                else (sign.indicator.name, _by(view.situation, sign), None)
                for sign in view.responses
            ],
        ),
    ]
    return Page(
        path=situation_path(name),
        kind="situation",
        title=view.situation.title,
        head=head,
        slots=("head", "ladder", "gate", "main", "rail"),
        parts=tuple(parts),
        here="/situations",
        follows=(f"situation:{name}",),
    )


def situation_report(page: SituationPage, head: Head) -> str:
    """Write the report as anyone may read it: at most two sentences of each article."""
    seen = Shown()
    rows = tuple(
        row if seen.may(row) else replace(row, evidence=replace(row.evidence, sentence=row.title))
        for row in page.evidence
    )
    return report(overview(replace(page, evidence=rows), head.at))


def with_situations(page: Page, template: str, rows: Iterable[SituationRow]) -> Page:
    """Name the situations that a story is evidence for, in the kicker of the part with this template."""
    links = tuple((situation_path(row.name), read_situation(row.text).title) for row in rows)
    if not links:
        return page
    parts = tuple(
        replace(part, data=_linked(part.data, links)) if part.template == template else part for part in page.parts
    )
    return replace(page, parts=parts)


def _linked(data: Any, links: tuple[tuple[str, str], ...]) -> Any:
    return {**data, "situations": links} if isinstance(data, dict) else replace(data, situations=links)


def _head(view: Overview) -> dict[str, object]:
    number = view.level.number if view.level else None
    blind = several(len(view.blind), "indicator")
    return {
        "title": view.situation.title,
        "question": view.situation.question,
        "serves": view.situation.serves,
        "level": level_words(view.level, len(view.situation.levels) - 1),
        "hot": number is not None and number >= 4,
        "since": moment(view.since, view.at) if view.since is not None else None,
        "held": f"held: {blind} cannot be judged" if view.blind and view.level else "",
        "unknown": "" if view.level else "Nothing that could show a level was read yet. That is not the same as calm.",
        "about": f"watched since {when(view.page.row.watched_since, view.at)} · definition {view.page.row.version}",
        "report": f"{situation_path(view.situation.name)}/report.md",
    }


def _ladder(view: Overview) -> list[Rung]:
    present = view.level.number if view.level else None
    left: dict[int, float] = {}
    for step in view.steps:
        if step.before is not None:
            left[step.before] = step.at
    rungs = []
    for level in reversed(view.situation.levels):
        now = level.number == present
        words = "now" if now else f"till {when(left[level.number], view.at)}" if level.number in left else ""
        rungs.append(Rung(number=level.number, name=level.name, now=now, hot=now and level.number >= 4, words=words))
    return rungs


def _gate(view: Overview) -> dict[str, object]:
    present = view.level.number if view.level else None
    title = f"Why the level is {present}" if present is not None else "Why no level is known"
    since = f", since {when(view.since, view.at)}" if view.since is not None else ""
    reasons = [_said(said) for said in view.holding]
    if present == 0:
        reasons = [("No higher gate holds", "")]
    lower: list[tuple[str, str]] = []
    if present:
        hours = f"{view.situation.down_after_hours:g}"
        nearest = ""
        if view.nearest:
            nearest = f"nearest: {view.nearest[0].name}, {when_ahead(view.nearest[1], view.at)} if nothing new comes"
        lower = [(f"One of the reasons fails for {hours} hours in a row", nearest)]
        lower += [(f"No longer holds now: {said.asks}", said.have) for said in view.failing]
    return {
        "why": title + since,
        "reasons": reasons,
        "above": view.above.number if view.above else None,
        "raise": [_said(said) for said in view.to_rise],
        "person": view.by_person,
        "below": present - 1 if present else None,
        "lower": lower,
        "blind": bool(view.blind),
    }


def when_ahead(at: float, now: float) -> str:
    """Say a time to come: today and tomorrow by the clock, else by date.

    >>> now = 1795530720.0
    >>> [when_ahead(now + hours * 3600, now) for hours in (1, 12, 216)]
    ['at 15:32', 'tomorrow at 02:32', 'on 3 December']
    """
    days = int(at // DAY) - int(now // DAY)
    if days > 1:
        return f"on {short_day(at, now)}"
    return f"{'tomorrow ' if days else ''}at {clock_time(at)}"


def _said(said: Said) -> tuple[str, str]:
    return said.asks, said.have


def _level(view: Overview) -> dict[str, object]:
    begin = watch_charts.window(view.steps, view.at)
    blind = list(_blind_spans(view))
    highest = view.situation.levels[-1].number
    days = round((view.at - begin) / DAY)
    archive = view.steps[0].at if view.steps else None
    return {
        "title": "Level over sixty days" if days >= watch_charts.MOST_DAYS else f"Level since {when(begin, view.at)}",
        "wide": watch_charts.level_line(view.steps, blind, highest, view.at, 720),
        "narrow": watch_charts.level_line(view.steps, blind, highest, view.at, 354),
        "known_since": moment(archive, view.at) if archive is not None else None,
        "blind": bool(blind),
        "steps": [
            (moment(step.at, view.at), step.before, step.level, "; ".join(step.why)) for step in reversed(view.steps)
        ][:12],
    }


def _blind_spans(view: Overview) -> Iterable[tuple[float, float]]:
    for sign in view.signs:
        if sign.indicator.kind != "raises":
            continue
        for place, change in enumerate(sign.changes):
            if change.state == BLIND:
                yield change.at, sign.changes[place + 1].at if place + 1 < len(sign.changes) else view.at


def _gaps(view: Overview, variant: Variant) -> dict[str, object]:
    return {
        "blind": [
            (
                sign.indicator.name,
                "blind" if sign.state == BLIND else "not judged yet",
                moment(sign.changed.at, view.at) if sign.changed else None,
            )
            for sign in view.blind
        ],
        "looked": nothing_words(view, variant).removeprefix("Nothing in "),
        "languages": ", ".join(language_name(code) for code in view.situation.languages),
    }


def _implications(view: Overview) -> list[tuple[str, str, str]]:
    return [(item.name, item.text, "now" if now else f"not yet: when {item.words}") for item, now in view.implications]


def _by(situation: Situation, sign: Sign) -> str:
    names = {actor.id: actor.name for actor in situation.actors}
    return ", ".join(names.get(name, name) for name in sign.indicator.by)
