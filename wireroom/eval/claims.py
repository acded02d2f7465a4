"""How well are claims aligned and judged? Scores over labelled pairs, sentences and small stories.

A pair is aligned where both texts, taken as two reports of one story, speak of one claim. Its stance is right where the
second is said to do with it what the label says. A state is right where the claim that holds the words asked for has
the state of the label; "none-contested" is met where nothing that holds them is called contested, refuted or
superseded.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from wireroom.claims.aligned import claims_of
from wireroom.claims.origins import origins
from wireroom.eval.readers import Row, rows_of
from wireroom.eval.split import bootstrap_interval, in_half, mean
from wireroom.model.claim import Claim
from wireroom.model.story import Composition, Member
from wireroom.stories.compose import compose
from wireroom.text.modality import modality

#: When the first report of a labelled story was printed, UTC seconds: any day will do.
_START = 1_700_000_000.0
_OF_STANCE = {"asserts": "same", "repeats": "repeat", "denies": "denial"}
_AGAINST = ("contested", "refuted", "superseded")

Align = Callable[[Sequence[Member], Composition], tuple[Claim, ...]]


def _ours(members: Sequence[Member], made: Composition) -> tuple[Claim, ...]:
    return claims_of(members, made.differs)


def run(paths: Iterable[Path], half: str = "all", align: Align = _ours) -> dict[str, Any]:
    """Score alignment, stance, modality and state.

    Args:
        paths: JSONL files of rows of "kind" "pair" ("lang", "other_lang", "one", "other", "label": "same", "repeat",
            "denial" or "other"), "modality" ("lang", "text", "modality") and "state" ("reports", "about", "state").
        half: "tune", "report" or "all", by the id of the row.
        align: What aligns the claims of a story; ours by default.

    Returns:
        alignment_precision, alignment_recall, alignment_f1, stance_accuracy (of the pairs rightly aligned),
        modality_accuracy, state_accuracy, false_contested (states called contested that are not); and pairs,
        sentences, stories, with 95 % intervals.
    """
    pairs: list[tuple[str, str]] = []
    surely: list[float] = []
    states: list[tuple[str, str]] = []
    for row in rows_of(paths):
        if not in_half(str(row["id"]), half):
            continue
        if row["kind"] == "pair":
            pairs.append((row["label"], _pair(row, align)))
        elif row["kind"] == "modality":
            surely.append(float(modality(row["text"], row["lang"]) == row["modality"]))
        elif row["kind"] == "state":
            states.append((row["state"], run_one(row, align)))
    aligned = [(gold, got) for gold, got in pairs if gold != "other" and got != "other"]
    found, wanted = (sum(pair[n] != "other" for pair in pairs) for n in (1, 0))
    stance = [float(gold == got) for gold, got in aligned]
    right = [float(_met(gold, got)) for gold, got in states]
    return {
        "pairs": len(pairs),
        "alignment_precision": len(aligned) / found if found else None,
        "alignment_recall": len(aligned) / wanted if wanted else None,
        "alignment_f1": 2 * len(aligned) / (found + wanted) if found + wanted else None,
        "stance_accuracy": mean(stance) if stance else None,
        "sentences": len(surely),
        "modality_accuracy": mean(surely) if surely else None,
        "modality_interval": bootstrap_interval(surely) if surely else None,
        "stories": len(states),
        "state_accuracy": mean(right) if right else None,
        "state_interval": bootstrap_interval(right) if right else None,
        "false_contested": sum(got == "contested" != gold for gold, got in states),
        "states": dict(Counter(got for _, got in states)),
    }


def _pair(row: Row, align: Align) -> str:
    """Say what the second text of a pair does with the claim of the first."""
    members = [
        _member(0, {"source": "one", "text": row["one"], "lang": row["lang"]}),
        _member(1, {"source": "two", "text": row["other"], "lang": row.get("other_lang") or row["lang"]}),
    ]
    for claim in align(members, compose(members, at=members[-1].seen)):
        told = {one.source_id: one.stance for one in claim.told}
        if len(told) > 1:
            return _OF_STANCE[told["two"]]
    return "other"


def run_one(row: Row, align: Align = _ours) -> str:
    """Give the state of the claim that holds the words asked for; "none" where there is none."""
    members = [_member(n, report) for n, report in enumerate(row["reports"])]
    made = align(members, compose(members, at=max(one.seen for one in members)))
    holding = [claim for claim in made if any(row["about"] in words for words in _words(claim))]
    ours = [claim for claim in holding if row["about"] in claim.words] or holding
    if row["state"] == "none-contested":
        ours = [claim for claim in holding if claim.state in _AGAINST] or ours
    return ours[0].state if ours else "none"


def _words(claim: Claim) -> tuple[str, ...]:
    return (claim.words, *(one.words for one in claim.told))


def _met(gold: str, got: str) -> bool:
    return got not in _AGAINST if gold == "none-contested" else got == gold


def _member(n: int, report: Row) -> Member:
    """Make a member of a labelled report, with the origins that the claims desk finds in it."""
    at = _START + 3600.0 * float(report.get("hours") or 0)
    source, text, title = str(report["source"]), str(report["text"]), str(report.get("title") or "")
    copy_of = report.get("copy_of")
    return Member(
        article_id=f"article-{n}",
        version=1,
        source_id=source,
        source_name=source.capitalize(),
        owner=None,
        country=None,
        kind="newspaper",
        title=title,
        text=text,
        language=report["lang"],
        published=at,
        seen=at,
        section=None,
        full=True,
        agency=None,
        report_id=f"article-{n if copy_of is None else copy_of}",
        copy_of=None if copy_of is None else f"article-{copy_of}",
        origins=origins(text, title, report["lang"], None, source),
    )
