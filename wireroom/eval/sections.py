"""How often is the right section told, from title, text and address?"""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wireroom.articles.sections import section_in_address, section_of
from wireroom.errors import UsageError
from wireroom.eval.labels import Judged, scores
from wireroom.eval.readers import Row, candidate_of, group_of, rows_of
from wireroom.eval.section_labels import meanings
from wireroom.eval.split import in_half
from wireroom.model.article import Reading


def run(paths: Iterable[Path], half: str = "all") -> dict[str, Any]:
    """Tell each row's section and compare it with the set's label, by the table in section_labels.py.

    A row whose label stands for no section of ours is left out. `unknown` is the share of rows left without a section:
    they count as wrong; `accuracy_where_known` leaves them aside.

    Raises:
        UsageError: If a row has no `category`, or one that the table does not know.
    """
    rows = list(rows_of(paths))
    for row in rows:
        if not isinstance(row.get("category"), str):
            raise UsageError(f"row {row.get('id')!r} has no category")
    try:
        meant = meanings(row["category"] for row in rows)
    except KeyError as error:
        raise UsageError(f"the category {error} is not in the table of eval/section_labels.py") from error
    label_of = {section: label for label, sections in meant.items() for section in sections}
    judged: list[Judged] = []
    spent = 0.0
    section_of(Reading(title="The first article loads the words", language="en"), None)
    for row in rows:
        if not meant[row["category"]] or not in_half(group_of(row), half):
            continue
        reading = _reading(row)
        began = time.process_time()
        found = section_of(reading, None)
        spent += time.process_time() - began
        judged.append(Judged(row["category"], label_of.get(found.name, found.name) if found.name else None))
    known = [one for one in judged if one.given is not None]
    return {
        **scores(judged, "by_section"),
        "accuracy_where_known": round(sum(one.true == one.given for one in known) / len(known), 4) if known else 0.0,
        "cpu_ms_per_item": round(1000 * spent / len(judged), 4) if judged else 0.0,
    }


def _reading(row: Row) -> Reading:
    """Make what is known of an article whose page and feed declare nothing."""
    shown = candidate_of(row, article_id="")
    by_address = section_in_address(row["url"]) if isinstance(row.get("url"), str) else None
    return Reading(
        title=shown.title,
        text=shown.text,
        language=shown.language,
        section=by_address,
        provenance={"section": "url"} if by_address else {},
    )
