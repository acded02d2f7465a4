"""How often is the language of a text told right, from its words alone?"""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wireroom.errors import UsageError
from wireroom.eval.codes import language_code
from wireroom.eval.labels import Judged, scores
from wireroom.eval.readers import candidate_of, group_of, rows_of
from wireroom.eval.split import in_half
from wireroom.text.tell_language import language_of


def run(paths: Iterable[Path], half: str = "all") -> dict[str, Any]:
    """Tell the language of each row's title and text and compare; nothing declared is shown to the engine.

    Rows without any word are left out and counted as `empty`; `unknown` is the share of rows left without an answer.

    Raises:
        UsageError: If a row has no `lang` that is a language.
    """
    judged: list[Judged] = []
    empty, spent = 0, 0.0
    language_of("The first text loads the model, which is no part of the cost of an article")
    for row in rows_of(paths):
        if not in_half(group_of(row), half):
            continue
        true = language_code(row.get("lang"))
        if true is None:
            raise UsageError(f"row {row.get('id')!r} has no lang that is a language")
        shown = candidate_of({**row, "lang": true}, article_id="")
        text = shown.text if shown.text.startswith(shown.title) else f"{shown.title}\n{shown.text}"
        if not text.strip():
            empty += 1
            continue
        began = time.process_time()
        given = language_of(text)
        spent += time.process_time() - began
        judged.append(Judged(true, given))
    cost = round(1000 * spent / len(judged), 4) if judged else 0.0
    return {**scores(judged, "by_language"), "empty": empty, "cpu_ms_per_item": cost}
