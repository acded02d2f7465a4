"""Where does an article live, and where is its picture? Addresses from pages are as untrusted as any input (S6)."""

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from wireroom.articles.head import line_of, one_line
from wireroom.articles.page import Page
from wireroom.articles.structured import words_of
from wireroom.text.addresses import canonical_address, safe_link
from wireroom.text.domains import registrable_domain

# Pictures that stand for the site, not for the article.
_NOT_A_PICTURE = re.compile(
    r"(?:logo|placeholder|sprite|blank|pixel|spacer|favicon|default[-_]?(?:image|og|share))", re.IGNORECASE
)
# A description of a picture that is longer is a caption with credits and all.
MOST_ALT = 300
#: Where a figure names whose its picture is.
_CREDITS = '[class*="credit" i], [class*="copyright" i], [itemprop="copyrightHolder"], [itemprop="creditText"]'
#: Longest credit of a picture that is kept, characters.
MOST_CREDIT = 160


def canonical_of(page: Page) -> tuple[str | None, str]:
    """Name the article's canonical address.

    A page may only name an address under its own registrable domain, and not the front page in place of an article:
    otherwise one publisher could take another's place. Where it names none, its own address in canonical form stands.

    Returns:
        The address and where it comes from ("html", "meta", "json-ld", "url").
    """
    links = page.head.links.get("canonical", [])
    main = page.article.get("mainEntityOfPage")
    named = main.get("@id") if isinstance(main, dict) else main
    own = registrable_domain(page.url)
    given_path = urlsplit(page.url).path if safe_link(page.url) else ""
    for value, found in (
        (links[0] if links else "", "html"),
        (page.meta("og:url"), "meta"),
        (named if isinstance(named, str) else "", "json-ld"),
        (words_of(page.article.get("url")), "json-ld"),
    ):
        link = safe_link(value, page.url) if value else None
        if link is None or registrable_domain(link) != own:
            continue
        if urlsplit(link).path in ("", "/") and given_path not in ("", "/"):
            continue
        return canonical_address(link), found
    address = canonical_address(page.url)
    return address, "url" if address else ""


def picture_of(page: Page, feed_image: str | None = None) -> tuple[str | None, str | None, str]:
    """Name the article's lead picture.

    Returns:
        Its absolute address, what it shows in words (None where nobody says), and where the address comes from; all
        empty where there is none.
    """
    listed = page.article.get("image")
    first = listed[0] if isinstance(listed, list) and listed else listed
    if isinstance(first, dict) and not (first.get("url") or first.get("contentUrl")):
        first = page.structured.by_id(first.get("@id")) or first
    address = words_of(first.get("url") or first.get("contentUrl")) if isinstance(first, dict) else words_of(first)
    for value, found in (
        (page.meta("og:image:secure_url", "og:image", "og:image:url"), "meta"),
        (address, "json-ld"),
        (page.meta("twitter:image", "twitter:image:src", "parsely-image-url"), "meta"),
        (feed_image or "", "feed"),
    ):
        link = safe_link(value, page.url) if value else None
        if link is not None and not _NOT_A_PICTURE.search(urlsplit(link).path.rsplit("/", 1)[-1]):
            caption = words_of(first.get("caption") or first.get("description")) if isinstance(first, dict) else ""
            return link, _alt(page, link, caption), found
    return None, None, ""


def credit_of(page: Page, link: str) -> str | None:
    """Say whom the publisher names for a picture: in its facts, else in the figure that holds it; None: nobody."""
    listed = page.article.get("image")
    for one in listed if isinstance(listed, list) else [listed]:
        if not isinstance(one, dict):
            continue
        told = page.structured.by_id(one.get("@id")) or one
        addresses = [words_of(told.get("url")), words_of(told.get("contentUrl"))]
        if link not in (safe_link(address, page.url) for address in addresses if address):
            continue
        creator = told.get("creator") or told.get("author")
        named = words_of(creator.get("name")) if isinstance(creator, dict) else words_of(creator)
        credit = words_of(told.get("creditText")) or words_of(told.get("copyrightNotice")) or named
        if credit:
            return one_line(credit)[:MOST_CREDIT]
    for image in _shown(page, link):
        figure = image.parent
        while figure is not None and figure.tag != "figure":
            figure = figure.parent
        for element in figure.css(_CREDITS) if figure is not None else ():
            if credit := line_of(element):
                return credit[:MOST_CREDIT]
    return None


def _shown(page: Page, link: str) -> list[LexborNode]:
    """Find the images that show the file of an address, in whatever size."""
    name = urlsplit(link).path.rsplit("/", 1)[-1]
    return page.images(name) if name and '"' not in name and "\\" not in name else []


def _alt(page: Page, link: str, caption: str) -> str | None:
    declared = page.meta("og:image:alt", "twitter:image:alt")
    if not declared:
        alts = (one_line(image.attributes.get("alt") or "") for image in _shown(page, link))
        declared = next((alt for alt in alts if alt), "")
    text = declared or caption
    return text[:MOST_ALT] if text else None
