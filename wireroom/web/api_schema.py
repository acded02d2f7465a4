"""From frozen dataclasses to JSON Schema (2020-12), as OpenAPI 3.1 takes it.

The records that the API answers with are its only description:

    at: Annotated[str, Says("When it was seen.", format="date-time")]
"""

import dataclasses
import types
import typing
from typing import Any

Schema = dict[str, Any]

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


class Says:
    """Words on a field, and further keys of its schema."""

    def __init__(self, about: str, **more: Any) -> None:
        self.keys = {**more, "description": about}


def schema_of(kind: Any, known: dict[str, Schema]) -> Schema:
    """Describe a type; dataclasses are described once in `known`, under their names, and referred to.

    >>> known = {}
    >>> schema_of(tuple[int, ...] | None, known)
    {'anyOf': [{'type': 'array', 'items': {'type': 'integer'}}, {'type': 'null'}]}

    Raises:
        TypeError: If the type has no place in an answer.
    """
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        inner, *notes = typing.get_args(kind)
        made = dict(schema_of(inner, known))
        for note in notes:
            made |= note.keys
        return made
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [schema_of(part, known) for part in typing.get_args(kind)]}
    if origin is tuple and typing.get_args(kind)[1:] == (...,):
        return {"type": "array", "items": schema_of(typing.get_args(kind)[0], known)}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record(kind, known)
    raise TypeError(f"{kind!r} cannot stand in an answer")


def _record(kind: type, known: dict[str, Schema]) -> Schema:
    name = kind.__name__
    if name not in known:
        known[name] = {}  # it may speak of itself
        hints = typing.get_type_hints(kind, include_extras=True)
        known[name] = {
            "type": "object",
            "description": (kind.__doc__ or "").strip(),
            "properties": {field.name: schema_of(hints[field.name], known) for field in dataclasses.fields(kind)},
            "required": [field.name for field in dataclasses.fields(kind)],
            "additionalProperties": False,
        }
    return {"$ref": f"#/components/schemas/{name}"}
