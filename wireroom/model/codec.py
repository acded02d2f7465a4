"""From plain JSON values back to frozen records, by the records' own annotations."""

import functools
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any


def build(kind: Any, value: Any) -> Any:
    """Make a record of type `kind` out of decoded JSON. Unknown keys are dropped, missing ones take their default.

    Raises:
        TypeError: If a key without default is missing.
    """
    return _builder(kind)(value)


def _same(value: Any) -> Any:
    return value


@functools.cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind):
        return _record_builder(typing.cast("type", kind))
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [arg for arg in args if arg is not types.NoneType]
        if len(inner) == 1:
            make = _builder(inner[0])
            return _same if make is _same else lambda value: None if value is None else make(value)
        return _same
    if origin in (tuple, frozenset):
        if origin is tuple and not (len(args) == 2 and args[1] is Ellipsis):
            makes = [_builder(arg) for arg in args]
            return lambda value: tuple(make(item) for make, item in zip(makes, value, strict=True))
        make = _builder(args[0])
        whole: Callable[[Any], Any] = origin
        if make is _same:
            return whole
        return lambda value: whole(make(item) for item in value)
    if origin is dict:
        make = _builder(args[1])
        return dict if make is _same else lambda value: {key: make(item) for key, item in value.items()}
    if kind is float:
        return float
    return _same


def _record_builder(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    makes = [(item.name, _builder(hints[item.name])) for item in fields(kind)]

    def make_record(value: Any) -> Any:
        return kind(**{name: make(value[name]) for name, make in makes if name in value})

    return make_record
