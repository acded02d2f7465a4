"""On whose word a text rests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.attribution import attributions
from wireroom.claims.origins import MOST, origin_label, origins

LANGUAGES = [None, "en", "de", "fr", "es", "it", "pt", "nl", "ru", "zh", "ja", "ar", "xx"]


def of(text, language="en", agency=None, source="ansel.example", title=""):
    """Give the origins of a text."""
    return origins(text, title, language, agency, source)


@given(
    st.lists(
        st.sampled_from(["Maret Sook", " said", ", ", "the harbour office", "according to ", "“We go”",
        "officials", ". ", "laut ", "によると", "外務省", "قالت وزارة ", "J.\u00a0Ode", "\n\n"])
    ).map("".join)
    | st.text(max_size=60),
    st.sampled_from(LANGUAGES),
)  # fmt: skip
def test_a_speaker_stands_in_the_text(text, language):
    """Spans are inside the text and do not overlap; keys are few and have a label; nothing raises."""
    at = 0
    for one in attributions(text, language):
        assert at <= one.start < one.end <= len(text)
        at = one.end
    keys = of(text, language)
    assert len(keys) <= MOST
    assert all(origin_label(key) for key in keys)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“Our ships will use the southern lane,” said Maret Sook, the transport minister.", "person:maret sook"),
        ("en", "Transport Minister Maret Sook told Reuters that it was over.", "person:maret sook"),
        ("en", "The harbour office said nineteen ships wait.", "body:harbour office"),
        ("en", "The lane is shut, according to the harbour office.", "body:harbour office"),
        ("en", "The lane is shut, according to Notice to mariners 214/26.", "document:notice to mariners 214/26"),
        ("de", "Laut Hafenamt warten neunzehn Schiffe.", "body:hafenamt"),
        ("de", "„Wir gehen“, sagte Ministerin Maret Sook.", "person:maret sook"),
        ("fr", "Selon la préfecture, trois personnes sont blessées.", "body:préfecture"),
        ("es", "Según la Policía, hubo tres heridos.", "body:policía"),
        ("it", "Secondo la polizia ci sono tre feriti.", "body:polizia"),
        ("pt", "Segundo a polícia, houve três feridos.", "body:polícia"),
        ("nl", "Volgens de politie zijn er gewonden.", "body:politie"),
        ("ru", "Министр Марет Соок заявил, что суда ждут.", "person:марет соок"),
        ("ja", "港湾局によると、十九隻が待っている。", "body:港湾局"),
        ("zh", "外交部表示，没有接到通知。", "body:外交部"),
        ("ar", "قالت وزارة الخارجية إن السفن متوقفة.", "body:وزارة الخارجية"),
    ],
)
def test_speakers_are_found_in_many_languages(language, text, expected):
    """The usual phrases of attribution name a person, a body or a document."""
    assert of(text, language) == (expected,)


def test_the_same_speaker_is_the_same_origin_in_every_report():
    """Title, order and surname alone do not make a second speaker."""
    one = of("“We wait,” said Maret Sook, the minister. Sook said more.", source="a.example")
    other = of("Minister Maret Sook said on Tuesday that ships wait.", source="b.example")
    assert one == other == ("person:maret sook",)


def test_an_unnamed_speaker_belongs_to_its_publisher():
    """Two papers' officials may be two people: they never count as one."""
    text = "Officials said that the lane is shut."
    assert of(text, source="a.example") == ("unnamed:a.example:officials",)
    assert of(text, source="b.example") == ("unnamed:b.example:officials",)


def test_an_agency_is_an_origin_only_where_nobody_speaks():
    """The credit tells who wrote it down, the speaker who knows it."""
    assert of("The lane is shut.", agency="Reuters") == ("agency:reuters",)
    assert of("The lane is shut, Maret Sook said.", agency="Reuters") == ("person:maret sook",)
    assert of("The lane is shut.") == ()


def test_a_town_does_not_speak():
    """Witnesses in a place are not the place."""
    assert "nice" not in str(of("The mayor of Tamar says that the lane is shut."))


def test_labels_are_words_for_readers():
    """Names get their capitals back, publishers of unnamed speakers are named."""
    assert origin_label("person:maret van sook") == "Maret van Sook"
    assert origin_label("body:harbour office") == "Harbour office"
    assert origin_label("agency:reuters") == "Reuters"
    assert origin_label("document:notice to mariners 214/26") == "Notice to mariners 214/26"
    assert origin_label("unnamed:a.example:officials") == "unnamed officials, via a.example"


@pytest.mark.parametrize("who", ["Everyone", "Nobody", "People", "Many"])
def test_whoever_names_nobody_is_no_origin(who):
    assert origins(f"{who} said that the bridge had moved.", "A bridge", "en", None, "src.example") == ()


def test_an_office_keeps_whose_it_is():
    (key,) = origins("Three people were hurt, the mayor's office said.", "A fire", "en", None, "src.example")
    assert origin_label(key) == "Mayor’s office"
