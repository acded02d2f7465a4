"""What is an article called?

Three places name it (JSON-LD, Open Graph, the first heading) and each is wrong at times: shortened for machines,
carrying the site's name, or the heading of another box. Where two agree they are believed.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence

from selectolax.lexbor import LexborNode

from wireroom.articles.head import line_of, one_line
from wireroom.articles.page import Page
from wireroom.articles.structured import words_of
from wireroom.text.domains import registrable_domain

# Chinese, Japanese and Korean titles carry the site's name behind any stroke, and such names end in few words.
_EASTERN_SITE = re.compile(
    r"\s*[-_—－–|｜]+[^-_—－–|｜\s]{0,10}(?:网|網|新闻|新聞|日报|日報|时报|時報|晚报|晚報|ニュース|新聞社|뉴스|일보|신문)$"
)
# Longer "titles" are whole paragraphs put into the wrong element.
MOST_LENGTH = 400
# A title without a letter or digit is an ornament.
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
# Shorter texts are found within others by chance.
LEAST_CONTAINED = 12
# Between a title and a site's name. A bare hyphen needs spaces around it, or "Covid-19" is cut.
_SEPARATOR = re.compile(r"\s+[-–—|·•:»«~/]+\s+|\s*[|｜]\s*|\s*_\s+|(?<=\S)\s*－\s*")
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'"}
)
# Soft hyphens, zero-width spaces and joiners, byte order marks.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_DASHES = re.compile(r"[‐‑‒–—―−]")


def title_of(page: Page, feed_title: str = "", *, prefer: str | None = None) -> tuple[str, str]:
    """Choose the article's title.

    Args:
        page: The opened page.
        feed_title: The title that the feed gave; only taken where the page has none.
        prefer: Which title the publisher's rule takes where several differ: "json-ld", "meta" or "html".

    Returns:
        The title without the site's name, and where it comes from ("json-ld", "meta", "html", "feed"); ("", "") where
        nothing names the article. "rule" where a publisher's rule decided.

    Source: the rule "two of three equal, else JSON-LD, heading, Open Graph, title element" was the best of seven on
    the open halves of three labelled sets.
    """
    names = list(site_names(page))
    names += _mastheads(page, names)
    structured = _usable(words_of(page.article.get("headline") or page.article.get("name")), names)
    declared = _usable(page.meta("og:title", "twitter:title"), names)
    in_head = _usable(page.head_title, names)
    heading = _heading(page, names, (declared, structured, in_head))
    named = {"json-ld": structured, "meta": declared, "html": heading}
    if prefer is not None and named[prefer] and len({folded(text) for text in named.values() if text}) > 1:
        return named[prefer], "rule"
    for one, other, found in (
        (heading, structured, "json-ld"),
        (declared, structured, "json-ld"),
        (heading, declared, "html"),
    ):
        if one and folded(one) == folded(other):
            return _richer(one, other), found
    for text, found in (
        (structured, "json-ld"),
        (heading, "html"),
        (declared, "meta"),
        (feed_title, "feed"),
        (in_head, "html"),
        (page.meta("title", "dc.title", "dcterms.title", "sailthru.title"), "meta"),
    ):
        if text:
            return text, found
    return "", ""


@functools.lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Fold what publishers write in several ways: forms of letters, quotes, dashes, white space, case.

    >>> folded("“Never”  again – now") == folded('"never" again - now')
    True
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).translate(_QUOTES)
    return " ".join(_DASHES.sub("-", text).casefold().split())


def site_names(page: Page) -> tuple[str, ...]:
    """Return the names that a site may add to its titles: its own, its publisher's, its domain and that one's stem."""
    publisher = page.article.get("publisher")
    domain = registrable_domain(page.url) or ""
    given = (
        page.meta("og:site_name", "application-name", "twitter:site").lstrip("@"),
        words_of(publisher),
        domain,
        domain.split(".")[0],
    )
    return tuple(name for name in dict.fromkeys(folded(name) for name in given) if len(name) > 1)


def without_site_name(title: str, names: Iterable[str]) -> str:
    """Cut the site's name from either end of a title.

    >>> without_site_name("Ships wait - in vain | The Ansel Post", ["ansel post", "anselpost"])
    'Ships wait - in vain'
    """
    names = list(names)
    title = _EASTERN_SITE.sub("", title)
    for _ in range(2):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            return title
        head, tail = title[: cuts[0].start()], title[cuts[-1].end() :]
        if tail and _names_site(tail, names):
            title = title[: cuts[-1].start()].strip()
        elif head and _names_site(head, names):
            title = title[cuts[0].end() :].strip()
        else:
            return title
    return title


def _names_site(part: str, names: list[str]) -> bool:
    """Say whether a part of a title is the site's name: equal, or close to its letters ("BBC News" and "bbc")."""
    text = folded(part)
    bare = re.sub(r"\W", "", text)
    if not bare or len(text.split()) > 6:
        return not bare
    for name in names:
        bare_name = re.sub(r"\W", "", name)
        if text == name or bare == bare_name:
            return True
        if len(bare_name) >= 3 and (bare.startswith(bare_name) or (bare_name.startswith(bare) and len(bare) >= 3)):
            return True
        if len(bare_name) >= 5 and bare_name in bare:
            return True
    return False


def _usable(title: str, names: Sequence[str]) -> str:
    if len(title) > MOST_LENGTH or not _WORD.search(title) or folded(title) in names:
        return ""
    cut = without_site_name(_UNSEEN.sub("", title).strip(), names)
    # A heading that is nothing but the site's name is the masthead.
    return "" if _names_site(cut, list(names)) and names else cut


def _heading(page: Page, names: list[str], declared: tuple[str, str, str]) -> str:
    """Choose among the headings the one most like what is declared; "" where none is like it.

    Args:
        page: The opened page.
        names: Names of the site.
        declared: What Open Graph, JSON-LD and the title element say; "" where they say nothing.
    """
    like = next((text for text in declared if text), "")
    wanted, known = set(_words(like)), set(_words(" ".join(declared)))
    best, most = None, -1.0
    for text, node in zip(page.headings, page.head.heading_nodes, strict=True):
        own = set(_words(text))
        if not own or folded(text) in names:
            continue
        share = len(wanted & own) / len(wanted | own) if wanted else 0.0
        if not share and known and not known & own and any(declared[:2]):
            continue  # a menu or a box
        if share > most:
            best, most = (text, node), share
    if best is None:
        return _lesser_heading(page, declared[2])
    return _usable(_without_kicker(best[0], best[1], declared), ())


def _without_kicker(heading: str, node: LexborNode, declared: tuple[str, str, str]) -> str:
    """Cut what stands beside the title within its heading, in an element of its own: a kicker, a date."""
    whole = folded(heading)
    wanted = {
        plain for text in declared if LEAST_CONTAINED <= len(plain := folded(text)) < len(whole) and plain in whole
    }
    for inner in (
        node.traverse(include_text=True) if wanted and whole not in {folded(text) for text in declared} else ()
    ):
        if inner.tag == "-text" and folded(inner.text_content or "") in wanted:
            return one_line(inner.text_content or "")
    return heading


def _words(text: str) -> list[str]:
    """Part a text into words, and one without spaces (Chinese, Japanese) into its characters."""
    words = _WORDS.findall(folded(text))
    return words if len(words) > 2 or text.isascii() else list("".join(words))


def _lesser_heading(page: Page, in_head: str) -> str:
    """Return the heading of lesser rank with which the title element begins or ends."""
    whole = folded(in_head)
    for node in page.head.lesser if whole else ():
        text = line_of(node)
        plain = folded(text)
        if len(plain) >= LEAST_CONTAINED and (whole.startswith(plain) or whole.endswith(plain)):
            return text
    return ""


def _mastheads(page: Page, names: list[str]) -> list[str]:
    """Name first headings that are the site's name: one end of the title element, whose rest is named elsewhere too."""
    title = page.head_title
    cuts = list(_SEPARATOR.finditer(title))
    firsts = {folded(text) for text in page.headings} if cuts else set()
    declared = folded(page.meta("og:title"))
    for part, rest in (
        (
            (title[cuts[-1].end() :], title[: cuts[-1].start()]),
            (title[: cuts[0].start()], title[cuts[-1].end() :]),
        )
        if cuts
        else ()
    ):
        plain, other = folded(part), folded(rest)
        if plain not in firsts or plain == declared or not other or _names_site(rest, names):
            continue
        if other == declared or other in firsts or any(folded(line_of(node)) == other for node in page.head.lesser):
            return [plain]
    return []


def _richer(one: str, other: str) -> str:
    """Of two equal titles take the one written with typographic quotes and dashes: it is the one that people see."""
    return one if sum(char > "\x7f" for char in one) >= sum(char > "\x7f" for char in other) else other
