"""Timelines of invented accounts, in the shapes in which social services publish them."""

import json

ARTICLE = "https://tamsel-gazette.example/2026/11/24/ferry-aground"


def status(number: int, text: str, **more) -> dict:
    """A status of Mastodon, with what its servers put beside it."""
    return {
        "id": str(number),
        "created_at": f"2026-11-24T0{number}:15:00.000Z",
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"https://harbour.example/users/port/statuses/{number}",
        "url": f"https://harbour.example/@port/{number}",
        "replies_count": 3,
        "reblogs_count": 20,
        "favourites_count": 41,
        "edited_at": None,
        "content": f"<p>{text}</p>",
        "reblog": None,
        "account": {
            "id": "77",
            "acct": "port",
            "display_name": "Port of Tamsel",
            "url": "https://harbour.example/@port",
        },
        "media_attachments": [],
        "card": None,
        **more,
    }


def mastodon(*statuses: dict) -> bytes:
    return json.dumps(list(statuses)).encode()


LINKED = status(
    1,
    f'It is afloat again. <a href="https://harbour.example/tags/ferry" class="mention hashtag" rel="tag">#ferry</a> '
    f'<a href="{ARTICLE}?utm_source=x">report</a>',
)
PLAIN = status(2, "Pilots are back on duty.")
BOOST = status(3, "", reblog=status(9, "Another's words"))
PRIVATE = status(4, "For followers", visibility="private")

MASTODON_RSS = b"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:webfeeds="http://webfeeds.org/rss/1.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Port of Tamsel</title><link>https://harbour.example/@port</link><generator>Mastodon v4.3.1</generator>
<item><guid isPermaLink="true">https://harbour.example/@port/1</guid><link>https://harbour.example/@port/1</link>
<pubDate>Tue, 24 Nov 2026 01:15:00 +0000</pubDate>
<description>&lt;p&gt;The ferry is afloat again.&lt;/p&gt;</description></item>
</channel></rss>"""

BLUESKY = json.dumps(
    {
        "feed": [
            {
                "post": {
                    "uri": "at://did:plc:abc/app.bsky.feed.post/3kab",
                    "cid": "x",
                    "author": {"did": "did:plc:abc", "handle": "port.example", "displayName": "Port of Tamsel"},
                    "record": {
                        "$type": "app.bsky.feed.post",
                        "text": "The ferry is afloat again.\nMore here.",
                        "createdAt": "2026-11-24T01:15:00.000Z",
                        "langs": ["en"],
                        "facets": [
                            {
                                "features": [
                                    {"$type": "app.bsky.richtext.facet#link", "uri": "https://sound.example/more"}
                                ]
                            }
                        ],
                    },
                    "embed": {
                        "$type": "app.bsky.embed.external#view",
                        "external": {
                            "uri": ARTICLE,
                            "title": "Ferry aground",
                            "description": "",
                            "thumb": "https://cdn.example/t",
                        },
                    },
                    "replyCount": 4,
                    "repostCount": 5,
                    "likeCount": 60,
                    "quoteCount": 2,
                    "indexedAt": "2026-11-24T01:15:01.000Z",
                }
            },
            {
                "post": {"uri": "at://did:plc:x/app.bsky.feed.post/1", "record": {"text": "theirs"}},
                "reason": {"$type": "r"},
            },
        ],
        "cursor": "c",
    }
).encode()

HACKER_NEWS = json.dumps(
    {
        "hits": [
            {
                "objectID": "41000001",
                "title": "Ferry aground: what the logs say",
                "url": ARTICLE,
                "author": "tamsel",
                "points": 312,
                "num_comments": 98,
                "created_at": "2026-11-24T01:15:00Z",
            },
            {"objectID": "41000002", "title": "Ask: how do you read tides?", "url": None, "author": "a", "points": 5,
             "num_comments": 2, "created_at": "2026-11-24T02:15:00Z", "story_text": "<p>I never know.</p>"},
        ]
    }
).encode()  # fmt: skip

HACKER_NEWS_RSS = f"""<rss version="2.0"><channel><title>Hacker News</title>
<link>https://news.ycombinator.com/</link><item><title>Ferry aground: what the logs say</title>
<link>{ARTICLE}</link><pubDate>Tue, 24 Nov 2026 01:15:00 +0000</pubDate>
<comments>https://news.ycombinator.com/item?id=41000001</comments>
<description><![CDATA[<a href="https://news.ycombinator.com/item?id=41000001">Comments</a>]]></description></item>
</channel></rss>""".encode()

REDDIT = f"""<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"
xmlns:media="http://search.yahoo.com/mrss/"><category term="tamsel" label="r/tamsel"/><id>/r/tamsel/.rss</id>
<link rel="alternate" type="text/html" href="https://www.reddit.com/r/tamsel/"/><title>News of the sound</title>
<entry><author><name>/u/pilot</name><uri>https://www.reddit.com/user/pilot</uri></author><category term="tamsel"
label="r/tamsel"/><content type="html">&amp;#32; submitted by &amp;#32; &lt;a href=&quot;https://www.reddit.com/user/pilot&quot;&gt;
/u/pilot &lt;/a&gt; &lt;br/&gt; &lt;span&gt;&lt;a href=&quot;{ARTICLE}&quot;&gt;[link]&lt;/a&gt;&lt;/span&gt;
&lt;span&gt;&lt;a href=&quot;https://www.reddit.com/r/tamsel/comments/1abc/ferry/&quot;&gt;[comments]&lt;/a&gt;&lt;/span&gt;</content>
<id>t3_1abc</id><link href="https://www.reddit.com/r/tamsel/comments/1abc/ferry/"/>
<updated>2026-11-24T01:15:00+00:00</updated><published>2026-11-24T01:15:00+00:00</published>
<title>Ferry aground off Tamsel Point</title></entry></feed>""".encode()

CHANNEL = "UCabcdefghijklmnopqrstuv"
YOUTUBE = f"""<?xml version="1.0" encoding="UTF-8"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015"
xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><yt:channelId>{CHANNEL}</yt:channelId>
<title>Port of Tamsel</title><link rel="alternate" href="https://www.youtube.com/channel/{CHANNEL}"/>
<entry><id>yt:video:abc</id><yt:videoId>abc</yt:videoId><title>The tow, in five minutes</title><link rel="alternate"
href="https://www.youtube.com/watch?v=abc"/><author><name>Port of Tamsel</name></author>
<published>2026-11-24T01:15:00+00:00</published><media:group><media:title>The tow</media:title>
<media:description>How the tugs took her off the rocks. {ARTICLE}</media:description><media:community><media:starRating
count="810" average="5.00" min="1" max="5"/><media:statistics views="15230"/></media:community></media:group></entry>
</feed>""".encode()
YOUTUBE_PAGE = (
    f'<html><head><link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}"></head>'
    f'<body><script>{{"externalId":"{CHANNEL}"}}</script></body></html>'
).encode()


def telegram(*messages: str) -> bytes:
    """A channel's preview page."""
    return (
        '<!DOCTYPE html><html><head><meta property="og:title" content="Port of Tamsel"></head><body><div '
        'class="tgme_channel_info"><div class="tgme_channel_info_header_title">'
        '<span dir="auto">Port of Tamsel</span></div>'
        f'</div><section class="tgme_channel_history js-message_history">{"".join(messages)}</section></body></html>'
    ).encode()


def message(number: int, text: str | None, views: str = "1.2K", *, reply: str = "", more: str = "") -> str:
    """One post of a channel."""
    answered = (
        f'<a class="tgme_widget_message_reply" href="https://t.me/tamselport/1"><div class="tgme_widget_message_text '
        f'js-message_reply_text">{reply}</div></a>'
        if reply
        else ""
    )
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message"'
        f' data-post="tamselport/{number}"><div class="tgme_widget_message_bubble">{answered}{words}{more}'
        f'<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">{views}</span><span '
        f'class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="https://t.me/tamselport/{number}">'
        f'<time datetime="2026-11-24T01:{number:02}:00+00:00" class="time">01:{number:02}</time></a></span>'
        f"</div></div></div></div>"
    )


TELEGRAM = telegram(
    message(11, f'The ferry is afloat again.<br/>Report: <a href="{ARTICLE}" target="_blank">gazette</a>', "15.3K"),
    message(12, "Pilots are back on duty.", "417", reply="When will the pilots return?"),
    message(13, None),
)
