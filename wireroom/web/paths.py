"""Addresses that we send a reader to: our own pages, or the demonstration wire on this machine; never anything else."""

from urllib.parse import quote, urlsplit

from wireroom.web.routes import find

#: Pages of words, which are built from no record.
WORDS = ("/about", "/wire", "/choices", "/api")
#: Pages of the owner and of readers' voice that a form may lead back to.
OWN = ("/contact", "/owner", "/owner/sources", "/following", "/bookmarks", "/inbox", "/corrections")


def own_path(text: str) -> str:
    r"""Give a path of ours, or "/" for anything else (S29).

    >>> outside = ("//evil.example", "/\\evil.example", "https://x.example/", "/a%0d%0ab")
    >>> own_path("/s/1/a?since=2"), {own_path(path) for path in outside}
    ('/s/1/a?since=2', {'/'})
    """
    if not text.startswith("/") or text.startswith(("//", "/\\")) or len(text) > 1000:
        return "/"
    if "\\" in text or any(ord(c) <= 32 or ord(c) == 127 for c in text) or "%0" in text or "%5c" in text.lower():
        return "/"
    path = text.partition("?")[0]
    if "%2f" in path.lower() or "//" in path:
        return "/"
    known = path in WORDS or path in OWN or find(path) is not None
    return quote(text, safe="/?&=%~.-_+:,") if known else "/"


def loopback_address(url: object) -> str | None:
    """Give an address back if it is plain http on this machine; None for anything else.

    >>> loopback_address("http://127.0.0.1:8091/"), loopback_address("http://elsewhere.example/")
    ('http://127.0.0.1:8091/', None)
    """
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"http://{host}:{port or 80}/"
