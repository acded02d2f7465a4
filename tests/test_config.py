"""Settings: one frozen tree; a wrong key names the nearest right one."""

import dataclasses
from pathlib import Path

import pytest

from wireroom import app
from wireroom.config import Settings, load_settings
from wireroom.errors import ConfigError


def test_later_places_win(tmp_path):
    (tmp_path / "wireroom.toml").write_text('port = 9001\nworkers = 3\nallow = ["10.0.0.0/8:80"]\n')
    environ = {"WIREROOM_DATA": str(tmp_path), "WIREROOM_WORKERS": "4"}
    settings = load_settings(environ, port=None)
    assert (settings.port, settings.workers, settings.allow) == (9001, 4, ("10.0.0.0/8:80",))
    assert load_settings(environ, port=9002).port == 9002


@pytest.mark.parametrize(("wrong", "nearest"), [("prot", "port"), ("wokers", "workers"), ("datta", "data")])
def test_a_wrong_key_names_the_nearest_right_one(wrong, nearest, tmp_path):
    with pytest.raises(ConfigError, match=f"the nearest is `{nearest}`"):
        load_settings({"WIREROOM_DATA": str(tmp_path), f"WIREROOM_{wrong.upper()}": "1"})
    (tmp_path / "wireroom.toml").write_text(f"{wrong} = 1\n")
    with pytest.raises(ConfigError, match=f"the nearest is `{nearest}`"):
        load_settings({"WIREROOM_DATA": str(tmp_path)})


@pytest.mark.parametrize("value", ["many", "", "1.5.2"])
def test_a_value_that_does_not_fit_is_named(value, tmp_path):
    with pytest.raises(ConfigError, match="port"):
        load_settings({"WIREROOM_DATA": str(tmp_path), "WIREROOM_PORT": value})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("workers", "0"),
        ("workers", "-2"),
        ("feeds_at_once", "0"),
        ("pages_at_once", "0"),
        ("port", "65536"),
        ("port", "-1"),
        ("read_hours", "nan"),
        ("read_hours", "-1"),
        ("loopback_gap_s", "-0.1"),
    ],
)
def test_a_number_that_makes_no_sense_is_named_with_its_range(key, value, tmp_path):
    """With no worker everything would wait for ever; it is said at the start instead."""
    with pytest.raises(ConfigError, match=f"setting {key}: .* is not between"):
        load_settings({"WIREROOM_DATA": str(tmp_path), f"WIREROOM_{key.upper()}": value})


@pytest.mark.parametrize("clock", ["0,0,0", "0,0,-1", "nan,0,1", "0,inf,1", "1,2", "x,y,z"])
def test_a_clock_that_cannot_run_is_refused(clock):
    with pytest.raises(ConfigError, match="clock"):
        app.make_clock(Settings(clock=clock))


def test_a_word_that_is_none_of_the_choices_is_named(tmp_path):
    with pytest.raises(ConfigError, match="none of info, debug"):
        load_settings({"WIREROOM_DATA": str(tmp_path), "WIREROOM_LOG_LEVEL": "loud"})


def test_a_file_that_is_named_must_be_there(tmp_path):
    with pytest.raises(ConfigError, match="there is no file"):
        load_settings({"WIREROOM_CONFIG": str(tmp_path / "none.toml")})


def test_a_file_that_is_no_toml_is_named(tmp_path):
    (tmp_path / "wireroom.toml").write_text("port = = 1")
    with pytest.raises(ConfigError, match="could not be read"):
        load_settings({"WIREROOM_DATA": str(tmp_path)})


def test_every_setting_stands_in_the_docs():
    text = (Path(__file__).parent.parent / "docs" / "settings.md").read_text("utf-8")
    missing = [item.name for item in dataclasses.fields(Settings) if f"`{item.name}`" not in text]
    assert missing == []
