"""Pictures of publishers: as they are wanted, as they are kept, as pages show them."""

from dataclasses import dataclass

#: Widths at which a picture is kept, in points; never made larger than it is. The smaller one stands beside a lead at
#: up to twice the density of the screen, the larger one on the article's page at one and a half.
SMALL, LARGE = 480, 960


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it is kept: written anew by us, at two widths of the same shape."""

    #: SHA-256 of the larger one's bytes, hex: its address.
    hash: str
    #: Size of the larger one, in points.
    width: int
    height: int
    #: JPEG.
    small: bytes
    large: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """What a page needs to place a picture."""

    hash: str
    #: Size of the larger one, in points.
    width: int
    height: int
    #: What it shows, as the publisher says; "" where nobody says.
    alt: str
    #: Whom the publisher names for it; "" where nobody is named.
    credit: str
    #: The article that it came with, its publisher, and the article's language (ISO 639-1).
    article_id: str
    source_name: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPicture:
    """A picture that is to be fetched."""

    article_id: str
    url: str
    #: Registrable domain of its address.
    domain: str
    alt: str
    credit: str
    #: How often it could not be fetched.
    tries: int = 0
