"""Search: what is typed is understood, and never reaches the query language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import BUDGET, FERRY, MORNING, open_intake, reading, take

from wireroom import app
from wireroom.config import Settings
from wireroom.store.search import SHOWN, snippet, understand
from wireroom.store.side_index import SideIndex, index_folder


@pytest.fixture(scope="module", params=["full text", "side index"])
def reader(request, tmp_path_factory):
    """One suite for both engines: SQLite's full text, and the side index."""
    path = tmp_path_factory.mktemp("room") / "wireroom.db"
    intake = open_intake(path)
    take(
        intake,
        "a",
        reading("Ferry Corrin runs aground", *FERRY, published=MORNING),
        source="harbour.example",
        seen=MORNING,
    )
    take(
        intake,
        "b",
        reading("Meridon raises tax on sugar", *BUDGET, published=MORNING),
        source="meridon.example",
        seen=MORNING + 86400 * 2,
    )
    take(
        intake,
        "c",
        reading(
            "海峡の航路を閉鎖", "北側の航路は十日間閉鎖される。漁船は含まれない。", published=MORNING, language="ja"
        ),
        source="shio.example",
        seen=MORNING,
    )
    if request.param == "side index":
        indexing = app.make_indexing(Settings(data=path.parent))
        indexing.catch_up()
        indexing.close()
    opened = app.open_reader(path)
    assert (SideIndex(index_folder(path)).state() is not None) == (request.param == "side index")
    yield opened
    opened.close()
    intake.room.close()


@given(st.text(max_size=60))
def test_s46_no_search_fails(reader, query):
    """Whatever is typed gives a page of results, perhaps an empty one."""
    page = reader.search(query)
    assert page.stories >= 0


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("ferry", ["Ferry Corrin runs aground"]),
        ("FERRIES", []),
        ("ferr*", ["Ferry Corrin runs aground"]),
        ('"night ferry"', ["Ferry Corrin runs aground"]),
        ('"ferry night"', []),
        ("people -ferry", []),
        ("sugar tax", ["Meridon raises tax on sugar"]),
        ("source:meridon.example", ["Meridon raises tax on sugar"]),
        ("source:harbour ferry", ["Ferry Corrin runs aground"]),
        ("language:ja", ["海峡の航路を閉鎖"]),
        ("航路", ["海峡の航路を閉鎖"]),
        ("漁船", ["海峡の航路を閉鎖"]),
        ("路航", []),
        ("tax since:2030-01-01", []),
        ("tax before:2030-01-01", ["Meridon raises tax on sugar"]),
    ],
)
def test_operators_narrow_as_a_reader_expects(reader, query, titles):
    page = reader.search(query, tab="articles")
    assert [hit.member.title for hit in page.hits] == titles


def test_what_was_understood_is_said_in_words():
    wanted = understand('strait "closed lane" -ferry source:harbour since:2026-11-20')
    assert wanted.understood == (
        "all of “strait”, “closed lane”",
        "without “ferry”",
        "source harbour",
        "since 2026-11-20",
    )


@given(st.text(max_size=300), st.text(max_size=20))
def test_a_snippet_is_cut_from_the_text(text, query):
    """Joined again, the pieces stand in the text, and matched ones alternate with plain ones."""
    pieces = snippet(text, understand(query))
    joined = "".join(pieces).removeprefix("… ").removesuffix(" …")
    assert joined in text
    assert len(pieces) % 2 == 1


@given(st.lists(st.sampled_from(["sea", "Norvane", "of", "channels", "strait"]), min_size=1, max_size=120))
def test_a_snippet_holds_whole_words(listed):
    """Nothing is cut in the middle of a word."""
    pieces = snippet(" ".join(listed), understand("strait"))
    assert set("".join(pieces).split()) <= {*listed, "…"}


def test_a_snippet_without_spaces_is_cut_where_the_room_ends():
    """A script that parts no words by spaces still fills the room."""
    assert "".join(snippet("海" * 900, understand("山"))) == "海" * SHOWN + " …"
