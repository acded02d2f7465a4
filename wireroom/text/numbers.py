"""Which figures does a text give, and of what?

A figure is a number that counts or measures something: "at least 13 people", "3,5 Prozent", "more than 30 ships".
Years, clock times, days of a month, ages, house and model numbers are none. What cannot be read surely is left out.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from wireroom.text.month_words import months_in_full
from wireroom.text.numerals import (
    BARE,
    BIG,
    COUNTERS,
    FUNCTION_WORDS,
    GENERAL,
    LINKS,
    MANY,
    MEASURES,
    MONEY,
    PERCENT,
    QUALIFIERS,
    SCOPES,
    VAGUE,
    WORDS,
)
from wireroom.text.ranges import joining

#: Languages that write 3,5 for three and a half.
_COMMA = frozenset("de fr es it pt nl ru pl uk cs sv da nb no fi tr id ro hu el".split())
#: Beside one of these stands a piece of a longer number that is not read whole ("一万八千").
_NUMERALS = frozenset("〇一二三四五六七八九十百千万億亿")
#: "about 50" is read as 50, give or take a tenth.
_ABOUT = 0.1
#: Characters before and behind a number that tell whether it is a date: no month is longer.
_BESIDE = 40
#: Numbers of one text that are looked at. The longest articles have some hundreds; more are a table, and 200,000 of
#: them (400 kB of "1 1 1") would take seconds.
_MOST = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with what it counts; `start` to `end` covers qualifier, number and noun as printed."""

    #: Of a range its lower end.
    value: float
    #: "", "about", "at least", "more than", "up to", "less than" or, of a range, "between".
    qualifier: str
    #: What is counted, in lower case: "ships", "人", "%", or a currency such as "$"; "" where it is not said.
    noun: str
    #: What happened to them, across languages: "killed", "injured", "missing", "arrested", "evacuated" or "".
    scope: str
    #: Number with qualifier as printed ("more than 30").
    words: str
    #: What stands after the number up to the noun, as printed ("foreign ships").
    phrase: str
    start: int
    end: int
    #: The upper end of a range ("nine to 14"); None where only one number is told.
    top: float | None = None

    @property
    def low(self) -> float:
        """The least that it can mean."""
        if self.qualifier == "about":
            return self.value * (1 - _ABOUT)
        return 0.0 if self.qualifier in ("up to", "less than") else self.value

    @property
    def high(self) -> float:
        """The most that it can mean."""
        if self.top is not None:
            return self.top
        if self.qualifier == "about":
            return self.value * (1 + _ABOUT)
        return float("inf") if self.qualifier in ("at least", "more than") else self.value

    @property
    def counts(self) -> bool:
        """Whether it counts things, rather than measuring time, money, length or shares."""
        return self.noun not in ("", "%") and self.noun not in MONEY.values() and self.noun not in MEASURES


def quantities(text: str, language: str | None) -> list[Quantity]:
    """Find the figures of a text, in order; of a text with thousands of numbers, those among the first 4,000.

    Args:
        text: A sentence or a title.
        language: ISO 639-1; None is read as English.

    >>> [(q.value, q.qualifier, q.noun, q.scope) for q in quantities("At least 13 people were hurt.", "en")]
    [(13.0, 'at least', 'people', 'injured')]
    """
    language = language or "en"
    found: list[Quantity] = []
    if _number(language).search(text.lower()) is None:
        return found
    matches = list(islice(_pattern(language).finditer(text), _MOST))
    taken = -1
    for n, match in enumerate(matches):
        if n == taken:
            continue  # the upper end of the range before
        quantity = _range(text, match, matches[n + 1], language) if n + 1 < len(matches) else None
        if quantity is not None:
            taken = n + 1
        else:
            quantity = _quantity(text, match, language)
        if quantity is not None:
            found.append(quantity)
    return found


@lru_cache(maxsize=64)
def _number(language: str) -> re.Pattern[str]:
    """What every figure has, in small letters: a digit or a number word. Most sentences have none."""
    words = "|".join(re.escape(word) for word in WORDS.get(language, {}))
    return re.compile(rf"\d|{words}" if words else r"\d")


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str]:
    """Make the pattern of one language: qualifier, sign of a currency, number, size word."""
    qualifiers = sorted(QUALIFIERS.get(language, QUALIFIERS["en"]), key=len, reverse=True)
    words = sorted(WORDS.get(language, {}), key=len, reverse=True)
    big = sorted(BIG.get(language, {}), key=len, reverse=True)
    spaced = language not in ("ja", "zh")
    edge = r"(?<![^\W_])" if spaced else ""
    gap = r"[\s\u00a0-]?" if spaced else r""
    numeral = r"\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
    spelled = "|".join(re.escape(word) for word in words)
    number = (
        rf"(?P<num>{numeral}" + (rf"|{edge}(?:{spelled})" + (r"(?![^\W_])" if spaced else "") if words else "") + ")"
    )
    size = rf"(?:{gap}(?P<big>{'|'.join(re.escape(w) for w in big)})" + (r"(?![^\W_])" if spaced else "") + ")?"
    head = rf"(?:{edge}(?P<qual>{'|'.join(re.escape(w) for w in qualifiers)})\s?)?"
    return re.compile(
        head + r"(?P<cur>[$€£¥₽₩])?[ \u00a0]?" + number + (size if big else r"(?P<big>(?!))?"), re.IGNORECASE
    )


#: "Ten or twelve": an upper end that is more than twice the lower one is another number.
_NEAR = 2.0


def _range(text: str, low: re.Match[str], high: re.Match[str], language: str) -> Quantity | None:
    """Read two numbers side by side as one range; None where they are none. The second tells what is counted."""
    begin = low.start("qual") if low["qual"] else low.start("cur") if low["cur"] else low.start("num")
    first = high.start("cur") if high["cur"] else high.start("num")
    how, opened = joining(text, begin, (low.end("big") if low["big"] else low.end("num"), first), language)
    if not how or low["qual"] or not _free_before(text, begin, language) or (low["cur"] and not high["cur"]):
        return None
    upper = _quantity(text, high, language, joined=how == "dash")
    lower = _value(low["num"], language)
    if upper is None or lower is None or (upper.qualifier and how != "between"):
        return None
    if low["big"]:
        lower *= BIG[language][low["big"].casefold()]
    elif high["big"] and (bare := _value(high["num"], language)) is not None and lower < bare:
        lower *= upper.value / bare  # "two to three million"
    elif _is_date(text, low, lower, language):
        return None
    told = upper.scope or upper.noun in GENERAL or upper.noun == "%" or upper.noun in MEASURES
    if not (upper.noun or upper.scope) or (how == "dash" and not told) or not lower < upper.value:
        return None
    if how == "to" and upper.value > _NEAR * lower and re.search(r"\s(?:or|oder|ou|o|of|или)\s", text[begin:first]):
        return None
    words = text[opened : upper.start + len(upper.words)]
    return replace(upper, value=lower, top=upper.value, qualifier="between", words=words, start=opened)


def _quantity(text: str, match: re.Match[str], language: str, *, joined: bool = False) -> Quantity | None:
    """Read one match; None where it is no figure. `joined`: a dash before it joins it to the lower end of a range."""
    at, end = match.span("num")
    qualifier = match["qual"]
    unit = (_JOINED.match(text, match.end()) if language == "en" else None) or _GLUED.match(text, match.end())
    if not (joined or _free_before(text, at, language)) or (unit is None and not _ends_there(text, match.end())):
        return None
    value = _value(match["num"], language)
    if value is None:
        return None
    if match["big"]:
        value *= BIG[language][match["big"].casefold()]
        end = match.end("big")
    elif not qualifier and not match["cur"] and _is_date(text, match, value, language):
        return None
    noun, noun_end = _counted(text, match, unit, end, language)
    if noun and match["num"].casefold() in BARE | MANY:
        noun, noun_end = "", end  # "hundreds fled their homes": no hundreds of homes
    start = match.start("qual") if qualifier else (match.start("cur") if match["cur"] else at)
    kind = QUALIFIERS.get(language, QUALIFIERS["en"])[qualifier.casefold()] if qualifier else ""
    if not qualifier and match["num"].casefold() in VAGUE:
        kind = "at least"
    elif not qualifier and (late := _after(text, end, language)):
        kind = late
    measured = noun == "%" or noun in MEASURES or noun in MONEY.values()
    scope = "" if measured else _scope(text, start, max(end, noun_end), language)
    idle = match["num"][0].isalpha() and match["num"].casefold() not in MANY
    if not noun and not scope and (idle or (not qualifier and _is_name(text, at, end))):
        return None  # "one of them", "Flight 175", "Gary Gomes, 35,"
    return Quantity(
        value=value,
        qualifier=kind,
        noun=noun,
        scope=scope,
        words=text[start:end],
        phrase=text[end : max(end, noun_end)].strip(),
        start=start,
        end=max(end, noun_end),
    )


def _counted(text: str, match: re.Match[str], unit: re.Match[str] | None, end: int, language: str) -> tuple[str, int]:
    """Say what a number counts, and where its words end: its currency, a unit joined on, a noun, a label before it."""
    if match["cur"]:
        return match["cur"], end
    if unit is not None:
        return unit[1].casefold(), unit.end()
    noun, noun_end = _noun(text, end, language)
    start = match.start("qual") if match["qual"] else match.start("num")
    return (noun, noun_end) if noun else (_labelled(text, start, end, language), noun_end)


#: A unit that is joined on: "a two-year study", "the 2,507-member council", but not "a 29-year-old".
_JOINED = re.compile(
    r"-(year|month|week|day|hour|minute|second|mile|metre|meter|member|seat|page|point|ton|gram)(?![-\w])"
)
#: A unit that is written without a space: "60,000km".
_GLUED = re.compile(r"(km|kg|mph|ft|mm|cm|m|kW|MW|GW)(?![^\W_])")


#: A name or "No." before a number, an age behind a name, a score or a clock set with spaces.
_NAMED = re.compile(r"(?:(?<![^\W_])[A-ZÀ-ÖØ-ÞА-Я][\w’'-]*|\b[Nn]o\.|\baged)\s?,?\s$|\d\s[-:–]\s$")
_SPACED = re.compile(r"\s[-:–]\s\w")


def _is_name(text: str, at: int, end: int) -> bool:
    """Whether a bare number is a piece of a name, an age, a score or a time of day."""
    return _NAMED.search(text[max(0, at - 24) : at]) is not None or _SPACED.match(text, end) is not None


def _free_before(text: str, at: int, language: str) -> bool:
    """Whether nothing in front makes a number a piece of something longer; French and Italian elide: "l'80 %"."""
    before = text[max(0, at - 1) : at]
    if before in _NUMERALS and before:
        return False
    if before in ("'", "’") and language in ("fr", "it") and text[max(0, at - 2) : at - 1].isalpha():
        return True
    return not (before and ((before.isascii() and before.isalnum()) or before in "-/:#.,'’+_–"))


def _ends_there(text: str, end: int) -> bool:
    """Whether nothing behind makes a number a piece of something longer: "06:00", "214/26", "29-year-old", "3rd"."""
    after = text[end : end + 2]
    if after[:1] and after[0] in _NUMERALS and text[end - 1 : end] in _NUMERALS:
        return False
    if after[:1] in (":", "/", "-", "–", "'", "’", "_", "°") or (after[:1].isascii() and after[:1].isalpha()):
        return False
    return not (after[:1] in ".," and after[1:2].isdigit())


def _value(words: str, language: str) -> float | None:
    """Read a numeral or a number word."""
    spelled = WORDS.get(language, {}).get(words.casefold())
    if spelled is not None:
        return float(spelled)
    digits = _fold(words)
    marks = [c for c in digits if not c.isdigit()]
    if not marks:
        return float(digits)
    decimal = "," if language in _COMMA else "."
    tail = digits.rpartition(marks[-1])[2]
    grouped = len(tail) == 3 and (marks[-1] != decimal or len(marks) > 1)
    if marks[-1] in " \u00a0\u202f'" or grouped or (len(tail) == 3 and len(marks) > 1):
        return float(re.sub(r"\D", "", digits))
    if len(set(marks)) < len(marks):
        return None  # 1.2.3 is a version, not a figure
    whole = re.sub(r"\D", "", digits.rpartition(marks[-1])[0])
    return float(f"{whole}.{tail}")


def _fold(digits: str) -> str:
    """Bring the digits of any script to ASCII."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in digits)


def _is_date(text: str, match: re.Match[str], value: float, language: str) -> bool:
    """Whether a bare number is a year or a day of a month."""
    at, end = match.span("num")
    digits = match["num"].isdigit()
    if digits and len(match["num"]) == 4 and 1800 <= value <= 2100:
        return True
    before, after = text[max(0, at - _BESIDE) : at].rstrip(), text[end : end + _BESIDE].lstrip(" .\u00a0")
    if language in ("ja", "zh"):
        return after[:1] in ("年", "月", "日", "時", "时", "分", "歳", "岁", "号", "回", "第") or before.endswith("第")
    if not digits or value > 31:
        return False
    word = re.match(r"(?:de |of )?([^\W\d_]+)", after)
    month = months_in_full(language)
    last = re.search(r"([^\W\d_]+)\.?$", before)
    return bool((word and word[1].casefold() in month) or (last and last[1].casefold() in month))


_WORD = re.compile(r"[\s\u00a0]*(?:[-–]\s)?([^\W\d_][^\W\d_]*(?:['’\-][^\W\d_]+)*)")


def _noun(text: str, end: int, language: str) -> tuple[str, int]:
    """Find what is counted: the head of the noun phrase after the number, and where it ends."""
    if percent := re.compile(r"[\s\u00a0]?(?:%|" + "|".join(PERCENT) + r")(?![^\W\d_])", re.IGNORECASE).match(
        text, end
    ):
        return "%", percent.end()
    if money := re.match(r"[\s\u00a0]?([$€£¥₽₩])", text[end : end + 3]):
        return money[1], end + money.end()
    if language in ("ja", "zh"):
        counter = next((c for c in COUNTERS if text.startswith(c, end)), "")
        return MONEY.get(counter, counter), end + len(counter)
    words = _words_after(text, end, language)
    if not words:
        return "", end
    for word, stop in words[:2]:
        if word.casefold() in MONEY:
            return MONEY[word.casefold()], stop
    head = _head(words, language)
    return (head[0].casefold(), head[1]) if head else ("", end)


#: A label before a number that ends its line: "Vessels waiting in the roads: 14."
_LABEL = re.compile(r"(?:^|[.!?\n]\s+)([^\W\d_][^.:;!?\n]{2,60}):[\s\u00a0]*$")


def _labelled(text: str, start: int, end: int, language: str) -> str:
    """Find what is counted in a label before the number; "" where there is none. Only where plurals or nouns show."""
    if language not in ("en", "de") or text[end : end + 1] not in ("", ".", ";", "\n"):
        return ""
    label = _LABEL.search(text[max(0, start - 80) : start])
    words = [(word, 0) for word in re.findall(r"[^\W\d_]+", label[1])] if label else []
    head = _head(words, language) if words else None
    return head[0].casefold() if head else ""


def _words_after(text: str, end: int, language: str) -> list[tuple[str, int]]:
    """Give up to four words after a number, each with its end, up to the first that cannot belong to its noun."""
    words: list[tuple[str, int]] = []
    at = end
    for _ in range(4):
        match = _WORD.match(text, at)
        low = match[1].casefold() if match else ""
        if not match or (low in FUNCTION_WORDS.get(language, frozenset()) and (words or low not in LINKS)):
            break
        at = match.end()
        if low in WORDS.get(language, {}):
            return []  # "four of six counts": what the first one counts is not said
        if low not in LINKS:
            words.append((match[1], at))
    return words


def _head(words: list[tuple[str, int]], language: str) -> tuple[str, int] | None:
    """Choose the noun: the first plural in English, the first word with a capital in German, else the first word."""
    if language == "en":
        plural = (
            "people",
            "children",
            "men",
            "women",
            "police",
            "staff",
            "aircraft",
            "crew",
            "dead",
            "killed",
            "injured",
        )
        for word, stop in words[:3]:
            low = word.casefold()
            if low in plural or (low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3):
                return word, stop
        return None
    if language == "de":
        return next(((word, stop) for word, stop in words[:3] if word[0].isupper()), None)
    return words[0] if len(words[0][0]) > 2 else None


def _after(text: str, end: int, language: str) -> str:
    """Qualifiers that follow: "30 or more"."""
    tail = text[end : end + 16].casefold()
    return "at least" if language == "en" and tail.startswith((" or more", " and counting")) else ""


#: An addition between the noun and what happened: "84 people, including ten children, were killed".
_ASIDE = re.compile(r"^,[^,.;]{2,60},")
#: Where a new thought begins, so that "12 killed and 30 ships" does not sink thirty lives.
_CLAUSE = re.compile(r"[.;,:!?。，、；،؛]|\b(?:and|as|while|und|et|y|e|en|и)\b| و")


#: A count of the dead that is named before what it has grown to: "the death toll from the quakes of June has risen to".
_TOLL = re.compile(
    r"\b(?:(?:death|quake|blast|crash|flood|fire) toll|zahl der (?:toten|todesopfer)|(?:cifra|n[uú]mero) de (?:muertos|"
    r"fallecidos)|bilan|nombre de morts|bilancio delle vittime|n[uú]mero de mort[oe]s)\b[^.;:!?]*?"
    r"\b(?:to|above|past|at|over|surpass\w*|pass\w*|exceed\w*|reach\w*|hits?|tops?|auf|über|à|a|supera|dépasse)\s*"
    r"(?:at least|more than|nearly|about|around|mindestens|mehr als|au moins|plus de|al menos|más de)?\s*$",
    re.IGNORECASE,
)


def _scope(text: str, start: int, end: int, language: str) -> str:
    """Say what happened to those counted: by the words right after the figure, else right before it."""
    cues = SCOPES.get(language)
    if not cues:
        return ""
    after = _CLAUSE.split(_ASIDE.sub("", text[end : end + 90])[:48])[0].casefold()
    inside = text[start:end].casefold()
    before = _CLAUSE.split(text[max(0, start - 32) : start])[-1].casefold()
    for piece in (inside, after, before):
        hits = [(piece.find(stem), scope) for scope, stems in cues.items() for stem in stems if stem in piece]
        if hits:
            return min(hits)[1]
    return "killed" if _TOLL.search(text[max(0, start - 140) : start]) else ""
