"""Whom a text names with an office of its own day, and when many texts together show that our table is old."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.named import named_offices
from wireroom.claims.table import Fact, Table
from wireroom.model.registry import Naming, registry_doubts

TABLE = Table.of_facts(
    [
        Fact(office="Harbours Minister", body="Sundrel", person="Ada Lund", since="2020-01-01", until="2024-01-01"),
        Fact(office="Harbours Minister", body="Sundrel", person="Ivo Brandt", since="2024-01-01"),
    ],
    known_to="2026-01-01",
    provenance="a list of ours",
)
DAY = date(2026, 11, 20)
OFFICE = "Harbours Minister, Sundrel"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sundrel Harbours Minister Mara Ode opened the fair.", "Mara Ode"),
        ("Sundrel Harbours Minister Ivo Brandt opened the fair.", "Ivo Brandt"),
        ("Sundrel Harbours Minister Ivar Brandt opened the fair.", "Ivo Brandt"),
        ("Sundrel Harbours Minister Mara Ode Tuesday opened the fair.", "Mara Ode"),
    ],
)
def test_who_is_named_is_told_beside_whom_we_have(text, name):
    """A person whom the table does not know as well as its holder, whose given name may be spelt in another way."""
    (told,) = named_offices(text, TABLE, DAY)
    assert (told.office, told.name, told.ours, told.since) == (OFFICE, name, "Ivo Brandt", "2024-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "Former Sundrel Harbours Minister Mara Ode opened the fair.",
        "In 2011 Sundrel Harbours Minister Mara Ode opened the fair.",
        "“Sundrel Harbours Minister Mara Ode opened the fair,” he said.",
        "Sundrel Harbours Minister Mara Ode took office ten years ago.",
        "Sundrel Harbours Minister Ode opened the fair.",
        "Sundrel Harbours Minister Mara Ode left and Sundrel Harbours Minister Jon Hale came.",
    ],
)
def test_what_is_not_plain_names_nobody(text):
    """Marks, other times, quotations, surnames alone, and two names for one office."""
    assert named_offices(text, TABLE, DAY) == ()


def test_an_article_of_an_earlier_time_says_nothing_of_the_table():
    """Before the latest row began, another name was right."""
    assert named_offices("Sundrel Harbours Minister Ada Lund opened the fair.", TABLE, date(2022, 5, 1)) == ()


def rows(names, *, ours="Ivo Brandt", hours=30.0):
    """Name one person a report, each of another publisher, some hours apart."""
    return [
        Naming(
            office=OFFICE, name=name, ours=ours, since="2024-01-01", at=n * hours * 3600, family=f"f{n}",
            report_id=f"r{n}",
        )
        for n, name in enumerate(names)
    ]  # fmt: skip


def test_three_independent_reports_over_days_make_our_table_old():
    """The doubt names the other person, how many say so, and what we have; it is no flag on an article."""
    (doubt,) = registry_doubts(rows(["Mara Ode", "Mara Ode", "M. Ode"]))
    assert (doubt.outcome, doubt.name, doubt.holder, doubt.reports) == ("registry_stale", "Mara Ode", "Ivo Brandt", 3)
    assert "Mara Ode" in doubt.told
    assert "2024-01-01" in doubt.told


@pytest.mark.parametrize(
    "told",
    [
        rows(["Mara Ode", "Mara Ode"]),
        rows(["Mara Ode", "Mara Ode", "Jon Hale"]),
        rows(["Mara Ode", "Mara Ode", "Mara Ode", "Ivo Brandt"]),
        rows(["Mara Ode"] * 3, hours=1.0),
        [*rows(["Mara Ode"] * 3), *rows(["Mara Ode"] * 4, ours="Mara Ode")[3:]],
        [replace(row, family="one") for row in rows(["Mara Ode"] * 3)],
    ],
)
def test_few_mixed_sudden_or_answered_reports_make_none(told):
    """Too few, no agreement, the holder named since, within a day, of one house, or a table brought up to date."""
    assert registry_doubts(told) == ()


@given(st.permutations(rows(["Mara Ode", "Ivo Brandt", "Mara Ode", "Jon Hale", "Mara Ode", "Mara Ode", "Mara Ode"])))
def test_the_order_in_which_reports_are_read_does_not_matter(mixed):
    """Only their days do."""
    assert registry_doubts(mixed) == registry_doubts(sorted(mixed, key=lambda row: row.at))
