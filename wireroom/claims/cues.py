"""Which words of a sentence hand a statement to somebody? Verbs of speech outside quotes, "according to", "NAME:"."""

from collections.abc import Iterator
from dataclasses import dataclass

from wireroom.claims.cue_words import CUES, Cue
from wireroom.claims.said_words import BETWEEN, HAVE, NOT_BEFORE_VERB, PASSIVE, Word, Words

HEADED = Cue(":", "says", "headed")
ACCORDING = Cue("according to", "says", "according")
#: Labels before a colon that name no speaker.
_LABELS = frozenset(
    "headline correction clarification update updated note editor’s photo picture caption watch video read related "
    "more exclusive breaking opinion analysis comment live latest explainer factbox timeline quiz recipe review people "
    "persons names profile profiles faces obituaries obituary briefing quotes sources source credit place places date "
    "dates time where when what why how result results score scores weather background context summary fact facts "
    "table".split()
)
#: Words of the longest name before a colon ("Harbour master Maret Sook: ...").
_HEAD = 6
_NO_NOUN_BEFORE = PASSIVE | {"the", "a", "of"}
_SUBJECTS = frozenset("they we i you who that many some others both".split())
#: Behind "reported" these tell how somebody is: "Two men reported missing" report nothing.
_REPORTED_AS = frozenset("missing dead killed injured wounded ill lost stolen safe".split())
_ADVERBS = frozenset("also not still often now once".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A cue at words `at` to `to`."""

    at: int
    to: int
    cue: Cue


def cues(words: Words) -> Iterator[Found]:
    """Find the cues of a sentence, in order."""
    skip = 0
    head = next((n for n in range(1, min(len(words), _HEAD + 1)) if words[n].text == ":"), 0)
    if head and head + 2 < len(words) and all(map(_names, words[:head])) and words[0].small not in _LABELS:
        yield Found(head, head + 1, HEADED)
        skip = head + 1
    for n, word in enumerate(words):
        if word.quoted or n < skip:
            continue
        found = _cue_at(words, n)
        if found is not None:
            yield found
            skip = found.to


def _cue_at(words: Words, n: int) -> Found | None:
    small = words[n].small
    after = words[n + 1].small if n + 1 < len(words) else ""
    if small == "according" and after == "to":
        return Found(n, n + 2, ACCORDING)
    two = CUES.get(f"{small} {after}")
    cue = two or CUES.get(small)
    before = words[n - 1] if n else None
    if small == "reported" and after in _REPORTED_AS:
        return None
    if cue is not None and cue.form == "finite" and (next_one := CUES.get(after)) and next_one.form == "bare":
        return None  # "intelligence reports suggest": the first is a noun
    if cue is None or (before is not None and words[n].text[0].isupper() and before.text not in ".:"):
        return None
    return Found(n, n + (2 if two else 1), cue) if _is_verb(words, n, cue, before) else None


def _is_verb(words: Words, n: int, cue: Cue, before: Word | None) -> bool:
    """Whether a form of a verb is one here, and active: "said", not "the claims", "a proposed ban", "was told"."""
    small = before.small if before is not None else ""
    if cue.form == "done" and small not in HAVE and not small.endswith("ly"):
        return False
    if cue.form == "going":
        return small not in _NO_NOUN_BEFORE
    if small in NOT_BEFORE_VERB and small != "that":
        return False
    at = n - 1
    while at >= 0 and (words[at].small.endswith("ly") or words[at].small in _ADVERBS):
        at -= 1
    if at >= 0 and words[at].small in PASSIVE:
        return False
    return cue.form != "bare" or (at >= 0 and _takes_bare(words[at].small))


def _takes_bare(small: str) -> bool:
    """Whether a bare form ("say", "claim") behind this word is a verb: a plural, a pronoun or a helping verb."""
    if small in BETWEEN or small in _SUBJECTS:
        return True
    return small.isalpha() and small.endswith("s") and not small.endswith(("ss", "us"))


def _names(word: Word) -> bool:
    return not word.quoted and (word.text[0].isupper() or word.small in ("of", "the", ".", "and", "’s"))
