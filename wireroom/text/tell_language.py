"""Which language is a text in?

Letters tell it: a script that one language alone is written in, else how often short runs of letters occur
(py3langid). Two things are known before a letter is read: how much each language publishes, and what the publisher
declares. A declaration is usually right and often a template's leftover, so it is evidence and not the answer. Too
little text is unknown: three words do not tell Danish from Norwegian.
"""

import functools
import math
import re
import unicodedata
from typing import Any

from wireroom.text.languages import NAMES, SAME, fold_code

# Characters looked at. More costs time and errs more: pages quote other languages (swept 150 to 600 on the tune halves,
# from the beginning and from the middle).
MOST_CHARACTERS = 200
# Letters needed before words are believed against nobody's declaration: about four words. Scripts that one language
# uses alone need far less.
FEWEST_LETTERS = 20
FEWEST_OWN_SCRIPT = 4

# What each step down in the amount of news costs a language. Without it one headline in sixty of 2021 was "Galician",
# "Igbo" or "Romanian" for its names; any cost from 1 to 4 mends that, because real texts win by far more.
RARER = 1.0
MUCH = frozenset("en es fr de pt it ru ar zh ja ko nl pl tr uk sv".split())
SOME = frozenset(
    "ca da no fi el he hu cs sk ro bg hr sr sl id ms vi th hi bn ur fa ta te et lv lt sq mk ka hy az kk uz sw bs be is "
    "gu mr ml kn pa ne si my km".split()
)
# What the publisher's word is worth, and what it is worth between languages that letters mix up.
DECLARED = 1.0
DECLARED_AMONG_KIN = 3.0
# Languages further behind the best can be lifted by nothing: twice a rarity, and a declaration.
BEYOND_HOPE = 8.0
# Without a declaration the best language (with those it is mixed up with) must hold this share of the belief.
BELIEVABLE = 0.20

# Languages that letters' statistics mix up, each group so close that the publisher's word counts for more.
_CLOSE = (
    frozenset({"bs", "hr", "sr", "sl", "mk"}),
    frozenset({"id", "ms", "jv", "su"}),
    frozenset({"no", "da", "sv"}),
    frozenset({"cs", "sk"}),
    frozenset({"es", "gl", "ca", "pt", "oc"}),
    frozenset({"hi", "mr", "ne", "sa"}),
    frozenset({"fa", "ar", "ur", "ps", "ku", "ckb", "ug"}),
    frozenset({"ru", "uk", "be", "bg"}),
    frozenset({"bn", "as"}),
    frozenset({"kk", "ky", "tt", "ba"}),
    frozenset({"tr", "az", "tk"}),
    frozenset({"de", "lb", "fy", "nl", "af"}),
)
# Letters that one language of news alone is written in.
_OWN_SCRIPTS = (
    ("\u3040-\u30ff", "ja"),
    ("\uac00-\ud7af\u1100-\u11ff", "ko"),
    ("\u4e00-\u9fff\u3400-\u4dbf", "zh"),
    ("\u0e00-\u0e7f", "th"),
    ("\u0370-\u03ff\u1f00-\u1fff", "el"),
    ("\u10a0-\u10ff", "ka"),
    ("\u0530-\u058f", "hy"),
    ("\u0d00-\u0d7f", "ml"),
    ("\u0b80-\u0bff", "ta"),
    ("\u0c00-\u0c7f", "te"),
    ("\u0c80-\u0cff", "kn"),
    ("\u0a80-\u0aff", "gu"),
    ("\u0a00-\u0a7f", "pa"),
    ("\u0d80-\u0dff", "si"),
    ("\u1000-\u109f", "my"),
    ("\u1780-\u17ff", "km"),
    ("\u0e80-\u0eff", "lo"),
)
_ANY_OWN = re.compile("[" + "".join(letters for letters, _ in _OWN_SCRIPTS) + "]")
_EACH_OWN = tuple((re.compile(f"[{letters}]"), code) for letters, code in _OWN_SCRIPTS)
_ADDRESS = re.compile(r"\S+[@/]\S+")


def language_of(text: str, hint: str | None = None) -> str | None:
    """Say which language a text is in.

    Args:
        text: Title and beginning of the text; at most 200 characters are looked at.
        hint: What the publisher declares, as written ("de-AT"): evidence beside the words.

    Returns:
        The ISO 639-1 code (a three-letter one where there is none); None where the text is too short to tell and
        nothing is declared.

    >>> language_of("Die Brücke über den Fluss bleibt bis Mai gesperrt"), language_of("Hi")
    ('de', None)
    """
    declared = fold_code(hint)
    words = _sample(text)
    letters = "".join(filter(str.isalpha, words))
    own = _own_script(letters)
    if own is not None:
        return declared if {own, declared} == {"zh", "ja"} else own
    if len(letters) < FEWEST_LETTERS:
        return declared
    scores = _scores(words)
    best = max(scores, key=lambda code: (scores[code], code))
    if declared is None:
        return best if _belief(best, scores) >= BELIEVABLE else None
    worth = DECLARED_AMONG_KIN if declared in _kin(best) else DECLARED
    return declared if scores.get(declared, -math.inf) + worth >= scores[best] else best


def _sample(text: str) -> str:
    """Take what is looked at: the beginning, without addresses."""
    return unicodedata.normalize("NFC", _ADDRESS.sub(" ", text[: 2 * MOST_CHARACTERS])[:MOST_CHARACTERS])


def _own_script(letters: str) -> str | None:
    """Return the language whose own script most of the letters are in; kana beat the Chinese characters beside them."""
    if len(letters) < FEWEST_OWN_SCRIPT or not _ANY_OWN.search(letters):
        return None
    for pattern, code in _EACH_OWN:
        share = len(pattern.findall(letters)) / len(letters)
        # Japanese mixes three scripts: kana are a third of it or more; all others write in one.
        if share > (0.12 if code == "ja" else 0.5):
            return code
    return None


def _scores(words: str) -> dict[str, float]:
    """Return how well the languages that have a chance fit: differences are log-odds, softened for short texts."""
    soft = 1.0 / math.sqrt(len(words.encode("utf-8", "surrogatepass")) or 1)
    found: dict[str, float] = {}
    least = -math.inf
    for label, score in _identifier().rank(words):
        fit = score * soft
        if fit < least:
            break
        least = max(least, fit - BEYOND_HOPE)
        code = SAME.get(label, label)
        if code not in found:  # ranked: the first of several written forms is the best
            found[code] = fit - _RARITY[code]
    return found


def _belief(best: str, scores: dict[str, float]) -> float:
    """Return the share of belief in the best language and in those it is mixed up with: they share it between them."""
    top = scores[best]
    kin = _kin(best)
    weights = {code: math.exp(max(score - top, -50.0)) for code, score in scores.items()}
    return sum(weight for code, weight in weights.items() if code in kin) / sum(weights.values())


def _kin(code: str) -> frozenset[str]:
    return _KIN.get(code) or frozenset({code})


_KIN = {code: frozenset().union(*(group for group in _CLOSE if code in group)) for group in _CLOSE for code in group}
_RARITY = {code: 0.0 if code in MUCH else RARER if code in SOME else 2 * RARER for code in NAMES}


@functools.cache
def _identifier() -> Any:
    """Load the model once a process (half a second, 70 MB); without the languages that nobody publishes news in.

    They are left out before the identifier is made: it would keep the whole table beside the smaller one.
    """
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
    from py3langid.modelio import load_model

    table, usual, labels, moves, rows, told = load_model(MODEL_DIR / MODEL_FILE)
    kept = [place for place, code in enumerate(labels) if SAME.get(code, code) in NAMES]
    return LanguageIdentifier(table[:, kept], usual[kept], [labels[place] for place in kept], moves, told, tk_row=rows)
