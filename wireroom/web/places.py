"""How a country is named to readers."""

import functools

import babel


@functools.cache
def _territories() -> dict[str, str]:
    return dict(babel.Locale("en").territories)


def country_name(code: str | None) -> str:
    """Name a country by its ISO code; what is no code is a name already (the demonstration wire's countries are).

    >>> country_name("FR"), country_name("Velland"), country_name(None)
    ('France', 'Velland', 'unknown')
    """
    if not code:
        return "unknown"
    return _territories().get(code, code) if len(code) == 2 else code
