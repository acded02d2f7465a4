"""Front and section pages of invented outlets: many layouts, each with what a reader would call its list of articles.

Every page has what real ones have around the list: menus, a box of what is read most, an advertisement, a footer with
many links. `layouts()` gives each page with the addresses of its list.
"""

import html
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SITE = "https://tamsel-gazette.example"

WORDS = {
    "en": "ferry harbour council strike river bridge budget storm school market minister vote coast trial hospital "
    "border energy museum rail festival drought inquiry tunnel pension".split(),
    "de": "Fähre Hafen Stadtrat Streik Fluss Brücke Haushalt Sturm Schule Markt Ministerin Abstimmung Küste Prozess "
    "Krankenhaus Grenze Energie Bahn".split(),
    "ar": "العبارة الميناء المجلس الإضراب النهر الجسر الميزانية العاصفة المدرسة السوق الوزيرة التصويت الساحل".split(),
}
JAPANESE = "渡船が座礁 港を閉鎖 議会で予算案可決 橋の工事が遅れる 台風が接近中 学校給食を無償化 鉄道の運転再開".split()
SECTIONS = ("World", "Politics", "Business", "Science and health", "Sport", "Opinion and debate", "Local news", "Sky")


@dataclass(frozen=True)
class Hub:
    """A page with the addresses of its list."""

    name: str
    page: bytes
    url: str
    wanted: frozenset[str]


class Maker:
    """Makes headlines and addresses for one page; the same seed makes the same page."""

    def __init__(self, seed: str, language: str = "en") -> None:
        self.chance, self.language, self.made = random.Random(seed), language, 0

    def title(self) -> str:
        if self.language == "ja":
            return "、".join(self.chance.sample(JAPANESE, 2))
        words = self.chance.sample(WORDS[self.language], self.chance.randint(4, 9))
        return " ".join(words).capitalize()

    def path(self, kind: str) -> str:
        self.made += 1
        number = 48_213 + 17 * self.made
        words = self.chance.sample(WORDS["en"], 5)
        return {
            "dated": f"/2026/11/{1 + self.made % 24:02}/{'-'.join(words)}",
            "numbered": f"/news/{words[0]}-{number}",
            "slug": f"/{words[0]}/{'-'.join(words)}.html",
            "query": f"/article.php?id={number}",
            "short": f"/posts/{words[0]}{self.made}",
        }[kind]

    def item(self, kind: str) -> tuple[str, str]:
        return html.escape(self.title()), self.path(kind)


def link(item: tuple[str, str], words: str | None = None) -> str:
    return f'<a href="{item[1]}">{item[0] if words is None else words}</a>'


def around(body: str, make: Maker, *, kind: str, language: str = "en") -> bytes:
    """Put a list into a whole page."""
    menu = "".join(f'<li><a href="/{name.split()[0].lower()}/">{name}</a></li>' for name in SECTIONS)
    popular = "".join(f"<li>{link(make.item(kind))}</li>" for _ in range(5))
    footer = "".join(
        f'<li><a href="/{name.lower().replace(" ", "-")}/">{name}</a></li>'
        for name in ("About the Gazette", "Contact the newsroom", "Privacy and cookies", "Terms of use", "Jobs with us")
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Tamsel Gazette</title></head><body>'
        f'<header class="site-head"><a href="/">Tamsel Gazette</a><nav><ul>{menu}</ul></nav></header>'
        f'<div id="page">{body}<div class="box most-read"><h3>Most read</h3><ol>{popular}</ol></div>'
        f'<div class="advertisement"><a href="https://shop.example/autumn-sale-on-boots-{make.made}99">'
        f"Autumn sale on boots and warm coats, this week only</a></div></div>"
        f'<footer><ul>{footer}</ul><p>© <a href="https://owner.example/who-owns-the-gazette">The owner</a></p></footer>'
        "</body></html>"
    ).encode()


def plain_list(make: Maker, kind: str) -> tuple[str, list[str]]:
    """The oldest form: headlines in a list, dates in plain words."""
    items = [make.item(kind) for _ in range(18)]
    rows = "".join(
        f'<li>{link(item)} <span class="date">{1 + n} November 2026</span></li>' for n, item in enumerate(items)
    )
    return f'<h1>News</h1><ul class="headlines">{rows}</ul>', [path for _, path in items]


def cards(make: Maker, kind: str) -> tuple[str, list[str]]:
    """Cards with picture, section, headline and standfirst; a class of each tells its section."""
    items = [make.item(kind) for _ in range(14)]
    rows = "".join(
        f'<article class="card post-{n} section-{n % 4}x topic-{"abcd"[n % 4]}"><a href="{path}"><img src="/i/{n}.jpg" '
        f'alt="A picture"></a><p class="kicker"><a href="/world/">World</a></p><h2 class="card-title"><a href="{path}">'
        f"{title}</a></h2><p>{title.lower()}: what is known so far and what comes next.</p>"
        f'<time datetime="2026-11-{10 + n}T08:00:00Z">today</time><p class="by">'
        'By <a href="/author/ada-lind">Ada Lind</a></p></article>'
        for n, (title, path) in enumerate(items)
    )
    return (
        f'<main><div class="grid">{rows}</div><p class="pagination"><a href="/news/page/2/">Older</a></p></main>',
        [path for _, path in items],
    )


def whole_cards(make: Maker, kind: str) -> tuple[str, list[str]]:
    """One link around a whole card, with classes that a tool made."""
    items = [make.item(kind) for _ in range(12)]
    rows = "".join(
        f'<div class="sc-aXbQz kTyUvW"><a class="css-1x{n}f" href="{path}"><div><h3>{title}</h3><span>4 min</span>'
        f"<p>{title.lower()} and the days that follow</p></div></a></div>"
        for n, (title, path) in enumerate(items)
    )
    return f'<div class="sc-list"><h2>Latest</h2>{rows}</div>', [path for _, path in items]


def table(make: Maker, kind: str) -> tuple[str, list[str]]:
    """A table, as offices publish notices."""
    items = [make.item(kind) for _ in range(20)]
    rows = "".join(
        f"<tr><td>{1 + n:02}.11.2026</td><td>{link(item)}</td><td>Notice</td></tr>" for n, item in enumerate(items)
    )
    return f'<table class="notices"><tr><th>Day</th><th>Subject</th><th></th></tr>{rows}</table>', [p for _, p in items]


def lead_and_rest(make: Maker, kind: str) -> tuple[str, list[str]]:
    """A lead of another form than the list below."""
    items = [make.item(kind) for _ in range(11)]
    first, *rest = items
    rows = "".join(
        f'<div class="teaser"><div class="teaser-text"><span class="meta">{n} h</span><h3>{link(item)}</h3></div>'
        f'<a class="more" href="{item[1]}">Read more</a></div>'
        for n, item in enumerate(rest)
    )
    lead = f'<div class="lead"><h1>{link(first)}</h1><p>Standfirst of the lead, in two lines at most.</p></div>'
    body = f'<section class="top">{lead}</section><section class="stream">{rows}</section>'
    return body, [path for _, path in items]


def front(make: Maker, kind: str) -> tuple[str, list[str]]:
    """A front page of several sections, each with a heading that is a link."""
    parts, paths = [], []
    for name in SECTIONS[:5]:
        items = [make.item(kind) for _ in range(6)]
        paths += [path for _, path in items]
        big, *small = items
        rows = "".join(f'<li class="line">{link(item)}</li>' for item in small)
        parts.append(
            f'<section class="block"><h2><a href="/{name.split()[0].lower()}/">{name}</a></h2>'
            f'<div class="big"><h3 class="hed">{link(big)}</h3></div><ul class="lines">{rows}</ul></section>'
        )
    return "<main>" + "".join(parts) + "</main>", paths


def divs(make: Maker, kind: str) -> tuple[str, list[str]]:
    """Boxes without any element that means something; other links of the site in the same boxes at the side."""
    items = [make.item(kind) for _ in range(16)]
    rows = "".join(
        f'<div class="r {"odd" if n % 2 else "even"}"><div>{link(item)}</div></div>' for n, item in enumerate(items)
    )
    return f'<div class="c1"><div class="c2">{rows}</div></div>', [path for _, path in items]


def definitions(make: Maker, kind: str) -> tuple[str, list[str]]:
    """A list of terms: a day, and under it the headlines of that day."""
    items = [make.item(kind) for _ in range(15)]
    rows = "".join(
        (f"<dt>{24 - n // 3} November 2026</dt>" if n % 3 == 0 else "") + f"<dd>{link(item)}</dd>"
        for n, item in enumerate(items)
    )
    return f'<dl id="archive">{rows}</dl>', [path for _, path in items]


LAYOUTS: dict[str, Callable[[Maker, str], tuple[str, list[str]]]] = {
    f.__name__: f for f in (plain_list, cards, whole_cards, table, lead_and_rest, front, divs, definitions)
}
KINDS = ("dated", "numbered", "slug", "query")
LANGUAGES = ("en", "de", "ja", "ar")


def layouts(kinds: tuple[str, ...] = KINDS, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Hub]:
    """Give every layout in every language, with addresses of each kind in turn."""
    for number, (name, lay) in enumerate(LAYOUTS.items()):
        for more, language in enumerate(languages):
            kind = kinds[(number + more) % len(kinds)]
            yield hub(name, lay, kind, language)


def hub(name: str, lay: Callable[[Maker, str], tuple[str, list[str]]], kind: str, language: str) -> Hub:
    make = Maker(f"{name} {kind} {language}", language)
    body, paths = lay(make, kind)
    page = around(body, make, kind=kind, language=language)
    return Hub(f"{name}/{kind}/{language}", page, f"{SITE}/news/", frozenset(f"{SITE}{path}" for path in paths))
