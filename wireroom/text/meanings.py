"""What a text means, as a direction that a model gives it: written down small, and read back.

The headline says what a text is about and its lead says it surely; the direction of an article is halfway between that
of the headline alone and that of both. Written down it has one signed byte a
number: what is lost by that is far below what two wordings of one headline differ by.
"""

import base64
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from wireroom.model.article import Meaning
from wireroom.ports import Embedder

Dense = npt.NDArray[np.float32]

#: Characters of the lead that are read. What comes later is background, and reading it takes time.
LEAD = 400
_MOST = 127


def meanings(embedder: Embedder, articles: Sequence[tuple[str, str]]) -> list[Meaning | None]:
    """Give the direction of each article, named by title and text; None for one without a word.

    All texts are asked for at once, since makers are several times faster so.
    """
    parts = [_parts(title, text) for title, text in articles]
    asked = list(dict.fromkeys(part for some in parts for part in some))
    told = dict(zip(asked, embedder.embed(asked), strict=True)) if asked else {}
    return [_meaning(embedder.name, [told[part] for part in some]) if some else None for some in parts]


def direction(meaning: Meaning) -> Dense:
    """Read a direction back: float32 (d,), of length 1; all zeros where it says nothing.

    Raises:
        ValueError: If it is not what `meanings` wrote.
    """
    told = np.frombuffer(base64.b64decode(meaning.numbers, validate=True), dtype=np.int8).astype(np.float64)
    length = float(np.sqrt(np.dot(told, told)))
    return (told / length if length else told).astype(np.float32)


def _parts(title: str, text: str) -> tuple[str, ...]:
    title, lead = title.strip(), text[:LEAD].strip()
    return tuple(dict.fromkeys(part for part in (title or lead, f"{title}\n{lead}".strip()) if part))


def _meaning(model: str, told: Sequence[Sequence[float]]) -> Meaning:
    whole = np.asarray(told, dtype=np.float64).sum(axis=0)
    most = float(np.max(np.abs(whole), initial=0.0))
    small = np.rint(whole * (_MOST / most) if most else whole).astype(np.int8)
    return Meaning(model=model, numbers=base64.b64encode(small.tobytes()).decode("ascii"))
