"""What the owner does in the browser: follow, keep, pin, hide, join, take apart, add and treat sources, choose."""

import re

import pytest
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, reading, take
from owners import OURS, Owned

from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds
from wireroom.store.digest import digest
from wireroom.store.personal import VISIT_GAP
from wireroom.testing.pieces_suite import check_pieces
from wireroom.web.owner_view import OwnerView
from wireroom.web.page import Variant

OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="A" xmlUrl="https://a.example/feed"/></body></opml>"""

#: Stories that have nothing in common, each with what a second newsroom wrote of it.
UNRELATED = (
    ("Crane falls into Orvik harbour", "A crane fell off a quay in Orvik, crushing two parked lorries.",
     "Orvik: toppled crane blocks the quay", "Divers look for the jib of the crane that fell at Orvik on the lorries."),
    ("Violin of Lumtel stolen from train", "Thieves took a violin made by Lumtel from a sleeping soloist.",
     "Stolen Lumtel violin still missing", "Police ask who saw the violin by Lumtel that thieves took from a soloist."),
    ("Karvo glacier shrinks by a third", "Surveyors measured the Karvo glacier; ice is thirty metres thinner.",
     "Karvo glacier: thinner than ever", "The ice of the Karvo glacier lost thirty metres, surveyors wrote."),
    ("Penwal tram drivers walk out", "Tram drivers in Penwal stopped work over night shifts and pay.",
     "No trams in Penwal", "Night shifts are the reason why tram drivers in Penwal stopped work."),
    ("Owls return to Rudmar forest", "Wardens counted forty owls in Rudmar, where none bred for decades.",
     "Rudmar: forty owls counted", "Owls breed again in Rudmar forest; wardens counted forty."),
)  # fmt: skip


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    take(made.intake, "one", reading("Ferry runs aground off Tamsel Point", *FERRY), source="a.example", seen=MORNING)
    take(made.intake, "three", reading("Meridon raises tax on sugar", *BUDGET), source="c.example", seen=MORNING + 120)
    yield made
    made.room.close()


@pytest.fixture
def cookie(owned):
    return owned.enter()


def story_of(owned, word):
    """The row of the story whose headline has this word."""
    return next(row for row in owned.room.reader.front().rows if word in row.headline)


def more_of_the_ferry(owned, seen=MORNING + 3 * 3600):
    """Another newsroom reports on the ferry."""
    title = "Ferry Corrin hits rocks near Tamsel Point"
    take(owned.intake, "two", reading(title, *FERRY_AGAIN), source="b.example", seen=seen)


def test_a_story_is_followed_and_left_by_one_button(owned, cookie):
    """The button says the state in its word, works without scripts, and leads back to the page."""
    row = story_of(owned, "Ferry")
    assert ">Follow<" in owned.get(row.path, cookie).text
    reply = owned.act(cookie, "/owner/story", do="follow", story=row.id, back=row.path)
    assert (reply.status, reply.headers["location"]) == (303, row.path)
    assert ">Following since today; stop<" in owned.get(row.path, cookie).text
    assert row.headline in owned.get("/following", cookie).text
    owned.act(cookie, "/owner/story", do="unfollow", story=row.id, back="/following")
    assert "You follow no story yet" in owned.get("/following", cookie).text


def test_bookmarks_keep_a_story(owned, cookie):
    """A kept story stands on the bookmarks until it is taken off."""
    row = story_of(owned, "sugar")
    owned.act(cookie, "/owner/story", do="bookmark", story=row.id, back=row.path)
    assert row.headline in owned.get("/bookmarks", cookie).text
    owned.act(cookie, "/owner/story", do="unbookmark", story=row.id, back="/bookmarks")
    assert "No bookmark yet" in owned.get("/bookmarks", cookie).text


def test_follows_and_bookmarks_are_no_part_of_log_and_digest(owned, cookie):
    """What is personal leaves the log and the digest of what is known as they were."""
    before = owned.room.log.last(), digest(owned.room.connection)
    row = story_of(owned, "Ferry")
    owned.act(cookie, "/owner/story", do="follow", story=row.id)
    owned.act(cookie, "/owner/story", do="bookmark", story=row.id)
    owned.act(cookie, "/owner/choices", region=["NO"], **{"place-sports": "1"})
    assert (owned.room.log.last(), digest(owned.room.connection)) == before


def test_since_your_last_visit(owned, cookie):
    """At the second visit the front page says what changed in what one follows, and nothing of all else."""
    row = story_of(owned, "Ferry")
    owned.act(cookie, "/owner/story", do="follow", story=row.id, back="/")
    assert "Since your last visit" not in owned.get("/", cookie).text  # the first visit
    owned.clock.advance(VISIT_GAP + 60)
    quiet = owned.get("/", cookie).text
    assert "Nothing that you follow has changed since" in quiet
    owned.clock.advance(VISIT_GAP + 60)
    more_of_the_ferry(owned)
    take(owned.intake, "x", reading("Sugar tax: shops worry", *BUDGET), source="d.example", seen=MORNING + 3 * 3600)
    page = owned.get("/", cookie).text
    block = re.search(r'<aside class="visit".*?</aside>', page, re.DOTALL)[0]
    assert "1\u00a0new report" in block or "1\u00a0copy" in block
    assert "ugar" not in block
    assert f'href="{story_of(owned, "Ferry").path}?since=' in block
    assert "new report" in owned.get("/following", cookie).text
    assert "Since your last visit" not in owned.get("/").text


def test_who_kept_a_story_is_told_of_its_correction_and_of_nothing_else(owned, cookie):
    """A bookmark is no wish to hear of each report; that what was read did not hold is told all the same."""
    row = story_of(owned, "Ferry")
    owned.act(cookie, "/owner/story", do="bookmark", story=row.id)
    owned.get("/", cookie)  # the first visit
    owned.clock.advance(VISIT_GAP + 60)
    more_of_the_ferry(owned, owned.clock.now())
    assert "Since your last visit" not in owned.get("/", cookie).text
    owned.clock.advance(VISIT_GAP + 60)
    first = min(owned.room.reader.story(row.id).members, key=lambda member: member.seen)
    note = "Correction: An earlier version of this article gave a wrong number of passengers."
    owned.intake.take_reading(first.article_id, reading(first.title, *FERRY, note), owned.clock.now())
    block = re.search(r'<aside class="visit".*?</aside>', owned.get("/", cookie).text, re.DOTALL)[0]
    assert "1\u00a0correction" in block
    assert "report" not in re.sub(r"<a .*?</a>", "", block)


def test_the_block_has_three_lines_at_most(owned, cookie):
    """More than three changed stories: three lines and a link to all."""
    for n, (title, body, _, _) in enumerate(UNRELATED):
        take(owned.intake, f"w{n}", reading(title, body), source=f"w{n}.example", seen=MORNING + 200 + n)
    owned.get("/", cookie)
    for row in owned.room.reader.front().rows:
        owned.act(cookie, "/owner/story", do="follow", story=row.id)
    followed = len(owned.personal.followed())
    assert followed == 7
    owned.clock.advance(VISIT_GAP + 60)
    for n, (_, _, title, body) in enumerate(UNRELATED):
        take(owned.intake, f"v{n}", reading(title, body), source=f"v{n}.example", seen=MORNING + 9000 + n)
    page = owned.get("/", cookie).text
    block = re.search(r'<aside class="visit".*?</aside>', page, re.DOTALL)[0]
    assert block.count("<li>") == 3
    assert "2 more changed; all that you follow" in block


def test_a_pinned_story_leads_until_that_is_taken_back(owned, cookie):
    """Pinning puts a story on top for everybody and says so; undoing it restores the order, byte for byte."""
    row = story_of(owned, "sugar")
    before = [story.id for story in owned.room.reader.front().rows]
    owned.act(cookie, "/owner/story", do="pin", story=row.id, back="/")
    page = owned.get("/").text
    lead = re.search(r'<article id="s-([^"]+)" [^>]*class="lead', page)[1]
    assert lead == row.id
    assert "put it here by hand" in page
    owned.act(cookie, "/owner/story", do="unpin", story=row.id, back="/")
    assert "put it here by hand" not in owned.get("/").text
    assert [story.id for story in owned.room.reader.front().rows] == before


def test_a_hidden_story_leaves_front_and_sections_but_keeps_its_page(owned, cookie):
    """Hiding is seen by everybody, costs the story nothing else, and can be taken back."""
    row = story_of(owned, "sugar")
    owned.act(cookie, "/owner/story", do="hide", story=row.id, back="/")
    assert row.headline not in owned.get("/").text
    assert owned.get(row.path).status == 200
    assert row.headline in owned.get("/search?q=sugar").text
    owned.act(cookie, "/owner/story", do="unhide", story=row.id, back="/")
    assert row.headline in owned.get("/").text


def test_the_desks_acts_are_events_that_a_rebuild_repeats(owned, cookie):
    """Pinning twice is one pin; the log alone gives the same front page again."""
    row = story_of(owned, "sugar")
    for _ in range(2):
        owned.act(cookie, "/owner/story", do="pin", story=row.id)
    kinds = [type(item.event).__name__ for item in owned.room.log.read()]
    assert kinds.count("StoryPinned") == 1
    from newsrooms import open_intake, room_of

    fresh = room_of(open_intake())
    with fresh.transaction():
        for item in owned.room.log.read():
            if hasattr(item.event, "body"):
                fresh.bodies.put(owned.room.bodies.get(item.event.body))
            fresh.reapply(item)
    assert fresh.reader.front().pinned == owned.room.reader.front().pinned == (row.id,)


def test_stories_are_joined_and_taken_apart_by_hand(owned, cookie):
    """Joining two stories is an event by the editor; its undo brings both back."""
    ferry, sugar = story_of(owned, "Ferry"), story_of(owned, "sugar")
    owned.act(cookie, "/owner/merge", story=ferry.id, gone=sugar.id, back=ferry.path)
    assert owned.room.reader.story(sugar.id) == ferry.id
    page = owned.get(owned.room.reader.story(ferry.id).row.path, cookie).text
    number = re.search(r'name="seq" value="(\d+)"', page)[1]
    owned.act(cookie, "/owner/undo", seq=number, back="/")
    assert owned.room.reader.story(sugar.id).row.id == sugar.id
    owned.act(cookie, "/owner/merge", story=ferry.id, gone=sugar.id, back="/")
    article = next(m.article_id for m in owned.room.reader.story(ferry.id).members if m.source_id == "c.example")
    assert owned.act(cookie, "/owner/split", story=ferry.id, article=[article], back="/").status == 303
    assert len(owned.room.reader.story(ferry.id).members) == 1


def test_one_article_alone_opened_a_story_that_another_was_joined_to(owned, cookie):
    """Of two stories that are one now, the first report says that it opened it, the other that it opened another."""
    ferry, sugar = story_of(owned, "Ferry"), story_of(owned, "sugar")
    owned.act(cookie, "/owner/merge", story=ferry.id, gone=sugar.id, back="/")
    page = owned.get(owned.room.reader.story(ferry.id).row.path).text
    assert page.count("it opened this story") == 1
    assert page.count("it opened another story, which was joined to this one") == 1
    assert page.index("it opened this story") > page.index("Ferry runs aground")


def test_the_law_of_live_pages_holds_for_the_owner(owned):
    """Pages of the owner at n, with the pieces n to m, are the pages at m: through pins, hides and new reports."""
    ferry, sugar = story_of(owned, "Ferry"), story_of(owned, "sugar")
    steps = [
        lambda: owned.order("pin", story=sugar.id),
        lambda: more_of_the_ferry(owned),
        lambda: owned.order("hide", story=ferry.id),
        lambda: owned.order("unpin", story=sugar.id),
        lambda: owned.order("unhide", story=ferry.id),
    ]
    view = OwnerView(token="t", session="s", follows=((ferry.id, MORNING),), sections=("sports",))
    paths = ["/", ferry.path, sugar.path]
    assert check_pieces(lambda: owned.room.reader, steps, paths, variant=Variant(owner=view)) > 10


def test_an_act_sent_twice_is_done_once(owned, cookie):
    """The same form with the same key gives the first answer again and does nothing (R6)."""
    token, row = owned.token(cookie), story_of(owned, "Ferry")
    fields = {"token": token, "key": "once-and-only", "do": "pin", "story": row.id}
    assert owned.post("/owner/story", cookie, **fields).status == 303
    seq = owned.room.log.last()
    owned.act(cookie, "/owner/story", do="unpin", story=row.id)
    assert owned.post("/owner/story", cookie, **fields).status == 303
    assert owned.room.log.last() == seq + 1  # the undo alone


def test_what_cannot_be_done_says_why_and_changes_nothing(owned, cookie):
    """A story that does not exist, a source that does not exist, an undo of nothing."""
    seq = owned.room.log.last()
    assert owned.act(cookie, "/owner/story", do="pin", story="nope").status == 409
    assert owned.act(cookie, "/owner/story", do="explode", story="nope").status == 400
    assert owned.act(cookie, "/owner/undo", seq="1").status == 409
    assert owned.act(cookie, "/owner/undo", seq="x").status == 400
    assert owned.act(cookie, "/owner/source", source="nope.example", paused="yes").status == 409
    assert owned.room.log.last() == seq


def test_the_way_back_is_one_of_our_pages(owned, cookie):
    """Whatever a form names, the redirect stays on this site (S29)."""
    row = story_of(owned, "Ferry")
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "/nowhere/at/all"):
        reply = owned.act(cookie, "/owner/story", do="follow", story=row.id, back=back)
        assert reply.headers["location"] == "/"


def test_a_source_is_shown_before_it_is_kept(owned, cookie):
    """Looking keeps nothing; what was found stands escaped on the page, with the button that keeps it."""
    page = owned.act(cookie, "/owner/sources/look", url="new.example").text
    assert "New Example" in page
    assert "First &lt;b&gt;headline" in page
    assert [order["act"] for order in owned.sent if order["act"] != "owner"] == ["look"]
    page = owned.act(cookie, "/owner/sources/add", url="https://new.example/feed").text
    assert "is read from now on" in page
    assert owned.sent[-1] == {"act": "add", "url": "https://new.example/feed"}


def test_an_address_without_a_feed_says_why(owned, cookie):
    """What was typed stays in the field, and the page says what was found instead."""
    reply = owned.act(cookie, "/owner/sources/look", url="none.example")
    assert reply.status == 422
    assert "announces none" in reply.text
    assert 'value="none.example"' in reply.text


def multipart(token, data):
    parts = [
        b'--xx\r\nContent-Disposition: form-data; name="token"\r\n\r\n' + token.encode(),
        b'--xx\r\nContent-Disposition: form-data; name="opml"; filename="../../evil.opml"\r\n'
        b"Content-Type: text/xml\r\n\r\n" + data,
        b"--xx--\r\n",
    ]
    return b"\r\n".join(parts)


def test_a_list_of_feeds_is_taken_up_to_its_limit(owned, cookie):
    """A file of up to 5 MiB goes to the writer byte for byte, its name ignored; a larger one is refused (S40, S45)."""
    import asyncio
    import base64

    from asgi import ask

    token = owned.token(cookie)
    headers = {**OURS, "cookie": cookie, "content-type": "multipart/form-data; boundary=xx"}
    for data, status in ((OPML, 200), (b"x" * (5 * 1024 * 1024), 413)):
        body = multipart(token, data)
        reply = asyncio.run(ask(owned.site, "/owner/sources/import", method="POST", headers=headers, body=body))
        assert reply.status == status
    sent = [order for order in owned.sent if order["act"] == "add_opml"]
    assert [base64.b64decode(order["opml"]) for order in sent] == [OPML]


def test_feeds_go_out_as_a_list(owned, cookie):
    """The export names every feed, of paused sources too."""
    source = Source(id="f.example", name="F", domains=("f.example",))
    add_feeds(owned.intake.newsroom, [(source, Feed(url="https://f.example/rss", source_id="f.example"))], MORNING)
    owned.act(cookie, "/owner/source", source="f.example", paused="yes")
    reply = owned.get("/owner/sources.opml", cookie)
    assert "https://f.example/rss" in reply.text
    assert "attachment" in reply.headers["content-disposition"]


def test_a_paused_source_is_not_asked_and_comes_back(owned, cookie):
    """Pausing takes a source's feeds off the list of what is asked; nothing else about it changes."""
    source = Source(id="f.example", name="F", domains=("f.example",))
    add_feeds(owned.intake.newsroom, [(source, Feed(url="https://f.example/rss", source_id="f.example"))], MORNING)
    owned.act(cookie, "/owner/source", source="f.example", paused="yes")
    assert not owned.room.feeds()
    assert owned.room.reader.head().sources == 0
    assert "checked> Paused" in owned.get("/source/f.example", cookie).text
    owned.act(cookie, "/owner/source", source="f.example")
    assert len(owned.room.feeds()) == 1


def test_a_hidden_source_takes_only_its_own_stories_away(owned, cookie):
    """A story that another source tells too stays."""
    more_of_the_ferry(owned)
    assert len(owned.room.reader.story(story_of(owned, "Ferry").id).members) == 2
    for source in ("a.example", "c.example"):
        owned.act(cookie, "/owner/source", source=source, hidden="yes")
    page = owned.get("/").text
    assert "Meridon raises tax" not in page
    assert "Tamsel Point" in page


def test_chosen_sections_come_first(owned, cookie):
    """The order of sections is the owner's on the owner's page, and the usual one on everybody else's."""
    for n, section in enumerate(("business", "sports")):
        title, body = UNRELATED[n][:2]
        take(owned.intake, section, reading(title, body, section=section), source=f"{section}.example", seen=MORNING)
    order = re.compile(r'data-piece="sections:in-([a-z]+)"')
    usual = order.findall(owned.get("/").text)
    assert usual.index("business") < usual.index("sports")
    assert owned.act(cookie, "/owner/choices", **{"place-sports": "1"}).status == 303
    mine = order.findall(owned.get("/", cookie).text)
    assert mine[0] == "sports"
    assert order.findall(owned.get("/").text) == usual


def test_chosen_regions_have_a_place_of_their_own(owned, cookie):
    """A story told from a chosen country alone stands there, for who chose it."""
    for n, country in enumerate(("SE", "NO")):
        source = Source(id=f"{country.lower()}.example", name=country, domains=(), country=country)
        add_feeds(owned.intake.newsroom, [(source, Feed(url=f"https://{source.id}/f", source_id=source.id))], MORNING)
        title, body = UNRELATED[n][:2]
        made = reading(title, body, section="sports")
        take(owned.intake, country, made, source=source.id, seen=MORNING + 10 - n)

    def there(cookie=""):
        page = owned.get("/", cookie).text
        part = re.search(r'data-piece="[^"]*:local".*?</section>', page, re.DOTALL)
        return part is not None and UNRELATED[1][0] in part[0] and UNRELATED[0][0] not in part[0]

    assert not there(cookie)
    owned.act(cookie, "/owner/choices", region=["NO"])
    assert there(cookie)
    assert not there()


@pytest.mark.parametrize(("method", "path"), [("GET", "/owner/export"), ("POST", "/owner/forget")])
def test_s34_what_gives_away_much_or_cannot_be_undone_needs_a_link_of_the_last_15_minutes(owned, cookie, method, path):
    """The page says so and how; a new link renews it in the same browser, whose old session ends."""

    def tried(cookie):
        return owned.get(path, cookie) if method == "GET" else owned.act(cookie, path, sure="yes")

    owned.clock.advance(15 * 60 + 1)
    refused = tried(cookie)
    assert refused.status == 403
    assert "wireroom owner" in refused.text
    page = owned.get("/owner", cookie).text
    assert "wireroom owner" in page
    assert path not in page
    assert owned.get("/following", cookie).status == 200, "all else goes on"
    code = owned.code()
    offer = owned.get(f"/owner/{code}", cookie).text
    token = re.search(r'name="token" value="([0-9a-f]{64})"', offer)[1]
    renewed = owned.post("/owner", cookie, code=code, token=token).cookies[0].partition(";")[0]
    assert owned.get("/following", cookie).status == 403, "its earlier session has ended (S33)"
    assert path in owned.get("/owner", renewed).text
    assert tried(renewed).status in (200, 303)


def test_what_is_personal_can_be_taken_along_and_deleted(owned, cookie):
    """The export has it; deleting needs a tick, ends the session, and leaves the news alone (S53)."""
    row = story_of(owned, "Ferry")
    owned.act(cookie, "/owner/story", do="follow", story=row.id)
    assert row.id in owned.get("/owner/export", cookie).text
    assert owned.act(cookie, "/owner/forget").status == 400
    assert owned.act(cookie, "/owner/forget", sure="yes").status == 303
    assert owned.get("/following", cookie).status == 403
    for table in ("follows", "bookmarks", "visits", "choices", "sessions"):
        assert owned.room.connection.execute(f"SELECT count(*) FROM {table}").get == 0
    assert owned.get(row.path).status == 200
