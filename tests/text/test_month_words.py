"""One table of months serves feeds, pages and running text."""

import pytest

from wireroom.text.month_words import MONTHS, bare, bare_months, month_of, months_in_full, sure_bare_months


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_a_year_has_twelve_months_in_every_language(language):
    """Each month has a name, and no name means two months of one language."""
    rows = [names.replace("_", " ").split("|") for names in MONTHS[language].split()]
    assert len(rows) == 12
    names = [name for row in rows for name in dict.fromkeys(map(bare, row))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_what_is_told_in_full_is_told_bare_and_on_pages(language):
    """The three ways of looking a name up agree wherever all of them know it."""
    for name, month in months_in_full(language).items():
        assert month_of(name, language) == month
        assert bare_months(language)[bare(name)] == month


def test_a_name_of_two_months_is_sure_in_no_language():
    """Listopad is October in Zagreb and November in Warsaw."""
    assert {bare_months("pl")["listopada"], bare_months("hr")["listopada"]} == {10, 11}
    assert "listopada" not in sure_bare_months()
    assert sure_bare_months()["fevrier"] == 2
