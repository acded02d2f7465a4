"""What many speak of: names and phrases that newsrooms use more than usual, and stories that social posts link to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline of a newsroom, as counting names and phrases needs it."""

    article_id: str
    words: str
    #: ISO 639-1.
    language: str
    #: Outlets of one owner are one newsroom.
    newsroom: str
    #: Its group of copies.
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A name or phrase in more headlines than usual."""

    #: As headlines print it most.
    words: str
    language: str
    #: Newsrooms that named it in independent reports over the last day; outlets of one owner are one newsroom.
    newsrooms: int
    #: Newsrooms that name it on a usual day.
    usual: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkedStory:
    """A story that posts of social services link to. They are counted beside reports, never as such."""

    story_id: str
    #: Accounts whose posts of the last day link to its articles, and how many posts these are.
    accounts: int
    posts: int
    #: What the services tell of these posts, in all.
    points: int
    comments: int
    shares: int
