"""The JSON Schema and the reader are made of one table, and judge every file alike as far as a schema can."""

import copy
import re

import jsonschema
import orjson
import yaml
from definitions import HARBOUR
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.watch.file.grammar import FILE, json_schema
from wireroom.watch.file.shapes import Notes
from wireroom.watch.file.yaml_text import read_yaml

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class _Plain(yaml.SafeLoader):
    """Reads `no`, `on` and `06:00` as words, as we do."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag.endswith((":int", ":float"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true$|false$"), list("tf"))


def plain():
    made = yaml.load(HARBOUR, _Plain)
    made["report"]["daily_utc"] = "06:00"
    made["calendar"][0]["due"] = "2027-02-01"
    made["levels"] = {str(number): level for number, level in made["levels"].items()}
    made["indicators"][2]["trigger"]["strong"] = "p<1e-4 on 2 of 3 days"
    return made


def read_fits(data):
    """Whether the table alone takes a file; what refers to something else is not looked at."""
    notes = Notes()
    FILE.read(read_yaml(orjson.dumps(data).decode()), "", notes)
    return not notes.problems


def places(value, path=()):
    """Name every place in nested values."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def test_the_schema_is_one_and_takes_a_good_file():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(plain())
    assert read_fits(plain())


PUT = [
    None,
    True,
    0,
    -1,
    1.5,
    10**9,
    "",
    " ",
    "x",
    "Q0",
    "word of words",
    [],
    ["x"],
    [1],
    {},
    {"en": ["tanker"]},
    {"x": 1},
]
PLACES = [path for path in places(plain()) if path]


@settings(max_examples=300)
@given(st.sampled_from(PLACES), st.one_of(st.sampled_from(PUT), st.just("-delete-"), st.just("-rename-")))
def test_a_changed_file_is_taken_by_both_or_by_none(path, put):
    data = copy.deepcopy(plain())
    inside = data
    for key in path[:-1]:
        inside = inside[key]
    if put == "-delete-":
        del inside[path[-1]]
    elif put == "-rename-" and isinstance(inside, dict):
        inside[f"{path[-1]}s"] = inside.pop(path[-1])
    else:
        inside[path[-1]] = put
    taken, read = VALIDATOR.is_valid(data), read_fits(data)
    assert taken == read or (taken and _is_term(path)), (path, put)  # a schema cannot tell that a term is too short


def _is_term(path):
    return any(key in ("terms", "names", "also", "without", "places") for key in path)
