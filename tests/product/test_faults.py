"""The whole product on a world in which most outlets have some fault: a fault costs its own outlet, and nothing else.

One room reads a world with one outlet of each fault of feeds, faults in a fifth of all pages, and healthy outlets
beside them; it is ended, started again before anything is due, and once more two days later.
"""

import html
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import pytest
from loopworld import loopworld
from rooms_up import Visitor, catalogue_of, environment, expect, room_up
from selectolax.lexbor import LexborHTMLParser

from wireroom.model.article import Reading
from wireroom.store.bodies import SqliteBodies
from wireroom.store.connect import open_reader
from wireroom.text.domains import registrable_domain

pytestmark = pytest.mark.long

#: Fault -> what `wireroom sources check` says of the feed once it was asked.
TROUBLES = {
    "hang": "no answer in 30 s",
    "reset": "the connection broke off",
    "truncate": "the answer broke off before its end",
    "e500": "answered 500: it has trouble of its own",
    "e503": "answered 503, asks us to come back in 12 s",
    "flap": "answered 500: it has trouble of its own",
    "e429": "answered 429, asks us to come back in 12 s",
    "gone": "answered 410: gone for good",
    "missing": "answered 404: there is nothing at this address",
    "unauthorized": "answered 401: it asks for a password",
    "loop": "its redirects lead in a circle",
    "longchain": "more than 5 redirects",
    "always304": "answered 304 (nothing new), though we hold nothing of it",
    "gzbomb": "the answer is larger than 15 MiB",
    "badgzip": "the answer cannot be unpacked",
    "huge": "the answer is larger than 15 MiB",
    "endless": "the answer did not end in 30 s",
    "bigheader": "a header is longer than 8 KiB, or there are too many",
    "html": "a web page, not a feed",
    "empty": "no feed: the answer is empty",
    "entities": "its entities are made of entities: refused",
}

#: Faults that a reader of news must not notice: every entry comes all the same.
BORNE = (
    "slow", "move301", "move302", "no304", "etagchurn", "wrongenc", "utf16", "malformed", "leadspace", "xxe", "xss",
    "guidchurn", "dupguid", "baddates", "nolinks",
)  # fmt: skip

#: Faults of pages under which nothing of a page can be read.
UNREADABLE = ("404", "500", "reset", "pdf", "hugepage", "loop")

#: Outlets without any fault, and entries of each outlet. Some articles of each stay unread by faults of their pages.
HEALTHY, ENTRIES = 6, 4

#: The writer with all its libraries holds about 240 MiB; one bomb of this world unpacked would add 256.
MEMORY = 400 << 20

DAY = 86_400.0

#: What logs say when something of ours breaks.
OUR_FAULTS = ("process.ended", "worker.fault", "desk.failed", "desk.state", "page.broken", "Traceback")


@dataclass(slots=True, kw_only=True)
class Run:
    """What was seen of one start of the room, from outside and in its folder."""

    code: int
    #: Address of a feed -> its row of `wireroom sources check`.
    feeds: dict[str, dict[str, Any]]
    #: What the site answered to somebody who read its front page all the while.
    answers: list[int | str]
    #: The most bytes that the writer held.
    memory: int
    errors: list[str]
    #: What the world counted in the time: over all, and by the number of the outlet.
    stats: dict[str, Any]
    asked: dict[int, dict[str, Any]]
    #: What the world had published by then, newest last.
    truth: list[dict[str, Any]]
    #: HTML of pages of the site.
    pages: list[str] = field(default_factory=list)
    #: Address of a feed -> HTML of its source's own page.
    sources: dict[str, str] = field(default_factory=dict)
    #: (address or None, reading, what went wrong with its page or None) of each article.
    articles: list[tuple[str | None, Reading, str | None]] = field(default_factory=list)


class Room:
    """The room of these tests, started as often as they wish."""

    def __init__(self, world, folder):
        self.world = world
        #: A healthy outlet that the catalogue does not name.
        self.late = [outlet for outlet in world.outlets if outlet["fault"] is None][-1]
        self.named = [outlet for outlet in world.outlets if outlet is not self.late]
        self.env = environment(folder, catalogue=catalogue_of(self.named), allow=world.allow, read_hours=200)
        self.folder = folder

    def run(self, until, **more):
        """Start it, wait for `until(room)`, end it; returns what was seen."""
        before, asked_before = self.world.stats(), self._asked()
        env = self.env | {f"WIREROOM_{key.upper()}": str(value) for key, value in more.items()}
        with room_up(self.folder, env=env) as room, Visitor(room.url) as visitor:
            until(room)
            feeds = {row["feed"]: row for row in room.facts("sources", "check")}
            stories = room.facts("stories")
            pages = [room.get(quote(path))[2] for path in ("/", *(row["path"] for row in stories))]
            sources = {o["feed"]: room.get(f"/source/{registrable_domain(o['feed'])}")[2] for o in self.named}
            memory = room.most_memory("writer")
            visitor.leave()
            code = room.stop()
        return Run(
            code=code,
            feeds=feeds,
            answers=visitor.answers,
            memory=memory,
            errors=room.errors,
            stats=_since(before, self.world.stats()),
            asked={number: _since(asked_before[number], row) for number, row in self._asked().items()},
            truth=self.world.lines("/truth.jsonl?text=1"),
            pages=pages,
            sources=sources,
            articles=_articles(room.data / "wireroom.db"),
        )

    def _asked(self):
        return {row["id"]: row for row in self.world.lines("/stats/outlets.jsonl")}


@pytest.fixture(scope="module")
def world():
    faults = ",".join(f"{name}=1" for name in (*TROUBLES, *BORNE))
    with loopworld(
        "--outlets", str(len(TROUBLES) + len(BORNE) + HEALTHY), "--entries", str(ENTRIES), "--faults", faults,
        "--seed", "6", "--page-faults", "0.2", "--epoch", "now", "--slow-seconds", "2", "--retry-after", "12",
        "--revise", "0", "--endless-max", "45", "--huge-mb", "20", "--bomb-mb", "256",
    ) as running:  # fmt: skip
        yield running


@pytest.fixture(scope="module")
def room(world, tmp_path_factory):
    return Room(world, tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="module")
def first(room):
    """The first start: until every feed was asked, and every page was read or has some trouble."""

    def all_seen(up):
        expect(lambda: _unasked(up.data / "wireroom.db"), lambda urls: urls == [], what="an outcome of every feed")
        expect(lambda: _untried(up.data / "wireroom.db"), lambda n: n == 0, what="a try at every page")

    return room.run(all_seen)


@pytest.fixture(scope="module")
def second(room, first):
    """The second start, before anything is due; an outlet that is added by its home page shows that work goes on."""
    wanted = sum(row["outlet"] == room.late["id"] for row in room.world.lines("/truth.jsonl"))

    def one_added(up):
        added = up.facts("add", room.late["home"])
        assert [(row["feed"], row["new"]) for row in added] == [(room.late["feed"], True)]
        again = up.facts("add", room.late["feed"])
        assert [row["new"] for row in again] == [False]
        assert _articles_of(up.data / "wireroom.db", room.late["feed"]) == wanted
        expect(lambda: _untried(up.data / "wireroom.db"), lambda n: n == 0, what="a try at its pages")

    return room.run(one_added)


@pytest.fixture(scope="module")
def third(room, second):
    """The third start, on a clock that is two days ahead: everything is due again, and there is some news."""
    room.world.tick(60)
    healthy = {o["feed"] for o in room.world.outlets if o["fault"] is None}
    now = time.time()

    def healthy_again(up):
        database = up.data / "wireroom.db"
        expect(lambda: healthy - _answered(database, now + DAY), lambda left: not left, what="second answers")

    return room.run(healthy_again, clock=f"{now + 2 * DAY},{now},1")


def test_every_healthy_outlet_is_there_in_full(room, first):
    """Compared with the world's own list: each entry once, and each text whose page can be read, word for word."""
    truth = [row for row in _healthy(first) if row["outlet"] != room.late["id"]]
    assert len(truth) == (HEALTHY - 1) * ENTRIES
    assert _missing(truth, first) == []
    assert _badly_read([row for row in truth if row["page_fault"] in (None, "slow")], first) == []


def test_faults_that_can_be_borne_cost_no_entry(room, first):
    """Odd encodings, moved and slow feeds, doubled identities, impossible dates: the news comes all the same."""
    borne = {outlet["id"] for outlet in room.world.outlets if outlet["fault"] in BORNE}
    truth = [row for row in first.truth if row["outlet"] in borne and row["feed_fault"] not in ("xss", "nolinks")]
    assert _missing(truth, first) == []
    dated = [row for row in truth if row["feed_fault"] != "baddates"]
    assert _badly_read([row for row in dated if row["page_fault"] is None], first) == []
    undated = {row["url"] for row in truth if row["feed_fault"] == "baddates"}
    assert {reading.published for url, reading, _ in first.articles if url in undated} == {None}, "unknown is a value"
    for fault in ("xss", "nolinks"):  # addresses that cannot be used are left out, their entries are not
        titles = {row["title"] for row in first.truth if row["feed_fault"] == fault}
        assert titles <= {_plain(reading.title) for _, reading, _ in first.articles}, fault


def test_each_faulty_feed_says_what_is_wrong_in_words(room, first):
    told = {outlet["fault"]: first.feeds[outlet["feed"]]["state"] for outlet in room.named if outlet["fault"]}
    assert told == TROUBLES | dict.fromkeys(BORNE, "answers")


def test_the_page_of_each_source_says_what_is_wrong_and_what_was_done(room, first):
    """In the words of the terminal, with the time from which on, and when and why it is asked next (S11: no more)."""
    for outlet in room.named:
        (row,) = [
            row for row in LexborHTMLParser(first.sources[outlet["feed"]]).css("tr") if outlet["feed"] in row.text()
        ]
        words = row.css_first("td").text()
        if outlet["fault"] in TROUBLES:
            why = TROUBLES[outlet["fault"]]
            assert re.match(rf"cannot be read since .*: {re.escape(why)}; it was never read so far", words), words
            assert re.search(r"Asked next (at|in a moment).*: [a-z]", words), words
        else:
            assert words.startswith("answers"), words
        assert not re.search(r"Traceback|Error|127\.0\.0", words), words


def test_a_page_that_cannot_be_read_leaves_what_the_feed_told(first):
    """Its article stays with the feed's own words, and is told apart from one that was read."""
    unreadable = {row["url"]: row for row in first.truth if row["page_fault"] in UNREADABLE}
    found = [(reading, trouble) for url, reading, trouble in first.articles if url in unreadable]
    assert found
    assert all(reading.origin in ("feed", "summary") and reading.title for reading, _ in found)
    for_good = [
        trouble
        for url, _, trouble in first.articles
        if url in unreadable and unreadable[url]["page_fault"] in ("404", "pdf")
    ]
    assert all(for_good), "what will not change is told with its reason"


def test_nothing_of_ours_breaks_and_the_site_answers_all_the_while(first, second, third):
    for run in (first, second, third):
        assert set(run.answers) == {200}
        assert [line for line in run.errors if any(word in line for word in OUR_FAULTS)] == []


def test_no_body_is_unpacked_whole_in_the_writer(first, second, third):
    assert [run.memory for run in (first, second, third) if run.memory > MEMORY] == []


def test_no_script_survives_in_what_is_stored_or_shown(first):
    """S16, S17: parsed again, nothing stored can run, and titles are text on every page."""
    for _, reading, _ in first.articles:
        tree = LexborHTMLParser(reading.html)
        assert not tree.css("script, style, svg, iframe, object, embed, form, link, meta, base"), reading.title
        for node in tree.css("*"):
            for name, value in node.attributes.items():
                assert not name.startswith("on"), (name, value)
                if name in ("href", "src"):
                    assert re.match("(https?|mailto):", value or ""), (name, value)
    assert first.stats["fault.xss"] == 1, "the trap was there"
    for page in first.pages:
        assert "<script>alert(" not in page
        tree = LexborHTMLParser(page)
        assert {node.attributes.get("src", "").split("/")[1] for node in tree.css("script")} <= {"static"}
        for node in tree.css("*"):
            assert not any(name.startswith("on") for name in node.attributes)
            assert not (node.attributes.get("href") or "").strip().lower().startswith("javascript:")


def test_nothing_is_asked_that_must_not_be(first, second, third):
    """No external entity, nothing against robots rules, nobody before the time that it named, one request a host."""
    for run in (first, second, third):
        forbidden = (
            "xxe.hits",
            "robots.violations",
            "retry_after.violations",
            "crawl_delay.violations",
            "bad.requests",
        )
        assert {name: run.stats[name] for name in forbidden} == dict.fromkeys(forbidden, 0)
        assert run.stats["host.max_in_flight"] == 1


def test_each_feed_is_asked_once_until_it_is_due(room, first):
    """A connection that broke before any answer came is tried once more (RFC 9110, 9.2.2); nothing else is."""
    for outlet in room.named:
        most = {"reset": 2, "move301": 2, "move302": 2, "longchain": 1, "loop": 1}.get(outlet["fault"], 1)
        assert 1 <= first.asked[outlet["id"]]["feed"] <= most, outlet


def test_r15_a_stop_ends_in_time_and_well(first, second, third):
    """`stop` fails after 20 s. The third is told to end while answers are still awaited."""
    assert [run.code for run in (first, second, third)] == [0, 0, 0]


def test_r23_a_restart_asks_nothing_before_its_time(room, second):
    """One feed was added meanwhile: it was asked once, by the one who added it."""
    asked = {number: row["feed"] for number, row in second.asked.items() if row.get("feed")}
    assert asked == {room.late["id"]: 1}
    pages = {number for number, row in second.asked.items() if row.get("article")}
    assert pages == {room.late["id"]}


def test_r21_what_was_answered_once_is_asked_with_its_validators(room, third):
    """Outlets that gave validators with an answer we could use see no unconditional request again."""
    usable = {o["id"] for o in room.world.outlets if o["fault"] is None or o["fault"] in BORNE}
    asked_again = {number: third.asked[number] for number in usable if third.asked[number].get("feed")}
    assert len(asked_again) >= HEALTHY
    assert [number for number, row in asked_again.items() if row.get("unconditional_repeat")] == []


def test_news_comes_while_others_fail(third):
    truth = _healthy(third)
    assert len(truth) > HEALTHY * ENTRIES
    in_feed = Counter()
    for row in reversed(truth):  # what fell out of a feed before it was asked again cannot be known
        in_feed[row["outlet"]] += 1
        if in_feed[row["outlet"]] <= ENTRIES:
            assert _missing([row], third) == []


def _since(before, now):
    """Count what came to pass between two looks at the world; "max" and "min" are of all its time."""
    keep = ("max", "min", "id", "fault")
    return {
        name: value - before.get(name, 0) if isinstance(value, int) and not any(k in name for k in keep) else value
        for name, value in now.items()
    }


def _healthy(run):
    return [row for row in run.truth if row["feed_fault"] is None]


def _plain(title):
    """A title without what the trap put around it."""
    return re.sub(r"(<script>)?alert\(\d+\)(</script>)?", "", title).strip()


def _missing(truth, run):
    """Addresses that are not there exactly once."""
    there = Counter(url for url, _, _ in run.articles)
    return [row["url"] for row in truth if there[row["url"]] != 1]


def _badly_read(truth, run):
    """Articles that lack words of the text, or have many others (share of the words found, of those that belong)."""
    readings = {url: reading for url, reading, _ in run.articles}
    bad = []
    for row in truth:
        reading = readings[row["url"]]
        wanted, got = Counter(row["text"].split()), Counter(html.unescape(reading.text).split())
        common = sum((wanted & got).values())
        found, right = common / sum(wanted.values()), common / max(1, sum(got.values()))
        if not reading.full or found < 0.98 or right < 0.9:
            bad.append((row["url"], row["feed_fault"], reading.origin, round(found, 2), round(right, 2)))
    return bad


def _rows(database, query, *values):
    connection = open_reader(database)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def _unasked(database):
    """Feeds of which nothing is known yet; None before there are any."""
    if not _rows(database, "SELECT 1 FROM feeds LIMIT 1"):
        return None
    query = "SELECT url FROM feeds WHERE active AND url NOT IN (SELECT url FROM feed_states)"
    return [url for (url,) in _rows(database, query)]


def _answered(database, after):
    """Feeds that have answered later than this."""
    return {url for (url,) in _rows(database, "SELECT url FROM feed_states WHERE ok_at > ?", after)}


def _untried(database):
    """Count pages that were never asked for."""
    return _rows(database, "SELECT count(*) FROM pages WHERE tries = 0")[0][0]


def _articles_of(database, feed):
    return _rows(database, "SELECT count(*) FROM articles WHERE feed_url = ?", feed)[0][0]


def _articles(database):
    connection = open_reader(database)
    try:
        bodies = SqliteBodies(connection)
        return [
            (url, bodies.get(body), trouble)
            for url, body, trouble in connection.execute(
                "SELECT url, body, trouble FROM articles WHERE body IS NOT NULL"
            )
        ]
    finally:
        connection.close()
