"""Finished pages as bytes, and what they were made of; the least used ones go first."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

from wireroom.web.pieces import Manifest

#: Bytes of finished pages that are kept, and how many manifests (each a few kB).
MOST_CACHED = 48 * 1024 * 1024
MOST_MANIFESTS = 400
#: Pages below this are not worth compressing.
LEAST_GZIP = 900
#: Two thirds of the time that level 6 takes, for 3 bytes more in 100: a page on a busy wire is not sent for long.
GZIP_LEVEL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A page as bytes."""

    body: bytes
    packed: bytes | None
    etag: str


def finish(body: bytes) -> Finished:
    """Compress a page and name its content."""
    packed = gzip.compress(body, GZIP_LEVEL, mtime=0) if len(body) >= LEAST_GZIP else None
    return Finished(body=body, packed=packed, etag=f'W/"{hashlib.sha256(body).hexdigest()[:20]}"')


class Cache:
    """Finished pages and manifests, the least used ones go first. Used from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[object, Finished] = OrderedDict()
        self._manifests: OrderedDict[object, Manifest] = OrderedDict()
        self._size = 0

    def page(self, key: object) -> Finished | None:
        """Give a page that is kept."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def keep_page(self, key: object, page: Finished) -> None:
        """Keep a page."""
        with self._lock:
            old = self._pages.pop(key, None)
            self._pages[key] = page
            self._size += _weight(page) - (_weight(old) if old else 0)
            while self._size > MOST_CACHED and self._pages:
                _, gone = self._pages.popitem(last=False)
                self._size -= _weight(gone)

    def manifest(self, key: object) -> Manifest:
        """Give what a page was made of; an empty one where that is no longer known."""
        with self._lock:
            return self._manifests.get(key, {})

    def keep_manifest(self, key: object, made: Manifest) -> None:
        """Remember what a page was made of."""
        with self._lock:
            self._manifests[key] = made
            self._manifests.move_to_end(key)
            while len(self._manifests) > MOST_MANIFESTS:
                self._manifests.popitem(last=False)


def _weight(page: Finished) -> int:
    return len(page.body) + len(page.packed or b"") + 200
