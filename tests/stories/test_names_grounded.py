"""No name enters what we write that the cited words do not hold, least of all that of a former office-holder."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from strait_news import NOW, STRAIT, report

from wireroom.stories.compose import compose
from wireroom.stories.grounded import nodes_of, sentences_of

_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+|\d[\d.,]*")
FORMER = "Michel Aoun"


def test_a_headline_that_names_no_one_gets_no_name():
    """Reports speak of "the president" alone: no summary knows who that was three years ago."""
    told = [
        report(
            f"r{number}",
            f"0{number}:10",
            "President of Lebanon receives cedar growers",
            "The president of Lebanon received the cedar growers on Tuesday, his office said. "
            "The growers asked for water from the northern dam.",
            source=f"s{number}.example",
        )
        for number in range(1, 4)
    ]
    made = compose(told, at=NOW)
    written = " ".join(text for text, _ in [*sentences_of(made), *nodes_of(made)])
    assert "president of Lebanon" in written
    assert "Aoun" not in written


def test_a_former_holder_in_one_report_stays_in_the_sentence_that_names_him():
    """Background of one report names him as former; no other sentence of ours takes the name over."""
    told = [
        report(
            "r1",
            "01:10",
            "President receives cedar growers",
            f"The president received the cedar growers on Tuesday. Former president {FORMER} had closed the dam.",
            source="s1.example",
        ),
        report(
            "r2",
            "02:10",
            "President receives cedar growers in Beirut",
            "The president received the cedar growers in Beirut on Tuesday, officials said.",
            source="s2.example",
        ),
    ]
    for text, _ in sentences_of(compose(told, at=NOW)):
        assert FORMER not in text or f"Former president {FORMER}" in text


@settings(max_examples=40, deadline=None)
@given(st.permutations(STRAIT), st.integers(1, len(STRAIT)))
def test_each_name_and_number_stands_in_the_cited_words(members, most: int):
    """For any reports in any order: names and numbers of a sentence are those of its own span."""
    kept = [replace(member) for member in members[:most]]
    texts = {one.article_id: {"title": one.title, "text": one.text} for one in kept}
    made = compose(kept, at=NOW)
    for text, place in [*sentences_of(made), *nodes_of(made)]:
        span = texts[place.article_id][place.field][place.start : place.end]
        assert all(name in span for name in _NAME.findall(text))
