"""Settings: one frozen tree, made once from a TOML file and `WIREROOM_*`, handed down as arguments.

Order, later wins: the defaults below, the file (`WIREROOM_CONFIG`, else `wireroom.toml` in the data folder), the
environment (`WIREROOM_PORT` sets `port`), the command's options. No other place reads the environment.
"""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from wireroom.errors import ConfigError

#: Settings that take one of a few words.
CHOICES = {"log_level": ("info", "debug"), "smtp_security": ("starttls", "tls", "none")}

#: What a value should have been, in words.
WORDS: dict[type, str] = {bool: "yes or no", int: "whole number", float: "number", str: "text"}

#: Variables that other parts of the project use; they are not settings.
NOT_SETTINGS = frozenset({"config", "chromium", "datasets", "tools", "no_browser"})


#: Numbers from and to which a setting makes sense: with no worker at all, for one, everything would wait for ever.
RANGES: dict[str, tuple[float, float]] = {
    "port": (0, 65535),
    "smtp_port": (1, 65535),
    "feeds_at_once": (1, 1000),
    "pages_at_once": (1, 1000),
    "workers": (1, 256),
    "read_hours": (0, 1_000_000),
    "loopback_gap_s": (0, 3600),
    "loopback_page_gap_s": (0, 3600),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that an operator can choose. Units stand in the names."""

    #: Folder of the database, the control socket and the lock.
    data: Path = Path(platformdirs.user_data_dir("wireroom", appauthor=False))
    #: Where the site listens. Loopback alone, until there is a session that knows its owner.
    host: str = "127.0.0.1"
    port: int = 8080
    #: Port of the second listener, with metrics and detailed health, on loopback; 0: there is none.
    admin_port: int = 0
    #: Page that tells publishers who asks and how to reach the operator; stands in the User-Agent.
    contact: str = "https://wireroom.example/contact"
    #: What readers see on the contact page.
    contact_mail: str = ""
    #: Address under which readers reach the site, for links in messages; "": the one that it listens at.
    site_url: str = ""
    #: The mail server for alerts; "": no mail goes out. It is spoken to by "starttls", "tls" or "none" (this machine).
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    #: Address that mail comes from; "": `contact_mail`.
    smtp_from: str = ""
    #: The ntfy server that gets the token, and the token.
    ntfy_server: str = "https://ntfy.sh"
    ntfy_token: str = field(default="", repr=False)
    #: Private addresses that may be asked all the same: "127.0.0.0/8:8800-8900".
    allow: tuple[str, ...] = ()
    #: Pauses between two requests to one loopback host, for demonstrations, tests and benches; others keep the floors.
    loopback_gap_s: float = 2.0
    loopback_page_gap_s: float = 5.0
    #: File of sources to begin with, in the catalogue's form; "" is the one that the package ships.
    catalogue: str = ""
    #: File with further office-holders, in the form of the shipped table.
    offices: str = ""
    #: Where `wireroom refdata update` asks: a service that answers SPARQL over Wikidata.
    refdata_url: str = "https://query.wikidata.org/sparql"
    #: File with the definition of a situation to watch from the first start on; "" is none.
    watch: str = ""
    #: Feeds and pages that may be under way at once, over all hosts.
    feeds_at_once: int = 32
    pages_at_once: int = 16
    #: Processes that parse and extract.
    workers: int = 2
    #: On the first fetch of a feed, only entries as young as this are read in full.
    read_hours: float = 48.0
    #: What makes vectors of meaning: "none", "multilingual" (an extra), or the folder of a model (the extra "onnx").
    embedder: str = "none"
    #: Pictures of publishers are fetched with their articles, once, and served from here.
    pictures: bool = True
    #: Everybody may read publishers' texts in full; else the owner alone, and others see two sentences and the link.
    texts_for_all: bool = False
    #: Days after its last article at which a story goes, 3 at least; 0: none goes for its age.
    keep_days: float = 90.0
    #: Room that the database may take up, in 10^9 bytes: beyond it the oldest stories go; 0: no limit.
    disk_budget_gb: float = 10.0
    #: "": the machine's time. "START,REAL_START,SPEED": a faster clock (see wireroom.clock.FastClock).
    clock: str = ""
    #: "info" or "debug".
    log_level: str = "info"
    #: Marks the room as a demonstration: pages say that all news in it is invented.
    demo: bool = False

    @property
    def database(self) -> Path:
        """The one file that holds everything."""
        return self.data / "wireroom.db"

    @property
    def control(self) -> Path:
        """The socket on which the running writer takes orders."""
        return self.data / "control.sock"


def load_settings(environ: Mapping[str, str], **given: Any) -> Settings:
    """Make the tree. `given` are a command's options; those that are None do not count.

    Raises:
        ConfigError: If a key is unknown (it names the nearest right one) or a value does not fit.
    """
    from_environment = {
        name[9:].lower(): value
        for name, value in environ.items()
        if name.startswith("WIREROOM_") and name[9:].lower() not in NOT_SETTINGS
    }
    data = Path(given.get("data") or from_environment.get("data") or Settings().data)
    named = environ.get("WIREROOM_CONFIG")
    file = Path(named) if named else data / "wireroom.toml"
    values = {**_read(file, must_exist=named is not None), **from_environment, **_without_none(given)}
    return replace(Settings(), **{key: _fit(key, value) for key, value in values.items()})


def _without_none(given: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in given.items() if value is not None}


def _read(file: Path, *, must_exist: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        if must_exist:
            raise ConfigError("config", f"there is no file {file}") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError("config", f"{file} could not be read: {error}") from error


def _fit(key: str, value: Any) -> Any:
    defaults = Settings()
    names = [item.name for item in fields(Settings)]
    if key not in names:
        near = difflib.get_close_matches(key, names, n=1, cutoff=0.0)
        raise ConfigError(key, f"there is no such setting; the nearest is `{near[0]}`")
    default = getattr(defaults, key)
    try:
        if isinstance(default, bool):
            return _truth(value)
        if isinstance(default, tuple):
            parts = value.split(",") if isinstance(value, str) else value
            return tuple(str(part).strip() for part in parts if str(part).strip())
        return _in_range(key, type(default)(value))
    except (TypeError, ValueError, OverflowError):
        raise ConfigError(key, f"{value!r} is not a {WORDS.get(type(default), 'value that fits')}") from None


def _in_range(key: str, value: Any) -> Any:
    if key in CHOICES and value not in CHOICES[key]:
        raise ConfigError(key, f"{value!r} is none of {', '.join(CHOICES[key])}")
    low, high = RANGES.get(key, (None, None))
    if low is not None and high is not None and not low <= value <= high:
        raise ConfigError(key, f"{value:g} is not between {low:g} and {high:g}")
    return value


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).lower()
    if text not in ("1", "true", "yes", "on", "0", "false", "no", "off", ""):
        raise ValueError(value)
    return text in ("1", "true", "yes", "on")
