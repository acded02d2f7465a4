"""What is new, what was edited: independent of ids that lie."""

import random
from dataclasses import replace

from feed_player import Player
from hypothesis import given
from hypothesis import strategies as st

from wireroom.feeds.entries import Edited, New, changes, differing_parts, entry_key, fingerprint, keys_to_look_up
from wireroom.model.entry import Entry

NOW = 1_790_000_000.0


def entry(n: int, **changed) -> Entry:
    given = {
        "id": f"id-{n}",
        "url": f"https://ansel.example/{n}",
        "title": f"Title {n}",
        "summary_html": f"<p>Text {n}</p>",
    }
    return Entry(**(given | changed))


entries = st.lists(st.integers(0, 30), max_size=12, unique=True).map(lambda ns: tuple(entry(n) for n in ns))


@given(st.lists(entries, max_size=6))
def test_every_item_is_new_once(deliveries):
    """Whatever comes back, in whatever order, an item is new the first time and then never again."""
    player = Player()
    for delivery in deliveries:
        player.deliver(delivery)
    assert player.articles == len({item.id for delivery in deliveries for item in delivery})
    assert player.versions == 0


@given(entries, st.randoms(use_true_random=False))
def test_a_delivery_twice_changes_nothing(delivery, rng: random.Random):
    """R4: reading a feed again, shuffled or not, gives no change."""
    player = Player()
    player.deliver(delivery)
    assert player.deliver(tuple(rng.sample(delivery, len(delivery)))) == []


def test_ids_that_change_on_every_fetch_make_nothing_new():
    """The same address under a new id is the same entry; with a new title it is an edit."""
    player = Player()
    player.deliver((entry(1), entry(2)))
    assert player.deliver((entry(1, id="fresh-1"), entry(2, id="fresh-2"))) == []
    (change,) = player.deliver((entry(1, id="newer-1", title="Title 1, corrected"), entry(2, id="newer-2")))
    assert isinstance(change, Edited)
    assert (change.article_id, change.parts) == ("a1", {"title"})


def test_one_id_for_all_keeps_entries_apart():
    """An id that different entries carry says nothing; also not later, when one of them comes alone."""
    player = Player()
    player.deliver((entry(1, id="same"),))
    player.deliver((entry(1, id="same"), entry(2, id="same"), entry(3, id="same")))
    assert player.articles == 3
    player.deliver((entry(4, id="same"),))
    assert (player.articles, player.versions) == (4, 0)
    assert player.deliver((entry(2, id="same"), entry(4, id="same"))) == []


def test_title_and_address_may_change_together_under_one_id():
    """Outlets that build addresses from titles edit both; the id tells that it is one entry."""
    player = Player()
    player.deliver((entry(1),))
    (change,) = player.deliver((entry(1, title="Other words", url="https://ansel.example/other-words"),))
    assert isinstance(change, Edited)
    assert change.parts == {"title", "address"}


def test_entries_that_link_to_the_front_page_stay_apart():
    """An address that all share, or the front page, is no identity."""
    player = Player()
    home = "https://ansel.example/"
    player.deliver(tuple(entry(n, id=None, url=home) for n in range(3)))
    player.deliver((entry(4, id=None, url=home), entry(2, id=None, url=home)))
    assert player.articles == 4
    player.deliver(tuple(entry(n, id=None, url="https://ansel.example/live") for n in range(5, 8)))
    assert player.articles == 7


def test_entries_without_id_and_address_are_known_by_their_words():
    """Then title and text are all there is."""
    player = Player()
    player.deliver((entry(1, id=None, url=None), entry(2, id=None, url=None)))
    assert player.deliver((entry(1, id=None, url=None),)) == []
    assert player.articles == 2


def test_a_repeat_within_a_document_counts_once():
    """The first of two entries with one id and one address is taken, on every fetch."""
    player = Player()
    twice = (entry(1), entry(1, title="Title 1, again"))
    assert len(player.deliver(twice)) == 1
    assert player.deliver(twice) == []


def test_where_a_reader_came_from_is_no_change():
    """Tracking parameters, white space and markup without words do not make a version."""
    player = Player()
    player.deliver((entry(1),))
    noise = entry(
        1, url="https://ansel.example/1?utm_source=rss", summary_html="<p class='x'>Text  1</p><img src='/t?7'>"
    )
    assert player.deliver((noise,)) == []


def test_what_a_cut_off_document_lacks_is_no_edit():
    """R5: the last entry of a broken transfer may be new, but its missing half is no change."""
    player = Player()
    player.deliver((entry(1),))
    assert player.deliver((entry(1, summary_html=""),), cut_off=True) == []
    assert len(player.deliver((entry(1), entry(2, summary_html="")), cut_off=True)) == 1
    assert [change.article_id for change in player.deliver((entry(1), entry(2)))] == ["a2"]


def test_dates_are_kept_and_flagged():
    """R14: a date ahead of the fetch or from before feeds existed is kept, with a flag."""
    found = changes(
        (entry(1, published=NOW + 90_000), entry(2, published=0.0), entry(3, published=NOW), entry(4)), {}, now=NOW
    )
    assert [set(change.flags) for change in found] == [{"dated_ahead"}, {"dated_long_ago"}, set(), set()]
    assert found[0].entry.published == NOW + 90_000


def test_keys_go_from_strong_to_weak():
    """The publisher's id first, else the canonical address, else the words."""
    assert entry_key(entry(1)).startswith("id:")
    assert entry_key(entry(1, id=None)) == entry_key(entry(2, id=None, url="https://ansel.example/1/?utm_source=x"))
    assert entry_key(entry(1, id=None, url=None)).startswith("ti:")
    (change,) = changes((entry(1),), {})
    assert isinstance(change, New)
    assert set(change.keys) == keys_to_look_up((entry(1),))


def test_fingerprints_tell_which_part_differs():
    """So that a page can say what was edited."""
    one = entry(1)
    assert differing_parts(fingerprint(one), fingerprint(replace(one, content_html="<p>new</p>"))) == {"content"}
    assert differing_parts("of another kind", fingerprint(one)) == {"title", "address", "summary", "content"}
