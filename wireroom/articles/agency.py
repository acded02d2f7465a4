"""Which agency does a text credit?

An agency's text is printed by many papers, and each says so in a small place: the dateline, the byline, the first or
the last lines, the page's structured facts. A credit is a form ("BERLIN (dpa) -", "(Reporting by ...)", "with AP"), not
a mention: "he told Reuters" credits nobody. Who made a picture wrote no text.
"""

import re
from collections.abc import Iterable, Iterator

from wireroom.articles.agency_names import AMBIGUOUS, NAMES
from wireroom.articles.page import Page
from wireroom.articles.structured import words_of

# The dateline stands before the text itself, which a standfirst and buttons may precede; after the text stand who
# contributed, notes and invitations.
FIRST_PARAGRAPHS, LAST_PARAGRAPHS = 4, 5
# Only as many characters of each are looked at: credits stand at their ends.
FIRST_CHARACTERS, LAST_CHARACTERS = 160, 320
# A byline that is a credit alone ("Reuters Staff", "AP and agencies").
_CREDIT_WORDS = frozenset(
    "staff and agencies agency news editors und et y e with mit via avec con redaktion newsroom agencia agence".split()
)
# Where a page declares whose text it is, apart from its publisher.
_SOURCE_KEYS = ("sourceOrganization", "creditText", "provider", "isBasedOn")
_SOURCE_METAS = (
    "source",
    "article:source",
    "dc.source",
    "dcterms.source",
    "original-source",
    "news_source",
    "copyright",
)

_ANY = "|".join(re.escape(form) for form in sorted(NAMES, key=len, reverse=True))
_EASTERN = "|".join(re.escape(form) for form in sorted(NAMES, key=len, reverse=True) if form[0] > "\u2fff")
_END = r"(?![\w])"
# Most texts name no agency: their words show that, before any pattern with a hundred names is tried. Of each form its
# longest word is looked for; forms without spaces between words as they are.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TELLING = frozenset(max(_WORD.findall(form), key=len) for form in NAMES)
_UNSPACED = tuple(form for form in NAMES if max(form) > "\u2fff")

# What may stand in brackets before the name ("Hesk/", "서울=", "3 June ") and after it ("/lno", ", AP").
# A person behind it made a picture.
_BEFORE = r"(?:[^()（）\[\]]{0,30}?[/,\s=·–-]\s*)??"
_BEHIND = r"(?!/\s?[A-ZÀ-Þ][\w.]*\s[A-ZÀ-Þ])[^()（）\]】]{0,25}?"
# Behind the name stand others that share the credit and initials ("/lno"), and no person: that is who made a picture.
_SHARED = rf"(?:\s?[/,;]\s?(?:{_ANY}|(?-i:[a-z]{{2,5}})))*"
_DATELINE = re.compile(
    rf"^[^!?。\n]{{0,90}}?(?:[(（【\[［]\s*(?:{_BEFORE}(?P<brackets>{_ANY}){_END}|[^()（）【】]{{0,20}}?(?P<eastern>{_EASTERN}))"
    rf"{_BEHIND}[)）】\]］](?P<stroke>\s*(?:[-–—:=.,]|$))?|/\s*(?P<slashes>{_ANY})\s*/)"
)
_CHINESE = re.compile(r"^(?P<name>新华社|新華社|中新社|中新网|中央社|연합뉴스)(?=\S{1,12}(?:电|電|讯|[0-9０-９]+日))")
_OPENING = re.compile(
    rf"^(?:(?P<name>{_ANY}){_END}\s*(?:[-–—:|]\s|/)|(?:[A-ZА-Я][\w ,.]{{2,30}}\s[—–-]\s+)(?P<after>{_ANY})\.\s)"
)
# A line of its own: "Por Agencia EFE", "von APA", "Source: Xinhua".
_SIGNED = re.compile(
    rf"^(?:by|von|por|par|di|da|od|door|av|af|от|source|quelle|fuente|fonte|kilde|källa|bron|źródło|kaynak|zdroj|forrás|"
    rf"lähde|sursa|πηγή|источник|джерело|المصدر|出典|来源|來源)\s*[:：]?\s+(?:the\s+|der\s+|l[’'])?(?P<name>{_ANY}){_END}.{{0,25}}$",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?:(?<!\w)(?:with|(?:with )?(?:inputs?|files|agency inputs|reporting|material|information) (?:from|by)|"
    rf"contributed by|source|quelle|fuente|fonte|mit (?:material|informationen) (?:von|der)|mit|avec|"
    rf"con información de|con informazioni(?: da)?|com informações d[aeo]|kilde|källa|bron|źródło|kaynak|zdroj|forrás|"
    rf"lähde|sursa|πηγή|источник|джерело|المصدر|来源|來源|©|\(c\)|/)\s*(?:[:：]\s*)?(?:the\s+|der\s+|l[’']|agencia\s+|"
    rf"agence\s+)?(?:[\w./-]{{1,15}}[/,]\s*)?(?P<after>{_ANY}){_END}"
    rf"|(?:^|[.!?…”\"»。]\s*)[(（]\s*(?:\w{{2,8}}/)*(?P<brackets>{_ANY}){_END}{_SHARED}[)）]\.?\s*$"
    rf"|^\s*[-–—*]*\s*(?P<alone>{_ANY}){_END}{_SHARED}\.?\s*$"
    rf"|[.!?”\"»]\s+[-–—]*\s*(?P<trailing>{_ANY})\.?\s*$"
    rf"|(?P<writers>{_ANY}){_END}.{{0,160}}\bcontributed\b)",
    re.IGNORECASE,
)
_REPORTING_BY = re.compile(
    r"(?:^|\()\s*Reporting by [^()]{3,300}(?:[Ee]diting|[Ww]riting|[Aa]dditional reporting) by [^()]{3,200}(?:\)|$)"
)
_OF_PICTURE = re.compile(
    r"photo|foto|bild\b|bilder|image|picture|grafik|graphic|getty|video|illustration|фото|写真|图片|사진|صورة",
    re.IGNORECASE,
)
# "CITY, Nov 3 (Name) -": the form of a dateline, whoever the agency is.
_UNKNOWN_AGENCY = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ' .,-]{2,40}(?:,\s*[\w. ]{2,12})?\s*\((?P<name>[A-Z][\w&.]*(?: [A-Z][\w&.]*){0,2})\)\s*[-–—]+\s"
)


def agency_of(authors: Iterable[str], paragraphs: Iterable[str]) -> str | None:
    """Name the agency that a text credits.

    Args:
        authors: Names of the byline.
        paragraphs: The text's paragraphs, without headings and captions.

    Returns:
        Its usual name ("Reuters"); of several the first one credited; None where none is.

    >>> agency_of([], ["BERLIN (dpa) - The bridge is closed.", "It opens in May."])
    'dpa'
    >>> agency_of(["Ada Quill"], ["The minister told Reuters that the bridge is closed."])
    """
    texts = [text for text in paragraphs if text.strip()]
    openings = [text[:FIRST_CHARACTERS] for text in texts[:FIRST_PARAGRAPHS]]
    for found in (_bylines(authors), _openings(openings), _endings(texts[-LAST_PARAGRAPHS:])):
        if name := next(found, None):
            return name
    unknown = next((match for opening in openings[:2] if (match := _UNKNOWN_AGENCY.search(opening))), None)
    return unknown["name"] if unknown else None


def declared_agency(page: Page) -> tuple[str | None, str]:
    """Name the agency that a page declares as its text's source, and where ("json-ld", "meta"); (None, "") for none."""
    for key in _SOURCE_KEYS:
        if name := _in_byline(words_of(page.article.get(key))):
            return name, "json-ld"
    for key in _SOURCE_METAS:
        if name := _in_byline(page.meta(key)):
            return name, "meta"
    return None, ""


def _bylines(authors: Iterable[str]) -> Iterator[str]:
    for author in authors:
        if name := _in_byline(author):
            yield name


def _in_byline(author: str) -> str | None:
    """Say which agency a byline is, or is followed by ("Ada Quill, AFP", "dpa/lno"); None for a person alone."""
    whole = author.strip().strip("()[]©* ")
    if whole in NAMES and whole not in _CALLED:
        return NAMES[whole]
    words = re.split(r"[\s/,|()-]+", whole)
    rest = [word for word in words if word and word not in NAMES and word.lower() not in _CREDIT_WORDS]
    named = [word for word in words if word in NAMES and word not in _CALLED]
    # "dpa/lno" is a regional service of dpa; "Ana AP" would be a person.
    if named and (not rest or "/" in whole):
        return NAMES[named[0]]
    for form in (
        "Associated Press",
        "Thomson Reuters",
        "Press Trust of India",
        "Agence France-Presse",
        "Canadian Press",
    ):
        if form in whole:
            return NAMES[form]
    return None


# Forms that people are called by.
_CALLED = frozenset({"Petra", "Efe", "Hina", "Fena", "Beta", "Anadolu"})


def _openings(openings: list[str]) -> Iterator[str]:
    for opening in filter(_may_name, openings):
        if match := _CHINESE.search(opening):
            yield NAMES[match["name"]]
        # Within brackets "(AP)" is a credit before a stroke; elsewhere only a form that means nothing else.
        if _is_picture(opening):
            continue
        if match := _DATELINE.search(opening):
            form = match["brackets"] or match["eastern"] or match["slashes"]
            if match["stroke"] is not None or not match["brackets"] or form not in AMBIGUOUS:
                yield NAMES[form]
        for pattern, unsure in ((_OPENING, AMBIGUOUS), (_SIGNED, _CALLED)):
            match = pattern.search(opening)
            form = next((value for value in match.groups() if value), "") if match else ""
            if form in NAMES and form not in unsure:
                yield NAMES[form]


def _endings(texts: list[str]) -> Iterator[str]:
    for text in texts:
        tail = text[-LAST_CHARACTERS:]
        if "Reporting by " in tail and _REPORTING_BY.search(text):
            yield "Reuters"
        if not _may_name(tail):
            continue
        for match in _LAST.finditer(tail):
            way, form = next((way, value) for way, value in match.groupdict().items() if value)
            # Words around are found in any case; the name itself must keep its capitals.
            strict = way in ("alone", "trailing", "writers")
            if form in NAMES and not (strict and form in AMBIGUOUS) and not _is_picture(_line_around(tail, match)):
                yield NAMES[form]


def _may_name(text: str) -> bool:
    """Say whether an agency's name can stand in a text."""
    if not _TELLING.isdisjoint(_WORD.findall(text)):
        return True
    return not text.isascii() and any(form in text for form in _UNSPACED)


def _line_around(text: str, match: re.Match[str]) -> str:
    """Return the sentence in which a credit stands: what is said of a picture is said there."""
    begin = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
    end = text.find("\n", match.end())
    return text[begin : end if end >= 0 else len(text)]


def _is_picture(line: str) -> bool:
    return bool(_OF_PICTURE.search(line))
