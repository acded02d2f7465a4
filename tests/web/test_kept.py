"""Answers that are kept whole: the same bytes as those made anew, never stale, never another's."""

import asyncio

from asgi import ask, scope_of, site_over
from hypothesis import given, settings
from hypothesis import strategies as st
from owners import Owned

from wireroom.errors import DamagedError
from wireroom.testing.fake_reader import FakeReader, FakeRoom

PATHS = ("/", "/?since=1", "/section/world", "/s/nope", "/nope", "/search?q=strait", "/about", "/sources", "{story}")
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "cookie": st.sampled_from(("theme=dark", "theme=light; languages=fr.en", "other=1", "languages=xx")),
        "accept-language": st.sampled_from(("de", "en,fr;q=0.5", "", "ar")),
        "accept-encoding": st.sampled_from(("gzip", "br, gzip", "identity")),
        "host": st.sampled_from(("127.0.0.1:8080", "localhost", "evil.example", "[::1]:80")),
        "range": st.sampled_from(("bytes=0-1", "bytes=" + ",".join(["0-1"] * 12))),
        "if-none-match": st.sampled_from(("*", 'W/"other"', "{etag}", '"a", {etag}')),
    },
)
REQUESTS = st.tuples(st.sampled_from(PATHS), HEADERS, st.sampled_from(("GET", "GET", "GET", "HEAD", "PUT")))


@given(st.lists(st.one_of(REQUESTS, st.sampled_from(("grow", "answer", "anew"))), max_size=14))
@settings(max_examples=40, deadline=None)
def test_what_is_kept_equals_what_is_made_anew(steps):
    """Whatever is asked and whatever happens meanwhile, each answer is the one that a site just started gives."""

    async def body():
        room = FakeRoom()
        story = next(iter(room.state.stories.values()))
        site, tags = site_over(room), {}
        for number, step in enumerate(steps):
            if step == "grow":
                room.grow(story.row.id, copy=False)
            elif step == "answer":
                room.answer(asked=33, answering=number)
            elif step == "anew":
                room.begin_anew(f"epoch{number}")
            else:
                path, headers, method = step
                path = path.replace("{story}", story.row.path)
                headers = {k: v.replace("{etag}", tags.get(path, "-")) for k, v in headers.items()}
                kept = await ask(site, path, headers=headers, method=method)
                fresh = await ask(site_over(room), path, headers=headers, method=method)
                assert (kept.status, kept.headers, kept.body) == (fresh.status, fresh.headers, fresh.body)
                tags[path] = kept.headers.get("etag", "-")

    asyncio.run(body())


class Counting(FakeReader):
    """A reader that counts how often the front page was read."""

    def __init__(self, room, counted):
        super().__init__(room)
        self.counted = counted

    def front(self, **how):
        self.counted.append("front")
        return super().front(**how)

    def at_head(self):
        self.counted.append("head")
        return super().at_head()


class CountedRoom(FakeRoom):
    """A room whose readers count."""

    def __init__(self):
        super().__init__()
        self.counted = []

    def reader(self):
        return Counting(self, self.counted)


def test_a_page_that_is_kept_asks_nothing():
    """The second of two equal requests is answered without a reader; after a change one is needed again."""

    async def body():
        room = CountedRoom()
        site = site_over(room)
        first = await ask(site, "/", headers={"accept-encoding": "gzip"})
        asked = len(room.counted)
        again = await ask(site, "/", headers={"accept-encoding": "gzip"})
        assert again == first
        assert len(room.counted) == asked > 0
        room.answer(asked=33, answering=1)
        await ask(site, "/")
        assert len(room.counted) > asked

    asyncio.run(body())


def test_many_who_ask_at_once_have_a_page_built_once():
    """Fifty equal requests while nothing is kept read the front page once."""

    async def body():
        room = CountedRoom()
        site = site_over(room)
        answers = await asyncio.gather(*(ask(site, "/") for _ in range(50)))
        assert {answer.status for answer in answers} == {200}
        assert room.counted.count("front") == 1

    asyncio.run(body())


def test_a_first_request_that_fails_keeps_nobody_waiting():
    """Where the build of a page fails, those who waited for it are told, too."""

    async def body():
        class Torn(FakeReader):
            def at_head(self):
                raise DamagedError("malformed")

        class TornRoom(FakeRoom):
            def reader(self):
                return Torn(self)

        answers = await asyncio.gather(*(ask(site_over(TornRoom()), "/") for _ in range(5)))
        assert {answer.status for answer in answers} == {503}

    asyncio.run(body())


def test_the_owners_pages_are_nobody_elses(tmp_path):
    """S24: the same address is sent as it is kept to anyone, and made anew, unkept, for the owner."""
    owned = Owned(tmp_path)
    before = owned.get("/")
    cookie = owned.enter()
    own = owned.get("/", cookie)
    after = owned.get("/")
    owned.room.close()
    assert own.headers["cache-control"] == "no-store"
    assert "etag" not in own.headers
    assert own.body != before.body
    assert after.body == before.body


def test_a_client_that_does_not_read_holds_up_nobody():
    """A page is kept before it is sent: while the first client takes nothing, the next is answered."""

    async def body():
        room = FakeRoom()
        site = site_over(room)
        stuck = asyncio.Event()

        async def receive():
            await asyncio.sleep(3600)

        async def send(message):
            stuck.set()
            await asyncio.sleep(3600)

        slow = asyncio.create_task(site(scope_of("GET", "/", {}), receive, send))
        await stuck.wait()
        assert (await asyncio.wait_for(ask(site, "/"), 30)).status == 200
        slow.cancel()

    asyncio.run(body())
