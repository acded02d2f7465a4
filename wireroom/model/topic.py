"""What many speak of: names and phrases that newsrooms use more than usual, and stories that social posts link to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A name or phrase in more headlines than usual."""

    #: As headlines print it most.
    words: str
    language: str
    #: Newsrooms that named it in independent reports over the last day; outlets of one owner are one newsroom.
    newsrooms: int
    #: Newsrooms that name it on a usual day; None: there are too few days to say.
    usual: float | None


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
