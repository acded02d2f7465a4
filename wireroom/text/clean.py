"""What is the plain text of this?

Text from outside is normalised here before anything keeps or compares it (S15): control characters, lone surrogates
and characters without a meaning go, white space is folded, composed and decomposed letters become one form. Bidi
controls stay, because some texts need them; pages isolate them.
"""

import html
import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wireroom.text.gate import is_too_deep, with_ends

# The control characters 0x80 to 0x9f are never meant: they are the quotes and dashes of Windows, mislabelled.
_WINDOWS = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
# Control characters but tab, line feed and carriage return (these are white space); lone surrogates; byte order marks,
# interlinear marks and non-characters; soft hyphens, which only say where a line may break.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]")
_ASCII_UNWANTED = {code: None for code in range(128) if _UNWANTED.match(chr(code))}

# Elements that stand on lines of their own.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul".split()
)
# Of these, the ones that begin a new line rather than a new paragraph: rows, cells and list items belong together.
_LINES = frozenset("li dt dd tr option".split())
_CELLS = frozenset(("td", "th"))
# Elements whose text is not for readers.
_SILENT = frozenset(
    "script style template noscript iframe embed svg math head title select textarea audio video canvas".split()
)

# Letters and digits with the marks that Hebrew, Arabic, Indic and other scripts put on them. Chinese and Japanese, with
# no spaces between words, are counted by the character: the nearest to words that needs no dictionary.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u1000-\u103f"
)
_LETTER = rf"(?:(?![{_CJK}])[^\W_]|[{_MARKS}])"
_WORD = re.compile(rf"[{_CJK}]|{_LETTER}+(?:['’]{_LETTER}+)*")
# The same for text without any of these: four times as fast.
_SPECIAL = re.compile(f"[{_CJK}{_MARKS}]")
_PLAIN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# What begins and ends like a tag; linear, for text that is too wild for a tree.
_TAG = re.compile(r"<(?:!--.*?(?:-->|$)|/?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?)", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SILENT_PART = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)


def plain_text(value: str) -> str:
    r"""Return one line of clean text: S15, white space folded to single spaces, no space at the ends, form NFC.

    >>> plain_text(" Strait \x00 of\n  Velland ")
    'Strait of Velland'
    """
    if value.isprintable():  # nearly every title and name: then there is nothing in it to be removed
        value = value if value.isascii() else unicodedata.normalize("NFC", value)
        return value if "  " not in value and value == value.strip() else " ".join(value.split())
    return " ".join(without_controls(value).split())


def without_controls(value: str) -> str:
    """Return the text in form NFC without control characters and lone surrogates; lines and spaces stay (S15)."""
    if value.isascii():
        return value.translate(_ASCII_UNWANTED)  # six times as fast as the expression
    return unicodedata.normalize("NFC", _UNWANTED.sub(_meant, value))


def with_references_read(value: str) -> str:
    """Read the references of HTML once in what is plain text otherwise; "<" that comes of one is a sign like others.

    >>> with_references_read("&#039;Tank Day&#039; &amp;amp; AT&T; 1 < 2")
    "'Tank Day' &amp; AT&T; 1 < 2"
    """
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), value) if "&" in value else value


def text_of_html(markup: str) -> str:
    r"""Return the text of markup as a reader sees it: paragraphs parted by a blank line, list items and rows by a line.

    Text without any markup comes back clean, its own blank lines kept. Scripts, styles and frames are left out.
    Never raises; the time is linear in the length of the markup.

    >>> text_of_html("<p>First, <b>this</b>.</p><ul><li>one</li><li>two</li></ul>Then &amp; there")
    'First, this.\n\none\ntwo\n\nThen & there'
    """
    if "<" not in markup:
        return _paragraphs(html.unescape(markup))
    if is_too_deep(markup):
        return text_of_tag_soup(markup)
    tree = LexborHTMLParser(with_ends(_UNWANTED.sub(_meant, markup)))
    pieces: list[str] = []
    if tree.root is not None:
        _collect(tree.root, pieces)
    return _tidy("".join(pieces))


def text_of_tag_soup(markup: str) -> str:
    """Return the text of markup without building a tree: for input that is too deep or too long to be parsed."""

    def mark(match: re.Match[str]) -> str:
        name = (match[1] or "").lower()
        return "\n\n" if name in _BLOCKS else "\n" if name == "br" else ""

    return _paragraphs(html.unescape(_TAG.sub(mark, _SILENT_PART.sub(" ", markup))))


def words(text: str) -> list[str]:
    """Return the words of a text as they stand; Chinese and Japanese characters count one by one.

    >>> words("The strait's 3 ports, closed.")
    ['The', "strait's", '3', 'ports', 'closed']
    """
    plain = text.isascii() or _SPECIAL.search(text) is None
    return (_PLAIN_WORD if plain else _WORD).findall(text)


def slug(text: str, *, most: int = 60) -> str:
    """Return a short form of a headline for addresses: lower case, words joined by hyphens, at most `most` characters.

    Latin letters lose their accents; other scripts stay. May be "" where the text has no words.

    >>> slug("Élections: 3 things to know!")
    'elections-3-things-to-know'
    """
    folded = unicodedata.normalize("NFKD", without_controls(text).replace("’", "").replace("'", ""))
    ascii_letters = "".join(c for c in folded if not (unicodedata.combining(c) and ord(c) < 0x370))
    parts = re.findall(r"\w+", unicodedata.normalize("NFC", ascii_letters).casefold().replace("_", " "))
    out = ""
    for part in parts:
        longer = f"{out}-{part}" if out else part
        if len(longer) > most:
            break
        out = longer
    return out or "".join(parts[:1])[:most]


def _meant(match: re.Match[str]) -> str:
    return _WINDOWS.get(match[0], "")


def _collect(root: LexborNode, pieces: list[str]) -> None:
    """Append the text under `root`; with a stack of our own, since markup may be nested as deep as it likes."""
    kept_spaces = 0
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        name = node.tag or ""
        if leaving:
            kept_spaces -= name == "pre"
            if name not in _LINES:  # the next line begins with a break of its own
                pieces.append(_break(name))
            continue
        if name == "-text":
            text = node.text_content or ""
            pieces.append(text if kept_spaces else _fold(text))
        elif name == "br":
            pieces.append("\n")
        elif name not in _SILENT:
            if name in _BLOCKS:
                pieces.append(_break(name))
                stack.append((node, True))
                kept_spaces += name == "pre"
            child = node.last_child
            while child is not None:
                stack.append((child, False))
                child = child.prev


def _break(name: str) -> str:
    if name in _CELLS:
        return " "
    return "\n" if name in _LINES else "\n\n"


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _tidy(text: str) -> str:
    """Fold spaces within lines and more than one blank line; text is built from parts that mark breaks by newlines."""
    text = without_controls(text)
    text = re.sub(r"[^\S\n]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _paragraphs(text: str) -> str:
    return _tidy(text.replace("\r\n", "\n").replace("\r", "\n"))
