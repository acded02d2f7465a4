"""One outlet, one country or one topic does not fill the page: what would be one too many waits behind the others.

Nothing is left out by it. Where nothing else is there, what waited stands after all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wireroom.model.topic import Topic
from wireroom.model.views import StoryRow
from wireroom.text.tokens import fold

# Of four places on top: an outlet that nobody else confirms has one, a topic half of them, a country three.
TOP = {"outlet": 1, "topic": 2, "country": 3}
# Of the five rows of a section; sections are mostly of one country where a reader's sources are.
SECTION = {"outlet": 2, "topic": 2}


def marks(row: StoryRow, topics: Sequence[Topic]) -> frozenset[tuple[str, str]]:
    """Name what a story would fill the page with: (kind, name)."""
    found = {("topic", topic.words) for topic in topics if topic.language == row.language and names(row, topic)}
    if row.counts.publishers == 1 and row.publishers:
        found.add(("outlet", row.publishers[0]))
    if len(row.countries) == 1:
        found.add(("country", row.countries[0]))
    return frozenset(found)


def names(row: StoryRow, topic: Topic) -> bool:
    """Say whether a story's headline names a topic."""
    return f" {fold(topic.words)} " in f" {fold(row.headline)} ".replace(",", " ").replace("'s ", " ")


def spread(
    rows: Iterable[StoryRow],
    most: Mapping[str, int],
    topics: Sequence[Topic],
    *,
    places: int,
    before: Iterable[StoryRow] = (),
) -> list[StoryRow]:
    """Order rows so that none of the first places is one too many of its kind, as long as there are others.

    Args:
        rows: In the order of their weight; it holds among those that are placed, and among those that wait.
        most: How many of one kind may stand there.
        topics: Of the day.
        places: How many there are.
        before: What stands above them already, and counts.
    """
    taken = Counter(mark for row in before for mark in marks(row, topics))
    placed: list[StoryRow] = []
    waiting: list[StoryRow] = []
    for row in rows:
        mine = marks(row, topics)
        full = any(taken[mark] >= most[mark[0]] for mark in mine if mark[0] in most)
        if len(placed) < places and not full:
            placed.append(row)
            taken.update(mine)
        else:
            waiting.append(row)
    return placed + waiting
