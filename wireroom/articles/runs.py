"""The text of a page in runs: what stands between two borders of blocks, with the boxes that it stands in.

One walk over the tree. A run is a paragraph, a heading, a list item, a row of a table, or the words of a box that hold
no block of their own. Boxes are kept apart, in the order in which they open, so that whatever is asked of a box later
(how much text, how many links) is a difference of two sums.
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from wireroom.articles.hints import hints_of

# More runs than any article's page has; the rest is not looked at. A page of 400,000 tags stays below a second.
MOST_RUNS = 5_000
# Cells of one row are one run as long as they are short: longer ones are paragraphs in a table made for layout.
CELL_CHARACTERS = 200

#: Kinds of elements for the walk.
SKIP, BLOCK, LINK, BOLD, BREAK, SLANT = range(1, 7)

_SKIPPED = (
    "script style template noscript svg math iframe frame object embed canvas audio video select option optgroup "
    "textarea button input datalist head nav footer link meta title map area dialog -comment -doctype"
)
_BLOCKS = (
    "p div section article main body html header aside address details summary center pre fieldset form figure "
    "figcaption blockquote h1 h2 h3 h4 h5 h6 ul ol dl menu li dt dd table thead tbody tfoot tr td th caption hr hgroup "
    "picture legend dir search"
)
KINDS: dict[str, int] = {
    **dict.fromkeys(_SKIPPED.split(), SKIP),
    **dict.fromkeys(_BLOCKS.split(), BLOCK),
    "a": LINK,
    "b": BOLD,
    "strong": BOLD,
    "br": BREAK,
    **dict.fromkeys("i em cite sub sup code mark".split(), SLANT),
}

#: Bits of a box beside its hints: the elements that it is or stands in, and what its attributes say.
MARKS = (
    "article main aside header form list table quote figure section details link item hidden declared post heading "
    "caption cell"
).split()
_BIT = {name: 1 << at for at, name in enumerate(MARKS)}
_MARK_OF_TAG = {
    **{name: _BIT[name] for name in ("article", "main", "aside", "header", "form", "table", "figure", "section")},
    "details": _BIT["details"],
    **dict.fromkeys(("ul", "ol", "dl", "menu"), _BIT["list"]),
    "blockquote": _BIT["quote"],
    **dict.fromkeys(("li", "dt", "dd"), _BIT["item"]),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _BIT["heading"]),
    **dict.fromkeys(("figcaption", "caption"), _BIT["caption"]),
    **dict.fromkeys(("td", "th"), _BIT["cell"]),
}
_CELL, _HIDDEN, _DECLARED, _POST, _LINK = (_BIT[name] for name in ("cell", "hidden", "declared", "post", "link"))
_CELLS = frozenset(("td", "th"))
# Classes under which networks and publishers embed posts of others.
_POSTS = (
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "fb-post",
    "bluesky-embed",
    "mastodon-embed",
    "reddit-embed",
    "telegram-post",
)


@dataclass(slots=True)
class Boxes:
    """Block-level elements in the order in which they open; column by column."""

    node: list[LexborNode] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    #: Place of the box that it stands in; the root is its own.
    parent: list[int] = field(default_factory=list)
    #: Look: the same number for the same element and classes.
    look: list[int] = field(default_factory=list)
    #: Hints of its own names; of its own and of all boxes around it.
    own: list[int] = field(default_factory=list)
    hints: list[int] = field(default_factory=list)
    #: Marks (`MARKS`) of it and of all boxes around it.
    marks: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    #: Its runs are those from `first` up to, not including, `last`.
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Runs:
    """The runs of a page in its order; column by column."""

    boxes: Boxes
    text: list[str] = field(default_factory=list)
    #: The box that a run stands in directly, and the how manieth run of that box it is.
    box: list[int] = field(default_factory=list)
    nth: list[int] = field(default_factory=list)
    #: Characters within links, number of links, characters in bold.
    linked: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    bold: list[int] = field(default_factory=list)
    #: Line breaks within it; whether it holds links or emphasis that its markup would show.
    breaks: list[int] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)


def runs_of(root: LexborNode) -> Runs:  # noqa: C901  # one loop over a tree: each call in it costs a tenth of it
    """Walk over the tree under an element once. Never changes it; never goes deeper into Python's stack."""
    boxes = Boxes()
    runs = Runs(boxes)
    texts = runs.text
    looks: dict[tuple[str, str], int] = {}
    counts: dict[int, int] = {}
    pieces: list[str] = []
    linked = links = bold = breaks = in_link = in_bold = 0
    marked = after_break = False

    def flush() -> None:
        """End what was gathered: it is a run, or another cell of the row before."""
        nonlocal linked, links, bold, breaks, marked, after_break
        line = " ".join("".join(pieces).split())
        if line:
            if boxes.marks[box] & _CELL and _same_row(runs, box, line):
                texts[-1] += " | " + line
                runs.linked[-1] += linked
                runs.links[-1] += links
                runs.bold[-1] += bold
            else:
                counts[box] = nth = counts.get(box, -1) + 1
                texts.append(line)
                runs.box.append(box)
                runs.nth.append(nth)
                runs.linked.append(linked)
                runs.links.append(links)
                runs.bold.append(bold)
                runs.breaks.append(breaks)
                runs.marked.append(marked)
        pieces.clear()
        linked = links = bold = breaks = 0
        marked = in_link > 0 or in_bold > 0
        after_break = False

    box = _open(boxes, looks, root, root.tag or "", 0, inside_link=False)
    stack: list[tuple[LexborNode | None, int]] = []
    node = root.first_child
    while len(texts) < MOST_RUNS:
        if node is None:
            if not stack:
                break
            node, kind = stack.pop()
            if kind == BLOCK:
                if pieces:
                    flush()
                boxes.last[box] = len(texts)
                box = boxes.parent[box]
            elif kind == LINK:
                in_link -= 1
            elif kind == BOLD:
                in_bold -= 1
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content
            if text:
                pieces.append(text)
                if in_link or in_bold or after_break:
                    size = len(text.strip())
                    linked += size if in_link else 0
                    bold += size if in_bold else 0
                    after_break = after_break and not size
            node = node.next
            continue
        kind = KINDS.get(tag, 0)
        if kind == SKIP:
            node = node.next
            continue
        if kind == BREAK:
            if after_break:
                flush()
            else:
                pieces.append("\n")
                after_break = True
                breaks += 1
            node = node.next
            continue
        inner = node.first_child
        if kind == BLOCK:
            if pieces:
                flush()
            if inner is not None:
                box = _open(boxes, looks, node, tag, box, inside_link=in_link > 0)
                boxes.first[box] = len(texts)
        elif kind == LINK:
            in_link += inner is not None
            links += 1
            marked = True
        elif kind == BOLD:
            in_bold += inner is not None
            marked = True
        elif kind == SLANT:
            marked = True
        if inner is None:
            node = node.next
        else:
            stack.append((node.next, kind))
            node = inner
    if pieces and len(texts) < MOST_RUNS:
        flush()
    boxes.last = [len(texts) if last < 0 else last for last in boxes.last]
    return runs


def _open(
    boxes: Boxes, looks: dict[tuple[str, str], int], node: LexborNode, tag: str, parent: int, *, inside_link: bool
) -> int:
    """Add a box and return its place."""
    given = node.attributes
    names = given.get("class") or ""
    marks = _MARK_OF_TAG.get(tag, 0)
    own = 0
    if given:
        identity = given.get("id")
        if names or identity:
            own = hints_of(f"{names} {identity}" if identity else names)
        if "hidden" in given or given.get("aria-hidden") == "true" or "none" in (given.get("style") or ""):
            marks |= _HIDDEN
        if (given.get("itemprop") or "").lower() == "articlebody":
            marks |= _DECLARED
        if names and any(name in names for name in _POSTS):
            marks |= _POST
    if inside_link:
        marks |= _LINK
    at = len(boxes.tag)
    look = looks.setdefault((tag, names), len(looks))
    boxes.node.append(node)
    boxes.tag.append(tag)
    boxes.parent.append(parent)
    boxes.look.append(look)
    boxes.own.append(own)
    boxes.hints.append(own | boxes.hints[parent] if parent else own)
    boxes.marks.append(marks | boxes.marks[parent] if at else marks)
    boxes.depth.append(boxes.depth[parent] + 1 if at else 0)
    boxes.first.append(0)
    boxes.last.append(-1)
    return at


def _same_row(runs: Runs, box: int, line: str) -> bool:
    """Say whether a line is a further short cell of the row that the last run is of."""
    if not runs.text:
        return False
    boxes, before = runs.boxes, runs.box[-1]
    return (
        boxes.tag[box] in _CELLS
        and boxes.tag[before] in _CELLS
        and box != before
        and boxes.parent[box] == boxes.parent[before]
        and len(line) < CELL_CHARACTERS
        and len(runs.text[-1]) < CELL_CHARACTERS
    )
