"""Shared by all tests: helpers of tests/ can be imported by name; no law has a time limit of its own."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parent))

# A law is true or false; how long one example takes on a busy machine (or while a library loads) says nothing.
settings.register_profile("wireroom", deadline=None)
settings.load_profile("wireroom")
