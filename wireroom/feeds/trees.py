"""May this document be read as XML, and what does it say?

The parser loads no DTD, opens nothing, expands no entity and stops at depth 256 (S12; libxml2 counts). A well-formed
document in UTF-8 without a DOCTYPE, which is nearly every feed, goes to it as it came. Others are decoded, mended and
tried again, at last with a parser that keeps what it can.
"""

import re

from lxml import etree

from wireroom.errors import FeedError
from wireroom.feeds.closing import close_leaves, is_cut_off
from wireroom.feeds.encodings import declared, decode, is_double
from wireroom.feeds.limits import MAX_BYTES
from wireroom.feeds.mending import declared_entities, mend, take_prolog

_BOM = b"\xef\xbb\xbf"
# Possessive quantifiers: megabytes of blanks are read once.
_PLAIN_START = re.compile(rb"\s*+(?:<\?xml[^>]*\?>)?(?:\s++|<\?[^>]*+\?>|<!--[^>]{0,4000}+-->)*+<[A-Za-z]")
_DOCTYPE = re.compile("<!DOCTYPE", re.IGNORECASE)


def read_tree(body: bytes, url: str, content_type: str | None = None) -> tuple[etree._Element, set[str]]:
    """Return the root element of a document and what was found or done on the way.

    These are words for the flags of a feed: "encoding_mended", "mended", "recovered", and "cut_off" where the document
    stops within an entry.

    Raises:
        FeedError: If nothing of it can be read, or if it is refused: too large, too deep, entities that grow.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(url, f"longer than {MAX_BYTES // 2**20} MiB")
    body = body.removeprefix(_BOM)
    if _PLAIN_START.match(body) and declared(body) in (None, "utf-8") and not is_double(body):
        try:
            return _parse(body, url), set()
        except etree.XMLSyntaxError:
            pass
    text, mistaken = decode(body, content_type)
    text, doctype = take_prolog(text)
    if "<" not in text:
        raise FeedError(url, "no feed: the answer is empty" if not text.strip() else "no feed: plain text")
    if _DOCTYPE.match(text):  # a second one, or one without an end
        raise FeedError(url, "refused: its head (DOCTYPE) cannot be read")
    flags = {"encoding_mended"} if mistaken else set()
    entities = declared_entities(doctype, url) if doctype else {}
    if not entities:
        try:
            return _parse(_bytes(text), url), flags
        except etree.XMLSyntaxError:
            pass
    try:
        return _parse(_bytes(mend(text, entities, url, numbers=False)), url), flags if entities else flags | {"mended"}
    except etree.XMLSyntaxError:
        text = mend(text, entities, url)
        if is_cut_off(text):
            flags.add("cut_off")
        return _recover(_bytes(close_leaves(text)), url), flags | {"recovered"}


def parser(*, recover: bool = False) -> etree.XMLParser:
    """Return a parser that obeys S12: it may see nothing but the bytes that it is given."""
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _parse(body: bytes, url: str) -> etree._Element:
    reader = parser()
    try:
        return etree.fromstring(body, reader)
    except etree.XMLSyntaxError:
        _refuse_excess(reader, url)
        raise


def _recover(body: bytes, url: str) -> etree._Element:
    reader = parser(recover=True)
    try:
        root = etree.fromstring(body, reader)
    except etree.XMLSyntaxError as error:
        _refuse_excess(reader, url)
        raise FeedError(url, "no feed: nothing of it can be read") from error
    _refuse_excess(reader, url)
    if root is None:
        raise FeedError(url, "no feed: nothing of it can be read")
    return root


def _refuse_excess(reader: etree.XMLParser, url: str) -> None:
    for error in reader.error_log:
        if error.type_name == "ERR_RESOURCE_LIMIT":
            deep = "depth" in error.message  # the parser's own words may quote the document (S11)
            raise FeedError(url, f"refused: {'elements nested too deep' if deep else 'it grows beyond all measure'}")
