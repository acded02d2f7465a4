"""Primary sources: which statements are traced, and to which sentence of which document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.claims.attributed import attributed
from wireroom.claims.documents import Document, find
from wireroom.claims.institutions import Institution, shipped
from wireroom.claims.tracing import AFTER, BEFORE, DAY, Shelf, trace, window

WFC = Institution(id="wfc", name="World Fisheries Council", names=("World Fisheries Council", "WFC"))
TABLE = shipped().with_rows([WFC])
NOW = 1_780_000_000.0
QUOTA = Document(
    article_id="d1",
    version=1,
    title="Cod quota for next year",
    text="The Council has set the cod quota for the northern grounds at 41,000 tonnes. Small boats are exempt.",
    language="en",
    at=NOW,
)
BLOOM = Document(
    article_id="d2",
    version=1,
    title="Warning on algal blooms",
    text="Toxic algal blooms stretch along 230 kilometres of coast. “Mussels from the area should not be eaten.”",
    language="en",
    at=NOW,
)


def traced(text, documents=(QUOTA, BLOOM), *, title="", language="en", older=True, now=NOW):
    shelf = Shelf(documents=documents, older=older)
    said = attributed(title, text, language, TABLE)
    shelves = {one.institution: shelf for one in said}
    return trace(said, language, at=NOW, now=now, shelves=shelves, institutions=TABLE)


@pytest.mark.parametrize(
    "text",
    [
        "The World Fisheries Council has cut the cod quota for the northern grounds to 41,000 tonnes.",
        "The cod quota for the northern grounds falls to 41,000 tonnes, the WFC said.",
        "According to the World Fisheries Council, northern cod is limited to 41,000 tonnes.",
        "Cod in the northern grounds is held to 41,000 tonnes, said Ada Berg, a spokeswoman for the WFC.",
    ],
)
def test_a_reworded_statement_leads_to_its_sentence(text):
    """The reader sees the very sentence of the document, with its place."""
    (found,) = traced(text)
    assert found.outcome == "found"
    assert found.document.article_id == "d1"
    assert QUOTA.text[found.document.start : found.document.end] == found.document.words
    assert "41,000" in found.document.words
    assert text[found.start : found.end] == found.words


def test_another_language_is_met_by_its_numbers():
    """Numbers and names are what two languages share."""
    (found,) = traced("Laut WFC sinkt die Quote im Norden auf 41.000 Tonnen.", language="de")
    assert found.document.article_id == "d1"


def test_a_quote_is_found_word_for_word():
    """What stands in marks must stand there so."""
    (found,) = traced("“Mussels from the area should not be eaten,” the World Fisheries Council said.")
    assert (found.outcome, found.quoted, found.document.how) == ("found", True, "identical")


@pytest.mark.parametrize(
    "text",
    [
        "The World Fisheries Council said that 90 tonnes of dead salmon had been found in the bays.",
        "“Whoever poisons our waters will pay the full price for it,” the World Fisheries Council said.",
        "The World Fisheries Council wants to ban the fishing of tuna for five years, it said.",
    ],
)
def test_what_no_document_says_is_not_found(text):
    """The same body, the same days, another matter: a wrong document is worse than none."""
    (answer,) = traced(text)
    assert (answer.outcome, answer.document, answer.documents) == ("not_among", None, 2)


def test_where_nothing_is_read_nothing_is_called_not_found():
    """No documents of that time is another answer than "not among them"."""
    (answer,) = traced("The WFC said that 90 tonnes of dead salmon had been found in the bays.", ())
    assert (answer.outcome, answer.documents) == ("unread", 0)


def test_the_time_that_was_looked_through_is_told_as_it_was():
    """It begins with the first document where older ones are not here, and ends no later than now."""
    early = Document(article_id="e", version=1, title="Eels", text="Eels.", language="en", at=NOW - DAY, full=False)
    text = "The WFC said that 90 tonnes of dead salmon had been found in the bays."
    (answer,) = traced(text, (early, QUOTA), older=False, now=NOW + DAY)
    assert (answer.since, answer.until, answer.documents, answer.in_full) == (NOW - DAY, NOW + DAY, 2, 1)
    (answer,) = traced(text, (early, QUOTA), now=NOW + 99 * DAY)
    assert (answer.since, answer.until) == (NOW - BEFORE, NOW + AFTER) == window(NOW)


@pytest.mark.parametrize(
    "text",
    [
        "Trump said NATO had never been more together.",
        "The talks began in Brussels after the NATO summit.",
        "Former Pentagon chief Ada Berg said the plan was wrong for all of them.",
        "“NATO said so many things about the cable in the north,” Ada Berg told reporters.",
    ],
)
def test_who_is_only_spoken_of_hands_nothing_over(text):
    """The subject of a sentence is not its speaker."""
    assert attributed("", text, "en", TABLE) == []


def test_a_bare_announcement_takes_the_next_sentence_along():
    """ "NATO has issued a warning" says nothing by itself."""
    (one,) = attributed("", "NATO has issued a warning. Aircraft without a transponder will be stopped.", "en", TABLE)
    assert one.words.endswith("will be stopped.")
    assert trace(
        attributed("", "NATO has issued a warning.", "en", TABLE), "en",
        at=NOW, now=NOW, shelves={"nato": Shelf(documents=(), older=False)}, institutions=TABLE,
    ) == ()  # fmt: skip


def test_a_sentence_of_many_things_is_no_sentence_of_each():
    """Official texts have sentences of a hundred words, which hold half of what anybody says."""
    things = " and ".join(f"the {word} of the northern grounds" for word in (
        "cod herring tuna salmon mussel harbour skipper vessel engine rudder anchor compass lantern mast keel hull "
        "deck bridge cabin galley ladder hatch winch buoy beacon pilot tide current storm swell reef shoal channel "
        "inlet estuary lagoon cliff beach dune marsh river quota"
    ).split())  # fmt: skip
    long = Document(article_id="l", version=1, title="All things", text=f"We name {things}.", language="en", at=NOW)
    (answer,) = traced("The WFC said that the salmon quota and the harbour tariff would rise.", (long,))
    assert answer.outcome == "not_among"


@given(st.permutations([QUOTA, BLOOM]), st.integers(0, 3))
def test_the_answer_does_not_depend_on_the_order_of_documents(documents, copies):
    """The same archive gives the same answer, however it was read."""
    later = [
        Document(article_id=f"z{n}", version=1, title=QUOTA.title, text=QUOTA.text, language="en", at=NOW + n + 1)
        for n in range(copies)
    ]
    said = "The cod quota for the northern grounds falls to 41,000 tonnes, the WFC said."
    found = find(said, "en", TABLE.words_for("wfc"), [*later, *documents])
    assert found is not None
    assert found.document.article_id == "d1"


@given(st.text(max_size=300))
def test_no_text_breaks_the_search(text):
    """Articles are made by strangers."""
    for language in ("en", "de", "zh", None):
        for one in attributed(text[:40], text, language, TABLE):
            assert {"text": text, "title": text[:40]}[one.field][one.start : one.end] == one.words
        find(text, language, frozenset(), [QUOTA, BLOOM])
