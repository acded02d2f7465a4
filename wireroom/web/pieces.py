"""A page as named pieces, and how one becomes the other without moving what did not change.

The law: the page at number n, changed by the patches n to m (in one step or in several), is the page at m. Nothing here
knows time, the log or a reader; `testing.pieces_suite` holds the law against any reader.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from wireroom.web.page import Page
from wireroom.web.render import render_part

#: key ("slot:name") -> HTML of the piece, in the order of the page.
Pieces = dict[str, str]
#: key -> digest of the piece: all that is needed to say later what has changed.
Manifest = dict[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """What makes an old page new: the order of all pieces, and those that changed or are new."""

    order: tuple[str, ...]
    changed: dict[str, str]


def pieces(page: Page) -> Pieces:
    """Render the parts of a page, in order."""
    return {part.key: render_part(part) for part in page.parts}


def manifest(made: Pieces) -> Manifest:
    """Remember what a page was, shortly."""
    return {key: hashlib.blake2b(html.encode(), digest_size=12).digest() for key, html in made.items()}


def patch(old: Mapping[str, bytes], new: Pieces) -> Patch:
    """Say how a page with this manifest becomes the new one. An empty manifest gives all pieces."""
    digests = manifest(new)
    return Patch(order=tuple(new), changed={key: html for key, html in new.items() if old.get(key) != digests[key]})


def apply(old: Pieces, change: Patch) -> Pieces:
    """Make the new page: pieces that are not named go, named ones stand in the new order.

    Raises:
        KeyError: If a piece is neither in the old page nor in the patch.
    """
    return {key: change.changed[key] if key in change.changed else old[key] for key in change.order}
