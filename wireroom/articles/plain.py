"""From a feed's entry that cannot be read to its own words as plain text: nothing that a feed delivered is lost."""

import html

from wireroom.articles.head import one_line
from wireroom.model.article import Block, Reading
from wireroom.model.entry import Entry
from wireroom.text import sanitise
from wireroom.text.addresses import canonical_address
from wireroom.text.clean import plain_text, text_of_tag_soup, without_controls
from wireroom.text.languages import fold_code

# Where nothing names an article, its first words do.
TITLE_CHARACTERS = 120


def plain_reading(entry: Entry) -> Reading:
    r"""Keep the words of an entry without reading it: no tree is built, no language told. Linear in its length.

    >>> plain_reading(Entry(title="Ferry aground", content_html="<p>It waits.</p><p>3 < 4</p>")).text
    'It waits.\n\n3 < 4'
    """
    title = plain_text(entry.title)
    text = text_of_tag_soup(without_controls(max(entry.content_html, entry.summary_html, key=len)))
    paragraphs = [part for part in text.split("\n\n") if part]
    return Reading(
        title=title or one_line(text)[:TITLE_CHARACTERS],
        text=text,
        blocks=tuple(Block(kind="body", text=part) for part in paragraphs),
        html="".join(f"<p>{html.escape(part, quote=False)}</p>" for part in paragraphs),
        policy=sanitise.POLICY,
        published=entry.published,
        language=fold_code(entry.language),
        canonical=canonical_address(entry.url) if entry.url else None,
        provenance={"title": "feed", "text": "feed"},
    )
