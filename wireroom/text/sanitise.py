"""Which markup from outside may stand on our pages?

An allow-list (S16, S17) applied by nh3, a maintained sanitiser with a real HTML5 parser. Before it stands a gate that
costs one pass (S19): what is too long or too deep becomes plain text. Sanitised markup is for showing; it is never
hashed or compared (S20).

Pictures are not on the list: a picture in a text would make the reader's browser ask a third party (S27). The lead
picture of an article travels apart, and captions stay.
"""

import html
import re

import nh3

from wireroom.text.addresses import safe_link
from wireroom.text.clean import text_of_tag_soup, without_controls
from wireroom.text.gate import is_too_deep, with_ends

#: Version of what this module lets through, kept with all that it made (S21). Raise it with every change here.
POLICY = 2

# S14: the longest body that is read as markup.
MAX_LENGTH = 512 * 1024

TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 hr i "
    "ins kbd li mark ol p pre q rp rt ruby s samp small strong sub summary sup table tbody td tfoot th thead time tr u "
    "ul var wbr".split()
)

# Elements that go with all that is inside them; other unknown ones leave their text.
_WITH_CONTENT = frozenset(
    "script style template noscript noembed noframes iframe frame frameset embed svg math head title "
    "select option optgroup textarea button datalist audio video canvas xmp plaintext".split()
)

ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}

SCHEMES = frozenset(("http", "https", "mailto"))

_FORMS = {
    "lang": re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"),
    "dir": re.compile("ltr|rtl|auto"),
    "start": re.compile("[0-9]{1,6}"),
    "colspan": re.compile("[0-9]{1,2}"),
    "rowspan": re.compile("[0-9]{1,2}"),
    "datetime": re.compile("[0-9TZ:+., -]{4,40}"),
}

_MAILTO = re.compile(r"mailto:[\w.!#$%&'*+/=^`{|}~-]+@[\w.-]+", re.ASCII)

# A page has one first heading, its title; headings below the fourth have no face here.
_HEADING = re.compile("(</?)h([156])(?=[\\s/>])", re.IGNORECASE)


def sanitise(markup: str, *, base: str) -> str:
    """Return the markup with nothing in it but allowed elements, attributes and absolute links.

    Args:
        markup: HTML of any kind, also not HTML at all.
        base: Absolute address against which relative links are resolved; "" removes relative links.

    Returns:
        HTML to be placed inside a block element. Markup beyond the gate comes back as paragraphs of its plain text.

    >>> sanitise('<p onclick="x()">See <a href="/a">this</a><script>1</script></p>', base="https://news.example/")
    '<p>See <a href="https://news.example/a" rel="noopener noreferrer nofollow ugc">this</a></p>'
    """
    if len(markup) > MAX_LENGTH or is_too_deep(markup):
        return paragraphs_html(text_of_tag_soup(markup[: 4 * MAX_LENGTH])[:MAX_LENGTH])

    def keep(element: str, attribute: str, value: str) -> str | None:
        if attribute == "href" and element == "a":
            value = value.strip()
            return value if _MAILTO.fullmatch(value) else safe_link(value, base)
        if attribute == "rel":  # only ours comes here, it is not on the list
            return value
        form = _FORMS.get(attribute)
        return value if form and form.fullmatch(value) else None

    ready = _HEADING.sub(
        lambda match: match[1] + ("h2" if match[2] == "1" else "h4"), with_ends(without_controls(markup))
    )
    cleaned = nh3.clean(
        ready,
        tags=set(TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={name: set(values) for name, values in ATTRIBUTES.items()},
        attribute_filter=keep,
        strip_comments=True,
        link_rel="noopener noreferrer nofollow ugc",
        url_schemes=set(SCHEMES),
        generic_attribute_prefixes=set(),
    )
    return without_controls(cleaned)  # references (`&#1;`) bring in what the text itself did not hold (S15)


def paragraphs_html(text: str) -> str:
    r"""Return plain text as markup: paragraphs where a blank line stands, a break where a line ends.

    >>> paragraphs_html("a < b\n\nnext")
    '<p>a &lt; b</p><p>next</p>'
    """
    parts = (part.strip() for part in without_controls(text).split("\n\n"))
    return "".join(f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)
