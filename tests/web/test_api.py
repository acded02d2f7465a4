"""The API: read-only JSON that says what its description says, and nothing else."""

import contextlib
import gzip
import json
import re
from urllib.parse import quote, urlencode

import jsonschema
import pytest
from asgi import StoredRoom, get, site_over
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, take
from openapi_spec_validator import OpenAPIV31SpecValidator

from wireroom.errors import StorageError
from wireroom.testing.fake_reader import FakeRoom
from wireroom.web.api_document import document
from wireroom.web.api_operations import OPERATIONS
from wireroom.web.api_values import BadRequest, make_cursor, read_cursor, read_values
from wireroom.web.excerpts import MOST_CHARS, excerpt

BY_NAME = {operation.name: operation for operation in OPERATIONS}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    path = tmp_path_factory.mktemp("room") / "wireroom.db"
    intake = open_intake(path)
    take(intake, "a", reading("Ferry aground off Tamsel Point", *FERRY), source="coast.example", seen=MORNING)
    again = reading("Passengers saved as ferry hits rocks near Tamsel", *FERRY_AGAIN)
    take(intake, "b", again, source="orvik.example", seen=MORNING + 60)
    take(intake, "c", reading("Meridon taxes sugar", *BUDGET), source="coast.example", seen=MORNING + 120)
    intake.room.close()
    return StoredRoom(path)


@pytest.fixture(scope="module")
def site(room):
    return site_over(room, texts_for_all=False)


@pytest.fixture(scope="module")
def fake():
    return site_over(FakeRoom())


def asked(site, target, status=200, **headers):
    reply = get(site, target, headers=headers)
    assert reply.status == status, reply.text
    kind = "application/json" if status < 400 else "application/problem+json"
    assert reply.headers["content-type"] == kind
    return json.loads(reply.body)


def fits(name, answer):
    """Hold an answer against the description of its operation."""
    described = document()
    schema = described["paths"][BY_NAME[name].path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": described["components"]}).validate(answer)


def test_the_description_is_a_valid_openapi_document(site):
    """Programs are made from it, so it must be right to the letter."""
    described = asked(site, "/api/openapi.json")
    OpenAPIV31SpecValidator(described).validate()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {operation.path for operation in OPERATIONS}
    assert all({*methods} == {"get"} for methods in described["paths"].values()), "nothing can be changed"


@pytest.mark.parametrize("which", ["site", "fake"])
def test_every_operation_answers_as_it_is_described(which, request):
    """On the real store and on the invented day alike: each answer fits its schema, field by field."""
    site = request.getfixturevalue(which)
    stories = asked(site, "/api/v1/stories")
    fits("list_stories", stories)
    articles = asked(site, "/api/v1/articles")
    fits("list_articles", articles)
    sources = asked(site, "/api/v1/sources")
    fits("list_sources", sources)
    assert stories["items"]
    assert articles["items"]
    assert sources["items"]
    for name, listed, path in (
        ("get_story", stories, "stories"),
        ("get_article", articles, "articles"),
        ("get_source", sources, "sources"),
    ):
        for item in listed["items"][:5]:
            fits(name, asked(site, f"/api/v1/{path}/{quote(item['id'], safe='')}"))
    word = max(re.findall(r"[A-Za-z]{5,}", stories["items"][0]["headline"]), key=len)
    for what in ("stories", "articles"):
        results = asked(site, f"/api/v1/search?q={word}&what={what}")
        fits("search", results)
        assert results["items"], word
    for item in articles["items"][:5]:
        fits("get_versions", asked(site, f"/api/v1/articles/{quote(item['id'], safe='')}/versions"))
    front = asked(site, "/api/v1/front?languages=en,fr")
    fits("get_front", front)
    assert front["items"]
    assert len(BY_NAME) == 9, "a new operation needs its line here"


def test_what_changed_is_told_by_kind_and_in_words(fake):
    """A program reads which figure changed from what to what; sentences are for whom the text is."""
    told = asked(fake, "/api/v1/articles/a001-1/versions")
    assert (told["from_version"], told["to_version"], told["compared"]) == (2, 3, True)
    figures = [(one["before"], one["after"], one["of"]) for one in told["changes"] if one["kind"] == "figure"]
    assert ("17", "23", "tankers") in figures
    assert "the number of tankers changed from 17 to 23" in told["words"]
    assert all(one["before"] is None for one in told["changes"] if one["kind"] == "quote")
    asked(fake, "/api/v1/articles/a001-1/versions?from=7", status=404)


def test_times_are_iso_and_reach_the_pages(site):
    """What the API names as a page is one, and its times are ISO 8601 in UTC."""
    (story,) = [item for item in asked(site, "/api/v1/stories")["items"] if "erry" in item["headline"]]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", story["changed_at"])
    assert get(site, story["path"]).status == 200
    whole = asked(site, f"/api/v1/stories/{story['id']}")
    assert {item["source_id"] for item in whole["articles"]} == {"coast.example", "orvik.example"}
    assert whole["story"]["counts"]["articles"] == 2


def test_pages_of_a_list_joined_are_the_list(site):
    """The cursor leads through all, each once, and ends."""
    for path, key in (("stories", "id"), ("articles", "id")):
        whole = [item[key] for item in asked(site, f"/api/v1/{path}?limit=100")["items"]]
        found, cursor = [], ""
        while True:
            page = asked(site, f"/api/v1/{path}?limit=1" + (f"&cursor={cursor}" if cursor else ""))
            found += [item[key] for item in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert found == whole


def test_filters_hold(site):
    """Section, language, source and since narrow; a since in the future leaves nothing."""
    everything = asked(site, "/api/v1/articles")["items"]
    only = asked(site, "/api/v1/articles?source=orvik.example")["items"]
    assert [item["id"] for item in only] == [i["id"] for i in everything if i["source_id"] == "orvik.example"]
    assert asked(site, "/api/v1/articles?since=2030-01-01")["items"] == []
    assert asked(site, "/api/v1/stories?language=fr")["items"] == []
    assert asked(site, "/api/v1/stories?language=EN&since=2020-01-01T00:00:00%2B02:00")["items"]
    for item in asked(site, "/api/v1/stories?section=politics")["items"]:
        assert item["section"] == "politics"


def test_text_is_shown_only_where_it_may_be(site, monkeypatch):
    """Anyone sees two sentences and the link; the text of a source that is marked as licensed is for all."""
    article = next(i for i in asked(site, "/api/v1/articles")["items"] if i["source_id"] == "orvik.example")
    shown = asked(site, f"/api/v1/articles/{article['id']}")
    assert shown["text"] is None
    assert shown["excerpt"] == FERRY_AGAIN[0]
    assert FERRY_AGAIN[2] not in json.dumps(shown)
    from dataclasses import replace

    from wireroom.store.reader import SqliteReader

    real = SqliteReader.article
    monkeypatch.setattr(SqliteReader, "article", lambda self, name: replace(real(self, name), licensed=True))
    assert FERRY_AGAIN[2] in asked(site, f"/api/v1/articles/{article['id']}")["text"]


def test_a_story_shows_two_sentences_of_each_article_at_most(site, room):
    """Brief and timeline together; where the operator lets everybody read texts, all that was written is there."""
    for item in asked(site, "/api/v1/stories")["items"]:
        path = f"/api/v1/stories/{item['id']}"
        told = {}
        whole = asked(site, path)
        for said in (*whole["brief"], *whole["timeline"]):
            if said["rests_on"]["field"] == "text":
                told.setdefault(said["rests_on"]["article_id"], set()).add(said["text"])
        assert all(len(texts) <= 2 for texts in told.values())
        everything = asked(site_over(room, texts_for_all=True), path)
        assert len(everything["timeline"]) >= len(whole["timeline"])


@given(st.text(max_size=3000), st.sampled_from([None, "en", "de", "ja", "ar", "zz"]))
def test_an_excerpt_is_short_whatever_the_text(text, language):
    """Texts without a full stop, in any script, of any length."""
    assert len(excerpt(text, language)) <= MOST_CHARS + 2


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("colour=red", "There is no parameter 'colour' here; there are: section, language, since, at, cursor, limit."),
        ("limit=0", "does not fit"),
        ("limit=101", "does not fit"),
        ("limit=%D9%A1", "does not fit"),
        ("limit=5&limit=6", "given twice"),
        ("section=weather", "does not fit"),
        ("language=english", "does not fit"),
        ("since=yesterday", "does not fit"),
        ("since=1960-01-01", "does not fit"),
        ("cursor=%21%21", "does not fit"),
        ("cursor=" + make_cursor(float("nan"), "x"), "does not fit"),
        ("language=%FF%FE", "not one"),
        ("limit", "not one"),
        ("since=" + "9" * 400, "too long"),
        ("language=e%00n", "control"),
        ("&".join(f"a{n}=1" for n in range(30)), "not one"),
        ("language=" + "e" * 5000, "longer than"),
    ],
)
def test_what_is_not_declared_is_refused_in_words(site, query, says):
    """A typing error must not pass as a filter that found everything (S36)."""
    problem = asked(site, f"/api/v1/stories?{query}", 400)
    assert (problem["status"], problem["title"], problem["type"]) == (400, "Bad Request", "about:blank")
    assert says in problem["detail"]


def test_what_is_missing_is_named(site):
    """A search without words is a mistake, not an empty result."""
    assert "q is missing" in asked(site, "/api/v1/search", 400)["detail"]
    assert "q does not fit" in asked(site, "/api/v1/search?q=%20", 400)["detail"]


@pytest.mark.parametrize("path", ["/api/v1/stories/none", "/api/v1/articles/none", "/api/v1/sources/none", "/api/v2/x"])
def test_what_is_not_there_is_a_problem_and_never_html(site, path):
    """Also where no operation is known."""
    assert asked(site, path, 404)["status"] == 404


def test_refusals_of_the_guard_are_problems_too(site):
    """A wrong host name, an odd method, a form: told as data where data was asked for (S31)."""
    assert asked(site, "/api/v1/stories", 421, host="evil.example")
    assert asked(site, "/api/v1/stories", 421, host="[::1")
    for method in ("DELETE", "POST", "OPTIONS"):
        headers = {"sec-fetch-site": "same-origin", "content-length": "0"}
        reply = get(site, "/api/v1/stories", method=method, headers=headers)
        assert (reply.status, reply.headers["content-type"]) == (405, "application/problem+json")
    assert get(site, "/", headers={"host": "[::1"}).headers["content-type"].startswith("text/html")


def test_other_sites_cannot_read_it(site):
    """No CORS header, whatever is asked; the guards of all answers stand here too (S24)."""
    reply = get(site, "/api/v1/stories", headers={"origin": "https://evil.example", "sec-fetch-site": "cross-site"})
    assert not [name for name in reply.headers if name.startswith("access-control")]
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert not reply.cookies


def test_answers_are_not_sent_twice(site):
    """An ETag that comes back saves the answer, in a list of tags too; gzip is taken where it is offered."""
    first = get(site, "/api/v1/stories")
    for tags in (first.headers["etag"], f'"x", {first.headers["etag"]}', "*", first.headers["etag"].removeprefix("W/")):
        again = get(site, "/api/v1/stories", headers={"if-none-match": tags})
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert get(site, "/api/v1/stories", headers={"if-none-match": '"x"'}).status == 200
    packed = get(site, "/api/v1/stories", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.body) == first.body


def test_a_story_that_was_joined_leads_to_where_it_is():
    """The old id goes on working (S29: to a path of ours)."""
    room = FakeRoom()
    target = next(iter(room.reader().front().rows)).id

    class Joined:
        def __init__(self):
            self._real = room.reader()

        def __getattr__(self, name):
            return getattr(self._real, name)

        def story(self, story_id):
            return target if story_id == "old" else self._real.story(story_id)

    reply = get(site_over(type("R", (), {"reader": staticmethod(Joined)})), "/api/v1/stories/old")
    assert (reply.status, reply.headers["location"]) == (301, f"/api/v1/stories/{target}")


def test_trouble_of_the_store_is_told_without_its_inside():
    """503 as a problem, with no path of ours in it."""

    class Broken:
        def data_version(self):
            return 1

        def at_head(self):
            raise StorageError("/var/secret/wireroom.db is in use")

    problem = asked(site_over(type("R", (), {"reader": staticmethod(Broken)})), "/api/v1/sources", 503)
    assert "secret" not in json.dumps(problem)


VALUES = st.dictionaries(
    st.sampled_from(["section", "language", "since", "cursor", "limit", "source", "q", "what", "offset", "x"]),
    st.one_of(st.text(max_size=40), st.sampled_from(["1", "world", "en", "2026-11-24", "stories"])),
    max_size=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES, st.sampled_from([operation.path for operation in OPERATIONS]), st.text(min_size=1, max_size=12))
def test_no_input_breaks_an_operation(site, values, path, name):
    """Any values, any id: an answer or a problem, never a failure of ours (R36)."""
    target = path.replace("{id}", quote(name, safe=""))
    reply = get(site, f"{target}?{urlencode(values, errors='surrogatepass')}" if values else target)
    assert reply.status in (200, 400, 404), (target, values, reply.text)
    assert reply.headers["content-type"] in ("application/json", "application/problem+json")
    json.loads(reply.body)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(st.characters(exclude_categories=["Cs"])))
def test_a_cursor_comes_back_as_it_went(at, key):
    """Whatever time and key."""
    assert read_cursor(make_cursor(at, key)) == (at, key)


@given(st.binary(max_size=200))
def test_reading_a_query_never_fails_otherwise(query):
    """Any bytes are read, or refused in words."""
    with contextlib.suppress(BadRequest):
        assert set(read_values(BY_NAME["list_stories"].values, query, {})) >= {"limit", "cursor"}


def test_the_page_for_people_names_every_operation(site):
    """What can be asked is readable without a tool."""
    page = get(site, "/api").text
    for operation in OPERATIONS:
        assert operation.path in page
        for value in operation.values:
            assert f"<code>{value.name}</code>" in page
    assert "/api/openapi.json" in page
