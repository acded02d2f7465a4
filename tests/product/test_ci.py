"""`.ci/run` fails when a test fails, and also when the browser tests did not all run."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

BROWSER = '<testcase classname="tests.web.test_browser" name="{name}">{inside}</testcase>'
OTHER = '<testcase classname="tests.feeds.test_parse" name="a"/>'

#: Stands for make: takes the place of the whole run, and leaves the report that the test wants.
MAKE = """#!/usr/bin/env bash
for word in "$@"; do case "$word" in *--junitxml=*) cp "$REPORT" "${word##*--junitxml=}";; esac; done
[ -z "${WIREROOM_NO_BROWSER:-}" ] || exit 7
exit "$CODE"
"""


def run(folder, cases, code=0):
    """Run `.ci/run` on a report with these cases, where `make test` ends with a code."""
    (folder / "make").write_text(MAKE)
    (folder / "make").chmod(0o755)
    (folder / "wanted.xml").write_text(
        f'<testsuites><testsuite name="pytest">{"".join(cases)}</testsuite></testsuites>'
    )
    env = {
        **os.environ,
        "PATH": f"{folder}:{os.environ['PATH']}",
        "REPORT": str(folder / "wanted.xml"),
        "CODE": str(code),
        "WIREROOM_NO_BROWSER": "1",  # must not count here
    }
    return subprocess.run([ROOT / ".ci" / "run"], env=env, capture_output=True, text=True, check=False, timeout=60)


def browser(name, inside=""):
    return BROWSER.format(name=name, inside=inside)


def test_it_passes_when_all_browser_tests_ran(tmp_path):
    done = run(tmp_path, [browser("a"), browser("b"), OTHER])
    assert done.returncode == 0, done.stderr
    assert "browser tests that ran: 2 of 2" in done.stdout


@pytest.mark.parametrize(
    "cases",
    [[OTHER], [browser("a", '<skipped message="no browser"/>'), OTHER], [browser("a"), browser("b", "<skipped/>")]],
    ids=["none there", "all skipped", "one skipped"],
)
def test_it_fails_when_browser_tests_did_not_run(tmp_path, cases):
    assert run(tmp_path, cases).returncode == 1


def test_it_fails_when_the_tests_fail(tmp_path):
    assert run(tmp_path, [browser("a")], code=2).returncode == 2
