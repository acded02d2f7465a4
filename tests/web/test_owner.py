"""The owner's session: who becomes the owner, how long, and what it opens (S24, S28, S33, S36, S38, S49)."""

import pytest
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, reading, take
from owners import OURS, Owned

from wireroom.store.personal import ABSOLUTE, CODE_SECONDS, IDLE
from wireroom.web.doors import Door

DAY = 86_400.0


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    take(made.intake, "one", reading("Ferry runs aground off Tamsel Point", *FERRY), source="a.example", seen=MORNING)
    take(
        made.intake,
        "two",
        reading("Ferry Corrin hits rocks near Tamsel Point", *FERRY_AGAIN),
        source="b.example",
        seen=MORNING + 60,
    )
    take(made.intake, "three", reading("Meridon raises tax on sugar", *BUDGET), source="c.example", seen=MORNING + 120)
    yield made
    made.room.close()


def test_looking_at_the_link_spends_nothing(owned):
    """The link opens a page with one button; only pressing it opens the session, and only once (S38)."""
    code = owned.code()
    for _ in range(3):
        page = owned.get(f"/owner/{code}")
        assert page.status == 200
        assert page.text.count('<button type="submit">Make this browser mine') == 1
        assert not page.cookies
    assert owned.post("/owner", code=code).status == 303
    assert owned.post("/owner", code=code).status == 403
    assert owned.get(f"/owner/{code}").status == 403


def test_a_code_ends_by_itself_and_by_a_newer_one(owned):
    """A link that lay about too long, or that a newer one replaced, opens nothing."""
    first, second = owned.code(), owned.code()
    assert owned.post("/owner", code=first).status == 403
    owned.clock.advance(CODE_SECONDS + 1)
    assert owned.post("/owner", code=second).status == 403
    assert owned.post("/owner", code="").status == 403


def test_the_cookie_is_for_our_pages_alone(owned):
    """On plain loopback: HttpOnly, SameSite=Strict, no domain; the store keeps a hash and never the token (S33)."""
    reply = owned.post("/owner", code=owned.code())
    cookie = reply.cookies[0]
    token = cookie.partition(";")[0].partition("=")[2]
    assert len(token) >= 43  # 256 bits
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "omain" not in cookie
    assert "Secure" not in cookie
    kept = str(owned.room.connection.execute("SELECT * FROM sessions").fetchall())
    assert token not in kept


def test_over_https_the_cookie_is_bound_to_the_host(tmp_path):
    """Where pages come over https the cookie is named __Host- and Secure (S33)."""
    made = Owned(tmp_path, secure=True)
    cookie = made.post("/owner", code=made.code()).cookies[0]
    assert cookie.startswith("__Host-owner=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    made.room.close()


@pytest.mark.parametrize(("steps", "open_still"), [((IDLE - DAY, IDLE - DAY), True), ((IDLE + DAY,), False)])
def test_a_session_ends_when_it_is_not_used(owned, steps, open_still):
    """Two weeks without a page end it; a page within them keeps it open (S33)."""
    cookie = owned.enter()
    for step in steps:
        owned.clock.advance(step)
        owned.get("/", cookie)
    assert (owned.get("/following", cookie).status == 200) is open_still


def test_no_session_outlives_ninety_days(owned):
    """However often it is used, a session ends after 90 days (S33)."""
    cookie = owned.enter()
    for _ in range(int(ABSOLUTE / (10 * DAY))):
        owned.clock.advance(10 * DAY)
        assert owned.get("/following", cookie).status == 200
        owned.get("/", cookie)
    owned.clock.advance(DAY)
    assert owned.get("/following", cookie).status == 403


def test_leaving_ends_the_session_for_good(owned):
    """Who left is anyone again, whatever cookie is sent; leaving with all browsers ends all of them."""
    one, other = owned.enter(), owned.enter()
    reply = owned.act(one, "/owner/leave")
    assert reply.status == 303
    assert "Max-Age=0" in reply.cookies[0]
    assert owned.get("/following", one).status == 403
    assert owned.get("/following", other).status == 200
    third = owned.enter()
    owned.act(other, "/owner/leave", all="yes")
    assert owned.get("/following", third).status == 403


def test_every_door_of_the_owner_is_closed_to_anyone(owned):
    """Each address that says "owner" refuses a request without the session, and tells how to become the owner (S36)."""
    doors = [route for route in owned.site.routes if isinstance(route, Door) and route.role == "owner"]
    assert len(doors) > 12
    for door in doors:
        reply = owned.get(door.path) if "GET" in door.methods else owned.post(door.path, do="follow")
        assert reply.status == 403, door.path
        assert "wireroom owner" in reply.text
    assert owned.sent == []


def test_every_form_of_the_owner_needs_its_token(owned):
    """A POST with the session but without the page's token does nothing, whatever the door (S28)."""
    cookie = owned.enter()
    before = len(owned.sent)
    for door in owned.site.routes:
        if isinstance(door, Door) and "POST" in door.methods:
            assert owned.post(door.path, cookie, token="0" * 64).status == 403, door.path
            assert owned.post(door.path, cookie).status == 403, door.path
    assert len(owned.sent) == before


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": None}])
def test_a_form_from_elsewhere_is_refused_even_with_the_token(owned, headers):
    """Token and session do not help a form that another site sends (S28)."""
    cookie = owned.enter()
    token = owned.token(cookie)
    story = owned.room.reader.front().rows[0].id
    reply = owned.post("/owner/story", cookie, {**OURS, **headers}, token=token, do="follow", story=story)
    assert reply.status == 403
    assert not owned.personal.followed()


def test_signed_in_pages_are_kept_nowhere(owned):
    """What the owner sees is no-store and without a validator; what anyone sees next has nothing of it (S24)."""
    cookie = owned.enter()
    mine = owned.get("/", cookie)
    assert mine.headers["cache-control"] == "no-store"
    assert "etag" not in mine.headers
    assert 'href="/following"' in mine.text
    anyone = owned.get("/")
    assert 'href="/following"' not in anyone.text
    assert "etag" in anyone.headers
    assert owned.get("/pieces?page=/&since=1", cookie).headers["cache-control"] == "no-store"


def test_security_events_are_written_down_and_stay(owned):
    """Codes, sessions and refusals stand in a list that cannot be changed, without any secret (S49)."""
    code = owned.code()
    owned.post("/owner", code="wrong" * 9)
    cookie = owned.post("/owner", code=code).cookies[0].partition(";")[0]
    owned.act(cookie, "/owner/leave")
    told = owned.personal.audit()
    assert [what for _, what, _ in told] == ["session closed", "session opened", "code refused", "code made"]
    assert code not in str(told)
    for change in ("DELETE FROM audit", "UPDATE audit SET what = ''"):
        with pytest.raises(Exception, match="append-only"):
            owned.room.connection.execute(change)


def test_guessing_does_not_fill_the_list(owned):
    """Refused codes are written down, but no more than twenty of an hour."""
    for n in range(30):
        owned.post("/owner", code=f"guess number {n} of thirty")
    assert len(owned.personal.audit()) == 20


def test_guessed_cookies_are_nobody(owned):
    """A cookie that was never given opens nothing, however it looks."""
    for value in ("x" * 43, "", "'" * 30, "a" * 5000):
        assert owned.get("/following", f"owner-8080={value}").status == 403


def test_a_link_opened_before_the_writer_listens_still_counts(owned):
    """Nobody is told that a link is spent because the room is still starting."""
    code = owned.code()
    owned.listens = False
    early = owned.post("/owner", code=code)
    assert early.status == 503
    assert "The link still counts" in early.text
    owned.listens = True
    assert owned.post("/owner", code=code).status == 303
