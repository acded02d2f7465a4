"""Offices that do not fit the day of the text, and all that must not be flagged."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from datasets import dataset
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.claims.desk import ClaimsDesk
from wireroom.claims.offices import check_offices
from wireroom.claims.table import Fact, Table, days, shipped
from wireroom.eval.offices import run
from wireroom.model.article import Reading
from wireroom.model.finding import OfficeFinding

OWN_SET = Path(__file__).parent / "offices.jsonl"
LABELLED = Path(__file__).parent / "offices_labelled.jsonl"
SENTENCE = "NATO Secretary-General Jens Stoltenberg warned on Thursday that the sea lanes need more patrols."


def at(day: str) -> float:
    return datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()


def check(text: str, day: str, *, title: str = "", table: Table | None = None) -> list[OfficeFinding]:
    findings, _ = check_offices(text, title, language=None, at=at(day), published=at(day), table=table)
    return list(findings)


def test_a_stale_secretary_general_is_found_with_who_held_the_office():
    """On 26 June 2025 the office was Mark Rutte's, since 1 October 2024."""
    (finding,) = check(SENTENCE, "2025-06-26")
    assert (finding.outcome, finding.holder, finding.holder_since) == ("source_stale", "Mark Rutte", "2024-10-01")
    assert (finding.left_on, finding.field) == ("2024-10-01", "text")
    assert SENTENCE[finding.start : finding.end] == finding.words == "NATO Secretary-General Jens Stoltenberg"


def test_the_founding_article_has_exactly_one_finding():
    """The page that this product starts from names a Secretary-General who had left nine months before."""
    text = (dataset("founding_article") / "article.txt").read_text("utf-8")
    (finding,) = check(text, "2025-06-26")
    assert (finding.name, finding.outcome, finding.holder) == ("Jens Stoltenberg", "source_stale", "Mark Rutte")


def test_titles_are_checked_too():
    """A headline names people as a text does; its findings say so."""
    (finding,) = check("", "2025-06-26", title="NATO Chief Jens Stoltenberg Warns Of Storms")
    assert finding.field == "title"


@settings(max_examples=40, deadline=None)
@given(off=st.integers(-14, 14), name=st.sampled_from(["Jens Stoltenberg", "Mark Rutte"]))
def test_days_around_a_change_never_flag(off: int, name: str):
    """Reports written before a change are printed after it."""
    day = (datetime(2024, 10, 1, tzinfo=UTC) + timedelta(days=off)).date().isoformat()
    assert check(f"NATO Secretary-General {name} spoke to reporters.", day) == []


@settings(max_examples=200, deadline=None)
@given(office=st.sampled_from(shipped().offices), pick=st.integers(0, 100), share=st.floats(0.05, 0.95))
def test_who_holds_the_office_on_the_day_is_never_flagged(office, pick: int, share: float):
    """For every row of the table: inside its time the holder is right."""
    holder = office.holders[pick % len(office.holders)]
    start = days(holder.since)[0]
    end = days(holder.until or office.known_to)[0]
    day = date.fromordinal(round(start + share * (end - start))).isoformat()
    place = shipped().places[office.place][0]
    role = shipped().roles[office.role][0].partition("@")[0].strip("+*")
    assert check(f"{place} {role} {holder.name} spoke to reporters.", day) == []


def test_a_gap_in_the_table_never_flags():
    """While an office was empty nobody is said to hold it."""
    assert check("Lebanese President Michel Aoun spoke to reporters.", "2024-05-05") == []


def test_after_what_the_table_knows_there_is_only_a_question():
    """The table does not know who follows; the person left long before it ends."""
    (finding,) = check(SENTENCE, "2026-11-20")
    assert (finding.outcome, finding.holder) == ("ambiguous", None)
    assert check("US President Donald Trump spoke to reporters.", "2026-11-20") == []


def test_without_a_date_there_is_only_a_question():
    """An unknown date is not today."""
    findings, _ = check_offices(SENTENCE, "", language="en", at=at("2025-06-26"), published=None)
    assert [finding.outcome for finding in findings] == ["ambiguous"]


def test_a_writer_who_knows_is_not_corrected():
    """Where the same text calls a person former, or names the present holder, the old title is told as history."""
    known = SENTENCE + " Today Mr Rutte leads. Former NATO chief Jens Stoltenberg is in Oslo."
    assert check(known, "2025-06-26") == []
    assert check(SENTENCE + " NATO Secretary-General Mark Rutte agreed.", "2025-06-26") == []


def test_an_old_text_that_comes_back_says_so_itself():
    """The dateline of the text lies years before the day on which it was published again."""
    (finding,) = check("BRUSSELS, 14 May 2019 - " + SENTENCE, "2025-06-26")
    assert finding.outcome == "archive_resurfaced"
    assert "2019-05-14" in finding.evidence


def test_a_second_table_brings_an_invented_world():
    """Facts of the demonstration's world are checked like those of the real one."""
    facts = [
        Fact(office="Harbours Minister", body="Velland", person="Edda Vance", since="2024-01-01", until="2026-10-03"),
        Fact(office="Harbours Minister", body="Velland", person="Tomas Reyle", since="2026-10-03"),
    ]
    table = shipped().merged(Table.of_facts(facts, known_to="2026-12-31", provenance="an invented world"))
    (finding,) = check("Velland's Harbours Minister Edda Vance opened the lock.", "2026-11-20", table=table)
    assert (finding.holder, finding.outcome) == ("Tomas Reyle", "source_stale")


def test_the_desk_takes_a_date_to_come_for_none():
    """A publish date after we saw the article cannot be true."""
    desk = ClaimsDesk(shipped())
    reading = Reading(title="Patrols", text=SENTENCE, language="en")
    kept = {"source_id": "ansel.example", "seen": at("2025-06-26"), "at": at("2025-06-26")}
    late = desk.check("a1", 1, reading, published=at("2029-01-01"), **kept)
    good = desk.check("a1", 1, reading, published=at("2025-06-25"), **kept)
    assert [one.outcome for one in late.offices] == ["ambiguous"]
    assert [one.outcome for one in good.offices] == ["source_stale"]
    assert good.offices_checked == 1
    assert good == desk.check("a1", 1, reading, published=at("2025-06-25"), **kept)


def test_an_empty_table_turns_the_check_off():
    """Without facts nothing is looked at and nothing breaks."""
    assert check_offices(SENTENCE, "", language="en", at=0.0, published=0.0, table=Table()) == ((), 0)


def test_the_own_set_is_scored():
    """Sentences that we wrote: all that is stale is found, and no trap is flagged."""
    scores = run([OWN_SET])
    assert scores["items"] >= 60
    assert scores["found"] >= 0.95
    assert scores["precision"] >= 0.97
    assert scores["false_flags_per_1000"] <= 2.0


def test_the_labelled_set_is_scored():
    """360 sentences in six languages, written before the check: the half that chose nothing meets the aims."""
    scores = run([LABELLED], "report")
    assert scores["found"] >= 0.95
    assert scores["precision"] >= 0.97
    assert all(part["found"] for part in scores["by_language"].values())


@pytest.mark.parametrize(
    ("kind", "title", "text"),
    [
        ("satire", "Alliance swaps tanks for swans (satire)", SENTENCE),
        ("opinion", "Opinion: a bridge", "What would US President Barack Obama say about this bridge? He would laugh."),
        ("fiction", "A new novel", "In the novel, French President François Hollande wakes up in a bakery in Metz."),
        (
            "transcript",
            "Hearing, day three",
            "MR HALE: Is German Chancellor Angela Merkel on the list?\nMS ORR: She is.\nMR HALE: Thank you.",
        ),
        (
            "list of past holders",
            "Who led Britain",
            "British Prime Minister David Cameron; British Prime Minister Theresa May; Boris Johnson; Liz Truss.",
        ),
        (
            "obituary",
            "Alan Pike, sculptor",
            "Alan Pike has died aged 91. British Prime Minister David Cameron keeps a bust by him at home.",
        ),
        ("quote of the past", "A cook", "“French President François Hollande likes my soup,” the cook says."),
        ("a table of results", "Past", "2014 | German Chancellor Angela Merkel | 41.5\n2010 | Angela Merkel | 33.8"),
        ("right to left", "עברית", "נשיא ארצות הברית ג'ו ביידן נאם בנמל."),
    ],
)
def test_what_is_no_news_of_its_day_raises_no_alarm(kind: str, title: str, text: str):
    """Satire, opinion, fiction, transcripts, lists, obituaries, quotes: the old title is right there."""
    del kind
    assert check(text, "2025-06-26", title=title) == []


def test_a_text_published_again_after_years_is_told_as_old():
    """Its own dateline says when it was first written; the person held the office then."""
    text = "PARIS, 9 April 2014 - French President François Hollande opens the oyster fair on Friday."
    (finding,) = check(text, "2025-06-26")
    assert (finding.outcome, finding.holder) == ("archive_resurfaced", "Emmanuel Macron")


def test_words_far_from_the_name_say_nothing_of_its_time():
    """ "When" in what somebody warns of is no earlier time; beside the name it is."""
    warned = "NATO Secretary-General Jens Stoltenberg said that the allies will act together when ice closes the lanes."
    assert len(check(warned, "2025-06-26")) == 1
    assert check("When NATO Secretary-General Jens Stoltenberg visited, the lanes were open.", "2025-06-26") == []


def test_who_left_twenty_years_ago_is_history():
    """Nobody takes a leader of long ago for the present one; such a name is told as history."""
    assert check("British Prime Minister Margaret Thatcher keeps the letter in a drawer.", "2025-06-26") == []
    assert len(check("British Prime Minister Gordon Brown keeps the letter in a drawer.", "2025-06-26")) == 1


def test_a_leader_of_the_open_lists_is_found_with_any_given_name():
    """The lists give surnames alone; the given name before it may be any, beside title and country."""
    (finding,) = check("Tanzanian President Jakaya Kikwete opens the clove fair.", "2019-06-26")
    assert finding.holder == "John Magufuli"
    (finding,) = check("Trinidadian Prime Minister Keith Rowley opens the pepper fair.", "2025-12-26")
    assert (finding.left_on, finding.holder) == ("2021-03/2025-05-01", "Kamla Susheila Persad-Bissessar")
    assert check("Prime Minister Jo Rowley of the school parliament opens the fair in Trinidad.", "2019-06-26") == []


def test_halves_are_disjoint():
    """Every row is in one half."""
    assert run([OWN_SET], "tune")["items"] + run([OWN_SET], "report")["items"] == run([OWN_SET])["items"]


@pytest.mark.long
def test_dated_news_of_2018_is_not_flagged():
    """Over six hundred articles about one summit name thousands of office-holders, all of their day."""
    path = dataset("helsinki_summit_2018") / "helsinki.all.jsonl.gz"
    flagged, looked_at = [], 0
    import gzip

    for line in gzip.decompress(path.read_bytes()).splitlines():
        row = orjson.loads(line)
        day = datetime.fromisoformat(row["scraped_at"]).timestamp()
        text = "\n".join(row["paragraphs"][1:])
        findings, mentions = check_offices(text, row["paragraphs"][0], language="en", at=day, published=day)
        looked_at += mentions
        flagged += findings
    assert looked_at > 2000
    assert flagged == []
