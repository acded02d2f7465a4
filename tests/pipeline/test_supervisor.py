"""Processes of a room are kept alive: bugs cost a pause, what a start cannot mend ends the room, stopping ends all."""

import asyncio
import sys

import pytest

from wireroom.errors import DeskError
from wireroom.pipeline import supervisor
from wireroom.pipeline.supervisor import BROKEN, TRIES, Child, as_child, supervise

#: Writes a line to the file at each start, and ends as it is told.
PROGRAM = "import sys; open(sys.argv[1], 'a').write('.'); sys.exit(int(sys.argv[2]))"
WAITS = "import sys; open(sys.argv[1], 'a').write('.'); sys.stdin.read()"


@pytest.fixture
def starts(tmp_path, monkeypatch):
    """A file in which each start leaves a mark; pauses are short."""
    monkeypatch.setattr(supervisor, "PROGRAM", (sys.executable, "-c"))
    monkeypatch.setattr(supervisor, "PAUSE", 0.01)
    file = tmp_path / "starts"
    file.touch()
    return file


def run(*children, until=lambda: False):
    said = []

    async def main():
        stop = asyncio.Event()

        async def watch():
            while not until():
                await asyncio.sleep(0.01)
            stop.set()

        watching = asyncio.create_task(watch())
        try:
            return await supervise(children, stop, say=said.append)
        finally:
            watching.cancel()

    return asyncio.run(main()), said


def test_a_process_that_never_comes_up_is_tried_again_with_growing_pauses_and_then_given_up(starts):
    code, said = run(Child(name="writer", arguments=[PROGRAM, str(starts), str(BROKEN)]))
    assert (code, len(starts.read_text())) == (1, TRIES)
    pauses = [float(words.split(" in ")[1].split()[0]) for words in said[:-1]]
    assert pauses == sorted(pauses)
    assert "a fault of ours" in said[0]
    assert "giving up" in said[-1]


def test_a_process_that_has_come_up_once_is_never_given_up(starts, monkeypatch):
    monkeypatch.setattr(supervisor, "YOUNG", 0.0)
    tried = 2 * TRIES
    code, said = run(
        Child(name="writer", arguments=[PROGRAM, str(starts), str(BROKEN)]),
        until=lambda: len(starts.read_text()) >= tried,
    )
    assert code == 0
    assert len(said) >= tried - 1
    assert "Nothing that was kept is lost" in said[0]


@pytest.mark.parametrize("code", [0, 1, 2])
def test_what_another_start_would_not_mend_ends_the_room_and_the_other_processes(starts, code):
    found, said = run(
        Child(name="writer", arguments=[PROGRAM, str(starts), str(code)]),
        Child(name="web", arguments=[WAITS, str(starts)]),
    )
    assert found == code
    assert said == []


def test_a_stop_while_a_pause_runs_does_not_wait_for_its_end(starts, monkeypatch):
    monkeypatch.setattr(supervisor, "PAUSE", 300.0)
    code, said = run(
        Child(name="writer", arguments=[PROGRAM, str(starts), str(BROKEN)]), until=lambda: bool(starts.read_text())
    )
    assert code == 0
    assert len(starts.read_text()) == 1
    assert len(said) <= 1


def test_a_bug_ends_a_process_with_its_own_code_and_is_told_with_its_trace(capsys):
    def broken():
        raise KeyError("nobody expects this")

    with pytest.raises(SystemExit) as ended:
        as_child(broken)
    assert ended.value.code == BROKEN
    told = capsys.readouterr()
    assert "nobody expects this" in told.out + told.err

    def known():
        raise DeskError(7, "desks", "says what is wrong")

    with pytest.raises(DeskError):
        as_child(known)
