"""Write the lists of common usage that stand in for a young wire (wireroom/stories/usage_words).

Needs wordfreq, which is no dependency of Wireroom; in an environment of its own:

    python -m venv .usage && .usage/bin/pip install wordfreq==3.1.1
    .usage/bin/python scripts/common_usage.py wireroom/stories/usage_words

The lists are wordfreq's rounded frequencies of the most used words, nothing else (see ORIGIN.md beside them).
"""

import math
import sys
from pathlib import Path

import wordfreq

# Beyond the 3,000 most used words, scores on the tune halves no longer move.
MOST = 3000
# wordfreq's codes -> ours; one list may serve several.
CODES = {"sh": ("bs", "hr", "sr"), "fil": ("tl",), "nb": ("no", "nb")}


def lines(code: str) -> list[str]:
    """Return one line a rate: hundredths of -log10, then the words that have it, the most used first."""
    groups: dict[int, list[str]] = {}
    count = 0
    for word, rate in wordfreq.get_frequency_dict(code).items():  # the most used first
        if rate <= 0 or len(word) < 2 or any(char.isdigit() or char.isspace() for char in word):
            continue
        groups.setdefault(round(-100 * math.log10(rate)), []).append(word)
        count += 1
        if count == MOST:
            break
    return [f"{rate} {' '.join(words)}" for rate, words in sorted(groups.items())]


def main(folder: Path) -> None:
    """Write one file a language."""
    for code in sorted(wordfreq.available_languages()):
        text = "\n".join(lines(code)) + "\n"
        for ours in CODES.get(code, (code,)):
            (folder / f"{ours}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
