"""The owner of a running product: the printed link, acts that the writer commits, a session that outlives restarts."""

import re
from urllib.parse import urlencode

import pytest
from rooms_up import ask, environment, expect, room_up, unreachable

pytestmark = pytest.mark.long


def post(url, cookie="", **fields):
    """Send a form as a browser does."""
    more = {"sec_fetch_site": "same-origin", "content_type": "application/x-www-form-urlencoded"}
    if cookie:
        more["cookie"] = cookie
    return ask(url, "POST", urlencode(fields).encode(), **more)


def link_of(room):
    """The link that the terminal printed last."""
    line = expect(
        lambda: next((line for line in reversed(room.said) if "make this browser yours" in line), ""), what="the link"
    )
    return line.split()[-1]


def test_the_printed_link_makes_a_browser_the_owners(tmp_path):
    """Open, press, choose; `wireroom owner` prints another link; session and choice outlive a restart."""
    env = environment(tmp_path, catalogue=unreachable())
    with room_up(tmp_path, env=env) as room:
        link = link_of(room)
        assert link.startswith(f"{room.url}/owner/")
        code = link.rpartition("/")[2]
        assert room.get(f"/owner/{code}")[0] == 200
        status, headers, _ = post(f"{room.url}/owner", code=code)
        assert (status, headers["location"]) == (303, "/owner")
        cookie = headers["set-cookie"].partition(";")[0]
        page = room.get("/owner", cookie=cookie)[2]
        token = re.search(r'name="token" value="(\w+)"', page)[1]
        fields = {"token": token, "place-sports": "1"}
        assert post(f"{room.url}/owner/choices", cookie, **fields)[0] == 303
        told = room.facts("owner")
        assert told["link"].startswith(f"{room.url}/owner/")
        assert room.get(f"/owner/{code}")[0] == 403
        assert room.stop() == 0
        port = room.url.rpartition(":")[2]
    with room_up(tmp_path, env={**env, "WIREROOM_PORT": port}) as room:
        page = room.get("/owner", cookie=cookie)[2]
        assert re.search(r'name="place-sports">.*?<option selected>1</option>', page)
        assert code not in "".join(room.errors)
    beside = room.run("owner")
    assert beside.returncode == 0
    assert "make this browser yours" in beside.stdout
