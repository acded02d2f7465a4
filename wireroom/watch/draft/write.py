"""Write a draft as YAML that the reader takes, with the sentence of each element as a comment above it."""

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence

#: Width of comments, characters.
WIDTH = 112
_PLAIN = re.compile(r"[^\W\d_][\w \-'’.]*\Z")
_WORDS_OF_YAML = {"true", "false", "null"}


def quoted(text: str) -> str:
    """Write a text, in quotes where YAML or our reader could take it for something else.

    >>> quoted("no"), quoted("true"), quoted("a: b"), quoted("live*")
    ('no', '"true"', '"a: b"', '"live*"')
    """
    said = " ".join(text.split())
    if _PLAIN.match(said) and said not in _WORDS_OF_YAML and not said.endswith((" ", ".")):
        return said
    return json.dumps(said, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """Write a list in one line."""
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def by_language(texts: Mapping[str, Sequence[str]], indent: int) -> list[str]:
    """Write terms, one line a language."""
    return [f"{' ' * indent}{quoted(code) if code != '*' else json.dumps(code)}: {listed(words)}"
            for code, words in texts.items() if words]  # fmt: skip


def comment(text: str, indent: int, *, heading: str = "") -> list[str]:
    """Write a sentence as a comment, with the heading that it stood under."""
    clean = "".join(char if char.isprintable() else " " for char in text)
    told = f"“{' '.join(clean.split())}”" + (f" (under: {' '.join(heading.split())})" if heading else "")
    start = f"{' ' * indent}# "
    return textwrap.wrap(told, WIDTH, initial_indent=start, subsequent_indent=start, break_on_hyphens=False)


def slug(text: str, taken: set[str], *, fallback: str) -> str:
    """Make an id of a text that is not taken yet, and take it."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    base = "-".join([word for word in words if word not in _SMALL][:4])[:40].strip("-")
    base = base if re.search("[a-z]", base) and base not in _WORDS_OF_YAML else fallback
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name


_SMALL = {"the", "a", "an", "of", "and", "or", "in", "on", "to", "for", "s", "with", "by", "is", "are", "from", "at"}
