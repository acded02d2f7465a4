"""TOML with its places: the standard reader says what is there, a walk over the same text says in which line.

The walk relies on the text being TOML, which the reader has made sure of; it reads no values.
"""

import re
import tomllib
from typing import Any

from wireroom.watch.file.nodes import Mark, Node, UnreadableError

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PLAIN_VALUE = re.compile(r"[^,\]}\n#]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)  # fmt: skip

_Path = tuple[str | int, ...]


def read_toml(text: str) -> Node:
    """Read a text as one marked map.

    Raises:
        UnreadableError: If it is not TOML.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = _AT.search(said)
        where = Mark(int(at[1]), int(at[2])) if at and at[1] else Mark(text.count("\n") + 1, 1)
        raise UnreadableError(where, f"not TOML: {_AT.sub('', said)}") from error
    except RecursionError as error:
        raise UnreadableError(Mark(1, 1), "not TOML: nested too deeply") from error
    return _node(data, (), _Places(text).marks, Mark(1, 1))


def _node(value: Any, path: _Path, marks: dict[_Path, Mark], above: Mark) -> Node:
    mark = marks.get(path, above)
    if isinstance(value, dict):
        keys = {key: _node(inner, (*path, key), marks, mark) for key, inner in value.items()}
        return Node(kind="map", mark=mark, keys=keys, key_marks={key: marks.get((*path, key), mark) for key in value})
    if isinstance(value, list):
        items = tuple(_node(inner, (*path, place), marks, mark) for place, inner in enumerate(value))
        return Node(kind="list", mark=mark, items=items)
    if isinstance(value, bool):
        return Node(kind="flag", mark=mark, value=value)
    if isinstance(value, int | float):
        return Node(kind="number", mark=mark, value=value, plain=str(value))
    return Node(kind="text", mark=mark, value=value if isinstance(value, str) else str(value))


class _Places:
    """Where each key and each item of a list stands."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._tables: dict[_Path, int] = {}
        self.marks: dict[_Path, Mark] = {}
        self._line, self._line_at = 1, 0
        base: _Path = ()
        while self._skip() < len(text):
            start = self._at
            if text.startswith("[", start):
                double = text.startswith("[[", start)
                self._at += 2 if double else 1
                base = self._table(self._keys(), double=double)
                for depth in range(1, len(base) + 1):
                    self._note(base[:depth], start)
                self._at = text.index("]", self._at) + (2 if double else 1)
            else:
                self._pair(base)

    def _skip(self) -> int:
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _note(self, path: _Path, at: int) -> None:
        self._line += self._text.count("\n", self._line_at, at)
        self._line_at = at
        self.marks.setdefault(path, Mark(self._line, at - self._text.rfind("\n", 0, at)))

    def _table(self, keys: list[str], *, double: bool) -> _Path:
        """Give the path that a header stands for: the last of each list of tables on the way."""
        path: _Path = ()
        for place, key in enumerate(keys):
            path = (*path, key)
            if double and place == len(keys) - 1:
                self._tables[path] = self._tables.get(path, -1) + 1
            if path in self._tables:
                path = (*path, self._tables[path])
        return path

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip()
            quoted = _STRING.match(self._text, self._at)
            bare = quoted or _BARE.match(self._text, self._at)
            if bare is None:
                return keys
            self._at = bare.end()
            keys.append(next(iter(tomllib.loads(f"{bare[0]} = 0"))) if quoted else bare[0])
            self._skip()
            if not self._text.startswith(".", self._at):
                return keys
            self._at += 1

    def _pair(self, base: _Path) -> None:
        start = self._at
        path: _Path = base
        for key in self._keys():
            path = (*path, key)
            self._note(path, start)
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _value(self, path: _Path) -> None:
        self._skip()
        if self._text.startswith("[", self._at):
            self._at += 1
            place = 0
            while not self._text.startswith("]", self._skip()):
                self._note((*path, place), self._at)
                self._value((*path, place))
                place += 1
                if self._text.startswith(",", self._skip()):
                    self._at += 1
            self._at += 1
        elif self._text.startswith("{", self._at):
            self._at += 1
            while not self._text.startswith("}", self._skip()):
                self._pair(path)
                if self._text.startswith(",", self._skip()):
                    self._at += 1
            self._at += 1
        else:
            found = _STRING.match(self._text, self._at) or _PLAIN_VALUE.match(self._text, self._at)
            self._at = found.end() if found else len(self._text)
