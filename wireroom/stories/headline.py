"""Which member's title stands over the story?

The most central of the independent reports' titles, in the story's main language, without the outlet's name and
prefixes. Questions, opinions, live blogs and riddles are taken only where there is nothing else. The title is elected
anew only at certain numbers of reports and hours, and a challenger must win clearly: a headline that flips back and
forth cannot be read.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.model.story import Citation, Member
from wireroom.stories.units import Unit, title_unit
from wireroom.text.speech import has, quoted, without_quotes
from wireroom.text.tokens import fold

#: Elections are held when the story has this many independent reports, then at each doubling by halves.
ELECTIONS = frozenset((1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610))
#: ... and with the first report after so long, so that a story of days keeps up. Seconds.
ELECTION_AFTER_S = 2 * 3600.0
#: Titles of reports that old do not stand for what is known now, once there are newer ones. Seconds.
FRESH_S = 24 * 3600.0
#: After so long a title has lost half of what being new is worth to it. Seconds.
STALE_S = 4 * 3600.0
#: Latest titles that take part in one election: enough to know the centre, few enough to compare all.
CANDIDATES = 30
#: By how much a challenger must be better (scores lie between 0 and 1); half of it where it came these seconds later.
MARGIN, LATER_S = 0.12, 3 * 3600.0
#: Longer words than this have capitals in the name of a work ("The Heart of the Matter").
LONG_WORD = 3
#: Reports from which a new title must tell what another report tells too.
ENOUGH_TO_ASK = 3
#: Weight of shared words from which two reports surely tell the same.
ENOUGH = 5.0
#: Voices that do not set the headline while a newsroom has one: they are parties to the matter, or retell.
VOICE = {"official": 0.6, "state-controlled": 0.6, "aggregator": 0.7, "blog": 0.8, "social": 0.6}
#: What is left of the marks of a title whose count has grown or whose day is over.
OVER = 0.3
#: Words (or characters of scripts without spaces) of a title that says enough and can be read at a glance.
BEST_WORDS, BEST_CHARS = (5, 14), (9, 32)


@dataclass(frozen=True, slots=True)
class Runner:
    """A report that may give the headline."""

    member: Member
    #: Its title, cleaned, and how good that is by itself, 0 to 1.
    title: Unit
    worth: float
    #: What its first sentences tell, as stems.
    lead: frozenset[str]
    #: When what it says ceased to hold, UTC seconds.
    holds_until: float = math.inf


@dataclass(frozen=True, slots=True)
class Title:
    """A title without the outlet's marks, and how good it is as a headline by itself, 0 to 1."""

    unit: Unit
    worth: float


_PREFIX = re.compile(
    r"(?:(?:breaking(?: news)?|update(?: \d+)?|wrapup(?: \d+)?|refile|rpt|lead|urgent|developing|exclusive|just in|"
    r"new|corrected|"
    r"eilmeldung|alerte|urgente|última hora|ultim'ora|速報|【[^】]{1,12}】|video|photos?|in pictures)\s?[\d ]*(?:[:|"
    r"–—-]|(?<=】))\s*)+",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"^\W*(?:live\b|as it happened|recap|minute by minute|liveticker|newsblog|live-?blog|en direct|en vivo|in "
    r"diretta|ao vivo|watch\b|"
    r"listen\b|podcast)|live updates|live blog|latest updates|\blive:|the latest:|\blive\s*$",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"^\W*(?:opinion|op-ed|editorial|commentary|analysis|column|letters?|review|explainer|fact.?check|kommentar|"
    r"meinung|analyse|tribune|"
    r"opinión|editoriale|opinião|commento|мнение|社説|评论)\s?[:|–—-]|\bopinion\b\s*$",
    re.IGNORECASE,
)
_RIDDLE = re.compile(
    r"^\W*(?:here'?s|here’s|this is|these are|what we know|what (?:you|to)|why |how |\d+ (?:things|ways|reasons|"
    r"facts|takeaways|photos)|"
    r"everything|you won|meet |inside |five things|all you need|everyone|the .{1,30} you |das müssen|was wir|warum "
    r"|wie |pourquoi |"
    r"comment |ce que|por qué|cómo |qué |así |perché |come |cosa |porque |como |waarom |hoe |wat we)|you need to "
    r"know|what happened next|"
    r"goes viral|: (?:how|what|why|inside|the (?:day|morning|night|man|woman|story|year|town|village)|"
    r"a \w+ (?:that|who))\b|"
    r"^\W*(?:\d+|three|four|five|six|"
    r"seven|eight|nine|ten|drei|fünf|trois|cinq|tres|cinco) (?:questions|things|ways|reasons|facts|lessons|fragen|"
    r"questions|preguntas|choses)\b|"
    r"twitter reacts|internet reacts|will shock|speechless",
    re.IGNORECASE,
)
#: Titles that speak to the reader, or of their own form and not of the news. "US" is a country, "us" are we.
_TO_THE_READER = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|[Oo]urs|us|[Mm]y)\b(?!-)|#\w|\b(?:[Ii]n pictures|[Ii]n photos|[Kk]ey facts|"
    r"[Ee]xplained|[Hh]ighlights|[Gg]reatest moments|[Dd]aily [Bb]rief|[Mm]orning [Bb]riefing|[Tt]onight —|[Hh]ow to "
    r"watch|[Pp]review|[Pp]redictions?|[Pp]hoto gallery|[Ll]ine-?ups?|[Hh]ead-to-head)\b"
)
#: What a page gave as its title and is none: style sheets, addresses, a note to the reader.
_NOT_TITLE = re.compile(
    r"[{}<>]|https?:|part of our .{0,20}coverage|parte de nuestra cobertura|partie de notre "
    r"couverture"
)
# Longest tail that is looked for, with the white space around it: 40 letters and some to spare.
_TAIL_REACH = 80
_TAIL = re.compile(r"\s+[|–—·»-]\s+([^|–—·»]{2,40})$|\s*[|·]\s*([^|·]{2,40})$|\s*[（(【]([^（()）】]{2,16})[)）】]$")


def read_title(member: Member) -> Title:
    """Clean a member's title and say how good it is by itself."""
    start, end = _inner(member.title, member.source_name, member.source_id)
    unit = title_unit(member.title, start, end, member.language)
    return Title(unit, _worth(unit, member.title, member.language))


def _inner(title: str, source_name: str, source_id: str) -> tuple[int, int]:
    """Find the part of a title that is not the outlet's name or a prefix."""
    start, end = 0, len(title)
    own = {fold(source_name), fold(source_id.split(".", maxsplit=1)[0])} | {
        fold(part) for part in source_id.split(".") if len(part) > 3
    }
    while match := _TAIL.search(title, max(0, end - _TAIL_REACH), end):
        tail = fold(next(part for part in match.groups() if part is not None).strip())
        squeezed = re.sub(r"\W|^the", "", tail)
        bar = match[0].strip()[:1] in "|·»"
        mine = any(
            squeezed and (squeezed in re.sub(r"\W", "", name) or re.sub(r"\W", "", name) in squeezed)
            for name in own
            if name
        )
        media = re.search(
            r"\b(?:news|times|post|herald|cnn|bbc|reuters|tribune|gazette|guardian|telegraph|journal|\.com|radio|tv)\b",
            tail,
        )
        if not (mine or bar or (media and len(tail.split()) <= 4)) or match.start() < 12:
            break
        end = match.start()
    if (match := _PREFIX.match(title[:end])) and end - match.end() > 12:
        start = match.end()
    while end > start and title[end - 1].isspace():
        end -= 1
    while start < end and title[start].isspace():
        start += 1
    return start, end


def _worth(unit: Unit, whole: str, language: str | None) -> float:
    """How good a title is as a headline, whatever it is about."""
    text = unit.text
    unspaced = language in ("ja", "zh")
    size = len(text) if unspaced else len(text.split())
    low, high = BEST_CHARS if unspaced else BEST_WORDS
    worth = 1.0
    if size < low:
        worth *= max(0.1, size / low) ** 1.5
    elif size > high:
        worth *= max(0.5, 1 - 0.05 * (size - high))
    if _LIVE.search(whole) or _OPINION.search(whole) or _NOT_TITLE.search(text):
        worth *= 0.1
    if _RIDDLE.search(text) or text.rstrip("”\"'’").endswith(("?", "？", "؟", "…", "...")) or "?" in text:
        worth *= 0.25
    if text.endswith("!") or "!" in text:
        worth *= 0.5
    if text.isupper() and not unspaced:
        worth *= 0.4
    if any(len(part.split()) >= 3 and not _names_a_work(part) for part in quoted(text)) and not has(
        "SAY", without_quotes(text), language
    ):
        worth *= 0.75  # somebody's words, and no one who says them
    if _TO_THE_READER.search(without_quotes(whole)):
        worth *= 0.3
    if text[:1] in "\"“'‘«「":
        worth *= 0.85  # a quote in front leaves open who speaks
    return worth


def _names_a_work(words: str) -> bool:
    """Whether quoted words are the name of a book, a film or a ship, with its capitals, and nobody's words."""
    long = [word for word in words.split() if len(word) > LONG_WORD]
    return bool(long) and all(word[:1].isupper() for word in long)


def elect(runners: Sequence[Runner]) -> int:
    """Choose the headline.

    Args:
        runners: Independent reports in seen order, all in the main language; at least one.

    Returns:
        The number of the report whose title stands over the story.
    """
    chosen, last = 0, runners[0].member.seen
    for n, runner in enumerate(runners, 1):
        if n in ELECTIONS or runner.member.seen - last >= ELECTION_AFTER_S:
            last = runner.member.seen
            chosen = _vote(runners[:n], chosen)
    return chosen


def _vote(runners: Sequence[Runner], holder: int) -> int:
    """Hold one election; the holder stays unless it is clearly beaten."""
    now = runners[-1].member.seen
    running = [
        n for n in range(max(0, len(runners) - CANDIDATES), len(runners)) if runners[n].member.seen >= now - FRESH_S
    ]
    fresh = holder in running
    if not fresh:
        running = [holder, *running]
    marks = {n: _mark(n, running, runners, now) for n in running}
    able = [n for n in running if n == holder or _may_follow(n, holder, running, runners)]
    best = max(able, key=lambda n: (marks[n], n == holder, -n))
    later = runners[best].member.seen - runners[holder].member.seen > LATER_S
    needed = 0.0 if not fresh else MARGIN / 2 if later else MARGIN
    return best if marks[best] > marks[holder] + needed else holder


def _may_follow(n: int, holder: int, running: Sequence[int], runners: Sequence[Runner]) -> bool:
    """Whether a title may take the place of one as good: another report tells its matter too, beyond names.

    A late feature shares the names of everything before it and tells what nobody else does ("The bricks of Puerto
    Cerril"). A development waits so for its second report; names are told apart by capitals, where a script has them.
    """
    title = runners[n].title
    matter = title.stems - title.strong
    if len(running) < ENOUGH_TO_ASK or not matter or runners[n].worth > runners[holder].worth:
        return True
    return any(matter & (runners[m].lead | runners[m].title.stems) for m in running if m != n)


def _mark(n: int, running: Sequence[int], runners: Sequence[Runner], now: float) -> float:
    """How good a title is now, 0 to 1: by itself, by whose it is, by how central and how new it is."""
    runner = runners[n]
    new = 0.7 + 0.3 * 0.5 ** ((now - runner.member.seen) / STALE_S)
    voice = VOICE.get(runner.member.kind, 1.0)
    holds = 1.0 if runner.holds_until > now else OVER
    return float(runner.worth * voice * new * holds * (0.3 + 0.7 * _central(n, running, runners)))


def _central(n: int, running: Sequence[int], runners: Sequence[Runner]) -> float:
    """How much of a title its own first sentences and the heads of other reports tell too, 0 to 1.

    A title that its own text takes up is news; one that it does not is a play on words. A short title cannot tell much.
    """
    mine = runners[n].title
    if not mine.weight:
        return 0.0
    own = min(1.0, mine.shared(runners[n].lead) / mine.weight)
    others = [runners[m].lead | runners[m].title.stems for m in running if m != n]
    if not others:
        return own
    shares = [mine.shared(other) for other in others]
    told = sum(min(1.0, share / mine.weight) + min(1.0, share / ENOUGH) for share in shares) / (2 * len(others))
    return 0.3 * own + 0.7 * told


def citation_of(member: Member, unit: Unit) -> Citation:
    """Point to where a unit stands."""
    return Citation(
        article_id=member.article_id, version=member.version, start=unit.start, end=unit.end, field=unit.field
    )
