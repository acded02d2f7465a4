"""Which social service does an address belong to, and where does it give its posts to anybody without a key?

People know the address that their browser shows; here it becomes the addresses to ask, the one with counts first.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

from wireroom.text.domains import registrable_domain

#: Services, as they call themselves.
NAMES = {
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "reddit": "Reddit",
    "youtube": "YouTube",
    "hackernews": "Hacker News",
    "telegram": "Telegram",
}
#: Domains that belong to a service beside the one that its feed lies at: what leads there is not what a post is about.
OWN = {
    "bluesky": frozenset(("bsky.app", "bsky.social")),
    "reddit": frozenset(("reddit.com", "redd.it", "redditmedia.com")),
    "youtube": frozenset(("youtube.com", "youtu.be", "ytimg.com")),
    "hackernews": frozenset(("ycombinator.com", "algolia.com")),
    "telegram": frozenset(("t.me", "telegram.org", "telegram.me")),
}
#: Sites with addresses like Mastodon's that are none.
_NO_MASTODON = frozenset(
    "medium.com tiktok.com threads.net threads.com substack.com x.com twitter.com flipboard.com instagram.com "
    "facebook.com pinterest.com rumble.com odysee.com vimeo.com linktr.ee".split()
)

_NAME = r"[A-Za-z0-9_][\w.-]{0,60}"
_CHANNEL = re.compile(r"UC[\w-]{22}")
_CHANNEL_ON_PAGE = re.compile(rb"""(?:channel_id=|/channel/|"(?:channelId|externalId)":\s*")(UC[\w-]{22})""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Posts of one account, group, tag or front page of a service."""

    #: A key of NAMES.
    service: str
    #: Id of the source that its posts are of.
    source_id: str
    #: What to call it where it does not say itself.
    title: str
    #: Addresses that give its posts, the one with counts first. Empty where an answer at `lookup` names them.
    feeds: tuple[str, ...] = ()
    #: Address to ask first: it tells the number of the account.
    lookup: str | None = None
    #: `lookup` answers with a page, not with data.
    lookup_page: bool = False


def timeline_of(url: str) -> Timeline | None:
    """Return the timeline that an address stands for, whether it is what people see or what machines ask; else None.

    >>> timeline_of("https://www.reddit.com/r/worldnews/top/").feeds
    ('https://www.reddit.com/r/worldnews/.rss',)
    >>> timeline_of("https://t.me/tamselport").source_id, timeline_of("https://news.example/@home/x")
    ('@tamselport@t.me', None)
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    known = _BY_DOMAIN.get(registrable_domain(url))
    if known is not None:
        return known(parts)
    return _mastodon(parts)


def surely_timeline(url: str) -> Timeline | None:
    """Return the timeline that an address stands for, where nobody has asked it yet.

    Ordinary sites have feeds of tags at addresses like Mastodon's, so these alone tell nothing.
    """
    found = timeline_of(url)
    return None if found is not None and found.service == "mastodon" and "/tags/" in urlsplit(url).path else found


def named(timeline: Timeline, link: str | None) -> Timeline:
    """Return a timeline under the name that people know, where its address tells a number and a link the name.

    The link counts only where it leads to the same server: no account speaks for another's.
    """
    account, _, server = timeline.source_id.rpartition("@")
    shown = timeline_of(link) if link and (account.startswith("account:") or _CHANNEL.fullmatch(account[1:])) else None
    if shown is None or not re.fullmatch(f"@.+@{re.escape(server)}", shown.source_id):
        return timeline
    return replace(timeline, source_id=shown.source_id, title=shown.title)


def people_address(service: str, source_id: str) -> str | None:
    """Return where people read the posts of a source; None where its id does not tell.

    >>> people_address("mastodon", "@port@harbour.example"), people_address("mastodon", "account:77@harbour.example")
    ('https://harbour.example/@port', None)
    """
    account, _, server = source_id.rpartition("@")
    kind, _, name = account.rpartition(":")
    places = {
        "mastodon": f"https://{server}/tags/{name}" if kind == "tag" else f"https://{server}/{account}",
        "bluesky": f"https://bsky.app/profile/{account.removeprefix('@')}",
        "reddit": f"https://www.reddit.com/{'r' if kind == 'r' else 'user'}/{name}",
        "youtube": f"https://www.youtube.com/{'channel/' if _CHANNEL.fullmatch(account[1:]) else '@'}{account[1:]}",
        "telegram": f"https://t.me/{account.removeprefix('@')}",
        "hackernews": "https://news.ycombinator.com/",
    }
    found = timeline_of(places.get(service, ""))
    return places[service] if found is not None and found.source_id == source_id else None


def with_answer(timeline: Timeline, found: str) -> tuple[str, ...]:
    """Return the addresses to ask once the number of an account is known."""
    if timeline.service == "youtube":
        return (YOUTUBE.format(f"channel_id={found}"),)
    origin = (timeline.lookup or "").partition("/api/")[0]
    number = quote(found, safe="")
    return (STATUSES.format(origin, number), *timeline.feeds)


def channel_on_page(body: bytes) -> str | None:
    """Return the id of the YouTube channel whose page this is."""
    found = _CHANNEL_ON_PAGE.search(body)
    return found[1].decode("ascii") if found else None


STATUSES = "{}/api/v1/accounts/{}/statuses?exclude_replies=true&exclude_reblogs=true&limit=40"
YOUTUBE = "https://www.youtube.com/feeds/videos.xml?{}"


def _telegram(parts: SplitResult) -> Timeline | None:
    match = re.fullmatch(r"/(?:s/)?([A-Za-z]\w{3,31})(?:/\d+)?/?", parts.path)
    if match is None or parts.hostname not in ("t.me", "telegram.me") or match[1].lower() in ("joinchat", "share"):
        return None
    return Timeline(
        service="telegram",
        source_id=f"@{match[1].lower()}@t.me",
        title=f"@{match[1]}",
        feeds=(f"https://t.me/s/{match[1]}",),
    )


def _reddit(parts: SplitResult) -> Timeline | None:
    match = re.match(r"/(r|u|user)/([A-Za-z0-9_][\w-]{1,30})(?:/|$|\.rss)", parts.path)
    if match is None:
        return None
    kind = "r" if match[1] == "r" else "user"
    short = f"{kind[0]}/{match[2]}"
    return Timeline(
        service="reddit",
        source_id=f"{kind[0]}:{match[2].lower()}@reddit.com",
        title=short,
        feeds=(f"https://www.reddit.com/{kind}/{match[2]}/.rss",),
    )


def _youtube(parts: SplitResult) -> Timeline | None:
    query = parse_qs(parts.query)
    channel = (re.findall(r"/channel/(UC[\w-]{22})", parts.path) or query.get("channel_id", []))[:1]
    if channel and _CHANNEL.fullmatch(channel[0]):
        return _videos(channel[0], f"channel_id={channel[0]}")
    lists = (query.get("playlist_id") or query.get("list") or [""])[0]
    if re.fullmatch(r"[\w-]{10,50}", lists) and not parts.path.startswith("/watch"):
        return _videos(lists, f"playlist_id={lists}")
    match = re.match(rf"/(@{_NAME}|(?:c|user)/{_NAME})(?:/|$)", parts.path)
    if match is None:
        return None
    name = "@" + match[1].rpartition("/")[2].removeprefix("@")
    return Timeline(
        service="youtube",
        source_id=f"{name.lower()}@youtube.com",
        title=name,
        lookup=f"https://www.youtube.com/{match[1]}",
        lookup_page=True,
    )


def _videos(name: str, query: str) -> Timeline:
    return Timeline(service="youtube", source_id=f"@{name}@youtube.com", title=name, feeds=(YOUTUBE.format(query),))


def _bluesky(parts: SplitResult) -> Timeline | None:
    match = re.match(r"/profile/((?:did:[a-z]+:)?[A-Za-z0-9][\w.-]{1,80})(?:/rss)?/?$", parts.path)
    name = match[1] if match else (parse_qs(parts.query).get("actor") or [""])[0]
    if not re.fullmatch(r"(?:did:[a-z]+:)?[A-Za-z0-9][\w.-]{1,80}", name):
        return None
    asked = (
        f"https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor={name}&filter=posts_no_replies&limit=50"
    )
    return Timeline(
        service="bluesky",
        source_id=f"@{name.lower()}@bsky.app",
        title=f"@{name}",
        feeds=(asked, f"https://bsky.app/profile/{name}/rss"),
    )


def _hacker_news(parts: SplitResult) -> Timeline | None:
    if parts.hostname == "hn.algolia.com" and "front_page" not in parts.query:
        return None
    if parts.path not in ("", "/", "/news", "/rss", "/front", "/api/v1/search") or parts.hostname == "ycombinator.com":
        return None
    return Timeline(
        service="hackernews",
        source_id="news.ycombinator.com",
        title="Hacker News",
        feeds=(
            "https://hn.algolia.com/api/v1/search?tags=front_page&hitsPerPage=50",
            "https://news.ycombinator.com/rss",
        ),
    )


_BY_DOMAIN = {
    "t.me": _telegram,
    "telegram.me": _telegram,
    "reddit.com": _reddit,
    "youtube.com": _youtube,
    "bsky.app": _bluesky,
    "ycombinator.com": _hacker_news,
    "algolia.com": _hacker_news,
}


def _mastodon(parts: SplitResult) -> Timeline | None:
    """Read an address of a server that speaks Mastodon's language; which servers do is seen when one is asked."""
    origin = f"{parts.scheme}://{parts.netloc}"
    if "@" in parts.netloc or registrable_domain(origin) in _NO_MASTODON:
        return None
    tag = re.fullmatch(r"/tags/(\w{1,80}?)(?:\.rss)?/?", parts.path)
    asked_tag = re.fullmatch(r"/api/v1/timelines/tag/(\w{1,80})", parts.path)
    if tag or asked_tag:
        name = (tag or asked_tag)[1]  # type: ignore[index]  # one of the two is there
        return Timeline(
            service="mastodon",
            source_id=f"tag:{name.lower()}@{parts.netloc.lower()}",
            title=f"#{name}",
            feeds=(f"{origin}/api/v1/timelines/tag/{quote(name)}?limit=40", f"{origin}/tags/{quote(name)}.rss"),
        )
    number = re.fullmatch(r"/api/v1/accounts/([A-Za-z0-9]{1,64})/statuses/?", parts.path)
    if number is not None:
        return Timeline(
            service="mastodon",
            source_id=f"account:{number[1]}@{parts.netloc.lower()}",
            title=f"{parts.netloc.lower()} {number[1]}",
            feeds=(STATUSES.format(origin, number[1]),),
        )
    match = re.fullmatch(rf"/(?:@|users/)({_NAME}?)(@{_NAME})?(?:\.rss)?/?", parts.path)
    if match is None:
        return None
    name = match[1] + (match[2] or "")
    return Timeline(
        service="mastodon",
        source_id=f"@{name.lower()}@{parts.netloc.lower()}",
        title=f"@{name}",
        feeds=(f"{origin}/@{name}.rss",),
        lookup=f"{origin}/api/v1/accounts/lookup?acct={quote(name)}",
    )
