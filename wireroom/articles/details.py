"""All that is known of an article beside its title and text, and where each thing came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta, timezone
from typing import Any

from wireroom.articles.agency import agency_of, declared_agency
from wireroom.articles.beside import Beside
from wireroom.articles.dates import Dates, dates_of
from wireroom.articles.labels import labels_of
from wireroom.articles.notes import correction_of, keywords_in, keywords_of
from wireroom.articles.page import Page
from wireroom.articles.paywall import is_paywalled
from wireroom.articles.people import authors_of
from wireroom.articles.places import canonical_of, credit_of, picture_of
from wireroom.articles.publisher_rules import PublisherRule
from wireroom.articles.sections import declared_section, section_in
from wireroom.articles.updates import updates_of
from wireroom.model.entry import Entry


@dataclass(slots=True)
class Details:
    """Fields of a `Reading`, and their provenance; a field without a value has none."""

    values: dict[str, Any] = field(default_factory=dict)
    provenance: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, value: object, found: str) -> None:
        """Note a field."""
        self.values[name] = value
        if value and found:
            self.provenance[name] = found


def details_of(
    page: Page, title: str, *, text: str, paragraphs: Sequence[str], visible: str, language: str | None,
    entry: Entry | None, seen: float, rule: PublisherRule | None = None,
) -> Details:  # fmt: skip
    """Read the details of a page.

    Args:
        page: The opened page.
        title: Its title as read.
        text: The article's text as read.
        paragraphs: Its paragraphs, without headings and captions.
        visible: All words of the page, where the text is short: an invitation to pay stands beside the text.
        language: The text's language.
        entry: The feed's entry that led here: fills what the page leaves open.
        seen: When the page was fetched, UTC seconds.
        rule: The publisher's rule in force; None where there is none.
    """
    beside = Beside(page, title)
    details = Details()
    dates = dates_of(page, beside, seen=seen, language=language)
    details.add("published", *_published(dates, entry))
    details.add("modified", dates.modified.timestamp() if dates.modified else None, dates.modified_from)
    details.values["zone_minutes"] = dates.zone_minutes
    authors, authors_from = authors_of(
        page, beside, entry.authors if entry else (), selector=rule.authors if rule else None
    )
    details.add("authors", authors, authors_from)
    details.add("canonical", *canonical_of(page))
    image, image_alt, image_from = picture_of(page, entry.image if entry else None)
    details.add("image", image, image_from)
    details.values |= {"image_alt": image_alt, "image_credit": credit_of(page, image) if image else None}
    details.add("section", *_section(page, entry))
    details.add("paywall", *is_paywalled(page, text, visible))
    declared, declared_from = declared_agency(page)
    details.add("agency", declared or agency_of(authors, paragraphs), declared_from or "text")
    details.add("correction", *correction_of(page, paragraphs))
    keywords, keywords_from = keywords_of(page)
    if not keywords and entry is not None:
        keywords, keywords_from = keywords_in(entry.categories), "feed"
    details.add("keywords", keywords, keywords_from)
    labels = labels_of(page, beside, text)
    details.values["labels"] = tuple(labels)
    details.provenance |= labels
    zone = timezone(timedelta(minutes=dates.zone_minutes)) if dates.zone_minutes is not None else UTC
    details.values["updates"] = updates_of(page, zone) if "live" in labels else ()
    return details


def _section(page: Page, entry: Entry | None) -> tuple[str | None, str]:
    """Take what the page declares, else what its feed said of this very entry, else the way in the address."""
    section, found = declared_section(page)
    if found in ("", "url") and entry is not None and (by_feed := section_in(entry.categories)):
        return by_feed, "feed"
    return section, found


def _published(dates: Dates, entry: Entry | None) -> tuple[float | None, str]:
    """Take the page's time, or the feed's where the page knows the day alone or nothing."""
    only_day = dates.published is None or dates.published_from in ("url", "text")
    if only_day and entry is not None and entry.published is not None:
        return entry.published, "feed"
    return (dates.published.timestamp(), dates.published_from) if dates.published else (None, "")
