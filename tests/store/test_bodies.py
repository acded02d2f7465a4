"""What was read keeps its hash, whatever a reading learns to say later: the log knows it by nothing else."""

from dataclasses import fields

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.model.article import Block, Reading
from wireroom.store import bodies
from wireroom.store.bodies import FOUNDING, SqliteBodies
from wireroom.store.connect import open_writer

OLD = Reading(
    title="Ferry aground",
    text="The Corrin ran aground.",
    blocks=(Block(kind="body", text="The Corrin ran aground."),),
    authors=("Ina Tal",),
    published=1_700_000_000.0,
    language="en",
    origin="page",
    provenance={"title": "json-ld", "date": "meta"},
)
#: Its bytes and its hash as the first release stored them.
OLD_BYTES = (
    b'{"title":"Ferry aground","text":"The Corrin ran aground.","blocks":[{"kind":"body","text":"The Corrin ran '
    b'aground.","level":0}],"html":"","policy":0,"standfirst":null,"authors":["Ina Tal"],"published":1700000000.0,'
    b'"modified":null,"zone_minutes":null,"language":"en","canonical":null,"image":null,"image_alt":null,'
    b'"section":null,"paywall":false,"agency":null,"origin":"page","provenance":{"date":"meta","title":"json-ld"}}'
)
OLD_HASH = "5eca1a290f78e7ab38a85e754818f5ad9308fc47993370975ac4f2703a7db2da"

readings = st.builds(
    Reading,
    title=st.text(),
    text=st.text(),
    blocks=st.lists(st.builds(Block, kind=st.sampled_from(["body", "heading"]), text=st.text())).map(tuple),
    authors=st.lists(st.text()).map(tuple),
    published=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    image=st.none() | st.text(),
    provenance=st.dictionaries(st.text(), st.text()),
)


def fresh():
    return SqliteBodies(open_writer(":memory:"))


def test_an_old_reading_has_its_old_hash():
    """A log of the first release rebuilds: its readings are stored again under the hashes that it names."""
    kept = fresh()
    assert bodies.bytes_of(OLD) == OLD_BYTES
    assert kept.put(OLD) == OLD_HASH
    assert kept.get(OLD_HASH) == OLD


@given(readings)
def test_what_is_read_back_and_stored_again_has_the_same_hash(reading):
    """A reading that went through the store is the same reading."""
    kept = fresh()
    body = kept.put(reading)
    again = SqliteBodies(kept._connection)
    assert again.get(body) == reading
    assert fresh().put(again.get(body)) == body


def test_a_field_that_came_later_counts_only_where_it_says_something(monkeypatch):
    """New words about an article are another reading; silence about them is not."""
    monkeypatch.setattr(bodies, "FOUNDING", tuple(name for name in FOUNDING if name != "agency"))
    monkeypatch.setattr(bodies, "_LATER", (*bodies._LATER, ("agency", None)))
    assert b'"agency"' not in bodies.bytes_of(OLD)
    told = Reading(title="Ferry aground", agency="Harbour Press")
    assert orjson.loads(bodies.bytes_of(told))["agency"] == "Harbour Press"
    kept = fresh()
    assert kept.put(told) != kept.put(Reading(title="Ferry aground"))


@pytest.mark.parametrize("item", fields(Reading), ids=lambda item: item.name)
def test_every_field_is_stored(item):
    """A reading that differs in one field alone has other bytes."""
    silent = Reading(title="")
    value = {str: "x", int: 7, bool: True, tuple: ("x",), dict: {"x": "y"}}.get(type(getattr(silent, item.name)), "x")
    other = Reading(**{"title": "", item.name: value})
    assert bodies.bytes_of(other) != bodies.bytes_of(silent)
