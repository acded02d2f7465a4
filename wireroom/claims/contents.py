"""What was said? The content beside a cue, to its right or, up to a comma or a closing mark, to its left."""

from wireroom.claims.cues import Found
from wireroom.claims.said_words import ASIDE, INTRO, NEW_SUBJECT, RELATIVE, Range, Words, back_to_subject
from wireroom.claims.subjects import LONGEST, first_name, left_of, right_of

#: Classes of cues whose speaker speaks, and may go on in the next sentence.
SPEAKING = frozenset("says asks confirms denies alleges warns promises demands".split())
#: Classes whose object is a person or a thing: nothing was said to their left.
_TRANSITIVE = frozenset("judges wants alleges".split())
#: Verbs that name their listener first, and the words behind which what he was told begins.
_TOLD = frozenset("tell ask assure warn remind advise urge accuse blame".split())
_TOLD_THAT = frozenset("that to if whether of for".split())
#: Words within which a statement must open behind an aside, and behind a listener.
_LOOKED, _LISTENER = 28, 12

Said = tuple[list[Range], Range | None]


def said(words: Words, found: Found, end: int, subject: Range | None) -> Said | None:
    """Find content and speaker of a cue, as ranges of words; None where nothing is said.

    Args:
        words: The sentence.
        found: The cue.
        end: The word before which the content to the right ends.
        subject: Who spoke earlier in this sentence.
    """
    if found.cue.form == "according":
        return _according(words, found)
    if found.cue.form == "headed":
        return [(found.to, len(words))], (0, found.at)
    right = _right(words, found, end)
    if found.cue.form == "going":
        who = subject or first_name(words, found.at)
        return ([right], who) if right and who is not None else None
    before = back_to_subject(words, found.at - 1)
    speaker = left_of(words, before)
    behind = _speaker_behind(words, found, before, end)
    if behind is not None and (speaker is None or _closed(words, before)):
        return _inverted(words, before, behind, end)
    if speaker is None:
        joined = before >= 0 and words[before].small in ("and", "but")
        who = (subject or first_name(words, before)) if joined else None
        return ([right], who) if right and who else None
    return _beside(words, found, speaker, right, end)


def right_end(words: Words, found: Found, follows: Found | None) -> int:
    """Say before which word the content to the right of a cue ends: the sentence's end, or a cue joined on."""
    end = len(words)
    if end and words[end - 1].text in ".?!;" and not words[end - 1].quoted:
        end -= 1
    if follows is not None:
        at = back_to_subject(words, follows.at - 1)
        if at > found.to and words[at].text in (",", "and", "but"):
            if words[at - 1].text == "," and at - 1 > found.to:
                at -= 1
            end = min(end, at)
    return end


def _beside(words: Words, found: Found, speaker: Range, right: Range | None, end: int) -> Said | None:
    """Choose between what stands left and right of "X said"."""
    left = _left(words, speaker[0] - 1)
    if left is not None and (words[left[1] - 1].quoted or words[left[1]].quoted):
        return (
            [left, right] if right is not None and right[0] < right[1] and words[right[0]].quoted else [left]
        ), speaker
    around = speaker[0] >= 3 and words[speaker[0] - 1].text == "," and found.to < end and words[found.to].text == ","
    if around and not any(word.quoted for word in words[: speaker[0]]) and end - found.to > 2:
        return [(0, speaker[0] - 1), (found.to + 1, end)], speaker  # "The lane, she says, is shut."
    if right is not None:
        relative = speaker[1] - speaker[0] == 1 and words[speaker[0]].small in RELATIVE
        return [(right[0], _clause_end(words, right)) if relative else right], speaker
    if left is not None and found.cue.kind not in _TRANSITIVE:
        return [left], speaker
    return None


def _clause_end(words: Words, right: Range) -> int:
    """Return the comma that closes "who said ...,", or the end."""
    return next((n for n in range(right[0] + 1, right[1]) if words[n].text == "," and not words[n].quoted), right[1])


def _closed(words: Words, before: int) -> bool:
    """Whether a quote was closed just before a cue."""
    return words[before].quoted or words[before - 1].quoted


def _speaker_behind(words: Words, found: Found, before: int, end: int) -> Range | None:
    """Return the subject behind a cue: "...", said X. Without marks only where nothing else can follow."""
    if before < 1 or not (words[before].text in ",—" or words[before].quoted):
        return None
    behind = right_of(words, found.to)
    if behind is None or _closed(words, before):
        return behind
    stops = behind[1] >= end or words[behind[1]].text in ",;" or words[behind[1]].small in ASIDE
    return behind if stops else None


def _inverted(words: Words, before: int, speaker: Range, end: int) -> Said | None:
    """Read "…," said X: the content stands to the left, and goes on to the right if a quote is opened there."""
    left = _left(words, before)
    if left is None:
        return None
    contents = [left]
    for n in range(speaker[1], min(end, speaker[1] + _LOOKED)):
        if words[n].quoted and n and not words[n - 1].quoted:
            contents.append((n, end))
            break
    return contents, speaker


def _according(words: Words, found: Found) -> Said | None:
    hi = found.to
    while hi < len(words) and hi - found.to < LONGEST and words[hi].text not in ",;:.—" and not words[hi].quoted:
        hi += 1
    if hi == found.to:
        return None
    speaker = (found.to, hi)
    if found.at > 2:
        at = found.at - 1
        stop = at if words[at].text in ",—" else at + 1
        return [(0, stop)], speaker
    if hi < len(words) and words[hi].text == ",":
        end = len(words) - (words[-1].text == "." and not words[-1].quoted)
        if end - hi > 2:
            return [(hi + 1, end)], speaker
    return None


def _left(words: Words, at: int) -> Range | None:
    """Return the content that ends with word `at`, or before it at a comma; None for a mere introduction."""
    if at < 1:
        return None
    if words[at].quoted:
        return (0, at + 1)
    if words[at].text not in ",—?!" or at < 2:
        return None
    if words[at].text == "—" and words[0].text.isupper():
        return None  # a dateline
    quoted = words[at - 1].quoted
    if not quoted and (words[0].small in INTRO or at < 4):
        return None
    start = 0
    if quoted and words[0].small in ("but", "and"):
        start = 1
    return (start, at)


def _right(words: Words, found: Found, end: int) -> Range | None:
    """Return the content that follows a cue; None where only place, time or listener follow."""
    at = found.to
    if words[-1].text == ":" and found.cue.kind in SPEAKING and not any(word.quoted for word in words[at:]):
        return (end, end)  # what follows is told in the next paragraph
    if at < end and found.cue.verb in _TOLD:
        at = _behind_listener(words, at, end)
    if at >= end:
        return None
    if words[at].text == "," and at + 1 < end and not words[at + 1].quoted:
        return _opened(words, at + 1, end)
    if words[at].text in (",", ":") and at + 1 < end:
        at += 1
    elif words[at].small in ASIDE and not words[at].quoted and found.cue.kind not in _TRANSITIVE:
        return _opened(words, at, end)
    return _without_that(words, at, end)


def _behind_listener(words: Words, at: int, end: int) -> int:
    """Return the word at which begins what somebody was told."""
    for n in range(at, min(end, at + _LISTENER)):
        word = words[n]
        if word.quoted or word.text == ":" or word.small in _TOLD_THAT or (n > at and word.small in NEW_SUBJECT):
            return n
        if word.text in ",.":
            break
    return at


def _opened(words: Words, start: int, end: int) -> Range | None:
    """Find what opens behind an aside: at "that" or a quotation mark."""
    for n in range(start, min(end, start + _LOOKED)):
        if words[n].quoted or (words[n].small == "that" and n > start):
            return _without_that(words, n, end)
    return None


def _without_that(words: Words, at: int, end: int) -> Range | None:
    if words[at].small == "that" and at + 1 < end and not words[at].quoted:
        at += 1
    return None if words[at].text in ",.;" else (at, end)
