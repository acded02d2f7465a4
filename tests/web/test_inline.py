"""Links and emphasis come from the sanitised HTML, and only where it says what the text says."""

from dataclasses import replace

from wireroom.model.article import Block, Reading
from wireroom.text.sanitise import POLICY
from wireroom.web.article import block_rows
from wireroom.web.inline import inline_markup

READING = Reading(
    title="A title",
    text="One link here.\n\nFirst\nSecond",
    blocks=(Block(kind="body", text="One link here."), Block(kind="list", text="First\nSecond")),
    html='<p>One <a href="https://a.example/" rel="noopener">link</a> here.</p>'
    "<ul><li>First</li><li><em>Second</em></li></ul>",
    policy=POLICY,
)


def test_links_and_emphasis_are_kept():
    """A paragraph keeps its links, a list its items."""
    rows = block_rows(READING, ())
    assert str(rows[0].items[0]) == 'One <a href="https://a.example/" rel="noopener">link</a> here.'
    assert [str(item) for item in rows[1].items] == ["First", "<em>Second</em>"]


def test_a_marked_paragraph_is_plain():
    """Where a span is marked the text itself is shown, since places count its characters."""
    rows = block_rows(READING, (), cited=(4, 8))
    assert str(rows[0].items[0]) == 'One <mark class="cited" id="cited">link</mark> here.'


def test_s21_html_of_an_older_policy_is_sanitised_anew():
    """What it let through and the present one does not is gone; links and emphasis stay."""
    html = READING.html.replace("<p>", '<p onclick="x()">').replace("<em>", '<em style="color:red">')
    html = html.replace("One ", '<a href="/relative">One</a> ').replace("here", "<script>1</script>here")
    rows = inline_markup(replace(READING, policy=POLICY - 1, html=html), list(READING.blocks))
    shown = " ".join(str(item) for row in rows for item in row or ())
    assert '<a href="https://a.example/" rel="noopener noreferrer nofollow ugc">link</a>' in shown
    assert "<em>Second</em>" in shown
    assert not any(bad in shown for bad in ("onclick", "style", "script", "/relative"))


def test_other_words_are_not_shown():
    """HTML of another length, with other words or with blocks inside becomes plain text."""
    blocks = list(READING.blocks)
    for other in (
        replace(READING, html="<p>One link here.</p>"),
        replace(READING, html="<p>Another text</p><ul><li>First</li></ul>"),
        replace(READING, html="<p>One <div>link</div> here.</p><ul><li>First</li></ul>"),
    ):
        assert inline_markup(other, blocks) == [None, None]
