"""What is no news of its day is told cheaply, whatever stands in the text."""

from wireroom.claims.genre import is_transcript


def test_names_of_several_words_and_a_role_in_brackets_begin_spoken_lines() -> None:
    """Who speaks may have four words and a role; five words are a sentence."""
    assert is_transcript("MR J. R. HALE: Did you?\nMaret Sook (Harbour): I did.")
    assert is_transcript("Sook: Yes.\nO’Hale-Orr : No.")
    assert not is_transcript("One Two Three Four Five: so it went.\nAnd then nothing more was heard.")


def test_a_long_line_of_capitals_is_read_once() -> None:
    """A publisher's line of capitals must not stop the house: read in every way that it can be cut, it never ends."""
    assert not is_transcript("\n".join(["A" * 100_000, "Ä." * 20_000, "A " * 20_000]))
