"""Whatever a feed's address answers with: the feed is read, or its source's page says in words what came and what was
done about it; nothing else is lost or waits.

Thousands of files, made to break readers or found in the wild, are served over loopback, one as each feed, and go the
whole way: gateway, worker processes, room, page. Every so many-th in the ordinary run; WIREROOM_HOSTILE=all takes all.
"""

import asyncio
import os
import re
from dataclasses import dataclass, field

import pytest
from asgi import ask
from datasets import dataset
from feed_archives import files_of
from newsrooms import MORNING, open_intake, room_of
from outlets import outlets
from selectolax.lexbor import LexborHTMLParser

from wireroom import app
from wireroom.clock import ManualClock
from wireroom.errors import FeedError
from wireroom.feeds.entries import New, changes, keys_to_look_up
from wireroom.feeds.parse import parse
from wireroom.model.source import Feed, Source
from wireroom.net import Gateway, GatewaySettings
from wireroom.pipeline import runner as running
from wireroom.pipeline.adding import add_feeds
from wireroom.pipeline.intake import RIVER
from wireroom.pipeline.runner import Pace, Runner
from wireroom.pipeline.workers import Workers
from wireroom.store.backup import check
from wireroom.web.app import create_app
from wireroom.web.site import SiteSettings

pytestmark = pytest.mark.long

EVERY = 1 if os.environ.get("WIREROOM_HOSTILE") == "all" else 12
#: Hosts that serve them, so that so many are asked at once; feeds of one source, so that its page stays a page.
HOSTS, EACH = 12, 25
#: What a reader must never see: our own inside, an inner address, a piece of markup or of another program's words.
NEVER = re.compile(
    r"Traceback|Error|Exception|our own fault|0x[0-9a-f]|\d+\.\d+\.\d+\.\d+|[<>{}\\$]|/tmp|\bline \d|\bNone\b"
)
HEALTHY = 20

KINDS = {"json": "application/json", "html": "text/html", "htm": "text/html", "txt": "text/plain"}


@dataclass
class Seen:
    """What came of all files."""

    #: Address of a feed -> its file; of healthy feeds none.
    files: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    #: Address -> (status of its source's page, words beside it, whether they warn, what was done and is next).
    told: dict[str, tuple[int, str, bool, str]] = field(default_factory=dict)
    #: Address -> entries that are kept, of which another look finds so many new ones.
    lost: dict[str, int] = field(default_factory=dict)
    #: Address -> how often it was asked.
    asked: dict[str, int] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)


def bad_files():
    """Name -> bytes."""
    found = {}
    for archive in sorted(dataset("feeds-conformance").glob("*.tar.xz")):
        found |= {f"{archive.name}/{name}": body for name, body in files_of(archive).items()}
    found |= {f"real/{name}": body for name, body in files_of(dataset("feeds-real") / "feeds.tar.xz").items()}
    base = dataset("security")
    hostile = {str(path.relative_to(base)): path.read_bytes() for path in sorted(base.rglob("*")) if path.is_file()}
    return dict(sorted(found.items())[::EVERY]) | hostile


def healthy(host):
    items = "".join(
        f"<item><title>Report {n} of {host}</title><link>http://{host}/good/{n}</link></item>" for n in range(HEALTHY)
    )
    return f'<rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'.encode()


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """Serve, read and look at all of them, once."""
    path = tmp_path_factory.mktemp("bad") / "wireroom.db"
    files = list(bad_files().items())
    bodies = {}

    def answer(host, path):
        if path == "/good":
            return healthy(host)
        name, body = files[int(path[1:])]
        return 200, {"Content-Type": KINDS.get(name.rpartition(".")[2].lower(), "application/xml")}, body

    with outlets(answer, hosts=HOSTS) as world:
        feeds = {}
        for number, (name, body) in enumerate(files):
            url = world.url(number, f"/{number}")
            feeds[url], bodies[url] = (f"bad{number // EACH}.example", name), body
        good = {world.url(number, "/good"): (f"good{number}.example", "") for number in range(HOSTS)}
        intake = open_intake(path)
        wanted = [
            (Source(id=source, name=source), Feed(url=url, source_id=source))
            for url, (source, _) in (feeds | good).items()
        ]
        add_feeds(intake.newsroom, wanted, MORNING)
        asyncio.run(_read_all(intake, world, len(wanted)))
        made = Seen(files={url: name for url, (_, name) in feeds.items()}, bodies=bodies)
        made.asked = {
            url: sum(f"http://{host}:{world.port}{path}" == url for host, path in world.asked) for url in good
        }
        made.told = asyncio.run(_pages(path, {source for source, _ in (feeds | good).values()}))
        made.lost = {
            url: _still_new(intake, url, bodies[url] if url in bodies else healthy(url.split("/")[2]))
            for url in feeds | good
        }
        made.articles = [t for (t,) in room_of(intake).connection.execute("SELECT title FROM articles")]
        intake.room.close()
        check(path)
    return made


async def _read_all(intake, world, number):
    """Run the room, with the real gateway and the real workers, until every feed was asked."""
    clock = ManualClock(MORNING)
    settings = GatewaySettings(contact="https://wire.example/about", allow=world.allow, loopback_gap_s=0)
    gateway, workers = Gateway(settings, clock), Workers(2)
    runner = Runner(intake, fetcher=gateway, workers=workers, clock=clock, pace=Pace(feeds=HOSTS, pages=0))
    stop = asyncio.Event()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(running, "LOOK_SECONDS", 0.02)  # each look goes through all feeds
        task = asyncio.create_task(runner.run(stop))
        query = "SELECT count(*) FROM feed_states"
        while await runner.on_desk(lambda: intake.room.connection.execute(query).get) < number:
            assert not task.done(), task.exception()
            await asyncio.sleep(0.1)
        stop.set()
        await task
    await gateway.close()
    workers.close()


async def _pages(path, sources):
    """Read what each source's page says of each of its feeds."""
    site = create_app(open_reader=lambda: app.open_reader(path), clock=ManualClock(MORNING), site=SiteSettings())
    told = {}
    for source in sorted(sources):
        reply = await ask(site, f"/source/{source}")
        for row in LexborHTMLParser(reply.text).css("table tbody tr"):
            address = row.css_first("th .url")
            if address is None:
                continue
            cell = row.css_first("td")
            then = cell.css_first("span")
            done = then.text() if then is not None else ""
            words = cell.text().removesuffix(done)
            told[address.text()] = (reply.status, words, "doubt" in (cell.attributes.get("class") or ""), done)
    return told


def _still_new(intake, url, body):
    """Count entries that another look at the same answer would find new, beyond what a feed may bring in a day."""
    try:
        entries = parse(body, url=url).entries
    except FeedError:
        return 0
    known = intake.room.known_entries(url, keys_to_look_up(entries))
    new = sum(isinstance(change, New) for change in changes(entries, known, now=MORNING))
    return max(0, new - max(0, len(entries) - RIVER))


def reason(url, body):
    """Why a file is no feed, by our own parser in this process; None where it is one."""
    try:
        parse(body, url=url)
    except FeedError as error:
        return error.reason
    return None


def test_every_file_has_an_outcome_on_the_page_of_its_source(seen):
    assert len(seen.files) > 4000 / EVERY
    assert {status for status, *_ in seen.told.values()} == {200}
    assert seen.files.keys() - seen.told.keys() == set()
    assert [url for url, (_, words, *_) in seen.told.items() if words in ("", "not asked yet")] == []


def test_what_is_refused_says_what_came_and_what_was_done(seen):
    """The parser's own sentence, since when, and when it is asked next; what can be read says that it answers."""
    refused = 0
    for url, name in seen.files.items():
        why, (_, words, warns, done) = reason(url, seen.bodies[url]), seen.told[url]
        if why is None:
            assert words.startswith("answers"), (name, words)
            assert not warns, name
        else:
            refused += 1
            assert words.startswith("cannot be read since "), (name, words)
            assert f": {why}; it was never read so far" in words, (name, words)
            assert warns, name
            assert "Asked next at " in done, (name, done)
            assert "it failed once, and after each failure we wait longer" in done, (name, done)
    assert refused > 400 / EVERY


def test_s11_no_words_of_an_answer_and_nothing_of_our_inside_is_told(seen):
    """Few sentences, all of them ours: an answer that could speak through them would make many."""
    said = {words.partition(": ")[2] for _, words, warns, _ in seen.told.values() if warns}
    assert len(said) < 30
    for words in (*said, *(done for *_, done in seen.told.values())):
        assert not NEVER.search(words), words
        assert len(words) < 250, words


def test_nothing_that_could_be_read_is_lost(seen):
    """Asked again, no file would bring an entry that is not kept."""
    assert {seen.files.get(url, url): n for url, n in seen.lost.items() if n} == {}


def test_feeds_beside_them_are_asked_once_and_are_there_in_full(seen):
    assert set(seen.asked.values()) == {1}
    assert sum(bool(re.fullmatch(r"Report \d+ of 127[\d.:]+", title)) for title in seen.articles) == HOSTS * HEALTHY
    assert all(words.startswith("answers") for url, (_, words, *_) in seen.told.items() if url not in seen.files)
