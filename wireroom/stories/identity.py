"""What is a story called? By the article that opened it, so that the same stream gives the same addresses."""

import base64
import hashlib


def story_id_of(article_id: str) -> str:
    """Return the id of the story that an article opens: "s" and 40 bits of a hash; two of a million meet by 1 in 2.

    >>> story_id_of("a1")
    's6vp7c33g'
    """
    digest = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).digest()
    return "s" + base64.b32encode(digest)[:8].decode().lower()
