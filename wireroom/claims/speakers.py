"""Who is that speaker? The name behind "he said", "Sook said", "a senior official said", within one text.

A pronoun is the last person who spoke or was named before it, of its gender where the text shows one; a last name is
the full name that the text gave earlier. Speakers without a name are told by class: an official, a source, a witness.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wireroom.claims.attribution import read_speaker
from wireroom.claims.quotes import Place, Statement
from wireroom.claims.speaker_words import UNNAMED
from wireroom.text.names import names_in

#: Classes of speakers without a name -> words that show them.
CLASSES = {
    "official": "official officials authorities diplomat diplomats aide aides adviser advisers minister ministers "
                "spokesman spokeswoman spokesperson investigators prosecutors officers lawmakers "
                "beamter beamte beamten behörden diplomaten responsable responsables fonctionnaire fonctionnaires "
                "autorités diplomate diplomates funcionario funcionarios cargo cargos autoridades diplomáticos "
                "funzionario funzionari autorità funcionário funcionários diplomatas functionaris functionarissen "
                "autoriteiten чиновник чиновники власти дипломат дипломаты مسؤول مسؤولون السلطات "
                "高官 当局者 官员 外交官",
    "source": "source sources insider insiders familiar person people someone others critics kreise kreisen personen "
              "fuente fuentes fonte fonti fontes bron bronnen ingewijden источник источники собеседник مصدر مصادر "
              "関係者 関係筋 消息筋 消息人士 知情人士",
    "witness": "witness witnesses eyewitness eyewitnesses resident residents neighbour neighbours neighbor neighbors "
               "survivor survivors passenger passengers sailors activists augenzeuge augenzeugen zeugen anwohner "
               "témoin témoins habitants testigo testigos vecinos testimoni residenti testemunhas moradores getuige "
               "getuigen omwonenden очевидцы свидетели شهود 目撃者 住民 目击者 居民",
    "expert": "analyst analysts expert experts economist economists scientists researchers observers historians "
              "experte experten expertos esperti especialistas deskundigen эксперты 専門家 专家",
    "intelligence": "intelligence geheimdienstkreise geheimdienstkreisen",
    "document": "report reports document documents poll polls survey surveys study studies data figures records filing "
                "filings statement memo letter article lawsuit complaint",
}  # fmt: skip
_CLASS_OF = {word: name for name, words in CLASSES.items() for word in words.split()}
_HE, _SHE = frozenset(("he", "him", "his")), frozenset(("she", "her", "hers"))
#: What a speaker did meanwhile is no part of who it is: "a tourist who was having breakfast".
_CLAUSE = re.compile(r",?\s(?:who|which|whose)\s")
_BACK = frozenset(("who", "which", "that", "he", "she"))
_TITLE = re.compile(r"\b(?:(?P<he>Mr|Sir|King|Prince|Lord)|(?P<she>Mrs|Ms|Miss|Madam|Queen|Princess|Lady|Dame))\b\.?")
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?:[ \u00a0](?:(?:de|da|van|von|der|al|bin)[ ])?[^\W\d_a-z][\w'’.-]*)*")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_PARTICLES = frozenset("de da do du del van von der den al bin ibn la le el".split())
#: Languages whose phrases are one run of signs: the last of them tell the class.
_UNSPACED = ("ja", "zh")
#: Small words that make a phrase with a name in it another thing's: "skipper of the Good Intent".
_LINKS = frozenset("of in from at on for to with by near and".split())
#: Characters before a pronoun in which its name is looked for.
_LOOKED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who made a statement."""

    #: "person", "body", "agency", "document" or "unnamed".
    kind: str
    #: As the text names it in full, folded; of an unnamed speaker the words that stand for it.
    name: str
    #: Class of an unnamed speaker or document (a key of `CLASSES`), else "".
    of: str = ""
    #: Words as printed, where they are more than a name.
    printed: str = ""


def speakers(text: str, title: str, found: Iterable[Statement], language: str | None) -> list[Speaker | None]:
    """Name the speaker of each statement, in the same order; None where it cannot be told.

    >>> from wireroom.claims.quotes import statements
    >>> told = "The lane is shut, Maret Sook said. She warned that ice is near."
    >>> [one.name for one in speakers(told, "", statements(told, "en"), "en") if one]
    ['maret sook', 'maret sook']
    """
    full = _full_names(f"{title}\n{text}", language)
    out: list[Speaker | None] = []
    heard: list[tuple[Speaker, str]] = []
    for statement in found:
        speaker = None if statement.speaker is None else _speaker(text, statement.speaker, heard, full, language)
        if speaker is not None and speaker.kind == "person":
            heard.append((speaker, _gender(text, statement.speaker or (0, 0))))
        out.append(speaker)
    return out


def _speaker(
    text: str, place: Place, heard: list[tuple[Speaker, str]], full: dict[str, str], language: str | None
) -> Speaker | None:
    words = text[place[0] : place[1]]
    small = words.casefold()
    if small in ("he", "she"):
        for speaker, gender in reversed(heard):
            if gender in ("", small):
                return speaker
        return _named_before(text, place[0], full)
    if small in _BACK:
        return _named_before(text, place[0], full, close=True)
    if small in ("they", "we", "it", "i", "you"):
        return None
    nameless = _unnamed(words, language)
    if nameless is not None:
        return nameless
    read = read_speaker("subject", words)
    if read is None:
        return None
    speaker = Speaker(kind=read[0], name=read[1])
    if speaker.kind == "person" and not _reads_as_name(words):
        speaker = replace(speaker, kind="body")  # "the debate's moderators", "a cadet of the Good Intent"
    if speaker.kind == "body":
        speaker = replace(speaker, printed=_ARTICLE.sub("", _CLAUSE.split(words, maxsplit=1)[0]))
    longer = full.get(speaker.name)
    return replace(speaker, kind="person", name=longer) if longer is not None and speaker.kind != "agency" else speaker


def _reads_as_name(words: str) -> bool:
    """Whether the end of a phrase is a person's name."""
    parts = words.split()
    lower = [part for part in parts if part[:1].islower() and part not in _PARTICLES]
    return parts[-1][:1].isupper() and not any(part in _LINKS for part in lower)


def _unnamed(words: str, language: str | None) -> Speaker | None:
    """Tell a speaker without a name by its head: "a senior official", "two people familiar with the talks"."""
    parts = [part.strip(".,’'").casefold() for part in words.split()]
    if language in _UNSPACED:
        parts = [next((word for word in _CLASS_OF if words.endswith(word)), words)]
    kinds = [_CLASS_OF[part] for part in parts if part in _CLASS_OF]
    pattern = UNNAMED.get(language or "en")
    whole = pattern is not None and re.fullmatch(pattern, words.casefold()) is not None
    if whole:
        kind = kinds[-1] if kinds else "source"
        return Speaker(kind="unnamed", name=" ".join(words.casefold().split()), of=kind)
    if not kinds:
        return None
    names = [name for name in _NAME.findall(words) if len(name.split()) > 1]
    if names and kinds and kinds[0] not in ("document", "intelligence"):
        return None  # "Harbour official Maret Sook" has a name
    kind = kinds[-1]
    return Speaker(kind="document" if kind == "document" else "unnamed", name=" ".join(parts), of=kind)


def _named_before(text: str, at: int, full: dict[str, str], *, close: bool = False) -> Speaker | None:
    """Return the last person named before a pronoun; `close`: directly before it."""
    before = text[max(0, at - _LOOKED) : at]
    found = list(_NAME.finditer(before))
    for match in reversed(found):
        if close and len(before) - match.end() > 3:
            return None
        if before[: match.start()].endswith(("the ", "The ")):
            continue  # a ship, a house, an office
        read = read_speaker("subject", match.group())
        if read is not None and (read[0] == "person" or read[1] in full):
            return Speaker(kind="person", name=full.get(read[1], read[1]))
    return None


def _gender(text: str, place: Place) -> str:
    """Return "he" or "she" where the words beside a name show it, else ""."""
    words = text[max(0, place[0] - 5) : place[1]]
    title = _TITLE.search(words)
    if title is not None:
        return "he" if title["he"] else "she"
    small = text[place[0] : place[1]].casefold()
    return "he" if small in _HE else "she" if small in _SHE else ""


def _full_names(text: str, language: str | None) -> dict[str, str]:
    """Last name -> the first full name of the text that ends with it."""
    out: dict[str, str] = {}
    for name in names_in(text, language):
        read = read_speaker("subject", name)
        if read is not None and read[0] == "person":
            out.setdefault(read[1].split()[-1], read[1])
    return out
