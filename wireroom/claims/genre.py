"""Is a text something else than news of its day? Small signs in several languages: each ends the check of offices.

Satire, obituaries and transcripts name people by titles of another time, or in another's mouth, and rightly so.
"""

import re

from wireroom.claims.table import fold

# Letters from the start in which a text tells what it is.
HEAD_CHARS = 700
# A transcript has at least so many lines that begin with a speaker, and they are at least this share of its lines.
SPOKEN_LINES, SPOKEN_SHARE = 2, 0.3

_SATIRE = re.compile(r"(?<!\w)(?:satir\w*|parod\w*|humou?r column|glosse|сатир\w*|парод\w*)(?!\w)|讽刺|諷刺|恶搞")
_DIED = re.compile(
    r"(?<!\w)(?:died|dies|has died|passed away|obituar\w*|nachruf|gestorben|starb|stirbt|verstorben|mort|morte|"
    r"decede\w*|deces|murio|fallecio|fallecido|muere|morto|morreu|overleden|умер\w*|скончал\w*)(?!\w)|去世|逝世|病逝"
)
_AGED = re.compile(
    r"(?<!\w)(?:aged? (?:of )?\d{2,3}|at the age of|who was \d{2,3}|im alter von|mit \d{2,3} jahren|a l'age de|"
    r"a \d{2,3} ans|a los \d{2,3}|a los \w+ anos|all'eta di|aos \d{2,3} anos|op \d{2,3}-jarige|в возрасте|"
    r"на \d{2,3}-м году|obituar\w*|nachruf)(?!\w)|终年|享年"
)
# Words are parted by a space that must be there: otherwise one line of capitals could be cut in millions of ways.
_NAME_WORD = r"[A-ZÀ-ÞА-Я][\w.'’-]*"
_SPEAKER = re.compile(rf"^{_NAME_WORD}(?: {_NAME_WORD}){{0,3}} ?(?:\([^)\n]{{1,40}}\))?:\s", re.MULTILINE)


def not_of_the_day(title: str, text: str) -> bool:
    """Whether a text is satire, an obituary or a transcript, told by its title and its first lines.

    >>> not_of_the_day("", "Satire: the chancellor buys a duck.")
    True
    >>> not_of_the_day("", "Twelve people died at sea on Monday.")
    False
    """
    return is_obituary(title, text) or is_play(title, text)


def is_obituary(title: str, text: str) -> bool:
    """Whether a text tells somebody's death and age, as obituaries do.

    >>> is_obituary("", "The poet Ada Quill died at the age of 91.")
    True
    """
    head = fold(f"{title}\n{text[:HEAD_CHARS]}")
    return _DIED.search(head) is not None and _AGED.search(head) is not None


def is_play(title: str, text: str) -> bool:
    """Whether a text is satire, or a transcript, in which nobody reports anything.

    >>> is_play("Satire: The chancellor buys a duck", "")
    True
    """
    return _SATIRE.search(fold(f"{title}\n{text[:HEAD_CHARS]}")) is not None or is_transcript(text)


def is_transcript(text: str) -> bool:
    r"""Whether a good part of the lines begins with who speaks.

    >>> is_transcript("MR HALE: Did you?\nMS ORR: I did.\nMR HALE: And then?")
    True
    """
    lines = text.count("\n") + 1
    spoken = len(_SPEAKER.findall(text)) if lines >= SPOKEN_LINES else 0
    return spoken >= SPOKEN_LINES and spoken >= SPOKEN_SHARE * lines


#: How opinion, invention and play call themselves before the first colon of a headline, or beside it.
_OPINION = re.compile(
    r"^\W*(?:opinion|comment(?:ary)?|editorial|op-?ed|analysis|column|letters?|review|essay|fiction|short story|poem"
    r"|quiz|horoscope|crossword|viewpoint|kommentar|meinung|leitartikel|glosse|kolumne|leserbriefe|kurzgeschichte|tribune"
    r"|éditorial|chronique|billet|opinión|columna|editorial|opinione|editoriale|opinião|мнение|колонка|رأي|社説|评论"
    r"|評論|社论)\s*(?:[:|–—-]|$)|[|–—-]\s*(?:opinion|comment|kommentar|tribune|opinión)\s*$",
    re.IGNORECASE,
)


def is_opinion(title: str) -> bool:
    """Whether a headline says that what follows is opinion, invention or play.

    >>> is_opinion("Opinion: Close the lane"), is_opinion("Opinion polls close")
    (True, False)
    """
    return _OPINION.search(title) is not None
