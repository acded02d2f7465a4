"""What did a publisher change between two versions, in kinds that a page and a timeline can tell?

Neutral: what is said is what stands in the two texts. Texts that were read from different places (a feed's summary and
the page, or a page before and behind a wall) say nothing about edits and are not compared.
"""

from collections.abc import Sequence
from dataclasses import replace

from wireroom.articles.corrections import is_correction, is_update_note, is_withdrawal
from wireroom.articles.reworded import within
from wireroom.articles.ticking import meant
from wireroom.articles.title import folded
from wireroom.articles.versions import Step, difference, marks, retitled
from wireroom.model.article import Reading
from wireroom.model.edit import Change, Edit
from wireroom.text.numbers import quantities

# Changes that are named in one edit, and reworded sentences that are looked into for them: more is a rewritten text.
MOST_CHANGES, MOST_LOOKED_INTO = 24, 60
# Signs of a summary that its feed cut off.
CUT_OFF = ("...", "…", "[…]", "[...]")
# Characters of a sentence or of changed words that are kept with a change.
MOST_CHARACTERS = 400
# From this share of the earlier text on, and this many sentences, a change without a note is worth a word. Adding to a
# text is how news grows and does not count.
LARGE_SHARE, LARGE_SENTENCES = 0.25, 4


def edit_between(old: Reading, new: Reading, *, since: int, version: int) -> Edit:
    """Say what changed from version `since`, read as `old`, to `version`, read as `new`.

    A change of spelling or white space alone gives an `Edit` without changes.
    """
    alike = comparable(old, new)
    found = _headline(old, new) if alike or old.origin == new.origin or _page_kept(old, new) else []
    if not alike:
        return Edit(since=since, version=version, changes=tuple(found), compared=False)
    found += _standfirst(old, new)
    steps = _as_far_as_read(difference(old.text, new.text, new.language or old.language), old.text, new.text)
    return _counted(old, new, steps, found, Edit(since=since, version=version))


def _as_far_as_read(steps: Sequence[Step], old: str, new: str) -> Sequence[Step]:
    """Where a feed cut a text off ("..."), what stands at its end says nothing about what the other one has there."""
    if not (old.rstrip().endswith(CUT_OFF) or new.rstrip().endswith(CUT_OFF)):
        return steps
    # Behind the last sentence that both have whole, all is as far as the feed went.
    whole = [n for n, step in enumerate(steps) if step.before and step.after]
    if whole and steps[whole[-1]].kind == "reworded":
        behind = steps[whole[-1] + 1 :]
        if not all(any(side) for side in ([one.before for one in behind], [one.after for one in behind])):
            whole.pop()  # one of the two ends within this very sentence
    last = whole[-1] if whole else -1
    return [replace(step, kind="same") if n > last and last >= 0 else step for n, step in enumerate(steps)]


def comparable(old: Reading, new: Reading) -> bool:
    """Whether two readings come from the same place, so that a difference of their texts is an edit."""
    return old.origin == new.origin and old.paywall == new.paywall and bool(old.text) == bool(new.text)


def _page_kept(old: Reading, new: Reading) -> bool:
    """Whether only the title is another: it came anew from the feed, while the text stands as it was read."""
    return old.text == new.text and bool(old.text)


def _headline(old: Reading, new: Reading) -> list[Change]:
    if not (old.title and new.title and retitled(old.title, new.title)):
        return []
    found = [_of_title(_change("headline", old.title, new.title), new.title)]
    if folded(old.title) != folded(new.title):
        told = within(old.title, new.title, new.language or old.language)
        found += [_of_title(one, new.title) for one in told if one.kind == "figure"]
    if is_withdrawal(new.title) and not is_withdrawal(old.title):
        found.append(_of_title(_change("withdrawn", "", new.title), new.title))
    return found


def _of_title(change: Change, title: str) -> Change:
    cut = title[:MOST_CHARACTERS]
    return replace(change, where="title", sentence=cut, start=0, end=len(cut))


def _standfirst(old: Reading, new: Reading) -> list[Change]:
    """Tell another standfirst where it is no part of the text; within the text its sentences tell it."""
    if not (old.standfirst and new.standfirst) or meant(old.standfirst) == meant(new.standfirst):
        return []
    if old.standfirst in old.text or new.standfirst in new.text:
        return []
    return [_change("standfirst", old.standfirst, new.standfirst)]


def _counted(old: Reading, new: Reading, steps: Sequence[Step], found: list[Change], edit: Edit) -> Edit:
    """Go through the steps: name what has a name, count the rest."""
    added = removed = reworded = looked = gone = at = 0
    notes: dict[str, Change] = {}
    declared = new.correction if new.correction and meant(new.correction) != meant(old.correction or "") else None
    for step in steps:
        here, at = at, at + len(step.after)
        sentence = step.after.strip()
        gone += len(step.before) if step.kind in ("removed", "reworded") else 0
        if step.kind == "removed":
            removed += not is_correction(step.before.strip())
        elif step.kind == "added" or step.kind == "reworded":
            start = here + len(step.after) - len(step.after.lstrip())
            if note := _note(sentence, declared, step):
                notes.setdefault(note, _placed(_change(note, "", sentence), sentence, start))
            elif step.kind == "added":
                added += 1
            elif looked < MOST_LOOKED_INTO:
                looked += 1
                run = marks(step.before, step.after)
                gone -= min(len(step.before), sum(len(mark.text) for mark in run if mark.kind == "kept"))
                told = within(step.before.strip(), sentence, new.language or old.language)
                found += [_placed(one, sentence, start) for one in told]
                reworded += not told
            else:
                reworded += 1
    if declared and "correction" not in notes:
        notes["correction"] = replace(_change("correction", "", declared), where="note", sentence=_cut(declared))
    if old.correction and not new.correction and old.correction in old.text:
        notes["note_removed"] = _change("note_removed", old.correction, "")
    share = round(min(1.0, gone / max(1, len(old.text))), 3)
    said = bool(notes) or any(one.kind == "withdrawn" for one in found)
    live = "live" in (*old.labels, *new.labels)
    large = share >= LARGE_SHARE and removed + reworded + looked - reworded >= LARGE_SENTENCES
    return replace(
        edit,
        changes=(*notes.values(), *_each_once(found, new.language))[:MOST_CHANGES],
        added=added,
        removed=removed,
        reworded=reworded,
        share=share,
        unsaid=large and not said and not live and old.full,
    )


def _note(sentence: str, declared: str | None, step: Step) -> str | None:
    """Say which note a new sentence is (a part of), if any."""
    if declared and (sentence in declared or declared in sentence):
        return "correction"
    if is_correction(sentence) and not is_correction(step.before.strip()):
        return "correction"
    return "update" if is_update_note(sentence) and not is_update_note(step.before.strip()) else None


def _change(kind: str, before: str, after: str) -> Change:
    return Change(kind=kind, before=_cut(before), after=_cut(after))


def _placed(change: Change, sentence: str, start: int) -> Change:
    cut = sentence[:MOST_CHARACTERS]
    return replace(
        change, before=_cut(change.before), after=_cut(change.after), sentence=cut, start=start, end=start + len(cut)
    )


def _each_once(found: Sequence[Change], language: str | None) -> list[Change]:
    """Tell a figure that changed in the headline and in the text once: where it stands in a sentence."""
    rows: dict[tuple[object, ...], Change] = {}
    for one in found:
        key: tuple[object, ...] = (one.kind, one.before, one.after)
        if one.kind == "figure":  # "31" and "thirty-one"
            key = (one.kind, *(tuple(q.value for q in quantities(f"{w} %", language)) for w in (one.before, one.after)))
        if key not in rows or (rows[key].where == "title" and one.where == "text" and one.kind == "figure"):
            rows[key] = one
    return list(rows.values())


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
