"""Stories close to a story: of the same days, with headlines that share at least two telling words."""

from newsrooms import FERRY, MORNING, open_intake, reading, take

from wireroom.store.near import near as close
from wireroom.store.near import sharing
from wireroom.store.search import telling

HOUR, DAY = 3600.0, 86_400.0
LIGHT = ("A lighthouse on Skerry Rock is lit again after forty years of dark, as its keepers had hoped for so long.",)
CHOIR = ("The choir of Aldwick sang for nine hours without a break, and nobody in the hall left before it ended.",)


def near(intake, article_id):
    """Headlines that stand beside the story of an article."""
    reader = intake.room.reader
    story = reader.story(reader.article(article_id).story.id)
    return [row.headline for row in story.near]


def put(intake, title, text, seen):
    source = f"{len(title)}.example"
    return take(intake, title, reading(title, *text, published=seen), source=source, seen=seen)


class Days:
    """What the store would answer of some days: headlines of other stories, and in how many each word stands."""

    def __init__(self, headlines, *, of=20_000, **carried):
        self._headlines, self._of, self._carried = headlines, of, carried

    def rows(self, name, **_asked):
        assert name == "near"
        return [(f"s{at}", title) for at, title in enumerate(self._headlines)]

    def value(self, name, **asked):
        return self._of if name == "headlines_near" else self._carried.get(asked["match"].strip('"'), 9)


ABOUT = "Police: night ferry Corrin aground off Tamsel"


def test_what_tells_most_makes_close_and_frequent_words_do_not():
    """Two rare names do; three words that all headlines use do not; the closest stands first."""
    days = Days(
        [
            "Police follow night ferry",
            "Corrin owner speaks in Tamsel",
            "Ferry Corrin aground: Tamsel mourns",
            "Corrin sold",
        ],
        police=900,
        night=700,
        ferry=600,
    )
    assert close(days, "story", ABOUT, MORNING) == ["s2", "s1"]


def test_what_all_share_is_close_to_nothing():
    """One of the words must be rare, however many are shared."""
    days = Days(
        ["Police say night ferry is late"], police=900, night=700, ferry=600, corrin=500, aground=500, tamsel=400
    )
    assert close(days, "story", ABOUT, MORNING) == []


def test_old_news_is_not_close():
    """The same days alone count: what happened last week is another matter."""
    intake = open_intake()
    put(intake, "Lighthouse relit as Corrin storm nears", LIGHT, MORNING - 4 * DAY)
    one = put(intake, "Corrin storm sinks ferry", FERRY, MORNING)
    assert len(intake.room.reader.stories()) == 2
    assert near(intake, one) == []


def test_words_that_all_use_make_nothing_close():
    """However many of them two headlines share: one of the shared words must be rare, and they must tell much."""
    intake = open_intake()
    for n in range(9):
        text = (f"Minister number {n} of {'abcdefghi'[n] * 7} said that the plan {'jklmnopqr'[n] * 7} is good.",)
        put(intake, f"Minister defends government plan {'stuvwxyza'[n] * 7} today {'b' * n}", text, MORNING + n * HOUR)
    one = put(intake, "Minister drops government plan for lighthouse keepers", LIGHT, MORNING + 10 * HOUR)
    assert near(intake, one) == []


def test_what_is_asked_names_each_pair_once():
    """Any two of the words are enough, one is not; a headline without spaces asks for no more than it may."""
    told = telling("Ferry Corrin aground")
    asked = sharing(told)
    assert asked == '("aground" AND ("corrin" OR "ferry")) OR ("corrin" AND ("ferry"))'
    assert sharing(telling("海" * 3 + "峡航路閉鎖船十日間国家議会")).count("AND") == 11
