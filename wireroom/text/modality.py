"""How surely does a sentence state what it states: happened, planned, announced, possible, denied, hypothetical, past?

English is read by the order of its words, seen from the verb where its place is known; other languages by the lists of
`modality_words`. A language without a list is taken at its word: the page shows the sentence, so a reader can see it.
"""

import re
import unicodedata
from functools import lru_cache

from wireroom.text import modality_words as lists

#: So many years before the text's own day, a year that is named tells of the past.
_OLD_YEARS = 2

_AGO = re.compile(
    r"\b(?:years? ago|decades? ago|anniversary|centur(?:y|ies) ago|historic(?:al)?ly|when the city was"
    r"|in (?:1[5-9]\d\d)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|of|since|until) (20\d\d)\b", re.IGNORECASE)
_DENY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|untrue|not true|no truth|false(?:ly)?|fabricat\w+|hoax|rumou?rs?|debunk\w*"
    r"|(?:reject|dismiss)(?:s|es|ed|ing)? (?:the |all |any )?(?:claim|report|accusation|allegation|suggestion)s?"
    r"|(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can)(?: ?not|n['’]t)\b|cannot|never"
    r"|(?:no one|nobody|none)\b|failed to)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no longer|n['’]t|denied|denies|deny|denying|without|failed to)(?: \w+){0,3} ?$|\bn['’]t ?$"
    r"|^\W*(?:no one|nobody|none)\b[^,;]*$",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|unless|hypothetical\w*|were to|war games?|simulat\w+|scenarios?)\b|^\W*had \w+",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_SPOKE = re.compile(
    r"\b(?:said|announced|declared|confirmed|promised|pledged|told|warned|added|vowed|agreed|insisted|wrote)\b"
)
_MAY = re.compile(
    r"\b(?:may(?! \d)|might|could|probabl[ey]|likely|possibl[ey]|fear(?:s|ed)?|perhaps|considering|mulling|weighing"
    r"|speculat\w+|potential(?:ly)?|expected to|believed to|thought to)\b"
)
_ANNOUNCED = re.compile(r"\b(?:announc(?:e|es|ed|ing)|declar(?:e|es|ed|ing)|unveil(?:s|ed)?)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|plan(?:s|ned|ning)? (?:to|on)|intend(?:s|ed)? to|"
    r"(?:is|are|was|were) (?:set|due|about|going|scheduled|ready|prepared|slated|to)(?: to)?|"
    r"(?:ready|prepared|willing|vow(?:s|ed)|promise[sd]?|pledge[sd]?|threaten(?:s|ed)?|agree[sd]?) to)\b",
    re.IGNORECASE,
)
#: Words that may stand between a helping verb and the verb that it helps.
_BESIDE = re.compile(r"(?:\s+[\w-]+){0,4}\s*$")


def modality(text: str, language: str | None, *, at: int | None = None, year: int | None = None) -> str:
    """Say how surely a sentence states something.

    Args:
        text: One sentence.
        language: ISO 639-1; None is read as English.
        at: Where the verb begins that is asked about; None: the sentence as a whole.
        year: The year of the text, so that earlier ones are the past; None is unknown.

    Returns:
        One of `model.claim.MODALITIES`.

    >>> said = ["The lane is shut.", "The ministry denied it.", "The lane may be shut.", "The lane will be shut."]
    >>> [modality(text, "en") for text in said]
    ['happened', 'denied', 'possible', 'planned']
    """
    code = (language or "en").split("-")[0].lower()
    if code == "zh" and at is not None:
        return _beside(text, at)
    return _english(text, at, year) if code == "en" else _listed(text, code)


def _english(text: str, at: int | None, year: int | None) -> str:
    if _AGO.search(text) or (year is not None and any(int(y) <= year - _OLD_YEARS for y in _YEAR.findall(text))):
        return "historical"
    before = text if at is None else text[:at]
    clause = before if at is None else re.split(r"[,;]", before)[-1]
    if (_DENY if at is None else _NOT).search(before):
        return "denied"
    would = _WOULD.search(clause)
    if would and _SPOKE.search(before) and not _IF.search(text):
        return "announced" if _ANNOUNCED.search(before) else "planned"  # "said that it would": "will", told later
    if would or _IF.search(clause) or (at is not None and re.match(r"\W*(?:if|unless)\b", text, re.IGNORECASE)):
        return "hypothetical"
    if _MAY.search(clause):
        return "possible"
    ahead = _ahead(before, at)
    if _ANNOUNCED.search(before) and (ahead or at is None):
        return "announced"
    return "planned" if ahead else "happened"


def _beside(text: str, at: int) -> str:
    """Chinese, seen from a verb: the words right before it."""
    if _PAST_ZH.search(text):
        return "historical"
    lead = text[max(0, at - _LEAD_ZH) : at]
    return next((told for told, words in _BESIDE_ZH if words.search(lead)), "happened")


_LEAD_ZH = 8
_PAST_ZH = re.compile(lists.PAST_ZH)
_BESIDE_ZH = tuple((told, re.compile(words)) for told, words in lists.BESIDE_ZH)


def _ahead(before: str, at: int | None) -> bool:
    if at is None:
        return _AHEAD.search(before) is not None
    return any(_BESIDE.fullmatch(before, one.end()) for one in _AHEAD.finditer(before))


def _listed(text: str, language: str) -> str:
    plain = _flat(text)
    for told, _ in _ORDER:
        pattern = _pattern(told, language)
        if pattern is not None and pattern.search(plain):
            return told
    return "happened"


_ORDER = (
    ("historical", (lists.HISTORICAL,)),
    ("denied", (lists.DENIED,)),
    ("hypothetical", (lists.HYPOTHETICAL,)),
    ("possible", (lists.POSSIBLE,)),
    ("planned", (lists.PLANNED, lists.PLANNED_TOO)),
)


@lru_cache(maxsize=128)
def _pattern(told: str, language: str) -> re.Pattern[str] | None:
    """Compile the lists of one language."""
    words = [word for name, tables in _ORDER if name == told for table in tables for word in table.get(language, ())]
    if not words:
        return None
    spaced = language not in ("zh", "ja")
    made = []
    for word in words:
        parts = [re.escape(part.strip()).replace(r"\*", r"\w*") for part in _flat(word).split("...")]
        body = (r"(?:\W+\w+){0,6}?\W+" if spaced else r"[^。！？!?\n]{0,20}?").join(parts)
        made.append(rf"(?<!\w){body}(?!\w)" if spaced else body)
    return re.compile("|".join(made))


def _flat(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
