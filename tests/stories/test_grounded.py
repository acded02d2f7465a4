"""Whether what we write stands where it says."""

from dataclasses import replace

import pytest
from strait_news import JAPANESE, NOW, STRAIT

from wireroom.stories.compose import compose
from wireroom.stories.grounded import nodes_of, sentences_of, ungrounded


def test_all_that_is_written_of_real_reports_stands():
    """Headline, standfirst, brief and timeline are the reports' own words."""
    members = [*STRAIT, JAPANESE]
    made = compose(members, at=NOW)
    assert len(sentences_of(made)) >= 4
    assert len(nodes_of(made)) >= 3
    assert ungrounded([*sentences_of(made), *nodes_of(made)], members) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda place: replace(place, start=place.start + 1),
        lambda place: replace(place, version=2),
        lambda place: replace(place, article_id="courier" if place.article_id != "courier" else "ledger"),
        lambda place: replace(place, field="text" if place.field == "title" else "title"),
    ],
)
def test_whatever_stands_elsewhere_is_found(change):
    """One character, another version, another article, the wrong field: none holds."""
    for text, place in sentences_of(compose(STRAIT, at=NOW)):
        assert ungrounded([(text, change(place))], STRAIT) == [text]


def test_an_empty_sentence_stands_nowhere():
    """Nothing is no evidence."""
    place = sentences_of(compose(STRAIT, at=NOW))[0][1]
    assert ungrounded([("", replace(place, end=place.start))], STRAIT) == [""]
