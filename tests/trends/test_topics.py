"""Topics: what newsrooms name today that they usually do not; no flood of one outlet, no agency's reprints."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.model.topic import Headline
from wireroom.trends.phrases import phrases
from wireroom.trends.topics import NEWSROOMS_LEAST, TOPICS_MOST, named, topics

READERS = {0: 20, 1: 20, 2: 20, 3: 20}


def told(number, words="Ships wait off Port Lacey", language="en", newsroom=None, report=None):
    """A headline of a newsroom of its own, in a report of its own."""
    return Headline(
        article_id=f"a{number}",
        words=f"{words} {'xyzvwq'[number % 6] * (number + 1)}",
        language=language,
        newsroom=newsroom or f"paper{number}",
        report=report or f"r{number}",
    )


def of(headlines, usual=lambda _one: {}, readers=READERS, outlets=()):
    found = named(headlines, lambda one: phrases(one.words, one.language), outlets)
    return topics(found, usual, readers)


def test_what_many_newsrooms_name_and_usually_do_not_is_a_topic():
    """As headlines print it, with both numbers; a name stands before a phrase that the same reports have."""
    (topic,) = of([told(n, "Many ships wait off Port Lacey,") for n in range(6)])
    assert topic.words == "Port Lacey"
    assert (topic.newsrooms, topic.usual, topic.language) == (6, 0.0, "en")
    (phrase,) = of([told(n, "Severe heat wave,") for n in range(6)])
    assert phrase.words == "Severe heat wave"


def test_what_is_named_every_day_is_none():
    """However many name it: twice the usual and one more is needed."""
    headlines = [told(n) for n in range(9)]
    assert of(headlines, lambda _one: {1: 9, 2: 8, 3: 9}) == ()
    assert of(headlines, lambda _one: {1: 2, 2: 2, 3: 2})[0].usual == 2.0


@settings(deadline=None)
@given(st.integers(1, 80), st.integers(1, NEWSROOMS_LEAST - 1))
def test_a_flood_of_few_outlets_is_no_topic(number, outlets):
    """One outlet, or fewer than it needs, may print a name as often as they like."""
    assert of([told(n, newsroom=f"paper{n % outlets}") for n in range(number)]) == ()


@settings(deadline=None)
@given(st.integers(1, 80), st.integers(1, NEWSROOMS_LEAST - 1))
def test_reprints_of_few_texts_are_no_topic(number, texts):
    """However many papers print an agency's text, it is one report; unread ones are known by their headline."""
    assert of([told(n, report=f"r{n % texts}") for n in range(number)]) == ()
    alike = [replace(told(n), words=told(n % texts).words) for n in range(number)]
    assert of(alike) == ()


def test_nothing_is_unusual_before_two_days_are_known():
    """Too little history is no history."""
    headlines = [told(n) for n in range(9)]
    assert of(headlines, readers={0: 9, 1: 9}) == ()
    assert of(headlines, readers={0: 9}) == ()
    assert of(headlines, readers={0: 9, 1: 9, 2: 0}) == ()


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(24)))
def test_the_order_of_headlines_does_not_matter(order):
    """Same inputs, same topics; at most so many of a language."""
    names = ["Port Lacey", "Mara Odhiambo", "Arden Strait", "Hesk Narrows"]
    headlines = [told(n, f"Police of Orvik say {names[n % 4]} and others came") for n in range(24)]
    found = of([headlines[n] for n in order])
    assert found == of(headlines)
    assert 0 < len(found) <= TOPICS_MOST


def test_outlets_days_and_pieces_of_sentences_are_none():
    """Names of outlets and of days are what every headline may carry."""
    many = [told(n, "The ferry stops: Orvik Post,") for n in range(6)]
    assert [one.words for one in of(many)] == ["Orvik Post"]
    assert not any("Post" in one.words for one in of(many, outlets={"orvik post"}))
    assert not any(key == "monday" for key in phrases("Schools of Orvik closed on Monday", "en"))


@pytest.mark.parametrize(
    ("words", "language", "phrase"),
    [
        ("Überschwemmungen treffen Bad Orlach", "de", "bad orlach"),
        ("Les habitants de Port Lacey manifestent", "fr", "port lacey"),
        ("Паром сел на мель у Порт Лейси", "ru", "порт леиси"),
        ("阿登海峡封鎖で船舶が待機", "ja", "阿登海峡封鎖"),
        ("إغلاق مضيق أردين أمام السفن", "ar", "مضيق اردين"),
        ("Ferry's crew leaves Port Lacey's harbour", "en", "port lacey"),
    ],
)
def test_names_and_phrases_are_found_in_many_languages(words, language, phrase):
    """With capitals, without them, and without spaces."""
    assert phrase in phrases(words, language)


@settings(deadline=None)
@given(st.text(max_size=400), st.sampled_from(["en", "de", "ja", "ar", "xx"]))
def test_any_headline_can_be_looked_at(words, language):
    """Whatever stands in it: no error, and nothing empty."""
    assert all(key and printed for key, printed in phrases(words, language).items())
