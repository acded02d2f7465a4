"""Which links stand on a page, in which boxes, and under which headline?

Nothing is judged here but one thing: whether a link stands beside what the page is about, in a menu, a footer, an
advertisement or a box of what others read most. Names of boxes and their headings tell that.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wireroom.feeds.markup import attribute
from wireroom.text.addresses import safe_link
from wireroom.text.clean import plain_text

#: Links of a page that are looked at; front pages of large outlets hold some 500.
MOST_LINKS = 3000
#: Longest headline, characters; a link around a whole card holds more, and then its heading is the headline.
MOST_TITLE = 250
#: A box with more than this share of the page's links is the page itself: its names say nothing of one link.
WHOLE = 0.5

#: One element on the way to a link: its name, and the classes that say what it is.
Step = tuple[str, frozenset[str]]

_SIDE_TAGS = frozenset(("nav", "footer", "aside", "form"))
_SIDE_ROLES = frozenset(("navigation", "contentinfo", "complementary", "search", "banner"))
_SIDE_NAMES = re.compile(
    r"(?:^|[^a-z])(?:nav|navi|navbar|navigation|menu|submenu|footer|sidebar|side-?bar|aside|breadcrumbs?|"
    r"pagination|pager|cookies?|consent|newsletter|subscribe|social|share|sharing|login|related|recommend(?:ed|ations?)?|"
    r"popular|trending|most-?(?:read|popular|viewed|shared|commented)|meist-?gelesen|mas-?leid[oa]s?|plus-?lus?|"
    r"sponsor(?:ed)?|promo(?:ted|tion)?|advert(?:s|ising|isement|orial)?|ads?|partners?|outbrain|taboola|tag-?cloud|"
    r"tags|comments?|skip|masthead|topbar|toolbar)(?:$|[^a-z])"
)
# Headings of boxes that repeat or rank what stands elsewhere, or are not the outlet's own.
_SIDE_HEADINGS = re.compile(
    r"(?:the )?(?:most|top|best) (?:read|popular|viewed|shared|commented|watched|clicked)\b.*|popular(?: .*)?|"
    r"trending.*|(?:our )?editor'?s'? picks?|you may (?:also )?like.*|recommended.*|related.*|sponsored.*|"
    r"advertisement|from our partners.*|"
    r"more from .*|paid (?:content|post).*|around the web|read more|follow us|tags|comments|recent comments|archives?|"
    r"meist ?gelesen.*|meistgelesene.*|beliebt.*|anzeigen?|mehr zum thema|das könnte sie .*|empfehlungen.*|"
    r"(?:lo|las|los) m[aá]s (?:le[ií]d[oa]s?|vist[oa]s?|popular(?:es)?).*|te puede interesar.*|publicidad|"
    r"(?:les )?(?:articles )?(?:les )?plus lus.*|à lire aussi.*|publicité|"
    r"i più letti.*|più lett[ei].*|pubblicità|mais (?:lidas|vistas|populares).*|publicidade|"
    r"meest gelezen.*|najczęściej czytane.*|mest läst.*|самое читаемое.*|популярное.*|найпопулярніше.*|"
    r"الأكثر (?:قراءة|مشاهدة).*|人気.*|ランキング.*|热门.*|排行.*|많이 본.*|çok okunanlar.*"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADING = ",".join(_HEADINGS)
# Classes that tell the state or the place of an element, not what it is; and those that a tool made up, which are
# others after the next change of the site.
_STATES = re.compile(
    r"\d|^(?:first|last|odd|even|active|current|selected|hover|open|closed|visible|hidden|clearfix|left|right)$|"
    r"(?:^|-)(?=[A-Za-z]*[a-z])(?=[A-Za-z]+[A-Z])[A-Za-z]{5,7}$"
)
# Names that can be written in a selector; signs but these are typing mistakes or attacks.
_SAYABLE, _TAG = re.compile(r"[A-Za-z_][A-Za-z0-9_:./-]*"), re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of a page."""

    node: LexborNode
    #: Absolute http(s) address, without the place within the page.
    url: str
    #: Its headline; "" where it has no words.
    title: str
    #: The way to it from the page's body, outermost first; the link itself is the last.
    steps: tuple[Step, ...]
    #: It stands beside what the page is about.
    beside: bool

    @property
    def headed(self) -> bool:
        """Whether it is a heading, or holds one."""
        return any(name in _HEADINGS for name, _ in self.steps[-4:]) or self.node.css_first(_HEADING) is not None

    @property
    def in_a_sentence(self) -> bool:
        """Whether most of the paragraph around it is other words."""
        around = self.node.parent
        return around is not None and around.tag == "p" and len(around.text(strip=True)) > 2 * len(self.title)


def links_of(tree: LexborHTMLParser, base: str) -> list[PageLink]:
    """Return the links of a page in its order. `base` is the address for relative ones."""
    ways = [(node, _way(node)) for node in tree.css("a[href]")[:MOST_LINKS]]
    held: dict[int, int] = {}
    for _, way in ways:
        for element in way[:-1]:
            held[element.mem_id] = held.get(element.mem_id, 0) + 1
    steps: dict[int, Step] = {}
    sides: dict[int, bool] = {}
    found = []
    words: dict[str, str] = {}
    for node, way in ways:
        url = safe_link(attribute(node, "href"), base)
        if url is None or url.partition("#")[0] == base.partition("#")[0]:
            continue
        in_article = False
        beside = False
        for element in way[:-1]:
            name = element.tag or ""
            in_article = in_article or name == "article"
            if held[element.mem_id] <= WHOLE * len(ways) or name in _SIDE_TAGS:
                if element.mem_id not in sides:
                    sides[element.mem_id] = _is_beside(element, held[element.mem_id])
                beside = beside or sides[element.mem_id] or (name == "header" and not in_article)
        for element in way:
            if element.mem_id not in steps:
                steps[element.mem_id] = (_name(element), _classes(element))
        url, title = url.partition("#")[0], _words(node)
        words[url] = max(words.get(url, ""), title, key=len)
        found.append((node, url, title, tuple(steps[element.mem_id] for element in way), beside))
    # a picture that leads where a headline does has that headline
    return [
        PageLink(node, url, title or words[url] or _unseen_words(node), way_of, beside)
        for node, url, title, way_of, beside in found
    ]


def _words(node: LexborNode) -> str:
    """Return the headline of a link: the heading within it, or its words."""
    heading = node.css_first(_HEADING)
    for said in (heading.text(separator=" ") if heading is not None else "", node.text(separator=" ")):
        title = plain_text(said[: 4 * MOST_TITLE])
        if title and len(title) <= MOST_TITLE:
            return title
    return ""


def _unseen_words(node: LexborNode) -> str:
    """Return what a link says to those who see no picture."""
    picture = node.css_first("img[alt]")
    silent = (attribute(node, "title"), attribute(node, "aria-label"), attribute(picture, "alt") if picture else "")
    return next((plain_text(words)[:MOST_TITLE] for words in silent if words.strip()), "")


def _way(node: LexborNode) -> list[LexborNode]:
    """Return the elements from below the body down to a link."""
    way = []
    at: LexborNode | None = node
    while at is not None and at.tag not in ("body", "html", "-undef"):
        way.append(at)
        at = at.parent
    return way[::-1]


def _is_beside(element: LexborNode, links: int) -> bool:
    """Say whether a box stands beside what the page is about: by what it is, its names, or its heading."""
    if element.tag in _SIDE_TAGS or attribute(element, "role").lower() in _SIDE_ROLES:
        return True
    names = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    if _SIDE_NAMES.search(_spelled(names)):
        return True
    if links < 3:  # what holds fewer is no list of its own
        return False
    heading = element.css_first(_HEADING)
    said = plain_text(heading.text(separator=" ")[:100]).lower().strip(" :»)") if heading is not None else ""
    return bool(_SIDE_HEADINGS.fullmatch(said))


def _spelled(names: str) -> str:
    """Write names of one box in one way: `mostRead` and `most_read` are `most-read`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower().replace("_", "-")


def _name(element: LexborNode) -> str:
    """Return the name of an element as a selector may have it."""
    return element.tag if element.tag and _TAG.fullmatch(element.tag) else "*"


def _classes(element: LexborNode) -> frozenset[str]:
    names = attribute(element, "class").split()
    return frozenset(name for name in names if _SAYABLE.fullmatch(name) and not _STATES.search(name))
