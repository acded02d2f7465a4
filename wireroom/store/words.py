"""Where a word begins and ends for the search: cut by SQLite's own tokenizer, for whatever else must cut as it does.

Lower case, letters without marks, and each character of a script without spaces is a word.
"""

import re
import threading

import apsw
import apsw.fts5

#: How the table of the full text cuts; the same words stand in its migration.
TOKENIZER = ("unicode61", ["remove_diacritics", "2"])

#: Characters of scripts without spaces between words: each is a word to the index.
CJK = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af])")


def spaced(text: str) -> str:
    """Put spaces around CJK characters, so that the index takes each as a word."""
    return text if text.isascii() else CJK.sub(r" \1 ", text)


class _Own(threading.local):
    """A tokenizer for each thread: it belongs to a connection."""

    def __init__(self) -> None:
        self.cut = apsw.Connection(":memory:").fts5_tokenizer(*TOKENIZER)


_own = _Own()


def words(text: str) -> list[str]:
    """Cut a text into the words that are indexed.

    >>> words("Čapek's café, 海峡!")
    ['capek', 's', 'cafe', '海', '峡']
    """
    data = spaced(text).encode("utf-8", "replace")
    how = apsw.FTS5_TOKENIZE_DOCUMENT
    return [str(word) for word in _own.cut(data, how, None, include_offsets=False, include_colocated=False)]
