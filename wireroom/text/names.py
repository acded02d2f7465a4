"""Names and numbers in a text, as far as their spelling alone shows them. For matching, not for display.

A name is a run of words with a capital in a text whose usual words are small. Scripts without capitals, and headlines
that give every word one, show no names: then the answer is empty, which is "cannot be seen", not "none".
"""

import re

from wireroom.text.tokens import fold

_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,   ’']\d{3})+(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\d])")
# What a sentence or a part of one ends with, and what may open the next before its first word.
_ENDS, _OPENERS = frozenset('.!?…:;»”"\n•|–—-'), frozenset("\"“„«‘'(")

# Small words that may stand inside a name, not at its ends.
_JOINING = frozenset("de da do dos di du del della von van der den la le al el bin ibn".split())
# In German every noun has a capital: one capital word alone tells nothing there, two in a row mostly a name.
_NOUN_CAPITALS = frozenset({"de", "lb"})
# "Am", "Der", "Die" before a noun at the start of a sentence: no part of a name.
_ARTICLE = 3
# A line with more than this share of capital words is a headline in title case.
_TITLE_CASE = 0.8


def names_in(text: str, language: str | None) -> tuple[str, ...]:
    """Return the names in a text, folded, each once, in order of appearance.

    A single capital word that opens a sentence counts only if it has a capital elsewhere too.

    >>> names_in("Police in Port Lacey held Mara Odhiambo. Odhiambo denied it.", "en")
    ('port lacey', 'mara odhiambo', 'odhiambo')
    >>> names_in("Ferry Stops After Fire On Board", "en")
    ()
    """
    out: dict[str, None] = {}
    openers: list[str] = []
    for line in text.splitlines():
        if _title_case(line):
            continue
        for start, run in _capital_runs(line):
            opens = _opens(line, start)
            parts = run.split()
            if opens and language in _NOUN_CAPITALS and len(parts) > 1 and len(parts[0]) <= _ARTICLE:
                parts = parts[1:]
            if (opens or language in _NOUN_CAPITALS) and len(parts) == 1:
                openers.append(fold(parts[0]))
            else:
                out.setdefault(fold(" ".join(parts)))
    known = {word for name in out for word in name.split()}
    for word in openers:
        if word in known:
            out.setdefault(word)
    return tuple(out)


def _opens(line: str, at: int) -> bool:
    """Whether the word at `at` is the first of a sentence. Looks back over marks and white space alone: never far."""
    if at == 0:
        return True
    while at and line[at - 1] not in _ENDS and line[at - 1] in _OPENERS:
        at -= 1
    while at and line[at - 1].isspace():
        at -= 1
    return at > 0 and line[at - 1] in _ENDS


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers in a text as plain digits, each once, in order; separators of thousands are taken out.

    >>> numbers_in("12 dead, 1,400 homeless; 3.5 million in aid; 1 400 again")
    ('12', '1400', '3.5')
    """
    out: dict[str, None] = {}
    for found in _NUMBER.finditer(text):
        out.setdefault(_plain(found.group()))
    return tuple(out)


def _plain(number: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:[.,   ’']\d{3})+", number):
        return re.sub(r"\D", "", number)
    return number.replace(",", ".")


def _title_case(line: str) -> bool:
    """Say whether a line gives nearly every longer word a capital, so that capitals show no names in it."""
    long = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(long) >= 4 and sum(1 for word in long if word[0].isupper()) > _TITLE_CASE * len(long)


def _capital_runs(line: str) -> list[tuple[int, str]]:
    """Find runs of capital words; small joining words ("van der") may stand inside, not at the ends."""
    out: list[tuple[int, str]] = []
    start, end, last = -1, -1, -1
    for found in _WORD.finditer(line):
        word = found.group()
        gap = line[last : found.start()] if last >= 0 else ""
        near = start >= 0 and (gap == " " or gap == "\u00a0")
        if word[0].isupper():
            if not near:
                if start >= 0:
                    out.append((start, line[start:end]))
                start = found.start()
            end = found.end()
        elif not (near and word in _JOINING):
            if start >= 0:
                out.append((start, line[start:end]))
            start = -1
        last = found.end()
    if start >= 0:
        out.append((start, line[start:end]))
    return [(at, run) for at, run in out if len(run) > 1]
