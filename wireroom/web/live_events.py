"""What a live stream says: numbers and short sentences, never pages. Bytes are made once, however many listen."""

import secrets
from collections import Counter

import orjson

from wireroom.model.views import Change, Head
from wireroom.web.words import several

_WORDS = {
    "broke": ("story is breaking", "stories are breaking"),
    "opened": ("new story", "new stories"),
    "development": ("development", "developments"),
    "figure": ("figure changed", "figures changed"),
    "headline": ("headline changed", "headlines changed"),
    "grew": ("story grew", "stories grew"),
    "merged": ("story was joined", "stories were joined"),
    "split": ("story was taken apart", "stories were taken apart"),
    "calmed": ("story calmed", "stories calmed"),
    "level": ("level changed", "levels changed"),
    "indicator": ("indicator changed", "indicators changed"),
    "evidence": ("situation has new evidence", "situations have new evidence"),
    "watched": ("definition of a situation changed", "definitions of situations changed"),
}


def say(change: Change) -> str:
    r"""Put a change into a short sentence.

    >>> say(Change(seq=4, at=0.0, stories=(("a", "grew"), ("b", "grew"), ("a", "figure")))).replace("\xa0", " ")
    '1 figure changed, 2 stories grew'
    """
    told = Counter(what for _, what in change.stories)
    return ", ".join(several(told[what], *words) for what, words in _WORDS.items() if told[what])


def event(change: Change, before: int) -> bytes:
    """Make the bytes of one event; `after` names the number before it, so that a gap would be seen."""
    data = orjson.dumps({"seq": change.seq, "after": before, "stories": change.stories, "say": say(change)})
    return b"id: %d\nevent: change\ndata: %s\n\n" % (change.seq, data)


def reset(head: Head) -> bytes:
    """Make the event that says: what you have cannot be continued; take the page anew."""
    return b"id: %d\nevent: reset\ndata: %s\n\n" % (head.seq, orjson.dumps({"seq": head.seq, "epoch": head.epoch}))


def hello(head: Head, behind: float) -> bytes:
    """Begin a stream: when to come back (jittered, so that clients do not return all at once), and where the log is."""
    retry = 2000 + secrets.randbelow(4000)
    data = orjson.dumps({"seq": head.seq, "epoch": head.epoch, "behind": round(behind)})
    return b"retry: %d\nevent: hello\ndata: %s\n\n" % (retry, data)


def pulse(behind: float) -> bytes:
    """Make what is sent when nothing happens: a comment, and how many seconds the log is behind the clock."""
    return b": still here\nevent: pulse\ndata: %d\n\n" % round(behind)
