"""Hostile entries through the whole product, and every page that shows them in a browser (S16 to S18, S22, S23, S27).

Nothing of them runs, no dialog opens, nobody else is asked, our own policy is never broken, and the text can be read.
"""

import os
from urllib.parse import unquote

import pytest
from browser import open_browser
from feed_archives import conformance
from hostile import EVIL, OWN, HostileRoom, files, naughty, payloads, together
from serving import serving

pytestmark = pytest.mark.browser

#: Of the long lists every so many-th is looked at, so that this stays a matter of a minute; WIREROOM_HOSTILE=all looks
#: at all of them (with --timeout=3600). What the sanitiser makes of each one is tested in tests/text.
EVERY = 1 if os.environ.get("WIREROOM_HOSTILE") == "all" else 40

#: Articles that are shown on one page, for speed; and every so many-th is shown alone too.
TOGETHER, ALONE = 20, 15

#: Put into every page before anything of it runs: notes what must never happen.
CANARY = """
window.__ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => { window.__ran.push(name); };
document.addEventListener("securitypolicyviolation",
  e => window.__ran.push("csp " + e.violatedDirective + " " + e.blockedURI));
"""
#: What is asked of a page once it stands. Returns [what ran, elements that must not be, text].
LOOK = """() => {
  const bad = [], never = "iframe object embed base frame style template video audio math".split(" ");
  for (const node of document.querySelectorAll("*")) {
    const name = node.localName;
    if (never.includes(name)) bad.push(name);
    if (name === "script" && !(node.getAttribute("src") || "").startsWith("/static/")) bad.push("script");
    for (const {name: key, value} of node.attributes) {
      if (key.startsWith("on") || ["srcdoc", "srcset", "ping", "formaction"].includes(key)) bad.push(name + " " + key);
      if (["href", "src", "action"].includes(key) && !/^(https?:|mailto:|[/#?]|$)/.test(value)) bad.push(value);
    }
  }
  const mains = [...document.querySelectorAll("main")];
  const text = (mains.length ? mains : [document.body]).map((node) => node ? node.textContent : "").join(" ");
  return [window.__ran || [], bad, text];
}"""


@pytest.fixture(scope="module")
def browser():
    with open_browser() as opened:
        yield opened


def pages_of(room, **which):
    """Addresses to open, each with the sentences that must be read there."""
    paths = list(room.pages(**which))
    articles = [path for path in paths if path.startswith("/a/")]
    told = {path: room.sentences.get(unquote(path.removeprefix("/a/"))) for path in articles}
    yield from ((path, []) for path in paths if path not in told)
    yield from ((path, [told[path]]) for path in articles[::ALONE])
    for start in range(0, len(articles), TOGETHER):
        batch = articles[start : start + TOGETHER]
        yield f"/together?{'&'.join(batch)}", [told[path] for path in batch]


def look_at(browser, room, **which):
    """Open all pages of a room; returns what is wrong, by page. Articles must show their sentence."""
    wrong, seen = {}, 0
    with serving(together(room.site)) as address:
        context = browser.new_context(locale="en-GB")
        context.add_init_script(CANARY)
        page = context.new_page()
        dialogs, asked, said = [], [], []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        context.on("page", lambda opened: said.append(f"a window opened: {opened.url}"))
        page.set_default_timeout(30_000)
        for path, sentences in pages_of(room, **which):
            del dialogs[:], asked[:], said[:]
            answer = page.goto(address + path, wait_until="domcontentloaded")
            ran, bad, text = page.evaluate(LOOK)
            others = [url for url in asked if not url.startswith(address + "/")]
            told = [*ran, *bad, *dialogs, *others, *(words for words in said if "favicon" not in words)]
            if answer.status != 200:
                told.append(f"answered {answer.status}")
            shown = " ".join(text.split())
            told += [f"cannot be read: {sentence}" for sentence in sentences if sentence and sentence not in shown]
            if told:
                wrong[path] = told
            seen += 1
        context.close()
    assert seen > 10
    return wrong


@pytest.fixture
def room(tmp_path):
    made = HostileRoom(tmp_path)
    yield made
    made.close()


def test_hostile_entries_of_our_own_do_nothing_and_can_be_read(browser, room):
    room.take("own", OWN)
    assert len(room.sentences) == len(OWN)
    assert look_at(browser, room) == {}


def test_the_canary_sings(browser, room):
    """A suite that never complains proves nothing: a page that runs, asks and opens is found out."""
    context = browser.new_context()
    context.add_init_script(CANARY)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(
        f"<p onclick=x></p><script>alert(1)</script><img src='https://{EVIL}/p.gif'><a href='javascript:x'>y</a>"
    )
    ran, bad, _ = page.evaluate(LOOK)
    context.close()
    assert ran == ["alert"]
    assert bad == ["p onclick", "script", "javascript:x"]
    assert asked == [f"https://{EVIL}/p.gif"]


@pytest.mark.parametrize(
    ("head", "main", "found"),
    [
        ("<script>alert(1)</script>", "", "script"),
        ("", "<script src='//evil.example/x.js'></script>", "script"),
        ("", "<img src=x onerror=alert(1)>", "img onerror"),
        ("", "</main><iframe srcdoc=x></iframe>", "iframe"),
    ],
)
def test_nothing_is_overlooked_where_pages_are_shown_together(browser, head, main, found):
    """What one page of many lets through is found on the page that shows all of them."""

    async def leaky(scope, _receive, send):
        if scope["type"] == "lifespan":
            await send({"type": "lifespan.startup.complete"})
            return
        worse = scope["path"] == "/2"
        page = f"<head><title>x</title>{head * worse}</head><body><main>Page{main * worse}</main></body>"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": page.encode()})

    with serving(together(leaky)) as address:
        page = browser.new_page()
        page.goto(f"{address}/together?/1&/2&/3", wait_until="domcontentloaded")
        _, bad, text = page.evaluate(LOOK)
        page.close()
    assert found in bad
    assert text.count("Page") == 3


@pytest.mark.long
def test_published_payloads_do_nothing_and_can_be_read(browser, room):
    """Every fixture of two sanitisers, and of the long lists what `EVERY` says."""
    room.take("payloads", payloads(every=EVERY))
    assert look_at(browser, room, stories=20) == {}


@pytest.mark.long
def test_naughty_strings_break_no_page(browser, room):
    room.take("naughty", naughty()[:: min(EVERY, 5)])
    assert look_at(browser, room, stories=20) == {}


@pytest.mark.long
def test_hostile_files_do_nothing(browser, room):
    """Files that attack XML parsers, encodings and addresses, and the sanitiser's files of another reader."""
    for name, data in files().items():
        room.take_file(name, data)
    suite = {name: data for name, data in conformance("feedparser").items() if "sanitize" in name}
    assert len(suite) > 400
    for name, data in list(suite.items())[:: min(EVERY, 8)]:
        room.take_file(name, data)
    assert all(0 < len(words) < 300 for words in room.refused.values())
    assert look_at(browser, room, stories=20) == {}
