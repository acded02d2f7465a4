"""What an archive declares teaches which words belong to which section."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.articles.learned import Learned, learn
from wireroom.articles.sections import section_of
from wireroom.model.article import Reading
from wireroom.model.source import SECTIONS


def declared(title: str, section: str | None, found: str = "meta") -> Reading:
    return Reading(title=title, language="en", section=section, provenance={"section": found})


ARCHIVE = [
    *[declared(f"Quernball at Tamsel, round {number}", "sports") for number in range(8)],
    *[declared(f"Harbour dues at Orvik, part {number}", "business") for number in range(8)],
]

readings = st.lists(
    st.builds(
        declared,
        st.text("abc éж", max_size=30),
        st.sampled_from([*SECTIONS, None]),
        st.sampled_from(["meta", "url", "feed"]),
    ),
    max_size=20,
)


@given(readings)
def test_what_was_learned_survives_being_written_down(rows):
    """Writing and reading back gives the same, and the same archive gives the same file."""
    learned = learn(rows)
    assert Learned.from_json(learned.to_json()) == learned
    assert learn(rows).to_json() == learned.to_json()


@given(readings)
def test_the_order_of_the_archive_does_not_matter(rows):
    """Counting is counting."""
    assert learn(rows).to_json() == learn(list(reversed(rows))).to_json()


def test_a_word_of_ones_own_publishers_tells_their_section():
    """A game that no word list knows is sport where the archive says so; without learning it is unknown."""
    new = Reading(title="Quernball: Tamsel win again", language="en")
    learned = learn(ARCHIVE)
    assert section_of(Reading(title="Quernball", language="en"), None).name is None
    assert learned.weigh(new)[SECTIONS.index("sports")] > 0 > learned.weigh(new)[SECTIONS.index("business")]
    told = section_of(Reading(title="Quernball", language="en"), "sports", learned)
    assert told.sure > section_of(Reading(title="Quernball", language="en"), "sports").sure


def test_addresses_and_other_languages_teach_nothing():
    """Only what is declared is learned, and only for its own language."""
    assert learn([declared("Quernball at Tamsel", "sports", "url")] * 9).articles == 0
    assert learn(ARCHIVE).weigh(Reading(title="Quernball at Tamsel", language="de")) == [0.0] * len(SECTIONS)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"format": 2, "sections": []}', "not json"])
def test_a_file_that_is_no_model_is_refused(text):
    """Never half of it: a typed error, which the room tells with the file's name."""
    with pytest.raises(ValueError, match=r"."):
        Learned.from_json(text)


def test_a_word_with_too_few_numbers_is_refused():
    """A torn file does not shift sections."""
    whole = json.loads(learn(ARCHIVE).to_json())
    whole["words"]["en"]["tamsel"] = [1.0]
    with pytest.raises(ValueError, match="too few"):
        Learned.from_json(json.dumps(whole))
