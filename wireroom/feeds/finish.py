"""Which of what a feed says may be used, and in which form?

The one way from a raw feed, whatever its format, to the records of the model: texts become plain (S15, S16), addresses
absolute or None (S18), dates seconds or None; excess is cut and flagged (S14). Summary and content stay markup; they
are sanitised when an article is made of them.
"""

import re
from functools import lru_cache

from wireroom.feeds import limits
from wireroom.feeds.dates import Dates
from wireroom.feeds.pace import days_to_skip, hours_to_skip, wished_pause
from wireroom.feeds.raw import RawEntry, RawFeed
from wireroom.model.entry import NO_TALK, Enclosure, Entry, ParsedFeed, Talk
from wireroom.text.addresses import safe_link
from wireroom.text.clean import plain_text, text_of_html, with_references_read

# Elements that were seen in titles. Other words in angle brackets are the publisher's own: "a <b> c" is none, but
# "Rule <5> of 7" is text.
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|body|br|button|center|cite|code|del|div|em|embed|figure|font|form|h[1-6]|hr|html|"
    r"i|iframe|img|input|ins|link|li|mark|math|meta|nobr|object|ol|p|pre|q|s|script|select|small|span|strike|strong|style|"
    r"sub|sup|svg|table|tbody|td|template|textarea|th|time|tr|tt|u|ul|video|wbr)(?=[\s/>])",
    re.IGNORECASE,
)
_MAIL = r"[^\s@<>()]+@[^\s@<>()]+"
_NAME_AFTER_MAIL = re.compile(rf"(?:mailto:)?{_MAIL}\s*\((.+)\)")
_NAME_BEFORE_MAIL = re.compile(rf"(.+?)\s*[<(](?:mailto:)?{_MAIL}[>)]")
_NO_NAME = re.compile(rf"(?:mailto:)?{_MAIL}|https?://\S+")
_BY = re.compile(r"^by\s+(?=\w)", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?", re.DOTALL)
# Three-letter codes that feeds were seen to use, as ISO 639-1.
_THREE = {"eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "por": "pt", "ita": "it",
          "rus": "ru", "jpn": "ja", "chi": "zh", "zho": "zh", "ara": "ar", "kor": "ko", "tur": "tr", "pol": "pl",
          "hin": "hi", "ukr": "uk", "ind": "id", "vie": "vi"}  # fmt: skip


def finish(raw: RawFeed, url: str) -> ParsedFeed:
    """Return the feed as a record. `url` is the address that it came from, for relative addresses."""
    flags = set(raw.flags)
    base = safe_link(raw.base or "", url) or url
    link = safe_link(raw.link or "") or _relative(raw.link or "", base)
    language = fold_language(raw.language)
    dates = Dates(language)
    entry_base = base if raw.base else link or base
    if len(raw.entries) > limits.MAX_ENTRIES:
        flags.add("entries_cut")
    entries = tuple(
        _entry(entry, raw, entry_base, language, dates, flags) for entry in raw.entries[: limits.MAX_ENTRIES]
    )
    return ParsedFeed(
        format=raw.format,
        title=_cut(one_line(raw.title), limits.MAX_TITLE, "title_cut", flags),
        link=link,
        language=language,
        ttl_s=wished_pause(raw.ttl, raw.period, raw.frequency),
        skip_hours=hours_to_skip(raw.skip_hours),
        skip_days=days_to_skip(raw.skip_days),
        entries=entries,
        flags=frozenset(flags),
    )


def _entry(raw: RawEntry, feed: RawFeed, base: str, language: str | None, dates: Dates, flags: set[str]) -> Entry:
    if raw.base:
        base = safe_link(raw.base, base) or base
    url, via = _addresses(raw, base, flags)
    source = _cut(one_line(raw.source_name or ""), limits.MAX_AUTHOR, "author_cut", flags) or None
    return Entry(
        id=_identity(raw.id, flags),
        url=url,
        via=via,
        title=without_source(_cut(one_line(raw.title), limits.MAX_TITLE, "title_cut", flags), source),
        summary_html=_cut(raw.summary, limits.MAX_BODY, "body_cut", flags),
        content_html=_cut(raw.content, limits.MAX_BODY, "body_cut", flags),
        authors=_authors(raw.authors, flags) or _authors(feed.authors, flags),
        published=dates.read(raw.published),
        updated=dates.read(raw.updated),
        language=fold_language(raw.language) or language,
        categories=_categories(raw.categories, flags),
        enclosures=_enclosures(raw.enclosures, base, flags),
        point=_point(raw.point) if raw.point else None,
        image=_image(raw.images, base),
        source_name=source,
        source_url=safe_link(raw.source_url, base) if raw.source_url else None,
        talk=_talk(raw.talk) if raw.talk else NO_TALK,
        discussion=safe_link(raw.discussion, base) if raw.discussion else None,
        about=_about(raw.about, base) if raw.about else (),
    )


def one_line(value: str) -> str:
    """Return a title or name as one line of plain text: elements and references of HTML are read, twice if need be.

    >>> one_line("<b>Fish</b> &amp;amp; chips, 3 < 4")
    'Fish & chips, 3 < 4'
    """
    for _ in range(2):  # many feeds escape twice
        if "<" in value and _TAG.search(value):
            value = text_of_html(value)
        elif (read := with_references_read(value)) != value:
            value = read
        else:
            break
    return plain_text(value)


def without_source(title: str, source: str | None) -> str:
    """Return a title without the name of the publisher that an aggregator puts behind it.

    >>> without_source("Ports shut - Ansel Post", "Ansel Post"), without_source("Ansel Post", "Ansel Post")
    ('Ports shut', 'Ansel Post')
    """
    for sign in (" - ", " | ", " – ", " — ") if source else ():
        if title.endswith(f"{sign}{source}"):
            return title.removesuffix(f"{sign}{source}").rstrip() or title
    return title


def fold_language(code: str | None) -> str | None:
    """Return a language code as ISO 639-1, None where it is none.

    >>> fold_language("en-GB"), fold_language("deu"), fold_language("klingon")
    ('en', 'de', None)
    """
    code = (code or "").strip()
    match = _LANGUAGE.fullmatch(code)
    return match[1].lower() if match else _THREE.get(code.lower())


def _cut(value: str, most: int, flag: str, flags: set[str]) -> str:
    cut = limits.cut_text(value, most)
    if len(cut) != len(value):
        flags.add(flag)
    return cut


def _identity(value: str | None, flags: set[str]) -> str | None:
    """An id is kept as it stands but for white space at its ends; a longer one than an address may be is none."""
    value = plain_text(value or "")
    if len(value) > limits.MAX_URL:
        flags.add("id_cut")
        return None
    return value or None


def _addresses(raw: RawEntry, base: str, flags: set[str]) -> tuple[str | None, str | None]:
    """Return the article's own address, and the one that the feed links where that is another."""
    linked = _first_link(raw.links, base, flags)
    origin = _first_link(raw.origins, base, flags) if raw.origins else None
    return (linked, None) if origin is None or origin == linked else (origin, linked)


def _first_link(links: list[str], base: str, flags: set[str]) -> str | None:
    """Return the first address that may be used; an absolute one, wherever it stands, before a relative one."""
    found = safe_link(links[0]) if links and "&amp;" not in links[0] else None
    if found is not None:  # nearly always
        return found
    links = [link.replace("&amp;", "&") for link in links]  # escaped twice
    for link in links:
        if len(link) > limits.MAX_URL:
            flags.add("url_cut")
    absolute = (found for found in (safe_link(link) for link in links) if found)
    relative = (found for found in (_relative(link, base) for link in links) if found)
    return next(absolute, None) or next(relative, None)


def _relative(link: str, base: str) -> str | None:
    """Resolve an address that looks like one: an id such as "item 7" or "12345" is none."""
    link = link.strip()
    host = base.partition("//")[2].partition("/")[0].removeprefix("www.")
    if host and link.removeprefix("www.").partition("/")[0] == host:  # an address without its scheme
        return safe_link(f"https://{link}")
    return safe_link(link, base) if re.match(r"(?:/|\.{1,2}/|\?)\S*|[^\s:]+[/.?][^\s:]*$", link) else None


def _authors(values: list[str], flags: set[str]) -> tuple[str, ...]:
    if not values:
        return ()
    names = (_cut(_name(value), limits.MAX_AUTHOR, "author_cut", flags) for value in values)
    found = tuple(dict.fromkeys(name for name in names if name))
    if len(found) > limits.MAX_AUTHORS:
        flags.add("authors_cut")
    return found[: limits.MAX_AUTHORS]


@lru_cache(maxsize=4096)
def _name(value: str) -> str:
    """Return an author's name without mail address and "By"; "" where there is no name but only an address."""
    line = one_line(value)
    match = _NAME_AFTER_MAIL.fullmatch(line) or _NAME_BEFORE_MAIL.fullmatch(line)
    if match is not None:
        line = match[1].strip()
    elif _NO_NAME.fullmatch(line):
        return ""
    return _BY.sub("", line)


def _categories(values: list[str], flags: set[str]) -> tuple[str, ...]:
    if not values:
        return ()
    names = (_category(value) for value in values)
    found = tuple(dict.fromkeys(name for name in names if name))
    if len(found) > limits.MAX_CATEGORIES:
        flags.add("categories_cut")
    return found[: limits.MAX_CATEGORIES]


@lru_cache(maxsize=4096)
def _category(value: str) -> str:
    return limits.cut_text(one_line(value), limits.MAX_CATEGORY)


def _enclosures(values: list[tuple[str, str | None, str | None]], base: str, flags: set[str]) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for address, kind, length in values:
        url = safe_link(address, base)
        if url is None or url in found:
            continue
        if len(found) == limits.MAX_ENCLOSURES:
            flags.add("enclosures_cut")
            break
        found[url] = Enclosure(url=url, type=plain_text(kind or "")[:100].lower() or None, length=_number(length))
    return tuple(found.values())


def _image(values: list[tuple[str, str | None]], base: str) -> str | None:
    """Return the widest picture; the first one where no width is told."""
    best, best_width = None, -1
    for address, width in values:
        url = safe_link(address, base) if address else None
        if url is not None and (_number(width) or 0) > best_width:
            best, best_width = url, _number(width) or 0
    return best


def _point(value: str) -> tuple[float, float] | None:
    """Read degrees north and east; None where they are none, or the 0, 0 of empty fields."""
    try:
        north, east = (float(part) for part in value.replace(",", " ").split())
    except ValueError:
        return None
    return (north, east) if -90 <= north <= 90 and -180 <= east <= 180 and (north or east) else None


def _talk(values: dict[str, str | int | None]) -> Talk:
    told = {name: _number(str(value)) for name, value in values.items() if value is not None}
    return Talk(**told)


def _about(values: list[str], base: str) -> tuple[str, ...]:
    found = (safe_link(value, base) for value in values)
    return tuple(dict.fromkeys(link for link in found if link))[: limits.MAX_LINKS]


def _number(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 12 else None
