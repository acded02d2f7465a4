"""Statements, against the plain way: quotation marks, sixty verbs of speech, the nearest name. And how fast is ours?"""

import os
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.table import Given, Row
from wireroom.eval.quotes import Said, ours
from wireroom.eval.quotes import run as score
from wireroom.eval.readers import rows_of
from wireroom.text.sentences import sentences

_ROOT = Path(__file__).resolve().parent.parent
_VERBS = (
    "said says say told tells added adds announced announces warned warns confirmed confirms stated states "
    "insisted insists argued argues claimed claims declared declares reported reports wrote writes tweeted "
    "acknowledged admitted explained explains noted notes recalled estimated replied responded asked asks "
    "denied denies suggested suggests promised vowed urged described called concluded continued predicted "
    "stressed complained believes thinks revealed repeated demanded accused"
).split()
_VERB = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b")
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,})[”\"]")
_NAME = re.compile(r"\b(?:[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)*|he|she|they|He|She|They)\b")


def plain(text: str, language: str | None) -> Iterator[Said]:
    """Find statements by marks, verbs and the nearest name."""
    for sentence in sentences(text, language):
        verb = _VERB.search(sentence.text)
        marks = [match.span(1) for match in _QUOTED.finditer(sentence.text)]
        if verb is None and not marks:
            continue
        at = verb.start() if verb else marks[0][0]
        names = [m.span() for m in _NAME.finditer(sentence.text) if not any(a <= m.start() < b for a, b in marks)]
        nearest = min(names, key=lambda span: min(abs(span[1] - at), abs(span[0] - at)), default=None)
        content = marks or ([(verb.end() + 1, len(sentence.text) - 1)] if verb else [])
        moved = tuple((sentence.start + a, sentence.start + b) for a, b in content if b > a)
        who = ((sentence.start + nearest[0], sentence.start + nearest[1]),) if nearest else ()
        if moved:
            yield Said(moved, who)


def run(given: Given) -> Iterable[Row]:
    """Measure; nothing where the labelled set is not here."""
    folder = Path(os.environ.get("WIREROOM_DATASETS", _ROOT / "../shared/data")) / "polnear"
    files = [path for name in ("train", "dev") if (path := folder / f"polnear.{name}.jsonl.gz").is_file()]
    if not files:
        return
    mine, theirs = score(files, "report"), score(files, "report", plain)
    for what, key in (("content of statements, F1", "content_f1"), ("speakers, right", "speaker_accuracy")):
        yield Row(
            what=what, ours=mine[key], unit="share", peer="marks, verbs, nearest name", theirs=theirs[key], more=True
        )
    texts = [str(row["text"]) for row in rows_of(files)][: given.of(20, 900)]
    began = time.process_time()
    for text in texts:
        ours(text, "en")
    yield Row(
        what="statements found", ours=len(texts) / (time.process_time() - began), unit="articles / CPU s", more=True
    )
