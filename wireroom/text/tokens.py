"""A text cut into words, and each word brought to the forms by which texts of one or several languages can meet.

Three forms of a word:

* its *surface*, as printed, for showing;
* its *stem*, for texts of the same language (Snowball; where there is no stemmer, its first six letters);
* its *opening*, five letters after folding and transliteration, for texts of different languages: "Olympics",
  "olímpicos" and "олимпийский" all open with "olymp" or "olimp", and names mostly open alike.

Scripts that put no spaces between words (Han, kana, Hangul syllables, Thai, Lao, Khmer, Burmese) give pairs of
neighbouring characters instead.
"""

import functools
import re
import unicodedata

import Stemmer

# Letters and digits, with the marks that some scripts write as characters of their own (Indic vowel signs, Arabic
# vowel points): Python's \w alone would cut Hindi words apart.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0980-\u0dff\u0e31-\u0e4e"
_WORD = re.compile(rf"[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}\u200c\u200d][^\W_{_MARKS}]*)*(?:['’ʼ][^\W_]+)?")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish",
}  # fmt: skip

# Sound by sound, as newspapers spell names; good enough to meet on the first five letters.
_LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "ђ": "dj", "у": "u", "ў": "u", "ф": "f", "х": "h",
    "ц": "c", "ч": "ch", "џ": "dz", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o", "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d",
    "œ": "oe",
})  # fmt: skip

# Letters of the opening by which languages meet; 4 joins too much, 6 loses inflected names.
OPENING = 5
# Letters that stand for the stem where Snowball has no stemmer.
SHORT_STEM = 6
# Stems remembered: the words of a day of news in a few languages, some 6 MB.
_STEMS_KEPT = 30_000


def words(text: str) -> list[str]:
    """Cut a text into words as printed, in order; unspaced scripts into pairs of characters.

    >>> words("Ferry to Skarholm halted, 12 hurt")
    ['Ferry', 'to', 'Skarholm', 'halted', '12', 'hurt']
    >>> words("海峡封鎖")
    ['海峡', '峡封', '封鎖']
    """
    found = _WORD.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return found
    out: list[str] = []
    for word in found:
        out.extend(_pairs(word) if _UNSPACED.search(word) else (word,))
    return out


def placed_words(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into the same words, each with the characters at which it stands; pairs of characters overlap.

    >>> placed_words("Ferry 海峡封鎖")
    [(0, 5, 'Ferry'), (6, 8, '海峡'), (7, 9, '峡封'), (8, 10, '封鎖')]
    """
    out: list[tuple[int, int, str]] = []
    for found in _WORD.finditer(text):
        at = found.start()
        for word in _pairs(found.group()) if _UNSPACED.search(found.group()) else (found.group(),):
            at = text.index(word, at)
            out.append((at, at + len(word), word))
            at += 1 if _UNSPACED.match(word) else len(word)
    return out


def fold(word: str) -> str:
    """Bring a word to small letters without accents, in one Unicode form.

    >>> fold("Élysée"), fold("Йод")
    ('elysee', 'иод')
    """
    if word.isascii():
        return word.lower()
    small = unicodedata.normalize("NFKD", word).casefold()  # first apart, so that ornate letters have small ones too
    plain = "".join(char for char in unicodedata.normalize("NFKD", small) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", plain.casefold())


@functools.lru_cache(maxsize=_STEMS_KEPT)
def stem(word: str, language: str | None) -> str:
    """Return the folded stem of a word in a language (ISO 639-1; None is unknown).

    >>> stem("Ministers", "en"), stem("министры", "ru"), stem("Ministers", None)
    ('minist', 'министр', 'minist')
    """
    name = _SNOWBALL.get(language or "")
    if name is None:
        short = fold(word)
        return short if _UNSPACED.match(short) else short[:SHORT_STEM]
    return fold(_stemmer(name).stemWord(word.casefold().replace("’", "'")))


def opening(word: str) -> str:
    """Return the first letters of a word in Latin script, by which languages meet; "" for one without such letters.

    >>> opening("олимпийский"), opening("Olímpicos"), opening("12,000")
    ('olimp', 'olimp', '12,00')
    """
    latin = fold(word).translate(_LATIN)
    return latin if _UNSPACED.match(latin) else latin[:OPENING]


def _pairs(run: str) -> list[str]:
    """Cut a run of an unspaced script into pairs of neighbours; what stands beside it in other scripts stays whole."""
    out: list[str] = []
    at = 0
    for part in _UNSPACED.finditer(run):
        if part.start() > at:
            out.append(run[at : part.start()])
        piece = part.group()
        out.extend([piece] if len(piece) < 3 else [piece[i : i + 2] for i in range(len(piece) - 1)])
        at = part.end()
    if at < len(run):
        out.append(run[at:])
    return out


@functools.cache
def _stemmer(name: str) -> Stemmer.Stemmer:
    """Build each stemmer once. It holds no state but a cache of words, whose size we leave at its default."""
    return Stemmer.Stemmer(name)
