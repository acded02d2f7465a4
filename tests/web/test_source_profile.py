"""What a source's page says of it: counted from articles, with numbers, and what the editor says beside the count."""

import orjson
import pytest
from newsrooms import FERRY, FERRY_AGAIN, MORNING, reading, room_of, take
from owners import Owned

from wireroom.store.queries import queries
from wireroom.store.sources import source_pieces

WHY = "Its desk answers within the hour, and <b>has</b> for years."


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    first = reading("Ferry runs aground off Tamsel Point", *FERRY)
    one = take(made.intake, "one", first, source="a.example", seen=MORNING)
    second = reading("Passenger ship hits rocks near Tamsel Point", *FERRY_AGAIN)
    take(made.intake, "two", second, source="b.example", seen=MORNING + 60)
    note = "Correction: an earlier version of this article gave a wrong number of passengers."
    made.intake.take_reading(one, reading(first.title, *FERRY, note), MORNING + 600)
    yield made
    made.room.close()


def pieces(owned, source):
    return source_pieces(room_of(owned.intake).connection, source)


def test_a_report_that_another_newsroom_tells_too_is_borne_out_and_the_earlier_one_was_first(owned):
    """First goes by when we saw them; a copy would bear out nothing."""
    (one,), (two,) = pieces(owned, "a.example"), pieces(owned, "b.example")
    assert one.story_id == two.story_id
    assert (one.first, one.alone, one.borne_out) == (True, False, True)
    assert (two.first, two.alone, two.borne_out) == (False, False, True)


def test_a_note_of_correction_is_found_in_what_changed(owned):
    """It is counted for the source that printed it, and for no other."""
    assert [pieces(owned, name)[0].corrected for name in ("a.example", "b.example")] == [True, False]
    assert "1 of 1 report of its own got a note of correction" in owned.get("/source/a.example").text.replace(
        "\xa0", " "
    )


def test_few_claims_give_no_letter_and_the_page_says_why(owned):
    """F is unknown, not bad."""
    page = owned.get("/source/a.example").text.replace("\xa0", " ")
    assert "F: reliability unknown" in page
    assert "Not judged is not the same as unreliable." in page


def test_the_editors_grade_stands_with_its_reason_until_it_is_taken_back(owned):
    """It counts on the page and in the API, keeps what was counted beside it, and is escaped."""
    cookie = owned.enter()
    assert owned.act(cookie, "/owner/source", source="a.example", grade="B", reason=WHY).status == 303
    page = owned.get("/source/a.example").text
    assert "B: usually reliable" in page
    assert "&lt;b&gt;has&lt;/b&gt;" in page
    told = orjson.loads(owned.get("/api/v1/sources/a.example").body)["profile"]
    assert (told["grade"], told["earned_grade"], told["editor_reason"]) == ("B", "F", WHY)
    assert owned.act(cookie, "/owner/source", source="a.example", grade="", reason="").status == 303
    assert "F: reliability unknown" in owned.get("/source/a.example").text


@pytest.mark.parametrize("form", [{"grade": "B", "reason": "  "}, {"grade": "Z", "reason": "why not"}])
def test_no_grade_by_hand_without_a_reason_or_off_the_scale(owned, form):
    """Nothing is done, and the page says what is missing."""
    assert owned.act(owned.enter(), "/owner/source", source="a.example", **form).status == 409
    assert "F: reliability unknown" in owned.get("/source/a.example").text


def test_a_stranger_grades_nothing(owned):
    """The door is the owner's."""
    assert owned.post("/owner/source", source="a.example", grade="A", reason="mine").status in (303, 403)
    assert "F: reliability unknown" in owned.get("/source/a.example").text


def test_an_article_is_weighed_as_evidence_by_the_editors_grade(owned):
    """One grade counts in one room: situations see the same letter."""
    store = room_of(owned.intake)
    (article_id,) = [m.article_id for m in store.reader.source("a.example")[1]]
    assert store.reader.watched(article_id).grade is None
    owned.act(owned.enter(), "/owner/source", source="a.example", grade="C", reason=WHY)
    assert store.reader.watched(article_id).grade == "C"


def test_a_profile_walks_no_table_from_end_to_end(owned):
    """Its cost is bounded by the sample and the stories that it stands in."""
    plan = room_of(owned.intake).connection.execute(
        "EXPLAIN QUERY PLAN " + queries("profile")["pieces"], {"source": "a.example", "most": 10}
    )
    steps = [row[3] for row in plan]
    assert not [step for step in steps if step.startswith("SCAN")], steps
