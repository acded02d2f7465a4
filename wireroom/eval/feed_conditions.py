"""What do the conditions in the comments of feedparser's and listparser's test documents ask for?

A condition is an expression of Python over the reader's result. It is taken apart, never run: what it asks of fields
that are compared becomes questions to our own reading; all else, such as `bozo`, is left out of the conjunction.
"""

import ast
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wireroom.eval.feed_said import Read, said, same
from wireroom.feeds.dates import by_standard

_EXPECT = re.compile(rb"Expect:\s*(.+?)\s*(?:-->|\n)")
_EVAL = re.compile(rb"Eval:\s*(.+?)\s*\n")
_MAIL = re.compile(r"\s*[(<]?[^\s@<>()]+@[^\s@<>()]+[)>]?\s*")

# (field of theirs below the feed or the entry) -> field of ours.
_Names = Mapping[tuple[Any, ...], str]
_TEXTS: _Names = {("title",): "title", ("title_detail", "value"): "title", ("link",): "url"}
_OF_FEED: _Names = {**_TEXTS, ("language",): "language"}
_OF_ENTRY: _Names = {
    **_TEXTS,
    ("id",): "id",
    ("guid",): "id",
    ("author",): "authors",
    ("author_detail", "name"): "authors",
    ("authors", 0, "name"): "authors",
    ("authors", 1, "name"): "authors",
    ("description",): "summary",
    ("summary",): "summary",
    ("summary_detail", "value"): "summary",
    ("content", 0, "value"): "content",
    ("published",): "published",
    ("published_parsed",): "published",
    ("created",): "published",
    ("created_parsed",): "published",
    ("updated",): "updated",
    ("updated_parsed",): "updated",
    ("language",): "language",
}
_OF_LISTED: _Names = {("title",): "title", ("url",): "url"}

_Place = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression, of which the parts on compared fields must hold."""

    node: ast.expr

    def disagreement(self, read: Read) -> str | None:
        """Say what was read instead; None where it agrees."""
        if _holds(self.node, read):
            return None
        got = {
            f"{field} of {'the feed' if n is None else f'entry {n}'}": said(read, field, n) for field, n in self.places
        }
        return ", ".join(f"{name} is {value!r}" for name, value in got.items())

    @property
    def places(self) -> list[_Place]:
        """Fields that it asks for, each with the number of its entry."""
        found = (_place(node) for node in ast.walk(self.node) if isinstance(node, ast.Subscript | ast.Attribute))
        return [place for place in dict.fromkeys(found) if place is not None]


def conditions_of_feed(body: bytes) -> tuple[Condition, ...]:
    """Return what feedparser expects of a document, without what is not compared."""
    match = _EXPECT.search(_plain(body)[:6000])
    return tuple(_compared([match[1]])) if match else ()


def conditions_of_list(body: bytes) -> tuple[Condition, ...]:
    """Return what listparser expects of a document."""
    return tuple(_compared(_EVAL.findall(body[:3000])))


def _plain(body: bytes) -> bytes:
    """Return the beginning of a document as ASCII, whatever its encoding: conditions are written in it."""
    return body[:12000].replace(b"\0", b"") if b"\0" in body[:400] else body[:6000]


def _compared(lines: list[bytes]) -> Iterator[Condition]:
    for line in lines:
        try:
            node = ast.parse(line.decode("utf-8", "replace"), mode="eval").body
        except (SyntaxError, ValueError):
            continue
        if _holds(node, None) is not None:  # whether it can be told does not depend on what was read
            yield Condition(node)


def _holds(node: ast.expr, read: Read) -> bool | None:
    """Say whether an expression is true of our reading; None where it is about something that is not compared."""
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            known = [found for found in (_holds(part, read) for part in parts) if found is not None]
            return all(known) if known else None
        case ast.BoolOp(values=parts):
            found = [_holds(part, read) for part in parts]
            return None if None in found else any(found)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            inside = _holds(inner, read)
            return None if inside is None else not inside
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            return _equal(left, right, read)
        case ast.Compare(left=left, ops=[ast.In()], comparators=[ast.Tuple(elts=choices)]):
            found = [_equal(choice, left, read) for choice in choices]
            return None if None in found else any(found)
        case ast.Call(func=ast.Attribute(value=holder, attr="has_key"), args=[ast.Constant(value=str(name))]):
            place = _place(ast.Subscript(value=holder, slice=ast.Constant(value=name)))
            return None if place is None else bool(said(read, *place))
    place = _place(node)
    return None if place is None else bool(said(read, *place))


def _equal(left: ast.expr, right: ast.expr, read: Read) -> bool | None:
    place, other = _place(left), _place(right)
    if place is None:
        return None
    if other is not None:
        return bool(said(read, *place) == said(read, *other))
    try:
        want = _wanted(place[0], ast.literal_eval(right))
    except (ValueError, SyntaxError):
        return None
    return None if want is _NO_CHECK else same(place[0], said(read, *place), want)


_NO_CHECK = object()


def _wanted(field: str, value: Any) -> Any:
    """Return an expected value in our own terms."""
    if field in ("published", "updated"):
        if isinstance(value, tuple) and len(value) >= 6:
            return float(timegm((*value[:6], 0, 0, 0)))
        return by_standard(value) if isinstance(value, str) and value else _NO_CHECK
    if field == "authors" and isinstance(value, str):
        return _MAIL.sub("", value) or _NO_CHECK  # an address is no name
    return value


def _place(node: ast.expr) -> _Place | None:
    """Return which field of ours an expression looks at, and of which entry; None where it is another."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len" and len(node.args) == 1:
        counted = _place(node.args[0])
        return counted if counted in (("entries", None), ("feeds", None)) else None
    match _chain(node):
        case ["entries"] | ["result", "feeds"] as chain:
            return chain[-1], None
        case ["feed", *names]:
            return _named(_OF_FEED, names, None)
        case ["entries", int(index), *names]:
            return _named(_OF_ENTRY, names, index)
        case ["result", "feeds", int(index), *names]:
            return _named(_OF_LISTED, names, index)
        case ["result", "meta", "title"]:
            return "list_title", None
    return None


def _named(fields: _Names, names: list[Any], index: int | None) -> _Place | None:
    field = fields.get(tuple(names))
    return None if field is None else (field, index)


def _chain(node: ast.expr) -> list[Any]:
    """Return `entries[0]['title']` and `entries[0].title` as ["entries", 0, "title"]; [] for anything else."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Subscript(value=holder, slice=ast.Constant(value=key)) | ast.Attribute(value=holder, attr=key):
            outer = _chain(holder)
            return [*outer, key] if outer else []
    return []
