"""A version is what a reader would see; a difference loses nothing."""

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.articles.align import matches
from wireroom.articles.title import folded
from wireroom.articles.versions import changed, difference, marks
from wireroom.model.article import Reading

OLD = Reading(
    title="Ferry stays in port",
    text="The ferry stayed in port on Monday. Three crews waited.\n\nThe strait opens again on Friday, says the pilot.",
)
SENTENCES = ("The ferry waits. ", "It rains! ", "Three ", "crews ", "\n\n", "船が待つ。", "เรือรออยู่ ", "a.b ", "“No.” ",
             "Updated 5 minutes ago\n", "Three crews waited in port. ", "Four crews waited in port. ")  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(SENTENCES), max_size=40).map("".join))
LANGUAGES = st.sampled_from(["en", "ja", "zh", "th", None])
TURNED = {"added": "removed", "removed": "added"}


def apply(steps, old):
    """Walk an old text along the steps; every old side must stand where the walk is."""
    at, new = 0, []
    for step in steps:
        assert old.startswith(step.before, at)
        at += len(step.before)
        new.append(step.after)
    assert at == len(old)
    return "".join(new)


@given(TEXTS, TEXTS, LANGUAGES)
def test_applying_the_difference_to_the_old_text_gives_the_new_one(old, new, language):
    """Nothing is lost, sign by sign."""
    if old != new:
        assert apply(difference(old, new, language), old) == new


@given(TEXTS, LANGUAGES)
def test_equal_texts_have_no_difference(text, language):
    """Nothing changed, nothing is told."""
    assert difference(text, text, language) == ()


@given(TEXTS, TEXTS, LANGUAGES)
def test_swapping_the_texts_swaps_what_was_added_and_removed(old, new, language):
    """What was put in on the way there is what is taken out on the way back, and nothing else."""
    there = Counter((step.kind, step.before, step.after) for step in difference(old, new, language))
    back = Counter((TURNED.get(s.kind, s.kind), s.after, s.before) for s in difference(new, old, language))
    assert there == back


@given(st.lists(st.sampled_from(SENTENCES), max_size=12).map("".join), TEXTS)
def test_marks_give_both_sentences_back(old, new):
    """Kept and removed words are the old sentence, kept and added ones the new one, up to typography of what stays."""

    def bare(text):
        return "".join(folded(text).split())

    for one, other in ((old, new), (new, old)):
        run = marks(one, other)
        assert "".join(mark.text for mark in run if mark.kind != "removed") == other
        if one == old:
            assert bare("".join(mark.text for mark in run if mark.kind != "added")) == bare(one)


@given(st.lists(st.sampled_from("abcdef"), max_size=60), st.lists(st.sampled_from("abcdef"), max_size=60))
def test_what_is_matched_is_equal_and_rises(old, new):
    """A pair never joins different pieces, and no two pairs cross."""
    pairs = matches(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))


@given(st.lists(st.sampled_from("abc"), max_size=25), st.lists(st.sampled_from("abc"), max_size=25))
def test_short_runs_are_matched_as_well_as_can_be(old, new):
    """Where the table is small, no longer common run exists (checked by the plain recursion)."""
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = best[i + 1][j + 1] + 1 if old[i] == new[j] else max(best[i + 1][j], best[i][j + 1])
    assert len(matches(old, new)) == best[0][0]


def test_a_changed_word_is_marked_within_its_sentence():
    """A reader sees the word that changed, in a sentence that otherwise stays."""
    (same, reworded) = difference(OLD.text[:55], OLD.text[:55].replace("Three", "Four"), "en")
    assert same.kind == "same"
    assert reworded.kind == "reworded"
    assert [(m.kind, m.text) for m in marks(reworded.before, reworded.after)] == [
        ("removed", "Three "),
        ("added", "Four "),
        ("kept", "crews waited."),
    ]


def test_rewritten_sentences_are_not_confetti():
    """Sentences that share little are one taken out and one put in."""
    steps = difference("The ferry waits in port.", "Nobody knows why bridges close at night, or whether they open.")
    assert [step.kind for step in steps] == ["removed", "added"]


def test_a_sentence_that_moved_is_no_change():
    """The same sentences in another order tell the same; a reader is not shown an edit."""
    moved = "Ships wait off the mole. The ferry is in port. Nobody was hurt."
    steps = difference("The ferry is in port. Nobody was hurt. Ships wait off the mole.", moved, "en")
    assert {step.kind for step in steps} == {"same", "moved"}
    assert not changed(
        replace(OLD, text="The ferry is in port. Nobody was hurt. Ships wait off the mole."), replace(OLD, text=moved)
    )


@pytest.mark.parametrize(
    ("language", "old", "new", "gone", "come"),
    [
        ("ja", "船が三隻待つ。港は閉じた。", "船が五隻待つ。港は閉じた。", "三", "五"),
        ("zh", "三艘船在等待。港口关闭。", "五艘船在等待。港口关闭。", "三", "五"),
        ("th", "เรือ 3 ลำรออยู่", "เรือ 5 ลำรออยู่", "3 ", "5 "),
    ],
)
def test_texts_without_spaces_are_compared_sign_by_sign(language, old, new, gone, come):
    """Where no space parts the words, the sign that changed is marked and not the whole line."""
    (step,) = [step for step in difference(old, new, language) if step.kind == "reworded"]
    changes = [(mark.kind, mark.text) for mark in marks(step.before, step.after) if mark.kind != "kept"]
    assert changes == [("removed", gone), ("added", come)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It rained. " * 9000, "It rained. " * 8000 + "It snowed. " * 1000),
        ("It rained. It snowed. " * 4000, "It snowed. It snowed. It rained. " * 3000),
        ("word " * 40_000, "word " * 30_000 + "other " * 9000),
        ("a.\n" * 60_000, "b.\na.\n" * 30_000),
        ("船" * 60_000, "港" + "船" * 60_000),
        ("((((" * 40_000, "))))" * 40_000),
        ("\n" * 100_000, " " * 100_000),
    ],
)
def test_hostile_texts_are_compared_whole_and_soon(old, new):
    """Repetition, one endless line and a hundred thousand lines are bounded work, and still nothing is lost."""
    assert apply(difference(old, new, "en"), old) == new


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


@pytest.mark.parametrize(
    "frame",
    [
        "Last updated: Tuesday 24 November 2026 at 14:32 GMT",
        "Aktualisiert am 24. November 2026, 14:32 Uhr",
        "更新：2026年11月24日 14時32分",
        "Read more: Ferry to Ansel sails again",
        "Related stories",
        "Share on Facebook",
        "関連記事",
        "1,204 comments",
        "5 min read",
        "Sign up to our morning letter",
    ],
)
def test_the_frame_of_the_page_is_no_part_of_the_text(frame):
    """Clocks, counters and links to other articles come and go without an edit."""
    assert not changed(OLD, replace(OLD, text=f"{OLD.text}\n\n{frame}"))


@pytest.mark.parametrize(
    "said",
    ["Updated figures show 14 dead.", "Share prices fell.", "Comments by the minister drew protest.", "Stand by."],
)
def test_what_only_begins_like_the_frame_is_text(said):
    """A sentence of news is never taken for a clock or a button."""
    assert changed(OLD, replace(OLD, text=f"{OLD.text}\n\n{said}"))


def test_a_sign_of_meaning_makes_a_version():
    """A sum that loses its per cent sign or turns negative says something else."""
    assert changed(replace(OLD, text="Prices rose 5%."), replace(OLD, text="Prices rose 5."))
    assert changed(replace(OLD, text="It was -5 degrees."), replace(OLD, text="It was 5 degrees."))
