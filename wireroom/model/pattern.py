"""Where the list of articles stands on a page that announces no feed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePattern:
    """What was learned of one page, as a person can read it, and as it is applied at every look."""

    #: CSS selectors of the links that stand for an article each.
    selectors: tuple[str, ...]
    #: Only addresses that look like an article's (a date, a number, a long name) count: all or nearly all did.
    articles: bool = True
