"""The law of live pages, as a suite for any reader: page at n, changed by patches n to m, is the page at m.

Give it a function that opens a reader, and steps that change what the reader sees. It builds pages after every step as
the site does, keeps them all, and then checks every pair, in one patch and through every number between.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import orjson

from wireroom.ports import Reader
from wireroom.web.page import Page, Variant
from wireroom.web.pieces import Patch, Pieces, apply, manifest, patch, pieces
from wireroom.web.render import Frame, render_page
from wireroom.web.routes import Asked, Outcome, find, read_query, read_since
from wireroom.web.site import SiteSettings


def build(reader: Reader, path: str, variant: Variant, *, whole_texts: bool = False) -> Outcome:
    """Build a page as the site does: one path, one reader's choice, one number."""
    bare, _, query = path.partition("?")
    found = find(bare)
    if found is None:
        raise LookupError(f"there is no page at {path}")
    maker, parts = found
    asked = read_query(query)
    who = replace(variant, since=read_since(asked))
    with reader.at_head() as head:
        return maker(
            Asked(
                reader=reader,
                head=head,
                variant=who,
                path=bare,
                query=asked,
                parts=parts,
                whole_texts=whole_texts,
            )
        )


def over_the_wire(change: Patch) -> Patch:
    """Send a patch through JSON, as the live page gets it."""
    told = orjson.loads(orjson.dumps({"order": change.order, "changed": change.changed}))
    return Patch(order=tuple(told["order"]), changed=told["changed"])


def check_pieces(
    open_reader: Callable[[], Reader],
    steps: Iterable[Callable[[], object]],
    paths: Sequence[str],
    *,
    variant: Variant | None = None,
    whole_texts: bool = False,
) -> int:
    """Hold the law over a run of steps.

    Args:
        open_reader: Opens a reader; asked once.
        steps: Each changes what the reader sees, and commits.
        paths: Pages to watch, such as "/" and "/section/world". One that moves or goes is no longer watched.
        variant: Whose pages; a plain English reader where not given.
        whole_texts: Whether the pages show whole texts of publishers, and their pictures.

    Returns:
        How many pairs of numbers were checked.

    Raises:
        AssertionError: If a patched page is not the page, or its bytes differ from a page built anew.
    """
    reader, who = open_reader(), variant or Variant()
    frame = Frame(site=SiteSettings(), variant=who)
    seen: dict[str, list[tuple[Page, Pieces]]] = {path: [] for path in paths}
    going = list(paths)
    for step in (lambda: None, *steps):
        step()
        for path in list(going):
            page = build(reader, path, who, whole_texts=whole_texts)
            if isinstance(page, Page):
                seen[path].append((page, pieces(page)))
            else:
                going.remove(path)
    checked = 0
    for path, pages in seen.items():
        for n, (_, old) in enumerate(pages):
            walked = old
            for m in range(n, len(pages)):
                page, new = pages[m]
                once = apply(old, over_the_wire(patch(manifest(old), new)))
                walked = apply(walked, over_the_wire(patch(manifest(walked), new)))
                for made in (once, walked):
                    if list(made.items()) != list(new.items()):
                        raise AssertionError(f"{path}: page {n} and its patches to {m} are not page {m}")
                if render_page(page, once, frame) != render_page(page, new, frame):
                    raise AssertionError(f"{path}: the bytes of page {m} differ")
                checked += 1
    return checked
