"""A version is what a reader would see; a difference loses nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from wireroom.articles.versions import changed, difference, pieces, shortened
from wireroom.model.article import Reading

OLD = Reading(
    title="Ferry stays in port",
    text="The ferry stayed in port on Monday. Three crews waited.\n\nThe strait opens again on Friday, says the pilot.",
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            ["The ferry waits. ", "It rains! ", "Three ", "crews ", "\n\n", "船が待つ。", "a.b ", "“No,” "]
        ),
        max_size=40,
    ).map("".join),
)


@given(TEXTS, TEXTS)
def test_pieces_give_both_texts_back(old, new):
    """Kept and removed pieces are the old text, kept and added ones the new text, sign by sign."""
    run = pieces(old, new)
    assert "".join(piece.text for piece in run if piece.kind != "added") == old
    assert "".join(piece.text for piece in run if piece.kind != "removed") == new


@given(TEXTS, TEXTS)
def test_shortening_touches_only_what_is_kept(old, new):
    """What was removed and added stays whole; kept text only gets shorter."""
    run = pieces(old, new)
    short = shortened(run)
    for kind in ("removed", "added"):
        assert [piece for piece in short if piece.kind == kind] == [piece for piece in run if piece.kind == kind]
    assert sum(len(piece.text) for piece in short) <= sum(len(piece.text) for piece in run)


@given(TEXTS)
def test_the_same_text_has_no_difference(text):
    """Nothing changed, nothing is shown."""
    assert difference(text, text) == ()


def test_a_changed_word_is_shown_with_its_surroundings():
    """A reader sees the word that changed and enough words to know where; the rest is counted."""
    before = " ".join(f"word{n}" for n in range(60)) + " three crews waited " + " ".join(f"more{n}" for n in range(60))
    run = difference(before, before.replace("three", "four"))
    assert [piece.kind for piece in run] == ["skipped", "kept", "removed", "added", "kept", "skipped"]
    assert run[2].text.strip() == "three"
    assert run[3].text.strip() == "four"
    assert run[0].words == 48


def test_rewritten_sentences_are_not_confetti():
    """Sentences that share nothing are shown as one removed and one added piece."""
    run = difference("The ferry waits in port.", "Nobody knows why bridges close at night, or whether they open.")
    assert [piece.kind for piece in run] == ["removed", "added"]


def test_a_title_or_a_figure_makes_a_version():
    """Whoever read the old one would want to know."""
    assert changed(OLD, replace(OLD, title="Ferry leaves port"))
    assert changed(OLD, replace(OLD, text=OLD.text.replace("Three", "Four")))
    assert changed(OLD, replace(OLD, text=OLD.text + " The pilot took that back."))


def test_typography_and_ticking_counters_make_no_version():
    """Curly quotes, white space and "5 minutes ago" change at every visit and tell nothing."""
    assert not changed(OLD, replace(OLD, title="Ferry  stays in port"))
    ticking = replace(OLD, text=OLD.text + "\n\nUpdated 5 minutes ago\n\n12 comments")
    assert not changed(ticking, replace(OLD, text=OLD.text + "\n\nUpdated 2 hours ago\n\n340 comments"))
    german = replace(OLD, text=OLD.text + " Vor 5 Minuten")
    assert not changed(german, replace(OLD, text=OLD.text + " vor 3 Stunden"))


def test_a_sign_of_meaning_makes_a_version():
    """A sum that loses its per cent sign or turns negative says something else."""
    assert changed(replace(OLD, text="Prices rose 5%."), replace(OLD, text="Prices rose 5."))
    assert changed(replace(OLD, text="It was -5 degrees."), replace(OLD, text="It was 5 degrees."))
