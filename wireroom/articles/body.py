"""What is the text of an article?

The page's own text as trafilatura finds it (fast mode: its slow mode buys nothing on news and costs half as much
again); else the feed's, else what the page declares for machines. Where the page has a body, the declared one is left
aside: it is often a teaser or another object's text.
"""

import logging
import re
from configparser import ConfigParser

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from wireroom.articles.blocks import Part, parts_of_html, parts_of_text, parts_of_tree, text_of
from wireroom.articles.markup import with_markup
from wireroom.articles.page import Page
from wireroom.articles.recover import with_rest
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

# Shorter paragraphs may repeat with meaning ("No.", names of speakers).
REPEATED_CHARACTERS = 70

_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:read (?:more|on|the full)|continue reading|weiterlesen|mehr lesen|lire la suite|"
    r"leer más|seguir leyendo|leggi (?:tutto|anche)|continua a leggere|leia mais|lees (?:meer|verder)|läs mer|les mer|"
    r"læs mere|lue lisää|czytaj (?:więcej|dalej)|читать (?:далее|полностью)|続きを読む|阅读全文)[^.]{0,60})\W*$",
    re.IGNORECASE,
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

# Below 250 characters trafilatura gives up what it found and takes all that stands in the article's element, headline,
# time and byline with it. That saves long texts of which it found little, and spoils flashes of two sentences: where
# all that stands there is short too, what it found first is the article.
FLASH_CHARACTERS, FOUND_CHARACTERS = 700, 60
_AS_IS = use_config()
_PATIENT = use_config()
_PATIENT.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(FOUND_CHARACTERS))

# It warns about pages without text; that is our answer's business.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def body_of(page: Page, title: str, entry: Entry | None = None) -> tuple[list[Part], str]:
    """Find the text of a page.

    Returns:
        Its parts, without the title at their head, and where they come from: "html", "feed" or "json-ld".
    """
    parts, found = without_title(_once(with_rest(page, _from_tree(page))), title), "html"
    parts = with_markup(page, parts)
    shown = len(text_of(parts))
    if entry is not None and shown < SHORT_CHARACTERS:
        from_feed = without_title(longest_of(entry), title)
        if len(text_of(from_feed)) > shown:
            parts, found, shown = from_feed, "feed", len(text_of(from_feed))
    declared = words_with_lines(page.article.get("articleBody"))
    if shown < SHOWN_SHARE * len(declared) or _is_same_in_one(parts, declared):
        parts, found = without_title(parts_of_text(declared), title), "json-ld"
    return parts, found


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


def _once(parts: list[Part]) -> list[Part]:
    """Drop long paragraphs that stood before: hidden copies for videos, printers and small screens."""
    seen: set[str] = set()
    kept = []
    for one in parts:
        text = one.block.text
        if len(text) < REPEATED_CHARACTERS or text not in seen:
            kept.append(one)
        seen.add(text)
    return kept


def _is_same_in_one(parts: list[Part], declared: str) -> bool:
    """Say whether what was found is the declared text itself, run together into one paragraph."""
    return len(parts) == 1 and "\n" in declared.strip() and parts[0].block.text.split() == declared.split()


def _from_tree(page: Page) -> list[Part]:
    """Find the text in the page's tree; of a flash, what was found first."""
    parts = _extracted(page, _AS_IS)
    if parts and len(text_of(parts)) < FLASH_CHARACTERS:
        return _extracted(page, _PATIENT) or parts
    return parts


def _extracted(page: Page, config: ConfigParser) -> list[Part]:
    try:
        document = bare_extraction(
            page.tree,  # copied by it: the tree stays as it is
            url=page.url or None,
            fast=True,
            config=config,
            include_comments=False,
            include_tables=True,
            # With links or formatting it loses whole paragraphs of some pages (-.003 on a tuning half).
            include_links=False,
            include_formatting=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2000-01-01"},
        )
    except RecursionError:
        raise
    except Exception:  # foreign code on hostile pages may raise anything; it means "no text"
        return []
    body = getattr(document, "body", None)
    return parts_of_tree(body) if isinstance(body, etree._Element) else []
