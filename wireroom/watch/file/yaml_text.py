"""YAML as a definition may use it: maps, lists, words and numbers, and nothing that surprises.

A plain word is a text unless it is `true`, `false`, `null` or a number, so that the language `no`, the key `on` and the
time `06:00` stay what was written. Anchors, aliases, tags, several documents and repeated keys are refused: a file of a
few lines cannot become a large one, and what is written twice is a mistake.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from wireroom.watch.file.nodes import Mark, Node, UnreadableError

#: Deepest nesting; the deepest that any key asks for is eight.
DEEPEST = 20
_NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,3})?\Z")


def read_yaml(text: str) -> Node:
    """Read a text as one marked map.

    Raises:
        UnreadableError: If it is not YAML, or uses what is refused here.
    """
    try:
        return _document(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
        raise UnreadableError(where, f"not YAML: {_told(error, text, where)}") from error
    except yaml.YAMLError as error:  # a character that no file may hold
        raise UnreadableError(Mark(1, 1), f"not YAML: {' '.join(str(error).split())}") from error


def _told(error: yaml.MarkedYAMLError, text: str, where: Mark) -> str:
    lines = text.splitlines()
    line = lines[where.line - 1].lstrip() if where.line <= len(lines) else ""
    said = error.problem or error.context or "it cannot be understood"
    if "\t" in line or "'\\t'" in said:
        return f"{said}; indent with spaces, not with tabs"
    if "mapping values are not allowed" in said:
        return f"{said}; a text that holds a colon is put in quotes"
    if "could not find expected ':'" in said:
        return f"{said}; after a key stand a colon and a space"
    return said


def _document(events: Iterator[Any]) -> Node:
    root: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise UnreadableError(_mark(event), "a file holds one document; take out the line ---")
        if isinstance(event, yaml.NodeEvent):
            root = _node(event, events, 0)
    if root is None or root.kind != "map":
        raise UnreadableError(
            root.mark if root else Mark(1, 1), "a file begins with keys, such as `situation: my-strait`"
        )
    return root


def _node(event: Any, events: Iterator[Any], depth: int) -> Node:
    mark = _mark(event)
    if isinstance(event, yaml.AliasEvent):
        raise UnreadableError(mark, f"*{event.anchor} is read as an alias, and there are none here; a term that begins "
                              "with * is put in quotes")  # fmt: skip
    if event.anchor is not None:
        raise UnreadableError(mark, f"&{event.anchor} is read as an anchor, and there are none here; put it in quotes")
    if event.tag is not None and event.tag != "!":
        raise UnreadableError(mark, f"{event.tag} is read as a tag, and there are none here; put it in quotes")
    if depth > DEEPEST:
        raise UnreadableError(mark, f"nested deeper than {DEEPEST} levels")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, mark)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            items.append(_node(inner, events, depth + 1))
        return Node(kind="list", mark=mark, items=tuple(items))
    return _map(events, mark, depth)


def _map(events: Iterator[Any], mark: Mark, depth: int) -> Node:
    keys: dict[str, Node] = {}
    marks: dict[str, Mark] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        at = _mark(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise UnreadableError(at, "a key is a word")
        name = event.value
        if name in keys:
            raise UnreadableError(at, f"the key {name!r} stands here a second time (first in line {marks[name].line})")
        marks[name] = at
        keys[name] = _node(next(events), events, depth + 1)
    return Node(kind="map", mark=mark, keys=keys, key_marks=marks)


def _scalar(event: Any, mark: Mark) -> Node:
    said = event.value
    if event.style is not None:
        return Node(kind="text", mark=mark, value=said)
    if said in ("true", "false"):
        return Node(kind="flag", mark=mark, value=said == "true")
    if said in ("", "~", "null"):
        return Node(kind="nothing", mark=mark, plain=said)
    if _NUMBER.match(said):
        whole = said.lstrip("+-").isdigit()
        return Node(kind="number", mark=mark, value=int(said) if whole else float(said), plain=said)
    return Node(kind="text", mark=mark, value=said, plain=said)


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)
