"""Which addresses may we reach? Pure functions over texts and IP addresses; nothing here opens a connection.

Two questions, asked at two times. `read_place` judges the text of an address before anything is done with it: scheme,
port, spelling of the host. `may_dial` judges the IP address that is about to be connected to, whoever named it: only
that decides, because what a name leads to is known no earlier.
"""

import ipaddress
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from yarl import URL

from wireroom.errors import ConfigError
from wireroom.text.domains import USUAL_PORTS, IPAddress, ascii_host, ip_address, registrable_domain

#: Longest address that we ask for, characters (S14 cuts addresses in feeds at the same length).
LONGEST = 2048

#: IPv4 blocks that are not the public internet: the IANA special-purpose registry in full (also those of its blocks
#: that are reachable: nobody publishes news there), multicast, the reserved top, and one cloud's metadata host.
REFUSED_V4 = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT; a cloud's metadata lies in it
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's platform host, public by its number alone
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)

#: The only IPv6 block in which hosts of the public internet lie. Mapped, compatible, translated, NAT64, site-local,
#: unique local, link-local and multicast forms all lie outside.
PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")

#: What is reserved inside it.
REFUSED_V6 = tuple(
    ipaddress.IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address in disguise
        "2620:4f:8000::/48",  # AS112
        "3ffe::/16",  # the former test network
        "3fff::/20",  # documentation
    )
)

#: scheme, authority, rest. An authority ends at the first "/", "?" or "#".
ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<rest>.*)", re.IGNORECASE)
AUTHORITY = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[\]]*)(?::(?P<port>[0-9]{0,5}))?")
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
#: A last label of this form makes a host a number, not a name (WHATWG's rule).
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")

#: Written as they are in path and query; all else is percent-encoded. "%" stays: what is encoded is not encoded twice.
KEPT = "!#$%&'()*+,/:;=?@[]~"


class RefusalError(ValueError):
    """An address is not one that we may reach; the text says why, in words for a reader."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """A block of addresses and a range of ports that the operator has opened (S7)."""

    network: ipaddress.IPv4Network | ipaddress.IPv6Network
    low: int
    high: int

    @classmethod
    def parse(cls, text: str) -> "Allowance":
        """Read "CIDR:port" or "CIDR:low-high", such as "127.0.0.0/8:8800-8899".

        Raises:
            ConfigError: If it is neither.
        """
        block, _, ports = text.rpartition(":")
        low, _, high = ports.partition("-")
        try:
            made = cls(ipaddress.ip_network(block), int(low), int(high or low))
        except ValueError as error:
            raise ConfigError("net.allow", f"{text!r} is not of the form CIDR:port or CIDR:low-high") from error
        if not 1 <= made.low <= made.high <= 65535:
            raise ConfigError("net.allow", f"{text!r} has no ports between 1 and 65535 in rising order")
        return made

    def covers(self, address: IPAddress, port: int) -> bool:
        """Say whether an address and port lie inside."""
        return self.low <= port <= self.high and address in self.network


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An address that may be asked for, in the one spelling in which it is sent."""

    url: URL
    scheme: str
    #: Lower-case ASCII; an IPv6 address without brackets.
    host: str
    port: int
    #: The host as an IP address; None for a name.
    ip: IPAddress | None
    #: Whose turns it takes (R25).
    domain: str

    @property
    def text(self) -> str:
        """The address as text, without fragment."""
        return str(self.url)

    @property
    def host_and_port(self) -> str:
        """Whom a pause holds for (R28)."""
        return f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Whose robots rules hold: scheme, host and port."""
        return f"{self.scheme}://{self.url.raw_authority}"

    @property
    def loopback(self) -> bool:
        """Whether it is written as a loopback address; a name never is."""
        return self.ip is not None and self.ip.is_loopback


def is_public(address: IPAddress) -> bool:
    """Say whether an IP address belongs to the public internet (S3)."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in block for block in REFUSED_V4)
    if address.scope_id is not None:
        return False
    return address in PUBLIC_V6 and not any(address in block for block in REFUSED_V6)


def may_dial(address: IPAddress, port: int, allow: Iterable[Allowance] = ()) -> bool:
    """Say whether we may connect to an address and port: public on a usual port, or opened by the operator."""
    if port in USUAL_PORTS and is_public(address):
        return True
    return any(allowance.covers(address, port) for allowance in allow)


def without_secrets(url: str) -> str:
    """Return an address as it may be shown: user name and password taken out, odd characters and length too."""
    plain = "".join(char if char.isprintable() else "\ufffd" for char in url[:LONGEST])
    return re.sub(r"^([^/?#]*//)?[^/?#]*@", lambda found: found.group(1) or "", plain)


def read_place(url: str, allow: Iterable[Allowance] = ()) -> Place:
    """Read the text of an address, or refuse it (S2).

    The host must stand in its canonical spelling; what is encoded in path and query stays as it is, and what must be
    encoded there is. The fragment is dropped.

    Raises:
        RefusalError: Says why, in words for a reader.
    """
    url = url.strip(" \t\r\n")
    if len(url) > LONGEST:
        raise RefusalError(f"the address is longer than {LONGEST} characters")
    if any(_unfit(char) for char in url):
        raise RefusalError("the address holds characters that no address may hold")
    match = ADDRESS.fullmatch(url)
    if match is None or match["scheme"].lower() not in ("http", "https"):
        raise RefusalError("only http and https addresses can be asked")
    scheme, authority = match["scheme"].lower(), match["authority"]
    rest = match["rest"].partition("#")[0]
    if "\\" in authority + rest.partition("?")[0]:
        raise RefusalError("the address holds a backslash, which readers of addresses disagree on")
    if "@" in authority:
        raise RefusalError("the address holds a user name")
    parts = AUTHORITY.fullmatch(authority)
    if parts is None:
        raise RefusalError("the address has no readable host")
    host, ip = _host(parts["host"])
    port = int(parts["port"] or (443 if scheme == "https" else 80))
    if port not in USUAL_PORTS and not any(allowed.low <= port <= allowed.high for allowed in allow):
        raise RefusalError("only ports 80 and 443 can be asked")
    if ip is not None and not may_dial(ip, port, allow):
        raise RefusalError("the address is not on the public internet")
    shown = f"[{host}]" if ":" in host else host
    if port != (443 if scheme == "https" else 80):
        shown += f":{port}"
    text = f"{scheme}://{shown}{_sendable(rest)}"
    return Place(
        url=URL(text, encoded=True), scheme=scheme, host=host, port=port, ip=ip, domain=registrable_domain(text)
    )


def _unfit(char: str) -> bool:
    """Find control characters, line ends and all spaces but the plain one (joiners are right in Persian paths)."""
    return char != " " and unicodedata.category(char) in ("Cc", "Zs", "Zl", "Zp")


def _host(written: str) -> tuple[str, IPAddress | None]:
    """Return a host as it is sent, and as an IP address if it is one."""
    if written.startswith("["):
        inner = written[1:-1].lower()
        ip = ip_address(inner)
        if ip is None or ip.version != 6 or "%" in inner or inner != ip.compressed:
            raise RefusalError("the host is not a plainly written IPv6 address")
        return inner, ip
    # Full-width letters, other full stops and invisible signs are mapped away by some readers and not by others.
    low = written.lower()
    odd = any(char == "\u3002" or unicodedata.category(char) == "Cf" for char in low)
    if odd or unicodedata.normalize("NFKC", low) != unicodedata.normalize("NFC", low):
        raise RefusalError("the host is written in look-alike characters")
    try:
        host = ascii_host(written)
    except ValueError as error:
        raise RefusalError("the host is not a name that can be looked up") from error
    labels = host.split(".")
    if NUMBER.fullmatch(labels[-1]):
        ip = ip_address(host)
        if ip is None:
            raise RefusalError("the host is a number that is not plainly written")
        return host, ip
    if len(host) > 253 or not all(LABEL.fullmatch(label) for label in labels):
        raise RefusalError("the host is not a name that can be looked up")
    return host, None


def _sendable(rest: str) -> str:
    """Percent-encode what may not be sent; bytes that were no UTF-8 (kept as halves of pairs) go out as they came."""
    path = rest if rest.startswith("/") else "/" + rest
    try:
        return quote(path.encode("utf-8", "surrogateescape"), safe=KEPT)
    except UnicodeEncodeError as error:
        raise RefusalError("the address holds characters that no address may hold") from error
