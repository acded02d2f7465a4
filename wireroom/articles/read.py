"""From the bytes of a page, or from a feed's entry, to what was read of an article.

Each field is decided in a file of its own; here they are put together, and each is told where it came from. What a page
declares for machines comes first, the text is found by our own reader, and the feed fills what the page leaves open.
"""

from collections.abc import Mapping
from dataclasses import replace

from wireroom.articles.agency import agency_of
from wireroom.articles.blocks import Part, text_of
from wireroom.articles.body import Body, body_of, is_full_text, longest_of, without_title
from wireroom.articles.bylines import names_in
from wireroom.articles.details import details_of
from wireroom.articles.head import one_line
from wireroom.articles.labels import labels_of_entry
from wireroom.articles.nets import Nets
from wireroom.articles.notes import keywords_in
from wireroom.articles.page import Page, open_page
from wireroom.articles.publisher_rules import rule_for
from wireroom.articles.refusal import refusal
from wireroom.articles.sections import section_in, section_in_address
from wireroom.articles.shape import parts_of_html
from wireroom.articles.standfirst import with_standfirst
from wireroom.articles.structured import words_of
from wireroom.articles.sureness import confidence_of
from wireroom.articles.title import title_of
from wireroom.errors import PageError
from wireroom.model.article import Reading
from wireroom.model.entry import Entry
from wireroom.text import sanitise
from wireroom.text.addresses import canonical_address, safe_link
from wireroom.text.clean import plain_text, without_controls
from wireroom.text.domains import registrable_domain
from wireroom.text.languages import fold_code
from wireroom.text.tell_language import language_of

# Walls and invitations to pay stand beside short texts; longer ones need no second look at the whole page.
SHORT_CHARACTERS = 1500
# Where nothing names an article, its first words do.
TITLE_CHARACTERS = 120
# Of the text, as much as the language is told from.
LANGUAGE_CHARACTERS = 500
# Summaries are a sentence or three; a longer one is the article once more.
STANDFIRST_CHARACTERS = 600


def read_page(
    page: bytes,
    *,
    url: str,
    content_type: str | None,
    entry: Entry | None,
    seen: float,
    rules: bool = True,
    nets: Nets | None = None,
) -> Reading:
    """Read an article from its page.

    Args:
        page: The bytes as served.
        url: Its address, after redirects.
        content_type: The HTTP header's value, None where there was none.
        entry: The feed's entry that led here, None where none did: fills what the page leaves open.
        seen: When the page was fetched, UTC seconds: no date lies far after it.
        rules: Whether rules for single publishers are used; without them every page is read the general way.
        nets: Who tells the text from the rest of the page; all nets that were taught if not given.

    Raises:
        PageError: If there is no article that we can read, and why; on no bytes anything else.
    """
    try:
        return _read(open_page(page, url=url, content_type=content_type), entry, seen, rules, nets)
    except RecursionError as error:
        raise PageError(url, "the page nests its parts too deeply to be read") from error


def read_entry(entry: Entry, *, url: str) -> Reading:
    """Read an article from its feed's entry alone, where its page was not or cannot be read. Never raises.

    Args:
        entry: The feed's entry.
        url: Address of the article, or of the feed where the entry has none: links are resolved against it.

    Returns:
        A reading of origin "feed" where the feed carries the whole text (`body.is_full_text`), else "summary".
    """
    entry = replace(
        entry,  # what a feed delivers is cleaned here, where it becomes something to keep (S15): most of it is known
        summary_html=without_controls(entry.summary_html),
        content_html=without_controls(entry.content_html),
    )
    title = plain_text(entry.title)
    parts = without_title(longest_of(entry), title)
    text = text_of(parts)
    full = is_full_text(text)
    language = language_of(f"{title}. {text[:LANGUAGE_CHARACTERS]}", entry.language)
    published, modified = entry.published, entry.updated
    if modified is not None and published is not None and modified <= published:
        modified = None
    authors = tuple(dict.fromkeys(name for value in entry.authors for name in names_in(value)))
    canonical = canonical_address(entry.url) if entry.url else None
    section, keywords = section_in(entry.categories), keywords_in(entry.categories)
    by_address = None if section else section_in_address(entry.url or "")
    image = safe_link(entry.image, url) if entry.image else None
    agency = agency_of(entry.authors, _paragraphs(parts))
    standfirst = _summary(entry, text) if full else None
    labels = labels_of_entry(entry.url or "", title, entry.categories)
    fields: dict[str, tuple[object, str]] = {
        "title": (title, "feed"),
        "text": (text, "feed"),
        "standfirst": (standfirst, "feed"),
        "authors": (authors, "feed"),
        "published": (published, "feed"),
        "modified": (modified, "feed"),
        "language": (language, "feed" if fold_code(entry.language) == language else "text"),
        "canonical": (canonical, "feed"),
        "image": (image, "feed"),
        "section": (section or by_address, "feed" if section else "url"),
        "agency": (agency, "feed"),
        "keywords": (keywords, "feed"),
    }
    return Reading(
        title=title or one_line(text)[:TITLE_CHARACTERS],
        text=text,
        blocks=tuple(one.block for one in parts),
        html=_safe(parts, url),
        policy=sanitise.POLICY,
        standfirst=standfirst,
        authors=authors,
        published=published,
        modified=modified,
        language=language,
        canonical=canonical,
        image=image,
        section=section or by_address,
        agency=agency,
        keywords=keywords,
        labels=tuple(labels),
        origin="feed" if full else "summary",
        provenance=_provenance(fields) | labels,
    )


def _read(page: Page, entry: Entry | None, seen: float, rules: bool, nets: Nets | None) -> Reading:
    rule = rule_for(registrable_domain(page.url), seen) if rules else None
    prefer = rule.title if rule else None
    title, title_from = title_of(page, plain_text(entry.title) if entry else "", prefer=prefer)
    body = body_of(page, title, entry, nets)
    parts, standfirst, standfirst_from = with_standfirst(page, body.parts, title, body.shown)
    text = text_of(parts)
    visible = page.visible if len(text) < SHORT_CHARACTERS else ""
    reason = refusal(page.url, title, text, declared=bool(page.article), visible=visible)
    if reason is not None:
        raise PageError(page.url, reason)
    hint = _declared_language(page) or ((entry.language or "") if entry else "")
    language = language_of(f"{title}. {text[:LANGUAGE_CHARACTERS]}", hint)
    details = details_of(
        page,
        title,
        text=text,
        paragraphs=_paragraphs(parts),
        visible=visible,
        language=language,
        entry=entry,
        seen=seen,
        rule=rule,
    )
    details.add("title", title or one_line(text)[:TITLE_CHARACTERS], title_from)
    details.add("text", text, body.found)
    details.add("standfirst", standfirst, standfirst_from)
    details.add("language", language, "html" if fold_code(hint) == language else "text")
    return Reading(
        blocks=tuple(one.block for one in parts),
        html=_safe(parts, page.url),
        policy=sanitise.POLICY,
        origin="page",
        provenance=details.provenance,
        confidence=_confidence(details.provenance, body),
        **details.values,
    )


def _confidence(provenance: Mapping[str, str], body: Body) -> dict[str, float]:
    told = confidence_of(provenance)
    return told if body.confidence is None else {**told, "text": round(body.confidence, 2)}


def _provenance(fields: dict[str, tuple[object, str]]) -> dict[str, str]:
    return {name: found for name, (value, found) in fields.items() if value and found}


def _safe(parts: list[Part], url: str) -> str:
    return sanitise.sanitise("".join(one.html for one in parts), base=url)


def _paragraphs(parts: list[Part]) -> list[str]:
    return [one.block.text for one in parts if one.block.kind not in ("heading", "caption", "table")]


def _declared_language(page: Page) -> str:
    return page.declared_language() or words_of(page.article.get("inLanguage")) or page.meta("og:locale", "language")


def _summary(entry: Entry, text: str) -> str | None:
    """Return the feed's summary as standfirst where the text does not already hold it."""
    summary = text_of(parts_of_html(entry.summary_html))
    return summary if 0 < len(summary) <= STANDFIRST_CHARACTERS and summary not in text else None
