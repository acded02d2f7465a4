"""Wikidata fills what the table does not know, and changes nothing that the table is sure of."""

from urllib.parse import quote_plus

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.refdata import Told, agreed, codes_of, filled, office_questions, questions, read_answer, written
from wireroom.claims.table import Holder, Office, Table, days, shipped
from wireroom.errors import ParseError

DAY = "2026-11-24"
#: An invented country: its president of 2020 left on some day before the one of 2026 came.
OFFICE = Office(
    id="vd.president",
    title="President of Velland",
    role="president",
    place="vd",
    known_to="2026-05-01",
    holders=(
        Holder(name="Ada Lund", since="2016-01-10", until="2021-03/2026-01-10"),
        Holder(name="Cy Orr", since="2026-01-10"),
    ),
)
TABLE = Table(roles={"president": ("president",)}, places={"vd": ("Velland",)}, offices=(OFFICE,))


def told(name: str, since: str, until: str | None = None, *, ways: str = "country office") -> list[Told]:
    return [Told(iso="VD", head="head_of_state", way=way, name=name, since=since, until=until) for way in ways.split()]


def fill(*parts: list[Told]):
    return filled(TABLE, agreed([one for part in parts for one in part], DAY), DAY)


def rows(found) -> list[tuple[str, str, str | None]]:
    return [(row.name, row.since, row.until) for office in found.offices for row in office.holders]


def test_a_gap_is_filled_where_two_ways_agree():
    """Who led in between is now known, and so is when the one before left, as far as it can be."""
    assert rows(fill(told("Bo Reed", "2022-01-10", "2026-01-10"))) == [
        ("Ada Lund", "2016-01-10", "2021-03/2022-01-10"),
        ("Bo Reed", "2022-01-10", "2026-01-10"),
        ("Cy Orr", "2026-01-10", None),
    ]


def test_one_way_alone_is_not_believed():
    """Editors change four places by hand; one of them may be wrong or early."""
    assert fill(told("Bo Reed", "2022-01-10", ways="person")).offices == ()
    apart = [*told("Bo Reed", "2022-01-10", ways="person"), *told("Bo Reed", "2022-03-10", ways="office")]
    assert fill(apart).offices == ()


def test_a_new_leader_is_taken_after_the_grace():
    """Fourteen days after a change the ways have settled; before that nothing is believed."""
    assert fill(told("Di Falk", "2026-11-15")).offices == ()
    found = fill(told("Di Falk", "2026-10-01"))
    assert rows(found)[-2:] == [("Cy Orr", "2026-01-10", "2026-05-01/2026-10-01"), ("Di Falk", "2026-10-01", None)]
    assert found.offices[0].known_to == DAY


def test_who_is_confirmed_is_known_to_the_day():
    """The same holder in two ways: the table is sure up to today."""
    (office,) = fill(told("Cy Orr", "2026-01-10")).offices
    assert (office.known_to, office.holders) == (DAY, OFFICE.holders)


def test_what_the_table_is_sure_of_stays():
    """A statement against a sure row changes nothing and is told."""
    found = fill(told("Bo Reed", "2018-05-05", "2020-01-01"))
    assert found.offices == ()
    assert "Ada Lund held it on 2018-05-05" in found.differs[0]


def test_ways_that_disagree_about_the_end_are_not_believed():
    """Two ends more than the grace apart are two stories."""
    found = fill(
        [
            *told("Bo Reed", "2022-01-10", "2023-01-01", ways="person"),
            *told("Bo Reed", "2022-01-10", "2026-01-10", ways="office"),
        ]
    )
    assert found.offices == ()


@given(
    st.lists(
        st.builds(
            lambda name, start, length, ways: told(
                name,
                f"{2010 + start // 12}-{start % 12 + 1:02d}-05",
                None if length is None else f"{2010 + (start + length) // 12}-{(start + length) % 12 + 1:02d}-05",
                ways=ways,
            ),
            st.sampled_from(["Bo Reed", "Di Falk", "Cy Orr", "Ada Lund"]),
            st.integers(0, 200),
            st.none() | st.integers(1, 60),
            st.sampled_from(["country office", "office person", "person", "country office person"]),
        ),
        max_size=6,
    )
)
def test_whatever_is_told_the_table_holds_together(parts):
    """No answer makes two persons hold one office at once, and the file that is written can be read again."""
    found = fill(*parts)
    words = orjson.dumps({"format": 1, "roles": TABLE.roles, "places": TABLE.places, "offices": TABLE.offices})
    both = Table.load(words, written(found, DAY))
    for office in both.offices:
        for before, after in zip(office.holders, office.holders[1:], strict=False):
            assert before.until is not None
            assert days(before.until)[0] <= days(after.since)[1]


def test_an_answer_is_read_and_broken_ones_are_typed():
    """Rows that lack a part are left out; what is no answer is an error that a person can read."""
    cell = {"iso": "VD", "head": "head_of_state", "way": "person", "name": "Bo Reed", "since": "2022-01-10T00:00:00Z"}
    row = {key: {"type": "literal", "value": value} for key, value in cell.items()}
    lame = {key: value for key, value in row.items() if key != "since"}
    data = orjson.dumps({"results": {"bindings": [row, lame]}})
    assert read_answer(data) == [Told(iso="VD", head="head_of_state", way="person", name="Bo Reed", since="2022-01-10")]
    for broken in (b"", b"[]", b"{}", b'{"results": {"bindings": [3]}}'):
        with pytest.raises(ParseError):
            read_answer(broken)


def test_all_countries_of_the_shipped_table_are_asked_for():
    """In parts that the service answers in seconds."""
    codes = codes_of(shipped())
    assert {"US", "DE", "AU", "FR", "ZA"} <= set(codes)
    asked = questions(codes)
    assert all(sum(f'"{code}"' in question for question in asked) == 1 for code in codes)


def test_the_shipped_table_takes_an_answer():
    """A leader whom the lists do not know fills the time after the sure one, in other scripts too."""
    office = next(office for office in shipped().offices if office.id == "cl.president")
    spells = [
        Told(
            iso="CL", head="head_of_state", way=way, name="Jo Example", since="2026-03-11", also=("Джо Пример", "乔例")
        )
        for way in ("country", "office")
    ]
    found = filled(shipped(), agreed(spells, DAY), DAY)
    assert [one.id for one in found.offices] == [office.id]
    assert found.persons["Jo Example"].also == ("Джо Пример", "乔例")
    assert found.offices[0].holders[-1].name == "Jo Example"
    assert found.offices[0].known_to == DAY


def test_ministers_and_bodies_are_asked_for_by_name():
    """Every office whose last row is open and that leads no country; no country's head is asked for twice."""
    asked = " ".join(office_questions(shipped()))
    for office, name in (
        ("jp.defence_minister", "Minister of Defence of Japan"),
        ("ru.foreign_minister", "Minister of Foreign Affairs of Russia"),
        ("nato.secretary_general", "Secretary General of NATO"),
        ("un.secretary_general", "Secretary-General of the United Nations"),
    ):
        assert f'("{office}" "' in asked
        assert name.split(" of ")[-1] in asked
    assert '"fr.president"' not in asked
    assert all(one.count("{") == one.count("}") for one in office_questions(shipped()))
    assert all(len(quote_plus(" ".join(one.split()))) < 1950 for one in office_questions(shipped()))


def test_an_answer_about_an_office_fills_its_row():
    """Two ways that agree on a minister whom the table lacks; one alone, or an office not ours, is nothing."""
    answer = orjson.dumps(
        {
            "results": {
                "bindings": [
                    {
                        key: {"type": "literal", "value": value}
                        for key, value in {
                            "iso": "-", "head": office, "way": way, "name": name, "since": "2026-06-01T00:00:00Z",
                        }.items()
                    }
                    for office, way, name in (
                        ("jp.defence_minister", "office", "Jo Ejemplo"),
                        ("jp.defence_minister", "person", "Jo Ejemplo"),
                        ("imf.managing_director", "body", "Bo Reed"),
                        ("xx.defence_minister", "office", "Ada Lund"),
                        ("xx.defence_minister", "person", "Ada Lund"),
                    )
                ]
            }
        }
    )  # fmt: skip
    found = filled(shipped(), agreed(read_answer(answer), "2026-11-24"), "2026-11-24")
    (office,) = found.offices
    assert (office.id, office.holders[-1].name, office.known_to) == ("jp.defence_minister", "Jo Ejemplo", "2026-11-24")
    assert office.holders[-2].until == "2025-12-31/2026-06-01"
    assert found.rows == 1
