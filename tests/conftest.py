"""Shared by all tests: helpers of tests/ and benches can be imported by name; no law has a time limit of its own.

Tests of whole processes, of threads and of a real browser may be run once more when they fail: their order of events
belongs to the machine. The run names each one that needed it ("rerun"); such a one is to be mended, not to be borne.
"""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parent.parent))

# A law is true or false; how long one example takes on a busy machine (or while a library loads) says nothing.
settings.register_profile("wireroom", deadline=None)
settings.load_profile("wireroom")


#: What a module of tests uses where it starts threads or processes.
_BESIDE = ("threading", "subprocess", "multiprocessing", "room_up", "loopworld")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests of processes, threads and browsers their second run."""
    for item in items:
        marked = item.get_closest_marker("long") or item.get_closest_marker("browser")
        if marked or any(name in vars(getattr(item, "module", None) or object) for name in _BESIDE):
            item.add_marker(pytest.mark.flaky(reruns=1))
