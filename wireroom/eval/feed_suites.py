"""What do the test suites of other feed readers expect?

Five readers and one reader of lists ship test documents with expected values: feedparser and listparser as conditions
in a comment, the others as JSON beside the document. Their models differ; what all of them tell (title, address, id,
dates, author, text, categories) is turned into checks on fields of ours. What a document expects beyond that, and
values that a suite made up itself, such as ids where none is given, are no checks.
"""

import ast
import json
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

#: Suites with expected values, in the order of the report.
SUITES = ("feedparser", "gofeed", "feed-rs", "rss-parser", "fastfeedparser", "listparser")

_EXPECT = re.compile(rb"Expect:\s*(.+?)\s*(?:-->|\n)")
_EVAL = re.compile(rb"Eval:\s*(.+?)\s*\n")
_FEEDPARSER_FIELDS = {
    ("title",): "title",
    ("title_detail", "value"): "title",
    ("link",): "url",
    ("id",): "id",
    ("guid",): "id",
    ("author",): "author",
    ("author_detail", "name"): "author",
    ("description",): "text",
    ("summary",): "text",
    ("content", 0, "value"): "text",
    ("published_parsed",): "published",
    ("updated_parsed",): "updated",
    ("language",): "language",
    ("tags", 0, "term"): "category",
    ("category",): "category",
    ("source", "title"): "source",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One expected value. `index` is the number of the entry, None for the feed itself."""

    field: str
    index: int | None
    want: Any


def cases(suite: str, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes, list[Check]]]:
    """Yield (path, document, checks) for the documents of a suite that have checks.

    Args:
        suite: One of SUITES.
        files: The suite's files, path to bytes.
    """
    for path, body in sorted(files.items()):
        if suite == "feedparser":
            checks = list(_conditions(body))
        elif suite == "listparser":
            checks = list(_list_conditions(body))
        else:
            beside = _beside(suite, path, files)
            checks = list(_from_json(beside, body)) if beside is not None else []
        if checks:
            yield path, body, checks


def _beside(suite: str, path: str, files: Mapping[str, bytes]) -> bytes | None:
    """Return the JSON that tells what a document holds."""
    stem, _, ending = path.rpartition(".")
    if suite == "rss-parser":
        return files.get(stem.replace("/input/", "/output/") + ".json") if "/input/" in path else None
    if ending == "json" and not (suite == "feed-rs" and not path.endswith(".serde.json")):
        return None
    return files.get(stem + (".serde.json" if suite == "feed-rs" else ".json"))


def _conditions(body: bytes) -> Iterator[Check]:
    """Read feedparser's conditions: comparisons of a field with a literal, joined by `and`."""
    match = _EXPECT.search(body[:3000])
    if match is None:
        return
    try:
        tree = ast.parse(match[1].decode("utf-8", "replace"), mode="eval").body
    except (SyntaxError, ValueError):
        return
    for part in tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]:
        if not (isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.ops[0], ast.Eq)):
            continue
        chain = _chain(part.left)
        try:
            want = ast.literal_eval(part.comparators[0])
        except (ValueError, SyntaxError):
            continue
        index = chain[1] if len(chain) > 2 and chain[0] == "entries" else None
        name = _FEEDPARSER_FIELDS.get(tuple(chain[2:] if index is not None else chain[1:]))
        if name and (index is not None or (chain[:1] == ["feed"] and name in ("title", "url", "language"))):
            yield from _usable(name, index, want)


def _chain(node: ast.expr) -> list[Any]:
    """Return `entries[0]['title']` as ["entries", 0, "title"]; [] for anything else."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        outer = _chain(node.value)
        return [*outer, node.slice.value] if outer else []
    return []


def _list_conditions(body: bytes) -> Iterator[Check]:
    for line in _EVAL.findall(body[:3000]):
        found = re.match(r"len\(result\['feeds'\]\) == (\d+)$", line.decode("utf-8", "replace"))
        if found:
            yield Check(field="feeds", index=None, want=int(found[1]))
        found = re.match(r"result\['feeds'\]\[(\d+)\]\['(url|title)'\] == '(.*)'$", line.decode("utf-8", "replace"))
        if found:
            yield Check(field=f"list_{found[2]}", index=int(found[1]), want=found[3])


def _from_json(expected: bytes, body: bytes) -> Iterator[Check]:
    try:
        node = json.loads(expected)
    except ValueError:
        return
    if not isinstance(node, dict):
        return
    node = node.get("feed", node) if isinstance(node.get("feed"), dict) and "items" in node["feed"] else node
    entries = node.get("items", node.get("entries"))
    yield from _usable("title", None, _inner(node.get("title")))
    if not isinstance(entries, list):
        return
    yield Check(field="entries", index=None, want=len(entries))
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict):
            continue
        values = {
            "title": _inner(entry.get("title")),
            "url": entry.get("link") or _alternate(entry.get("links")),
            "id": _given(_inner(entry.get("guid") or entry.get("id")), body),
            "author": _name(entry),
            "text": _inner(entry.get("content")) or _inner(entry.get("summary")) or _inner(entry.get("description")),
            "published": _instant(
                entry.get("publishedParsed")
                or entry.get("pubDateParsed")
                or entry.get("isoDate")
                or entry.get("published")
            ),
            "updated": _instant(entry.get("updatedParsed") or entry.get("updated")),
            "category": _inner((entry.get("categories") or entry.get("tags") or [None])[0]),
        }
        if values["updated"] == values["published"]:
            values["updated"] = None  # one date under two names
        for name, want in values.items():
            yield from _usable(name, index, want)


def _usable(name: str, index: int | None, want: Any) -> Iterator[Check]:
    """Yield a check where the expected value is of a kind that we can have, else nothing."""
    if name in ("published", "updated"):
        if isinstance(want, tuple) and len(want) >= 6:
            want = float(timegm((*want[:6], 0, 0, 0)))
        if not isinstance(want, float):
            return
    elif not isinstance(want, str) or not want.strip():
        return
    elif name == "url" and (not want.startswith("http") or "127.0.0.1" in want):
        return  # relative, or relative to the suite's own server
    elif name == "author" and ("@" in want or want.startswith("http")):
        return  # an address is no name
    yield Check(field=name, index=index, want=want)


def _inner(value: Any) -> str | None:
    """Return the text of a value, in whichever holder a suite puts it."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        names = ("value", "content", "body", "label", "term", "#text", "_")
        value = next((value[name] for name in names if isinstance(value.get(name), str) and value[name]), None)
    return value if isinstance(value, str) else None


def _alternate(links: Any) -> str | None:
    if not isinstance(links, list):
        return None
    for link in links:
        if isinstance(link, str):
            return link
        if isinstance(link, dict) and link.get("rel") in (None, "", "alternate"):
            return link.get("href")
    return None


def _given(value: str | None, body: bytes) -> str | None:
    """Return an id if it stands in the document; else the suite has made it up."""
    return value if value and value.encode() in body else None


def _name(entry: dict[str, Any]) -> str | None:
    people = entry.get("authors")
    first = people[0] if isinstance(people, list) and people else entry.get("author") or entry.get("creator")
    if isinstance(first, dict):
        first = first.get("name")
    return first if isinstance(first, str) else None


def _instant(value: Any) -> float | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
