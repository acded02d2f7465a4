"""What events of a situation are occasions for: level, critical and blind indicators, contradiction, stale facts."""

from collections.abc import Iterable

from wireroom.model.alert import Occasion
from wireroom.model.situation import BLIND, STATES
from wireroom.model.watch_events import IndicatorChanged, LevelChanged, ObservationFiled
from wireroom.ports import Reader
from wireroom.watch.overview import Overview, Sign, overview

#: Grade of a source, and of what it says, that stands for itself: a document, an instrument, the office concerned.
DOCUMENT = ("A", 2)


def level_news(reader: Reader, event: LevelChanged) -> list[Occasion]:
    """Tell that a situation stands on another rung; the first that is known is no change."""
    view = _view(reader, event.situation, event.at)
    if view is None or event.before is None:
        return []
    names = {level.number: level.name for level in view.situation.levels}
    up = event.level > event.before
    signs = [sign for sign in view.signs if sign.state in STATES[2:]]
    what = f"{'Up' if up else 'Down'} from {event.before} to {event.level}, {names.get(event.level, '')}".rstrip(", ")
    why = f": {'; '.join(event.why[:2])}." if event.why else "."
    return [
        _occasion(
            view,
            event.at,
            "level_change",
            event=f"{event.level}:{event.at:.0f}",
            what=what + why,
            signs=signs,
            confirmed=not up or _confirmed(signs),
            level=event.level,
            cancels=_cancels(view),
        )
    ]


def indicator_news(reader: Reader, event: IndicatorChanged) -> list[Occasion]:
    """Tell that a critical indicator rose, or that any went blind."""
    blind = event.state == BLIND
    rose = event.state in STATES[2:] and _rank(event.state) > _rank(event.before)
    view = _view(reader, event.situation, event.at) if blind or rose else None
    sign = None if view is None else next((one for one in view.signs if one.indicator.id == event.indicator), None)
    if view is None or sign is None or not (blind or sign.indicator.critical):
        return []
    kind = "blind_indicator" if blind else "critical_indicator"
    what = (
        f"Nothing that could show “{sign.indicator.name}” was read for too long: it is blind, not calm."
        if blind
        else f"The critical indicator “{sign.indicator.name}” is {event.state}, it was {event.before}."
    )
    key = f"{event.indicator}:{event.state}:{event.at:.0f}"
    return [
        _occasion(
            view,
            event.at,
            kind,
            event=key,
            what=what,
            signs=[] if blind else [sign],
            confirmed=blind or _confirmed([sign]),
        )
    ]


def observation_news(reader: Reader, event: ObservationFiled) -> list[Occasion]:
    """Tell that a report denies what an active indicator rests on, or that evidence rests on an office out of date."""
    item = event.evidence
    view = None if item.archive else _view(reader, event.situation, event.at)
    sign = None if view is None else next((one for one in view.signs if one.indicator.id == item.indicator), None)
    if view is None or sign is None:
        return []
    made = []
    if item.modality == "denied" and sign.state in STATES[2:]:
        what = f"A report denies what “{sign.indicator.name}” rests on."
        made.append(_of_article(view, event, "contradiction", what, sign))
    page = reader.article(item.article_id) if item.counts else None
    stale = [] if page is None else [one for one in page.member.offices if one.outcome == "source_stale"]
    if stale:
        names = ", ".join(sorted({f"{one.office} {one.name}" for one in stale}))
        what = f"Evidence of “{sign.indicator.name}” names an office that looks out of date: {names}."
        made.append(_of_article(view, event, "stale_fact", what, sign))
    return made


def _of_article(view: Overview, event: ObservationFiled, kind: str, what: str, sign: Sign) -> Occasion:
    item = event.evidence
    return _occasion(
        view,
        event.at,
        kind,
        event=f"{item.indicator}:{item.article_id}",
        what=what,
        signs=[sign],
        confirmed=_confirmed([sign]),
        quote=(item.sentence, item.source_id),
    )


def _view(reader: Reader, name: str, at: float) -> Overview | None:
    page = reader.situation(name, at)
    return None if page is None else overview(page, at)


def _occasion(
    view: Overview,
    at: float,
    kind: str,
    *,
    event: str,
    what: str,
    signs: Iterable[Sign],
    confirmed: bool,
    level: int | None = None,
    cancels: str = "",
    quote: tuple[str, str] = ("", ""),
) -> Occasion:
    rows = sorted((row for sign in signs for row in sign.evidence), key=lambda row: (-row.evidence.at, row.seq))
    if rows and not quote[0]:
        quote = rows[0].evidence.sentence, rows[0].source_name
    counted = [sign.counts for sign in signs if sign.counts is not None]
    follows = [one.name for one, holds in view.implications if holds]
    return Occasion(
        kind=kind,
        seq=0,
        at=at,
        subject=f"situation:{view.situation.name}",
        event=event,
        title=view.situation.title,
        path=f"/situation/{view.situation.name}",
        what=what,
        quote=quote[0],
        quoted=quote[1],
        counts=counted[0] if len(counted) == 1 else None,
        grade=rows[0].evidence.grade if rows else "",
        matters="; ".join(follows[:3]),
        cancels=cancels,
        confirmed=confirmed,
        listed=kind in view.situation.alerts.on,
        level=level if level is not None else (view.level.number if view.level else None),
    )


def _cancels(view: Overview) -> str:
    return f"“{view.nearest[0].name}” ends first if nothing new comes" if view.nearest else ""


def _rank(state: str) -> int:
    return STATES.index(state) if state in STATES else -1


def _confirmed(signs: Iterable[Sign]) -> bool:
    """Say whether signs rest on two independent reports, on a document, or on a published series alone."""
    evidence = [row.evidence for sign in signs for row in sign.evidence]
    if any(item.reliability <= DOCUMENT[0] and item.credibility <= DOCUMENT[1] for item in evidence):
        return True
    owners = {item.owner or item.source_id for item in evidence}
    return not evidence or (len({item.report_id for item in evidence if item.read}) >= 2 and len(owners) >= 2)
