"""The outlets' web pages: front page with feed discovery, articles in four kinds of markup, robots rules.

The frame around a text (navigation, cookie notice, related links, newsletter, footer) is there so that reading has
something to leave out, as on the real web.
"""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urljoin

from wireroom.demo.drawing import scene_of
from wireroom.demo.outlets import Outlet
from wireroom.demo.shown import Shown, number_of
from wireroom.demo.syndication import TYPES, feed_path, feed_title, iso

#: Paragraphs that a page shows to those who have not subscribed.
TEASER = 2
#: Related links under an article.
RELATED = 6
#: Kinds of outlets that show pictures with most articles.
PICTURED = ("newspaper", "broadcaster")
CREDIT = "drawn for the demonstration"
_RTL = ("ar",)
#: Words of the frame, by language.
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "home": "Home",
        "more": "More from us",
        "by": "By",
        "cookies": "We use cookies to measure how often our pages are read.",
        "accept": "Accept",
        "letter": "Get our morning letter in your inbox before seven.",
        "subscribe": "Subscribe to read the rest of this article.",
        "updated": "Updated",
        "rights": "All rights reserved.",
        "about": "About us",
    },
    "es": {
        "home": "Portada",
        "more": "Más noticias",
        "by": "Por",
        "cookies": "Usamos cookies para medir la lectura de nuestras páginas.",
        "accept": "Aceptar",
        "letter": "Reciba nuestro boletín cada mañana.",
        "subscribe": "Suscríbase para leer el resto.",
        "updated": "Actualizado",
        "rights": "Todos los derechos reservados.",
        "about": "Quiénes somos",
    },
    "de": {
        "home": "Startseite",
        "more": "Mehr zum Lesen",
        "by": "Von",
        "cookies": "Wir setzen Cookies ein, um die Nutzung unserer Seiten zu messen.",
        "accept": "Einverstanden",
        "letter": "Unser Morgenbrief, täglich vor sieben Uhr.",
        "subscribe": "Weiterlesen mit einem Abonnement.",
        "updated": "Aktualisiert",
        "rights": "Alle Rechte vorbehalten.",
        "about": "Impressum",
    },
    "ja": {
        "home": "ホーム",
        "more": "関連記事",
        "by": "",
        "cookies": "当サイトは閲覧状況の計測にクッキーを使用しています。",
        "accept": "同意する",
        "letter": "毎朝のメールマガジンをお届けします。",
        "subscribe": "続きは有料会員の方のみご覧いただけます。",
        "updated": "更新",
        "rights": "無断転載を禁じます。",
        "about": "会社案内",
    },
    "ar": {
        "home": "الرئيسية",
        "more": "مواضيع ذات صلة",
        "by": "بقلم",
        "cookies": "نستخدم ملفات تعريف الارتباط لقياس قراءة صفحاتنا.",
        "accept": "موافق",
        "letter": "اشترك في نشرتنا الصباحية.",
        "subscribe": "اشترك لقراءة بقية المقال.",
        "updated": "آخر تحديث",
        "rights": "جميع الحقوق محفوظة.",
        "about": "من نحن",
    },
}


def front(outlet: Outlet, base: str, items: Sequence[Shown]) -> str:
    """Write the front page: the newest articles, and links to all feeds for discovery."""
    rows = "\n".join(
        f'<article class="teaser"><h2><a href="{escape(item.path)}">{escape(item.title)}</a></h2>'
        f"<p>{escape(item.summary)}</p></article>"
        for item in items
    )
    return _document(outlet, outlet.name, _discovery(outlet, base), f"<main>{rows}</main>", canonical=base + "/")


def article(outlet: Outlet, base: str, item: Shown, others: Sequence[Shown]) -> str:
    """Write an article's page; `others` are further articles of the outlet for the related links."""
    words = WORDS[outlet.language]
    paragraphs = item.paragraphs[:TEASER] if outlet.paywall else item.paragraphs
    text = "\n".join(_paragraph(outlet, part) for part in paragraphs)
    if outlet.paywall:
        text += f'\n<div class="paywall"><p>{words["subscribe"]}</p></div>'
    if item.note:
        text += f'\n<p class="correction"><em>{escape(item.note)}</em></p>'
    figure = ""
    if item.caption:
        path, shows = _picture_of(outlet, item)
        figure = f'<figure><img src="{path}" alt="{escape(shows)}"><figcaption>{escape(shows)}</figcaption></figure>'
    related = "".join(
        f'<li><a href="{escape(other.path)}">{escape(other.title)}</a></li>'
        for other in [other for other in others if other.article.id != item.article.id][:RELATED]
    )
    aside = f'<aside class="related"><h3>{words["more"]}</h3><ul>{related}</ul></aside>' if related else ""
    head = _discovery(outlet, base) + _described(outlet, item) + _pictured(outlet, item)
    main = f"<main>{_framed(outlet, item, figure + text)}</main>{aside}"
    return _document(outlet, f"{item.title} | {outlet.name}", head, main, canonical=item.url)


def robots(outlet: Outlet) -> str:
    """Write the robots rules; a closed outlet asks everybody to stay away from its articles."""
    rules = "Disallow: /" if outlet.closed else "Disallow: /search\nDisallow: /account"
    return f"User-agent: *\n{rules}\n"


def _picture_of(outlet: Outlet, item: Shown) -> tuple[str, str]:
    """Say where the picture of an article lies, and what it shows ("": nobody says); "" where it has none."""
    number = number_of(item.article)
    if not item.caption and (outlet.kind not in PICTURED or number % 3 == 0):
        return "", ""
    path = f"/pictures/{number}.png"
    # Words below a picture tell of it; where there are none, an outlet describes it in its own language or not at all.
    return path, item.caption or (scene_of(path) if outlet.language == "en" else "")


def _pictured(outlet: Outlet, item: Shown) -> str:
    """Name the picture for whoever shows a link to the article."""
    path, shows = _picture_of(outlet, item)
    if not path:
        return ""
    alt = f'<meta property="og:image:alt" content="{escape(shows)}">' if shows else ""
    return f'<meta property="og:image" content="{escape(urljoin(item.url, path))}">{alt}'


def _document(outlet: Outlet, title: str, head: str, main: str, *, canonical: str) -> str:
    words = WORDS[outlet.language]
    direction = "rtl" if outlet.language in _RTL else "ltr"
    # Authorities and agencies have nothing to sell; all others ask for cookies and for an address.
    sells = outlet.kind not in ("official", "agency")
    notice = (
        f'<div class="cookie-notice" role="dialog"><p>{words["cookies"]}</p><button>{words["accept"]}</button></div>'
        if sells
        else ""
    )
    letter = (
        f'<form class="newsletter"><label>{words["letter"]} <input type="email" name="mail"></label></form>'
        if sells
        else ""
    )
    sections = "".join(f'<li><a href="/{name}/">{name.title()}</a></li>' for name in outlet.sections)
    return (
        f'<!DOCTYPE html>\n<html lang="{outlet.language}" dir="{direction}">\n<head><meta charset="utf-8">'
        f'<title>{escape(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="canonical" href="{escape(canonical)}">'
        f'<meta property="og:site_name" content="{escape(outlet.name)}">{head}</head>\n<body>'
        f'{notice}<header class="site"><a class="logo" href="/">{escape(outlet.name)}</a>'
        f'<nav><ul><li><a href="/">{words["home"]}</a></li>{sections}</ul></nav></header>\n{main}\n'
        f'<footer class="site">{letter}<p>© {escape(outlet.name)}. {words["rights"]} '
        f'<a href="/about">{words["about"]}</a></p></footer></body></html>\n'
    )


def _discovery(outlet: Outlet, base: str) -> str:
    kind = TYPES[outlet.format][0].partition(";")[0]
    return "".join(
        f'<link rel="alternate" type="{kind}" title="{escape(feed_title(outlet, section))}" '
        f'href="{base}{feed_path(outlet, section)}">'
        for section in (None, *outlet.sections)
    )


def _described(outlet: Outlet, item: Shown) -> str:
    """Describe the article in the page's head, in the way of the outlet's markup."""
    if outlet.markup == "json-ld":
        facts: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": item.title,
            "datePublished": iso(item.published),
            "dateModified": iso(item.updated),
            "inLanguage": outlet.language,
            "articleSection": item.article.section.title(),
            "mainEntityOfPage": item.url,
            "isAccessibleForFree": not outlet.paywall,
            "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
        }
        if item.article.author:
            facts["author"] = [{"@type": "Person", "name": item.article.author}]
        path, _shows = _picture_of(outlet, item)
        if path:
            address = urljoin(item.url, path)
            facts["image"] = {"@type": "ImageObject", "url": address, "creditText": CREDIT}
        data = json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")
        return f'<meta property="og:type" content="article"><script type="application/ld+json">{data}</script>'
    if outlet.markup == "meta":
        tags = {
            "og:type": "article",
            "og:title": item.title,
            "og:description": item.summary,
            "og:url": item.url,
            "article:published_time": iso(item.published),
            "article:modified_time": iso(item.updated),
            "article:section": item.article.section.title(),
        }
        author = f'<meta name="author" content="{escape(item.article.author)}">' if item.article.author else ""
        return "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in tags.items()) + author
    return ""


def _framed(outlet: Outlet, item: Shown, text: str) -> str:
    """Set headline, byline and text in the outlet's own way."""
    words = WORDS[outlet.language]
    clock = iso(item.published)[11:16]
    when = f'<time datetime="{iso(item.published)}">{clock} UTC</time>'
    if item.updated > item.published:
        when += f' · {words["updated"]} <time datetime="{iso(item.updated)}">{iso(item.updated)[11:16]} UTC</time>'
    author = escape(item.article.author)
    by = f"{words['by']} {author}".strip() if author else ""
    title = escape(item.title)
    if outlet.markup == "microdata":
        return (
            '<article itemscope itemtype="https://schema.org/NewsArticle">'
            f'<h1 itemprop="headline">{title}</h1><p class="byline">{words["by"]} <span itemprop="author">'
            f"{author or escape(outlet.name)}</span> {when}</p>"
            f'<meta itemprop="datePublished" content="{iso(item.published)}">'
            f'<meta itemprop="dateModified" content="{iso(item.updated)}">'
            f'<div itemprop="articleBody">{text}</div></article>'
        )
    if outlet.markup == "bare":
        return (
            f'<div class="post"><h1>{title}</h1><div class="meta">{by} {when}</div><div class="text">{text}</div></div>'
        )
    return (
        f'<article class="story"><header><h1>{title}</h1><div class="byline">{by}</div><div class="dates">{when}</div>'
        f'</header><div class="story-body">{text}</div></article>'
    )


def _paragraph(outlet: Outlet, part: str) -> str:
    if part.startswith("## "):
        rank = "h3" if outlet.markup == "meta" else "h2"
        return f"<{rank}>{escape(part[3:])}</{rank}>"
    return f"<p>{escape(part)}</p>"
