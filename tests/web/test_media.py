"""Pictures of publishers on pages, and the route that gives them: to whom the texts are shown, and to nobody else."""

import asyncio
import inspect
import re

import pytest
from asgi import ask
from newsrooms import FERRY, MORNING, reading, take
from owners import Owned
from pictured import drawn

from wireroom.articles.picture import make_picture
from wireroom.model.events import PictureKept
from wireroom.web.guards import MEDIA_CSP
from wireroom.web.media import Media


@pytest.fixture
def owned(tmp_path, request):
    made = Owned(tmp_path, **getattr(request, "param", {}))
    made.article = bring(made, "one", "a.example", "The <Corrin>")
    yield made
    made.room.close()


def bring(owned, name, source, alt="", **more):
    """Take an article whose picture is here."""
    text = reading("Ferry runs aground off Tamsel Point", *FERRY, **{"section": "world", **more})
    article = take(owned.intake, name, text, source=source, seen=MORNING)
    keep(owned, article, alt)
    return article


def keep(owned, article, alt="", colour=(40, 90, 160)):
    picture = make_picture(drawn(1600, 900, colour=colour), "x")
    with owned.room.transaction():
        owned.room.shelf.put(picture, MORNING)
    kept = {"hash": picture.hash, "width": picture.width, "height": picture.height, "alt": alt, "credit": "I. Tal"}
    owned.intake.newsroom.take([PictureKept(at=MORNING, article_id=article, **kept)].copy)
    owned.picture = f"/media/{picture.hash}-480.jpg"
    owned.large = f"/media/{picture.hash}-960.jpg"


def paths(owned):
    """The front page, a section, the story and the article."""
    story = owned.room.reader.front().rows[0]
    return ["/", "/section/world", story.path, f"/a/{owned.article}"]


def pictures(page):
    return re.findall(r"<img [^>]*>", page)


def test_the_owner_sees_them_with_size_words_and_credit(owned):
    """Each stands in the page with its size, so that nothing moves, with what it shows and whose it is."""
    cookie = owned.enter()
    for path in paths(owned):
        page = owned.get(path, cookie).text
        (image,) = pictures(page)
        assert f'src="{owned.picture}"' in image
        assert f'srcset="{owned.picture} 480w, {owned.large} 960w"' in image
        for words in ('width="960"', 'height="540"', 'alt="The &lt;Corrin&gt;"', 'loading="lazy"', "sizes="):
            assert words in image, path
        caption = re.search(r"<figcaption>(.*?)</figcaption>", page)[1]
        assert re.sub(r"<[^>]+>", "", caption) == "Picture: I. Tal, a.example"
        assert page.index("<h1") < page.index("<img "), "never above a headline"


def test_s25_the_route_gives_a_picture_that_can_be_nothing_else(owned):
    """S25: its type is ours, nothing may guess another, nothing in it runs, and no other site may show it."""
    cookie = owned.enter()
    reply = owned.get(owned.large, cookie)
    assert (reply.status, reply.headers["content-type"]) == (200, "image/jpeg")
    assert reply.body.startswith(b"\xff\xd8\xff")
    assert reply.headers["content-security-policy"] == MEDIA_CSP
    assert MEDIA_CSP.startswith("default-src 'none'; sandbox")
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("name", ["x.svg", "..%2f..%2fwire.db", "0" * 64 + "-480.html", "0" * 64 + "-481.jpg", "%00"])
def test_s25_nothing_else_lies_on_the_route(owned, name):
    """Whatever else is asked for there is not found, and the answer is no page."""
    reply = owned.get(f"/media/{name}", owned.enter())
    assert reply.status == 404
    assert not reply.headers["content-type"].startswith("text/html")
    assert reply.headers["content-security-policy"] == MEDIA_CSP


def test_s26_no_address_on_the_route_causes_a_fetch(owned):
    """S26: what is not here is not fetched, so there is nothing to sign; the route has nobody to send."""
    assert owned.get(f"/media/{'0' * 64}-480.jpg", owned.enter()).status == 404
    before = list(owned.sent)
    owned.get(owned.picture)
    assert owned.sent == before
    assert set(inspect.signature(Media).parameters) == {"ask", "shown", "for_all", "whole_texts"}


def test_s26_a_picture_has_the_address_of_its_content(owned):
    """S26: the address is the hash of the very bytes that it gives; other bytes are another address."""
    import hashlib

    reply = owned.get(owned.large, owned.enter())
    assert owned.large == f"/media/{hashlib.sha256(reply.body).hexdigest()}-960.jpg"


def test_s27_no_page_names_an_address_of_another_house(owned):
    """S27: whatever a page loads by itself comes from here."""
    cookie = owned.enter()
    for path in paths(owned):
        page = owned.get(path, cookie).text
        loaded = re.findall(r'<(?:img|script|link)[^>]*? (?:src|href)="([^"]+)"', page)
        loaded += [part.split()[0] for words in re.findall(r'srcset="([^"]+)"', page) for part in words.split(",")]
        assert owned.picture in loaded
        assert [address for address in loaded if not re.match(r"/(?!/)", address)] == []


def test_nobody_else_sees_them(owned):
    """Not on a page, not by address, not by the address that the owner's page named: as if they were not there."""
    missing = owned.get(f"/media/{'0' * 64}-480.jpg")
    for path in paths(owned):
        page = owned.get(path).text
        assert pictures(page) == []
        assert "/media/" not in page
        assert "I. Tal" not in page
    for address in (owned.picture, owned.large):
        reply = owned.get(address)
        assert (reply.status, reply.body, reply.headers) == (404, missing.body, missing.headers)
    validator = owned.picture.rpartition("/")[2]
    reply = owned.get(owned.picture, **{"if-none-match": f'"{validator}"'})
    assert reply.status == 404, "a validator opens nothing"


def test_an_article_without_text_shows_nobody_else_its_picture(owned):
    """A headline alone is for everybody; the picture beside it is not."""
    owned.article = take(owned.intake, "bare", reading("Quiet day in Orvik", full=False), source="b.example", seen=1.0)
    keep(owned, owned.article, colour=(1, 200, 1))
    path = f"/a/{owned.article}"
    assert pictures(owned.get(path).text) == []
    assert len(pictures(owned.get(path, owned.enter()).text)) == 1


def test_what_the_owner_saw_is_kept_by_no_cache(owned):
    """S24: a browser that was signed out, or a cache on the way, cannot show it again."""
    for cookie in (owned.enter(), ""):
        reply = owned.get(owned.picture, cookie)
        assert (reply.headers["cache-control"], reply.headers.get("etag")) == ("no-store", None)


def test_a_licensed_source_shows_its_pictures_to_all(owned):
    """Marked as licensed they are open, may be kept for a day, and are closed again with the mark."""
    cookie = owned.enter()
    owned.act(cookie, "/owner/source", source="a.example", licensed="yes")
    for path in paths(owned):
        assert len(pictures(owned.get(path).text)) == 1, path
    reply = owned.get(owned.picture)
    assert (reply.status, reply.headers["cache-control"]) == (200, "public, max-age=86400")
    again = owned.get(owned.picture, **{"if-none-match": reply.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    owned.act(cookie, "/owner/source", source="a.example")
    assert owned.get(owned.picture).status == 404
    assert pictures(owned.get("/").text) == []


def test_a_story_shows_everybody_only_what_is_licensed(owned):
    """Where one of two sources is licensed, others see its picture and not that of the story's first report."""
    other = bring(owned, "two", "b.example")
    keep(owned, other, "The second", colour=(200, 10, 10))
    cookie, second = owned.enter(), owned.picture
    owned.act(cookie, "/owner/source", source="b.example", licensed="yes")
    story = owned.room.reader.front().rows[0]
    assert story.counts.articles == 2
    assert second in owned.get(story.path).text
    assert second not in owned.get(story.path, cookie).text, "the owner sees that of the first report"


@pytest.mark.parametrize("owned", [{"texts_for_all": True}, {"demo": True}], indirect=True)
def test_where_all_texts_are_open_pictures_are(owned):
    """The operator decided so, or all of it is invented."""
    for path in paths(owned):
        assert len(pictures(owned.get(path).text)) == 1
    assert owned.get(owned.picture).headers["cache-control"] == "public, max-age=86400"


@pytest.mark.parametrize("owned", [{"pictures": False}], indirect=True)
def test_turned_off_there_are_none(owned):
    """With the setting off the owner sees none either, and the page has no style for them."""
    cookie = owned.enter()
    for path in paths(owned):
        page = owned.get(path, cookie).text
        assert pictures(page) == []
        assert "/static/pictures." not in page
    assert owned.get(owned.picture, cookie).status == 404


def test_a_picture_that_nobody_describes_says_so(owned):
    """Without words of the publisher the text for those who do not see it says that there are none."""
    keep(owned, owned.article, "")
    assert 'alt="Picture that a.example does not describe"' in owned.get("/", owned.enter()).text


def test_a_picture_that_came_is_on_the_next_page(owned):
    """Pages are kept by their number; a picture is a fact with a number, so no page is shown without it for long."""
    cookie = owned.enter()
    owned.act(cookie, "/owner/source", source="a.example", licensed="yes")
    first = owned.get("/").text
    keep(owned, owned.article, "Another", colour=(0, 90, 0))
    assert first != owned.get("/").text
    assert owned.picture in owned.get("/").text


def test_head_is_answered_like_get(owned):
    """HEAD has the status and the length of GET."""
    headers = {"cookie": owned.enter()}
    reply = asyncio.run(ask(owned.site, owned.picture, method="HEAD", headers=headers))
    assert (reply.status, reply.headers["content-type"]) == (200, "image/jpeg")
