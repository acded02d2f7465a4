"""A publisher's picture, decoded and written anew at two widths, so that none of its bytes reaches a browser (S25).

What a picture is, is proven by its content alone. SVG and whatever else is no picture of points is refused, and so is
one that unpacks to more than it should, an icon, and a strip. Of one that moves the first image is taken. Profiles,
places, cameras and comments stay behind; the way up that a camera noted is applied.

Written as JPEG. WebP was measured on pictures of noise with the falloff of photographs: an eighth fewer bytes at equal
error, for five to twenty times the time; time is what a day of thousands of articles is short of.
"""

import hashlib
import io
import warnings

from PIL import Image, ImageOps

from wireroom.errors import PageError
from wireroom.model.picture import LARGE, SMALL, Picture

#: Formats that are decoded: those of photographs on the web. Others cost a decoder that strangers may feed.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
#: Most points of a picture that is decoded, width by height: cameras of the press give 24 million, and a worker holds
#: twice four bytes for each.
MOST_POINTS = 28_000_000
#: A picture that is smaller is an icon or counts visitors, points.
LEAST_WIDTH, LEAST_HEIGHT = 200, 100
#: One that is longer than its other side by this is a banner or a strip of a page.
LONGEST = 4.0
#: Quality of what is written, 0 to 100: beside a text 78 cannot be told from 90, at half of the bytes.
QUALITY = 78


def make_picture(body: bytes, url: str) -> Picture:
    """Decode a picture and write it anew. Same bytes, same picture.

    Args:
        body: As it came.
        url: Where it came from, for errors.

    Raises:
        PageError: If it is none of ours, in words.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of odd pictures; what counts is judged here
        large = _decoded(body, url)
    small = _at(large, SMALL)
    written = _written(large)
    return Picture(
        hash=hashlib.sha256(written).hexdigest(),
        width=large.width,
        height=large.height,
        small=_written(small),
        large=written,
    )


def _decoded(body: bytes, url: str) -> Image.Image:
    """Give the points of a picture at its larger width, in plain colours, the right way up."""
    try:
        with Image.open(io.BytesIO(body), formats=FORMATS) as opened:
            _judge(opened.width, opened.height, url)
            # decoded smaller already where the format can; twice as large, so that the last step is a clean one
            opened.draft("RGB", (2 * LARGE, 2 * LARGE))
            opened.load()
            turned = ImageOps.exif_transpose(_fitted(opened))
            return _at(_on_white(turned), LARGE)
    except (PageError, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise PageError(url, "its picture unpacks to far more points than are decoded") from error
    except Exception as error:  # a decoder fed by strangers raises whatever it likes; all of it means the same
        raise PageError(url, f"its picture cannot be decoded ({type(error).__name__})") from error


def _judge(width: int, height: int, url: str) -> None:
    """Refuse by the size that the head tells, before anything is unpacked."""
    if width * height > MOST_POINTS:
        raise PageError(url, f"its picture has {width} by {height} points, more than are decoded")
    if min(width, height) < LEAST_HEIGHT or max(width, height) < LEAST_WIDTH:
        raise PageError(url, f"its picture is an icon of {width} by {height} points")
    if max(width / height, height / width) > LONGEST:
        raise PageError(url, f"its picture is a strip of {width} by {height} points")


def _fitted(image: Image.Image) -> Image.Image:
    """Make a picture no larger than is needed either way up, before its colours are changed: that takes memory."""
    if image.mode in ("P", "1"):  # numbers of colours cannot be mixed
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    most = 2 * LARGE
    if min(image.size) <= most:
        return image
    share = most / min(image.size)
    size = (round(image.width * share), round(image.height * share))
    return image.resize(size, Image.Resampling.BOX)


def _on_white(image: Image.Image) -> Image.Image:
    """Give plain colours; what can be seen through stands on white."""
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGB", clear.size, "white")
        white.paste(clear, mask=clear.getchannel("A"))
        return white
    return image.convert("RGB")


def _at(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _written(image: Image.Image) -> bytes:
    """Write the points alone: of what stands beside them, places and profiles, nothing goes along."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
