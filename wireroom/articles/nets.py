"""How likely does each run of a page belong to its article? The mean of a few small nets.

Taught by `make models-reader` from labelled pages of several public sets; `nets.json` says from which, under which
licences, and whose pages they were. The publishers are parted into folds, and the nets of each were taught on the pages
of all other folds: the product asks all nets, scores ask those that never saw a page of the publisher
(`docs/decisions`).
"""

import functools
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# With four folds each net sees three quarters of the pages. Two halves cost .005 of F (mean of five sets, tune half).
FOLDS = 4
# Above this many runs a page is judged in parts, so that its size does not decide how much memory is taken.
MOST_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class Nets:
    """Nets of three layers, stacked: k nets, c columns, h and g hidden numbers."""

    #: (c, k * h) and (k * h,).
    first: Floats
    first_bias: Floats
    #: (k, h, g) and (k, 1, g).
    second: Floats
    second_bias: Floats
    #: (k, g, 1) and (k, 1, 1).
    third: Floats
    third_bias: Floats

    def judge(self, rows: Floats) -> Floats:
        """Return a likelihood for each row.

        Args:
            rows: float32 (n, c), as `features.features_of` makes them.

        Returns:
            float32 (n,), between 0 and 1.
        """
        parts = [self._judge(rows[at : at + MOST_AT_ONCE]) for at in range(0, len(rows), MOST_AT_ONCE)]
        return np.concatenate(parts) if len(parts) != 1 else parts[0]

    def _judge(self, rows: Floats) -> Floats:
        nets, hidden, _ = self.second.shape
        inner = np.maximum(rows @ self.first + self.first_bias, 0)
        inner = inner.reshape(len(rows), nets, hidden).transpose(1, 0, 2)
        inner = np.maximum(inner @ self.second + self.second_bias, 0)
        told = (inner @ self.third + self.third_bias)[:, :, 0]
        # Beyond 30 a likelihood is 0 or 1 in all digits that are kept.
        return np.asarray((1 / (1 + np.exp(-np.clip(told, -30, 30)))).mean(axis=0), dtype=np.float32)


def stacked(nets: Sequence[tuple[Sequence[Floats], Sequence[Floats]]]) -> Nets:
    """Stack nets, each given as its three weights (in, out) and its three biases (out,)."""
    weights = [[np.asarray(net[0][layer], np.float32) for net in nets] for layer in range(3)]
    biases = [[np.asarray(net[1][layer], np.float32) for net in nets] for layer in range(3)]
    return Nets(
        first=np.concatenate(weights[0], axis=1),
        first_bias=np.concatenate(biases[0]),
        second=np.stack(weights[1]),
        second_bias=np.stack(biases[1])[:, None, :],
        third=np.stack(weights[2]),
        third_bias=np.stack(biases[2])[:, None, :],
    )


@functools.cache
def taught(fold: int | None = None) -> Nets:
    """Return the nets: those that never saw a page of the publishers of one fold, or all of them."""
    kept = np.load(io.BytesIO(files("wireroom.articles").joinpath("nets.npz").read_bytes()), allow_pickle=False)
    nets = []
    for name in range(FOLDS) if fold is None else (fold,):
        for at in range(int(kept["nets"])):
            layers = [kept[f"{name}_{at}_{layer}"].astype(np.float32) for layer in range(6)]
            nets.append((layers[:3], layers[3:]))
    return stacked(nets)


def unseen_by(publisher: str) -> Nets:
    """Return the nets that never saw a page of a publisher: all of them where none did.

    Args:
        publisher: Its registrable domain; "" is held to be any of fold 0.
    """
    seen = not publisher or known_as(publisher) in provenance()["publishers"]
    return taught(fold_of(publisher)) if seen else taught()


def fold_of(publisher: str) -> int:
    """Say in which fold a publisher's pages are.

    >>> fold_of("example.org") in range(FOLDS)
    True
    """
    return int(_digest(publisher)[1], 16) % FOLDS


def known_as(publisher: str) -> str:
    """Return the form in which a publisher is remembered as one that was learnt from."""
    return _digest(publisher)[:8]


def _digest(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


@functools.cache
def provenance() -> dict[str, Any]:
    """Return what the nets were taught from: columns, sets with licences and pages, publishers (by hash)."""
    given: dict[str, Any] = json.loads(files("wireroom.articles").joinpath("nets.json").read_text("utf-8"))
    return given
