"""Stories that were joined and taken apart: old addresses, follows and bookmarks, over the real store and HTTP."""

import re

import pytest
from newsrooms import BUDGET, FERRY, MORNING, reading, take
from owners import Owned

from wireroom.model.events import ArticlePlaced, StoriesMerged, StorySplit

CHESS = ("Meridon's chess club won the cup of the nine provinces after a final that took eleven hours on Sunday.",)
OWLS = ("Wardens counted forty owls in Rudmar forest, where none had bred for decades, and closed two paths.",)
TEXTS = (("Ferry Corrin aground", FERRY), ("Sugar tax passed", BUDGET), ("Chess cup won", CHESS), ("Owls back", OWLS))


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    for step, (title, text) in enumerate(TEXTS):
        told = reading(title, *text, published=MORNING + 60 * step)
        take(made.intake, f"n{step}", told, source=f"outlet{step}.example", seen=MORNING + 60 * step)
    yield made
    made.room.close()


@pytest.fixture
def cookie(owned):
    return owned.enter()


def stories(owned):
    """Ids of the four stories, in the order of arrival."""
    return [item.event.story_id for item in owned.room.log.read() if isinstance(item.event, ArticlePlaced)]


def merge(owned, cookie, gone, into):
    """Join as the owner does in the browser; returns the number of the joining."""
    owned.clock.advance(60)
    assert owned.act(cookie, "/owner/merge", story=into, gone=gone, back="/").status == 303
    return last(owned, StoriesMerged)


def undo(owned, cookie, seq):
    owned.clock.advance(60)
    assert owned.act(cookie, "/owner/undo", seq=str(seq), back="/").status == 303


def last(owned, kind):
    return max(item.seq for item in owned.room.log.read() if isinstance(item.event, kind))


def leads_to(owned, story_id):
    """Follow an address as a browser does; the id of the story that is shown at the end."""
    path = f"/s/{story_id}"
    for _ in range(5):
        reply = owned.get(path)
        if reply.status == 200:
            return re.match(r"/s/([^/]+)", path)[1]
        assert reply.status in (301, 308), (path, reply.status)
        path = reply.headers["location"]
    raise AssertionError(f"{story_id} leads nowhere")


def followed(owned):
    return {item.story_id for item in owned.personal.followed()}


def test_old_addresses_lead_on_in_pages_api_and_feeds_through_chains(owned, cookie):
    """a went into b, b into c, c into d: every old id answers with the way to d, in one step."""
    a, b, c, d = stories(owned)
    for gone, into in ((a, b), (b, c), (c, d)):
        merge(owned, cookie, gone, into)
    for old in (a, b, c):
        assert leads_to(owned, old) == d
        assert owned.get(f"/api/v1/stories/{old}").headers["location"] == f"/api/v1/stories/{d}"
        for form in ("atom", "json"):
            assert owned.get(f"/feeds/story/{old}.{form}").headers["location"] == f"/feeds/story/{d}.{form}"
    assert owned.get(f"/api/v1/stories/{d}").status == 200


def test_a_joining_that_is_taken_back_gives_back_what_had_gone_in_before(owned, cookie):
    """a went into b, b into c; b comes back: the address of a leads to b again, where its article is."""
    a, b, c, _ = stories(owned)
    merge(owned, cookie, a, b)
    seq = merge(owned, cookie, b, c)
    assert leads_to(owned, a) == c
    undo(owned, cookie, seq)
    assert (leads_to(owned, a), leads_to(owned, b), leads_to(owned, c)) == (b, b, c)


def test_what_went_into_the_other_story_stays_there(owned, cookie):
    """Taking one joining back moves no address that had nothing to do with it."""
    a, b, c, d = stories(owned)
    merge(owned, cookie, d, c)
    merge(owned, cookie, a, b)
    seq = merge(owned, cookie, b, c)
    undo(owned, cookie, seq)
    assert (leads_to(owned, a), leads_to(owned, d)) == (b, c)


def test_follows_and_bookmarks_go_along_and_come_back(owned, cookie):
    """Who follows a story follows what it went into; taken back, it is the old story again, and no other."""
    a, b, c, _ = stories(owned)
    owned.act(cookie, "/owner/story", do="follow", story=a, back="/")
    owned.act(cookie, "/owner/story", do="bookmark", story=a, back="/")
    first, second = merge(owned, cookie, a, b), merge(owned, cookie, b, c)
    assert followed(owned) == {c}
    assert [story for story, _ in owned.personal.bookmarked()] == [c]
    assert "Following since" in owned.get(owned.room.reader.story(c).row.path, cookie).text
    undo(owned, cookie, second)
    assert followed(owned) == {b}
    undo(owned, cookie, first)
    assert followed(owned) == {a}
    assert [story for story, _ in owned.personal.bookmarked()] == [a]


def test_who_followed_two_stories_as_one_follows_both_parts(owned, cookie):
    """While they were one, the follow was of both; taking the joining back loses neither."""
    a, b, _, _ = stories(owned)
    seq = merge(owned, cookie, a, b)
    owned.clock.advance(60)
    owned.act(cookie, "/owner/story", do="follow", story=b, back="/")
    undo(owned, cookie, seq)
    assert followed(owned) == {a, b}


def test_after_a_split_both_parts_are_followed_and_each_can_be_left(owned, cookie):
    """Nobody can know which part the reader wanted: both are shown, and one click leaves one."""
    a, b, _, _ = stories(owned)
    merge(owned, cookie, a, b)
    owned.act(cookie, "/owner/story", do="follow", story=b, back="/")
    taken = owned.room.reader.members(b)[0].article_id
    owned.clock.advance(60)
    owned.act(cookie, "/owner/split", story=b, article=[taken], back="/")
    split = next(item for item in owned.room.log.read() if isinstance(item.event, StorySplit))
    new = split.event.new_id
    assert followed(owned) == {b, new}
    undo(owned, cookie, split.seq)
    assert followed(owned) == {b}
    assert leads_to(owned, new) == b
    owned.act(cookie, "/owner/story", do="unfollow", story=b, back="/")
    assert followed(owned) == set()


def test_a_pin_goes_along_and_can_be_taken_off_there(owned, cookie):
    """The mark of a story that is gone is the mark of the one that it went into."""
    a, b, _, _ = stories(owned)
    owned.act(cookie, "/owner/story", do="pin", story=a, back="/")
    merge(owned, cookie, a, b)
    assert b in owned.room.reader.front().pinned
    owned.act(cookie, "/owner/story", do="unpin", story=b, back="/")
    assert owned.room.reader.front().pinned == ()


def test_links_of_old_ids_act_on_the_story_that_is_there(owned, cookie):
    """A form that was open while its story went into another does what it says to that one."""
    a, b, c, _ = stories(owned)
    merge(owned, cookie, a, b)
    assert owned.act(cookie, "/owner/story", do="follow", story=a, back="/").status == 303
    assert followed(owned) == {b}
    owned.act(cookie, "/owner/story", do="unfollow", story=a, back="/")
    assert followed(owned) == set()
    owned.act(cookie, "/owner/story", do="pin", story=b, back="/")
    owned.act(cookie, "/owner/story", do="unpin", story=a, back="/")
    assert owned.room.reader.front().pinned == ()
    assert owned.act(cookie, "/owner/merge", story=c, gone=a, back="/").status == 303
    assert leads_to(owned, a) == leads_to(owned, b) == c


def test_any_story_can_be_joined_by_its_address(owned, cookie):
    """Not those that lie close by alone; what is no address is refused with a word."""
    a, b, _, _ = stories(owned)
    path = owned.room.reader.story(b).row.path
    assert 'name="other"' in owned.get(owned.room.reader.story(a).row.path, cookie).text
    wrong = owned.act(cookie, "/owner/merge", story=a, other="the other one", back="/")
    assert wrong.status == 400
    assert "no address of a story" in wrong.text
    owned.act(cookie, "/owner/merge", story=a, other=f"https://news.example{path}", back="/")
    assert leads_to(owned, b) == a
