"""What do the names of a page's boxes hint at?

Publishers name their boxes ("article__body", "related-links", "teaserliste"). The names are parted into words, and each
word belongs to a group that says something about what stands in the box. One integer holds the groups of a box, a bit
each; a text's judge learns what each bit is worth.
"""

import re

#: The groups, one bit each, in the order of the bits. Words are the beginnings of words ("comment" is "comments" too);
#: those that end with "." are whole words.
GROUPS: tuple[tuple[str, str], ...] = (
    (
        "article",
        "article artikel articulo artigo articolo story stories. post. posts. entry hentry beitrag nota. news.",
    ),
    ("body", "body content. inhalt contenu contenido conteudo contenuto text texte testo texto bodytext maincontent"),
    ("rich", "richtext rte wysiwyg prose copy. bodycopy articlebody storybody markup paragraph para. absatz parrafo"),
    ("main", "main. primary hauptinhalt core. center. column. col. grid"),
    (
        "lead",
        "lead. lede intro standfirst dek. deck. vorspann chapo sottotitolo subtitle subhead sub. summary abstract",
    ),
    ("excerpt", "excerpt teaser. kicker overline dachzeile description desc. blurb entradilla bajada ingress manchet"),
    ("title", "title titel titulo titolo headline heading. header. head. hed. ueberschrift"),
    ("caption", "caption figcaption legend bildunterschrift legende didascalia imgdesc cutline"),
    ("credit", "credit copyright source. quelle rights photographer fotograf agency"),
    ("figure", "figure image img. photo foto picture bild media. thumb gallery galerie slide carousel lightbox swiper"),
    ("video", "video player audio podcast playlist jwplayer brightcove youtube"),
    ("byline", "byline author autor auteur autore writer verfasser redakteur contributor signature firma"),
    ("bio", "bio. bios. biography about. profile vcard avatar"),
    ("date", "date datum fecha time. timestamp published pubdate updated dateline modified"),
    ("meta", "meta info. infos. details byline-"),
    ("tags", "tag. tags. taglist topic topics keyword schlagw category categories kategorie rubrik label"),
    ("related", "related verwandt verwandte relacionad correlat similar recommend empfehl associated linked mehrzum"),
    ("more", "more. mehr. read. readmore also. weitere further lire leer leggi next. prev previous continue"),
    ("list", "list. lists. listing items. item. archive feed. latest newest recent trending popular mostread toplist"),
    ("teaser", "teasers teaserlist card cards tile promo. promotion highlight featured feature. spotlight"),
    ("share", "share sharing social teilen compartir partager facebook twitter whatsapp linkedin pinterest addthis"),
    ("comment", "comment kommentar comentario commentaire reply replies respond discuss disqus forum. leserbrief"),
    ("ad", "ad. ads. advert adv. anzeige werbung publicidad publicite banner sponsor dfp. adslot taboola outbrain mpu"),
    ("newsletter", "newsletter subscribe subscription signup sign. abo. abonn email mailing optin register"),
    ("paywall", "paywall premium paid. piano. login locked gate. offer plus. regwall meter"),
    ("cookie", "cookie consent gdpr privacy cmp. onetrust"),
    ("nav", "nav. navi. navigation navbar menu breadcrumb breadcrumbs pagination pager toolbar tools. skip topbar"),
    ("footer", "footer foot. bottom. colophon impressum imprint legal disclaimer terms"),
    ("aside", "aside sidebar side. rail. rightcol widget secondary supplement marginal complementary module"),
    ("box", "box. infobox factbox fact. facts. kasten callout inset infokasten highlightbox recuadro sidebox"),
    ("quote", "quote pullquote blockquote zitat cita citation citazione"),
    ("embed", "embed tweet instagram oembed facebookpost tiktok iframe bluesky telegram"),
    ("live", "live liveblog liveticker ticker. minute. timeline update. updates."),
    ("hidden", "hidden. hide. sr. visuallyhidden screen. print. invisible offscreen collapse d-none noshow"),
    ("popup", "popup modal overlay dialog tooltip dropdown notification alert. toast flyout"),
    ("wrap", "wrap. wrapper container inner outer row. section. block. region layout"),
    ("link", "link. links. url. button btn cta"),
    ("product", "product price shop. buy affiliate deal. rating review. recipe"),
    ("note", "note. notes. footnote correction korrektur disclosure editor. update-"),
    ("user", "user. member profil follow. followers"),
)

#: Number of groups: bits of a box's integer.
WIDTH = len(GROUPS)
# Pages of one publisher name some hundred boxes; this many names fit a few hundred publishers and 8 MB.
MOST_KNOWN = 40_000
# Names of a box that go on longer are generated.
MOST_LENGTH = 300

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SHORTEST = 3

_WHOLE: dict[str, int] = {}
_START: dict[str, int] = {}
for _bit, (_, _words) in enumerate(GROUPS):
    for _one in _words.split():
        if _one.endswith((".", "-")):
            _WHOLE[_one[:-1]] = _WHOLE.get(_one[:-1], 0) | 1 << _bit
        else:
            _START[_one] = _START.get(_one, 0) | 1 << _bit
_LENGTHS = sorted({len(word) for word in _START}, reverse=True)

_known: dict[str, int] = {}
_known_words: dict[str, int] = {}


def hints_of(names: str) -> int:
    """Return the groups that a box's names belong to.

    >>> [GROUPS[bit][0] for bit in range(WIDTH) if hints_of("c-relatedLinks") >> bit & 1]
    ['related', 'link']
    """
    found = _known.get(names)
    if found is None:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        found = 0
        for word in _WORD.findall(names[:MOST_LENGTH]):
            found |= _of_word(word.lower())
        _known[names] = found
    return found


def _of_word(word: str) -> int:
    found = _known_words.get(word)
    if found is None:
        if len(_known_words) >= MOST_KNOWN:
            _known_words.clear()
        found = _WHOLE.get(word, 0)
        for length in _LENGTHS:
            if length <= len(word) and word[:length] in _START:
                found |= _START[word[:length]]
        _known_words[word] = found
    return found
