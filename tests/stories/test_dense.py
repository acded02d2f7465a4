"""Vectors of meaning are optional: with them, articles that share no word can meet; without, nothing is missing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from meaners import Subjects, meant
from storywire import START, candidate

from wireroom.stories.dense import Matrix, middle
from wireroom.stories.desk import StoryDesk

ENGLISH = ("Dam above Hesk valley gives way : flood water", "Dam and water and flood before sunrise .")
GERMAN = ("Staumauer oberhalb eines Tals bricht : Flut", "Die Talsperre riss , eine Flut .")
OTHER = ("Museum kauft verschollenes Gemälde", "Das Bild hing jahrzehntelang unerkannt im Museum .")
WIRE = (("a", ENGLISH, "en"), ("b", GERMAN, "de"), ("c", OTHER, "de"))


def placed(desk, tell, wire=WIRE):
    return [
        desk.place(tell(candidate(name, told, language=language)), START)[0].story_id for name, told, language in wire
    ]


def test_languages_meet_by_meaning_where_articles_come_with_it():
    """The German flood report joins the English one, the German painting does not."""
    first, same, apart = placed(StoryDesk(), meant)
    assert first == same != apart


def test_without_meaning_they_stay_apart():
    """Words alone cannot join them, and the desk does not pretend."""
    assert len(set(placed(StoryDesk(), lambda one: one))) == 3


def test_meanings_are_kept_with_the_state():
    """A desk that was saved and loaded decides as the one that lived."""
    desk, same = StoryDesk(), StoryDesk()
    placed(desk, meant, WIRE[:1])
    same.load(desk.save())
    assert same.save() == desk.save()
    assert placed(same, meant, WIRE[1:]) == placed(desk, meant, WIRE[1:])


def test_meanings_of_another_maker_never_meet_those_before():
    """What another maker said is let go when its successor speaks; the articles stay."""
    desk = StoryDesk()
    placed(desk, meant, WIRE[:1])
    assert desk._memory.usual.model == "subjects-1"
    placed(desk, lambda one: meant(one, Subjects("subjects-2")), WIRE[2:])
    assert not len(desk._memory.articles["a"].dense)
    assert desk._memory.usual.counts["*"] == 1
    assert desk._memory.usual.model == "subjects-2"


def test_an_article_read_again_is_counted_once():
    """What is usual must not lean towards articles that are read twice; a summary without meaning is made up for."""
    desk = StoryDesk()
    one = candidate("a", ENGLISH)
    for version in (one, meant(one), meant(one)):
        desk.place(version, START)
    assert desk._memory.usual.counts["*"] == 1
    assert np.linalg.norm(desk._memory.articles["a"].dense) > 0.9


def directions(count, size=96):
    """Give directions drawn from a seed; length 1."""
    drawn = np.random.default_rng(count).normal(size=(count, size))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


@given(st.integers(2, 60), st.integers(1, 70), st.sets(st.integers(0, 59)))
def test_a_first_look_by_signs_agrees_with_counting_them_one_by_one(count, most, gone):
    """Those that agree in most signs, of equal ones the newest; never what has left, never what says nothing."""
    vectors, matrix, here = directions(count), Matrix(), np.ones(count, dtype=np.bool_)
    for row, vector in enumerate(vectors):
        matrix.put(row, vector)
    for row in gone & set(range(count)):
        here[row] = False
        matrix.put(row, vectors[row][:0])
    asked = vectors[0]
    apart = {row: int(((vectors[row] > 0) != (asked > 0)).sum()) for row in range(count) if here[row]}
    slow = sorted(sorted(apart, key=lambda row: (apart[row], -row))[:most])
    assert matrix.nearest(asked, here, most).tolist() == slow


def test_what_is_alike_is_found_among_thousands_of_strangers():
    """The first look loses nothing that the second would have counted."""
    vectors, matrix = directions(3000, 512), Matrix()
    for row, vector in enumerate(vectors):
        matrix.put(row, vector)
    near = middle([vectors[7], vectors[7], *vectors[8:13]])
    found = matrix.nearest(near, np.ones(3000, dtype=np.bool_), 64)
    assert set(range(7, 13)) <= set(found.tolist())
    assert int(found[np.argmax(matrix.likeness(near, found))]) == 7


def test_directions_that_cancel_out_have_no_middle():
    assert not len(middle([]))
    assert not len(middle([directions(2)[0], -directions(2)[0]]))
