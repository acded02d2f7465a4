"""Who says what in a story: one speaker over several reports, the same words told once, copies not heard."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.verbatim import same_words
from wireroom.claims.voices import LONGEST, MOST_VOICES, voices
from wireroom.model.story import Member


def member(number, text, **more):
    given = {
        "article_id": f"a{number}",
        "version": 1,
        "source_id": f"outlet{number}.example",
        "source_name": f"Outlet {number}",
        "owner": None,
        "country": None,
        "kind": "newspaper",
        "title": "Lane shut",
        "text": text,
        "language": "en",
        "published": 1000.0 * number,
        "seen": 1000.0 * number + 60,
        "section": None,
        "full": True,
        "agency": None,
        "report_id": f"r{number}",
        "copy_of": None,
    }
    return Member(**(given | more))


LONG = "“The lane is shut until Friday noon, and no ship may pass,” Maret Sook said."
SHORT = "Sook said: “The lane is shut until Friday noon.” A sailor said the ice came overnight from the north."


def test_one_speaker_of_several_reports_is_one():
    """By a full name here and a last name there; the same words are one saying, and how each has them is told."""
    (sook, sailor) = voices([member(1, LONG), member(2, SHORT)])
    assert (sook.name, sook.kind, len(sook.sayings)) == ("Maret Sook", "person", 1)
    (saying,) = sook.sayings
    assert saying.reports == 2
    assert [(how, cite.article_id) for how, cite in saying.others] == [("shortened", "a2")]
    assert (sailor.kind, sailor.name) != ("person", "Maret Sook")


def test_what_is_shown_stands_in_the_text():
    """Character for character."""
    members = [member(1, LONG), member(2, SHORT)]
    texts = {one.article_id: one.text for one in members}
    for voice in voices(members):
        for saying in voice.sayings:
            at = saying.citation
            assert texts[at.article_id][at.start : at.end].strip() == saying.words


def test_copies_are_not_heard():
    """Forty reprints are one report."""
    reprints = [replace(member(n, LONG), report_id="r1", copy_of="a1") for n in range(2, 42)]
    (sook,) = voices([member(1, LONG), *reprints])
    assert sook.sayings[0].reports == 1


def test_two_of_one_last_name_stay_two():
    """A last name alone is nobody's then."""
    two = member(
        1, "“The lane is shut until Friday noon,” Maret Sook said. “It opens on Thursday at noon,” Ilja Sook said."
    )
    one = member(2, "“It will not be open before Sunday,” Sook said.")
    assert {voice.name for voice in voices([two, one])} >= {"Maret Sook", "Ilja Sook"}


def test_named_speakers_come_first():
    """Those without a name last, told by class."""
    found = voices([member(1, "A senior official said the lane stays shut for weeks. " + LONG)])
    assert [voice.kind for voice in found] == ["person", "unnamed"]
    assert found[1].of == "official"


def test_a_speaker_is_shown_without_what_it_did_meanwhile():
    """A clause about a nameless speaker is no part of its name."""
    (tourist,) = voices([member(1, "A Sundrel tourist who was having breakfast said the whole street fell down.")])
    assert tourist.name == "Sundrel tourist"


def test_quotes_in_other_languages_are_heard():
    """Where their verbs of speech are known."""
    text = "„Die Rinne ist bis Freitagmittag gesperrt“, sagte Maret Sook."
    (sook,) = voices([member(1, text, language="de")])
    assert (sook.name, sook.sayings[0].words) == ("Maret Sook", "„Die Rinne ist bis Freitagmittag gesperrt“")


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_the_order_of_members_changes_nothing(seed, number):
    """And the list is bounded."""
    members = [member(n, LONG if n % 2 else SHORT) for n in range(1, number + 1)]
    mixed = list(members)
    Random(seed).shuffle(mixed)
    found = voices(mixed)
    assert found == voices(members)
    assert len(found) <= MOST_VOICES
    assert all(len(saying.words) <= LONGEST for voice in found for saying in voice.sayings)


def test_few_words_in_common_are_no_same_saying():
    """Nor are two sayings that share their opening."""
    assert same_words("“We will see”", "“We will see”") is None
    assert same_words("“The lane is shut until Friday noon”", "“The lane was dug by hand in winter”") is None
