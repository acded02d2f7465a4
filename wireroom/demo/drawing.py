"""Pictures of the demonstration: three plain scenes, drawn from a name. Same name, same picture."""

import functools
import hashlib
import io
import math

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 960, 540
#: Sky, far, near, ground: muted, so that words stay the loudest thing on a page.
PALETTES = (
    ((201, 212, 216), (142, 158, 164), (98, 116, 122), (120, 142, 150)),
    ((226, 214, 196), (178, 160, 138), (128, 112, 96), (146, 150, 146)),
    ((188, 198, 212), (120, 134, 156), (74, 88, 110), (96, 112, 134)),
    ((214, 220, 204), (150, 164, 138), (100, 118, 92), (126, 146, 140)),
)
#: What is drawn, in words for those who do not see it.
SCENES = ("Hills above water", "A ship before a coast", "Roofs of a town")

Colour = tuple[int, int, int]


def scene_of(name: str) -> str:
    """Say what the picture of a name shows."""
    return SCENES[_seed(name)[7] % len(SCENES)]


@functools.lru_cache(maxsize=64)
def drawn(name: str) -> bytes:
    """Draw a picture and return it as PNG."""
    seed = _seed(name)
    sky, far, near, ground = PALETTES[seed[0] % len(PALETTES)]
    image = Image.new("RGB", (WIDTH, HEIGHT), sky)
    pen = ImageDraw.Draw(image)
    across, radius = 120 + seed[1] * 3 % (WIDTH - 240), 34 + seed[2] % 30
    pen.ellipse((across - radius, 80, across + radius, 80 + 2 * radius), fill=(244, 240, 228))
    _ridge(pen, far, 300, 50 + seed[3] % 40, seed[4])
    scene = scene_of(name)
    if scene == SCENES[2]:
        _roofs(pen, near, ground, seed)
    else:
        if scene == SCENES[0]:
            _ridge(pen, near, 370, 30 + seed[5] % 30, seed[6])
        pen.rectangle((0, 420, WIDTH, HEIGHT), fill=ground)
        for step in range(6):
            left = seed[8 + step] * 3 % WIDTH
            pen.line((left, 440 + 16 * step, left + 90 + seed[16 + step] % 120, 440 + 16 * step), fill=sky, width=3)
    if scene == SCENES[1]:
        _ship(pen, near, sky, 160 + seed[5] * 2)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _seed(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()


def _ridge(pen: ImageDraw.ImageDraw, colour: Colour, base: int, swing: int, wave: int) -> None:
    line = [(x, base + swing * math.sin(x / (90 + wave % 80) + wave)) for x in range(0, WIDTH + 1, 8)]
    pen.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)


def _ship(pen: ImageDraw.ImageDraw, hull: Colour, light: Colour, left: int) -> None:
    pen.polygon([(left, 400), (left + 320, 400), (left + 290, 452), (left + 30, 452)], fill=hull)
    pen.rectangle((left + 210, 340, left + 280, 400), fill=hull)
    pen.rectangle((left + 236, 300, left + 254, 340), fill=hull)
    for window in range(3):
        pen.rectangle((left + 220 + 20 * window, 356, left + 230 + 20 * window, 366), fill=light)


def _roofs(pen: ImageDraw.ImageDraw, wall: Colour, roof: Colour, seed: bytes) -> None:
    for house in range(9):
        left, top = house * 112 - 24, 330 + seed[10 + house] % 90
        pen.rectangle((left, top, left + 104, HEIGHT), fill=wall)
        pen.polygon([(left - 6, top), (left + 52, top - 56), (left + 110, top)], fill=roof)
        for window in range(2):
            pen.rectangle((left + 20 + 42 * window, top + 24, left + 42 + 42 * window, top + 54), fill=(236, 226, 196))
