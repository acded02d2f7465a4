"""The table of office-holders."""

import gzip
import json
from datetime import date

import orjson
import pytest
from datasets import dataset
from hypothesis import given
from hypothesis import strategies as st

from training.offices import BUILT, built
from wireroom import app
from wireroom.claims.table import Fact, Table, days, fold, shipped
from wireroom.config import Settings
from wireroom.demo.offices import office_file
from wireroom.errors import ParseError


@given(st.text())
def test_folding_keeps_every_position(text: str):
    """Spans in a folded text are spans in the text."""
    assert len(fold(text)) == len(text)


def test_the_shipped_table_holds_together():
    """Every office has words, an end to its knowledge, and never two holders at once (`load` checks the last)."""
    table = shipped()
    assert len(table.offices) > 100
    for office in table.offices:
        assert office.holders
        assert days(office.known_to)[0] >= days(office.holders[-1].since)[0]
        for holder in office.holders:
            if holder.evidence == "curated":
                assert len(holder.since) == 10, f"{office.id}: {holder.name} has no exact day"


def test_a_gap_is_unknown():
    """Between two holders, and after what the table is sure of, nobody is known to hold an office."""
    lebanon = next(office for office in shipped().offices if office.id == "lb.president")
    assert lebanon.holder_on(date(2023, 5, 5).toordinal()) is None
    assert lebanon.holder_on(date(2031, 5, 5).toordinal()) is None
    holder = lebanon.holder_on(date(2025, 5, 5).toordinal())
    assert holder is not None
    assert holder.name == "Joseph Aoun"


def test_a_month_leaves_its_days_open():
    """Of a change whose day is not known, neither is the holder in that month."""
    table = _small([("Ada Lund", "2020-03", "2024-06"), ("Bo Reed", "2024-06", None)])
    office = table.offices[0]
    assert office.holder_on(date(2024, 6, 15).toordinal()) is None
    assert (office.holder_on(date(2024, 7, 1).toordinal()) or office.holders[0]).name == "Bo Reed"


def test_two_holders_at_once_are_refused():
    """A table that contradicts itself says so instead of being believed."""
    with pytest.raises(ParseError, match="at once"):
        _small([("Ada Lund", "2020-01-01", "2024-06-01"), ("Bo Reed", "2024-05-01", None)])


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 2}', b'{"format": 1, "offices": [{}]}'])
def test_what_is_no_table_is_a_typed_error(data: bytes):
    """Broken facts turn into one error that a person can read."""
    with pytest.raises(ParseError, match="table of offices"):
        Table.load(data)


def test_merging_adds_words_and_replaces_offices():
    """An invented world is laid over the real one."""
    small = _small([("Ada Lund", "2020-01-01", None)])
    both = shipped().merged(small)
    assert len(both.offices) == len(shipped().offices) + 1
    assert both.merged(small).offices == both.offices


def test_facts_make_a_table():
    """Plain facts in the words of their place are enough."""
    facts = [
        Fact(office="Harbours Minister", body="Velland", person="Edda Vance", since="2024-01-01", until="2026-11-03"),
        Fact(office="Harbours Minister", body="Velland", person="Tomas Reyle", since="2026-11-03"),
    ]
    table = Table.of_facts(reversed(facts), known_to="2026-12-31", provenance="an invented world")
    assert [holder.name for holder in table.offices[0].holders] == ["Edda Vance", "Tomas Reyle"]


def test_the_shipped_days_agree_with_a_list_of_leaders():
    """Days of taking office are within one day of the open list for the countries where both name one leader a term."""
    path = dataset("office_holders") / "reign_leaders_1945_2021-03.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        listed = {(row["country"], fold(row["leader"]).split()[-1], row["start"]) for row in map(json.loads, lines)}
    offices = {office.id: office for office in shipped().offices}
    codes = {"us.president": "USA", "gb.prime_minister": "UKG", "fr.president": "FRN", "ca.prime_minister": "CAN"}
    codes |= {"de.chancellor": "GMY", "au.prime_minister": "AUL", "br.president": "BRA", "it.prime_minister": "ITA"}
    compared = 0
    for key, code in codes.items():
        for holder in offices[key].holders if key in offices else ():
            name = fold(holder.name).split()[-1]
            starts = [start for country, leader, start in listed if (country, leader) == (code, name)]
            if starts:
                gap = min(abs(days(start)[0] - days(holder.since)[0]) for start in starts)
                if holder.since < "2021-03":
                    compared += 1
                    assert gap <= 1, f"{key}: {holder.name} since {holder.since}, listed {starts}"
    assert compared >= 15


def test_the_leaders_are_what_the_lists_and_our_own_table_make():
    """The shipped file is built; whoever changes our own table builds it anew (`python -m training.offices`)."""
    folder = dataset("office_holders")
    made = built(folder)
    assert made == json.loads(BUILT.read_text("utf-8"))


def test_a_day_between_two_is_unknown_and_told_as_such():
    """Of who left on some day between two, nothing is known between them."""
    office = _small([("Ada Lund", "2016-01-10", "2021-03/2026-01-10"), ("Bo Reed", "2026-01-10", None)]).offices[0]
    assert (office.holder_on(date(2020, 5, 5).toordinal()) or office.holders[1]).name == "Ada Lund"
    assert office.holder_on(date(2023, 5, 5).toordinal()) is None
    assert office.holders[0].held_between(*(date(2023, 5, 5).toordinal(),) * 2, days("2026-05-01")[1])


def _small(holders: list[tuple[str, str, str | None]]) -> Table:
    rows = [{"name": name, "since": since, "until": until} for name, since, until in holders]
    office = {"id": "velland.president", "title": "President of Velland", "role": "president", "place": "velland"}
    return Table.load(
        orjson.dumps(
            {
                "format": 1,
                "roles": {"president": ["president"]},
                "places": {"velland": ["Velland", "Vellandic"]},
                "offices": [{**office, "known_to": "2026-12-31", "holders": rows}],
            }
        )
    )


def test_a_room_knows_the_office_holders_that_lie_beside_it(tmp_path):
    """What a room judged with is there when it is looked at again: the invented ministers of the demo, for one."""
    plain, own = app.shipped_offices(Settings(data=tmp_path)), tmp_path / "offices.json"
    own.write_bytes(office_file(1_767_225_600.0))
    more = app.shipped_offices(Settings(data=tmp_path))
    invented = {office.id for office in Table.load(own.read_bytes()).offices}
    assert invented
    assert {office.id for office in more.offices} - {office.id for office in plain.offices} == invented
