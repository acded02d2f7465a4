"""How much of a feed do we take?

The limits of S14. Excess is cut and flagged, never an error.
"""

#: What the gateway lets through (S9); a longer document is refused here too, for feeds that come as files.
MAX_BYTES = 15 * 1024 * 1024
MAX_ENTRIES = 2000
#: Bytes of UTF-8.
MAX_TITLE = 1024
MAX_AUTHOR = 512
MAX_BODY = 512 * 1024
MAX_CATEGORY = 256
#: Characters; longer addresses are not cut but left out, since a part of an address is another address.
MAX_URL = 2048
MAX_AUTHORS = 20
MAX_CATEGORIES = 50
MAX_ENCLOSURES = 20
#: Addresses that a post may be about.
MAX_LINKS = 5


def cut_text(text: str, most: int) -> str:
    """Return the beginning of a text that takes at most `most` bytes of UTF-8, cut between characters.

    What was cut ends with no white space.

    >>> cut_text("aé", 2)
    'a'
    """
    if len(text) * 4 <= most:
        return text
    raw = text.encode("utf-8", "replace")
    return text if len(raw) <= most else raw[:most].decode("utf-8", "ignore").rstrip()
