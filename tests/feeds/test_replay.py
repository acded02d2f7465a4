"""Real feeds over weeks: every distinct item once, every title edit a version.

The other count is made by the plainest means: ElementTree (a regular expression where a snapshot is no XML), identity
by guid or link, an edit where the title differs from the last one seen.
"""

import pytest
from feed_player import Player
from plain_count import folded, plain_rows, replay_snapshots

from wireroom.feeds.parse import parse

SNAPSHOTS = 40


@pytest.fixture(scope="module")
def snapshots() -> dict[str, list[bytes]]:
    """The snapshots of each outlet, in their order."""
    return {outlet: [body for _, body in rows] for outlet, rows in replay_snapshots().items()}


@pytest.mark.parametrize(
    "outlet", ["bbc", "cnn", "fox", "gmanews", "nzherald", "rnz", "smh", "wsj", "aljazeeraenglish"]
)
def test_counts_agree_with_a_plain_count(snapshots, outlet):
    """Items and title edits of an outlet, counted twice, are equal."""
    player = Player()
    last: dict[str, str] = {}
    edits = 0
    bodies = snapshots[outlet]
    for body in [*bodies[:SNAPSHOTS], *bodies[-5:]]:
        feed = parse(body, url=f"https://{outlet}.example/feed")
        player.deliver(feed.entries, cut_off="cut_off" in feed.flags)
        seen: set[str] = set()
        for identity, title in plain_rows(body):
            if identity not in seen:
                seen.add(identity)
                edits += last.get(identity, folded(title)) != folded(title)
                last[identity] = folded(title)
    assert player.articles == len(last)
    assert player.title_edits == edits
