"""Statements: what was said, by whom, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.quotes import statements
from wireroom.claims.speakers import speakers


def told(text):
    """Give (kind, what the cue does, words of the speaker, words of the content) of each statement."""
    return [
        (
            one.kind,
            one.cue_kind,
            text[slice(*one.speaker)] if one.speaker else None,
            " … ".join(text[start:end] for start, end in one.content),
        )
        for one in statements(text, "en")
    ]


def names(text, title=""):
    found = statements(text, "en")
    return [who and (who.kind, who.name, who.of) for who in speakers(text, title, found, "en")]


@given(
    st.text(alphabet=st.sampled_from("ab A.,:;“”\"'’()—\n\u00a0said told he who that according to 他"), max_size=300)
)
def test_places_lie_in_the_text_and_are_never_empty(text):
    """Whatever the text: contents, speakers and cues are stretches of it."""
    for one in statements(text, "en"):
        places = [*one.content, *([one.speaker] if one.speaker else []), *([one.cue] if one.cue else [])]
        assert one.content
        assert all(0 <= start < end <= len(text) for start, end in places)
    speakers(text, "", statements(text, "en"), "en")


def test_a_quote_before_its_speaker():
    """Said left of the cue, in either order of subject and verb."""
    assert told("“The lane is shut,” Maret Sook said.") == [("direct", "says", "Maret Sook", "“The lane is shut,”")]
    assert told("“The lane is shut,” said Maret Sook, the harbour master.") == [
        ("direct", "says", "Maret Sook", "“The lane is shut,”")
    ]


def test_a_quote_that_goes_on_is_one_statement():
    """Around the cue, and over the sentences behind it."""
    (one,) = told("“The lane is shut,” she said, “and stays so. Nobody may pass.” “Not even we.”")
    assert one[3] == "“The lane is shut,” … “and stays so. Nobody may pass.” … “Not even we.”"


def test_a_new_paragraph_of_quoted_words_is_the_same_speakers():
    """Without a cue of its own."""
    text = "“The lane is shut,” Maret Sook said.\n\n“It stays so until Friday.”"
    assert [one[2] for one in told(text)] == ["Maret Sook", "Maret Sook"]


def test_reported_speech():
    """Right of the cue without marks; half in marks is mixed."""
    assert told("The ministry denied that the ferry was boarded.") == [
        ("indirect", "denies", "The ministry", "the ferry was boarded")
    ]
    assert told("Maret Sook warned that the ice is “closer than ever”") == [
        ("mixed", "warns", "Maret Sook", "the ice is “closer than ever”")
    ]


def test_according_to_works_on_both_sides():
    """In front and behind."""
    assert told("According to the harbour office, the lane is shut.") == [
        ("indirect", "says", "the harbour office", "the lane is shut")
    ]
    assert told("The lane is shut, according to the harbour office.") == [
        ("indirect", "says", "the harbour office", "The lane is shut")
    ]


def test_what_follows_a_listener():
    """The listener is no part of what he was told."""
    assert told("Sook told the Ansel Daily she would close the lane.")[0][3] == "she would close the lane"


def test_an_aside_behind_a_name_is_passed_over():
    """Age, office and relative clause do not hide who spoke."""
    (one,) = told("Maret Sook, 43, who runs the harbour, said the lane is shut.")
    assert one[2] == "Maret Sook"


def test_nouns_and_passives_are_no_cues():
    """A claim, a proposed ban and a man who was told are none."""
    assert told("The claim of a proposed ban was told in reports.") == []


def test_how_somebody_is_reported_to_be_is_no_statement():
    """Two men reported missing say nothing; two men who report a leak do."""
    assert told("Two men reported missing at the port turned up unhurt in a cold store.") == []
    assert told("Two men reported a leak under the northern pier at noon.") != []


def test_a_cue_inside_quotes_says_nothing_of_its_own():
    """Quotes inside quotes belong to the outer speaker."""
    (one,) = told("“He said ‘never’ and left,” Maret Sook recalled.")
    assert one[2] == "Maret Sook"


def test_pronouns_and_last_names_are_resolved():
    """Within the text, by gender where it shows one."""
    text = (
        "Mrs. Maret Sook said the lane is shut. Mr. Jonas Ode denied that. She said it stays shut. "
        "Ode insisted that ships pass."
    )
    assert [who[1] for who in names(text)] == ["maret sook", "jonas ode", "maret sook", "jonas ode"]


def test_speakers_without_a_name_are_told_by_class():
    """An official, a source, a document; a named official is a person."""
    assert names("A senior official said the lane is shut.") == [("unnamed", "a senior official", "official")]
    assert names("People familiar with the talks said the lane is shut.")[0][2] == "source"
    assert names("The report said the lane is shut.") == [("document", "the report", "document")]


def test_other_languages_give_quotes_beside_a_named_speaker():
    """And nothing where no verb of speech is known: empty is "cannot be seen" there."""
    text = "„Die Rinne ist gesperrt“, sagte Maret Sook."
    (one,) = statements(text, "de")
    assert text[slice(*one.content[0])] == "„Die Rinne ist gesperrt“"
    assert text[slice(*one.speaker)] == "Maret Sook"
    assert statements("„Rännan är stängd till fredag“, sade Maret Sook.", "sv") == []


def test_a_label_before_a_colon_is_no_speaker():
    """A correction's headline says nothing of its own."""
    assert told("Headline: Mr Ode was convicted on all counts.") == []
    assert [one[2] for one in told("Maret Sook: The lane is shut until Friday.")] == ["Maret Sook"]


@pytest.mark.parametrize(
    ("language", "text", "words", "kind"),
    [
        ("en", "NATO intelligence suggests that the lane will be mined.", "NATO intelligence", "intelligence"),
        ("en", "Sources told The Ansel that the lane is shut.", "Sources", "source"),
        ("en", "Two people briefed on the talks said the lane is shut.", "Two people briefed on the talks", "source"),
        ("en", "An official, who asked not to be named, said the lane is shut.", "An official", "official"),
        ("en", "Intelligence reports indicate that the lane is mined.", "Intelligence reports", "document"),
        ("de", "„Die Rinne ist gesperrt“, hieß es aus Regierungskreisen.", "Regierungskreisen", "source"),
        ("de", "„Die Rinne ist gesperrt“, sagte ein hochrangiger Beamter.", "ein hochrangiger Beamter", "official"),
        ("fr", "« Le chenal est fermé », a déclaré un haut responsable.", "un haut responsable", "official"),
        ("es", "Según fuentes cercanas al caso, “el canal está cerrado”.", "fuentes cercanas al caso", "source"),
        ("it", "«Il canale è chiuso», ha detto un alto funzionario.", "un alto funzionario", "official"),
        ("pt", "“O canal está fechado”, disse uma fonte.", "uma fonte", "source"),
        ("nl", "„De geul is dicht”, zei een hoge functionaris.", "een hoge functionaris", "official"),
        ("ru", "«Пролив закрыт», — сообщил высокопоставленный чиновник.", "высокопоставленный чиновник", "official"),
        ("ar", "قال مسؤول رفيع: “الممر مغلق حتى الجمعة”.", "مسؤول رفيع", "official"),
        ("zh", "一名高级官员表示：“航道将关闭至下个月，船只必须等候。”", "一名高级官员", "official"),
        ("ja", "政府関係者は「航路は来月まで閉鎖されるだろう」と述べた。", "政府関係者", "source"),
    ],
)
def test_the_unnamed_are_told_in_many_languages(language, text, words, kind):
    """Officials, sources and services that are given a mind, each by its class and the words that stand for it."""
    found = statements(text, language)
    (speaker,) = [one for one in speakers(text, "", found, language) if one]
    assert (text[slice(*found[0].speaker)], speaker.of) == (words, kind)
    assert speaker.kind in ("unnamed", "document")


def test_a_label_of_many_is_no_speaker():
    """ "People:" before a sentence heads a column; who speaks in it is named behind."""
    assert [one[2] for one in told("People: Maret Sook said the lane is shut.")] == ["Maret Sook"]
