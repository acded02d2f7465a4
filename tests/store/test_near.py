"""Stories close to a story: of the same days, with headlines that share at least two telling words."""

from newsrooms import BUDGET, FERRY, MORNING, open_intake, reading, take

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


def test_two_telling_words_of_the_same_days_make_stories_close():
    """One word alone is chance, and what happened last week is another matter."""
    intake = open_intake()
    put(intake, "After the autumn storm: sugar dearer", BUDGET, MORNING - 4 * DAY)
    one = put(intake, "Ferry aground in autumn storm", FERRY, MORNING)
    put(intake, "Lighthouse relit as autumn storm nears", LIGHT, MORNING + HOUR)
    put(intake, "Choir sings of autumn for nine hours", CHOIR, MORNING + 2 * HOUR)
    assert len(intake.room.reader.stories()) == 4
    assert near(intake, one) == ["Lighthouse relit as autumn storm nears"]


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
