"""Shared by all tests: helpers of tests/ and benches can be imported by name; no law has a time limit of its own."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.append(str(Path(__file__).resolve().parent.parent))

# A law is true or false; how long one example takes on a busy machine (or while a library loads) says nothing.
settings.register_profile("wireroom", deadline=None)
settings.load_profile("wireroom")
