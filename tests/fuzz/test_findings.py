"""What the fuzzer found once stays mended, and each of its targets can fail."""

from pathlib import Path

import pytest

from fuzz.seeds import seeds
from fuzz.targets import TARGETS

FINDINGS = Path(__file__).parent / "findings"
FOUND = sorted(path for path in FINDINGS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_findings_stay_mended(path):
    """Each file broke its target once; its folder is the target's name."""
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_takes_its_seeds_and_nothing(name):
    """The fuzzer begins with documents that hold, so that whatever it finds is new."""
    for seed in (b"", *seeds(name)):
        TARGETS[name](seed)


def test_a_target_fails_where_its_promise_is_broken(monkeypatch):
    """A target that never fails would find nothing."""
    monkeypatch.setattr("fuzz.targets.sanitise", lambda markup, base: markup)
    with pytest.raises(AssertionError):
        TARGETS["sanitiser"](b"<script>1</script>")
