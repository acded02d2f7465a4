"""Has an article changed, and what in it?

A version is a change that a reader would see: of the title or of the text. Counters, "5 minutes ago" and the case or
spelling of white space and quotes make no version.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wireroom.articles.title import folded
from wireroom.model.article import Reading

# Words of unchanged text that stay on either side of a change: enough to see where it is.
AROUND = 12
# Longer runs are compared sentence by sentence only: word by word would take seconds.
MOST_WORDS = 4000

# What pages count and date anew at every visit, in a line of its own or at the end of one.
_TICKING = re.compile(
    r"(?:(?:updated?|published|posted|aktualisiert|veröffentlicht|mis à jour|publié|actualizado|publicado|aggiornato|"
    r"pubblicato|atualizado)\W{0,3})?"
    r"(?:\d+|an?|one|einer?|une?|una?|um)\s+(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|sekunden?|minuten?|stunden?|"
    r"tage?n?|secondes?|heures?|jours?|segundos?|minutos?|horas?|días?|secondi|minuti|ore|giorni|dias?)\s+"
    r"(?:ago|her|fa|atrás)\b"
    r"|(?:vor|il y a|hace|há)\s+(?:\d+|einer?|une?|una?|um)\s+(?:sekunden?|minuten?|stunden?|tage?n?|secondes?|"
    r"minutes?|heures?|jours?|segundos?|minutos?|horas?|días?|dias?)"
    r"|\b\d+\s+(?:min(?:ute)?s?\s+read|comments?|kommentare?|commentaires?|comentarios?|commenti|shares?|views?)\b"
    r"|\d+\s*(?:分钟前|小时前|分前|時間前|분 전|시간 전)",
    re.IGNORECASE,
)
# Sentences keep the white space after them, words and single signs too: nothing is lost by cutting here.
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)\s*|[。！？]|\n\s*|$)", re.DOTALL)
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:['’.,-]\w+)*\s*|\s+|[^\w\s]\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: "kept", "removed", "added", or "skipped" (unchanged text that is not shown)."""

    kind: str
    text: str
    #: Of a skipped run: how many words are not shown.
    words: int = 0


def changed(old: Reading, new: Reading) -> bool:
    """Say whether a new reading is a new version: a reader would see another title or another text."""
    return folded(old.title) != folded(new.title) or _meant(old.text) != _meant(new.text)


def retitled(old_title: str, new_title: str) -> bool:
    """Say whether a publisher put another title: also "Covid" for "COVID" and new quotes are an editor's act.

    `changed` compares what comes from two places, where such things differ by themselves; this is for two titles from
    one place.
    """
    return old_title.split() != new_title.split()


def difference(old_text: str, new_text: str) -> tuple[Piece, ...]:
    """Say what was removed and added, with a little unchanged text around each change.

    Returns:
        Pieces in the order of reading, a removed one before what stands in its place; () where nothing changed.

    >>> [(piece.kind, piece.text) for piece in difference("It rained 3 days.", "It rained 4 days.")]
    [('kept', 'It rained '), ('removed', '3 '), ('added', '4 '), ('kept', 'days.')]
    """
    if old_text == new_text:
        return ()
    return shortened(pieces(old_text, new_text))


def pieces(old_text: str, new_text: str) -> tuple[Piece, ...]:
    """Cut two texts into kept, removed and added pieces.

    Kept and removed pieces joined give the old text, kept and added ones the new text, sign by sign.
    """
    return tuple(_joined(_by_sentence(_SENTENCE.findall(old_text), _SENTENCE.findall(new_text))))


def shortened(whole: Sequence[Piece], around: int = AROUND) -> tuple[Piece, ...]:
    """Replace long kept pieces by their ends next to a change, with a skipped piece for what is left out."""
    short: list[Piece] = []
    for at, piece in enumerate(whole):
        tokens = _TOKEN.findall(piece.text) if piece.kind == "kept" else []
        head, tail = around * (at > 0), around * (at < len(whole) - 1)
        # Leaving out a word or two makes nothing shorter.
        if len(tokens) <= head + tail + 3:
            short.append(piece)
            continue
        left_out = tokens[head : len(tokens) - tail]
        words = sum(any(char.isalnum() for char in token) for token in left_out)
        if head:
            short.append(Piece("kept", "".join(tokens[:head])))
        short.append(Piece("skipped", "", words))
        if tail:
            short.append(Piece("kept", "".join(tokens[-tail:])))
    return tuple(short)


def _meant(text: str) -> str:
    """Return a text as far as its changes mean something."""
    return " ".join(re.sub(r"[^\w\s%€$£¥+-]", " ", _TICKING.sub(" ", folded(text))).split())


def _by_sentence(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        before, after = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            yield Piece("kept", before)
        else:
            yield from _by_word(before, after)


def _by_word(before: str, after: str) -> Iterator[Piece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    # Sentences that share little are another text, not an edited one: word by word they would be confetti.
    if len(old) + len(new) > MOST_WORDS or not old or not new or matcher.quick_ratio() < 0.4 or matcher.ratio() < 0.4:
        yield from (Piece("removed", before), Piece("added", after))
        return
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("kept", "".join(old[a:b]))
        else:
            yield from (Piece("removed", "".join(old[a:b])), Piece("added", "".join(new[c:d])))


def _joined(run: Iterator[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind, between two kept pieces all that is removed before all that is added."""
    waiting = {"removed": "", "added": ""}
    kept = ""
    for piece in run:
        if not piece.text:
            continue
        if piece.kind == "kept":
            if any(waiting.values()):
                yield from (Piece(kind, text) for kind, text in waiting.items() if text)
                waiting = dict.fromkeys(waiting, "")
            kept += piece.text
        else:
            if kept:
                yield Piece("kept", kept)
                kept = ""
            waiting[piece.kind] += piece.text
    yield from (Piece(kind, text) for kind, text in waiting.items() if text)
    if kept:
        yield Piece("kept", kept)
