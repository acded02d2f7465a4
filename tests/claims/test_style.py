"""Signs of style: what is told of how a text was made, and what is not."""

from dataclasses import replace

from datasets import dataset
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.style import LEAST_WORDS, style_findings
from wireroom.cli.check import _plain
from wireroom.model.article import Reading
from wireroom.text.house_lines import house_lines

#: Invented news of a usual kind: a named author, named speakers, one day.
GOOD = Reading(
    title="Ferry line between Ansel and Tamar reopens after repairs",
    text=(
        "The ferry between Port Ansel and Tamar sails again from Monday, the harbour office of Velland said.\n\n"
        "“The new ramp holds,” said Maret Sook, the transport minister, on the quay. She had closed the line in March, "
        "after a beam broke under a lorry.\n\n"
        "The repair cost four million crowns and took nine weeks, according to the audit report of the harbour office. "
        "Captain Ilo Brand said that the first ship is full. About two hundred people cross on a usual day, most of "
        "them to work in the canneries of Tamar, and many had gone by bus around the bay for more than two hours."
    ),
    language="en",
    authors=("Edda Vance",),
    published=1_780_000_000.0,
    origin="page",
)


def kinds(reading: Reading) -> set[str]:
    return {one.kind for one in style_findings(reading)}


def with_text(text: str, **changes: object) -> Reading:

    return replace(GOOD, text=f"{GOOD.text}\n\n{text}", **changes)  # type: ignore[arg-type]  # fields by name


def test_usual_news_has_no_sign():
    """A named author, named speakers and a headline that the text supports give nothing to note."""
    assert style_findings(GOOD) == ()


def test_the_founding_article_shows_many():
    """Its frame, its tags, its stock phrases and its unnamed sources all stand in it, each at its place."""
    text = (dataset("founding_article") / "article.txt").read_text("utf-8")
    reading = _plain(text)
    found = style_findings(reading)
    assert {
        "no_author",
        "no_source",
        "vague_source",
        "boilerplate",
        "repeated",
        "residue",
        "template",
    } <= {one.kind for one in found}
    words = {one.words for one in found if one.kind == "residue"}
    assert words == {"<h3>", "close"}
    for one in found:
        body = reading.title if one.field == "title" else reading.text
        assert body[one.start : one.end] == one.words


def test_what_it_lacks_is_told():
    """No author (and no agency) and no day are told; an agency stands for an author."""

    bare = replace(GOOD, authors=(), published=None)
    assert kinds(bare) == {"no_author", "no_date"}
    assert kinds(replace(bare, agency="Reuters")) == {"no_date"}


def test_remains_of_the_page_are_found():
    """Literal tags, a last button, garbled letters."""
    assert kinds(with_text("<h3>The way forward</h3>")) == {"residue"}
    assert kinds(with_text("close")) == {"residue"}
    assert kinds(with_text("It isnâ€™t over.")) == {"residue"}
    assert kinds(with_text("They want to close the gate.")) == set()


def test_a_headline_again_and_again_is_found():
    """Once under a picture is common; a third time is made for search engines."""
    assert kinds(with_text(GOOD.title)) == set()
    assert kinds(with_text("\n\n".join([GOOD.title] * 3))) == {"repeated"}


def test_a_headline_without_its_text_is_found():
    """None of its telling words stands below it."""

    assert kinds(replace(GOOD, title="Seven wonderful tricks against winter tiredness revealed")) == {"headline"}


def test_self_praise_and_stock_phrases_are_found():
    """A site that praises itself, and four stock phrases in one text; three are chance."""
    assert kinds(with_text("Thank you for visiting our website, and see you next time.")) == {"boilerplate"}
    stock = [
        "This marks a significant shift.",
        "Ports play a crucial role in trade.",
        "The situation remains fluid.",
        "It serves as a wake-up call.",
    ]
    assert kinds(with_text(" ".join(stock[:3]))) == set()
    assert kinds(with_text(" ".join(stock))) == {"template"}


def test_words_of_the_site_are_told_as_such():
    """What three other articles of the publisher have too is the site's; without others nothing is said."""
    line = "This page lives by those who read it every day."
    house = house_lines([f"News of day {day}.\n{line}" for day in range(3)])
    found = style_findings(with_text(line), house)
    assert [(one.kind, one.words) for one in found] == [("boilerplate", line)]
    assert style_findings(with_text(line)) == ()
    assert house_lines([line, line]) == frozenset()


def test_a_machine_that_translated_is_named():
    """The text says so itself, or small words stand twice all over it."""
    assert kinds(with_text("This text was automatically translated.")) == {"translated"}
    assert kinds(with_text("It is in the the port, and and the ship, of of the line.")) == {"translated"}


def test_a_body_that_warned_without_anybody_named_is_found():
    """Who warned whom on what day cannot be looked up."""
    filler = "The waters of the bay are cold in winter and the ships are old and slow. " * 8
    text = (
        f"The Arden Alliance has issued a stark warning about the bay and its many winding northern lanes.\n\n{filler}"
    )

    assert "no_source" in kinds(replace(GOOD, title="Alliance sounds alarm over the bay", text=text))


def test_unnamed_speakers_alone_are_told():
    """Beside named ones they are the trade's daily bread."""
    filler = "The waters of the bay are cold in winter and the ships are old and slow. " * 8

    assert "vague_source" in kinds(replace(GOOD, text=f"Sources say that the bay will freeze. {filler}"))
    assert kinds(with_text("Experts say that the bay will freeze.")) == set()


def test_short_texts_and_summaries_get_nothing():
    """What a note or a summary lacks says nothing."""

    assert style_findings(replace(GOOD, text="close", authors=())) == ()
    assert style_findings(replace(GOOD, origin="summary", authors=())) == ()


@given(st.text(max_size=400), st.text(max_size=80))
def test_any_text_gives_spans_that_stand_in_it(text: str, title: str):
    """Whatever comes, nothing breaks and each span holds its words."""
    reading = Reading(title=title, text=text + " word" * LEAST_WORDS, origin="feed")
    for one in style_findings(reading):
        body = title if one.field == "title" else reading.text
        assert body[one.start : one.end] == one.words
