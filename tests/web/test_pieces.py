"""The law of live pages: page at n plus pieces n..m is the page at m."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wireroom.testing.fake_reader import FakeRoom
from wireroom.testing.pieces_suite import build, check_pieces
from wireroom.testing.sample_news import PLOTS, Plot
from wireroom.web.page import Page, Variant
from wireroom.web.pieces import apply, manifest, patch, pieces

SOME = PLOTS[:9]
IDS = [f"s{n:03d}" for n in range(1, len(SOME) + 1)]
WORDS = st.sampled_from(["A tug is turned round", "二隻が戻る", "عادت السفينة", 'An <b>odd</b> "line" & more'])
PATHS = ["/", "/?since=9", "/section/world", "/s/s001/norvane-closes-the-hallin-channel-to-tankers", "/a/a001-1"]


@st.composite
def steps(draw):
    """Any run of what can happen to stories."""
    story = draw(st.sampled_from(IDS))
    other = draw(st.sampled_from([name for name in IDS if name != story]))
    kind = draw(
        st.sampled_from(
            ["time", "copy", "report", "event", "figure", "rename", "break", "calm", "merge", "open", "picture"]
        )
    )
    words = draw(WORDS)

    def act(room):
        if room.state.stories[story].merged_into or room.state.stories[other].merged_into:
            return room.pass_time()
        return {
            "time": lambda: room.pass_time(17.0),
            "copy": lambda: room.grow(story, copy=True),
            "report": lambda: room.grow(story, copy=False),
            "event": lambda: room.develop(story, words, kind="denial"),
            "figure": lambda: room.figure(story, float(len(words))),
            "rename": lambda: room.rename(story, words),
            "break": lambda: room.break_out(story),
            "calm": lambda: room.calm(story, "withdrawn"),
            "merge": lambda: room.merge(story, other),
            "picture": lambda: room.picture(story, words),
            "open": lambda: room.open(
                Plot(headline=words, section="world", size=(3, 2, 2, 1), changed=0.0, opened=9.0)
            ),
        }[kind]()

    return act


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps(), min_size=1, max_size=6), st.sampled_from([("en",), ("ar", "en"), ("ja",)]))
def test_a_page_and_its_patches_are_the_later_page(run, languages):
    """Whatever happens, in one patch or in many, for any reader: the open page becomes the page as built anew."""
    room = FakeRoom(SOME)
    acts = [lambda act=act: act(room) for act in run]
    assert check_pieces(room.reader, acts, PATHS, variant=Variant(languages=languages), whole_texts=True) > 0


def test_an_unknown_number_gives_the_whole_page():
    """A client whose number is no longer known gets all pieces, and ends at the same page."""
    page = build(FakeRoom(SOME).reader(), "/", Variant())
    assert isinstance(page, Page)
    new = pieces(page)
    whole = patch({}, new)
    assert set(whole.changed) == set(new)
    assert apply({"top:lead": "something old"}, whole) == new


def test_what_did_not_change_is_not_sent():
    """A development in one story leaves the other sections' pieces out of the patch."""
    room = FakeRoom()
    reader = room.reader()
    old = pieces(build(reader, "/", Variant()))
    room.develop("s001", "The channel opens for an hour")
    change = patch(manifest(old), pieces(build(reader, "/", Variant())))
    assert "top:lead" in change.changed
    assert "sections:in-health" not in change.changed


def test_the_same_number_gives_the_same_bytes():
    """A page is a function of the number and of the reader's choices: two readers build it alike."""
    room = FakeRoom()
    for path in ("/", "/section/world", "/a/a001-1", "/search?q=channel"):
        first, second = (pieces(build(room.reader(), path, Variant())) for _ in range(2))
        assert first == second
