"""What is personal: who looks, what they follow, what readers wrote. Outside the log; times are UTC seconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An open session of the owner."""

    #: SHA-256 hex of its token; the token itself is known to the browser alone.
    hash: str
    opened_at: float
    #: When it was last used, as well as it is kept (to ten minutes).
    used_at: float
    #: How the browser names itself.
    browser: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A story that the owner follows."""

    story_id: str
    at: float
    #: Number of the log when it was first followed.
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The last page of a visit."""

    at: float
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a reader wrote."""

    id: int
    at: float
    #: "contact" or "mistake".
    kind: str
    reply_to: str
    page: str
    sentence: str
    words: str
    answered_at: float | None
    answer: str | None
    #: The answer stands on the page of corrections.
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A reader's report with our public answer; who wrote it is not part of it."""

    id: int
    at: float
    page: str
    sentence: str
    words: str
    answered_at: float
    answer: str
