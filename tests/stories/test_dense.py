"""An embedder is optional: with one, articles that share no word can meet; without one, nothing is missing."""

import math
from dataclasses import dataclass, field

from storywire import START, candidate

from wireroom.stories.desk import StoryDesk

ENGLISH = (
    "Dam gives way above Hesk valley",
    "Water tore through the upper villages before sunrise; people fled to the roofs.",
)
GERMAN = (
    "Staumauer bricht oberhalb eines Tals",
    "Noch vor Tagesanbruch riss die Flut Häuser mit; Bewohner retteten sich.",
)
OTHER = ("Museum kauft verschollenes Gemälde", "Das Bild hing jahrzehntelang unerkannt in einem Treppenhaus am Hafen.")


@dataclass
class Meaning:
    """A fake embedder that knows two subjects: floods and paintings."""

    name: str = "fake-1"
    asked: list[str] = field(default_factory=list)

    def embed(self, texts):
        self.asked.extend(texts)
        out = []
        for text in texts:
            flood = sum(text.count(word) for word in ("Dam", "Water", "Staumauer", "Flut"))
            paint = sum(text.count(word) for word in ("Museum", "Gemälde", "Bild", "easel"))
            length = math.hypot(flood, paint, 0.1)
            out.append([flood / length, paint / length, 0.1 / length])
        return out


def test_languages_meet_by_meaning_where_an_embedder_is_given():
    """The German flood report joins the English one, the German painting does not."""
    desk = StoryDesk(embedder=Meaning())
    first, same, apart = (
        desk.place(candidate(name, told, language=language), START)[0].story_id
        for name, told, language in (("a", ENGLISH, "en"), ("b", GERMAN, "de"), ("c", OTHER, "de"))
    )
    assert first == same != apart


def test_without_an_embedder_they_stay_apart():
    """Words alone cannot join them, and the desk does not pretend."""
    desk = StoryDesk()
    first, second = (
        desk.place(candidate(name, told, language=language), START)[0].story_id
        for name, told, language in (("a", ENGLISH, "en"), ("b", GERMAN, "de"))
    )
    assert first != second


def test_meanings_are_kept_with_the_state_and_dropped_under_another_name():
    """Vectors of different embedders never meet."""
    desk = StoryDesk(embedder=Meaning())
    desk.place(candidate("a", ENGLISH), START)
    state = desk.save()
    same = StoryDesk(embedder=Meaning())
    same.load(state)
    assert same.save() == state
    assert same.place(candidate("b", GERMAN, language="de"), START) == desk.place(
        candidate("b", GERMAN, language="de"), START
    )
    other = StoryDesk(embedder=Meaning(name="fake-2"))
    other.load(state)
    assert not len(other._memory.articles["a"].dense)
    assert not other._memory.usual.sums
