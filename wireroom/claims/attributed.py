"""Which statements does a text hand to institutions? "NATO has issued a warning", "according to the WHO".

Each is one sentence: what is traced to a document is the sentence as printed. An institution that a sentence only
speaks of, or that speaks inside somebody else's words, hands nothing over.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from wireroom.claims.institution_words import TOLD_LAST, acts, speech
from wireroom.claims.institutions import Institutions, Mention
from wireroom.claims.quotes import statements
from wireroom.claims.said_words import quoted
from wireroom.text.dateline import dateline
from wireroom.text.sentences import Span, sentences

#: Statements of one article that are traced: the first ones carry the news.
MOST = 8
#: Sentences of one text with an institution in them that are looked at: more has no report, but a page made to be slow.
MOST_LOOKED = 120
#: Characters of a sentence that are looked at; longer ones are lists.
LONGEST = 500
#: A sentence of fewer words tells that something was said, and the next one what.
BARE = 7
#: Characters between a speaker and the institution it speaks for: "said Ann Lee, a spokeswoman for the ministry".
_NEAR = 60
#: A speaker told by a small word is the institution that opens the sentence: "The WHO sees no risk, it said".
_ITSELF, _OPENS = frozenset(("it", "they")), 30
_FORMER = re.compile(r"\b(?:former|ex|then|ehemalige\w*|ancien\w*|ex-\w+)\b[\s-]*(?:\w+[\s-]+)?$", re.IGNORECASE)
#: What stands behind an institution that is told last.
_CLOSED = re.compile(r"(?:\s+(?:spokes\w+|officials?|data|figures)\b.*)?\s*(?:$|[.,;:)”\"]|(?:on|in|late|early)\b)")
#: Words between a speaker's name and the body it speaks for.
_FOR = re.compile(
    r"^[\s,]*(?:(?:who is|an?|the|its|chief|senior|deputy|top|acting)\s+)*"
    r"(?:spokes\w+|official|director|head|chief|minister|secretary|general|president|commissioner|analyst|[\w-]+)?\s*"
    r"(?:general\s+)?(?:for|of|at|from|with|in)\s+(?:the\s+|\w+[’']s\s+|[\w.]+\s+){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """A statement that a text hands to an institution; characters of the field."""

    institution: str
    #: "text" or "title".
    field: str
    start: int
    end: int
    words: str


def attributed(
    title: str, text: str, language: str | None, institutions: Institutions, *, most: int = MOST
) -> list[Attributed]:
    """Find the statements of institutions, at most `most`: those of the text in order, then those of the title.

    >>> from wireroom.claims.institutions import shipped
    >>> [one.institution for one in attributed("", "It rains. NATO has issued a warning.", "en", shipped())]
    ['nato']
    """
    out: list[Attributed] = []
    heard: set[tuple[str, str]] = set()
    for field, told in (("text", text), ("title", title)):
        found = _in_text(told, language, institutions) if told else ()
        for name, start, end in found:
            once = (name, told[start:end].casefold())
            if once not in heard:  # a headline that stands in the text four times was said once
                heard.add(once)
                out.append(Attributed(institution=name, field=field, start=start, end=end, words=told[start:end]))
                if len(out) == most:
                    return out
    return out


def _in_text(text: str, language: str | None, institutions: Institutions) -> Iterator[tuple[str, int, int]]:
    named = institutions.named(text)
    if not named:
        return
    spans = sentences(text, language)
    starts = [span.start for span in spans]
    by_sentence: dict[int, list[Mention]] = {}
    for mention in institutions.mentions(named, language, spans):
        by_sentence.setdefault(bisect_right(starts, mention.start) - 1, []).append(mention)
    inside = quoted(text)
    for n, mentions in islice(by_sentence.items(), MOST_LOOKED):
        span = spans[n]
        if span.end - span.start > LONGEST:
            continue
        free = [one for one in mentions if not inside[one.start] and not _FORMER.search(text[span.start : one.start])]
        speaker = _speaker(span, free, language)
        if speaker is not None:
            yield speaker, span.start + dateline(span.text), _end(text, spans, n)


def _end(text: str, spans: Sequence[Span], n: int) -> int:
    """Where a statement ends: "NATO has issued a warning." goes on in the next sentence."""
    more = spans[n + 1] if n + 1 < len(spans) else None
    if len(spans[n].text.split()) >= BARE or more is None or "\n" in text[spans[n].end : more.start]:
        return spans[n].end
    return more.end if more.end - spans[n].start <= LONGEST else spans[n].end


def _speaker(span: Span, mentions: Sequence[Mention], language: str | None) -> str | None:
    """Say which of the institutions named in a sentence speaks in it."""
    small = span.text.lower()
    if not mentions or not (speech(language or "en").search(small) or (language or "en") == "en"):
        return None
    if (language or "en") != "en":
        return _elsewhere(span, mentions, language or "en")
    found = statements(span.text, "en")
    for statement in found:
        if statement.speaker is not None:
            begin, end = (span.start + place for place in statement.speaker)
            for one in mentions:
                if _is_speaker(span, one, begin, end):
                    return one.institution
    said = [(span.start + a, span.start + b) for statement in found for a, b in statement.content]
    for one in mentions:
        before, behind = span.text[: one.start - span.start], span.text[one.end - span.start :]
        if TOLD_LAST.search(before) and _CLOSED.match(behind):
            return one.institution
        inside = any(a <= one.start < b for a, b in said)
        if not inside and acts().match(span.text, one.end - span.start) and not _after_preposition(span, one):
            return one.institution
    return None


def _is_speaker(span: Span, one: Mention, begin: int, end: int) -> bool:
    """Whether a speaker (characters of the text) is the institution, or somebody who speaks for it."""
    if one.start < end and begin < one.end:
        return True
    if span.text[begin - span.start : end - span.start].lower() in _ITSELF:
        return one.start - span.start <= _OPENS and not _after_preposition(span, one)
    between = span.text[end - span.start : max(0, one.start - span.start)]
    return 0 <= one.start - end <= _NEAR and _FOR.match(between) is not None


def _after_preposition(span: Span, one: Mention) -> bool:
    """Whether the name belongs to another phrase: "the talks in NATO agreed" is no deed of NATO."""
    before = span.text[: one.start - span.start].rstrip()
    before = re.sub(r"\b(?:the|[\w.]+[’']s|[A-Z][\w.]+)$", "", before).rstrip()
    return re.search(r"\b(?:of|in|at|from|to|by|with|on|and)$", before, re.IGNORECASE) is not None


def _elsewhere(span: Span, mentions: Sequence[Mention], language: str) -> str | None:
    """In other languages: the first institution named in a sentence in which somebody speaks."""
    return mentions[0].institution if speech(language).search(span.text.lower()) else None
