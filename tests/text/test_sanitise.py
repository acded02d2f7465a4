"""The sanitiser: its output, read again by another parser, holds nothing that is not on the list."""

import gzip
import json
import time

import html5lib
import pytest
from datasets import dataset
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.text.gate import is_too_deep
from wireroom.text.sanitise import ATTRIBUTES, POLICY, TAGS, paragraphs_html, sanitise

BASE = "https://news.ansel.example/a"
NEVER = {"style", "id", "class", "name", "srcdoc", "formaction", "ping", "srcset", "src"}


def check(markup: str) -> str:
    """Sanitise, parse with html5lib, and look at every element, attribute and link."""
    out = sanitise(markup, base=BASE)
    tree = html5lib.parseFragment(out, treebuilder="etree", namespaceHTMLElements=True)
    for element in tree.iter():
        if element is tree or not isinstance(element.tag, str):
            assert element is tree, f"comment or instruction in {out!r}"
            continue
        space, _, name = element.tag.rpartition("}")
        assert space == "{http://www.w3.org/1999/xhtml", out
        assert name in TAGS, out
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set()) | ({"rel"} if name == "a" else set())
        assert set(element.attrib) <= allowed, out
        assert not set(element.attrib) & NEVER
        if "href" in element.attrib:
            assert element.attrib["href"].startswith(("http://", "https://", "mailto:")), out
            assert element.attrib["rel"] == "noopener noreferrer nofollow ugc"
    return out


@settings(max_examples=300)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["<svg>", "</svg>", "<math>", "<mtext>", "<style>", "</style>", "<p>", "</p>", "<table>", "<td>",
                 "<a href=", "'javascript:x'", '"https://x.example"', ">", "<!--", "-->", "<noscript>", "<title>",
                 "<template>", "<img src=x onerror=y>", "<form>", "<mglyph>", "<annotation-xml encoding='text/html'>",
                 "]]>", "<![CDATA[", "&lt;script&gt;", "\x00", "<h1>", "<ul><li>"]
            ),
            st.text(max_size=8),
        ),
        max_size=14,
    ).map("".join)
)  # fmt: skip
def test_nothing_off_the_list_survives(markup):
    """S16, S17 for any mixture of what attacks are made of."""
    check(markup)


def test_known_attacks_do_not_survive():
    """S17 against the published lists of payloads."""
    folder = dataset("security") / "xss"
    fixtures = [case["payload"] for case in json.loads((folder / "dompurify_expect.json").read_text("utf-8"))]
    fixtures += [case["input"] for case in json.loads((folder / "bleach_cases.json").read_text("utf-8"))]
    with gzip.open(folder / "payloads.jsonl.gz", "rt", encoding="utf-8") as lines:
        fixtures += [json.loads(line)["payload"] for line in lines]
    assert len(fixtures) > 5000
    for payload in fixtures:
        check(payload)


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 100_000 + "x", "<b><p>" * 50_000, "<ul><li>" * 50_000, "<svg><path/>" * 50_000, "<table><td>" * 50_000,
     "<" * 600_000, "<svg><desc>" + "<path/>" * 100_000, "<svg><div>" + "<path/>" * 100_000, "<!--" * 100_000,
     "<a href=x " * 60_000],
)  # fmt: skip
def test_a_hundred_thousand_elements_are_cheap(markup):
    """S19: what is too deep becomes plain text within two seconds of computing."""
    began = time.process_time()
    out = sanitise(markup, base=BASE)
    assert time.process_time() - began <= 2.0  # of computing: the machine's other work does not count
    assert check(markup) == out
    assert out.count("<div") + out.count("<b>") <= 300


def test_text_beyond_the_gate_stays_readable():
    """The reader loses the markup of a wild entry, not its words."""
    out = check("<div>" * 300 + "<p>Port & strait</p><p>closed <i>now</i></p><script>x()</script>")
    assert out == "<p>Port &amp; strait</p><p>closed now</p>"


def test_drawings_with_many_parts_are_not_deep():
    """In a drawing, elements end by themselves; a page with an icon is no attack."""
    assert not is_too_deep("<svg>" + "<path d='M0'/>" * 1000 + "</svg>")
    assert is_too_deep("<path/>" * 1000)


def test_what_an_article_needs_comes_through():
    """Paragraphs, headings, lists, quotes, tables, links and languages stay; headings keep below the page's own."""
    markup = (
        '<h1>Harbour</h1><p lang="de" class="x">Der <em>Hafen</em> <a href="/b" title="t" target="_blank">hier</a></p>'
        '<ol start="3"><li>a</li></ol><blockquote>q</blockquote><table><tr><th colspan="2">n</th></tr></table>'
        '<time datetime="2026-01-05T10:00Z">today</time><a href="mailto:desk@ansel.example">mail</a><img src="/p.jpg">'
    )
    assert check(markup) == (
        '<h2>Harbour</h2><p lang="de">Der <em>Hafen</em> <a href="https://news.ansel.example/b" '
        'rel="noopener noreferrer nofollow ugc">hier</a></p><ol start="3"><li>a</li></ol><blockquote>q</blockquote>'
        '<table><tbody><tr><th colspan="2">n</th></tr></tbody></table><time datetime="2026-01-05T10:00Z">today</time>'
        '<a href="mailto:desk@ansel.example" rel="noopener noreferrer nofollow ugc">mail</a>'
    )


def test_relative_links_need_a_page():
    """Without a base a relative link leads nowhere, so its text alone stays."""
    assert "href" not in sanitise('<a href="/a">x</a>', base="")


def test_plain_text_as_markup_shows_as_written():
    """Brackets are text, blank lines are paragraphs."""
    assert paragraphs_html("1 < 2\n3\n\n<b>") == "<p>1 &lt; 2<br>3</p><p>&lt;b&gt;</p>"


def test_the_policy_has_a_number():
    """S21: kept with all that was sanitised."""
    assert POLICY >= 1
