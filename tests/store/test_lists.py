"""Long lists are read a page at a time: no row twice, none left out, the newest first, by an index."""

import pytest
from newsrooms import BUDGET, FERRY, MORNING, open_intake, reading, room_of, take

HOUR = 3600.0


@pytest.fixture
def room():
    intake = open_intake()
    for n in range(12):
        words = [f"{text} Case {n}, room {n * 7}, street {n * 13}." for text in (FERRY if n % 2 else BUDGET)]
        made = reading(f"Case {n} of {'ferries' if n % 2 else 'budgets'} in district {n}", *words)
        take(intake, f"a{n}", made, source=f"outlet{n % 3}.example", seen=MORNING + (n // 2) * HOUR)
    return room_of(intake)


def pages(read, key, most):
    """Read a list to its end, page by page."""
    rows, before = [], None
    while page := read(before=before, most=most):
        rows += page
        before = key(page[-1])
    return rows


def story_key(row):
    return row.changed_at, row.id


def article_key(row):
    return row.seen, row.article_id


@pytest.mark.parametrize("most", [1, 2, 5, 40])
def test_pages_joined_are_the_whole_list(room, most):
    """Whatever the length of a page: even where many rows share one time."""
    reader = room.reader
    articles = pages(reader.articles, article_key, most)
    assert [row.article_id for row in articles] == [
        row.article_id for row in sorted(articles, key=lambda row: (-row.seen, row.article_id))
    ]
    assert len({row.article_id for row in articles}) == len(articles) == 12
    stories = pages(reader.stories, story_key, most)
    assert len({row.id for row in stories}) == len(stories) == reader.head().stories
    assert [row.changed_at for row in stories] == sorted((row.changed_at for row in stories), reverse=True)


def test_filters_narrow_and_nothing_else(room):
    """What a filter leaves is what the whole list has of it."""
    reader = room.reader
    everything = reader.articles(most=100)
    for source in ("outlet0.example", "outlet2.example", "nobody.example"):
        wanted = [row.article_id for row in everything if row.source_id == source]
        assert [row.article_id for row in reader.articles(source=source, most=100)] == wanted
    since = MORNING + 3 * HOUR
    assert [row.article_id for row in reader.articles(since=since)] == [
        row.article_id for row in everything if row.seen >= since
    ]
    assert reader.articles(language="fr") == reader.stories(language="fr") == []
    assert len(reader.stories(language="en", most=100)) == len(reader.stories(most=100))
    for section in ("politics", "sports"):
        wanted = [row.id for row in reader.stories(most=100) if row.section == section]
        assert [row.id for row in reader.stories(section=section, most=100)] == wanted


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("stories", "stories_by_change"),
        ("stories_of_section", "stories_by_section"),
        ("articles", "articles_by_seen"),
        ("articles_of_source", "articles_by_source"),
    ],
)
def test_the_planner_takes_the_index(room, name, index):
    """A page of a long list costs what the page costs."""
    from wireroom.store.queries import queries

    connection = room.reader._connection
    values = {
        "since": 0.0,
        "language": None,
        "section": None,
        "source": "x",
        "at": 1e18,
        "id": "",
        "most": 5,
        "hidden": "[]",
    }
    plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {queries('lists')[name]}", values))
    assert index in plan
