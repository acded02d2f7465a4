"""Are two numbers that stand side by side the two ends of one: "nine to 14 people", "between 9 and 14", "9–14 dead"?

A change ("rose from 9 to 14"), a score ("won 9-14") and a span of days are none; who calls says what is counted.
"""

import re
from functools import lru_cache

#: Language -> words between the two ends.
_TO = {
    "en": "to|or", "de": "bis|oder", "fr": "à|ou", "es": "a|o", "it": "a|o", "pt": "a|ou", "nl": "tot|of", "ru": "или",
    "zh": "至|到|~|～", "ja": "〜|～|から|至",
}  # fmt: skip
#: Language -> words before the lower end and between both.
_BETWEEN = {
    "en": ("between", "and"), "de": ("zwischen", "und"), "fr": ("entre", "et"), "es": ("entre", "y"),
    "it": ("tra|fra", "e"), "pt": ("entre", "e"), "nl": ("tussen", "en"), "ru": ("от", "до"),
}  # fmt: skip
#: Words before the lower end that make "to" the way from one number to another.
_FROM = {"en": "from", "fr": "de", "es": "de", "it": "da", "pt": "de", "nl": "van"}
_RANGING = re.compile(r"\b(?:rang\w+|anywhere|estimate[sd]?|estimates that ran)\s+from\s+$")
#: Characters before a number in which such a word stands.
_BEFORE = 24


def joining(text: str, start: int, gap: tuple[int, int], language: str) -> tuple[str, int]:
    """Say what joins two numbers to one range, "dash", "to" or "between" ("" where nothing does), and where it begins.

    Args:
        text: The text.
        start: Where the lower end begins, with its qualifier or currency.
        gap: What stands between the two, as characters (start, end).
        language: ISO 639-1.

    >>> joining("nine to 14 people", 0, (4, 8), "en"), joining("from 9 to 14", 5, (6, 10), "en")
    (('to', 0), ('', 5))
    """
    if gap[1] - gap[0] > _BEFORE:
        return "", start
    between, to, opening, way = _patterns(language)
    words, before = text[gap[0] : gap[1]], text[max(0, start - _BEFORE) : start]
    if re.fullmatch(r"\s?[-–—‑]\s?", words):
        return "dash", start
    opened = opening.search(before) if opening is not None else None
    if opened is not None and between is not None:
        return ("between", start - len(before) + opened.start()) if between.fullmatch(words) else ("", start)
    goes = way is not None and way.search(before) and not _RANGING.search(before)
    return ("to" if to is not None and to.fullmatch(words) and not goes else ""), start


@lru_cache(maxsize=32)
def _patterns(language: str) -> tuple[re.Pattern[str] | None, ...]:
    """Make the patterns of one language: between the ends ("and", "to"), and before the lower one."""
    space = r"\s?" if language in ("ja", "zh") else r"\s+"
    flags = re.IGNORECASE
    mark = r"(?:\s?%)?"
    opening, inner = _BETWEEN.get(language, ("", ""))
    to, way = _TO.get(language), _FROM.get(language)
    return (
        re.compile(rf"{mark}{space}(?:{inner}){space}", flags) if inner else None,
        re.compile(rf"{mark}{space}(?:{to}){space}", flags) if to else None,
        re.compile(rf"\b(?:{opening})\s+$", flags) if opening else None,
        re.compile(rf"\b(?:{way})\s+$", flags) if way else None,
    )
