"""A translation is a copy: the same numbers and names in the same order, under one agency's credit. All else is not."""

from dataclasses import replace

import pytest
from storywire import START, candidate

from wireroom.stories.desk import StoryDesk

TEXT = (
    "SKARHOLM, 14 May (Ansel) - The ferry Lind ran aground off Skarholm at 06:40 with 412 people on board, Velland’s "
    "coastguard said. Lifeboats took 180 of them to Osterby before noon. The ship, built in 1987, is 96 metres long. "
    "Captain Mara Odhiambo told the harbour of Osterby that 25 passengers were hurt. Tugs come from Port Lacey."
)
SPANISH = (
    "SKARHOLM, 14 de mayo (Ansel) - El transbordador Lind encalló frente a Skarholm a las 06:40 con 412 personas "
    "a bordo, según los guardacostas de Velland. Botes de salvamento llevaron a 180 de ellas a Osterby antes del "
    "mediodía. El barco, construido en 1987, mide 96 metros. La capitana Mara Odhiambo dijo al puerto de Osterby "
    "que hay 25 heridos. Los remolcadores llegan de Port Lacey."
)
#: The same news by a reporter of one's own.
OWN = (
    "Frente a Skarholm quedó varado el miércoles el transbordador Lind con más de cuatrocientas personas. En Osterby "
    "esperaban 30 ambulancias; la capitana Mara Odhiambo fue la última en bajar, a las 11:15. Un portavoz de Velland "
    "recordó que en 2009 otro barco de 120 metros chocó con el mismo arrecife. La naviera promete 500 coronas a cada "
    "viajero. Los remolcadores de Port Lacey tardarán 14 horas."
)


def told(name, text, language, *, agency=None, source=None):
    made = candidate(name, ("Ferry Lind Skarholm Osterby", text), language=language)
    return replace(made, agency=agency, full=True, source_id=source or f"{name}.example")


def placed(*candidates):
    """Place them and return the last event of each."""
    desk = StoryDesk()
    return [desk.place(one, START)[-1] for one in candidates]


def test_a_translation_of_an_agencys_text_is_no_report_of_its_own():
    """Both credit the agency: one report, told as a translation."""
    first, other = placed(told("a", TEXT, "en", agency="Ansel"), told("b", SPANISH, "es", agency="Ansel"))
    assert (other.story_id, other.report_id, other.copy_of) == (first.story_id, first.report_id, "a")
    (why,) = (reason for reason in other.reasons if reason.kind == "copy")
    assert (why.detail, why.like) == (("translation",), "a")
    assert why.weight == pytest.approx(1.0)


def test_one_house_translates_itself():
    """The English page of a Spanish paper is the same report."""
    first, other = placed(told("a", TEXT, "en", source="s.example"), told("b", SPANISH, "es", source="s.example"))
    assert other.report_id == first.report_id


def test_without_a_credit_it_is_perhaps_a_translation():
    """The count of reports becomes a range; nothing is taken away from it."""
    first, other = placed(told("a", TEXT, "en"), told("b", SPANISH, "es"))
    assert other.copy_of is None
    assert other.report_id != first.report_id
    assert other.perhaps_of == "a"


@pytest.mark.parametrize(
    ("text", "language", "agency"),
    [
        (OWN, "es", "Ansel"),
        (SPANISH, "es", "Brack"),
        (SPANISH[:140], "es", "Ansel"),
        (
            SPANISH.replace("412", "380").replace("180", "95").replace("1987", "1991").replace("06:40", "07:10"),
            "es",
            "Ansel",
        ),
        (SPANISH, "", "Ansel"),
    ],
    ids=["a report of one's own", "another agency", "its beginning alone", "other numbers", "no known language"],
)
def test_what_only_resembles_a_translation_stays_by_itself(text, language, agency):
    """Few false joins matter more than many right ones: a report that is called a copy is not counted."""
    _, other = placed(told("a", TEXT, "en", agency="Ansel"), told("b", text, language, agency=agency))
    assert other.copy_of is None
    assert other.perhaps_of is None


def test_trails_are_kept_with_the_state():
    """A desk that was saved and loaded still sees the translation."""
    desk, moved = StoryDesk(), StoryDesk()
    desk.place(told("a", TEXT, "en", agency="Ansel"), START)
    moved.load(desk.save())
    assert moved.save() == desk.save()
    assert moved.place(told("b", SPANISH, "es", agency="Ansel"), START)[-1].copy_of == "a"
