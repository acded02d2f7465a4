"""The page of promises is true: each number once, each named test a test that exists."""

import ast
import functools
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/promises.md").read_text("utf-8")


def numbered(letter, *spans):
    """Numbers of promises: single ones, and first and last of a row."""
    rows = ((span, span) if isinstance(span, int) else span for span in spans)
    return {f"{letter}{number}" for first, last in rows for number in range(first, last + 1)}


#: What must be kept today.
KEPT = numbered("S", (1, 31), 33, 34, 36, 38, 40, 43, (45, 47)) | numbered(
    "R", (1, 5), 8, 9, 10, 12, (14, 30), (32, 34)
)  # fmt: skip


def promises():
    """Give (number, sentence, tests) of each promise on the page."""
    items = re.findall(r"^- \*\*([SR]\d+)\.\*\* (.*?)(?=^- |^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return [
        (number, text.partition("`tests/")[0].strip(), re.findall("`([^`]+::[^`]+)`", text)) for number, text in items
    ]


@functools.cache
def names_in(file):
    """Names of the functions of a file, without running it."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_promise_that_must_be_kept_stands_there_once():
    counted = Counter(number for number, _, _ in promises())
    assert {number: n for number, n in counted.items() if n > 1} == {}
    assert sorted(KEPT - counted.keys()) == []


def test_every_promise_is_a_sentence_with_tests_that_hold_it():
    for number, sentence, tests in promises():
        assert re.fullmatch(r"[A-Z\"].{30,}[.)]", sentence, re.DOTALL), f"{number}: {sentence!r}"
        assert tests, f"{number} is held by nothing"
        assert len(set(tests)) == len(tests), f"{number} names a test twice"


def test_every_test_that_is_named_exists():
    missing = []
    for number, _, tests in promises():
        for file, name in (test.split("::") for test in tests):
            if not (ROOT / file).is_file() or not name.startswith("test_") or name not in names_in(file):
                missing.append(f"{number}: {file}::{name}")
    assert missing == []


def test_what_names_a_number_of_a_promise_is_named_under_it():
    """A test that carries a number in its name (`test_s13_...`) belongs to a promise that the page has."""
    known = {number for number, _, _ in promises()} | set(re.findall(r"\b[SR]\d+", PAGE.partition("## Not yet")[2]))
    named = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        for name in names_in(file.relative_to(ROOT)):
            named |= {part.upper() for part in re.findall(r"(?<=_)[sr]\d{1,2}(?=_)", name)}
    assert len(named) > 40
    assert named - known == set()


def test_the_house_says_where_its_promises_stand():
    assert "docs/promises.md" in (ROOT / "README.md").read_text("utf-8")
    assert "promises.md" in (ROOT / "docs/architecture.md").read_text("utf-8")
