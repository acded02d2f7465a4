"""The only place that picks concrete edges: rooms, readers, gateway, workers, site."""

import functools
import importlib.resources
import math
import random
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette

from wireroom.articles.learned import Learned, learn
from wireroom.claims.aligned import claims_of
from wireroom.claims.deed_details import coded
from wireroom.claims.desk import ClaimsDesk
from wireroom.claims.origins import origin_label
from wireroom.claims.table import SHIPPED, Table
from wireroom.claims.tellers import with_tellers
from wireroom.claims.voices import voices
from wireroom.clock import Clock, FastClock, SystemClock
from wireroom.config import Settings
from wireroom.embed import choose
from wireroom.errors import ConfigError, WireroomError
from wireroom.feeds.catalogue import CatalogueSource, load
from wireroom.log.sqlite import SCHEMA, SqliteLog
from wireroom.model.meters import SiteMeters
from wireroom.model.registry import RegistryDoubt
from wireroom.model.story import Composition, Member
from wireroom.net.gateway import Gateway
from wireroom.net.mail import MailServer, MailSettings
from wireroom.net.settings import GatewaySettings
from wireroom.notify import push
from wireroom.notify.keys import room_key
from wireroom.notify.mail import Mail
from wireroom.notify.ntfy import Ntfy
from wireroom.notify.webhook import Webhook
from wireroom.pipeline.alerting import Alerting
from wireroom.pipeline.control import order
from wireroom.pipeline.filing import Filing
from wireroom.pipeline.intake import Intake
from wireroom.pipeline.newsroom import Newsroom
from wireroom.pipeline.outbox import Outbox
from wireroom.pipeline.retention import LEAST_DAYS, Limits, Retention
from wireroom.pipeline.runner import Pace, Runner
from wireroom.pipeline.workers import Workers
from wireroom.ports import Embedder, Poster
from wireroom.ports.alerting import Notifier
from wireroom.store.alerting import SqliteAlertBook
from wireroom.store.facts import store_facts
from wireroom.store.indexing import Indexing
from wireroom.store.learning import readings
from wireroom.store.personal import Personal
from wireroom.store.reader import SqliteReader
from wireroom.store.room import SqliteRoom
from wireroom.store.side_index import SideIndex, index_folder
from wireroom.stories.compose import compose
from wireroom.stories.desk import StoryDesk
from wireroom.trends.desk import TrendsDesk
from wireroom.watch.desk import WatchDesk

if TYPE_CHECKING:
    from wireroom.archives.find import Found


#: How long an order of the site waits for a writer that is starting, real seconds.
STARTING_S = 20.0


def make_clock(settings: Settings) -> Clock:
    """Give the clock that the settings name.

    Raises:
        ConfigError: If it is not "START,REAL_START,SPEED" or "START,REAL_START,SPEED,END".
    """
    if not settings.clock:
        return SystemClock()
    try:
        start, real_start, speed, *end = (float(part) for part in settings.clock.split(","))
    except ValueError:
        raise ConfigError("clock", f"{settings.clock!r} is not START,REAL_START,SPEED[,END]") from None
    if not (speed > 0 and math.isfinite(start + real_start + speed) and len(end) < 2):
        raise ConfigError("clock", f"{settings.clock!r}: a clock needs real times and a speed above 0")
    return FastClock(start=start, real_start=real_start, speed=speed, **({"end": end[0]} if end else {}))


def open_room(path: Path | str, *, wait: float = 0.0) -> SqliteRoom:
    """Open the room for its one writer. `:memory:` is allowed. `wait`: real seconds for another writer to end."""
    return SqliteRoom(path, make_log=SqliteLog, schema=SCHEMA, compose=_write, wait=wait)


def _write(members: Sequence[Member], at: float) -> Composition:
    """Write about a story: what the story desk tells, and whom the claims desk hears."""
    told = compose(members, at=at)
    return replace(
        told,
        voices=voices(members),
        differs=with_tellers(told.differs, members),
        claims=claims_of(members, told.differs),
    )


def open_reader(path: Path) -> SqliteReader:
    """Open a room for reading alone."""
    side = SideIndex(index_folder(path))
    return SqliteReader.open(path, origin_label=origin_label, side=side, compose=_write)


def make_indexing(settings: Settings) -> Indexing:
    """Make what keeps the side index up to date."""
    return Indexing(settings.database, make_log=SqliteLog)


def office_facts(settings: Settings) -> tuple[Table, str]:
    """Give the table of office-holders, and what is wrong with it: then it is empty, and the check is off."""
    try:
        learnt = refdata_file(settings)
        return shipped_offices(settings, *([_file("refdata", str(learnt))] if learnt.exists() else [])), ""
    except (WireroomError, OSError) as error:
        return Table(), str(error)


def shipped_offices(settings: Settings, *learnt: bytes) -> Table:
    """Give the shipped table of office-holders; over it the room's own, the operator's, and `learnt`.

    Raises:
        WireroomError: If one of the files is broken.
        OSError: If one of them is not there.
    """
    layers = [_package_data("claims", name) for name in SHIPPED]
    own = settings.data / "offices.json"
    layers += [_file("offices", file) for file in (str(own) if own.is_file() else "", settings.offices) if file]
    return Table.load(*layers, *learnt)


def refdata_file(settings: Settings) -> Path:
    """Where `wireroom refdata update` keeps what it learnt."""
    return settings.data / "refdata.json"


def office_doubts(settings: Settings, table: Table) -> tuple[RegistryDoubt, ...]:
    """Say what the room's reports hold against the table of office-holders; nothing where there is no room yet."""
    if not settings.database.exists():
        return ()
    try:
        reader = open_reader(settings.database)
    except WireroomError:
        return ()  # what is wrong with the room is told elsewhere
    try:
        told = {office.title: office.holders[-1].name for office in table.offices if office.holders}
        return tuple(one for one in reader.office_doubts() if told.get(one.office) == one.holder)
    finally:
        reader.close()


def catalogue(settings: Settings) -> list[CatalogueSource]:
    """Give the sources to begin with."""
    if settings.catalogue:
        return load(_file("catalogue", settings.catalogue))
    return load(_package_data("feeds", "catalogue.json"))


def definition(settings: Settings) -> str:
    """Give the definition of the situation to watch from the first start on.

    Raises:
        ConfigError: If the file cannot be read.
    """
    return _file("watch", settings.watch).decode("utf-8", "replace")


def claims_desk(settings: Settings) -> ClaimsDesk:
    """Make the desk that checks claims."""
    return ClaimsDesk(office_facts(settings)[0])


def make_newsroom(room: SqliteRoom, settings: Settings) -> Newsroom:
    """Join the desks over a room."""
    return Newsroom(
        room,
        make_stories=StoryDesk,
        claims=claims_desk(settings),
        make_trends=TrendsDesk,
        make_watch=lambda: WatchDesk(code=coded_once),
    )


#: Codes a sentence; several situations look at the same ones.
coded_once = functools.lru_cache(maxsize=4096)(coded)


def make_workers(settings: Settings, processes: int | None = None) -> Workers:
    """Make the processes that read; they also make vectors, where an embedder is chosen.

    Raises:
        ConfigError: If that embedder cannot be had.
    """
    return Workers(processes or settings.workers, make_embedder=embedder_maker(settings))


def embedder_maker(settings: Settings) -> Callable[[], Embedder] | None:
    """Give what loads the embedder that is chosen, in whichever process; None for none.

    Raises:
        ConfigError: If it cannot be had.
    """
    choose.check(settings.embedder)
    return None if settings.embedder == choose.NONE else functools.partial(choose.embedder_named, settings.embedder)


def make_intake(newsroom: Newsroom, settings: Settings, *, embedder: Embedder | None = None) -> Intake:
    """Make what takes feeds and pages into a newsroom; `embedder` where no worker has made the vectors."""
    return Intake(
        newsroom,
        read_seconds=settings.read_hours * 3600.0,
        pictures=settings.pictures,
        learned=learned_sections(settings),
        embedder=embedder,
    )


def make_filing(intake: Intake, settings: Settings) -> Filing:
    """Make what takes articles of files."""
    return Filing(intake, budget=int(settings.disk_budget_gb * 1e9))


def find_archives(paths: Iterable[Path], mapping: Path | None) -> "Found":
    """Look for files of the past; `mapping` tells addresses of saved pages.

    Raises:
        UsageError: If a path holds nothing that can be read, or the mapping cannot be used.
    """
    from wireroom.archives.find import find  # what reads archives is needed by one command alone
    from wireroom.archives.loose import read_mapping

    return find(paths, read_mapping(mapping) if mapping is not None else None)


def sections_file(settings: Settings) -> Path:
    """Where the room keeps what its archive taught about sections."""
    return settings.data / "sections.json"


def learn_sections(settings: Settings) -> Learned:
    """Learn from the room's archive which words belong to which section.

    Raises:
        StorageError: If the database cannot be read.
    """
    return learn(readings(settings.database))


def learned_sections(settings: Settings) -> Learned | None:
    """Give what was learned about sections; None where nothing was.

    Raises:
        ConfigError: If the file is there and cannot be used.
    """
    path = sections_file(settings)
    if not path.is_file():
        return None
    try:
        return Learned.from_json(_file("sections.json", str(path)).decode("utf-8"))
    except ValueError as error:
        raise ConfigError("sections.json", f"{path}: {error} (or delete it)") from error


def make_retention(newsroom: Newsroom, settings: Settings) -> Retention:
    """Make what lets old news go."""
    return Retention(newsroom, Limits(days=settings.keep_days, budget=int(settings.disk_budget_gb * 1e9)))


def make_gateway(settings: Settings, clock: Clock) -> Gateway:
    """Make the only way out."""
    return Gateway(gateway_settings(settings), clock)


def gateway_settings(settings: Settings) -> GatewaySettings:
    """Say how the gateway behaves."""
    return GatewaySettings(
        contact=settings.contact,
        allow=settings.allow,
        loopback_gap_s=settings.loopback_gap_s,
        loopback_page_gap_s=settings.loopback_page_gap_s,
    )


def make_runner(intake: Intake, fetcher: Gateway, workers: Workers, clock: Clock, settings: Settings) -> Runner:
    """Make what runs a room."""
    pace = Pace(feeds=settings.feeds_at_once, pages=settings.pages_at_once)
    return Runner(intake, fetcher=fetcher, workers=workers, clock=clock, pace=pace)


def make_site(settings: Settings, clock: Clock, meters: SiteMeters | None = None) -> Starlette:
    """Make the site over the room's database; `meters` are what it counts in."""
    from wireroom.web.app import create_app  # the one part that most commands never need
    from wireroom.web.site import SiteSettings
    from wireroom.web.space import size_words

    async def control(what: dict[str, Any]) -> dict[str, Any]:
        where = supervisor_socket(settings) if what.get("act") == "demo" else settings.control
        # the site answers a second before the writer does, also when that is started again
        return await order(where, what, patience=0.0 if what.get("act") == "health" else STARTING_S) or {}

    ask: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]] = control
    return create_app(
        open_reader=lambda: open_reader(settings.database),
        clock=clock,
        site=SiteSettings(
            contact=settings.contact_mail,
            catalogue=() if settings.demo else tuple(catalogue(settings)),
            user_agent=gateway_settings(settings).user_agent(1),
            demo=settings.demo,
            offices_off=office_facts(settings)[1],
            demo_ends=clock.end if settings.demo and isinstance(clock, FastClock) else None,
            texts_for_all=settings.texts_for_all,
            pictures=settings.pictures,
            keep_days=round(max(settings.keep_days, LEAST_DAYS)) if settings.keep_days > 0 else 0,
            disk_budget=size_words(int(settings.disk_budget_gb * 1e9)) if settings.disk_budget_gb > 0 else "",
        ),
        control=ask,
        open_private=lambda: Personal.open(settings.database),
        look_at_store=lambda: store_facts(settings.database),
        meters=meters,
    )


def alert_book(room: SqliteRoom) -> SqliteAlertBook:
    """Give what keeps a room's alerts."""
    return SqliteAlertBook(room.connection)


def make_alerting(room: SqliteRoom) -> Alerting:
    """Make what decides whom to tell."""
    personal = Personal(room.connection)
    return Alerting(room, alert_book(room), followed=lambda: frozenset(item.story_id for item in personal.followed()))


def make_outbox(
    room: SqliteRoom, settings: Settings, poster: Poster, clock: Clock, *, on_desk: Callable[..., Awaitable[Any]]
) -> Outbox:
    """Make what sends.

    Raises:
        ConfigError: If the room's key can neither be read nor be made.
    """
    return Outbox(
        room,
        alert_book(room),
        notifiers(settings, poster),
        on_desk=on_desk,
        clock=clock,
        lot=random.SystemRandom().random,
        site=site_address(settings),
    )


def notifiers(settings: Settings, poster: Poster) -> dict[str, Notifier]:
    """Give the ways out by kind of channel."""
    key, now = alert_key(settings), SystemClock().now
    ways: dict[str, Notifier] = {
        "webhook": Webhook(poster, key, now),
        "ntfy": Ntfy(poster, server=settings.ntfy_server, token=settings.ntfy_token),
    }
    if push.possible():
        contact = f"mailto:{settings.contact_mail}" if settings.contact_mail else settings.contact
        ways["push"] = push.Push(poster, key, now, contact=contact)
    sender = settings.smtp_from or settings.contact_mail
    if settings.smtp_host and sender:
        server = MailServer(
            MailSettings(
                host=settings.smtp_host,
                port=settings.smtp_port,
                security=settings.smtp_security,
                user=settings.smtp_user,
                password=settings.smtp_password,
                allow=settings.allow,
            )
        )
        ways["mail"] = Mail(server, sender=sender, site=site_address(settings))
    return ways


def alert_key(settings: Settings) -> bytes:
    """Give the room's key.

    Raises:
        ConfigError: If it can neither be read nor be made.
    """
    try:
        return room_key(settings.data / "alerts.key")
    except OSError as error:
        raise ConfigError("data", f"the room's key: {error}") from error


def site_address(settings: Settings) -> str:
    """Give the address of our pages as it stands in messages, without a slash at the end (S30)."""
    named = f"[{settings.host}]" if ":" in settings.host else settings.host
    return settings.site_url.rstrip("/") or f"http://{named}:{settings.port}"


def supervisor_socket(settings: Settings) -> Path:
    """Where the supervisor of a room takes orders."""
    return settings.data / "supervisor.sock"


def _package_data(package: str, name: str) -> bytes:
    return (importlib.resources.files("wireroom") / package / name).read_bytes()


def _file(key: str, path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ConfigError(key, f"{path} could not be read: {error.strerror}") from error
