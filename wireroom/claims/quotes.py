"""Who said what? The statements that a text hands to somebody: direct, indirect and mixed, each with its place.

A cue ("said", "according to", "warning") stands beside a speaker and a content. The content goes on to the right of the
cue, or was told to its left up to a comma; a quoted sentence without a cue belongs to the speaker before it. Rules of
order, marks and small words alone, so that every statement can be traced to the characters it stands in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wireroom.claims.attribution import attributions
from wireroom.claims.contents import SPEAKING, right_end, said
from wireroom.claims.cues import cues
from wireroom.claims.said_words import Words, quoted, words_of
from wireroom.text.dateline import dateline
from wireroom.text.sentences import Span, sentences
from wireroom.text.speech import has

Place = tuple[int, int]
#: Share of quoted words from which a sentence is a quote.
_WHOLE = 0.8
#: Characters of the shortest quote in languages whose cues are not read.
_SHORTEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said; all places are characters (start, end) of the text."""

    #: "direct" (all in quotation marks), "mixed" or "indirect".
    kind: str
    content: tuple[Place, ...]
    #: The words that name the speaker as they stand beside the cue; None where nobody is named.
    speaker: Place | None
    #: None where the quote goes on from the sentence before.
    cue: Place | None
    #: What the cue does: a class of `cue_words`, "says" where there is none.
    cue_kind: str


def statements(text: str, language: str | None) -> list[Statement]:
    """Find the statements of a text, in order.

    English is read whole; in other languages that have verbs of speech, quotes that stand beside a named speaker.

    >>> [(s.kind, s.cue_kind) for s in statements("The lane is shut, Maret Sook warned.", "en")]
    [('indirect', 'warns')]
    """
    if (language or "en") != "en":
        return list(_elsewhere(text, language))
    out: list[Statement] = []
    inside = quoted(text)
    last: Statement | None = None
    announced, end = False, 0
    for sentence in sentences(text, language):
        words = words_of(_after_dateline(sentence), inside)
        if not words:
            continue
        whole = sum(1 for word in words if word.quoted) >= _WHOLE * len(words)
        found = list(_in_sentence(words))
        if last is not None and (announced or (whole and not found)):
            more = (words[0].start, words[-1].end)
            if out and out[-1] is last and (announced or "\n" not in text[end : sentence.start]):
                out[-1] = last = replace(last, content=(*last.content, more))
            else:
                last = replace(last, content=(more,), kind="direct", cue=None, cue_kind="says")
                out.append(last)
        else:
            out.extend(found)
            last = next((one for one in reversed(found) if one.cue_kind in SPEAKING and one.speaker), last)
        announced = words[-1].text == ":" or (announced and whole)
        end = sentence.end
    return [one for one in out if one.content]


def _after_dateline(sentence: Span) -> Span:
    ahead = dateline(sentence.text)
    return Span(sentence.start + ahead, sentence.end, sentence.text[ahead:]) if ahead else sentence


def _elsewhere(text: str, language: str | None) -> Iterator[Statement]:
    """Find quotes in sentences that name their speaker."""
    inside = quoted(text)
    for sentence in sentences(text, language):
        named = attributions(sentence.text, language)
        places = tuple(_runs(inside, sentence.start, sentence.end))
        outside = [one for one in named if not inside[sentence.start + one.start]]
        if outside and places:
            who = outside[0]
            yield Statement(
                kind="direct",
                content=places,
                speaker=(sentence.start + who.start, sentence.start + who.end),
                cue=None,
                cue_kind="denies" if has("DENY", sentence.text, language) else "says",
            )


def _runs(inside: bytearray, start: int, end: int) -> Iterator[Place]:
    """Give the quoted stretches of a sentence that are long enough to be more than a word in marks."""
    at = start
    while (first := inside.find(1, at, end)) >= 0:
        stop = inside.find(0, first, end)
        at = end if stop < 0 else stop
        if at - first >= _SHORTEST:
            yield first, at


def _in_sentence(words: Words) -> Iterator[Statement]:
    found = list(cues(words))
    subject = None
    for n, cue in enumerate(found):
        end = right_end(words, cue, found[n + 1] if n + 1 < len(found) else None)
        read = said(words, cue, end, subject)
        if read is None:
            continue
        ranges, speaker = read
        subject = speaker or subject
        told = [word.quoted for a, b in ranges for word in words[a:b]]
        yield Statement(
            kind="direct" if told and all(told) else "mixed" if any(told) else "indirect",
            content=tuple((words[a].start, words[b - 1].end) for a, b in ranges if b > a),
            speaker=None if speaker is None else (words[speaker[0]].start, words[speaker[1] - 1].end),
            cue=(words[cue.at].start, words[cue.to - 1].end),
            cue_kind=cue.cue.kind,
        )
