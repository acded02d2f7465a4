"""What belongs to an outlet's house says nothing about a story."""

from storywire import BANK, FERRY, MATCH, START, candidate

from wireroom.stories.desk import StoryDesk
from wireroom.stories.furniture import Furniture

HOUSE = "Get our breaking news email, our free app or our daily podcast from the Skarholm desk."
TITLES = ("Ferry aground", "Central bank lifts rates", "Kerrin scores twice", "Museum buys painting")


def test_a_sentence_under_three_unlike_titles_is_furniture():
    """From the third title on it is taken out, for this outlet alone; the news around it stays."""
    house = Furniture()
    leads = [
        house.clear("outlet", title, f"News number {n} of the day is this. {HOUSE}") for n, title in enumerate(TITLES)
    ]
    assert [HOUSE in lead for lead in leads] == [True, True, False, False]
    assert all(f"News number {n}" in lead for n, lead in enumerate(leads))
    assert HOUSE in house.clear("another", "Storm warning", HOUSE)


def test_the_background_of_a_running_story_is_no_furniture():
    """It comes with every report, under titles that share words: it is what holds the story together."""
    house = Furniture()
    background = "The ferry Lind ran aground off Skarholm on Thursday with forty people on board."
    titles = ("Ferry Lind aground", "Tug reaches ferry Lind", "Ferry Lind afloat again", "Inquiry into ferry Lind")
    assert all(background in house.clear("outlet", title, background) for title in titles)


def test_without_a_source_nothing_is_taken_out():
    """Unknown outlets are not one outlet."""
    house = Furniture()
    assert all(HOUSE in house.clear("", title, HOUSE) for title in TITLES)


def test_what_is_remembered_is_bounded(monkeypatch):
    """The oldest sentences are forgotten first."""
    monkeypatch.setattr("wireroom.stories.furniture._MOST", 3)
    house = Furniture()
    for n in range(9):
        house.clear("outlet", "Ferry aground", f"Sentence that has the number {n} in it.")
    assert len(house.held) == 3


def test_house_sentences_do_not_glue_stories_together():
    """Short news items with the same long farewell stay stories of their own, and the state keeps what was learned."""
    desk = StoryDesk()
    farewell = " ".join(f"{HOUSE} It is the way number {n} to read us every morning." for n in range(4))
    stories = set()
    items = [(told[0], f"{told[1].split('.')[0]}. {farewell}") for told in (FERRY[0], BANK[0], MATCH[0])]
    items += [
        ("Museum buys painting", f"Crowds came to look. {farewell}"),
        ("Otters return", f"Two were seen. {farewell}"),
    ]
    for n, told in enumerate(items):
        item = candidate(f"g{n}", told, at=START + n, full=False)
        one = type(item)(**{**{f: getattr(item, f) for f in item.__slots__}, "source_id": "house", "text": told[1]})
        if n == 3:
            state = desk.save()
            desk = StoryDesk()
            desk.load(state)
        stories.add(desk.place(one, START + n)[0].story_id)
    assert len(stories) >= 4
    assert len({desk._memory.articles[name].story_id for name in ("g2", "g3", "g4")}) == 3
