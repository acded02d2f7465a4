"""Where a report's place, day and agency stand before its first words: "HAZE, 24 November (Fulmar) —"."""

import re

#: Place and agency in front of a text: "PORT ANSEL (Northline) — ", "(CNN) ", "LONDON, Nov 24 - ".
_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’/ ,-]{2,50}?)?\s?\((?:[A-Z][\w .&/-]{1,24})\)\s?[—–―-]{0,2}\s*"
    r"|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ /-]{2,40}(?:,\s[A-Z\d][\w. ]{1,24}){0,3}\s?(?:—|–|―|--| - )\s*"
    r"|[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s[A-Z][\w'’-]+)?(?:,\s\w+\.?)?(?:,\s?\d{1,2}\.?\s\w+\.?)?\s?(?:—|–|―)\s(?=[A-Z])"
)


def dateline(text: str) -> int:
    """How many characters of a dateline stand before the first sentence's own words."""
    match = _DATELINE.match(text[:90])
    rest = text[match.end() : match.end() + 1] if match else ""
    return match.end() if match and rest and (rest.isupper() or rest in "\"“„«'‘" or not rest.isascii()) else 0
