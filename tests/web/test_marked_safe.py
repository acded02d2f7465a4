"""Text is marked as safe in one module, which people have read (S22)."""

import re
from pathlib import Path

import pytest

import wireroom.web
from wireroom.web.render import environment

HOUSE = Path(wireroom.web.__file__).parent


def test_s22_no_other_module_marks_text_as_safe():
    """`Markup` of an empty text is no danger; everything else goes through `safe`."""
    for file in HOUSE.rglob("*.py"):
        if file.name != "safe.py":
            assert not re.search(r"Markup\((?!\"\"\))", file.read_text("utf-8")), file


def test_s22_no_template_switches_escaping_off():
    for file in HOUSE.rglob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape", file.read_text("utf-8")), file


@pytest.mark.parametrize("title", ["<script>x()</script>", '" onload="x()', "</title><b>"])
def test_s22_templates_escape_what_they_are_given(title):
    assert title not in environment().from_string('<p title="{{ title }}">{{ title }}</p>').render(title=title)
