"""The front page as decided: what stands where, and why. A function of the log up to one number."""

from dataclasses import dataclass

from wireroom.model.views import Head, StoryRow, WireBar


@dataclass(frozen=True, slots=True, kw_only=True)
class Rising:
    """A story that moves faster than usual, without being breaking."""

    row: StoryRow
    #: "6 reports in 3 h; 1 expected", or "6 reports in 3 h; no baseline yet".
    why: str
    #: Reports per equal step of the window, oldest first; None where there is too little history.
    spark: tuple[float, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A story that rests on one publisher alone after some time, or on less than it claims."""

    row: StoryRow
    #: "1 publisher; no other after 3 h".
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """Each story stands in one place only. Orders are final: pages place, they do not sort."""

    head: Head
    #: At most two; how many more there are.
    breaking: tuple[StoryRow, ...]
    more_breaking: int
    lead: StoryRow | None
    #: Why it leads, one sentence after "Why it leads:"; "" without a lead.
    lead_why: str
    #: Nothing leads today: `lead` is the newest story and the page says so.
    quiet: bool
    seconds: tuple[StoryRow, ...]
    rising: tuple[Rising, ...]
    #: (section or None for stories without one, rows); sections without a story are absent.
    sections: tuple[tuple[str | None, tuple[StoryRow, ...]], ...]
    not_confirmed: tuple[Doubtful, ...]
    #: Stories that exist only in languages that the reader did not choose: (language, rows).
    folded: tuple[tuple[str, tuple[StoryRow, ...]], ...]
    wire: tuple[WireBar, ...]
