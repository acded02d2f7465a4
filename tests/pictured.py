"""Pictures for tests, well meant and not, drawn on the spot."""

import io
import struct
import zlib

from PIL import Image


def drawn(width=800, height=450, *, kind="PNG", mode="RGB", colour=(40, 90, 160), **how):
    """Draw a plain picture whose left half is darker than its right."""
    image = Image.new("RGB", (width, height), colour)
    image.paste((10, 10, 10), (0, 0, width // 2, height))
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **how)
    return out.getvalue()


def opened(body):
    """Open what was written."""
    return Image.open(io.BytesIO(body))


def chunk(name, data):
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width, height):
    """A PNG of a few kB that unpacks to width by height points of four bytes each."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    packer = zlib.compressobj(9)
    line = bytes(1 + 4 * width)
    rows = b"".join(packer.compress(line) for _ in range(min(height, 2000))) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="800"><script>alert(1)</script></svg>'
SCRIPT = b"<html><script>alert(document.cookie)</script></html>"


def animated():
    """A GIF of three images, the first one red."""
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    return out.getvalue()


def gif_and_page():
    """A GIF that decodes, and whose comment is a page with a script."""
    gif = drawn(400, 300, kind="GIF")
    at = 13 + 3 * 2 ** ((gif[10] & 7) + 1)  # behind the head and the table of colours
    comment = b"\x21\xfe" + bytes([len(SCRIPT)]) + SCRIPT + b"\x00"
    return gif[:at] + comment + gif[at:]


#: Name -> bytes that are no picture of ours, and what a person is told.
HOSTILE = {
    "bomb": (bomb(20_000, 20_000), "far more points"),
    "long": (bomb(20_000, 300), "strip"),
    "torn": (drawn(kind="JPEG")[:1500], "cannot be decoded"),
    "torn_png": (drawn()[:400], "cannot be decoded"),
    "svg": (SVG, "cannot be decoded"),
    "page": (b"GIF89a" + SCRIPT, "cannot be decoded"),
    "pixel": (drawn(1, 1), "icon"),
    "empty": (b"", "cannot be decoded"),
    "noise": (bytes(range(256)) * 40, "cannot be decoded"),
}
