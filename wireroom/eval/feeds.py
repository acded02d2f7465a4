"""How much of what feeds say do we read, and does it agree with what others read?"""

import gzip
import html
import json
import re
import tarfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from wireroom.errors import FeedError, OpmlError
from wireroom.eval.feed_suites import SUITES, Check, cases
from wireroom.eval.split import in_half
from wireroom.feeds.opml import OpmlList, read_opml
from wireroom.feeds.parse import parse
from wireroom.model.entry import ParsedFeed
from wireroom.text.sanitise import sanitise

# Documents that come without an address are read as if they came from here.
_SOMEWHERE = "http://example.com/feed"
# Speed is measured over passes of at least this many seconds, since a small folder takes a few milliseconds.
_LEAST_SECONDS = 1.0


def run(paths: Iterable[Path], half: str = "all") -> dict[str, Any]:
    """Parse every file of folders such as `feeds-conformance` and `feeds-real`, and compare where values are expected.

    Args:
        paths: Folders with tar archives or files, or single files.
        half: "tune", "report" or "all"; the group is the path of the file.

    Returns:
        `files, parsed, crashed, entries, agreement, suites{name: {files, agreed, disagreed}}, mb_per_cpu_s`.
        A file agrees if all its expected values do. `agreement` is over the files with expected values; None without
        any. `crashed` counts anything but a feed or a FeedError.
    """
    files = parsed = crashed = entries = agreed = disagreed = 0
    suites: dict[str, dict[str, int]] = {}
    bodies: list[tuple[bytes, str]] = []
    for name, held in _archives(paths):
        chosen = {path: body for path, body in held.items() if in_half(path, half)}
        urls = _addresses(paths)
        for path, body in sorted(chosen.items()):
            files += 1
            bodies.append((body, urls.get(path) or _SOMEWHERE))
            feed, broke = _read(*bodies[-1])
            crashed += broke
            parsed += feed is not None
            entries += len(feed.entries) if feed else 0
        if name in SUITES:
            whole = cases(name, held)
            results = [_agrees(body, checks) for path, body, checks in whole if in_half(path, half)]
            suites[name] = {
                "files": len(results),
                "agreed": sum(results),
                "disagreed": len(results) - sum(results),
            }
            agreed, disagreed = agreed + sum(results), disagreed + len(results) - sum(results)
    return {
        "files": files,
        "parsed": parsed,
        "crashed": crashed,
        "entries": entries,
        "agreement": round(agreed / (agreed + disagreed), 4) if agreed + disagreed else None,
        "suites": suites,
        "mb_per_cpu_s": _speed(bodies),
    }


def disagreements(path: Path) -> Iterator[tuple[str, str, Check, Any]]:
    """Yield (suite, file, check, what we read) for every expected value that we do not give; for people who tune."""
    for name, held in _archives([path]):
        for file, body, checks in cases(name, held) if name in SUITES else ():
            for check in checks:
                got = _got(body, check)
                if not _same(check, got):
                    yield name, file, check, got


def _read(body: bytes, url: str) -> tuple[ParsedFeed | None, bool]:
    try:
        return parse(body, url=url), False
    except FeedError:
        return None, False
    except Exception:  # what this number is for
        return None, True


def _agrees(body: bytes, checks: list[Check]) -> bool:
    return all(_same(check, _got(body, check)) for check in checks)


def _got(body: bytes, check: Check) -> Any:
    """Return what we read where a check looks; None where nothing stands."""
    if check.field == "feeds" or check.field.startswith("list_"):
        return _got_from_list(body, check)
    feed, _ = _read(body, _SOMEWHERE)
    if feed is None:
        return None
    if check.index is None:
        return {"entries": len(feed.entries), "title": feed.title, "url": feed.link, "language": feed.language}.get(
            check.field
        )
    if check.index >= len(feed.entries):
        return None
    entry = feed.entries[check.index]
    base = entry.url or _SOMEWHERE
    return {
        "title": entry.title,
        "url": entry.url,
        "id": entry.id,
        "author": entry.authors,
        "text": [sanitise(markup, base=base) for markup in (entry.content_html, entry.summary_html)],
        # Readers disagree on what to tell where a feed gives one of the two dates alone; the instant must be right.
        "published": entry.updated if entry.published is None else entry.published,
        "updated": entry.updated,
        "language": entry.language,
        "category": entry.categories,
        "source": entry.source_name,
    }.get(check.field)


def _got_from_list(body: bytes, check: Check) -> Any:
    try:
        found = read_opml(body)
    except OpmlError:
        found = OpmlList()
    if check.index is None:
        return len(found.feeds)
    if check.index >= len(found.feeds):
        return None
    return found.feeds[check.index].url if check.field == "list_url" else found.feeds[check.index].title


def _same(check: Check, got: Any) -> bool:
    """Compare what is expected with what we have: words with words, instants to the second, codes by their language."""
    want = check.want
    if got is None or isinstance(want, int | float):
        return got is not None and abs(got - want) < 1
    if check.field == "language":
        return bool(got == want[:2].lower())
    if check.field in ("url", "list_url"):
        return _bare(got) == _bare(want)
    held = got if isinstance(got, list | tuple) else [got]
    return any(_visible(one) == _visible(want) for one in held)


def _bare(url: str) -> str:
    return html.unescape(url).strip().rstrip("/").partition("://")[2].lower()


def _visible(markup: str) -> str:
    """Return the words of a text or of markup, without white space, however it is escaped."""
    for _ in range(2):
        markup = html.unescape(re.sub(r"<(script|style)\b.*?</\1>", "", markup, flags=re.DOTALL | re.IGNORECASE))
        markup = re.sub(r"</?[A-Za-z!][^<>]*>", "", markup)
    return "".join(markup.split())


def _archives(paths: Iterable[Path]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield (name, files) for each archive of a folder, or for a folder's or file's own bytes."""
    for path in paths:
        archives = sorted(path.glob("*.tar.xz")) if path.is_dir() else [path] if path.name.endswith(".tar.xz") else []
        for archive in archives:
            with tarfile.open(archive) as opened:
                members = ((member.name.removeprefix("./"), opened.extractfile(member)) for member in opened)
                yield archive.name.removesuffix(".tar.xz"), {name: file.read() for name, file in members if file}
        if not archives:
            own = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
            yield path.name, {str(one.relative_to(path.parent)): one.read_bytes() for one in own}


def _addresses(paths: Iterable[Path]) -> dict[str, str]:
    """Return the addresses of files, where the folder's index knows them."""
    found: dict[str, str] = {}
    for path in paths:
        for index in sorted(path.glob("index.jsonl*")) if path.is_dir() else ():
            data = gzip.decompress(index.read_bytes()) if index.suffix == ".gz" else index.read_bytes()
            for row in map(json.loads, data.splitlines()):
                if row.get("url"):
                    found[row["path"]] = row["url"]
    return found


def _speed(bodies: list[tuple[bytes, str]]) -> float | None:
    """Return how many MB a second of one core are parsed, over as many passes as take a second."""
    size = sum(len(body) for body, _ in bodies)
    passes, began = 0, time.process_time()
    while bodies and time.process_time() - began < _LEAST_SECONDS:
        for body, url in bodies:
            _read(body, url)
        passes += 1
    took = time.process_time() - began
    return round(size * passes / took / 1e6, 1) if took > 0 and passes else None
