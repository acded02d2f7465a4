"""The report says what is known, in the same bytes for the same state, and never takes foreign text for markup."""

from straitwatch import ARDEN, CLOSED, DAY, MORNING, article

from wireroom.model.situation import EvidenceRow, LevelStep, SituationPage, SituationRow, StateChange
from wireroom.watch.definition import read_situation
from wireroom.watch.match import Matcher
from wireroom.watch.overview import overview
from wireroom.watch.report import report


def page(*articles, states=(), levels=()):
    """A situation as a store would give it, with these articles as evidence."""
    matcher = Matcher(read_situation(ARDEN))
    rows = [
        EvidenceRow(seq=n, filed_at=MORNING, evidence=item, title=made.title, story_id=None, source_name="Ansel Post")
        for n, made in enumerate(articles, 1)
        for item in matcher.match(made)
    ]
    level = levels[-1].level if levels else None
    return SituationPage(
        row=SituationRow(
            name="arden-strait",
            version=3,
            text=ARDEN,
            level=level,
            since=levels[-1].at if levels else None,
            watched_since=MORNING,
        ),
        at=MORNING,
        levels=tuple(levels),
        changes=tuple(states),
        evidence=tuple(rows),
        articles=len(articles),
        articles_since=MORNING if articles else None,
    )


def changed(indicator, state, before="unknown", at=MORNING):
    return StateChange(seq=1, at=at, indicator=indicator, before=before, state=state, value=0.5)


def test_before_anything_is_known_the_report_says_so():
    text = report(overview(page(), MORNING))
    assert "**Level not known yet**" in text
    assert "No significant change." in text


def test_the_report_quotes_numbers_and_grades_its_evidence():
    step = LevelStep(
        seq=9, at=MORNING, before=0, level=1, why=("One indicator is at least on watch: Lane closures",), blind=()
    )
    made = page(article(1, "News", CLOSED), states=[changed("lane.closure", "watch")], levels=[step])
    text = report(overview(made, MORNING + 60))
    assert "Level 1 of 3, heightened rhetoric" in text
    assert f"“{CLOSED}” (Ansel Post) [1]" in text
    assert "A3: completely reliable source, possibly true" in text
    assert "1. Ansel Post: News." in text
    assert report(overview(made, MORNING + 60)) == text


def test_blind_is_told_with_its_last_good_value():
    states = [changed("lane.closure", "active"), changed("lane.closure", "blind", "active", MORNING + DAY)]
    text = report(overview(page(article(1, "Lane shut", CLOSED), states=states), MORNING + 2 * DAY))
    assert "cannot be judged since" in text
    assert "last good value “active”" in text


def test_foreign_text_is_never_markup():
    bad = "Velland closed the lane of the Arden Strait <script>alert(1)</script> [x](javascript:1) | **now**."
    text = report(overview(page(article(1, "Lane | shut", bad)), MORNING))
    assert "<script>" not in text
    assert "[x](javascript" not in text.replace("\\[x\\]", "")
    assert "\\*\\*now" in text
