"""How much is said about articles, and which posts link to them: kept by the projections, read by pages."""

from collections.abc import Iterable, Sequence

import apsw
import orjson

from wireroom.model.entry import NO_TALK, Talk
from wireroom.model.events import TalkCounted, Talked
from wireroom.model.views import MemberRow, PostRow
from wireroom.store.queries import Queries
from wireroom.text.addresses import canonical_address

#: Posts about one article, or one story, that are looked at.
MOST_POSTS = 200


class TalkTables:
    """Reads and writes the tables of talk."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._run = Queries(connection, "talk").rows

    def count(self, event: TalkCounted) -> None:
        """Keep what was counted; what a post is about stays until it is told anew."""
        for one in event.talked:
            self._run(
                "put_talk",
                article_id=one.article_id,
                at=event.at,
                points=one.points,
                comments=one.comments,
                shares=one.shares,
                views=one.views,
            )
            if one.about:
                self._run("drop_links", article_id=one.article_id)
            for address in one.about:
                self._run("put_link", article_id=one.article_id, address=address)

    def drop(self, article_id: str) -> None:
        """Let go of an article."""
        self._run("drop_talk", article_id=article_id)
        self._run("drop_links", article_id=article_id)

    def of(self, article_id: str) -> Talked | None:
        """Give what is kept of an article; None where nothing was ever told."""
        rows = self._run("talk_of", article_id=article_id)
        if not rows:
            return None
        points, comments, shares, views = rows[0]
        about = tuple(address for (address,) in self._run("links_of", article_id=article_id))
        return Talked(article_id=article_id, points=points, comments=comments, shares=shares, views=views, about=about)

    def told(self, article_id: str) -> Talk:
        """Give the counts of an article."""
        rows = self._run("talk_of", article_id=article_id)
        return Talk(**dict(zip(("points", "comments", "shares", "views"), rows[0], strict=True))) if rows else NO_TALK

    def of_story(self, members: Sequence[MemberRow]) -> tuple[PostRow, ...]:
        """Give the posts that link to a story's articles, then those that stand in the story and link to none."""
        linking = self.about(member.url for member in members)
        known = {post.article_id for post in linking}
        telling = (
            PostRow(
                article_id=member.article_id,
                path=member.path,
                title=member.title,
                language=member.language,
                source_id=member.source_id,
                source_name=member.source_name,
                published=member.published,
                seen=member.seen,
                talk=self.told(member.article_id),
            )
            for member in members
            if member.source_kind == "social" and member.article_id not in known
        )
        return (*linking, *telling)

    def about(self, urls: Iterable[str | None]) -> tuple[PostRow, ...]:
        """Give the posts that link to one of these addresses, the most talked about first."""
        addresses = sorted({address for url in urls if url and (address := canonical_address(url))})
        rows = self._run("posts_about", addresses=orjson.dumps(addresses).decode(), most=MOST_POSTS)
        return tuple(
            PostRow(
                article_id=row[0],
                path=f"/a/{row[0]}",
                title=row[1],
                language=row[2],
                source_id=row[3],
                source_name=row[4],
                published=row[5],
                seen=row[6],
                talk=Talk(points=row[7], comments=row[8], shares=row[9], views=row[10]),
            )
            for row in rows
        )
