"""Which addresses from outside may be used, and which of them mean the same page?

`safe_link` decides what may be kept, shown or asked at all (S6, S18). `canonical_address` makes one form of the many
addresses of one page, for comparing and as identity; to ask for a page, take what `safe_link` gave.
"""

import re
import string
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from wireroom.text.domains import ascii_host, ip_address

# S14.
MAX_LENGTH = 2048

_DEFAULT_PORTS = {"http": 80, "https": 443}

# Control characters, lone surrogates, every white space but the ASCII space (which is written %20), bidi and other
# invisible signs, and the backslash, which browsers read as a slash and others do not.
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff\\\\]"
)
_EDGES = string.whitespace
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*"
)
_NUMBER_LIKE = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Characters that stand as they are in paths and queries; `%` where it begins an escape.
_PLAIN = frozenset((string.ascii_letters + string.digits + "-._~!$&'()*+,;=:@/?[]").encode())
_ODD = re.compile(r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/?\[\]%]|%(?![0-9A-Fa-f]{2})")
# What nearly all addresses look like: nothing in them to be changed, so that they need not be taken apart.
_USUAL = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,20}"
    r"/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*(?:#[A-Za-z0-9\-._~!$&'()*+,;=:@/]*)?"
)
_UNRESERVED = frozenset((string.ascii_letters + string.digits + "-._~").encode())
_HEX = frozenset(b"0123456789abcdefABCDEF")

# Parameters that say how a reader came, never what the page is. A prefix here ends with the sign that makes it one.
_TRACKING_PREFIXES = (
    "utm_",  # the common campaign tags
    "at_",  # AT Internet, on the BBC's and France Médias Monde's feeds
    "ns_",  # comScore (ns_mchannel=rss, ns_campaign)
    "mc_",  # Mailchimp
    "pk_", "mtm_", "matomo_", "piwik_",  # Matomo
    "hsa_", "_hs", "__hs",  # HubSpot
    "fb_",  # Facebook
    "guce_",  # Yahoo's consent page
    "wt_", "wt.",  # Webtrekk, Webtrends
    "oly_",  # Olytics
    "vero_",
    "ga_",
    "__twitter_",
)  # fmt: skip
_TRACKING = frozenset(
    # Clicks on advertising, mail and partner programmes; then publishers' own campaign tags.
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mkt_tok epik rb_clickid "
    "s_cid irclickid zanpid _openstat "
    "cmp cmpid cmp_id campaign_id intcmp icmp icid ito ncid ocid xtor xtref wtmc wprov sc_cmp ftag ftcamp smid smtyp "
    "emc taid tsrc soc_src soc_trk guccounter ref_src ref_url __source sref spm feedtype feedname traffic_source tblci "
    "echobox".split()
)
# Names that carry identity on some sites and, with one of these values, only say "from the feed".
_WORN_NAMES = frozenset("ref referrer source src from f fr partner feed mod cid via output rss channel".split())
_WORN_VALUES = frozenset(
    "rss atom feed rssfeed rss_feed rss-feed feeds rss2 rssnyt newsfeed rss20 feedburner 1 true".split()
)
_AMP_QUERY = frozenset((("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp"), ("outputtype", "valid_amp")))


def safe_link(url: str, base: str = "") -> str | None:
    r"""Return the absolute http(s) address that `url` means where `base` is the page, or None if it may not be used.

    None for other schemes, for names and passwords within, for control characters, Unicode spaces and backslashes, for
    hosts that do not parse (octal, hexadecimal and short IP addresses among them) and for more than 2,048 characters.
    Never raises.

    >>> safe_link("../b c?x=é#top", "https://News.example/a/index.html")
    'https://news.example/b%20c?x=%C3%A9#top'
    >>> safe_link("java\tscript:alert(1)", "https://news.example/") is None
    True
    """
    url = url.strip(_EDGES)
    if len(url) <= MAX_LENGTH and _USUAL.fullmatch(url):
        return url
    if not url or len(url) > MAX_LENGTH or _FORBIDDEN.search(url):
        return None
    try:
        if base and not _has_web_scheme(url):
            if _SCHEME.match(url):
                return None
            url = urljoin(base, url)
        return _assemble(url)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def canonical_address(url: str) -> str | None:
    """Return the form that all addresses of one page share, or None where `safe_link` gives none.

    Scheme and host in lower case; no default port, fragment, dot segment or trailing slash; escapes in one spelling;
    parameters that only tell where a reader came from are gone, the others keep their order; pages on an AMP cache
    stand for the page they copy. Idempotent; never raises. Kept for the addresses last seen: an entry's is asked for a
    dozen times on its way.

    >>> canonical_address("HTTPS://News.example:443/a/./b/?utm_source=rss&id=7&fbclid=x#comments")
    'https://news.example/a/b?id=7'
    """
    safe = safe_link(url)
    if safe is None:
        return None
    for _ in range(3):  # an AMP address may lead to another; deeper nesting is nobody's page
        original = _behind_amp(safe)
        if original is None:
            break
        safe = original
    try:
        parts = urlsplit(safe)
        path = _without_dots(_spelled(parts.path))
        query = "&".join(_telling(parts.query))
    except ValueError:
        return None
    segments = path.rstrip("/").split("/")
    while len(segments) > 2 and segments[-1] in ("amp", ""):
        segments.pop()
    path = "/".join(segments) or "/"
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""  # "#!" addresses a page within a page
    return f"{parts.scheme}://{parts.netloc}{path}" + (f"?{query}" if query else "") + fragment


def _has_web_scheme(url: str) -> bool:
    return url[:8].lower().startswith(("http://", "https://"))


def _assemble(url: str) -> str | None:
    if not _has_web_scheme(url) or _FORBIDDEN.search(url):
        return None
    parts = urlsplit(url)
    if "@" in parts.netloc or not parts.hostname:
        return None
    scheme = parts.scheme.lower()
    host = _host(parts.hostname, bracketed=parts.netloc.startswith("["))
    port = parts.port
    if host is None or port == 0:
        return None
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    out = f"{scheme}://{host}{_escaped(parts.path) or '/'}"
    if parts.query:
        out += "?" + _escaped(parts.query)
    if parts.fragment:
        out += "#" + _escaped(parts.fragment)
    return out if len(out) <= MAX_LENGTH else None


def _host(name: str, *, bracketed: bool) -> str | None:
    if bracketed:
        address = None if "%" in name else ip_address(name)
        return f"[{address}]" if address is not None and address.version == 6 else None
    if not name.isascii():
        name = ascii_host(name)
    name = name.lower().removesuffix(".")
    if not _HOST.fullmatch(name):
        return None
    if _NUMBER_LIKE.fullmatch(name.rpartition(".")[2]):  # then it is an IPv4 address, in its usual form or not at all
        address = ip_address(name)
        return str(address) if address is not None and address.version == 4 else None
    return name


def _escaped(text: str) -> str:
    """Write what may not stand in an address as %XX, and leave escapes as they are."""
    if not _ODD.search(text):
        return text
    raw = text.encode()
    out = bytearray()
    for at, byte in enumerate(raw):
        if byte in _PLAIN or (byte == 0x25 and len(raw) > at + 2 and raw[at + 1] in _HEX and raw[at + 2] in _HEX):
            out.append(byte)
        else:
            out += b"%%%02X" % byte
    return out.decode("ascii")


def _spelled(text: str) -> str:
    """Give escapes one spelling: letters that need none stand plain, the others in upper case."""

    def spell(match: re.Match[str]) -> str:
        byte = int(match[1], 16)
        return chr(byte) if byte in _UNRESERVED else match[0].upper()

    return re.sub("%([0-9A-Fa-f]{2})", spell, text)


def _without_dots(path: str) -> str:
    out: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            del out[-1:]
        elif segment != ".":
            out.append(segment)
    return "/" + "/".join(out)


def _telling(query: str) -> Iterator[str]:
    """Yield the parameters that say what the page is, in their order."""
    for part in query.split("&"):
        spelled = _spelled(part)
        name, _, value = spelled.lower().partition("=")
        if not name and not value:
            continue
        if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
            continue
        if (name in _WORN_NAMES and value in _WORN_VALUES) or (name, value) in _AMP_QUERY:
            continue
        yield spelled


def _behind_amp(url: str) -> str | None:
    """Return the address that an AMP cache's address copies (Google's viewer and the AMP project's cache)."""
    match = re.match(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?([^?#]+)", url) or re.match(
        r"https?://[a-z0-9-]+\.cdn\.ampproject\.org/[civ]/(s/)?([^?#]+)", url
    )
    if match is None:
        return None
    return safe_link(("https://" if match[1] else "http://") + match[2] + url[match.end() :])
