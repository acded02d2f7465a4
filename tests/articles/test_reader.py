"""Our reader of pages: its runs are the page's words, its nets are those that were taught, and it fears no page."""

import gzip
import hashlib
import io
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from wireroom.articles.choose import choose
from wireroom.articles.cues import CUES, cues_of
from wireroom.articles.decode import decode
from wireroom.articles.features import Known, features_of, names
from wireroom.articles.nets import FOLDS, fold_of, known_as, provenance, taught, unseen_by
from wireroom.articles.read import read_page
from wireroom.articles.runs import KINDS, SKIP, runs_of
from wireroom.articles.shape import parts_of_runs
from wireroom.eval.pages import Labelled

TAGS = "div p ul li table tr td h1 h2 blockquote figure figcaption a b i span article aside section".split()
WORDS = st.sampled_from("the ferry stays in port on monday © newsletter https://example.org/a.js".split())


def trees(depth=3):
    """Markup that nests anything in anything."""
    leaf = st.lists(WORDS, min_size=1, max_size=30).map(" ".join) | st.just("<br>") | st.just("<br><br>")
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            lambda tag, name, some: f'<{tag} class="{name}">{"".join(some)}</{tag}>',
            st.sampled_from(TAGS),
            st.sampled_from(["", "twitter-tweet", "related-links", "article__body"]),
            st.lists(inner, max_size=4),
        ),
        max_leaves=25,
    )


def runs_in(markup):
    return runs_of(LexborHTMLParser(f"<html><body>{markup}</body></html>").body)


@settings(max_examples=80)
@given(trees())
def test_runs_hold_each_word_once_and_in_order(markup):
    """Nothing that people see is lost or told twice on the way from the tree; boxes hold the runs that they say."""
    runs = runs_in(markup)
    body = LexborHTMLParser(f"<html><body>{markup}</body></html>").body
    seen = [
        word
        for node in body.traverse(include_text=True)
        if node.tag == "-text" and not any(KINDS.get(up) == SKIP for up in _above(node))
        for word in (node.text_content or "").split()
    ]
    assert "".join(seen) == "".join(" ".join(runs.text).replace(" | ", " ").split())
    boxes = runs.boxes
    for at, (first, last, parent) in enumerate(zip(boxes.first, boxes.last, boxes.parent, strict=True)):
        assert 0 <= first <= last <= len(runs.text)
        if at:
            assert boxes.first[parent] <= first
            assert last <= boxes.last[parent]


def _above(node):
    while node.parent is not None:
        node = node.parent
        yield node.tag


@settings(max_examples=60)
@given(trees(), st.sampled_from(["", "the ferry stays"]))
def test_any_page_is_judged_in_bounds(markup, title):
    """Columns are as many as the nets have, numbers are numbers, likelihoods are between 0 and 1, blocks hold runs."""
    runs = runs_in(markup)
    if not runs.text:
        return
    rows = features_of(runs, Known(title=title))
    assert rows.shape == (len(runs.text), len(names()))
    assert np.isfinite(rows).all()
    believed = taught().judge(rows)
    assert ((believed >= 0) & (believed <= 1)).all()
    chosen = choose(runs, believed, title=title)
    assert chosen.places == sorted(set(chosen.places))
    assert 0 <= chosen.confidence <= 1
    joined = "\n".join(part.block.text for part in parts_of_runs(runs, chosen.places))
    assert joined == "\n".join(runs.text[at] for at in chosen.places)


def test_kinds_of_blocks_are_kept():
    """Heading, list, table, quote, caption and embedded post are told apart, and each is marked up as what it is."""
    markup = (
        "<h2>Ports</h2><p>Ships <b>wait</b>.</p><ul><li>one</li><li>two</li></ul>"
        "<table><tr><td>Port</td><td>Ships</td></tr><tr><td>Ansel</td><td>4</td></tr></table>"
        "<blockquote>We wait.</blockquote><figure><figcaption>The quay</figcaption></figure>"
        '<blockquote class="twitter-tweet"><p>Still closed.</p></blockquote>'
    )
    runs = runs_in(markup)
    parts = parts_of_runs(runs, range(len(runs.text)))
    assert [(part.block.kind, part.block.text) for part in parts] == [
        ("heading", "Ports"),
        ("body", "Ships wait."),
        ("list", "one\ntwo"),
        ("table", "Port | Ships\nAnsel | 4"),
        ("quote", "We wait."),
        ("caption", "The quay"),
        ("post", "Still closed."),
    ]
    assert parts[1].html == "<p>Ships <strong>wait</strong>.</p>"
    assert parts[3].html.count("<td>") == 4


@pytest.mark.parametrize("around", ["td", "div"])
def test_teasers_of_other_articles_are_none_of_this_one(around):
    """However much the nets believe: boxes of one look, each with a linked heading and a line. The text's own subheads
    and its boxes stay."""
    text = "".join(f"<h2>Part {n}</h2><p>{'The ferry stays in port on Monday. ' * 3}{n}</p>" for n in range(4))
    teasers = "".join(
        f"<li class=teaser><a href=/t/{n}><h3>Headline number {n}</h3></a><p>The harbour board meets, day {n}</p></li>"
        for n in range(5)
    )
    runs = runs_in(f"<table><tr><{around}>{text}</{around}><{around}><ol>{teasers}</ol></{around}></tr></table>")
    chosen = [runs.text[at] for at in choose(runs, np.ones(len(runs.text), np.float32)).places]
    assert [line for line in chosen if line.startswith("Part")] == [f"Part {n}" for n in range(4)]
    assert not [line for line in chosen if "Headline" in line or "harbour board" in line]
    two = teasers.split("<li")[0:3]
    kept = runs_in(f"<div>{text}<ol>{'<li'.join(two)}</ol></div>")
    assert len(choose(kept, np.ones(len(kept.text), np.float32)).places) == len(kept.text), "two are no list of teasers"


def test_cues_stand_where_their_words_do():
    """A stem marks its own line and no other, in letters that change their length in lower case too."""
    marks = cues_of(["İ" * 50, "Sign up for our newsletter", "", "© Ansel Courier", "Ships wait"])
    told = [[name for name, mark in zip(CUES, row, strict=True) if mark] for row in marks]
    assert told == [[], ["newsletter"], [], ["rights"], []]


@given(st.text(alphabet="a\x00\x1fé\xad\ufeff\uffff（港", max_size=20))
def test_what_nobody_sees_is_cleaned_away_on_the_fast_way_too(text):
    """Clean bytes are taken as they are; whatever must go from them still goes."""
    assert not set(decode(("x" + text).encode("utf-8"))) & set("\x00\x1f\xad\ufeff\uffff")
    assert decode("clean（港".encode()) == "clean（港"


def test_the_nets_are_those_that_their_provenance_tells_of():
    """Weights, columns and publishers were written together."""
    told = provenance()
    kept = files("wireroom.articles").joinpath("nets.npz").read_bytes()
    assert hashlib.sha256(kept).hexdigest() == told["sha256"]
    assert told["columns"] == list(names())
    assert told["folds"] == FOLDS
    assert all(name["licence"] and name["pages"] for name in told["sets"].values())
    assert len(np.load(io.BytesIO(kept)).files) == 1 + FOLDS * told["nets"] * 6


def test_nets_are_asked_about_publishers_that_they_never_saw(monkeypatch):
    """A score must not come from what was learnt by heart; in the product all nets have a say."""
    assert unseen_by("a-paper-that-nobody-knows.example") is taught()
    monkeypatch.setitem(provenance(), "publishers", [known_as("known.example")])
    assert unseen_by("known.example") is taught(fold_of("known.example"))
    assert unseen_by("") is taught(fold_of(""))
    assert len(taught().second) == FOLDS * len(taught(0).second)


@pytest.mark.parametrize("half", [0, 1])
def test_teaching_twice_gives_the_same_file(half):
    """The same pages and seeds give the same bytes: whoever doubts the weights makes them again."""
    from training.reader import taught_from

    texts = [
        f"Ship {n} waits in port {n} for the strait of Velland to open again on day {n}, says pilot {n}."
        for n in range(9)
    ]
    page = "<body><div class=menu><a href=/>Home</a></div><article>{}</article><p>Sign up</p></body>"
    pages = [
        Labelled(
            id=str(n),
            group=f"paper{n + half * 50}.example",
            url=f"https://paper{n}.example/a",
            page=page.format("".join(f"<p>{text}</p>" for text in texts[n % 3 :])).encode(),
            seen=0.0,
            text="\n".join(texts[n % 3 :]),
        )
        for n in range(12)
    ]
    first, second = (taught_from({"articles-aeb": pages}, nets=1) for _ in range(2))
    assert first == second
    assert len(gzip.compress(first[0])) > 1000


def test_an_empty_article_is_refused_not_invented():
    """A page of links holds no article."""
    links = "".join(f'<li><a href="/{n}">Headline {n}</a></li>' for n in range(40))
    page = f"<html><body><ul>{links}</ul></body></html>".encode()
    with pytest.raises(Exception, match="no text"):
        read_page(page, url="https://courier.example/", content_type=None, entry=None, seen=0.0)
