"""Whose are the words? The subject beside a cue: left of it, behind it, or the first name of the sentence."""

from wireroom.claims.cue_words import CUES
from wireroom.claims.said_words import BORDER, INTRO, NOT_BEFORE_VERB, PRONOUNS, TIMES, Range, Words

#: Words of the longest subject, and of the longest aside behind a name.
LONGEST, _ASIDE_LONGEST = 14, 28
#: Marks that may stand inside a name.
_INNER = ("’", "'", "-", "&")
#: "The minister paused and said": the subject stands before all that.
_JOINING = ("and", "but", "or")
#: Words that open a clause about the subject before it.
_CLAUSES = ("who", "whose", "speaking", "citing", "asking")
_DETERMINERS = ("the", "a", "an", "his", "her", "their")


def left_of(words: Words, hi: int) -> Range | None:
    """Return the words of the subject that ends at word `hi`."""
    if hi < 0 or words[hi].quoted:
        return None
    if words[hi].text in ",)—-":
        hi = _before_aside(words, hi)
        if hi < 0:
            return None
    if not words[hi].text[0].isalnum():
        return None
    if words[hi].small in _JOINING:
        return None
    if words[hi].small in PRONOUNS:
        return (hi, hi + 1)
    lo = hi
    while lo > 0 and hi - lo < LONGEST and _goes_on_left(words, lo):
        lo -= 1
    while lo < hi and words[lo].small in INTRO:
        lo += 1
    if words[lo].small in BORDER or words[hi].small in BORDER or words[hi].small in TIMES:
        return None
    return (lo, hi + 1)


def _goes_on_left(words: Words, lo: int) -> bool:
    """Whether the word before word `lo` belongs to the same subject."""
    word = words[lo - 1]
    if word.quoted or word.small in BORDER or word.small in TIMES:
        return False
    if not word.text[0].isalnum() and word.text not in _INNER:
        return False
    if word.small == "and":  # "Sook and Ode said", but not "it left and Ode said"
        return lo > 1 and words[lo].text[0].isupper() and words[lo - 2].text[0].isupper()
    cue = CUES.get(word.small)
    return cue is None or cue.form != "finite" or word.text[0].isupper()


def first_name(words: Words, before: int) -> Range | None:
    """Return the first name or pronoun of a sentence: who does what a "saying" later on explains."""
    for n in range(before):
        word = words[n]
        if word.quoted or word.small in INTRO | TIMES:
            continue
        if word.small in ("he", "she", "they"):
            return (n, n + 1)
        if word.text[0].isupper() and (n or word.small not in NOT_BEFORE_VERB):
            hi = n + 1
            while hi < before and words[hi].text[0].isupper() and not words[hi].quoted:
                hi += 1
            return (n, hi)
    return None


def right_of(words: Words, lo: int) -> Range | None:
    """Return the words of a subject that begins at word `lo`, as in "said Maret Sook, the minister"."""
    if lo >= len(words) or words[lo].quoted:
        return None
    first = words[lo]
    if first.small in ("he", "she", "they", "one"):
        return (lo, lo + 1)
    if not (first.text[0].isupper() or first.small in _DETERMINERS):
        return None
    if first.small in TIMES:
        return None
    hi = lo + 1
    while hi < len(words) and hi - lo < LONGEST and words[hi].text[0].isalnum() and not words[hi].quoted:
        if words[hi].small in BORDER | TIMES | PRONOUNS or words[hi].small in ("in", "on", "at", "during", "to"):
            break
        hi += 1
    return (lo, hi)


def _opens_plainly(words: Words, end: int) -> bool:
    """Whether a sentence opens with somebody without a name, up to word `end`, and nothing else."""
    first = words[0].small in _DETERMINERS or words[0].small in ("one", "two", "another")
    return first and end < LONGEST and all(word.text.replace("-", "").isalpha() for word in words[:end])


def _before_aside(words: Words, hi: int) -> int:
    """Return the last word of the name before an aside that ends with word `hi`: "Maret Sook, 43, the minister,"."""
    mate = "(" if words[hi].text == ")" else words[hi].text
    for n in range(hi - 1, max(0, hi - _ASIDE_LONGEST), -1):
        if words[n].quoted or words[n].text in ";:":
            break
        if words[n].text == mate and words[n - 1].text[0].isupper() and not words[n - 1].quoted:
            return n - 1
        if words[n].text == mate and words[n + 1].small in _CLAUSES and _opens_plainly(words, n):
            return n - 1  # "an official, who asked not to be named,"
        if words[n].text == mate and words[n + 1].text[0].isupper() and words[n - 1].text[0].isalpha():
            return hi - 1  # "Ansel's harbour master, Maret Sook,"
    return -1
