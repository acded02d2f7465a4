"""Indicators, responses and absences of a file, from rows to records; every name that they use is looked up."""

from collections.abc import Collection, Mapping
from typing import Any

from wireroom.model.codebook import MODES
from wireroom.model.definition import (
    BLIND_HOURS,
    Absent,
    Actor,
    DeedKind,
    DeedMatch,
    Hypothesis,
    Indicator,
    Needs,
    SeriesUse,
    Texts,
)
from wireroom.watch.file.nodes import nearest
from wireroom.watch.file.shapes import Notes, Row
from wireroom.watch.series.triggers import read_trigger

#: What "held every year" counts where the file says only that it counts less.
CALENDAR_SHARE = 0.1


def folded(texts: Mapping[str, tuple[str, ...]]) -> Texts:
    """Join what was written for scripts of one language: both Chinese ones are "zh"."""
    made: dict[str, tuple[str, ...]] = {}
    for language, words in texts.items():
        short = language.partition("-")[0]
        made[short] = tuple(dict.fromkeys((*made.get(short, ()), *words)))
    return made


class Signs:
    """Makes the records of one file, given what it names elsewhere."""

    def __init__(
        self,
        actors: tuple[Actor, ...],
        hypotheses: tuple[Hypothesis, ...],
        lists: Mapping[str, Texts],
        notes: Notes,
    ) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._hypotheses = [item.id for item in hypotheses]
        self._lists, self._notes = lists, notes

    def indicator(self, row: Row) -> Indicator:
        """Make an indicator."""
        polarity = row["polarity"]
        needs = row["needs"]
        share = row["discount"]["annual_calendar"] if row["discount"] else 1.0
        lead = row["lead_time_days"]
        if lead and lead[0] > lead[1]:
            self._notes.wrong(
                row.node_of("lead_time_days"), row.place_of("lead_time_days"), "the shorter time comes first"
            )
        return self._sign(
            row,
            kind="calms" if polarity == "calms" else "raises",
            category=row["category"],
            by_side=polarity == "by_side",
            critical=row["critical"],
            lead_time_days=lead or None,
            unilateral=self._match(row, "unilateral"),
            examples=row["examples"],
            counter_examples=row["not"],
            stages=row["stages"],
            lr=self.ratios(row, "lr"),
            needs=Needs(**needs.values) if needs else Needs(),
            calendar_share=(CALENDAR_SHARE if share else 1.0) if isinstance(share, bool) else share,
            series=self._series(row),
        )

    def response(self, row: Row) -> Indicator:
        """Make a response: an indicator that counts in no gate."""
        if row["scope"] == "actors":
            self._notes.wrong(
                row.node_of("scope"), row.place_of("scope"), "a response must name a place of the situation"
            )
        return self._sign(row, kind="response", category="responses", by=row["by"])

    def absent(self, row: Row) -> Absent:
        """Make what should be seen and is not."""
        return Absent(
            expect=row["expect"],
            check_daily=row["check_daily"],
            lr_if_absent=self.ratios(row, "lr_if_absent"),
            sign=self._sign(row, kind="absent", category="absent"),
        )

    def terms(self, row: Row, key: str) -> Texts:
        """Give terms that are written out, or those of a list."""
        said = row[key]
        if not isinstance(said, str):
            return folded(said)
        return self._list(row, key, said)

    def ratios(self, row: Row, key: str) -> dict[str, float]:
        """Give the ratios by hypothesis."""
        for name in row[key]:
            if name not in self._hypotheses:
                mark = row.node_of(key).key_marks.get(name, row.node_of(key).mark)
                hint = nearest(name, self._hypotheses)
                self._notes.wrong(mark, row.place_of(key), f"there is no hypothesis {name!r}{hint}")
        return dict(row[key])

    def who(self, row: Row, key: str) -> tuple[str, ...]:
        """Give ids of actors; "side:A" stands for all of them."""
        made: list[str] = []
        for name in row[key]:
            if name.startswith("side:"):
                side = [actor.id for actor in self._actors.values() if actor.side == name[5:]]
                made += side
                if not side:
                    self._notes.wrong(row.node_of(key), row.place_of(key), f"nobody stands on side {name[5:]!r}")
            elif name in self._actors:
                made.append(name)
            else:
                hint = nearest(name, self._actors)
                self._notes.wrong(row.node_of(key), row.place_of(key), f"there is no actor {name!r}{hint}")
        return tuple(dict.fromkeys(made))

    def _sign(self, row: Row, *, kind: str, category: str, **more: Any) -> Indicator:
        name = row.values.get("name") or row.values.get("says") or row.values.get("expect") or in_words(row["id"])
        blind = row["blind_if"]["no_data_hours"] if row["blind_if"] else row["blind_hours"]
        if row["blind_if"] and row.has("blind_hours"):
            self._notes.wrong(row.node_of("blind_hours"), row.place_of("blind_hours"), "blind_if says it already")
        actors, all_actors = self._known(row, "actors"), self._known(row, "all_actors")
        if row["scope"] == "actors" and not actors and not all_actors and row["match"] is None:
            self._notes.wrong(row.node_of("scope"), row.place_of("scope"), "it needs actors, all_actors or match")
        return Indicator(
            id=row["id"],
            name=name,
            says=row.values.get("says") or row.values.get("expect") or name,
            category=category,
            kind=kind,
            half_life_days=row["half_life_days"],
            terms=self._with_lists(row),
            also=self.terms(row, "also"),
            without=self.terms(row, "without"),
            actors=actors,
            all_actors=all_actors,
            modalities=self._modalities(row),
            scope=row["scope"],
            match=self._match(row, "match"),
            blind_after_hours=BLIND_HOURS if blind is None else blind,
            **{"critical": False, **more},
        )

    def _with_lists(self, row: Row) -> Texts:
        """Give its terms and those of the lists that its match names."""
        made = dict(self.terms(row, "terms"))
        if row["match"]:
            for name in row["match"]["terms_ref"]:
                for language, words in self._list(row["match"], "terms_ref", name).items():
                    made[language] = tuple(dict.fromkeys((*made.get(language, ()), *words)))
        return made

    def _list(self, row: Row, key: str, name: str) -> Texts:
        if name not in self._lists:
            hint = nearest(name, self._lists)
            self._notes.wrong(row.node_of(key), row.place_of(key), f"there is no list {name!r} under terms{hint}")
            return {}
        return self._lists[name]

    def _modalities(self, row: Row) -> tuple[str, ...]:
        said = row["match"]["modality"] if row["match"] else ()
        if row.values.get("forecasts"):
            return tuple(dict.fromkeys((*(said or ("actual",)), "future", "hypothetical")))
        return said or ("actual",)

    def _known(self, row: Row, key: str) -> tuple[str, ...]:
        for name in row[key]:
            if name not in self._actors:
                hint = nearest(name, self._actors)
                self._notes.wrong(row.node_of(key), row.place_of(key), f"there is no actor {name!r}{hint}")
        return tuple(row[key])

    def _match(self, row: Row, key: str) -> DeedMatch | None:
        match = row[key]
        if match is None or not match["plover"]:
            return None
        by, to = self.who(match, "from"), self.who(match, "to")
        kinds = tuple(self._kind(deed, by, to) for deed in match["plover"])
        return DeedMatch(kinds=kinds, between_sides=bool(match["between"]))

    def _kind(self, deed: Row, by: tuple[str, ...], to: tuple[str, ...]) -> DeedKind:
        modes: Collection[str] = MODES.get(deed["type"], ())
        for mode in deed["mode"]:
            if mode not in modes:
                told = f"it has {', '.join(modes)}" if modes else "it has none"
                self._notes.wrong(
                    deed.node_of("mode"), deed.place_of("mode"), f"{mode!r} is no mode of {deed['type']}; {told}"
                )
        return DeedKind(
            type=deed["type"],
            modes=deed["mode"],
            contexts=deed["context"],
            stages=deed["stage"],
            of=deed["of"],
            by=self.who(deed, "from") or by,
            to=self.who(deed, "to") or to,
        )

    def _series(self, row: Row) -> SeriesUse | None:
        series, baseline, trigger = row["series"], row["baseline"], row["trigger"]
        if series is None or trigger is None:
            if series or trigger or baseline:
                missing = "trigger" if series else "series"
                self._notes.wrong(
                    row.node, row.where, f"{missing!r} is missing: a series needs both series and trigger"
                )
            return None
        for key in ("active", "strong"):
            try:
                if trigger[key]:
                    read_trigger(trigger[key])
            except ValueError as error:
                self._notes.wrong(trigger.node_of(key), trigger.place_of(key), str(error))
        return SeriesUse(
            source=series["source"],
            field=series["field"],
            date_field=series["date_field"],
            url=series["url"],
            missing=series["missing"],
            side=trigger["side"],
            by_month=baseline is None or baseline["by"] == "month",
            window_days=baseline["window_days"] if baseline else 365,
            guard_days=baseline["guard_days"] if baseline else 2,
            active=trigger["active"],
            strong=trigger["strong"],
        )


def in_words(name: str) -> str:
    """Say an id in words.

    >>> in_words("intel.sharing")
    'Intel sharing'
    """
    said = name.replace(".", " ").replace("_", " ").replace("-", " ")
    return said[:1].upper() + said[1:]
