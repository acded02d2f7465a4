"""The claims of one article in the terminal."""

from wireroom.cli.claimed import claim_lines, claims_in
from wireroom.model.article import Reading

TEXT = (
    "The coastguard seized the tanker Good Intent off Karst on Monday, Captain Orla Penn said. The coastguard denied "
    "that it had seized the tanker Good Intent. The Harbour Office will close the northern lane on Friday."
)


def lines(text):
    reading = Reading(title="", text=text, language="en", origin="feed")
    return [*claim_lines(claims_in(reading, source_id="ansel.example", told=None, now=1_782_000_000.0))]


def test_each_claim_tells_whose_it_is_and_how_surely_it_is_told():
    """One of a speaker, one that somebody in the same text denies, one of the text's own voice, each with its place."""
    said = "\n".join(lines(TEXT))
    assert "2 read" in said
    assert "Orla Penn" in said
    assert "Coastguard says not so" in said
    assert "told as planned" in said
    assert "characters 0 to" in said


def test_a_text_without_claims_says_so():
    """Nothing that could be read is no proof that nothing is claimed."""
    assert "none that we could read" in lines("Quiet here.")[0]
