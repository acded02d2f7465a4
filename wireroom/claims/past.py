"""Does a sentence speak of an earlier time? Small signs, in several languages, each meant to end a doubt.

A sign that is wrong costs a missed finding; a sign that lacks costs a false one, so the lists lean wide.
"""

import re
from datetime import date

from wireroom.claims.table import fold

_MONTHS = (
    ("january", "januar", "janner", "janvier", "enero", "gennaio", "janeiro", "januari", "январ"),
    ("february", "februar", "fevrier", "febrero", "febbraio", "fevereiro", "februari", "феврал"),
    ("march", "marz", "mars", "marzo", "marco", "maart", "март"),
    ("april", "avril", "abril", "aprile", "апрел"),
    ("may", "mai", "mayo", "maggio", "maio", "mei", "мая", "мае"),
    ("june", "juni", "juin", "junio", "giugno", "junho", "июн"),
    ("july", "juli", "juillet", "julio", "luglio", "julho", "июл"),
    ("august", "aout", "agosto", "augustus", "август"),
    ("september", "septembre", "septiembre", "settembre", "setembro", "сентябр"),
    ("october", "oktober", "octobre", "octubre", "ottobre", "outubro", "октябр"),
    ("november", "novembre", "noviembre", "novembro", "ноябр"),
    ("december", "dezember", "decembre", "diciembre", "dicembre", "dezembro", "декабр"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_SHORT = {name[:3]: number for name, number in _MONTH_OF.items() if name.isascii() and number != 5}
_MONTH_WORD = r"[^\W\d_]{3,10}"
_YEAR = re.compile(r"(?<![\d.,/$€£])((?:19|20)\d\d)(?![\d/])(?![.,]\d)")
_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?(?P<n>{_MONTH_WORD})\.?,?\s+(?:de\s+)?(?P<y>(?:19|20)\d\d)(?!\d)"
    ),
    re.compile(rf"(?<!\w)(?P<n>{_MONTH_WORD})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)"),
)

# Words of an earlier time, or of no time at all (a novel, a play), wherever they stand in the sentence. "was" and "had"
# alone are too common in reports of today to be signs.
_PAST = re.compile(
    r"(?<!\w)(?:"
    r"ago|formerly|over the years|through the years|at the time|at that time|back then|back when|"
    r"novels?|fiction\w*|play follows|musical|screenplay|sitcom|in the (?:film|movie|play|series|book)|what would|"
    r"roman|romans|im film|theaterstuck|novela|pelicula|romanzo|romance de|романе?|фильме|пьесе|"
    r"last (?:year|month|autumn|fall|spring|summer|winter|week|century|december|november|october)|"
    r"(?:the|in|over) (?:past|previous|last) \w+ ?(?:years|months|decades?)|decades?|century|"
    r"years? (?:before|later|after|earlier)|months? (?:before|later|after|earlier)|"
    r"who (?:was|served|died|left|led|became|had)|"
    r"took office|left office|in office|stepped down|resign\w*|succeed\w*|(?:was|were|been) replaced|"
    r"replaced (?:him|her)|predecessor\w*|inherit\w*|"
    r"administration|presidency|premiership|tenure|era|legacy|history|historic\w*|memoir\w*|biograph\w*|documentary|"
    r"archive\w*|assassinat\w*|funeral|died|death of|buried|late|anniversary|appointed by|nominated by|signed by|"
    r"ousted|overthrow\w*|toppled|brought down|impeach\w*|disgraced|awaiting trial|spent (?:\w+ )?(?:years|months)|"
    r"from (?:19|20)\d\d|between (?:19|20)\d\d|"
    r"vor (?:\w+ )?(?:jahren|monaten|wochen)|damals|seinerzeit|einst|fruher\w*|"
    r"(?:letzte|vergangene|vorige)[nsmr]? \w+|jahrzehnt\w*|ara|amtszeit|vorganger\w*|nachfolg\w*|abgelost|gestorben|"
    r"il y a|a l'epoque|alors|autrefois|naguere|"
    r"(?:l'an|l'annee|le mois) (?:dernier|passe)\w*|"
    r"mandat|predecesseur\w*|successeur\w*|"
    r"hace|entonces|en aquel|(?:el|la) (?:ano|mes|semana) pasad[oa]|mandato|antecesor\w*|"
    r"predecesor\w*|sucesor\w*|"
    r"allora|(?:l'anno|il mese) scorso|predecessore|successore|"
    r"atras|na epoca|entao|ano passado|"
    r"geleden|destijds|toen|vorig jaar|voorganger|opvolger|"
    r"назад|тогда|тогдашн\w+|прошл\w+|бывш\w+"
    r")(?!\w)"
    r"|年前|曾经|曾|当时|當時|当年|时任|時任|去年|历任|歷任|任内|任期|回忆|小说|小說|电影|话剧|去世|逝世"
)
# Words that tell an earlier time only beside the name: in "said that they act when asked" they say nothing of it.
_PAST_NEAR = re.compile(
    r"(?<!\w)(?:"
    r"earlier|previously|once|since|during|while|when|whose|under|"
    r"zuvor|wahrend|nachdem|seit|unter|pendant|depuis|lors d\w*|sous|durante|desde|cuando|bajo|quando|sotto|sob|"
    r"tijdens|sinds|onder|ранее|при|после"
    r")(?!\w)"
)
# So far from the name, in characters: before it, and after it (most of "when he visited Berlin").
_NEAR_BEFORE, _NEAR_AFTER = 80, 40
# A sentence ends at a stop before white space and a capital or an opening quote, or at a line's end; points inside
# "U.S." and after a single letter or a short title are none.
_STOP = re.compile(
    r"[。！？]|(?<![A-ZÀ-Þ])(?<!Mr)(?<!Ms)(?<!Dr)(?<!St)(?<!Mrs)(?<!Gen)(?<!Sen)(?<!Gov)(?<!Rep)[.!?…]{1,8}[\"”»“’')]{0,8}"
    r"\s+(?=[\"“„«'‘(]?[^\W\d_a-zà-þ])|\n+"
)
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("「", "」"))
# Longest quoted passage that is looked for; a lone mark must not quote the rest of a text.
_QUOTE_REACH = 600
# Farther than this no sentence is followed, so that a text without stops costs no more than others.
_SENTENCE_REACH = 1500
# ... and no paragraph: the longest of the sets have 3,000 characters; more is a text whose line breaks were lost.
_PARAGRAPH_REACH = 4000


def years(text: str) -> set[int]:
    """Return the years that a text names.

    >>> sorted(years("In 2019 and on 3 May 2021, 2000 men, 1,999 tons"))
    [2000, 2019, 2021]
    """
    return {int(year) for year in _YEAR.findall(text)}


def full_dates(text: str) -> list[tuple[date, int]]:
    """Return (date, position) for every day with its year, in no special order.

    >>> full_dates("TURNBERRY, July 15, 2018")
    [(datetime.date(2018, 7, 15), 11)]
    """
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = int(parts["m"]) if parts.get("m") else _month(parts.get("n") or "")
            try:
                found.append((date(int(parts["y"]), month, int(parts["d"])), match.start()))
            except ValueError:
                continue
    return found


def month_named(sentence: str) -> int | None:
    """Return the first month that a sentence names, 1 to 12; "may" counts only with a capital and a preposition."""
    for match in re.finditer(r"[^\W\d_]{3,10}", sentence):
        word = fold(match.group())
        if word in ("may", "march", "mars", "mai", "mei") and not re.search(
            r"\b(?:[Ii]n|[Ss]ince|[Oo]n|[Ii]m|[Ee]n|[Ll]ast|\d{1,2}\.?)\s+$", sentence[: match.start()]
        ):
            continue
        if word in _MONTH_OF:
            return _MONTH_OF[word]
    return None


def months_back(day: date, month: int) -> tuple[int, int]:
    """Return the first and last day (ordinals) of the latest month of that number that is not after `day`.

    >>> months_back(date(2025, 6, 26), 9) == (date(2024, 9, 1).toordinal(), date(2024, 9, 30).toordinal())
    True
    """
    year = day.year if month <= day.month else day.year - 1
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return first.toordinal(), after.toordinal() - 1


def speaks_of_past(sentence: str) -> bool:
    """Whether a sentence holds a word of an earlier time."""
    return bool(_PAST.search(fold(sentence)))


def past_beside(text: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether a weaker word of an earlier time stands close to a span, inside its sentence."""
    before = fold(text[max(sentence[0], start - _NEAR_BEFORE) : start])
    after = fold(text[end : min(sentence[1], end + _NEAR_AFTER)])
    return bool(_PAST_NEAR.search(before) or _PAST_NEAR.search(after))


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence that holds a span."""
    begin, stop = sentence_span(text, start, end)
    return text[begin:stop]


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds a span begins and ends."""
    first = max(0, start - _SENTENCE_REACH)
    begin = max((match.end() for match in _STOP.finditer(text, first, start)), default=first)
    stop = _STOP.search(text, end, end + _SENTENCE_REACH)
    return begin, stop.start() if stop else min(len(text), end + _SENTENCE_REACH)


def paragraph_around(text: str, start: int, end: int) -> str:
    """Return the paragraph (line) that holds a span; of a very long one, what is near."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _PARAGRAPH_REACH)
    stop = text.find("\n", end, end + _PARAGRAPH_REACH)
    return text[begin : stop if stop >= 0 else end + _PARAGRAPH_REACH]


def in_quotes(text: str, at: int) -> bool:
    """Whether a position stands inside quotation marks on its own line."""
    begin = max(text.rfind("\n", 0, at) + 1, at - _QUOTE_REACH)
    before = text[begin:at]
    if before.count('"') % 2 == 1:
        return '"' in text[at : at + _QUOTE_REACH]
    for left, right in _QUOTES:
        opened = before.rfind(left)
        if opened >= 0 and before.find(right, opened + 1) < 0 and right in text[at : at + _QUOTE_REACH]:
            return True
    return False


def _month(word: str) -> int:
    plain = fold(word)
    if plain in _MONTH_OF:
        return _MONTH_OF[plain]
    stems = [number for name, number in _MONTH_OF.items() if not name.isascii() and plain.startswith(name)]
    if plain == "may" or (stems and stems[0] == 5):
        return 5
    return stems[0] if stems else _SHORT.get(plain[:3], 0) if len(plain) <= 4 else 0
