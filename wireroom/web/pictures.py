"""Pictures of publishers on pages: small beside a lead, larger on the article's page, never above a headline."""

from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from wireroom.model.picture import LARGE, SMALL, ShownPicture
from wireroom.web.guards import MEDIA
from wireroom.web.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture ready to be placed. Its size stands in the page, so that nothing moves when it comes."""

    small: str
    #: None: the smaller one is all there is.
    large: str | None
    #: Of the smaller one and the larger one, in points: a narrow picture is not made wider.
    small_width: int
    width: int
    height: int
    #: What it shows, in the language `lang`.
    alt: str
    lang: str | None
    #: Whom the publisher names for it; "" where nobody is named.
    credit: str
    source: str
    #: The article that it came with.
    link: str


def picture_view(picture: ShownPicture) -> PictureView:
    """Make a picture ready.

    >>> view = picture_view(ShownPicture(hash="ab" * 32, width=960, height=540, alt="", credit="", article_id="a1",
    ...     source_name="Harbour Post", language="fr"))
    >>> view.small[-12:], view.alt, view.lang
    ('abab-480.jpg', 'Picture that Harbour Post does not describe', None)
    """
    return PictureView(
        small=f"{MEDIA}{picture.hash}-{SMALL}.jpg",
        large=f"{MEDIA}{picture.hash}-{LARGE}.jpg" if picture.width > SMALL else None,
        small_width=min(SMALL, picture.width),
        width=picture.width,
        height=picture.height,
        alt=picture.alt or f"Picture that {picture.source_name} does not describe",
        lang=picture.language if picture.alt and picture.language != "en" else None,
        credit=picture.credit,
        source=picture.source_name,
        link=f"/a/{picture.article_id}",
    )


def with_picture(page: Page, name: str, picture: ShownPicture | None) -> Page:
    """Put a picture into one part of a page, by the part's name."""
    if picture is None:
        return page
    view = picture_view(picture)
    parts = tuple(replace(part, data=_pictured(part.data, view)) if part.name == name else part for part in page.parts)
    return replace(page, parts=parts)


def _pictured(data: Any, view: PictureView) -> Any:
    if is_dataclass(data) and not isinstance(data, type):
        return replace(data, picture=view)
    return data | {"picture": view}
