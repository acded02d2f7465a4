"""Readers' voice: what anyone may write, how much of it, who reads it, and what all may read of the answers (S44)."""

import re
from html import unescape

import pytest
from newsrooms import FERRY, FERRY_AGAIN, MORNING, reading, take
from owners import Owned

from wireroom.store.personal import PER_DAY, PER_HOUR

HOUR = 3600.0


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    take(made.intake, "one", reading("Ferry runs aground off Tamsel Point", *FERRY), source="a.example", seen=MORNING)
    title = "Ferry Corrin hits rocks near Tamsel Point"
    take(made.intake, "two", reading(title, *FERRY_AGAIN), source="b.example", seen=MORNING + 60)
    yield made
    made.room.close()


@pytest.fixture
def story(owned):
    return owned.room.reader.story(owned.room.reader.front().rows[0].id)


def links(owned, story):
    """Where mistakes are reported, as the story's page names the places."""
    page = owned.get(story.row.path).text
    return [unescape(link) for link in re.findall(r'href="(/mistake[^"]+)"', page)]


def test_every_sentence_of_ours_can_be_reported(owned, story):
    """Headline, what stands below it, brief and timeline: each sentence leads to a form that quotes it."""
    found = links(owned, story)
    made = story.composition
    quoted = []
    for link in found:
        page = owned.get(link)
        assert page.status == 200
        quoted.append(unescape(re.search(r'name="sentence" value="([^"]*)"', page.text)[1]))
    assert {story.row.headline, story.row.standfirst} <= set(quoted)
    assert {item.text for item in made.brief} <= set(quoted)
    assert {item.text for item in made.timeline[:2]} <= set(quoted)


def test_a_report_goes_to_the_inbox_and_its_answer_to_the_corrections(owned, story):
    """Anyone reports; the owner alone reads and answers; public answers stand for all, without who wrote."""
    link = links(owned, story)[0]
    part, sentence = link.rpartition("=")[2], story.row.headline
    fields = {"story": story.row.id, "part": part, "sentence": sentence, "words": "It was <b>Orvik</b> harbour."}
    reply = owned.post("/mistake", reply_to="reader@example.org", **fields)
    assert "Your report is kept" in reply.text
    assert owned.get("/inbox").status == 403
    cookie = owned.enter()
    inbox = owned.get("/inbox", cookie).text
    assert "It was &lt;b&gt;Orvik&lt;/b&gt; harbour." in inbox
    assert "reader@example.org" in inbox
    assert "Inbox (1 waiting)" in inbox
    assert "No correction yet" in owned.get("/corrections").text
    owned.act(cookie, "/inbox", number="1", answer="You are right; the agency changed its text.", public="yes")
    page = owned.get("/corrections").text
    assert "You are right; the agency changed its text." in page
    assert unescape(re.search(r"<blockquote><p>([^<]*)", page)[1]) == sentence
    assert "reader@example.org" not in page
    assert "waiting" not in owned.get("/inbox", cookie).text


def test_an_answer_that_is_not_public_stays_inside(owned):
    """A message that is done without a public answer stands nowhere but in the inbox."""
    owned.post("/contact", words="Please read my blog.")
    cookie = owned.enter()
    owned.act(cookie, "/inbox", number="1", answer="")
    owned.act(cookie, "/inbox", number="1", answer="No.", public="")
    assert "No correction yet" in owned.get("/corrections").text
    assert owned.act(cookie, "/inbox", number="99", answer="x").status == 409


def test_five_an_hour_from_one_address(owned):
    """The sixth message of an hour is not kept and the reader is told; an hour later there is room again (S44)."""
    for n in range(PER_HOUR):
        assert "is kept" in owned.post("/contact", words=f"message number {n}").text
    refused = owned.post("/contact", words="one too many")
    assert refused.status == 422
    assert "too many messages" in refused.text
    assert "one too many" in refused.text  # what was typed is not lost
    assert len(owned.personal.messages()) == PER_HOUR
    owned.clock.advance(HOUR + 1)
    assert "is kept" in owned.post("/contact", words="an hour later").text


def test_two_hundred_a_day_in_all(owned):
    """However many addresses write, a day takes 200 messages."""
    with owned.room.transaction():
        for n in range(PER_DAY):
            sender = f"sender {n}"
            assert owned.personal.room_for(sender, owned.clock.now())
            words = {"reply_to": "", "page": "", "sentence": "", "words": "x"}
            owned.personal.take_message("contact", sender, owned.clock.now(), **words)
    assert not owned.personal.room_for("another", owned.clock.now())
    assert owned.post("/contact", words="one more message").status == 422


def test_a_message_needs_words_and_keeps_to_its_length(owned):
    """An empty message is refused with a hint; a long one is cut; control characters do no harm."""
    assert owned.post("/contact", words="  ").status == 422
    owned.post("/contact", words="word " * 2000, reply_to="a" * 3000)
    (message,) = owned.personal.messages()
    assert len(message.words) <= 4000
    assert len(message.reply_to) <= 500


def test_a_message_sent_twice_is_kept_once(owned):
    """A browser that repeats the form is told the same again, and one message is kept (R6)."""
    key = re.search(r'name="key" value="([^"]+)"', owned.get("/contact").text)[1]
    for _ in range(2):
        assert "is kept" in owned.post("/contact", words="sent by a nervous finger", key=key).text
    assert len(owned.personal.messages()) == 1


def test_addresses_of_readers_are_not_kept(owned):
    """The limit per address works on a hash; the address itself stands nowhere."""
    owned.post("/contact", words="where I write from is mine")
    assert "127.0.0.1" not in str(owned.room.connection.execute("SELECT * FROM messages").fetchall())


@pytest.mark.parametrize("link", ["/mistake", "/mistake?story=nope&part=headline", "/mistake?story=%00&part=x"])
def test_a_sentence_that_is_not_there_is_said(owned, link):
    """A link that names no sentence of ours gives a page that says so."""
    assert owned.get(link).status == 404


def test_the_contact_page_says_how_long_messages_are_few(owned):
    """The page names the limit, and the form works without scripts."""
    page = owned.get("/contact").text
    assert "five messages an hour" in page
    assert '<form method="post" action="/contact"' in page
