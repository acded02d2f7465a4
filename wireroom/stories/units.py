"""The pieces that a story is written from: the sentences of its members, each with what can be seen in it.

A unit knows its exact span, its words, numbers and figures, and whether it can stand alone before a reader. Reading
them is the dear part of composing, so they are kept per text (a pure function of it).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from wireroom.text.names import names_in, numbers_in
from wireroom.text.numbers import Quantity, quantities
from wireroom.text.numerals import FUNCTION_WORDS
from wireroom.text.sentences import sentences
from wireroom.text.speech import LEANS, has, leans, pattern, quoted, without_quotes
from wireroom.text.tokens import fold, stem, words

#: Sentences of one text that are looked at. News puts what is new first; what stands further down is background.
MOST_SENTENCES = 40
#: A sentence outside these is no good for a brief: too little to inform, too long to read. In words, or in
#: characters where there are no spaces.
WORDS_MIN, WORDS_MAX = 6, 45
CHARS_MIN, CHARS_MAX = 12, 130
#: From this share of longer words with a capital on, capitals tell nothing: a headline in title case.
TITLE_CASE = 0.7


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence (or the title) of one text, with what can be seen in it."""

    #: "text" or "title", with the characters `start` to `end` of it; `text` is exactly these.
    field: str
    start: int
    end: int
    text: str
    #: 0 for the first sentence; -1 for the title.
    position: int
    #: Stems of its telling words, names and numbers among them.
    stems: frozenset[str]
    #: Stems of capital words and numbers: they weigh double.
    strong: frozenset[str]
    names: tuple[str, ...]
    numbers: frozenset[str]
    figures: tuple[Quantity, ...]
    #: Whether it can stand alone before a reader.
    fit: bool
    #: What it does: "denies", "speaks", "cites", "corrects", "causes", "ahead".
    traits: frozenset[str]

    @property
    def weight(self) -> float:
        """How much it tells: words count one, names and numbers two."""
        return len(self.stems) + len(self.strong)

    def shared(self, other: frozenset[str]) -> float:
        """The weight of what it shares with a set of stems."""
        common = self.stems & other
        return len(common) + len(common & self.strong)

    def like(self, other: "Unit") -> float:
        """How much of the smaller one the other one tells too, 0 to 1."""
        least = min(self.weight, other.weight)
        return min(1.0, max(self.shared(other.stems), other.shared(self.stems)) / least) if least else 0.0


@lru_cache(maxsize=2048)
def units_of(text: str, language: str | None) -> tuple[Unit, ...]:
    """Read the first sentences of a text. Kept for the texts last seen: a story is written again at each new member."""
    found: list[Unit] = []
    spans = sentences(text, language)[: MOST_SENTENCES + 5]
    for span in spans:
        start = span.start + _dateline(span.text)
        piece = text[start : span.end]
        if len(found) < MOST_SENTENCES and not is_boilerplate(piece):
            unspaced = language in ("ja", "zh")
            size = len(piece) if unspaced else len(piece.split())
            low, high = (CHARS_MIN, CHARS_MAX) if unspaced else (WORDS_MIN, WORDS_MAX)
            fit = low <= size <= high and stands_alone(piece, language)
            found.append(_unit("text", start, span.end, piece, len(found), language, fit=fit))
    return tuple(found)


@lru_cache(maxsize=4096)
def title_unit(title: str, start: int, end: int, language: str | None) -> Unit:
    """Read a title, or the part of it between `start` and `end`."""
    return _unit("title", start, end, title[start:end], -1, language, fit=False)


def _unit(field: str, start: int, end: int, text: str, position: int, language: str | None, *, fit: bool) -> Unit:
    """See what is in one sentence."""
    stems, strong = _stems(text, language)
    return Unit(
        field=field,
        start=start,
        end=end,
        text=text,
        position=position,
        stems=stems,
        strong=strong,
        names=names_in(text, language),
        numbers=frozenset(_numbers(text, language)),
        figures=tuple(quantities(text, language)),
        fit=fit,
        traits=_traits(field, text, language),
    )


def _stems(text: str, language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """Telling words as stems, and those of them that have a capital or digits."""
    language = language or "en"
    drop = _small_words(language)
    plain, strong = set(), set()
    numbers = _numbers(text, language)
    long = [word for word in words(text) if len(word) > 3]
    capitals = sum(1 for word in long if word[0].isupper()) <= TITLE_CASE * max(4, len(long))
    for word in words(text):
        low = word.casefold()
        if low in drop or (len(low) < 3 and low.isascii()) or low[0].isdigit():
            continue
        root = stem(word, language)
        plain.add(root)
        if capitals and word[0].isupper() and language != "de":
            strong.add(root)
    for number in numbers:
        plain.add(number)
        strong.add(number)
    return frozenset(plain), frozenset(strong)


def _numbers(text: str, language: str | None) -> tuple[str, ...]:
    """The numbers of a text as plain digits. Where no space stands before them, every run of digits is one."""
    if language in ("ja", "zh"):
        return tuple(str(int(run)) for run in re.findall(r"\d{1,18}", text))
    return numbers_in(text)


@lru_cache(maxsize=32)
def _small_words(language: str) -> frozenset[str]:
    """Words that tell nothing by themselves."""
    leaning = frozenset(part for part in LEANS.get(language, "").split("|") if part.isalpha())
    return FUNCTION_WORDS.get(language, frozenset()) | leaning | _FILLERS.get(language, frozenset())


_FILLERS = {
    "en": frozenset("said says say told according about into over under just also like new one two first last year "
                    "years day days "
                    "time people more most many some such very only out all any can did does not you your our was "
                    "has been than "
                    "then there their when where while who whom whose whether which what being made make get got "
                    "going went "
                    "during against between because through off down back".split()),
    "de": frozenset("sagte sagt laut mehr sehr wie wenn dass nicht kein keine nur noch schon kann können konnte "
                    "wurde worden sein habe "
                    "haben hatte jahr jahre tag um über unter gegen durch ohne zum zur eine einen einem "
                    "einer ein".split()),
    "fr": frozenset("dit selon plus très comme quand pas ne fait être avoir été cette ses son leurs après avant "
                    "entre contre sous".split()),
    "es": frozenset("dijo según más muy como cuando no ser estar sido entre sobre contra desde hasta este "
                    "esta ya hay".split()),
}  # fmt: skip


def _traits(field: str, text: str, language: str | None) -> frozenset[str]:
    """Say what a sentence does."""
    bare = without_quotes(text)
    found = set()
    if has("DENY", bare, language):
        found.add("denies")
    long = any(len(part.split()) >= 4 or (language in ("ja", "zh") and len(part) > 8) for part in quoted(text))
    if (has("SAY", bare, language) and not _ORDERS.search(bare)) or (field == "text" and long):
        found.add("speaks")
    if has("PAPER", bare, language):
        found.add("cites")
    if _CORRECTS.match(text):
        found.add("corrects")
    if has("CAUSE", bare, language):
        found.add("causes")
    if has("AHEAD", bare, language):
        found.add("ahead")
    return frozenset(found)


#: Verbs of saying that mostly tell an act: "told ships to stay out", "announced a survey".
_ORDERS = re.compile(
    r"(?<!\w)(?:told|announce[sd]?|declare[sd]?|confirm(?:ed|s)|reported|kündigte|annonce|anunció|annunciato|発表した|"
    r"宣布)(?!\w)"
)
_CORRECTS = re.compile(
    r"\W*(?:correct(?:ion|ed|s)|korrektur|berichtigung|correctif|rectificatif|corrección|errata|correzione|訂正|更正|"
    r"تصحيح)\b",
    re.IGNORECASE,
)

#: Place and agency in front of a text: "PORT ANSEL (Northline) — ", "(CNN) ", "LONDON, Nov 24 - ".
_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’/ ,-]{2,50}?)?\s?\((?:[A-Z][\w .&/-]{1,24})\)\s?[—–―-]{0,2}\s*"
    r"|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ /-]{2,40}(?:,\s[A-Z][\w. ]{1,24}){0,2}\s?(?:—|–|―|--| - )\s*"
    r"|[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s[A-Z][\w'’-]+)?(?:,\s\w+\.?)?(?:,\s?\d{1,2}\.?\s\w+\.?)?\s?(?:—|–|―)\s(?=[A-Z])"
)


def _dateline(text: str) -> int:
    """How many characters of a dateline stand before the first sentence's own words."""
    match = _DATELINE.match(text[:90])
    rest = text[match.end() : match.end() + 1] if match else ""
    return match.end() if match and rest and (rest.isupper() or rest in "\"“„«'‘" or not rest.isascii()) else 0


_BOILERPLATE = re.compile(
    r"sign up|subscrib|newsletter|click here|read more|follow us|follow .{0,30} on (?:twitter|facebook|instagram)|"
    r"all rights reserved|"
    r"copyright|©|contributed to this|reporting by|edited by|editing by|getty|image caption|media caption|"
    r"photo(?:graph)?(?: by|:)|"
    r"\bpic:|advertisement|share this|cookies|privacy policy|terms of (?:use|service)|javascript|download (?:the|"
    r"our) app|"
    r"was first published|this (?:article|story|material|post)|updated at|last updated|watch:|also read|read also|"
    r"related:|more:|"
    r"abonnieren|alle rechte vorbehalten|mehr zum thema|lesen sie auch|abonnez|tous droits|lire aussi|suscríb|"
    r"todos los derechos|"
    r"lea también|leggi anche|tutti i diritti|leia também|lees ook|подпис|читайте также|无断転載|無断転載|版权所有|"
    r"hide caption|"
    r"toggle caption|/ap\b|via ap\b|associated press (?:writer|photo)|file (?:photo|picture)|https?://|www\.|"
    r"pic\.twitter|"
    r"published by|(?:is|are) (?:seen|pictured|shown)\b|in this (?:\w+ )?(?:file |handout )?(?:photo|image|picture|"
    r"frame|still)|"
    r"(?:undated|handout|file|combination) (?:photo|picture|image)|photo (?:released|provided|taken)|photo by|"
    r"^(?:photos?|images?|videos?|gallery|close|"
    r"editor.?s note|play|pause|caption|foto|bild|video|vídeo)\b\s*[:|]|^\W*\d{1,2}[.:]\d\d|^\[|editor.?s note|"
    r"\((?:l|r|left|right|c|cent(?:er|re))\)|"
    r"^\W*\d{1,3}(?:\+\d+)?\s?(?:min\b|['’]\s)|^story highlights|e-mail\b|\bcomments?$",
    re.IGNORECASE,
)
#: A caption tells in the present what was to be seen on a day already named.
_CAPTION = re.compile(
    r"^[^“”\"]{3,90}\b(?:speaks|waves|waved|gestures|poses|listens|looks on|shakes? hands|arrives?|lies|stands?|"
    r"sits?|walks?|"
    r"attends?|smiles?)\b[^“”\"]*\b(?:on|last) (?:[A-Z]\w+day|[A-Z]\w{2,8}\.? \d)"
)
#: A byline, or a run of words in capitals as on a map or a banner; here capitals matter.
_CAPITALS = re.compile(r"^(?:By|BY|Von|Par|Por) [A-Z][\w.'’-]+ [A-Z]|^(?:CLOSE|Caption) [A-Z]|(?:\b[A-Z]{3,}\s){3,}")


def is_boilerplate(text: str) -> bool:
    """Whether a sentence belongs to the page rather than to the news."""
    return bool(_BOILERPLATE.search(text) or _CAPITALS.search(text) or _CAPTION.match(text)) or (
        text.isupper() and len(text) > 12
    )


_ENDS = re.compile(r"[.!…。！؟۔।][\"'”’»“)\]」』]*$")
_OPENS = re.compile(r"[\"“„«‘'「『(\[]*[^\W_]")
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("[", "]"))


def stands_alone(text: str, language: str | None) -> bool:
    """Whether a reader who sees this sentence alone understands it: complete, impersonal, its speaker named."""
    if not _ENDS.search(text) or text.endswith(("?", "？", "؟", "...", "…")) or not _OPENS.match(text):
        return False
    first = next((c for c in text if c.isalnum()), "")
    if first.islower() or text.count('"') % 2 or any(text.count(a) != text.count(b) for a, b in _PAIRS):
        return False
    if text[0] in "—–-•*▪►|" or leans(text, language):
        return False
    bare = without_quotes(text)
    if has("PERSONAL", bare, language) or "?" in bare or "!" in bare:
        return False
    return _speaker_is_named(text, bare, language) and not _pronoun_first(bare, language)


def _speaker_is_named(text: str, bare: str, language: str | None) -> bool:
    """Quoted words need a speaker in the same sentence, and not a pronoun."""
    long = [part for part in quoted(text) if len(part.split()) > 3 or (language in ("ja", "zh") and len(part) > 8)]
    says = pattern("SAY", language or "en")
    if language in ("ja", "zh"):
        return not long or says.search(bare) is not None
    found = says.search(bare)
    if found is None:
        return not long
    if re.search(r"[”,]\s*$", bare[: found.start()]) and re.match(r"\s*[,.;]", bare[found.end() :]):
        return False  # "«...», dijo, ...": the speaker stands in an earlier sentence
    pronouns = pattern("PRONOUNS", language or "en")
    near = f"{bare[max(0, found.start() - 9) : found.start()]} {bare[found.end() : found.end() + 6]}"
    others = re.sub(r"[^\w\s]", " ", bare[: found.start()] + bare[found.end() :])
    named = len([word for word in others.split() if word.casefold() not in _small_words(language or "en")]) > 1
    return named and pronouns.search(near) is None


_PERSONS = {
    "en": "he|she|they|his|her|him|them|their", "fr": "il|elle|ils|elles", "nl": "hij|zij", "ru":
        "он|она|они|его|её|ему", "de": "er|ihn|ihm",
}  # fmt: skip


def _pronoun_first(bare: str, language: str | None) -> bool:
    """Whether a pronoun comes before any name or noun that it could stand for."""
    row = _PERSONS.get(language or "en")
    if row is None:
        return False
    match = re.search(rf"(?<![\w’'-])(?:{row})(?![\w’'-])", bare, re.IGNORECASE)
    if match is None:
        return False
    before = bare[: match.start()].split()
    return not any(word[0].isupper() or word[0].isdigit() for word in before[1:]) and len(before) < 6


def folded_words(text: str) -> frozenset[str]:
    """The words of a text, folded: what a check of names needs."""
    return frozenset(fold(word) for word in words(text))
