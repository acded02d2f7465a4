"""A definition in YAML: read whole, and whatever is wrong is said with its line and what would be right."""

import contextlib

import orjson
import pytest
from definitions import HARBOUR
from hypothesis import given
from hypothesis import strategies as st

from wireroom.errors import SituationError
from wireroom.model.definition import DeedKind, If
from wireroom.watch.definition import read_situation


def problems(text):
    with pytest.raises(SituationError) as caught:
        read_situation(text)
    return [str(problem) for problem in caught.value.problems]


def line_of(words):
    return next(number for number, line in enumerate(HARBOUR.splitlines(), 1) if words in line)


def test_every_part_of_the_grammar_becomes_a_record():
    made = read_situation(HARBOUR)
    assert made.places == {"*": ("Port Ansel", "Arden Strait"), "zh": ("雅登海峡", "雅登海峽")}
    assert made.languages == ("en", "zh")
    assert made.points[1].at == (12.5, 44.25)
    assert {name: [item.role for item in group] for name, group in made.groups().items()} == {
        "course": ["routine", "change", "deception"],
        "support": ["routine", "change"],
    }
    walkout = made.indicator("walkout")
    assert walkout.also == {"en": ("freighter", "tanker"), "*": ("M/V",)}
    assert walkout.match.kinds[0] == DeedKind(type="PROTEST", modes=("strike",), by=("union",), to=("gov",))
    assert (walkout.needs.origins, walkout.needs.grade, walkout.lead_time_days) == (2, "C2", (1.0, 14.0))
    money = made.indicator("help.money")
    assert (money.by_side, money.calendar_share, money.modalities) == (True, 0.1, ("actual", "future"))
    assert money.terms == {"en": ("freighter", "tanker"), "*": ("M/V",)}
    berths = made.indicator("berths").series
    assert (berths.active, berths.strong) == ("cusum h=4", "p<1e-4 on 2 of 3 days")
    assert (berths.side, berths.by_month, berths.missing, berths.date_field) == ("below", False, "blank", "date")
    assert made.indicator("talks").kind == "calms"
    assert made.absent[0].sign.kind == "absent"
    event = made.levels[3].gate.all_of[1]
    assert (event.name, event.between_sides, event.for_hours, event.credibility) == ("PROTEST", True, 48.0, 1)
    assert len(made.levels[2].gate.all_of[1].any_of) == 2
    assert made.implications[0].when == (
        (If(kind="level", least=2.0), If(kind="indicator", name="walkout")),
        (If(kind="hypothesis", name="H1", least=0.5),),
    )
    assert (made.calendar[0].day, made.calendar[0].if_missing) == ("2027-02-01", "alert")
    assert made.responses.by == ("gov", "union", "kareth")
    assert made.indicator("soldiers").kind == "response"
    assert (made.alerts.channels, made.report.daily_utc) == (("web", "ntfy"), "06:00")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("critical: true", "critcal: true", "there is no key 'critcal' here; did you mean 'critical'"),
        ("from: kareth", "from: karet", "there is no actor 'karet'; did you mean 'kareth'"),
        ("to: side:B", "to: side:C", "nobody stands on side 'C'"),
        ("prior: .7}", "prior: .6}", "sum to 0.9, not to 1"),
        ("{id: S0", "{id: S2", "one hypothesis is the routine one (role: routine); none is it"),
        ("lr: {S1: 3}", "lr: {S7: 3}", "there is no hypothesis 'S7'; there are H0, H1, HD, S0, S1"),
        ("mode: strike", "mode: seize", "'seize' is no mode of PROTEST; it has demo"),
        ("type: AID", "type: AIDE", "'AIDE' is not known here; did you mean 'AID'"),
        ("also: ships", "also: shops", "there is no list 'shops' under terms; did you mean 'ships'"),
        ("p<1e-4 on 2", "p<1e-4 on 4", "is no trigger: write"),
        ("cusum h=4", "cusum of 4", "is no trigger: write"),
        ("by union within", "by onion within", "there is no actor 'onion'; did you mean 'union'"),
        ("event:THREATEN by", "event:THREATENS by", "there is no kind of deed 'THREATENS'; did you mean 'THREATEN'"),
        ("within 7d", "within 7y", "is no condition"),
        ('"level:2"', '"level:3"', "goes round in a circle"),
        ("2 categories active", "9 categories active", "can never hold: there are 3"),
        ("indicator:talks off", "indicator:walkout off", "contradicts"),
        ("when: level>=2", "when: level>=7", "there is no level 7"),
        ("H1>=0.5", "H8>=0.5", "there is no hypothesis 'H8'; there are H0, H1, HD, S0, S1"),
        ("due: 2027-02-01", "due: 2027-02-30", "there is no day 2027-02-30"),
        ("daily_utc: 06:00", "daily_utc: 26:00", "a time of day is written as 06:00"),
        ("at: [12.5, 44.25]", "at: [112.5, 44.25]", "degrees north, -90 to 90, come first"),
        ("zh-Hans: [雅登海峡]", "chinese: [雅登海峡]", "a language of two letters"),
        ("  3: {name", "  4: {name", "without a gap"),
        ("{id: soldiers", "{id: walkout", "are called 'walkout'"),
        ("lead_time_days: [1, 14]", "lead_time_days: [14, 1]", "the shorter time comes first"),
        ("    series: {", "    serie: {", "there is no key 'serie' here"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(old, new, said):
    assert HARBOUR.count(old) == 1
    told = problems(HARBOUR.replace(old, new))
    assert any(said in line for line in told), told
    if new not in ("{id: S2", "  4: {name"):  # there the group or the ladder as a whole is wrong
        within = 6 if "circle" in said or "can never" in said or "contradicts" in said else 0
        numbers = [int(line.split(":")[0].removeprefix("line ")) for line in told if said in line]
        assert any(abs(number - line_of(old)) <= within for number in numbers), told


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file():
    told = problems(
        HARBOUR.replace("id: gov,", "id: gov, kolor: red,").replace("grades: {ledger.example: B}", "grades: {x: Q}")
    )
    assert [line.partition(":")[0] for line in told] == [f"line {line_of('id: gov')}", f"line {line_of('grades: {l')}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x [1]\nb: *x\n", "&x is read as an anchor"),
        ("terms: *plane\n", "a term that begins with * is put in quotes"),
        ("a: !!python/object:os.system x\n", "is read as a tag"),
        ("a: 1\na: 2\n", "line 2: the key 'a' stands here a second time (first in line 1)"),
        ("a: 1\n---\nb: 2\n", "one document"),
        ("a: b: c\n", "a text that holds a colon is put in quotes"),
        ("a:\n\t- b\n", "indent with spaces"),
        ("- a\n- b\n", "a file begins with keys"),
        ("", "a file begins with keys"),
        ("a: " + "[" * 50 + "]" * 50, "nested deeper"),
        ("a: \x07\n", "not YAML"),
    ],
)
def test_what_yaml_could_hide_is_refused(text, said):
    assert any(said in line for line in problems(text))


def test_plain_words_stay_words():
    """`no` is a language, `on` a key, `06:00` a time and 1911 a term, whatever else YAML may see in them."""
    made = read_situation(HARBOUR.replace("{en: [talks]}", "{no: [ja, no, 1911, 0x1f]}"))
    assert made.indicator("talks").terms == {"no": ("ja", "no", "1911", "0x1f")}


def test_json_is_read_too_and_a_quoted_number_is_none():
    text = orjson.dumps({"situation": "x", "version": "2"}).decode()
    assert any("a whole number from 1" in line and "take off the quotes" in line for line in problems(text))


@given(st.integers(0, len(HARBOUR)), st.text(max_size=8))
def test_a_spoilt_definition_is_read_or_refused_with_lines(place, put):
    with contextlib.suppress(SituationError):
        read_situation(HARBOUR[:place] + put + HARBOUR[place:])


@given(st.lists(st.integers(0, HARBOUR.count("\n") - 1), min_size=1, max_size=6, unique=True))
def test_lines_that_are_missing_are_refused_or_read(missing):
    kept = [line for number, line in enumerate(HARBOUR.splitlines()) if number not in missing]
    found = ()
    try:
        read_situation("\n".join(kept))
    except SituationError as error:
        found = error.problems
        assert found, "a refusal says why"
    assert all(1 <= problem.line <= len(kept) + 1 for problem in found)
