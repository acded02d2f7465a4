"""What we say when we ask, and what answers mean. No cookie, no referrer, nothing added to the address (R29)."""

from collections.abc import Mapping

from wireroom.ports import Ask, Post

#: What we say we would like to have, by kind of request.
ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1",
    "page": "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
    "image": "image/webp, image/png, image/jpeg, image/gif, */*;q=0.1",
    "icon": "image/png, image/x-icon, image/vnd.microsoft.icon, image/webp, image/*;q=0.5, */*;q=0.1",
    "robots": "text/plain, */*;q=0.1",
}

#: What a status says to a reader; others are told by their number.
MEANINGS = {
    401: "answered 401: it asks for a password",
    402: "answered 402: it asks for money",
    403: "answered 403: it does not let us in",
    404: "answered 404: there is nothing at this address",
    410: "answered 410: gone for good",
    451: "answered 451: closed for legal reasons",
}


def headers_for(ask: Ask, user_agent: str, *, conditional: bool) -> dict[str, str]:
    """Return all headers of a request but Host: who asks, what for, and what we hold already (R21).

    Args:
        ask: The question.
        user_agent: Who asks.
        conditional: Whether this is the address that the validators belong to.
    """
    headers = {"User-Agent": user_agent, "Accept": ACCEPT[ask.kind], "Accept-Encoding": "gzip, deflate"}
    if conditional:
        held = {"If-None-Match": ask.etag, "If-Modified-Since": ask.last_modified}
        # What came in a header is printable; anything else did not come from one.
        headers.update({name: value for name, value in held.items() if value and value.isprintable()})
    return headers


#: Headers of what we send that nobody outside `net/` decides (S10).
OURS = frozenset({"host", "connection", "cookie", "content-length", "transfer-encoding", "user-agent", "forwarded"})


def headers_to_send(post: Post, user_agent: str) -> dict[str, str]:
    """Return all headers of what is sent but Host and length.

    Raises:
        ValueError: If a header is one that we set ourselves, or holds more than printable ASCII.
    """
    for name, value in post.headers.items():
        if name.lower() in OURS or name.lower().startswith("x-forwarded"):
            raise ValueError(f"the header {name} is not set by whoever sends")
        if not (name + value).isascii() or not (name + value).isprintable():
            raise ValueError(f"the header {name} holds characters that no header may hold")
    return {"User-Agent": user_agent, "Accept": "*/*", "Accept-Encoding": "gzip, deflate", **post.headers}


def is_conditional(headers: Mapping[str, str]) -> bool:
    """Say whether a request may be answered by 304."""
    return "If-None-Match" in headers or "If-Modified-Since" in headers


def status_in_words(status: int) -> str:
    """Say what a status means that brings no usable answer."""
    trouble = f"answered {status}: it has trouble of its own" if status >= 500 else f"answered {status}"
    return MEANINGS.get(status, trouble)
