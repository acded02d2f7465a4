"""Which publisher's domain does an address belong to?

The registrable domain is the part of a host name that somebody has registered: `news.example.co.uk` belongs to
`example.co.uk`. It comes from the public suffix list that the package `tld` carries; nothing is loaded from elsewhere.
"""

import functools
import ipaddress
from urllib.parse import urlsplit

import idna
import tld

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Ports that say nothing new about who answers.
USUAL_PORTS = (80, 443)


def ascii_host(host: str) -> str:
    """Write a host name in lower-case ASCII (`münster.example` becomes `xn--mnster-3ya.example`).

    Raises:
        ValueError: If the name cannot be written so.
    """
    host = host.lower()
    if host.isascii():
        return host
    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
        return ".".join(label if label.isascii() else idna.alabel(label).decode() for label in mapped.split("."))
    except UnicodeError as error:
        raise ValueError(f"{host!r} is no host name") from error


def ip_address(host: str) -> IPAddress | None:
    """Read a host (without brackets) as an IP address; None if it is a name."""
    if ":" not in host and not host[-1:].isdigit():
        return None  # nearly all hosts, and the library's own answer costs as much as the rest
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def registrable_domain(url: str) -> str:
    """Return the registrable domain of an address, in lower-case ASCII.

    A host on no public list stands for itself. So does an IP address, with its port where that is not 80 or 443: each
    server of a loopback world is a domain of its own. An address without a readable host gives "".

    >>> registrable_domain("https://www.news.example.co.uk/politics?page=2")
    'example.co.uk'
    >>> registrable_domain("http://127.0.1.5:8800/feed.xml")
    '127.0.1.5:8800'
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    address = ip_address(host)
    if address is None:
        return _registrable(host)
    shown = f"[{address}]" if address.version == 6 else str(address)
    return shown if port is None or port in USUAL_PORTS else f"{shown}:{port}"


@functools.lru_cache(maxsize=65536)
def _registrable(host: str) -> str:
    try:
        name = ascii_host(host).strip(".")
    except ValueError:
        return ""
    # The list holds suffixes in their own script, so the question is asked in it and answered in ASCII.
    found = tld.get_fld(f"http://{_own_script(name)}/", fail_silently=True)
    if not found:
        return name
    return ".".join(name.split(".")[-(found.count(".") + 1) :])


def _own_script(name: str) -> str:
    labels = []
    for label in name.split("."):
        try:
            labels.append(idna.ulabel(label) if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)
