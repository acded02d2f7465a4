"""The loaded world, read once."""

import pytest

from wireroom.demo.world import World, load


@pytest.fixture(scope="session")
def world() -> World:
    """Give the built-in content."""
    return load()
