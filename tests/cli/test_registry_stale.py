"""When many reports name another holder than our table, the table is doubted, and no article is flagged."""

from contextlib import closing, suppress

import pytest
from newsrooms import MORNING, open_intake, reading, take

from wireroom import app, cli
from wireroom.config import Settings

DAY = 86_400.0
#: The person is invented; the office is one of the shipped table.
CLAIM = "Chilean President Jo Ejemplo opened the lighthouse of Punta {} on Tuesday, the harbour office said."
BACK = "Polish Prime Minister Mateusz Morawiecki opened the lighthouse of Punta {} on Tuesday, the harbour office said."


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """A data folder with a room in it."""
    monkeypatch.setenv("WIREROOM_DATA", str(tmp_path))
    return Settings(data=tmp_path)


def filled(settings, sentence):
    """Read four reports of four publishers over four days; returns the last article's id."""
    settings.database.parent.mkdir(parents=True, exist_ok=True)
    intake = open_intake(settings.database)
    last = ""
    for n, place in enumerate(("Norte", "Sur", "Este", "Oeste")):
        at = MORNING + n * DAY
        made = reading(f"Lighthouse of Punta {place} opened", sentence.format(place), published=at)
        last = take(intake, f"a{n}", made, source=f"outlet{n}.example", seen=at)
    intake.room.close()
    return last


def doctor(capsys) -> str:
    """What the doctor says of offices."""
    with suppress(SystemExit):
        cli.wireroom(["doctor"], standalone_mode=False)
    return next(line for line in capsys.readouterr().out.splitlines() if "Offices" in line)


def test_a_table_that_many_reports_contradict_is_told_as_old(settings, capsys):
    """By the doctor and `refdata show`, and on the page of an article that names the other person."""
    article = filled(settings, CLAIM)
    assert "President of Chile: reports name Jo Ejemplo" in doctor(capsys)
    cli.wireroom(["refdata", "show"], standalone_mode=False)
    assert "4 independent reports of 4 publishers name Jo Ejemplo" in capsys.readouterr().out
    with closing(app.open_reader(settings.database)) as reader:
        page = reader.article(article)
        assert [doubt.name for doubt in page.doubts] == ["Jo Ejemplo"]
        assert page.member.offices == ()


def test_a_room_whose_reports_agree_with_the_table_has_no_doubts(settings, capsys):
    """One odd report is the report's matter."""
    filled(settings, "Japanese Prime Minister Sanae Takaichi opened the lighthouse of Punta {} on Tuesday.")
    assert "probably old" not in doctor(capsys)
    with closing(app.open_reader(settings.database)) as reader:
        assert reader.office_doubts() == ()


def test_no_flag_stands_on_those_who_name_the_other_person(settings):
    """A former holder whom many name as the present one has come back: then it is the table that is old."""
    article = filled(settings, BACK)
    with closing(app.open_reader(settings.database)) as reader:
        assert [doubt.name for doubt in reader.office_doubts()] == ["Mateusz Morawiecki"]
        assert reader.article(article).member.offices == ()
    checked = app.claims_desk(settings).check(
        "a", 1, reading("Lighthouse", BACK.format("Norte")), source_id="a", published=MORNING, seen=MORNING, at=MORNING
    )
    assert [one.name for one in checked.offices] == ["Mateusz Morawiecki"]  # one alone is asked about
