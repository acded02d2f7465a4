"""What a value of a definition may look like: each shape both reads a value and writes its part of the JSON Schema.

Reading never stops at the first mistake: what is wrong is noted with its line, and `WRONG` stands for the value.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from wireroom.watch.file.nodes import Mark, Node, Problem, nearest


class _Wrong:
    """Stands for a value that could not be read; its problem was noted."""


WRONG = _Wrong()

Schema = dict[str, Any]


@dataclass(slots=True)
class Notes:
    """The problems of one file."""

    problems: list[Problem] = field(default_factory=list)

    def wrong(self, at: Node | Mark, where: str, reason: str) -> _Wrong:
        """Note that something is wrong."""
        mark = at.mark if isinstance(at, Node) else at
        self.problems.append(Problem(mark.line, mark.column, where, reason))
        return WRONG


class Shape(Protocol):
    """What a value may look like."""

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give the value, or WRONG after its problem was noted."""

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words; a bare number is one too where no pattern asks for more. `check` gives a reason to refuse, or nothing."""

    longest: int = 1000
    #: A pattern that the whole must match, and what it asks for in words.
    pattern: str = ""
    says: str = ""
    check: Callable[[str], str] | None = None

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give the text with single spaces."""
        number = node.plain if node.kind == "number" and not self.pattern else None
        said = node.value if node.kind == "text" else number
        if not isinstance(said, str) or not said.strip() or len(said) > self.longest:
            more = "; put it in quotes" if node.kind == "flag" else ""
            return notes.wrong(node, where, self.says or f"a text of 1 to {self.longest} characters is needed{more}")
        if self.pattern and not re.fullmatch(self.pattern, said):
            return notes.wrong(node, where, f"{said!r}: {self.says}")
        reason = self.check(said) if self.check else ""
        return notes.wrong(node, where, reason) if reason else " ".join(said.split())

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""
        if self.pattern:
            return {"type": "string", "maxLength": self.longest, "pattern": f"^(?:{self.pattern})$"}
        return {"type": ["string", "number"], "maxLength": self.longest, "pattern": r"\S"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, each for itself or by another word for the same."""

    options: tuple[str, ...]
    #: Another word -> the option that it stands for.
    same: Mapping[str, str] = field(default_factory=dict)

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give the option."""
        if node.kind not in ("text", "number", "flag"):
            return notes.wrong(node, where, f"one of {', '.join(self.options)} is needed")
        said = str(node.value) if node.kind == "text" else str(node.value).lower()
        if said in self.options:
            return said
        if said in self.same:
            return self.same[said]
        hint = nearest(said, self.options)
        hint = hint if "mean" in hint else f"; it is one of {', '.join(self.options)}"
        return notes.wrong(node, where, f"{said!r} is not known here{hint}")

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""
        return {"enum": [*self.options, *self.same]}


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give the flag."""
        return node.value if node.kind == "flag" else notes.wrong(node, where, "true or false is needed")

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two."""

    low: float
    high: float
    whole: bool = False

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give the number."""
        value = node.value
        fits = node.kind == "number" and isinstance(value, int | float) and self.low <= value <= self.high
        if fits and isinstance(value, int | float) and (not self.whole or value == int(value)):
            return int(value) if self.whole else float(value)
        kind = "a whole number" if self.whole else "a number"
        quoted = "; take off the quotes" if node.kind == "text" and node.plain is None else ""
        return notes.wrong(node, where, f"{kind} from {self.low:g} to {self.high:g} is needed{quoted}")

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""
        return {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Many:
    """A list. `single`: one value may stand without brackets."""

    of: Shape
    single: bool = False
    most: int = 2000
    exactly: int | None = None

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give the values as a tuple."""
        if node.kind != "list":
            if self.single and node.kind != "nothing":
                value = self.of.read(node, where, notes)
                return WRONG if value is WRONG else (value,)
            return notes.wrong(node, where, "a list is needed")
        if len(node.items) > self.most or (self.exactly is not None and len(node.items) != self.exactly):
            return notes.wrong(node, where, f"{self.exactly or self.most} items are asked for, not {len(node.items)}")
        values = [self.of.read(item, _item_name(where, item, place), notes) for place, item in enumerate(node.items, 1)]
        return WRONG if WRONG in values else tuple(values)

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""
        made: Schema = {"type": "array", "items": self.of.schema(), "maxItems": self.exactly or self.most}
        if self.exactly is not None:
            made["minItems"] = self.exactly
        return {"anyOf": [self.of.schema(), made]} if self.single else made


def _item_name(where: str, node: Node, place: int) -> str:
    """Name an item of a list by its id, as a person would."""
    if node.kind != "map":
        return where
    named = next((node.keys[key].value for key in ("id", "number", "name") if key in node.keys), None)
    return f"{where} {named if isinstance(named, str | int) else place}"


@dataclass(frozen=True, slots=True)
class ByName:
    """A map whose keys are the writer's own. The keys are texts of `key`."""

    key: Text
    of: Shape

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give the values by key, in the file's order."""
        if node.kind != "map":
            return notes.wrong(node, where, "names with values are needed, such as `name: value`")
        made = {}
        for name, inner in node.keys.items():
            mark = node.key_marks.get(name, inner.mark)
            key = self.key.read(Node(kind="text", mark=mark, value=name), where, notes)
            made[key] = self.of.read(inner, f"{where}.{name}", notes)
        return WRONG if WRONG in made or WRONG in made.values() else made

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^(?:{self.key.pattern})$" if self.key.pattern else r"\S"},
            "additionalProperties": self.of.schema(),
        }


@dataclass(frozen=True, slots=True)
class Either:
    """Different shapes for different kinds of value: "map", "list", "text" (numbers too), "number" or "flag"."""

    shapes: Mapping[str, Shape]
    says: str

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give what the shape for this kind of value reads."""
        shape = self.shapes.get(node.kind) or (self.shapes.get("text") if node.kind == "number" else None)
        return notes.wrong(node, where, self.says) if shape is None else shape.read(node, where, notes)

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""
        return {"anyOf": [shape.schema() for shape in self.shapes.values()]}


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table."""

    name: str
    of: Shape
    says: str
    needed: bool = False
    #: What it is where the file does not say.
    default: Any = None
    #: Other names for it: files written with them are read for good.
    old: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table as read: values by the names of its keys, and where it stands."""

    node: Node
    where: str
    values: Mapping[str, Any]
    #: Name of a key -> as it is written in this file.
    written: Mapping[str, str]

    def __getitem__(self, name: str) -> Any:
        """Give a value, or its default."""
        return self.values[name]

    def has(self, name: str) -> bool:
        """Whether the file says it."""
        return name in self.written

    def node_of(self, name: str) -> Node:
        """Give the value as written, or the table where it is not."""
        return self.node.keys[self.written[name]] if name in self.written else self.node

    def place_of(self, name: str) -> str:
        """Name a key of it."""
        return f"{self.where}.{self.written.get(name, name)}" if self.where else self.written.get(name, name)


@dataclass(frozen=True, slots=True)
class Table:
    """A map with known keys."""

    keys: tuple[Key, ...]

    def read(self, node: Node, where: str, notes: Notes) -> Any:
        """Give it as a row; every unknown key, missing key and wrong value is noted."""
        if node.kind != "map":
            return notes.wrong(node, where, "keys with values are needed, such as `key: value`")
        before = len(notes.problems)
        by_name = {name: key for key in self.keys for name in (key.name, *key.old)}
        written: dict[str, str] = {}
        misspelt: set[str] = set()
        for name in node.keys:
            mark = node.key_marks.get(name, node.mark)
            if name not in by_name:
                meant = nearest(name, by_name)
                misspelt.add(meant)
                cut = "; a text that holds a comma is put in quotes" if node.keys[name].kind == "nothing" else ""
                notes.wrong(mark, where, f"there is no key {name!r} here{meant or cut}")
            elif by_name[name].name in written:
                notes.wrong(mark, where, f"{name!r} and {written[by_name[name].name]!r} are the same; keep one of them")
            else:
                written[by_name[name].name] = name
        values = {}
        for key in self.keys:
            if key.name not in written:
                values[key.name] = key.default
                if key.needed and not any(repr(name) in meant for name in (key.name, *key.old) for meant in misspelt):
                    notes.wrong(node, where, f"{key.name!r} is missing")
                continue
            name = written[key.name]
            values[key.name] = key.of.read(node.keys[name], f"{where}.{name}" if where else name, notes)
        return WRONG if len(notes.problems) > before else Row(node, where, values, written)

    def schema(self) -> Schema:
        """Give the same as JSON Schema."""
        properties: dict[str, Any] = {}
        rules: list[Schema] = []
        for key in self.keys:
            properties[key.name] = {"description": key.says, **key.of.schema()}
            for name in key.old:
                properties[name] = {"description": f"The same as {key.name}.", "deprecated": True, **key.of.schema()}
            names = (key.name, *key.old)
            if key.needed and key.old:
                rules.append({"oneOf": [{"required": [name]} for name in names]})
            elif key.old:
                rules.append({"not": {"required": list(names[:2])}})
        made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        needed = [key.name for key in self.keys if key.needed and not key.old]
        if needed:
            made["required"] = needed
        if rules:
            made["allOf"] = rules
        return made

    def names(self) -> Iterable[str]:
        """Name all keys, here and below."""
        for key in self.keys:
            yield key.name
            yield from _names_below(key.of)


def _names_below(shape: Shape) -> Iterable[str]:
    if isinstance(shape, Table):
        yield from shape.names()
    elif isinstance(shape, Many | ByName):
        yield from _names_below(shape.of)
    elif isinstance(shape, Either):
        for inner in shape.shapes.values():
            yield from _names_below(inner)
