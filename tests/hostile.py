"""Hostile feeds and pages, taken through the whole product, for tests that look at every page in a browser.

    room = HostileRoom(tmp_path)
    room.take("names of the cases", payloads())   # each payload stands in every field of an entry and of a page
    room.take_file("a feed", data)                # a whole file, as it is
    room.site, room.pages()                       # what shows them

Each entry made here has a sentence of its own in front of its payload: pages must show it.
"""

import gzip
import json
import re
from dataclasses import dataclass, field
from urllib.parse import quote
from xml.sax.saxutils import escape

from asgi import ask
from datasets import dataset
from newsrooms import MORNING, open_intake

from wireroom import app
from wireroom.articles.read import read_page
from wireroom.clock import ManualClock
from wireroom.errors import ParseError
from wireroom.feeds import schedule
from wireroom.feeds.parse import parse
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds
from wireroom.ports import WantedPage
from wireroom.text.domains import registrable_domain
from wireroom.web.app import create_app
from wireroom.web.site import SiteSettings

#: A payload that runs calls one of these, or asks this host.
EVIL = "evil.example"
#: Entries of one feed made here.
BATCH = 100

OWN = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://evil.example/p.gif' srcset='https://evil.example/q.gif 2x'>",
    "<svg onload=alert(1)><script>alert(1)</script><image href=https://evil.example/i></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<iframe src='javascript:alert(1)' srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='https://evil.example/o'></object><embed src='https://evil.example/e'>",
    "<form action='https://evil.example/'><input autofocus onfocus=alert(1)><button formaction='javascript:x'></form>",
    "<a href='javascript:alert(1)'>x</a><a href=' &#1;java\tscript:alert(1)'>y</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>z</a>",
    "<a href='https://ok.example/' ping='https://evil.example/' target=_top style='position:fixed;inset:0'>over</a>",
    "<link rel=stylesheet href='https://evil.example/s.css'><style>@import 'https://evil.example/t.css'</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'><base href='https://evil.example/'>",
    "<video src='https://evil.example/v' autoplay onplay=alert(1)><source src='https://evil.example/w'></video>",
    "<p id=text class=masthead name=head onmouseover=alert(1)>named like ours</p>",
    "'\"><script>alert(1)</script>",
    "</title></textarea></style></script><script>alert(1)</script>",
    "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202egpj.exe \u2066<b>\u2067",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<body onload=alert(1)><frameset onload=alert(1)>",
    "<textarea><p>swallowed",
    "<" * 2000,
    "<div>" * 3000,
    "javascript:alert(1)//",
)

#: What each page loads of ours.
_OURS = re.compile(r'<script src="/static/[^"]*"[^>]*></script>|<link rel="stylesheet" href="/static/[^"]*"[^>]*>')
#: What no XML may hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class HostileRoom:
    """A room in a folder, with what was taken into it."""

    folder: object
    intake: object = None
    #: Article -> a sentence that its page must show.
    sentences: dict[str, str] = field(default_factory=dict)
    #: Name of a file -> why it could not be read, in words.
    refused: dict[str, str] = field(default_factory=dict)
    taken: int = 0
    now: float = MORNING

    def __post_init__(self):
        self.intake = open_intake(self.folder / "wireroom.db")

    def take_file(self, name, data):
        """Take a file as the answer of a feed of its own."""
        host = f"{re.sub('[^a-z0-9]+', '-', name.lower()).strip('-')[-60:]}.example"
        url = f"https://{host}/feed"
        try:
            parsed = parse(data, url=url, content_type="application/xml")
        except ParseError as error:
            self.refused[name] = str(error)
            return
        self.now += 60.0
        feed = Feed(url=url, source_id=host, title=parsed.title or None)
        add_feeds(self.intake.newsroom, [(Source(id=host, name=parsed.title or host, domains=(host,)), feed)], self.now)
        state = schedule.first_state(url)
        facts = schedule.AnswerFacts(status=200, final_url=url, body_hash=name, entries=len(parsed.entries))
        self.intake.take_feed(feed, parsed, schedule.after_answer(state, facts, self.now), self.now, first=True)
        self.taken += 1

    def take(self, name, payloads, *, pages=True):
        """Take payloads: each in every field of an entry, and of the page that the entry leads to."""
        for start in range(0, len(payloads), BATCH):
            batch = list(enumerate(payloads[start : start + BATCH], start))
            host = f"{name}-{start}.example"
            self.take_file(f"{name}-{start}", rss(host, batch).encode())
            for number, payload in batch:
                address = f"https://{host}/{number}"
                article = self.intake.room.article_by_address([address])
                self.sentences[article] = sentence(number)
                if pages and number % 2:  # the others stay with what the feed told
                    self._read(article, address, page(number, payload))

    def _read(self, article, url, body):
        entry = self.intake.entry_of(article)
        kind = "text/html; charset=utf-8"
        try:
            reading = read_page(body.encode("utf-8", "replace"), url=url, content_type=kind, entry=entry, seen=self.now)
        except ParseError as error:
            wanted = WantedPage(article_id=article, url=url, domain=registrable_domain(url), tries=0)
            self.intake.page_failed(wanted, error.reason, self.now, for_good=True)
            return
        self.intake.take_reading(article, reading, self.now)

    @property
    def site(self):
        """The site over it; everybody sees whole texts, as the owner would."""
        path = self.folder / "wireroom.db"
        return create_app(
            open_reader=lambda: app.open_reader(path),
            clock=ManualClock(self.now + 60.0),
            site=SiteSettings(texts_for_all=True, live_per_address=1000),
        )

    def articles(self):
        """All articles, as (id, story)."""
        query = "SELECT id, story_id FROM articles ORDER BY id"
        return list(self.intake.room.connection.execute(query))

    def pages(self, *, stories=1):
        """Addresses of all pages that show it: lists, sources, articles, every so many-th story, searches."""
        rows = self.articles()
        told = dict.fromkeys(story for _, story in rows if story)
        sources = [row.source.id for row in self.intake.room.reader.sources()]
        yield from ("/", "/sources", "/wire", "/search?q=harbour", "/search?q=alert&tab=articles", "/api/v1/articles")
        yield from ("/feeds/front.atom", "/feeds/front.json", *(f"/section/{name}" for name in ("world", "science")))
        yield from (f"/source/{quote(name, safe='.:-')}" for name in sources)
        yield from (f"/s/{quote(name)}" for name in list(told)[::stories])
        yield from (f"/a/{quote(name)}" for name, _ in rows)

    def close(self):
        self.intake.room.close()


def together(site):
    """Give a site that shows whole pages of its own as one too: `/together?PATH&PATH` has all their heads and bodies.

    A browser takes as long for a page with twenty articles as for one with one. Nothing of the pages is left out but
    what each of them loads of ours, which is there once.
    """

    async def app(scope, receive, send):
        if scope["type"] != "http" or scope["path"] != "/together":
            await site(scope, receive, send)
            return
        replies = [await ask(site, path) for path in scope["query_string"].decode().split("&")]
        pages = [_parts(reply.text) for reply in replies]
        first = pages[0]
        heads = "".join(_OURS.sub("", head) for head, *_ in pages[1:])
        made = f"{first[0]}{heads}{first[1]}{''.join(main for _, _, main, _ in pages)}{first[3]}".encode()
        headers = {**replies[0].headers, "content-length": str(len(made))}
        status = max(reply.status for reply in replies)
        pairs = [(name.encode(), value.encode()) for name, value in headers.items() if name != "etag"]
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        await send({"type": "http.response.body", "body": made})

    return app


def _parts(page):
    """Cut a page into its head, what comes before its main part, the main part, and what follows."""
    head, between = page[: page.index("</head>")], page[page.index("</head>") :]
    start, end = between.index("<main"), between.rindex("</main>") + len("</main>")
    return head, between[:start], between[start:end], between[end:]


def sentence(number):
    return f"The harbour of Ansel stays open to ship {number:05d} tonight."


def rss(host, payloads):
    """A feed in which each payload stands in every field of an entry."""
    items = []
    for number, raw in payloads:
        payload = _NO_XML.sub("", raw)
        told = escape(payload, {'"': "&quot;"})
        body = f"<p>{sentence(number)}</p><div>{payload}</div><p>{payload}</p>"
        items.append(
            f"<item><title>{told} {number}</title><link>https://{host}/{number}</link><guid>{told}{number}</guid>"
            f"<author>{told}</author><dc:creator>{told}</dc:creator><category>{told}</category>"
            f"<description>{escape(payload)}</description><content:encoded>{escape(body)}</content:encoded>"
            f'<comments>{told}</comments><enclosure url="{told}" type="image/png"/><source url="{told}">{told}</source>'
            f'<media:content url="{told}" medium="image"><media:credit>{told}</media:credit></media:content></item>'
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>{escape(host)} &lt;script&gt;alert(1)&lt;/script&gt;</title><link>https://{host}/</link>"
        f"{''.join(items)}</channel></rss>"
    )


def page(number, payload):
    """A page in which a payload stands wherever a reader of pages looks."""
    quoted = payload.replace('"', "&quot;")
    told = json.dumps({"@type": "NewsArticle", "headline": payload, "author": {"name": payload}, "image": payload})
    return (
        f'<!doctype html><html lang="en"><head><title>{payload}</title><meta name="description" content="{quoted}">'
        f'<meta property="og:title" content="{quoted}"><meta property="og:image" content="{quoted}">'
        f'<meta name="author" content="{quoted}"><link rel="canonical" href="{quoted}">'
        f'<script type="application/ld+json">{told}</script></head><body><article><h1>Ship {number}</h1>'
        f"<p>{sentence(number)} The port said on Tuesday that nothing else had changed since the morning.</p>"
        f"<p>{sentence(number)}</p><div>{payload}</div><p>Pilots go out at six, the harbour master told us, and the "
        f"last tug comes back before midnight. {payload}</p></article></body></html>"
    )


def payloads(*, every=1):
    """The published payloads of `security`; every so many-th of the long list."""
    folder = dataset("security") / "xss"
    found = [case["payload"] for case in json.loads((folder / "dompurify_expect.json").read_text("utf-8"))]
    found += [case["input"] for case in json.loads((folder / "bleach_cases.json").read_text("utf-8"))]
    with gzip.open(folder / "payloads.jsonl.gz", "rt", encoding="utf-8") as lines:
        found += [json.loads(line)["payload"] for line in lines][::every]
    return found


def naughty():
    """The strings of `security` that break titles, authors and searches."""
    return [one for one in json.loads((dataset("security") / "unicode/blns.json").read_text("utf-8")) if one.strip()]


def files():
    """Whole hostile files of `security`, by name: as feeds, whatever they are."""
    base = dataset("security")
    kinds = ("xml", "encoding", "http", "ssrf")
    return {
        str(path.relative_to(base)): path.read_bytes()
        for kind in kinds
        for path in sorted((base / kind).rglob("*"))
        if path.is_file()
    }
