"""The scores of reading pages keep their floors: a floor falls only on purpose.

Pages are those of the report halves; each is read by the nets that never saw its publisher.
"""

import gzip
import json
from pathlib import Path

import pytest
from datasets import dataset

from wireroom.eval.extract import run
from wireroom.eval.peers import peers

FLOORS = json.loads((Path(__file__).parent / "page_floors.json").read_text(encoding="utf-8"))


@pytest.mark.long
@pytest.mark.parametrize("name", FLOORS)
def test_texts_are_read_as_well_as_they_were(name):
    """F of the article pages, by the set's own measure."""
    table = run(dataset(name), "report")
    assert table.get("f1_by_kind", {}).get("article", table["f1"]) >= FLOORS[name]


def test_peers_that_are_not_installed_are_told(tmp_path):
    """Nobody takes a table without a peer for one in which it was beaten."""
    here, missing = peers()
    assert "trafilatura" in here
    assert not set(here) & set(missing)
    page = "<html><head><title>Ferry</title></head><body><article>" + "<p>The ferry stays in port on Monday.</p>" * 9
    (tmp_path / "ground-truth.json").write_text(
        json.dumps({"one": {"articleBody": "The ferry stays in port on Monday.", "url": "https://a.example/1"}})
    )
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/one.html.gz").write_bytes(gzip.compress(page.encode()))
    table = run(tmp_path, peers=True)
    assert set(table["peers"]) == set(here)
    assert table["peers_missing"] == missing
    assert all(told["pages"] == 1 for told in table["peers"].values())
