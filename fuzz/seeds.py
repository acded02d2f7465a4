"""Where the fuzzer begins: small documents of our own, and the words that the formats are made of."""

import gzip

_RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Ansel</title><link>https://ansel.example/</link><language>en</language><ttl>15</ttl>
<item><title>Ports &amp;amp; ships
</title><link>/a</link><guid isPermaLink="false">a-1</guid><pubDate>Mon, 05 Jan 2026 10:00:00 +0100</pubDate>
<dc:creator>Mira</dc:creator><category>World</category><description>&lt;p&gt;Two.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Two ships.</p>]]></content:encoded><media:content url="/p.jpg" medium="image"/>
<enclosure url="/a.mp3" type="audio/mpeg" length="12"/>
<source url="https://w.example/">W</source></item></channel></rss>"""
_ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://ansel.example/"><title>A</title>
<entry><id>t:1</id><title type="html">H&lt;b&gt;x&lt;/b&gt;</title><link href="h.html"/>
<updated>2026-01-05T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content></entry></feed>"""
_RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item
 rdf:about="https://ansel.example/a"><title>x</title></item></rdf:RDF>"""
_JSON = b"""{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":7,"url":"/a","content_text":"x",
"date_published":"2026-01-05T09:00:00Z","authors":[{"name":"M"}],"attachments":[{"url":"a.mp3","mime_type":"a/b"}]}]}"""
_OPML = b"""<opml version="2.0"><head><title>L</title></head><body><outline text="F"><outline type="rss" text="A & B"
 xmlUrl="https://ansel.example/f?a=1&b=2" htmlUrl="https://ansel.example/"/></outline></body></opml>"""
_PAGE = b"""<!doctype html><html lang=en><head><title>Ports shut | Ansel</title>
<meta property="og:title" content="Ports shut">
<link rel=alternate type="application/rss+xml" href="/f.xml"><script type="application/ld+json">{"@type":"NewsArticle",
"headline":"Ports shut","datePublished":"2026-01-05"}</script></head><body><article><h1>Ports shut</h1><p>Twelve ships
wait outside the port of Brool, the harbour master said on Monday.</p><p>No one knows when it will open again, she said,
and the pilots have gone home for the night.</p><ul><li>x</li></ul></article></body></html>"""
_URL = b"""<url><loc>https://ansel.example/a</loc><news:news><news:publication><news:name>A</news:name><news:language>en
</news:language></news:publication><news:publication_date>2026-01-05</news:publication_date><news:title>x</news:title>
</news:news></url>"""

_LIST = b"""<div id=page><nav><a href=/world/>World</a></nav><ul class="news">""" + b"".join(
    b"<li><h3><a href=/2026/01/0%d/the-port-of-brool-is-shut>The port of Brool is shut, day %d</a></h3><time>1 May"
    b" 2026</time></li>" % (day, day)
    for day in range(1, 6)
)
_POST = b"""<div class="tgme_widget_message_text">Ports <a href="https://ansel.example/a">shut</a></div><span
class="tgme_widget_message_views">1.2K</span><a class="tgme_widget_message_date"><time datetime="2026-01-05T09:00Z">"""

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _PAGE
_RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ansel.example/a\r\n"
    b"WARC-Date: 2026-01-05T09:00:00Z\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(_ANSWER), _ANSWER)
)

_SEEDS = {
    "dates": [b"\0Mon, 05 Jan 2026 10:00:00 +0100", b"\x012026-01-05T10:00:00.5Z", b"\x023. M\xc3\xa4rz 2021 12:00",
              b"\x033 \xd9\x85\xd8\xa7\xd8\xb1\xd8\xb3 2021", b"\x042021\xe5\xb9\xb43\xe6\x9c\x883\xe6\x97\xa5",
              b"\x0019/04/20"],
    "feed": [_RSS, _ATOM, _RDF, _JSON, _RSS.decode().encode("utf-16"), _PAGE, _RSS.replace(b"</item>", b"")],
    "json": [b'"id":7,"title":"x","url":"/a","tags":["t"],"content_html":"<p>x"'],
    "opml": [_OPML, _RDF],
    "page": [_PAGE],
    "page_list": [_LIST, _PAGE],
    "rows": [b'{"title":"x","html":"<body><p>y","url":"https://ansel.example/a","published":"2026-01-05"}\n[1]', b"{}"],
    "sanitiser": [b'<p onclick="x()">See <a href="/a">this</a><svg><style><img src=x onerror=y></style></svg>'],
    "sitemap": [_URL],
    "telegram": [_POST],
    "timeline": [b'"id":"7","url":"https://h.example/@a/7","content":"<p>Ports</p>","account":{"acct":"a"}'],
    "warc": [_RECORD, _RECORD * 2 + b"x", gzip.compress(_RECORD) + gzip.compress(_RECORD)],
}  # fmt: skip

#: Words that bytes alone would find late.
WORDS = (
    "<![CDATA[ ]]> <!-- --> <!DOCTYPE <!ENTITY <?xml encoding= &amp; &lt; &nbsp; &#1; &#xD800; <item> </item> <entry> "
    "<title> <link <guid> <pubDate> <content type= xml:base= xml:lang= base64 xhtml xmlns= href= <media:group> "
    "<media:content <source <author> <name> <category <enclosure <outline xmlUrl= <news:news> <loc> <svg> <math> "
    "<style> <table> <template> <noscript> javascript: data: http:// // feed: utf-8 utf-16 gb18030 big5 koi8-r"
).split()


def seeds(target: str) -> list[bytes]:
    """Return the documents with which a target begins."""
    return _SEEDS[target]
