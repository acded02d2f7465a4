"""What is the text of an article?

The page's own text as our reader finds it: one walk over the tree (`runs`), numbers for each run (`features`), the mean
of small nets (`nets`), a look at the whole (`choose`), typed blocks (`shape`). Else the feed's text, else what the page
declares for machines. Where the page has a body, the declared one is only a witness: it is often a teaser or another
object's text.
"""

import re
from dataclasses import dataclass, field

from wireroom.articles.blocks import Part, parts_of_text, text_of
from wireroom.articles.choose import choose
from wireroom.articles.features import Known, features_of, fold
from wireroom.articles.nets import Nets, taught
from wireroom.articles.page import Page
from wireroom.articles.runs import runs_of
from wireroom.articles.shape import parts_of_html, parts_of_runs
from wireroom.articles.structured import words_of
from wireroom.articles.title import folded
from wireroom.model.entry import Entry

# A feed's text counts as the whole article from this length on: summaries in feeds are one to three sentences, rarely
# over 600 characters; articles begin at about 900. Chinese, Japanese and Korean say the same in a third of the signs.
FULL_CHARACTERS = 1200
FULL_CHARACTERS_CJK = 400
# Machine-readable text is only taken where the page shows less than this share of it (script-rendered pages).
SHOWN_SHARE = 0.3
# Below this much text a page is set against the feed: the longer of the two is the article.
SHORT_CHARACTERS = 250

_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:read (?:more|on|the full)|continue reading|weiterlesen|mehr lesen|lire la suite|"
    r"leer más|seguir leyendo|leggi (?:tutto|anche)|continua a leggere|leia mais|lees (?:meer|verder)|läs mer|les mer|"
    r"læs mere|lue lisää|czytaj (?:więcej|dalej)|читать (?:далее|полностью)|続きを読む|阅读全文)[^.]{0,60})\W*$",
    re.IGNORECASE,
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page, and what was seen on the way to it."""

    #: Without the title at their head.
    parts: list[Part]
    #: Where they come from: "html", "feed" or "json-ld".
    found: str
    #: All lines that stand on the page, whether they belong to the article or not.
    shown: list[str] = field(default_factory=list)
    #: How sure the reader is of its choice, 0 to 1; None where the text does not come from the page.
    confidence: float | None = None


def body_of(page: Page, title: str, entry: Entry | None = None, nets: Nets | None = None) -> Body:
    """Find the text of a page.

    Args:
        page: The opened page.
        title: The article's title.
        entry: The feed's entry that led here, None where none did.
        nets: Who judges; all nets that were taught if not given.
    """
    declared = words_with_lines(page.article.get("articleBody"))
    body = _from_page(page, title, declared, nets or taught())
    shown = len(text_of(body.parts))
    if entry is not None and shown < SHORT_CHARACTERS:
        from_feed = without_title(longest_of(entry), title)
        if len(text_of(from_feed)) > shown:
            body, shown = Body(from_feed, "feed", body.shown), len(text_of(from_feed))
    if shown < SHOWN_SHARE * len(declared) or _is_same_in_one(body.parts, declared):
        body = Body(without_title(parts_of_text(declared), title), "json-ld", body.shown)
    return body


def _from_page(page: Page, title: str, declared: str, nets: Nets) -> Body:
    root = page.dom.body
    runs = runs_of(root) if root is not None else None
    if runs is None or not runs.text:
        return Body([], "html")
    known = known_of(page, title, declared)
    chosen = choose(runs, nets.judge(features_of(runs, known)), title=known.title)
    return Body(without_title(parts_of_runs(runs, chosen.places), title), "html", runs.text, chosen.confidence)


def known_of(page: Page, title: str, declared: str) -> Known:
    """Gather what the page's head says, for comparison with its runs."""
    description = page.meta("og:description", "description") or words_of(page.article.get("description"))
    return Known(fold(title), fold(description), fold(declared))


def longest_of(entry: Entry) -> list[Part]:
    """Return the longer of an entry's two texts: some feeds put the article into the summary."""
    content, summary = parts_of_html(entry.content_html), parts_of_html(entry.summary_html)
    return content if len(text_of(content)) >= len(text_of(summary)) else summary


def is_full_text(text: str) -> bool:
    """Say whether a feed's text is the article itself rather than its summary: long, and not cut off at its end."""
    unspaced = len(_CJK.findall(text))
    dense = unspaced > 0 and unspaced > sum(char.isalpha() for char in text) / 2
    return len(text) >= (FULL_CHARACTERS_CJK if dense else FULL_CHARACTERS) and not _CUT.search(text[-120:])


def without_title(parts: list[Part], title: str) -> list[Part]:
    """Drop the title where it is repeated at the head of the text."""
    wanted = folded(title)
    if not wanted:
        return parts
    at_head = [at for at, one in enumerate(parts[:3]) if folded(one.block.text) == wanted]
    return [one for at, one in enumerate(parts) if at not in at_head]


def words_with_lines(value: object) -> str:
    """Return a declared text with its line breaks; some publishers put markup into it."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return ""
    if "<" in value and ">" in value:
        return text_of(parts_of_html(value))
    return value if "\n" in value else words_of(value)


def _is_same_in_one(parts: list[Part], declared: str) -> bool:
    """Say whether what was found is the declared text itself, run together into one paragraph."""
    return len(parts) == 1 and "\n" in declared.strip() and parts[0].block.text.split() == declared.split()
