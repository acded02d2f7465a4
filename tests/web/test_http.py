"""What holds for every answer: headers, hosts, forms, caches, errors (S23 to S31, S45)."""

import gzip
import json
import re

import pytest
from asgi import ask, get, site_over

from wireroom.errors import DamagedError
from wireroom.testing.fake_reader import FakeRoom
from wireroom.web.guards import CSP

EVERYTHING = [
    "/",
    "/nope",
    "/about",
    "/pieces?page=/&since=1",
    "/robots.txt",
    "/healthz",
    "/readyz",
    "/api",
    "/api/v1/stories",
    "/api/v1/stories?evil=1",
    "/api/nope",
    "/api/openapi.json",
    "/feeds/front.atom",
    "/feeds/front.json",
    "/feeds/nope",
    "/favicon.svg",
    "/section/nope",
]


@pytest.fixture(scope="module")
def site():
    return site_over(FakeRoom())


@pytest.mark.parametrize("path", EVERYTHING)
def test_every_answer_carries_the_guards(site, path):
    """Pages, errors and data alike carry CSP, nosniff, referrer policy, COOP and a permissions policy."""
    headers = get(site, path).headers
    assert headers["content-security-policy"] == CSP
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers


def test_the_policy_lets_nothing_in():
    """No inline script or style, no frame, no other origin; one named policy for trusted types."""
    parts = [part.strip() for part in CSP.split(";")]
    for nothing in ("default-src", "base-uri", "frame-ancestors", "object-src", "frame-src"):
        assert f"{nothing} 'none'" in parts
    for own in ("script-src", "style-src", "form-action", "connect-src"):
        assert f"{own} 'self'" in parts
    assert "require-trusted-types-for 'script'" in parts
    assert "trusted-types wireroom" in parts
    assert "unsafe" not in CSP


def test_https_sends_hsts():
    """Where pages are reached over https, HSTS lasts for more than a year."""
    headers = get(site_over(FakeRoom(), secure=True), "/").headers
    assert int(headers["strict-transport-security"].removeprefix("max-age=")) >= 31_536_000


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "user@127.0.0.1", "127.0.0.1:bad", None]
)
def test_other_host_names_are_refused(site, host):
    """A page is given under configured names alone, so that no other name can be made to show it."""
    assert get(site, "/", headers={"host": host}).status == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:8080", "[::1]:9000"])
def test_loopback_names_are_known(site, host):
    """Loopback names with any port are answered."""
    assert get(site, "/", headers={"host": host}).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8080"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
    ],
)
def test_forms_from_elsewhere_do_nothing(headers):
    """A POST needs a same-origin Sec-Fetch-Site, or a matching Origin; otherwise nothing happens (S28)."""
    asked = []

    async def control(order):
        asked.append(order)
        return {}

    site = site_over(FakeRoom(), control=control)
    reply = get(site, "/demo", method="POST", headers=headers, body=b"x=1")
    assert (reply.status, asked) == (403, [])


async def _demo(order):
    return {"url": "http://127.0.0.1:8091/", "ready": True}


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://127.0.0.1:8080"}])
def test_the_button_starts_the_demonstration_once_asked(headers):
    """Our own form starts it and leads to a page that leads there; reading that page alone starts nothing."""
    orders = []

    async def control(order):
        orders.append(order)
        started = {"act": "demo"} in orders
        return {"url": "http://127.0.0.1:8091/" if started else "", "ready": started, "started": started}

    site = site_over(FakeRoom(), control=control)
    assert get(site, "/demo").status == 404
    reply = get(site, "/demo", method="POST", headers=headers | {"content-length": "0"})
    assert (reply.status, reply.headers["location"]) == (303, "/demo")
    assert '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:8091/">' in get(site, "/demo").text
    look = {"act": "demo", "look": True}
    assert orders == [look, {"act": "demo"}, look]
    again = site_over(FakeRoom(), control=control)  # the web process is a new one, the demonstration goes on
    assert "http://127.0.0.1:8091/" in get(again, "/demo").text


def test_the_demonstration_page_never_leads_off_this_machine():
    """An address that is not loopback is not followed, whoever gave it."""

    async def control(order):
        return {"url": "http://evil.example/", "ready": True, "started": True}

    site = site_over(FakeRoom(), control=control)
    get(site, "/demo", method="POST", headers={"sec-fetch-site": "same-origin", "content-length": "0"})
    assert "evil.example" not in get(site, "/demo").text


def test_large_forms_and_odd_methods_are_refused(site):
    """A body larger than any form of ours, or a method that we do not have, is answered in words."""
    own = {"sec-fetch-site": "same-origin"}
    assert get(site, "/choices", method="POST", headers=own | {"content-length": "999999"}).status == 413
    assert get(site, "/choices", method="POST", headers=own).status == 413
    assert get(site, "/", method="DELETE").status == 405
    assert get(site, "/about", method="POST", headers=own | {"content-length": "0"}).status == 405


def test_choices_are_kept_in_cookies_and_hold():
    """Theme and languages come back as cookies that scripts cannot read, and change the page."""
    site = site_over(FakeRoom())
    body = b"theme=dark&first=ar&lang=ar&lang=en&back=/section/world"
    reply = get(site, "/choices", method="POST", headers={"sec-fetch-site": "same-origin"}, body=body)
    assert (reply.status, reply.headers["location"]) == (303, "/section/world")
    assert any(c.startswith("theme=dark;") and "HttpOnly" in c and "SameSite=lax" in c for c in reply.cookies)
    assert any(c.startswith("languages=ar.en;") for c in reply.cookies)
    page = get(site, "/section/world", headers={"cookie": "theme=dark; languages=ar.en"}).text
    assert '<html lang="en" data-theme="dark">' in page
    assert "Your languages: Arabic, English." in page


@pytest.mark.parametrize(
    "back", ["//evil.example", "/%5Cevil.example", "https://evil.example", "/nowhere", "/a%0d%0aset-cookie:x"]
)
def test_choices_lead_back_to_our_own_pages_alone(back):
    """A way back that is not a page of ours becomes the front page (S29)."""
    site = site_over(FakeRoom())
    reply = get(
        site, "/choices", method="POST", headers={"sec-fetch-site": "same-origin"}, body=f"back={back}".encode()
    )
    assert reply.headers["location"] == "/"


def test_pages_have_validators_and_vary(site):
    """The same page is not sent twice, and caches keep readers apart."""
    first = get(site, "/")
    assert "Cookie" in first.headers["vary"]
    assert "Accept-Language" in first.headers["vary"]
    again = get(site, "/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    packed = get(site, "/", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.body) == first.body


def test_a_page_changes_its_bytes_with_the_log_and_not_without():
    """Pages are cached by number: the same bytes until something is committed, then other ones."""
    room = FakeRoom()
    site = site_over(room)
    first = get(site, "/").body
    assert get(site, "/").body == first
    room.rename("s001", "Another headline for the channel")
    assert b"Another headline for the channel" in get(site, "/").body


def test_how_sources_answer_shows_at_once():
    """What is not in the log is never kept with a number: the line about sources is always the present one."""
    room = FakeRoom()
    site = site_over(room)
    assert b"31 of 33 sources answering" in get(site, "/").body
    room.answer(asked=33, answering=2)
    assert b"2 of 33 sources answering" in get(site, "/").body


def test_errors_escape_what_was_asked_for(site):
    """An error page says what failed and what works, and never repeats input as markup."""
    reply = get(site, "/%3Cscript%3Ealert(1)%3C/script%3E")
    assert reply.status == 404
    assert "<script>alert" not in reply.text
    assert "No such page" in reply.text


def test_data_is_never_html(site):
    """The live answer and its errors are JSON by type (S31)."""
    for path in ("/pieces?page=/&since=1", "/pieces?page=/nope", "/pieces?page=//evil.example/", "/pieces", "/healthz"):
        reply = get(site, path)
        assert reply.headers["content-type"] == "application/json"
        json.loads(reply.body)


def test_storage_trouble_is_told_without_its_inside():
    """When the store cannot be read the page says so with a reference, and shows no address or trace."""
    room = FakeRoom()

    class Broken:
        def data_version(self):
            return 1

        def at_head(self):
            raise DamagedError("/var/secret/wireroom.db is malformed")

        def head(self):
            return room.reader().head()

    app = site_over(type("R", (), {"reader": staticmethod(Broken)}))
    reply = get(app, "/")
    assert reply.status == 503
    assert "We cannot read what is kept" in reply.text
    assert "reference" in reply.text
    assert "secret" not in reply.text


def test_a_bug_is_told_in_a_guarded_page():
    """A fault of ours gives a page with a reference and all guards, and nothing of the trace."""

    class Faulty:
        def data_version(self):
            return 1

        def at_head(self):
            raise ZeroDivisionError("inside")

    reply = get(site_over(type("R", (), {"reader": staticmethod(Faulty)})), "/")
    assert reply.status == 500
    assert reply.headers["content-security-policy"] == CSP
    assert "This page failed" in reply.text
    assert "reference" in reply.text
    assert "inside" not in reply.text


def test_styles_and_scripts_have_addresses_made_from_their_content(site):
    """They may be kept for ever, are small, and another address is not answered."""
    page = get(site, "/").text
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    script = re.findall(r'<script src="([^"]+)"', page)
    names = [re.match(r"/static/(\w+)", address)[1] for address in sheets]
    assert names == ["site", "pictures", "front", "dark", "print"]
    site_css, pictures, front, dark, paper = ([address] for address in sheets)
    both = [*site_css, *dark]
    for addresses, most in ((both, 30_000), (pictures, 1_500), (front, 3_500), (paper, 3_000), (script, 15_000)):
        replies = [get(site, address) for address in addresses]
        assert all("immutable" in reply.headers["cache-control"] for reply in replies)
        assert 0 < sum(len(reply.body) for reply in replies) < most
    assert get(site, "/static/site.000000000000.css").status == 404
    assert get(site, "/static/..%2fapp.py").status == 404


def test_head_is_answered_like_get(site):
    """HEAD has the status and headers of GET."""
    import asyncio

    assert asyncio.run(ask(site, "/", method="HEAD")).status == 200
