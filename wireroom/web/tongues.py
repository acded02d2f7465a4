"""Which languages a reader wants, and which way a language runs."""

from wireroom.text.languages import NAMES, RIGHT_TO_LEFT, fold_code, language_name

__all__ = ["NAMES", "accepted", "chosen", "direction", "language_name"]

#: More languages than this in one header or cookie are not a reader's.
MOST = 8


def direction(code: str | None) -> str:
    """Say which way a language runs.

    >>> direction("ar"), direction(None)
    ('rtl', 'ltr')
    """
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def accepted(header: str, fallback: tuple[str, ...]) -> tuple[str, ...]:
    """Read an Accept-Language header: codes folded, best first; what is refused (q=0) or unknown is left out.

    >>> accepted("de-CH,fr;q=0.7,en;q=0.9,*;q=0.1,xx", ("en",))
    ('de', 'en', 'fr')
    >>> accepted("", ("en",))
    ('en',)
    """
    weighted: list[tuple[float, int, str]] = []
    for place, item in enumerate(header[:500].split(",")[: 3 * MOST]):
        name, _, rest = item.partition(";")
        code = fold_code(name)
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest.strip().startswith("q=") else 1.0
        except ValueError:
            continue
        if code and 0.0 < weight <= 1.0:
            weighted.append((-weight, place, code))
    codes = tuple(dict.fromkeys(code for _, _, code in sorted(weighted)))[:MOST]
    return codes or fallback


def chosen(cookie: str) -> tuple[str, ...]:
    """Read the languages that a reader chose; () where nothing usable was kept.

    >>> chosen("fr.en"), chosen("")
    (('fr', 'en'), ())
    """
    return tuple(dict.fromkeys(code for code in cookie[:80].split(".") if code in NAMES))[:MOST]
