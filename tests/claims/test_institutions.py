"""Institutions: who is meant, whose address it is."""

import pytest

from wireroom.claims.institutions import Institution, read, shipped
from wireroom.errors import ParseError
from wireroom.model.source import Source
from wireroom.text.sentences import sentences


def named(text, language="en"):
    return meant(shipped(), text, language)


def meant(table, text, language="en"):
    return [one.institution for one in table.mentions(table.named(text), language, sentences(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("NATO has issued a warning.", "en", ["nato"]),
        ("La OTAN advirtió de ello.", "es", ["nato"]),
        ("По данным ВОЗ, болезнь отступает.", "ru", ["who"]),
        ("世卫组织表示，疫情已结束。", "zh", ["who"]),
        ("Russia's foreign ministry said so.", "en", ["ru.foreign"]),
        ("The foreign ministry in Berlin said so.", "en", ["de.foreign"]),
        ("Das russische Außenministerium teilte es mit.", "de", ["ru.foreign"]),
        ("Минобороны Украины сообщило об этом.", "ru", ["ua.defence"]),
        ("中国外交部发言人表示。", "zh", ["cn.foreign"]),
        ("The State Department said so.", "en", ["us.foreign"]),
        ("Pakistan's Foreign Office said so.", "en", ["pk.foreign"]),
    ],
)
def test_an_institution_is_known_by_its_names_in_many_languages(text, language, meant):
    """Reports name the same body in their own ways."""
    assert named(text, language) == meant


def test_an_office_named_again_is_that_of_the_country_named_before():
    """ "The ministry" of a report is the one it began with."""
    assert named("Kenya's health ministry said so. The health ministry added more.") == ["ke.health", "ke.health"]


def test_an_office_of_no_country_is_nobodys():
    """What the article does not tell is not guessed."""
    assert named("The foreign ministry said so.") == []


@pytest.mark.parametrize("text", ["Who said so?", "He fed the ducks.", "Leave it to us and un-named friends."])
def test_small_words_are_no_acronyms(text):
    """WHO is not who, and the Fed does not feed."""
    assert named(text) == []


@pytest.mark.parametrize(
    ("addresses", "owner"),
    [
        (["https://www.nato.int/cps/en/news.htm"], ("nato",)),
        (["https://www.ecb.europa.eu/press/x"], ("ecb",)),
        (["https://ec.europa.eu/commission/presscorner/x"], ("eu_commission",)),
        (
            [
                "https://www.gov.uk/government/news/x",
                "https://www.gov.uk/government/organisations/ministry-of-defence.atom",
            ],
            ("gb.defence",),
        ),
        (["https://nato.int.example.com/", None, "not an address"], ()),
    ],
)
def test_a_document_is_of_whose_site_it_stands_on(addresses, owner):
    """Hosts, and paths where several bodies share one; never a name that only begins alike."""
    assert shipped().of(*addresses) == owner


def test_official_sources_of_the_room_stand_for_themselves():
    """A town council that somebody added is an institution as NATO is, under its own name."""
    council = Source(id="ansel.example", name="Ansel Town Council", kind="official")
    paper = Source(id="post.example", name="Ansel Post", kind="newspaper")
    table = shipped().with_sources([council, paper])
    assert table.of("https://ansel.example/n/1", source_id="ansel.example") == ("source:ansel.example",)
    assert table.name_of("source:ansel.example") == "Ansel Town Council"
    assert table.of("https://post.example/1", source_id="post.example") == ()
    text = "The Ansel Town Council said so."
    assert meant(table, text) == ["source:ansel.example"]


def test_a_source_that_the_table_knows_by_name_is_that_institution():
    """The catalogue's "European Union" publishes what the EU says."""
    union = Source(id="union.example", name="European Union", kind="official")
    assert shipped().with_sources([union]).of("https://union.example/x", source_id="union.example") == ("eu",)


def test_parts_speak_for_the_whole():
    """What the Commission published, the EU has said."""
    assert "eu_commission" in shipped().searched("eu")
    assert "eu" in shipped().asked_by("eu_commission")


def test_names_for_readers_tell_the_country():
    """An office is nothing without it."""
    assert shipped().name_of("tn.foreign") == "Foreign Ministry of Tunisia"


def test_the_shipped_table_has_one_row_an_id_and_no_place_twice():
    """Two owners of one address would be a coin's toss."""
    rows = list(shipped()._rows.values())
    places = [place for row in rows for place in row.places]
    assert len(places) == len(set(places))
    assert all(also in shipped()._rows for row in rows for also in row.also)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": 2}', b'{"format": 1, "institutions": [{}], "offices": {}}'])
def test_a_broken_table_is_refused_with_one_typed_error(data):
    """Whoever keeps one of their own is told."""
    with pytest.raises(ParseError):
        read(data)


def test_an_added_row_takes_the_place_of_one_with_its_id():
    """An operator's own table is laid over the shipped one."""
    table = shipped().with_rows([Institution(id="nato", name="Alliance", names=("Alliance of Ansel",))])
    text = "The Alliance of Ansel said so, not NATO."
    assert meant(table, text) == ["nato"]
