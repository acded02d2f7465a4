"""The definitions that come with Wireroom: a beginning for the analyst, read like any other file."""

import importlib.resources

_FOLDER = importlib.resources.files("wireroom.watch") / "situations"
_END = ".yaml"


def shipped_names() -> list[str]:
    """Name them."""
    return sorted(item.name.removesuffix(_END) for item in _FOLDER.iterdir() if item.name.endswith(_END))


def shipped_text(name: str) -> str:
    """Give the text of one of them.

    Raises:
        KeyError: If none of that name comes with Wireroom.
    """
    if name not in shipped_names():
        raise KeyError(name)
    return (_FOLDER / f"{name}{_END}").read_text("utf-8")
