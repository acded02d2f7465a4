"""Does an article say that it was corrected? And which words does its publisher file it under?"""

from collections.abc import Iterable, Sequence

from wireroom.articles.corrections import is_correction
from wireroom.articles.page import Page
from wireroom.articles.structured import words_of
from wireroom.articles.title import folded

# A note of correction is a paragraph; this much of it is kept.
MOST_CHARACTERS = 600
# Notes stand at the head or at the foot.
FIRST_PARAGRAPHS, LAST_PARAGRAPHS = 3, 6
# A page with more key words lists everything that it ever wrote about.
MOST_KEYWORDS = 20
KEYWORD_CHARACTERS = 60


def correction_of(page: Page, paragraphs: Sequence[str]) -> tuple[str | None, str]:
    """Find the note that says what was corrected.

    Returns:
        Its text and where it comes from ("json-ld", "text"); (None, "") where nothing says so.
    """
    declared = page.article.get("correction")
    told = declared.get("text") if isinstance(declared, dict) else declared
    if text := words_of(told):
        return text[:MOST_CHARACTERS], "json-ld"
    texts = [text for text in paragraphs if text.strip()]
    last = texts[max(FIRST_PARAGRAPHS, len(texts) - LAST_PARAGRAPHS) :]
    for text in (*texts[:FIRST_PARAGRAPHS], *reversed(last)):
        if is_correction(text):
            return text[:MOST_CHARACTERS], "text"
    return None, ""


def keywords_of(page: Page) -> tuple[tuple[str, ...], str]:
    """Read the key words of the first kind that has any ("json-ld", "meta")."""
    for values, found in (
        (_listed(page.article.get("keywords")), "json-ld"),
        (page.metas.get("article:tag", []), "meta"),
        (page.metas.get("news_keywords", []), "meta"),
        (page.metas.get("keywords", []), "meta"),
    ):
        if words := keywords_in(values):
            return words, found
    return (), ""


def keywords_in(values: Iterable[str]) -> tuple[str, ...]:
    """Read lists of key words, each once.

    >>> keywords_in(["Tides, Trams", "trams"])
    ('Tides', 'Trams')
    """
    words: dict[str, str] = {}
    for value in values:
        for word in value.split(",") if "," in value else value.split(";"):
            if 1 < len(word := word.strip()) <= KEYWORD_CHARACTERS and ":" not in word[:-1]:
                words.setdefault(folded(word), word)
    return tuple(words.values())[:MOST_KEYWORDS]


def _listed(given: object) -> list[str]:
    return [words_of(one) for one in given] if isinstance(given, list) else [words_of(given)]
