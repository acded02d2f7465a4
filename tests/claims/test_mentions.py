"""Titles and names, as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.mentions import mentions
from wireroom.claims.table import shipped


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("NATO Secretary-General Jens Stoltenberg said so.", "NATO Secretary-General Jens Stoltenberg", "nato"),
        ("Today Lebanese President Michel Aoun met her.", "Lebanese President Michel Aoun", "lb"),
        ("then President of France Emmanuel Macron spoke", "President of France Emmanuel Macron", "fr"),
        ("Britain's prime minister, Theresa May, left.", "Britain's prime minister, Theresa May", "gb"),
        ("U.S. President Donald J. Trump said", "U.S. President Donald J. Trump", "us"),
        ("Jens Stoltenberg, the NATO secretary general, said", "Jens Stoltenberg, the NATO secretary general", "nato"),
        ("US-Präsident Joe Biden sagte", "US-Präsident Joe Biden", "us"),
        ("le président français François Hollande", "président français François Hollande", "fr"),
        (
            "el secretario general de la OTAN, Jens Stoltenberg",
            "secretario general de la OTAN, Jens Stoltenberg",
            "nato",
        ),
        ("генсек НАТО Йенс Столтенберг", "генсек НАТО Йенс Столтенберг", "nato"),
        ("встреча с президентом США Джо Байденом", "президентом США Джо Байденом", "us"),
        ("President Donald Trump of the United States", "President Donald Trump of the United States", "us"),
        ("la ministre française des Armées, Florence Parly", "ministre française des Armées, Florence Parly", "fr"),
        ("Bundeskanzlerin Angela Merkel", "Bundeskanzlerin Angela Merkel", "de"),
        ("北约秘书长延斯·斯托尔滕贝格称赞", "北约秘书长延斯·斯托尔滕贝格", "nato"),
        ("中国国家主席习近平会见", "中国国家主席习近平", "cn"),
    ],
)
def test_the_span_holds_title_and_name(text: str, words: str, place: str):
    """What is underlined is the title, its place and the name, and nothing else."""
    (mention,) = mentions(text, shipped())
    assert text[mention.start : mention.end] == words
    assert place in mention.places


@pytest.mark.parametrize(
    "text",
    [
        "the former NATO Secretary-General Jens Stoltenberg",
        "ex-NATO chief Jens Stoltenberg",
        "then-President Donald Trump",
        "France's former president François Hollande",
        "der ehemalige NATO-Generalsekretär Jens Stoltenberg",
        "l'ancien président français François Hollande",
        "el ex presidente argentino Alberto Fernández",
        "Acting Prime Minister Liz Truss",
        "Deputy Prime Minister Liz Truss",
    ],
)
def test_a_mark_beside_the_title_is_seen(text: str):
    """Former, then, ex, acting, deputy: not simply the holder of today."""
    (mention,) = mentions(text, shipped())
    assert mention.marked


@pytest.mark.parametrize(
    "text",
    [
        "NATO chief's adviser Ingrid Holm met Jens Stoltenberg.",
        "President-elect Donald Trump",
        "the Scholz-Regierung and Chancellor Scholz-Meier",
        "French Senate President Emmanuel Macron",
        "Club President Joe Biden",
        "Chancellor Scholz Meier",
        "Olaf Scholz, German Chancellor Friedrich Merz's guest",
    ],
)
def test_what_only_looks_like_an_office_is_none(text: str):
    """Other titles, other persons and names that go on are left alone."""
    found = [mention for mention in mentions(text, shipped()) if "Friedrich Merz" not in mention.names]
    assert found == []


@given(st.text(alphabet=st.sampled_from("NATO chief Jens Stoltenberg, the of-'’.\n é"), max_size=200))
def test_any_text_can_be_read(text: str):
    """Nothing that is printed can break the reading; spans lie inside the text."""
    for mention in mentions(text, shipped()):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "美国前总统奥巴马",
        "前德国总理默克尔",
        "时任美国总统奥巴马",
        "美国当选总统特朗普",
        "бывший президент США Барак Обама",
    ],
)
def test_marks_of_another_time_are_seen_in_other_scripts(text: str):
    """ "Former", "then" and "elect" stand before the place, or between place and office."""
    (mention,) = mentions(text, shipped())
    assert mention.marked


def test_names_that_go_on_are_others():
    """A school, a ship or another family is named for somebody; two initials are another person's."""
    assert mentions("美国总统林肯号", shipped()) == []
    assert all("George W. Bush" not in one.names for one in mentions("US President George H. W. Bush", shipped()))
