"""Coding of events, against plain rules: the first of some verbs, the first two countries. And how fast is ours?"""

import os
import re
import time
from collections.abc import Iterable
from pathlib import Path

from bench.table import Given, Row
from wireroom.claims.actors import actors_in
from wireroom.eval.events import Coded, ours
from wireroom.eval.events import run as score
from wireroom.eval.readers import rows_of

_ROOT = Path(__file__).resolve().parent.parent
#: Roots of verbs as a dictionary coder holds them; the first in the sentence decides.
_ROOTS = {
    "AGREE": "agree promis pledg offer", "CONSULT": "met meet visit talk discuss negotiat arriv",
    "SUPPORT": "prais welcom support endors sign", "CONCEDE": "lift eas relax", "COOPERATE": "cooperat shar exchang",
    "AID": "aid donat provid grant", "RETREAT": "withdr retreat releas ceasefire surrender",
    "REQUEST": "demand urg ask appeal call request", "ACCUSE": "accus blam condemn denounc criticiz charg investigat",
    "REJECT": "reject refus veto", "THREATEN": "threat warn", "PROTEST": "protest demonstrat strike rally riot",
    "SANCTION": "sanction expel embargo", "MOBILIZE": "mobiliz deploy troops",
    "COERCE": "arrest detain ban seiz curfew",
    "ASSAULT": "kill attack bomb shell shot fought fight",
}  # fmt: skip
_KIND = {root: kind for kind, roots in _ROOTS.items() for root in roots.split()}
_ROOT_WORD = re.compile(rf"\b({'|'.join(sorted(_KIND, key=len, reverse=True))})\w*", re.IGNORECASE)


def plain(text: str, language: str) -> Coded:
    """Code by the first verb and the first two actors."""
    verb = _ROOT_WORD.search(text)
    named = actors_in(text, language)[:2]
    sides = frozenset(zip(("source", "target"), (one.country for one in named), strict=False))
    return (_KIND[verb[1].lower()] if verb else ""), sides


def run(given: Given) -> Iterable[Row]:
    """Measure; nothing where the labelled set is not here."""
    folder = Path(os.environ.get("WIREROOM_DATASETS", _ROOT / "../shared/data")) / "event_coding"
    files = [path for path in [folder / "plover_gsr.dev.jsonl.gz"] if path.is_file()]
    if not files:
        return
    mine, theirs = score(files, "report"), score(files, "report", plain)
    for what, key in (("types of events, right", "type_accuracy"), ("actors by side, F1", "actor_f1")):
        yield Row(
            what=what, ours=mine[key], unit="share", peer="first verb, first actors", theirs=theirs[key], more=True
        )
    texts = [str(row["text"]) for row in rows_of(files)][: given.of(20, 900)]
    began = time.process_time()
    for text in texts:
        ours(text, "en")
    spent = time.process_time() - began
    yield Row(what="sentences coded", ours=len(texts) / spent, unit="sentences / CPU s", more=True)
