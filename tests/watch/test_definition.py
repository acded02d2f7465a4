"""A definition that is wrong is refused with its place and what would be right."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from straitwatch import ARDEN

from wireroom.errors import SituationError
from wireroom.watch.definition import read_situation


def test_a_definition_is_read_whole():
    made = read_situation(ARDEN)
    assert (made.name, made.version, len(made.levels)) == ("arden-strait", 3, 4)
    assert made.indicator("calm.talks").kind == "calms"
    assert made.indicator("escorts").kind == "response"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('category = "verbal"', 'categorie = "verbal"', "did you mean 'category'"),
        ('actors = ["velland", "kareth"]', 'actors = ["veland"]', "no actor 'veland'; did you mean 'velland'"),
        ('"2 categories active"', '"2 categories ative"', "level 2"),
        ('"2 categories active"', '"indicator:lane.close active"', "no indicator 'lane.close'"),
        ("number = 2", "number = 5", "without a gap"),
        ("half_life_days = 4", "half_life_days = 0", "0.01 to 3650"),
        ('"courier.example" = "B"', '"courier.example" = "G"', "one of A, B, C, D, E, F"),
        ('id = "calm.talks"', 'id = "lane.closure"', "two of indicator"),
        ('situation = "arden-strait"', 'situation = "Arden Strait"', "small letters"),
        ('question = "Is', "question = Is", "not TOML"),
        ('en = ["talks", "hotline"]', 'en = ["t"]', "too short"),
    ],
)
def test_what_is_wrong_is_named(old, new, said):
    assert old in ARDEN
    with pytest.raises(SituationError, match=said):
        read_situation(ARDEN.replace(old, new, 1))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    with pytest.raises(SituationError):
        read_situation(text)


@given(st.integers(0, len(ARDEN)), st.text(max_size=8))
def test_a_spoilt_definition_is_read_or_refused(place, put):
    with contextlib.suppress(SituationError):
        read_situation(ARDEN[:place] + put + ARDEN[place:])


def test_what_is_wrong_in_toml_is_said_with_its_line():
    """Each key of the old form, too, is found again in the text by the walk over it."""
    from wireroom.watch.file.toml_text import read_toml

    lines = ARDEN.splitlines()

    def look(node):
        for key, inner in node.keys.items():
            mark = node.key_marks[key]
            assert key.partition(".")[0] in lines[mark.line - 1], (key, mark)
            look(inner)
        for item in node.items:
            look(item)

    look(read_toml(ARDEN))
    with pytest.raises(SituationError) as caught:
        read_situation(ARDEN.replace('zh = ["关闭...航道"]', 'zh = ["x"]').replace('"Freight takes', '"" #'))
    assert [problem.line for problem in caught.value.problems] == [
        next(number for number, line in enumerate(lines, 1) if words in line)
        for words in ("关闭...航道", "Freight takes")
    ]
