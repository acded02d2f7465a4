"""How the gateway behaves. Limits may be made tighter, manners better; neither may be loosened."""

from dataclasses import dataclass, field

from wireroom import __version__
from wireroom.errors import ConfigError

#: Least seconds between two starts on one domain, and between two pages (R25).
GAP_S, PAGE_GAP_S = 2.0, 5.0
#: Most seconds for connecting and for a whole request (S8).
CONNECT_S, WHOLE_S = 10.0, 30.0
#: Most bytes of an answer by kind, on the wire and unpacked (S9).
SIZES = {"feed": 15 << 20, "page": 5 << 20, "image": 8 << 20, "icon": 2 << 20, "robots": 500 << 10, "notice": 64 << 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewaySettings:
    """Settings of the gateway. Seconds of gaps run on the injected clock, seconds of limits are real.

    Raises:
        ConfigError: If a limit is loosened or a gap shortened below what holds for every Wireroom.
    """

    #: Address of the page that tells publishers who asks.
    contact: str
    version: str = __version__
    #: Addresses that may be reached although they are private, and ports although they are unusual: "CIDR:port" or
    #: "CIDR:low-high" (S7).
    allow: tuple[str, ...] = ()
    gap_s: float = GAP_S
    page_gap_s: float = PAGE_GAP_S
    #: The same for addresses written as loopback IP addresses; may be 0, for demonstration, tests and benches.
    loopback_gap_s: float = GAP_S
    loopback_page_gap_s: float = PAGE_GAP_S
    connect_s: float = CONNECT_S
    whole_s: float = WHOLE_S
    #: Whole seconds for a robots.txt, which stands before every first question to a site; more than for connecting, so
    #: that a host that cannot be reached is told from a robots.txt that does not come.
    robots_s: float = 15.0
    #: Most bytes by kind of request.
    sizes: dict[str, int] = field(default_factory=lambda: dict(SIZES))
    #: Requests in flight over all hosts.
    at_once: int = 200

    def __post_init__(self) -> None:
        for name, least in (("gap_s", GAP_S), ("page_gap_s", PAGE_GAP_S)):
            if getattr(self, name) < least:
                raise ConfigError(f"net.{name}", f"must be at least {least:g} s")
        for name, most in (("connect_s", CONNECT_S), ("whole_s", WHOLE_S), ("robots_s", WHOLE_S)):
            if not 0 < getattr(self, name) <= most:
                raise ConfigError(f"net.{name}", f"must be above 0 and at most {most:g} s")
        if self.loopback_gap_s < 0 or self.loopback_page_gap_s < 0:
            raise ConfigError("net.loopback_gap_s", "must not be below 0")
        for kind, most_bytes in SIZES.items():
            if not 0 < self.sizes.get(kind, 0) <= most_bytes:
                raise ConfigError(f"net.sizes.{kind}", f"must be above 0 and at most {most_bytes} bytes")
        if not self.contact or not self.contact.isascii() or not self.contact.isprintable():
            raise ConfigError("net.contact", "must be the address of a page, in plain ASCII")

    def user_agent(self, subscribers: int) -> str:
        """Say who asks (R29)."""
        return f"Wireroom/{self.version} (+{self.contact}; {subscribers} subscribers)"
