"""In which encoding was this document written?

Publishers' declarations are often wrong, bytes rarely lie: a byte order mark is believed first, then bytes that are
valid UTF-8 and not plain ASCII (other text is that by accident too seldom to matter), then the declaration inside the
document, then the one of the HTTP answer, then a guess.
"""

import codecs
import re

from wireroom.text.encoding_names import MARKS, MEANT

# Names that Python knows but that are no encodings of texts, or that compress.
_NO_CHARSETS = frozenset(
    "base64 bz2 hex quopri rot13 uu zlib punycode idna unicode_escape raw_unicode_escape undefined mbcs oem".split()
)
# How "<" or "<?" begins in encodings of more than one byte, without a byte order mark.
_STARTS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
_DOUBLE = re.compile(rb"\xc3[\x80-\xbf]\xc2[\x80-\x9f]")
# The share of bytes that may be wrong before an encoding is thought to be another one.
_FEW = 0.01


def decode(body: bytes, content_type: str | None = None) -> tuple[str, bool]:
    """Return the text of a document, and whether its declaration was wrong or some bytes unreadable. Never raises.

    Args:
        body: The whole document.
        content_type: The HTTP header, for its charset.
    """
    for mark, name in MARKS:
        if body.startswith(mark):
            return _leniently(body[len(mark) :], name)
    for start, name in _STARTS:
        if body.startswith(start):
            return _leniently(body, name)
    inside, outside = declared(body), _http_charset(content_type)
    named = [name for name in (inside, outside) if name is not None]
    if not (body.isascii() and named):
        text, twice = _as_utf8(body)
        if text is not None:
            return text, twice or (bool(named) and named[0] != "utf-8")
    for name in named:
        if name.startswith(("utf-16", "utf-32")):  # these show in the first bytes, and were not there
            continue
        try:
            return body.decode(name), name != named[0]
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(body, named)


def declared(body: bytes) -> str | None:
    """Return the usual Python name of the encoding that the XML declaration names, None where it names none."""
    match = _DECLARED.match(body[:300].lstrip())
    return _known(match[1].decode("ascii")) if match else None


def is_double(body: bytes) -> bool:
    """Say whether text in UTF-8 seems to have been encoded twice: letters followed by control characters."""
    return not body.isascii() and _DOUBLE.search(body) is not None


def _as_utf8(body: bytes) -> tuple[str | None, bool]:
    """Decode UTF-8 and say whether it had been encoded twice; None where it is something else."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None, False
    if is_double(body):
        try:
            return text.encode("latin-1").decode("utf-8"), True
        except UnicodeError:  # only a part of it was encoded twice
            return text, False
    return text, False


def _http_charset(content_type: str | None) -> str | None:
    match = _CHARSET.search(content_type or "")
    return _known(match[1]) if match else None


def _known(name: str) -> str | None:
    name = name.lower()
    name = MEANT.get(name, name)
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if found.replace("-", "_") in _NO_CHARSETS else found


def _leniently(body: bytes, name: str) -> tuple[str, bool]:
    text = body.decode(name, "replace")
    return text, "\ufffd" in text


def _guess(body: bytes, named: list[str]) -> tuple[str, bool]:
    """Read bytes that nothing declared fits: UTF-8 with some bytes of Windows between, or what is named, with gaps."""
    best = "utf-8"
    for name in [*named, "utf-8"]:
        if name.startswith(("utf-16", "utf-32")):
            continue
        try:
            text = body.decode(name, "replace")
        except LookupError:
            continue
        if text.count("\ufffd") <= _FEW * len(text):
            best = name
            break
    else:
        return body.decode("cp1252", "replace"), True
    if best != "utf-8":
        return body.decode(best, "replace"), True
    return _utf8_with_strays(body), True


def _utf8_with_strays(body: bytes) -> str:
    """Decode UTF-8; a byte that does not fit is read as Windows-1252, from where it usually was pasted."""
    out: list[str] = []
    at = 0
    while True:
        try:
            out.append(body[at:].decode("utf-8"))
            return "".join(out)
        except UnicodeDecodeError as error:
            if len(out) > 2000:  # each turn copies the rest: beyond this many strays the rest is not worth it
                out.append(body[at:].decode("utf-8", "replace"))
                return "".join(out)
            out.append(body[at : at + error.start].decode("utf-8"))
            out.append(body[at + error.start : at + error.end].decode("cp1252", "replace"))
            at += error.end
