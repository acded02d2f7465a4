"""Has an article changed, and which sentences of it?

Texts are compared sentence by sentence: what stays, what was taken out, put in, moved or said in other words. Within
a sentence of other words the words are compared. Nothing is lost: the old sides of all steps joined are the old text,
the new sides the new one. The page's own frame (clocks, counters, links) and spelling of quotes and white space are
no change.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wireroom.articles.align import matches
from wireroom.articles.ticking import meant
from wireroom.articles.title import folded
from wireroom.model.article import Reading
from wireroom.text.sentences import sentences
from wireroom.text.tokens import words

# Two sentences are one in other words if they share this much of their words (Dice): below it a reader sees two
# sentences. Read by eye on edits of 14 outlets.
SAME_SENTENCE = 0.5
# From here on the order of the words need not be looked at.
SURELY = 0.8
# ... and if, word by word in order, so much of both stays. Less would be confetti.
KEPT_SHARE = 0.35
# Pairs of sentences that are weighed in one comparison, about 20 ms; beyond that only sentences at like places are.
MOST_WEIGHED = 6000
# Sentences to either side of the like place that are looked at even where there are very many.
NEAREST = 1
# A text of more sentences is compared by stretches of at least so many characters.
MOST_SENTENCES, STRETCH = 6000, 200
# Sentences longer than this many pieces are shown whole: they are tables or lists that the cutter took for one.
MOST_PIECES = 200

# Cells that comparing two sentences word by word may take (`align`): to show them, and to see if they are alike.
WORD_CELLS, QUICK_CELLS = 40_000, 3000
# Letters of a kept run between two exchanges that is too short to be read by itself.
ISLAND = 2

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Words with the white space after them; in scripts without spaces every sign (in Thai with its marks) is one.
_PIECE = re.compile(
    rf"[{_UNSPACED}][{_MARKS}]*\s*|(?:(?![{_UNSPACED}])[^\W_])+(?:['’.,-](?:(?![{_UNSPACED}])\w)+)*\s*|\s+|[^\w\s]\s*|_\s*"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the way from an old text to a new one, with its exact signs on both sides.

    "same": stays as it is (`before` and `after` may differ in what means nothing); "removed": no `after`; "added": no
    `before`; "reworded": a sentence in other words; "moved": stands elsewhere too, with the other side empty here.
    """

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words within a reworded sentence: "kept", "removed" or "added"."""

    kind: str
    text: str


def changed(old: Reading, new: Reading) -> bool:
    """Say whether a new reading is a new version: a reader would see another title or another text."""
    if folded(old.title) != folded(new.title):
        return True
    if old.text == new.text:
        return False
    steps = difference(old.text, new.text, new.language)
    return any(step.kind in ("removed", "added", "reworded") for step in steps)


def retitled(old_title: str, new_title: str) -> bool:
    """Say whether a publisher put another title: also "Covid" for "COVID" and new quotes are an editor's act.

    `changed` compares what comes from two places, where such things differ by themselves; this is for two titles from
    one place.
    """
    return old_title.split() != new_title.split()


def difference(old: str, new: str, language: str | None = None) -> tuple[Step, ...]:
    """Say what became of each sentence.

    Args:
        old: The text before.
        new: The text after.
        language: ISO 639-1 of both; None is cut by the rules of English.

    Returns:
        Steps in the order of reading; () where the texts are the same, sign by sign. Exchanging the texts exchanges
        the sides of every step.

    >>> [(s.kind, s.before, s.after) for s in difference("Two came. It rained.", "Two came. It snowed. Three left.")]
    [('same', 'Two came. ', 'Two came. '), ('reworded', 'It rained.', 'It snowed. '), ('added', '', 'Three left.')]
    """
    if old == new:
        return ()
    if new < old:  # one order for both directions, so that ties fall alike
        return tuple(_in_order(_turned(step) for step in _steps(new, old, language)))
    return tuple(_in_order(_steps(old, new, language)))


def marks(before: str, after: str) -> tuple[Mark, ...]:
    """Compare a sentence and its other wording word by word.

    Kept and removed runs joined are the old sentence; kept and added ones the new one, but for white space and
    typography of what is kept, which are the new one's.

    >>> [(mark.kind, mark.text) for mark in marks("It rained 3 days.", "It rained 4 days.")]
    [('kept', 'It rained '), ('removed', '3 '), ('added', '4 '), ('kept', 'days.')]
    """
    if after < before:
        turned = {"removed": "added", "added": "removed"}
        run = [(turned.get(kind, kind), new, old) for kind, old, new in _marks(after, before)]
    else:
        run = list(_marks(before, after))
    return tuple(Mark(kind, old if kind == "removed" else new) for kind, old, new in _joined(run))


def _turned(step: Step) -> Step:
    kinds = {"removed": "added", "added": "removed"}
    return Step(kinds.get(step.kind, step.kind), step.after, step.before)


def _steps(old: str, new: str, language: str | None) -> Iterator[Step]:
    before, after = _tiles(old, language), _tiles(new, language)
    keys_before, keys_after = [tile.strip() for tile in before], [tile.strip() for tile in after]
    plain = matches(keys_before, keys_after)
    if len(plain) < max(len(before), len(after)):  # compare by meaning only what differs in its signs
        equal = {keys_before[i] for i, _ in plain}
        keys_before = [key if key in equal else meant(key) for key in keys_before]
        keys_after = [key if key in equal else meant(key) for key in keys_after]
        plain = matches(keys_before, keys_after)
    gone = set(range(len(before))) - {i for i, _ in plain}
    come = set(range(len(after))) - {j for _, j in plain}
    moved_from, moved_to = _moved(keys_before, keys_after, gone, come)
    left, top, budget = 0, 0, MOST_WEIGHED
    for i, j in (*plain, (len(before), len(after))):
        olds = [n for n in range(left, i) if keys_before[n] and n not in moved_from]
        news = [n for n in range(top, j) if keys_after[n] and n not in moved_to]
        pairs, used = _reworded([before[n] for n in olds], [after[n] for n in news], budget)
        budget -= used
        twins = {olds[a]: news[b] for a, b in pairs}
        at = top
        for n in range(left, i):
            if n in twins:
                yield from (_lone(after[m], keys_after[m], m in moved_to, added=True) for m in range(at, twins[n]))
                yield Step("reworded", before[n], after[twins[n]])
                at = twins[n] + 1
            else:
                yield _lone(before[n], keys_before[n], n in moved_from, added=False)
        yield from (_lone(after[m], keys_after[m], m in moved_to, added=True) for m in range(at, j))
        if i < len(before):
            yield Step("same", before[i], after[j])
        left, top = i + 1, j + 1


def _lone(tile: str, key: str, moved: bool, *, added: bool) -> Step:
    """Make the step of a sentence that stands on one side alone. The page's frame comes and goes unseen."""
    kind = "same" if not key else "moved" if moved else "added" if added else "removed"
    return Step(kind, "", tile) if added else Step(kind, tile, "")


def _tiles(text: str, language: str | None) -> list[str]:
    """Cut a text into sentences that, joined, are the text: each keeps the white space after it."""
    starts = [span.start for span in sentences(text, language)] or [0]
    starts[0] = 0
    if len(starts) > MOST_SENTENCES:  # a table, or a trick: longer stretches, so that there are fewer
        kept = [0]
        for start in starts:
            if start - kept[-1] >= STRETCH:
                kept.append(start)
        starts = kept
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]


def _moved(old: list[str], new: list[str], gone: set[int], come: set[int]) -> tuple[set[int], set[int]]:
    """Find sentences that were taken out here and put in there, each as often as it stands on both sides."""
    both = Counter(old[n] for n in gone if old[n]) & Counter(new[n] for n in come if new[n])
    left, right = Counter(both), Counter(both)
    return _take(old, sorted(gone), left), _take(new, sorted(come), right)


def _take(keys: list[str], places: list[int], spare: "Counter[str]") -> set[int]:
    taken = set()
    for n in places:
        if spare[keys[n]] > 0:
            spare[keys[n]] -= 1
            taken.add(n)
    return taken


def _reworded(old: Sequence[str], new: Sequence[str], budget: int) -> tuple[list[tuple[int, int]], int]:
    """Pair sentences of a gap that say the same in other words, in order; returns the pairs and how many were weighed.

    The pairs are those whose likeness is largest in all (dynamic programming within a band around like places).
    """
    if not old or not new:
        return [], 0
    band = max(len(old), len(new)) if len(old) * len(new) <= budget else NEAREST
    told = [_told(one) for one in new]
    best: dict[tuple[int, int], float] = {}
    worth: dict[tuple[int, int], float] = {}
    weighed = 0
    for i in range(len(old) - 1, -1, -1):
        mine = _told(old[i])
        middle = i * len(new) // len(old)
        for j in range(min(len(new) - 1, middle + band), max(-1, middle - band - 1), -1):
            weighed += 1
            like = 2 * len(mine & told[j]) / max(1, len(mine) + len(told[j]))
            worth[i, j] = like if like >= SAME_SENTENCE else 0.0
            best[i, j] = max(
                best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0), worth[i, j] + best.get((i + 1, j + 1), 0.0)
            )
    return list(_way(len(old), len(new), best, worth, old, new)), weighed


def _told(sentence: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in words(sentence))


def _way(
    rows: int,
    columns: int,
    best: dict[tuple[int, int], float],
    worth: dict[tuple[int, int], float],
    old: Sequence[str],
    new: Sequence[str],
) -> Iterator[tuple[int, int]]:
    """Follow the best way through the table; pairs that would be confetti are passed over."""
    i = j = 0
    while i < rows and j < columns:
        if worth.get((i, j), 0.0) > 0 and best[i, j] == worth[i, j] + best.get((i + 1, j + 1), 0.0):
            if worth[i, j] >= SURELY or _kept_share(old[i], new[j]) >= KEPT_SHARE:
                yield i, j
            i, j = i + 1, j + 1
        elif best.get((i, j), 0.0) == best.get((i + 1, j), 0.0) and (i + 1, j) in best:
            i += 1
        elif (i, j + 1) in best:
            j += 1
        else:
            i, j = (i + 1, j) if (i + 1, j) in best or j + 1 >= columns else (i, j + 1)


def _kept_share(before: str, after: str) -> float:
    one, other = sorted((before, after))
    run = list(_marks(one, other, QUICK_CELLS))
    kept = sum(len(old) for kind, old, _ in run if kind == "kept")
    return kept / max(1, len(before), len(after))


def _marks(before: str, after: str, most: int = WORD_CELLS) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, old signs, new signs)."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) > MOST_PIECES or len(new) > MOST_PIECES:
        yield from (("removed", before, ""), ("added", "", after))
        return
    pairs = matches([_bare(piece) for piece in old], [_bare(piece) for piece in new], most)
    left = top = 0
    for i, j in (*pairs, (len(old), len(new))):
        yield from (("removed", piece, "") for piece in old[left:i])
        yield from (("added", "", piece) for piece in new[top:j])
        if i < len(old):
            yield "kept", old[i], new[j]
        left, top = i + 1, j + 1


def _bare(piece: str) -> str:
    return folded(piece) or " "


def _joined(run: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Join neighbours of one kind; between two kept runs, all that is removed stands before all that is added."""
    for kept_old, kept_new, removed, added in _without_islands(_groups(run)):
        if kept_old or kept_new:
            yield "kept", kept_old, kept_new
        if removed:
            yield "removed", removed, ""
        if added:
            yield "added", "", added


def _groups(run: Sequence[tuple[str, str, str]]) -> list[list[str]]:
    """Gather a run into groups of (kept as before, kept as after, removed, added), each kept part before a change."""
    groups = [["", "", "", ""]]
    for kind, old, new in run:
        if kind == "kept" and (groups[-1][2] or groups[-1][3]):
            groups.append(["", "", "", ""])
        groups[-1][0 if kind == "kept" else 2] += old
        groups[-1][1 if kind == "kept" else 3] += new
    return groups


def _without_islands(groups: list[list[str]]) -> list[list[str]]:
    """Let a sign or a small word alone between two exchanges change with them: islands cannot be read."""
    merged: list[list[str]] = []
    for group in groups:
        small = sum(char.isalnum() for char in group[1]) <= ISLAND
        if merged and small and all(group[2:]) and all(merged[-1][2:]):
            merged[-1][2] += group[0] + group[2]
            merged[-1][3] += group[1] + group[3]
        else:
            merged.append(group)
    return merged


def _in_order(steps: Iterator[Step]) -> Iterator[Step]:
    """Put what is gone before what has come wherever both stand between two kept sentences; join kept neighbours."""
    held: Step | None = None
    gone: list[Step] = []
    come: list[Step] = []
    for step in steps:
        if not step.after:
            gone.append(step)
        elif not step.before:
            come.append(step)
        elif held is not None and held.kind == step.kind == "same" and not gone and not come:
            held = Step("same", held.before + step.before, held.after + step.after)
        else:
            if held is not None:
                yield held
            yield from (*gone, *come)
            held, gone, come = step, [], []
    if held is not None:
        yield held
    yield from (*gone, *come)
