"""How much is said about articles, in words: the counts that services tell, and the posts that link here."""

from collections.abc import Iterable, Sequence

from wireroom.model.entry import NO_TALK, Talk
from wireroom.model.views import PostRow
from wireroom.web.page import Part, Variant
from wireroom.web.rows import source_path, words_of
from wireroom.web.words import moment, several

#: Posts that are named; the rest stand as a number.
MOST_POSTS = 8
_NOUNS = (("points", "point"), ("comments", "comment"), ("shares", "share"), ("views", "view"))


def talk_words(talk: Talk, language: str = "en") -> str:
    r"""Put counts into words; "" where nothing is told.

    >>> talk_words(Talk(points=312, comments=1, views=15300)).replace("\u00a0", " ")
    '312 points · 1 comment · 15,300 views'
    """
    counts = ((getattr(talk, name), noun) for name, noun in _NOUNS)
    return " · ".join(several(count, noun, language=language) for count, noun in counts if count is not None)


def total(talks: Iterable[Talk]) -> Talk:
    """Add counts up; what no one tells stays unknown."""
    talks = list(talks)
    sums: dict[str, int | None] = {}
    for name, _ in _NOUNS:
        told = [count for talk in talks if (count := getattr(talk, name)) is not None]
        sums[name] = sum(told) if told else None
    return Talk(**sums)


def talk_part(
    posts: Sequence[PostRow], do: tuple[str, str], now: float, variant: Variant, own: Talk = NO_TALK
) -> Part | None:
    """Make the part of a page that tells who talks about it; None where nobody does.

    `do`: what one post does, and what several do; `own`: what the article's own feed tells.
    """
    if not posts and not own.told:
        return None
    together = talk_words(total(post.talk for post in posts), variant.language)
    rows = [
        {
            "title": words_of(post.title, post.language),
            "path": post.path,
            "source": post.source_name,
            "source_path": source_path(post.source_id),
            "at": moment(post.seen if post.published is None else min(post.published, post.seen), now),
            "talk": talk_words(post.talk, variant.language),
        }
        for post in posts[:MOST_POSTS]
    ]
    data = {
        "number": several(len(posts), "post", language=variant.language) if posts else "",
        "do": do[0] if len(posts) == 1 else do[1],
        "together": together if len(posts) > 1 else "",
        "own": talk_words(own, variant.language),
        "rows": rows,
        "more": several(len(posts) - MOST_POSTS, "more post", language=variant.language)
        if len(posts) > MOST_POSTS
        else "",
    }
    return Part(slot="text", name="talked-about", template="talk", data=data)
