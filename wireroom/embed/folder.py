"""Directions from a sentence model in a folder of yours, by the extra `onnx`.

The folder is as hubs offer it: `tokenizer.json` beside `model.onnx`, or the latter in `onnx/`. Nothing is fetched: only
the gateway opens connections, so whoever wants a model of a hub brings it here with the hub's own tool.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from wireroom.errors import ConfigError

#: Pieces of words read of a text: a title and its lead are shorter, and time grows with their square.
MOST_PIECES = 256
#: Names under which models give one vector for the whole text.
_WHOLE = ("sentence_embedding", "text_embeds")


def model_file(folder: Path) -> Path:
    """Name the file of the model in a folder.

    Raises:
        ConfigError: If a part is missing.
    """
    found = next((path for path in (folder / "model.onnx", folder / "onnx" / "model.onnx") if path.is_file()), None)
    if found is None or not (folder / "tokenizer.json").is_file():
        raise ConfigError("embedder", f"{folder} is no folder with tokenizer.json and model.onnx (or onnx/model.onnx)")
    return found


class FolderEmbedder:
    """A `ports.Embedder` over an ONNX model: its own vector of the text, else the mean over its pieces."""

    def __init__(self, folder: Path) -> None:
        """Load the model.

        Raises:
            ConfigError: If the folder holds none that can be used.
        """
        path = model_file(folder)
        try:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers share the cores
            self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # both libraries raise bare exceptions of their own
            raise ConfigError("embedder", f"{folder}: the model could not be loaded ({error})") from error
        self._tokenizer.enable_truncation(MOST_PIECES)
        self._tokenizer.enable_padding()
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._outputs = [one.name for one in self._session.get_outputs()]
        self.name = f"{folder.name}/{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one vector of length 1 for each text."""
        if not texts:
            return []
        pieces = self._tokenizer.encode_batch(list(texts))
        mask = np.array([one.attention_mask for one in pieces], dtype=np.int64)
        given = {
            "input_ids": np.array([one.ids for one in pieces], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        wanted = next((name for name in _WHOLE if name in self._outputs), self._outputs[0])
        told = self._session.run([wanted], {name: value for name, value in given.items() if name in self._inputs})[0]
        found: list[list[float]] = _unit(_pooled(np.asarray(told, dtype=np.float64), mask)).tolist()
        return found


def _pooled(told: npt.NDArray[np.float64], mask: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Bring vectors of pieces (n, pieces, d) to one a text (n, d), padding left out; one a text stays as it is."""
    if told.ndim == 2:
        return told
    weights = mask[:, :, np.newaxis].astype(np.float64)
    mean: npt.NDArray[np.float64] = (told * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0)
    return mean


def _unit(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    out: npt.NDArray[np.float64] = rows / np.where(lengths > 0.0, lengths, 1.0)
    return out
