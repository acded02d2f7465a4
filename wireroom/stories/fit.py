"""Can a sentence stand alone before a reader?

It is whole, belongs to the news and not to the page around it, speaks in nobody's person, names who is quoted, and
does not lean on a sentence that the reader does not see.
"""

import re
from functools import lru_cache

from wireroom.text.numerals import FUNCTION_WORDS
from wireroom.text.speech import LEANS, has, leans, pattern, quoted, without_quotes

#: A sentence outside these is no good for a brief: too little to inform, too long to read. In words, or in
#: characters where there are no spaces.
WORDS_MIN, WORDS_MAX = 6, 45
CHARS_MIN, CHARS_MAX = 12, 130


@lru_cache(maxsize=32)
def small_words(language: str) -> frozenset[str]:
    """Words that tell nothing by themselves."""
    leaning = frozenset(part for part in LEANS.get(language, "").split("|") if part.isalpha())
    return FUNCTION_WORDS.get(language, frozenset()) | leaning | _FILLERS.get(language, frozenset())


_FILLERS = {
    "en": frozenset("said says say told according about into over under just also like new one two first "
                    "last year years day days time people more most many some such very only out all any "
                    "can did does not you your our was has been than then there their when where while "
                    "who whom whose whether which what being made make get got going went during against "
                    "between because through off down back".split()),
    "de": frozenset("sagte sagt laut mehr sehr wie wenn dass nicht kein keine nur noch schon kann können "
                    "konnte wurde worden sein habe haben hatte jahr jahre tag um über unter gegen durch "
                    "ohne zum zur eine einen einem einer ein".split()),
    "fr": frozenset("dit selon plus très comme quand pas ne fait être avoir été cette ses son leurs "
                    "après avant entre contre sous".split()),
    "es": frozenset("dijo según más muy como cuando no ser estar sido entre sobre contra desde hasta "
                    "este esta ya hay".split()),
}  # fmt: skip


#: Matched against the text in small letters: seven times faster than asking the pattern to ignore case.
_BOILERPLATE = re.compile(
    r"sign up|subscrib|newsletter|click here|read more|follow us|follow .{0,30} on (?:twitter|facebook|instagram)|"
    r"all rights reserved|"
    r"copyright|©|contributed to this|reporting by|edited by|editing by|getty|image caption|media caption|"
    r"photo(?:graph)?(?: by|:)|"
    r"\bpic:|advertisement|share this|cookies|privacy policy|terms of (?:use|service)|javascript|download (?:the|"
    r"our) app|"
    r"was first published|correspondent (?:asks|writes|explains|looks|reports)|, writes (?:the|our)\b|"
    r"appeared first on|key facts|"
    r"^(?:the|a|this) (?:photo|picture|image|photograph) (?:issued|released|provided|taken|shows)|"
    r"^a? ?(?:re)?watch\b|^where to go|"
    r"part of our .{0,20}coverage|parte de nuestra cobertura|partie de notre couverture|[{}<>]|"
    r"this (?:article|story|material|post)|updated at|last updated|watch:|also read|read also|"
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
    r"^\W*\d{1,3}(?:\+\d+)?\s?(?:min\b|['’]\s)|^story highlights|e-mail\b|\bcomments?$"
)
#: A caption tells in the present what was to be seen on a day already named.
_CAPTION = re.compile(
    r".*, [A-Z][a-z]+day,? [A-Z][a-z]+\.? \d{1,2}, \d{4}\.$|"
    r"^[^“”\"]{3,90}\b(?:speaks|waves|waved|gestures|poses|listens|looks on|shakes? hands|arrives?|lies|stands?|"
    r"sits?|walks?|"
    r"attends?|smiles?)\b[^“”\"]*\b(?:on|last) (?:[A-Z]\w+day|[A-Z]\w{2,8}\.? \d)"
)
#: A byline, or a run of words in capitals as on a map or a banner; here capitals matter.
_CAPITALS = re.compile(r"^(?:By|BY|Von|Par|Por) [A-Z][\w.'’-]+ [A-Z]|^(?:CLOSE|Caption) [A-Z]|(?:\b[A-Z]{3,}\s){3,}")


def is_boilerplate(text: str) -> bool:
    """Whether a sentence belongs to the page rather than to the news."""
    return bool(_BOILERPLATE.search(text.lower()) or _CAPITALS.search(text) or _CAPTION.match(text)) or (
        text.isupper() and len(text) > 12
    )


_ENDS = re.compile(r"[.!…。！؟۔।][\"'”’»“)\]」』]*$")
_OPENS = re.compile(r"[\"“„«‘'「『(\[]*\s?[^\W_]")
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("[", "]"))


def stands_alone(text: str, language: str | None) -> bool:
    """Whether a reader who sees this sentence alone understands it: complete, impersonal, its speaker named."""
    if not _ENDS.search(text) or text.endswith(("?", "？", "؟", "...", "…")) or not _OPENS.match(text):
        return False
    first = next((c for c in text if c.isalnum()), "")
    if first.islower() or text.count('"') % 2 or any(text.count(a) != text.count(b) for a, b in _PAIRS):
        return False
    if text[0] in "([":
        return False  # an aside to the sentence before
    if re.match(r"[A-Z]\.,", text):
        return False  # the rest of a sentence that an abbreviation tore: "..., D-N.|Y., who opposes it"
    if text[0] in "—–-•*▪►|" or leans(text, language):
        return False
    bare = without_quotes(text)
    if has("PERSONAL", bare, language) or "?" in bare or "!" in bare:
        return False
    if _advises(bare, language) or (language in ("en", None) and re.search(r"(?<!\w)here(?!\w)", bare)):
        return False
    return _speaker_is_named(text, bare, language) and not _pronoun_first(bare, language)


_ADVICE = {
    "en": r"(?:should|must|ought to)\b(?! have\b)",
    "de": r"(?:sollten?|muss|müssen)\b",
    "es": r"deberían?\b",
}


def _advises(bare: str, language: str | None) -> bool:
    """Whether a sentence says what ought to be, and names nobody who says so: an opinion."""
    row = _ADVICE.get(language or "en")
    if row is None or re.search(rf"(?<!\w){row}", bare) is None:
        return False
    return not has("SAY", bare, language) and _CALLS.search(bare) is None


#: Words that give what ought to be to somebody: a call, a rule, a ruling.
_CALLS = re.compile(
    r"\b(?:that|urge[sd]?|call(?:s|ed)?|demand(?:s|ed)?|rule[sd]?|law|order(?:s|ed)?|according|whether|if|rules|"
    r"believes?|thinks?|dass|laut|gesetz|que|según)\b",
    re.IGNORECASE,
)


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
    named = len([word for word in others.split() if word.casefold() not in small_words(language or "en")]) > 1
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
