"""Which names stand in a byline?

Bylines carry more than names: "By", what the person does, a place, a date, an address, an agency. What is no name is
cut; a whole that does not part into names stays whole ("Staff and agencies").
"""

import re

from wireroom.articles.agency_names import NAMES as AGENCY_NAMES
from wireroom.articles.head import one_line

# Names of organisations with their parts; more words are a sentence.
MOST_WORDS = 8
# Longer "names" are sentences; names of organisations reach about this length.
MOST_LENGTH = 80

#: Words before a name that also begin names ("Da Silva", "von Bergen"): cut in the page's words, not in declared names.
PARTICLES = r"von|vom|di|da|av|af|od|de"
#: Words before a name in a byline, by language; matched at the start of a line.
BY = (
    r"by|par|por|door|przez|автор|text|texte?|texto|testo|tekst|autor(?:zy|en|in|es|a|e)?|"
    r"auteure?s?|author(?:s)?|words|escrito por|redactado por|scritto da|écrit par|geschrieben von|skrevet af|"
    r"skrevet av|skriven av|geschreven door|napisał[a]?|yazan|yazar|penulis|oleh|ditulis oleh|tác giả|bởi|kirjoittanut|"
    r"toimittaja|reporter|journalist|redaktör|reportage|szerző|írta|autorka|συντάκτης|της|του|από|текст|"
    r"подготовил[а]?|بقلم|كتب|كتبت|مأת|מאת"
)
_LEAD_IN = re.compile(
    rf"^(?:(?:(?:written|reported|reporting|story|words|posted|published|edited|analysis|opinion|review|interview|"
    rf"comment|compiled|photographs?)(?: and \w+)? by|view all (?:posts|articles) by|"
    rf"(?:more|posts?|articles?|all articles) (?:by|from)|zeige alle beiträge von|alle (?:artikel|beiträge) von|"
    rf"(?:artikel|eingestellt|veröffentlicht|gespeichert|verfasst|ein\w* [\w-]+|kommentar|interview|gastbeitrag|"
    rf"kolumne|analyse|essay) von|(?:publié|proposé|une? [\w-]+) (?:par|de)|publicado por|de la redacción de|"
    rf"di redazione|a cura di|propos recueillis par|oprac\.|von unsere[mrn] [\w-]+|(?:the )?author|"
    rf"{BY}|~|•|—|–)\s*[:：]?\s+|"
    rf"(?:作者|文|记者|記者|撰文|編輯|저자|글)\s*[:：/／|｜ ]\s*|[:：]\s*)",
    re.IGNORECASE,
)
_PARTICLE = re.compile(rf"^(?:{PARTICLES})\s+(?=\S+\s)", re.IGNORECASE)
# Before two names even where a name is declared: nobody is called "Von Ada Quill".
_GERMAN_BY = re.compile(r"^Von (?=[A-ZÄÖÜ]\S+\s[A-ZÄÖÜ])")
_BETWEEN = re.compile(
    r"\s*(?:[;|•·\n、，؛،]|/(?!\w{1,3}$)|(?<=\S[^\s/]{3})/(?=\w{2,3}$)|"
    r",(?:\s*(?:and|und|et|y|e|og|och|en|и)\s|(?!\s*(?:jr|sr|ph\.?\s?d|m\.?d|iii?|iv)\b))|"
    r"\s\(?(?:and|und|sowie|et|y|e|og|och|en|i|и|та|і|ve|και|&|\+|with|mit|avec|con|met|med|và|dan|و)\s)\s*",
    re.IGNORECASE,
)
# Who made the pictures is named beside who wrote the text.
_OF_PICTURES = re.compile(
    r"^(?:fotos?|photos?|photographs?|bild(?:er)?|video|illustrations?|grafik|infografik|фото|写真|摄影|사진)\b\s*(?:by|von|:|：).*"
    r"|.*\((?:fotos?|photos?|bild(?:er)?|video|illustrations?|grafik|фото)\)$",
    re.IGNORECASE,
)
# Words that name no person: papers, broadcasters, offices. Words that are surnames too are left out ("Post", "Sun").
_ORGANISATION = re.compile(
    r"\b(?:News|Daily|Today|Web|Mail|Times|Tribune|Herald|Telegraph|Guardian|Gazette|Online|Media|Network|Radio|TV|"
    r"Magazine|Agency|Agencies|Association|University|Institute|Foundation|Ministry|Department|Council|Committee|"
    r"Business|Sports?|Nachrichten|Zeitung|Redaktion|Rédaction|Redacción|Redazione|Redação|Agentur|Agence|Agencia|"
    r"Agenzia|Verlag|Universität|Ministerium|GmbH|Inc|Ltd|LLC|AG|BBC|CNN|NBC|CBS|ABC|ITV|ARD|ZDF|SRF|ORF|RTL|NDR|WDR)\b"
)
# "Interview: Ada Quill"; a longer beginning is a sentence.
LABEL_CHARACTERS = 20
_MAILBOX = re.compile(r"\S+@\S+|\S*https?:\S*|\bwww\.\S+|(?<!\S)@\w+")
_ADDRESS = re.compile(r"https?://|www\.|^@|^/")
_AFTER = re.compile(
    r"\s*(?:\(.*\)|\[.*\]|\(.*|[–—|]\s.*|\s-\s.*|\s(?:in|aus|à|en|i|для|for|from|at|of|bei)\s(?=[A-ZÄÖÜА-Я]).*|"
    r"\s*\d{1,2}[./:]\d.*|\s(?:le|am|on|el|il|den)\s+\d.*|\s-\S.*\d.*|"
    r"\s+(?:published|updated|posted|last|is|ist|est|es|was)\b.*|\s*\d+\s*(?:min|comments?|shares?)\b.*)$"
)
_ROLE_WORDS = (
    r"reporter|correspondents?|editors?|editorial|writer|columnist|staff|journalist(?:in|e)?|redakt(?:eur(?:in)?|ör|ør)|"
    r"redaktion(?:en)?|redacción|redazione|rédaction|redactie|redacteur|korrespondent(?:in)?|contributor|"
    r"photograph(?:er|e)|producer|bureau|newsroom|desk|team|agency|agentur|publisher|administrator|admin|webmaster|"
    r"guest|author|analyst|founder|freelance|reporterin|autor(?:in)?|fotograf|periodista|giornalista|jornalista|"
    r"redactor(?:a)?|corresponsal|корреспондент|журналист(?:ка)?|обозреватель|редактор|редакция|dziennikarz|"
    r"muhabir|editör|tim"
)
ROLE = re.compile(rf"\b(?:{_ROLE_WORDS})\b", re.IGNORECASE)
_LAST_ROLE = re.compile(
    rf"(?<=\w)[\s,]+(?:(?:senior|chief|deputy|political|science|business|staff|news|world|foreign|sports?|health|"
    rf"managing|executive|contributing|associate|white house|technology|environment|crime|digital|special|data|"
    rf"[\w-]+s)\s+)*(?:chef)?(?:{_ROLE_WORDS})(?:\s+at\s.*)?$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"^(?:null|none|undefined|unknown|n/?a|admin|administrator|author|editor|user|root|webmaster|anonymous|jane doe|"
    r"john doe|share|print|email|written by|posted by|autoren|autor|artikel von|authors|by|von|"
    r"zur artikelübersicht|comments?|read more|follow|subscribe|advertisement|updated|\d+)$",
    re.IGNORECASE,
)
_SMALL = frozenset("de der den da di del della la le van von zu bin al el dos du y e ten ter af av ben ibn".split())
_DEGREE = re.compile(r"(?:ph\.?\s?d|m\.?d|jr|sr|iii?|iv)\.?$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|\s)\w\.$")
_EASTERN = re.compile("^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·・ \u3000]{2,12}$")
_EASTERN_ROLE = re.compile(
    r"\s*(?:记者|記者|特派员|特派員|通讯员|编辑|編集委員|論説委員|기자|특파원|선임기자|인턴기자|논설위원|앵커)$"
)


def names_in(byline: str, *, declared: bool = False) -> list[str]:
    """Read the names in a byline.

    Args:
        byline: As it stands on the page, or as it is declared for machines.
        declared: Whether it is declared: then it begins with a name.

    >>> names_in("By Ada Quill and Tom Reed, Ansel Post")
    ['Ada Quill', 'Tom Reed', 'Ansel Post']
    """
    text = _led_in(one_line(_MAILBOX.sub(" ", byline)))
    text = (_GERMAN_BY if declared else _PARTICLE).sub("", text)
    parts = [part for part in _BETWEEN.split(text) if part and part.strip()]
    found: list[str] = []
    for part in parts:
        name = _cut(part)
        # After a name, words in small letters and a role are what the person does.
        is_role = bool(found) and name not in AGENCY_NAMES and (part.strip().islower() or bool(ROLE.search(name)))
        if is_name(name) and not is_role and not _OF_PICTURES.match(part.strip()):
            found.append(name)
    if len(parts) > 1 and not any(looks_like_person(name) for name in found):
        whole = _cut(text)
        return [whole] if is_name(whole) else found
    return found


def is_name(text: str) -> bool:
    """Say whether a text can be a name at all, of a person or of an organisation."""
    words = text.split()
    if len(words) > 1 and any(not any(char.isalpha() for char in word) and word[0].isdigit() for word in words):
        return False
    if not 1 < len(text) <= MOST_LENGTH or _ADDRESS.search(text) or _NOT_A_NAME.match(text):
        return False
    return any(char.isalpha() for char in text) and len(words) <= MOST_WORDS


def is_organisation(name: str) -> bool:
    """Say whether a name has a word that papers, offices and companies have, or is an agency's."""
    return name in AGENCY_NAMES or bool(_ORGANISATION.search(name))


def looks_like_person(name: str) -> bool:
    """Say whether it is two to five words that begin with capitals, or a short name in a script without them."""
    if _EASTERN.match(name):
        return len(name.replace(" ", "")) <= 6 or "·" in name or "・" in name
    words = name.split()
    if not 2 <= len(words) <= 5 or ROLE.search(name) or is_organisation(name):
        return False
    return all(
        word.casefold() in _SMALL or (word[0].isalpha() and not word[0].islower()) for word in words
    ) and not any(char.isdigit() for char in name)


def _led_in(text: str) -> str:
    for _ in range(2):
        shorter = _LEAD_IN.sub("", text)
        if shorter == text:
            break
        text = shorter
    label, colon, rest = text.partition(": ")
    return rest if colon and len(label) <= LABEL_CHARACTERS and "," not in label and looks_like_person(rest) else text


def _cut(part: str) -> str:
    name = _led_in(part.strip())
    name = _EASTERN_ROLE.sub("", _AFTER.sub("", name))
    # "Ada Quill, reporter" is a person; "City Desk" is called so.
    without = _LAST_ROLE.sub("", name)
    name = without if " " in without.strip() and not _ORGANISATION.search(without) else name
    name = name.strip(" ,:;-–—*\"'“”|/©")
    name = name if "(" in name else name.rstrip(") ")
    return name if _INITIAL.search(name) or _DEGREE.search(name) else name.strip(".")
