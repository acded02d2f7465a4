"""Alerts: the rules of who is told what, what there is to tell, and what was told. Times are UTC seconds since 1970."""

from dataclasses import dataclass, field

from wireroom.model.counts import Counts

#: What a rule may be about.
RULES = ("story", "search", "breaking", "silent", "situation")
#: Where messages may go; every alert also stands on the page of alerts.
CHANNELS = ("mail", "webhook", "ntfy", "push")
#: What a situation may tell. Whoever publishes another of them adds it in `pipeline/hearing.py`.
SITUATION_NEWS = (
    "level_change", "critical_indicator", "contradiction", "blind_indicator", "stale_fact", "overdue", "hypothesis",
)  # fmt: skip
#: What an alert turned out to be.
OUTCOMES = ("true", "false", "early", "moot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Whom to tell of what, and when."""

    id: str
    #: As shown to its owner.
    name: str
    #: One of RULES.
    kind: str
    #: Of "story": its id, "" all that are followed; "search": the question; "silent": the source's id, "" all;
    #: "situation": its name, "" all; "breaking": "".
    target: str = ""
    #: What it is narrowed to, each None for everything. What is unknown of a story never fits (fails closed).
    section: str | None = None
    #: ISO 3166 code of a newsroom's country.
    region: str | None = None
    language: str | None = None
    #: Of "situation": which of SITUATION_NEWS; empty: what its definition lists.
    on: tuple[str, ...] = ()
    #: Ids of channels.
    channels: tuple[str, ...] = ()
    #: Minutes of the local day between which nothing is sent: (1320, 420) is 22:00 to 07:00; None: no such hours.
    quiet: tuple[int, int] | None = None
    #: IANA name of the reader's time zone.
    zone: str = "UTC"
    #: Minute of the local day at which all of a day is sent together; None: at once.
    digest: int | None = None
    #: Most messages in seven days; 0: no limit. Situations at level 3 and above pass.
    per_week: int = 0
    #: Minutes between two messages about the same thing; what comes between waits and is told together.
    cooldown: int = 60
    #: Situations at level 3 and above come in quiet hours too.
    wake: bool = False
    made_at: float = 0.0
    #: Number of the log from which on it counts.
    since: int = 0
    paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A place that messages go to."""

    id: str
    #: One of CHANNELS.
    kind: str
    name: str
    #: Address: of a mailbox, a webhook, a topic of ntfy, a browser's push service.
    to: str = field(repr=False)
    #: Of "push": the browser's public key and secret, base64url.
    keys: tuple[str, str] | None = field(default=None, repr=False)
    made_at: float = 0.0
    #: "new", "ok", "failing" (it is tried again) or "dead" (nothing is sent until a test arrives), and why.
    state: str = "new"
    reason: str = ""
    changed_at: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Something that may be told. Its key is made of subject and event, and of no time (`alerts.keys`)."""

    #: "grew", "merged", "split", "corrected", "withdrawn", "matched", "broke", "silent", "test", or one of
    #: SITUATION_NEWS.
    kind: str
    #: Number of the log's event that it follows from, and when that was.
    seq: int
    at: float
    #: "story:ID", "source:ID", "situation:NAME"; `aliases`: the same before stories were joined.
    subject: str
    aliases: tuple[str, ...] = ()
    #: What tells it from others about the same subject.
    event: str = ""
    title: str
    language: str | None = None
    #: Path of its page.
    path: str = "/"
    #: What changed, in a sentence of ours.
    what: str
    #: A sentence as printed, and who printed it.
    quote: str = ""
    quoted: str = ""
    counts: Counts | None = None
    #: Grade of the evidence in words, where it has one.
    grade: str = ""
    #: Why it matters, and what would cancel it, in sentences of ours; "" where nobody says.
    matters: str = ""
    cancels: str = ""
    #: Two independent reports at least, or the document itself. What is not is never sent.
    confirmed: bool = False
    #: It came out as it happened: not from a file, and not long ago.
    fresh: bool = True
    #: Of a situation: its definition lists this kind as worth an alert; its rung.
    listed: bool = True
    level: int | None = None
    #: What rules are narrowed by.
    section: str | None = None
    languages: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    #: Rules that it was found for by their search.
    found_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a rule has told before, as far as one occasion is concerned."""

    #: The alert of the same key: its number, whether it was sent, and why not.
    known: int | None = None
    sent: bool = False
    held: str = ""
    #: When the rule's messages were or will be due: those of the last eight days, and those that wait.
    slots: tuple[float, ...] = ()
    #: When the last message about the same subject was or will be due; None: there was none.
    last: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is done about an occasion."""

    #: When a message is due; None: it stands on the page alone, and `held` says why in words.
    due: float | None
    held: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What was told, as it stood then."""

    id: int
    key: str
    rule_id: str
    rule_name: str
    #: When it was noted.
    at: float
    occasion: Occasion
    due: float | None
    held: str
    #: The alert that it corrects.
    corrects: int | None = None
    outcome: str | None = None
    read: bool = False
    #: (channel's name, state of the delivery, why) of each channel.
    deliveries: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent to one channel at once: one alert, or several that were due together."""

    #: The same on every try: who takes it twice knows it by this.
    id: str
    at: float
    title: str
    #: Short paragraphs of plain text.
    lines: tuple[str, ...]
    #: Whole addresses of the pages, one an alert.
    links: tuple[str, ...]
    #: The alerts as plain data, for programs.
    alerts: tuple[dict[str, object], ...]
    #: Pressing, for channels that tell degrees.
    urgent: bool = False
