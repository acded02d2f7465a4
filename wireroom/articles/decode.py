"""Which characters do these bytes stand for?

Pages lie about their encoding more often than they are broken, so what the bytes are beats what is said of them: bytes
with a mark at the start, then bytes that are valid UTF-8, then what the server or the page declares, then what is usual
in the page's language.
"""

import codecs
import re

from wireroom.text.encoding_names import MARKS, MEANT

# A page's head says its encoding within the first kilobyte by the standard; older pages put scripts before it.
HEAD_BYTES = 4096

# What pages without any declaration are written in, by language; all others: cp1252.
_USUAL = {
    "ru": "cp1251",
    "uk": "cp1251",
    "bg": "cp1251",
    "be": "cp1251",
    "sr": "cp1251",
    "mk": "cp1251",
    "pl": "iso-8859-2",
    "cs": "cp1250",
    "sk": "cp1250",
    "hu": "iso-8859-2",
    "hr": "cp1250",
    "sl": "cp1250",
    "ro": "cp1250",
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    "ar": "cp1256",
    "fa": "cp1256",
    "ur": "cp1256",
    "lt": "cp1257",
    "lv": "cp1257",
    "et": "cp1257",
    "vi": "cp1258",
    "th": "cp874",
    "ja": "cp932",
    "ko": "cp949",
    "zh": "gb18030",
}

# Names in Python's list that no page is written in; some of them fail on bytes that they do not like.
_TRICKS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "mbcs", "oem"})

_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]{2,40})", re.IGNORECASE)
_IN_META = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:+-]{2,40})", re.IGNORECASE
)
_HTML_LANG = re.compile(rb"<html[^>]{0,500}?\slang\s*=\s*[\"']?\s*([a-zA-Z]{2})\b", re.IGNORECASE)
# Characters that no reader sees: soft hyphens and byte order marks; controls but for tab and line
# ends, and lone surrogates (S15).
_CONTROLS = re.compile("[\xad\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# The same as bytes of UTF-8, which knows no lone surrogates: U+00AD, and U+FEFF, U+FFFE, U+FFFF by their first bytes.
_CONTROL_BYTES = bytes(at for at in range(0x80) if _CONTROLS.match(chr(at)))
_CONTROL_MARKS = (b"\xc2\xad", b"\xef\xbb\xbf", b"\xef\xbf")


def decode(page: bytes, content_type: str | None = None) -> str:
    """Turn the bytes of a page into text, whatever they are. Never raises.

    Args:
        page: The bytes as served, without transfer encodings.
        content_type: The HTTP header's value, None where there was none.

    Returns:
        Text without control characters and lone surrogates; bytes that fit no encoding become U+FFFD.

    >>> decode("<p>Übung</p>".encode("latin-1"), "text/html; charset=ISO-8859-1")
    '<p>Übung</p>'
    """
    for mark, name in MARKS:
        if page.startswith(mark):
            return _clean(page[len(mark) :].decode(name, "replace"))
    try:
        text = page.decode("utf-8")
        return _clean(text) if _may_hold_controls(page) else text
    except UnicodeDecodeError as error:
        # Cut off within a character, as broken connections leave it: still UTF-8.
        if error.start >= len(page) - 3 and error.reason == "unexpected end of data":
            return _clean(page.decode("utf-8", "ignore"))
    for name in _declared(page, content_type):
        try:
            return _clean(page.decode(name, "strict"))
        except (UnicodeError, LookupError):
            continue
    return _clean(_best_guess(page, content_type))


def _may_hold_controls(page: bytes) -> bool:
    """Say whether bytes of UTF-8 can stand for what is cleaned away: a hundred times as fast as to look at the text."""
    return len(page.translate(None, _CONTROL_BYTES)) < len(page) or any(mark in page for mark in _CONTROL_MARKS)


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)


def _declared(page: bytes, content_type: str | None) -> list[str]:
    found = _IN_HEADER.findall(content_type or "")
    found += [name.decode("ascii", "ignore") for name in _IN_META.findall(page[:HEAD_BYTES])]
    names = [MEANT.get(name.lower(), name.lower()) for name in found]
    return [name for name in names if _is_text_encoding(name)]


def _is_text_encoding(name: str) -> bool:
    """Say whether Python knows it as an encoding of text: "rot13" and "zip" are names as well."""
    try:
        return codecs.lookup(name).name not in _TRICKS and codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _best_guess(page: bytes, content_type: str | None) -> str:
    """Decode bytes that nothing describes, keeping what can be kept.

    Mostly-valid UTF-8 (one broken advertisement in a good page) stays UTF-8: fewer than one bad byte in a hundred of
    the bytes outside ASCII. Otherwise the declared set or else the language's usual one takes them.
    """
    as_utf8 = page.decode("utf-8", "replace")
    outside = sum(1 for char in as_utf8 if char > "\x7f")
    if as_utf8.count("\ufffd") * 100 < outside:
        return as_utf8
    language = _HTML_LANG.search(page[:HEAD_BYTES])
    usual = _USUAL.get(language.group(1).decode("ascii").lower(), "cp1252") if language else "cp1252"
    declared = [name for name in _declared(page, content_type) if not name.startswith(("utf", "u8"))]
    return page.decode(next(iter(declared), usual), "replace")
