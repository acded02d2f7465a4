"""Small feeds of our own, each beside what it says: encodings, dates, addresses, types, extensions, broken documents.

`python scripts/refresh_pairs.py NAME...` writes the expected values of new or changed ones; read them before you
keep them.
"""

import json

import pytest
from feed_pairs import documents, reading_of


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_a_feed_says_what_stands_beside_it(path):
    """All that is read of a document, and nothing else."""
    want = json.loads(path.with_name(path.name + ".want.json").read_text())
    assert json.loads(json.dumps(reading_of(path))) == want
