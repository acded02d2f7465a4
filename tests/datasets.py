"""Where the labelled data lies; tests that need it skip visibly without it."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def dataset(name: str) -> Path:
    """Return the folder (or file) of a data set, or skip the test."""
    base = Path(os.environ.get("WIREROOM_DATASETS", ROOT / "../shared/data"))
    path = base / name
    if not path.exists():
        pytest.skip(f"data set {name} is not here (set WIREROOM_DATASETS)")
    return path
