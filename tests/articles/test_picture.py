"""Pictures of publishers are proven by their content, decoded and written anew; none of their bytes remains (S25)."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictured import HOSTILE, SCRIPT, animated, bomb, drawn, gif_and_page, opened
from PIL import Image

from wireroom.articles.picture import MOST_POINTS, make_picture
from wireroom.articles.read import read_page
from wireroom.errors import PageError

URL = "https://img.example/ferry"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_written_anew_at_two_widths(kind):
    """Each format becomes the same: JPEG of two widths and one shape, under the hash of the larger one."""
    made = make_picture(drawn(1600, 900, kind=kind), URL)
    assert (made.width, made.height) == (960, 540)
    for body, size in ((made.small, (480, 270)), (made.large, (960, 540))):
        again = opened(body)
        assert (again.format, again.size) == ("JPEG", size)
    assert make_picture(drawn(1600, 900, kind=kind), URL) == made


def test_a_small_picture_is_not_made_larger():
    """What is narrower than the widths keeps its own."""
    made = make_picture(drawn(300, 200), URL)
    assert (made.width, made.height) == (300, 200)
    assert opened(made.small).size == (300, 200)


@pytest.mark.parametrize(("body", "told"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_picture_is_refused_in_words(body, told):
    """Whatever a publisher sends instead of a picture becomes one typed error that says what it is."""
    with pytest.raises(PageError, match=told) as caught:
        make_picture(body, URL)
    assert caught.value.url == URL


def test_nothing_is_unpacked_before_the_size_is_judged(monkeypatch):
    """A bomb is refused by its head alone."""
    monkeypatch.setattr(Image.Image, "load", lambda _self: pytest.fail("it was unpacked"))
    with pytest.raises(PageError, match="more than are decoded"):
        make_picture(bomb(MOST_POINTS // 4000 + 1, 4000), URL)


def test_a_picture_that_is_a_page_too_loses_the_page():
    """Of a file that is GIF and HTML at once the points remain (S25)."""
    body = gif_and_page()
    assert SCRIPT in body
    made = make_picture(body, URL)
    assert b"script" not in made.small + made.large


def test_of_a_picture_that_moves_the_first_image_is_taken():
    """Nothing moves on our pages."""
    again = opened(make_picture(animated(), URL).large)
    red, green, blue = again.convert("RGB").getpixel((50, 50))
    assert red > 200
    assert max(green, blue) < 60
    assert getattr(again, "n_frames", 1) == 1


def test_places_profiles_and_comments_stay_behind():
    """What a camera or an editor wrote beside the points is in neither of the two."""
    exif = Image.Exif()
    exif[0x010E] = "in the kitchen of Ina Tal"
    body = drawn(kind="JPEG", exif=exif, icc_profile=b"profile of a studio" * 20, comment=b"draft: not for print")
    assert b"kitchen" in body
    made = make_picture(body, URL)
    for written in (made.small, made.large):
        for words in (b"kitchen", b"profile", b"draft", b"Exif", b"ICC"):
            assert words not in written


def test_the_way_up_that_a_camera_noted_is_applied():
    """A picture taken with the camera on its side stands upright: what was its dark left half is on top."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    made = make_picture(drawn(800, 400, kind="JPEG", exif=exif), URL)
    assert (made.width, made.height) == (400, 800)
    again = opened(made.large).convert("L")
    assert again.getpixel((200, 50)) < 40 < again.getpixel((200, 750))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK"])
def test_every_kind_of_colour_becomes_plain_colour(mode):
    """Grey, print colours, tables of colours and what can be seen through: all become the same kind."""
    kind = "JPEG" if mode == "CMYK" else "PNG"
    again = opened(make_picture(drawn(mode=mode, kind=kind), URL).large)
    assert (again.mode, again.size) == ("RGB", (800, 450))


def test_what_can_be_seen_through_stands_on_white():
    """A clear ground is white, not black."""
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    assert opened(make_picture(out.getvalue(), URL).large).getpixel((10, 10)) == (255, 255, 255)


@given(st.data())
def test_no_bytes_make_it_fail_otherwise(data):
    """Any bytes, also those of a picture with some of them changed, give a picture or the typed error."""
    body = bytearray(
        data.draw(st.sampled_from([drawn(220, 120, kind=kind) for kind in ("PNG", "JPEG", "WEBP", "GIF")]))
    )
    for _ in range(data.draw(st.integers(1, 8))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        made = make_picture(bytes(body), URL)
    except PageError:
        return
    assert opened(made.large).format == "JPEG"


TEXT = "<p>" + "The ferry Corrin ran aground off Tamsel Point on Monday evening. " * 12 + "</p>"


def read(head, body=""):
    page = f"<html><head>{head}</head><body><article><h1>Ferry aground</h1>{body}{TEXT}</article></body></html>"
    return read_page(page.encode(), url="https://a.example/ferry", content_type="text/html", entry=None, seen=1.0)


def test_the_credit_is_whom_the_publisher_names():
    """It stands in the facts of the page, or in the figure that holds the picture; else nobody is named."""
    image = '<meta property="og:image" content="/boat.jpg">'
    facts = '"@type":"NewsArticle","image":{"@type":"ImageObject","url":"/boat.jpg","creditText":"Ina Tal"}'
    told = f'<script type="application/ld+json">{{"@context":"https://schema.org",{facts}}}</script>'
    figure = (
        '<figure><img src="/boat.jpg?w=9"><figcaption>A boat <i class="photo-credit">L. Orrin</i></figcaption></figure>'
    )
    assert read(image + told).image_credit == "Ina Tal"
    assert read(image, figure).image_credit == "L. Orrin"
    assert read(image).image_credit is None
    assert read("", figure).image_credit is None
