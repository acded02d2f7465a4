"""Pictures of publishers in API and feeds: named to whom they are shown, and to nobody else (S25)."""

import json

import pytest
from lxml import etree
from newsrooms import FERRY, MORNING, reading, take
from owners import Owned
from pictured import drawn

from wireroom.articles.picture import make_picture
from wireroom.feeds.parse import parse
from wireroom.model.events import PictureKept

ALT, CREDIT = "The <Corrin> & a tug", "I. Tal"
FEEDS = ("front", "section/world", "story/{story}", "search?q=ferry")
LICENSED = {"source": "a.example", "licensed": "yes"}


@pytest.fixture
def owned(tmp_path, request):
    made = Owned(tmp_path, **getattr(request, "param", {}))
    text = reading(
        "Ferry runs aground off Tamsel Point", *FERRY, section="world", standfirst=FERRY[0], published=MORNING
    )
    made.article = take(made.intake, "one", text, source="a.example", seen=MORNING)
    picture = make_picture(drawn(1600, 900), "x")
    with made.room.transaction():
        made.room.shelf.put(picture, MORNING)
    kept = {"hash": picture.hash, "width": picture.width, "height": picture.height, "alt": ALT, "credit": CREDIT}
    made.intake.newsroom.take([PictureKept(at=MORNING, article_id=made.article, **kept)].copy)
    made.story = made.room.reader.front().rows[0].id
    made.small, made.large = (f"/media/{picture.hash}-{width}.jpg" for width in (480, 960))
    made.size = picture.width, picture.height
    yield made
    made.room.close()


def answers(owned, cookie=""):
    """Everything of the API that may name a picture: (what it is, the picture)."""

    def ask(path):
        return json.loads(owned.get(f"/api/v1/{path}", cookie).text)

    story, article = ask(f"stories/{owned.story}"), ask(f"articles/{owned.article}")
    yield "list of stories", ask("stories")["items"][0]["picture"]
    yield "list of articles", ask("articles")["items"][0]["picture"]
    yield "story", story["story"]["picture"]
    yield "article of a story", story["articles"][0]["picture"]
    yield "article", article["article"]["picture"]
    yield "hit", ask("search?q=ferry&what=articles")["items"][0]["article"]["picture"]


def feeds(owned, form):
    for stem in FEEDS:
        name, _, query = stem.format(story=owned.story).partition("?")
        path = f"/feeds/{name}.{form}" + (f"?{query}" if query else "")
        yield path, owned.get(path)


def test_the_api_names_them_to_the_owner_with_size_words_and_credit(owned):
    """And the path that it names gives the picture."""
    cookie = owned.enter()
    for what, picture in answers(owned, cookie):
        assert picture == {
            "path": owned.large,
            "width": owned.size[0],
            "height": owned.size[1],
            "small": owned.small,
            "alt": ALT,
            "credit": CREDIT,
            "article_id": owned.article,
        }, what
    assert owned.get(owned.large, cookie).status == owned.get(owned.small, cookie).status == 200


def test_anyone_else_is_told_of_none(owned):
    """Neither by the API nor by any feed, the owner's own request included: a feed is the same for all."""
    assert {picture for _, picture in answers(owned)} == {None}
    cookie = owned.enter()
    for form in ("atom", "json"):
        for path, reply in feeds(owned, form):
            assert reply.status == 200
            assert "/media/" not in reply.text, path
            assert owned.get(path, cookie).text == reply.text


def test_a_licensed_sources_pictures_are_named_to_all(owned):
    """Until the mark is taken off again."""
    cookie = owned.enter()
    owned.act(cookie, "/owner/source", **LICENSED)
    assert {picture["path"] for _, picture in answers(owned)} == {owned.large}
    for form in ("atom", "json"):
        for path, reply in feeds(owned, form):
            entry = parse(
                reply.body, url=f"http://127.0.0.1{path}", content_type=reply.headers["content-type"]
            ).entries[0]
            assert entry.image is not None, path
            assert entry.image.endswith(owned.large), path
            assert [file.type for file in entry.enclosures if file.url == entry.image] == ["image/jpeg"], path
    owned.act(cookie, "/owner/source", source="a.example")
    assert {picture for _, picture in answers(owned)} == {None}
    assert all("/media/" not in reply.text for _, reply in feeds(owned, "atom"))


@pytest.mark.parametrize("owned", [{"texts_for_all": True}, {"demo": True}], indirect=True)
def test_where_all_texts_are_open_they_are_named_to_all(owned):
    """Each form in its own words, with what it shows and whose it is; markup in them stays letters (S22)."""
    assert {picture["credit"] for _, picture in answers(owned)} == {CREDIT}
    for path, reply in feeds(owned, "atom"):
        entry = etree.fromstring(reply.body).find("{*}entry")
        assert [link.get("href") for link in entry.findall("{*}link[@rel='enclosure']")] == [
            f"http://127.0.0.1:8080{owned.large}"
        ], path
        shown = entry.find("{http://search.yahoo.com/mrss/}content")
        assert (int(shown.get("width")), int(shown.get("height")), shown.get("medium")) == (*owned.size, "image")
        assert [part.text for part in shown] == [ALT, CREDIT]
    for path, reply in feeds(owned, "json"):
        item = json.loads(reply.text)["items"][0]
        address = f"http://127.0.0.1:8080{owned.large}"
        assert item["image"] == address, path
        assert item["attachments"] == [{"url": address, "mime_type": "image/jpeg", "title": ALT}]
        assert item["_picture"] == {"width": owned.size[0], "height": owned.size[1], "credit": CREDIT}


@pytest.mark.parametrize("owned", [{"texts_for_all": True, "pictures": False}], indirect=True)
def test_turned_off_none_is_named(owned):
    assert {picture for _, picture in answers(owned, owned.enter())} == {None}
    assert all("/media/" not in reply.text for form in ("atom", "json") for _, reply in feeds(owned, form))


def test_a_picture_that_nobody_describes_has_no_words(owned):
    """Null is unknown: the words that a page shows instead are ours and not the publisher's."""
    picture = make_picture(drawn(400, 300), "x")
    with owned.room.transaction():
        owned.room.shelf.put(picture, MORNING)
    kept = {"hash": picture.hash, "width": picture.width, "height": picture.height, "alt": "", "credit": ""}
    owned.intake.newsroom.take([PictureKept(at=MORNING, article_id=owned.article, **kept)].copy)
    for _, shown in answers(owned, owned.enter()):
        assert (shown["alt"], shown["credit"]) == (None, None)
        assert shown["path"] == shown["small"], "a narrow picture has one width"
