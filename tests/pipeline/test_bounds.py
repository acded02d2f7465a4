"""However an article comes, no part of it is longer or stranger than what is kept (S14, S15, S18)."""

import re

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.feeds.limits import MAX_AUTHOR, MAX_AUTHORS, MAX_BODY, MAX_TITLE
from wireroom.model.article import Block, Reading
from wireroom.pipeline.bounds import within
from wireroom.pipeline.streams import article_of

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

strange = st.text(alphabet=st.characters(), max_size=60)
long_text = st.builds(lambda part, times: part * times, strange, st.sampled_from((1, 3, 40)))


def size(text):
    return len(text.encode("utf-8", "surrogatepass"))


@given(
    title=st.builds(lambda part, times: part * times, strange, st.sampled_from((1, 100))),
    names=st.lists(long_text, max_size=80),
    parts=st.lists(long_text, max_size=6),
    link=st.one_of(st.none(), long_text, st.sampled_from(("javascript:alert(1)", "https://a.example/x"))),
)
@settings(deadline=None)
def test_no_part_of_a_reading_passes_its_limit(title, names, parts, link):
    """S14, S15, S18: sizes in bytes, no control characters or lone surrogates, addresses that may be linked to."""
    made = within(
        Reading(
            title=title,
            authors=tuple(names),
            text="\n\n".join(parts),
            blocks=tuple(Block(kind="body", text=part) for part in parts),
            canonical=link,
            image=link,
        )
    )
    assert size(made.title) <= MAX_TITLE
    assert len(made.authors) <= MAX_AUTHORS
    assert all(size(name) <= MAX_AUTHOR for name in made.authors)
    assert size(made.text) <= MAX_BODY
    assert not any(CONTROL.search(part) for part in (made.title, made.text, *made.authors))
    assert all(one is None or one.startswith(("http://", "https://")) for one in (made.canonical, made.image))
    assert within(made) == made


def test_a_text_that_is_too_long_is_cut_and_says_so():
    """What is cut is flagged; the blocks are cut with the text, and HTML that says more is not kept."""
    part = "Twelve barges lay off the pier. " * 4000
    whole = Reading(
        title="Barges",
        text="\n\n".join([part] * 8),
        blocks=tuple(Block(kind="body", text=part) for _ in range(8)),
        html="<p>more</p>",
    )
    made = within(whole)
    assert size(made.text) <= MAX_BODY < size(whole.text)
    assert made.text == "\n\n".join(block.text for block in made.blocks)
    assert made.html == ""
    assert "text" in made.provenance["cut"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            (
                "id", "url", "link", "title", "text", "html", "paragraphs", "description", "lang", "source",
                "source_domain", "domain", "published_at", "first_seen",
            ),
            json_values,
        ),
    )
)  # fmt: skip
@settings(deadline=None)
def test_a_row_of_a_file_is_read_or_refused(row):
    """Any JSON object becomes an article or a ValueError, and what is no text is not known."""
    try:
        arrived = article_of(orjson.loads(orjson.dumps(row, option=orjson.OPT_NON_STR_KEYS)), "line 1")
    except ValueError:
        return
    assert arrived.reading.title
    assert not CONTROL.search(arrived.reading.title + arrived.reading.text)
    assert len(arrived.source) <= 253
