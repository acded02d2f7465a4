"""The table says what was measured against what, and whether the aim was met."""

import pytest

from bench.table import Row, table


def row(**told):
    return Row(**{"what": "first pass", "ours": 2.0, "unit": "CPU s", **told})


def test_a_ratio_stands_where_there_is_a_peer_and_the_aim_holds_for_it():
    measured = row(peer="reader", theirs=16.0, aim=0.2)
    assert measured.ratio == pytest.approx(0.125)
    assert measured.met is True
    assert row(peer="reader", theirs=4.0, aim=0.2).met is False


def test_without_a_peer_the_aim_holds_for_our_own_figure():
    assert row(aim=2.0).met is True
    assert row(aim=1.9).met is False
    assert row(aim=3.0, more=True).met is False


def test_a_peer_that_is_not_here_is_said_and_nothing_is_claimed():
    absent = row(peer="newsboat", aim=0.25)
    assert absent.ratio is None
    assert absent.met is None
    assert "newsboat is not here" in table([absent])


def test_every_column_is_as_wide_as_its_widest_cell_and_notes_stand_below():
    told = table([row(note="starting not counted"), row(what="second pass, nothing new", ours=1234.5, aim=100.0)])
    lines = told.splitlines()
    assert len({len(line) for line in lines[:4]}) == 1
    assert lines[-1] == "- first pass: starting not counted"
    assert "1,234 CPU s" in told or "1,235 CPU s" in told
    assert "missed" in told
