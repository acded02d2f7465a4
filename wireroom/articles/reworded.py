"""What changed within one sentence: a figure, a name, somebody's words, or only a day or an hour?"""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from wireroom.articles.ticking import meant
from wireroom.articles.versions import Mark, marks
from wireroom.model.edit import Change
from wireroom.text.calendar_words import RELATIVE, WEEKDAYS
from wireroom.text.month_words import months_in_full
from wireroom.text.names import names_in
from wireroom.text.numbers import Quantity, quantities
from wireroom.text.numerals import GENERAL, KIN, LINKS, MONEY, SCOPES
from wireroom.text.speech import quoted
from wireroom.text.tokens import stem

# A quotation of fewer words is a title or a nickname.
QUOTE_WORDS = 4
# Where only the place tells that two figures count the same, no more other words may have been exchanged with them.
BESIDE_FIGURE = 2
# ... and so much of the sentence must have stayed. The same holds for sums and shares, of which one sentence has many.
SURE_PLACE = 0.6
# "Mr Ode" for "Jan Ode" names the same person.
_POLITE = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president minister herr frau monsieur madame mme "
    "señor señora signor signora senhor senhora".split()
)
# Names within addresses are none.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# What is longer, in characters, is a table or a list that the cutter took for one sentence: nothing in it has a place.
MOST_CHARACTERS = 4000
# A name of more words is a run of capitals.
NAME_WORDS = 4

# Small words around days and hours, in the languages whose months are known; alone they are no day.
_AROUND_TIMES = frozenset(
    "on at the of by in around about shortly before after early late just local time gmt utc am pm a.m p.m um am gegen "
    "den der vom uhr le la les à vers vers el los las de del a al alle il ore dalle no na em às om op de в во около و "
    "في に は の で 、 于 在 に th st nd rd this last next morning afternoon evening night day week".split()
)
_CLOCK = re.compile(r"^(?:\d{1,2}[:.h]\d{2}|\d{1,2}|(?:18|19|20)\d{2}|\d{1,2}(?:am|pm|st|nd|rd|th)|[年月日時时分])$")


def within(before: str, after: str, language: str | None) -> list[Change]:
    """Name what changed in a sentence; [] where it was only said in other words.

    Args:
        before: The sentence as it was.
        after: As it is.
        language: ISO 639-1 of both; None is read as English.

    >>> [(c.kind, c.before, c.after, c.of) for c in within("At least 12 were hurt.", "14 were hurt.", "en")]
    [('figure', 'at least 12', '14', 'injured')]
    >>> [(c.kind, c.before, c.after) for c in within("It opens on Friday.", "It opens on Monday.", "en")]
    [('date', 'Friday', 'Monday')]
    """
    if max(len(before), len(after)) > MOST_CHARACTERS:
        return []
    before, after = _ADDRESS.sub(" ", before), _ADDRESS.sub(" ", after)
    run = marks(before, after)
    if all(mark.kind == "kept" for mark in run):
        return []
    old, new = quantities(before, language), quantities(after, language)
    found = list(_figures(old, new, run, language))
    if not found and (dated := _date(run, {one.value for one in (*old, *new)}, language)):
        return [dated]
    name = None if found else _name(before, after, run, language)
    return [*found, *([name] if name else []), *_quotes(before, after)]


def _figures(
    before: Sequence[Quantity], after: Sequence[Quantity], run: Sequence[Mark], language: str | None
) -> Iterator[Change]:
    """Pair the figures that stand for the same thing on both sides, and tell those that differ."""
    kept = sum(len(mark.text) for mark in run if mark.kind == "kept")
    gone_in_all, come_in_all = (sum(len(m.text) for m in run if m.kind == kind) for kind in ("removed", "added"))
    sure = kept >= SURE_PLACE * (kept + max(gone_in_all, come_in_all))
    old, new = _by_thing(before, language, sure), _by_thing(after, language, sure)
    told: set[str] = set()
    for thing, news in new.items():
        olds = old.get(thing, [])
        had, has = set(map(_said, olds)), set(map(_said, news))
        gone = [one for one in olds if _said(one) not in has]
        come = [one for one in news if _said(one) not in had]
        if len(gone) == len(come) == 1:
            told |= {gone[0].words, come[0].words}
            yield Change(
                kind="figure",
                before=_printed_figure(gone[0]),
                after=_printed_figure(come[0]),
                of=_of(come[0], language),
            )
    # Where only the place tells that two figures count the same: nothing else changed between two kept words.
    for gone_words, come_words in _exchanged(run) if sure else ():
        olds, news = _values(gone_words, before, language), _values(come_words, after, language)
        if (
            len(olds) == len(news) == 1
            and _alike(olds[0], news[0])
            and not _about(olds[0], news[0], told)
            and _mostly(gone_words, olds[0])
            and _mostly(come_words, news[0])
        ):
            yield Change(
                kind="figure",
                before=_printed_figure(olds[0]),
                after=_printed_figure(news[0]),
                of=_of(news[0], language),
            )


def _by_thing(figures: Sequence[Quantity], language: str | None, sure: bool) -> dict[str, list[Quantity]]:
    """Gather figures by what they count; sums, shares and measures only where the place is sure too."""
    rows: dict[str, list[Quantity]] = {}
    for one in figures:
        if not (sure or one.counts or one.scope) or one.phrase.casefold().split(" ")[0] in LINKS:
            continue  # "two of the largest" counts nothing that can grow
        noun = KIN.get(one.noun, one.noun)
        # "12 people were killed" and "12 dead" count the same; "12 ships" and "12 people" do not.
        thing = one.scope if one.scope and (not noun or noun in GENERAL) else f"{stem(noun, language)}:{one.scope}"
        if noun or one.scope:
            rows.setdefault(thing, []).append(one)
    return rows


def _said(figure: Quantity) -> tuple[float, str, float | None]:
    return figure.value, figure.qualifier, figure.top


def _about(one: Quantity, other: Quantity, told: set[str]) -> bool:
    """Whether a change of figures was told already, with its qualifier or more of its words."""
    return any(one.words in words for words in told) and any(other.words in words for words in told)


def _exchanged(run: Sequence[Mark]) -> Iterator[tuple[str, str]]:
    """Yield what was taken out and what was put in at its place."""
    for mark, after in itertools.pairwise(run):
        if mark.kind == "removed" and after.kind == "added":
            yield mark.text.strip(), after.text.strip()


def _mostly(words: str, figure: Quantity) -> bool:
    """Whether exchanged words are a figure and little else."""
    return len(words.split()) <= len(figure.words.split()) + BESIDE_FIGURE


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures at one place may count the same: other nouns and "per cent" count other things."""
    return one.value != other.value and (one.noun == other.noun or (not one.noun and not other.noun))


def _values(words: str, sentence: Sequence[Quantity], language: str | None) -> list[Quantity]:
    """Read the figures of a few words, as far as they are figures in their sentence too (and no days or hours)."""
    # A sign behind it makes a figure of a bare number; which one does not matter here.
    read = quantities(words + (" %" if words[-1:].isdigit() else ""), language)
    return [other for one in read for other in sentence if one.value == other.value][: len(read)]


def _printed_figure(figure: Quantity) -> str:
    """Write "At least 12" as within a sentence, and a share with its sign."""
    words = figure.words[0].lower() + figure.words[1:] if figure.words[1:2].islower() else figure.words
    return words + ("" if figure.phrase == "%" else " ") + figure.phrase if figure.noun == "%" else words


def _of(figure: Quantity, language: str | None) -> str:
    """Say what is counted: the words behind the number, and what happened to them."""
    if figure.noun == "%" or figure.noun in MONEY.values():
        return ""
    phrase = figure.phrase.strip(" -–")
    cues = (figure.scope, *SCOPES.get(language or "en", {}).get(figure.scope, ()))
    scope = "" if any(cue.strip() in phrase.casefold() for cue in cues if cue) else figure.scope
    return " ".join(part for part in (phrase, scope) if part)


def _date(run: Sequence[Mark], figures: Collection[float], language: str | None) -> Change | None:
    """Tell a change of nothing but days and hours; a number that is a figure of its sentence is neither."""
    gone = [mark.text.strip() for mark in run if mark.kind == "removed"]
    come = [mark.text.strip() for mark in run if mark.kind == "added"]
    days = 0
    for words in (*gone, *come):
        for word in re.findall(r"\d+[:.h]\d+|\d+\w*|[年月日時时分]|[^\W\d_]+", words.casefold()):
            if word in _time_words(language or "en") or (_CLOCK.match(word) and _number(word) not in figures):
                days += 1
            elif word not in _AROUND_TIMES:
                return None
    return Change(kind="date", before=" … ".join(gone), after=" … ".join(come)) if days else None


def _number(word: str) -> float | None:
    return float(word) if word.isascii() and word.isdigit() else None


@lru_cache(maxsize=32)
def _time_words(language: str) -> frozenset[str]:
    named = [word for entry in WEEKDAYS.get(language, ()) for word in entry.split("|")]
    relative = [word for entry in RELATIVE.get(language, {}) for word in entry.split()]
    return frozenset((*named, *relative, *months_in_full(language)))


def _name(before: str, after: str, run: Sequence[Mark], language: str | None) -> Change | None:
    """Tell a name that stands where another one stood."""
    old, new = names_in(before, language), names_in(after, language)
    had, has = set(old), set(new)
    gone, come = [one for one in old if one not in has], [one for one in new if one not in had]
    if len(gone) != 1 or len(come) != 1 or set(gone[0].split()) <= set(come[0].split()):
        return None
    if set(come[0].split()) <= set(gone[0].split()) or max(len(gone[0].split()), len(come[0].split())) > NAME_WORDS:
        return None
    if gone[0].split()[-1] == come[0].split()[-1] and _POLITE & {gone[0].split()[0], come[0].split()[0]}:
        return None
    for taken, put in _exchanged(run):
        # The exchanged words must be (a piece of) the names and little else: else the sentence is about another one.
        if _part_of(taken, gone[0]) and _part_of(put, come[0]):
            return Change(kind="name", before=_printed(gone[0], before), after=_printed(come[0], after))
    return None


def _part_of(words: str, name: str) -> bool:
    told = meant(words).split()
    return bool(told) and sum(word in name for word in told) * 2 > len(told)


def _printed(name: str, sentence: str) -> str:
    """Give a folded name as the sentence prints it."""
    loose = r"\W+".join(re.escape(word) for word in name.split())
    found = re.search(loose, sentence, re.IGNORECASE)
    return found[0] if found else name


def _quotes(before: str, after: str) -> list[Change]:
    """Tell a quotation that reads otherwise than it did."""
    old, new = quoted(before), quoted(after)
    keys_old, keys_new = [meant(one) for one in old], [meant(one) for one in new]
    had, has = set(keys_old), set(keys_new)
    gone = [one for one, key in zip(old, keys_old, strict=True) if key not in has]
    come = [one for one, key in zip(new, keys_new, strict=True) if key not in had]
    if len(gone) != 1 or len(come) != 1 or len(old) != len(new):
        return []
    if min(len(gone[0].split()), len(come[0].split())) < QUOTE_WORDS and gone[0].isascii():
        return []
    return [Change(kind="quote", before=gone[0], after=come[0])]
