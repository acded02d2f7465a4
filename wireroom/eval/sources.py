"""Are statements of institutions found in the institutions' own documents? Scores over statements labelled by hand.

A file holds institutions that are not in the shipped table, documents, and statements, each with the institution to
which its text hands it and the document that says so (null: none of those in the file does). What comes from open sets
is kept stand-off: set, id and characters, never the text. Documents are searched as in a room, in the time around the
statement.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from wireroom.claims.attributed import Attributed, attributed
from wireroom.claims.documents import Document
from wireroom.claims.institutions import Institution, Institutions, shipped
from wireroom.claims.tracing import Shelf, trace, window
from wireroom.errors import UsageError
from wireroom.eval.readers import Row, candidate_of, moment, rows_of
from wireroom.eval.split import bootstrap_interval, in_half
from wireroom.model.trace import Trace

#: Keys under which open sets tell the time of a row.
_TIMES = ("published_at", "first_seen", "posted_at", "scraped_at")


def run(paths: Iterable[Path], half: str = "all", folder: Path | None = None) -> dict[str, Any]:
    """Score the search for primary sources.

    Args:
        paths: JSONL files of rows {"row": "institution" | "document" | "statement", ...}; see the file in the tests.
        half: "tune", "report" or "all", by the id of the statement (stand-off: of its row).
        folder: Where the open sets lie; None: `WIREROOM_DATASETS`.

    Returns:
        found (of statements whose document is here: the share for which that document is shown), false_not_found (of
        the answers "not among those seen": the share whose document was among them), false_found (of statements without
        a document here: the share for which one is shown); noticed and institution (shares of all statements that were
        taken up, and for the right institution), sentence (of found ones: the right sentence); and the counts.

    Raises:
        UsageError: If a set that a row names is not there.
    """
    rows = list(rows_of(paths))
    texts = _texts(rows, folder or Path(os.environ.get("WIREROOM_DATASETS", ".")))
    institutions = shipped().with_rows(_institution(row) for row in rows if row["row"] == "institution")
    shelves = _documents(rows, texts)
    there: list[float] = []
    absent: list[float] = []
    not_found: list[float] = []
    noticed: list[bool] = []
    right: list[bool] = []
    sentence: list[bool] = []
    wrong = 0
    for row in rows:
        if row["row"] != "statement" or not in_half(str(row["id"]), half):
            continue
        got = _answer(row, texts, institutions, shelves)
        noticed.append(got is not None)
        right.append(got is not None and got.institution == row["institution"])
        shown = got.document.article_id if got is not None and got.document is not None else None
        if row["document"] is None:
            absent.append(float(shown is not None))
        else:
            there.append(float(shown == row["document"]))
            wrong += shown not in (None, row["document"])
        if got is not None and got.outcome == "not_among":
            not_found.append(float(row["document"] is not None))
        if got is not None and got.document is not None and shown == row["document"] and row.get("sentence"):
            sentence.append(got.document.words == row["sentence"])
    return {
        "items": len(noticed),
        "found": _share(there),
        "found_interval": _interval(there),
        "false_not_found": _share(not_found),
        "false_not_found_interval": _interval(not_found),
        "false_found": _share(absent),
        "wrong_document": wrong,
        "noticed": _share(noticed),
        "institution": _share(right),
        "sentence": _share(sentence),
        "with_document": len(there),
        "without_document": len(absent),
        "said_not_found": len(not_found),
    }


def _answer(
    row: Row, texts: Mapping[tuple[str, str], Row], institutions: Institutions, shelves: Mapping[str, list[Document]]
) -> Trace | None:
    """Read a text as the claims desk does, and give what it says of the statement that was labelled."""
    title, text, language, at = _told(row, texts)
    field = row.get("field", "text")
    found = attributed(title, text if field == "text" else "", language, institutions, most=10_000)
    mine: list[Attributed] = [
        one for one in found if one.field == field and one.start < row["end"] and row["start"] < one.end
    ]
    since, until = window(at)
    around = {
        one.institution: Shelf(
            documents=[
                document
                for name in institutions.searched(one.institution)
                for document in shelves.get(name, ())
                if since <= document.at <= until
            ],
            older=True,
        )
        for one in mine
    }
    traces = trace(mine, language, at=at, now=until, shelves=around, institutions=institutions)
    return next((one for one in traces if one.institution == row["institution"]), traces[0] if traces else None)


def _told(row: Row, texts: Mapping[tuple[str, str], Row]) -> tuple[str, str, str, float]:
    """Give (title, text, language, time) of a row."""
    if "set" not in row:
        return row["title"], row["text"], row["lang"], row["at"]
    told = texts[row["set"], str(row["id"])]
    paragraphs = told.get("paragraphs")
    text = "\n\n".join(paragraphs) if paragraphs else told.get("text") or ""
    at = next((at for key in _TIMES if (at := moment(told.get(key))) is not None), 0.0)
    return told.get("title") or "", text, candidate_of(told, article_id="").language or "en", at


def _documents(rows: Iterable[Row], texts: Mapping[tuple[str, str], Row]) -> dict[str, list[Document]]:
    out: dict[str, list[Document]] = defaultdict(list)
    for row in rows:
        if row["row"] == "document":
            title, text, language, at = _told(row, texts)
            if "set" in row:
                text = texts[row["set"], str(row["id"])].get("description") or text
            document = Document(article_id=str(row["id"]), version=1, title=title, text=text, language=language, at=at)
            out[row["institution"]].append(document)
    return out


def _institution(row: Row) -> Institution:
    names = tuple(name for names in row["names"].values() for name in names)
    return Institution(id=row["id"], name=row["name"], names=names, places=tuple(row["places"]))


def _texts(rows: Iterable[Row], folder: Path) -> dict[tuple[str, str], Row]:
    """Read the rows of open sets that labels point to."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if "set" in row:
            wanted[row["set"]].add(str(row["id"]))
    out: dict[tuple[str, str], Row] = {}
    for name, ids in wanted.items():
        files = sorted((folder / name).glob("*.jsonl*"))
        if not files:
            raise UsageError(f"{folder / name}: there is no such set; say where the sets lie in WIREROOM_DATASETS")
        for row in rows_of(files):
            if str(row.get("id")) in ids:
                out.setdefault((name, str(row["id"])), row)
    return out


def _share(values: list[Any]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _interval(values: list[float]) -> list[float] | None:
    return [round(end, 4) for end in bootstrap_interval(values)] if values else None
