"""The words of an English sentence for the finder of statements: small words by what they do, quoted or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.text.sentences import Span

#: A range of words (from, to) of a sentence.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark; `start` and `end` are characters of the whole text."""

    text: str
    small: str
    start: int
    end: int
    quoted: bool


Words = Sequence[Word]

#: Words, titles and initials with their full stop, and each other mark by itself.
_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Sen|Rep|Gov|Gen|Col|Lt|Prof|[A-Z])\.(?=[^\n]\S)|[^\W_]+(?:[.’'&-][^\W_]+)*|[^\w\s]|_"
)
_MARKS = re.compile("[“”„«»\"「」『』\n]|''|``")
#: Mark that opens a quote -> marks that close it.
_MATES = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "''": "''", "``": "''", "「": "」", "『": "』"}

#: Words that may stand between a subject and its verb.
BETWEEN = frozenset(
    "has have had is are would will could should may might can did does do also later then recently repeatedly once "
    "first again further publicly still even never always just simply often not already long now himself herself "
    "themselves itself both all previously since had’ve hadn’t didn’t doesn’t don’t hasn’t haven’t won’t wouldn’t "
    "can’t couldn’t didn't doesn't don't hasn't haven't won't wouldn't can't couldn't hadn't".split()
)
HAVE = frozenset("has have had having ’ve 've also already never long not".split())
PASSIVE = frozenset("is are was were be been being am get got gets".split())
RELATIVE = frozenset("who which that".split())
PRONOUNS = frozenset("he she they i we you it".split()) | RELATIVE
NOT_BEFORE_VERB = frozenset(
    "a an the this these those his her its their our my your any no some every each of in on at for with from by to "
    "into than as more most such same".split()
)
#: Words at which a subject ends, seen from its verb to the left.
BORDER = frozenset(
    "that because when while after before as if but where since although though than whether so until unless what how "
    "why nor yet during".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later afterward "
    "afterwards ago now then".split()
)
#: Words with which something begins that is told before the subject and is no statement.
INTRO = frozenset(
    "in on at during after before when as while if but and yet however meanwhile earlier last asked since despite "
    "although though for from by with to speaking instead still also then later now so because once".split()
)
#: Words behind a cue that say where, when and to whom, not what.
ASIDE = frozenset(
    "in on at during of about from via after before following late early last when while through with monday tuesday "
    "wednesday thursday friday saturday sunday yesterday today tonight earlier later recently over outside inside "
    "afterward to".split()
)
#: Words with which a statement begins that follows its listener without "that".
NEW_SUBJECT = frozenset(
    "he she it they we i there he’s he’ll he’d she’s she’ll she’d it’s they’re they’ll we’re i’m i’ll he's he'll he'd "
    "she's she'll she'd it's they're they'll we're i'm i'll".split()
)


def quoted(text: str) -> bytearray:
    """Say for every character whether it stands in quotation marks, the marks included; a paragraph closes them."""
    inside = bytearray(len(text))
    start, mates = -1, ""
    for mark in _MARKS.finditer(text):
        sign = mark.group()
        if sign == "\n":
            if start >= 0:
                inside[start : mark.start()] = b"\x01" * (mark.start() - start)
            start = -1
        elif start < 0:
            start, mates = (mark.start(), _MATES[sign]) if sign in _MATES else (-1, "")
        elif sign in mates:
            inside[start : mark.end()] = b"\x01" * (mark.end() - start)
            start = -1
    if start >= 0:
        inside[start:] = b"\x01" * (len(text) - start)
    return inside


def words_of(sentence: Span, inside: bytearray) -> list[Word]:
    """Cut a sentence into words; `inside` is what `quoted` says of the whole text."""
    out = []
    for match in _TOKEN.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        out.append(Word(match[0], match[0].lower(), start, end, bool(inside[start])))
    return out


def back_to_subject(words: Words, at: int) -> int:
    """Step left from word `at` over helping verbs and adverbs; -1 at the sentence's start."""
    while at >= 0 and (words[at].small in BETWEEN or words[at].small.endswith("ly")):
        at -= 1
    return at
