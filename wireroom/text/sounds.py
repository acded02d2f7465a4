"""Is a name in Arabic, Hebrew or katakana the same as one in our letters? Consonants tell, and vowels where written.

"Trump" and "ترامب" have t-r-m-b in common: what a script cannot tell apart is one sound in it (Arabic has no p and no
v, katakana no l), and what is read in several ways gives several readings. Arabic and Hebrew write some vowels; where
one is written, ours must have one that is heard so. Katakana writes all of them, and more.

Few consonants say little: "Joe" and "Jo" are one. Who compares asks for names of two words, or for long ones.
"""

import functools
import itertools
import re

from wireroom.text.tokens import fold

#: Scripts whose names are compared by sound; letters of other alphabets are brought to ours one by one (`tokens`).
SCRIPTS = {
    "arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3]+"),
    "hebrew": re.compile(r"[\u05d0-\u05ea][\u05d0-\u05ea'׳]*"),
    "katakana": re.compile(r"[\u30a1-\u30fa\u30fc]+"),
}
# Readings of one word that are looked at: three sounds in doubt have eight.
_READINGS = 12

# Latin signs, the longest first, and the sounds that each may be. Vowels are a e i o u, all else are classes of
# consonants: b (p), d, f (v, ph), g, k (c, q, kh), l, m, n, r, s (z, sh, ch, j), t (th).
_LATIN = {
    "tsch": "s", "sch": "s/sk", "tch": "s", "dzh": "s", "sh": "s", "ch": "s/k", "kh": "k/", "gh": "g/", "ph": "f",
    "th": "t/s", "zh": "s", "ck": "k", "cc": "k/s", "cz": "s", "tz": "s", "ts": "s", "dj": "s/d", "dz": "s",
    "gn": "n/gn", "qu": "k", "gu": "gu/g", "ge": "s/g", "gi": "s/g", "gy": "s/g", "ce": "s", "ci": "s", "cy": "s",
    "x": "ks/s", "b": "b", "p": "b", "v": "f/u", "f": "f", "w": "u/f", "t": "t", "d": "d", "c": "k", "k": "k", "q": "k",
    "g": "g", "j": "s/i/k", "s": "s", "z": "s", "m": "m", "n": "n", "l": "l", "r": "r", "a": "a", "e": "e", "i": "i",
    "o": "o", "u": "u", "y": "i",
}  # fmt: skip
_SIGN = re.compile("|".join(_LATIN) + "|.")
# c and g before these are other sounds than elsewhere; the vowel is heard too.
_SOFT = re.compile(r"([cg])([eiy])")

# Vowels as Arabic and Hebrew write them: e stands for any vowel.
_LETTERS = {
    "arabic": {
        "ب": "b", "پ": "b", "ت": "t", "ث": "t/s", "ج": "s/g", "چ": "s", "خ": "k", "د": "d", "ذ": "d/s", "ر": "r",
        "ز": "s", "ژ": "s", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "s", "غ": "g", "ف": "f", "ڤ": "f",
        "ق": "k", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ا": "a", "و": "u", "ي": "i", "ى": "a",
        "ی": "i",
    },
    "hebrew": {
        "ב": "b/f", "ג": "g", "ד": "d", "ז": "s", "ח": "/k", "ט": "t", "כ": "k", "ך": "k", "ל": "l", "מ": "m",
        "ם": "m", "נ": "n", "ן": "n", "ס": "s", "פ": "b/f", "ף": "f", "צ": "s", "ץ": "s", "ק": "k", "ר": "r",
        "ש": "s", "ת": "t", "א": "e", "ו": "u", "י": "i",
    },
}  # fmt: skip
# Katakana by its first sound, each row with a i u e o; what is not sounded so stands below.
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "s ": "ザ ズゼゾ", "t": "タ  テト",
    "d": "ダ  デド", "n": "ナニヌネノ", " ": "ハヒ ヘホ", "b": "バビブベボ", "b ": "パピプペポ", "m": "マミムメモ",
    "r": "ラリルレロ",
}  # fmt: skip
# Letters that open a word with whichever vowel.
_OPENERS = "اأإآعא"
_LETTERS["katakana"] = {
    **{one: row.strip() + vowel for row, kana in _ROWS.items() for one, vowel in zip(kana, "aiueo", strict=True)},
    **dict(zip("ァィゥェォャュョヤユヨワヲ", "aiueoauoauoao", strict=True)),
    "チ": "si/ti", "ツ": "su", "ヂ": "si/di", "ジ": "si/di", "ヅ": "su", "フ": "fu/u", "ヴ": "bu", "ン": "n",
}  # fmt: skip
# A vowel as Arabic and Hebrew write it, and those that it may be here: "ترامب" is Trump, "جيمس" James.
_MAY_BE = {"a": frozenset("aeou"), "u": frozenset("ou"), "i": frozenset("iea"), "e": frozenset("aeiou")}
# A vowel of ours, and how katakana may hear it; and what it puts between two consonants.
_HEARD_AS = {"a": "aeo", "e": "eia", "i": "iae", "o": "oau", "u": "uao"}
_BETWEEN = frozenset("uoi")
_VOWELS = re.compile("[aeiou]")
_CONSONANT = re.compile("[^aeiou]")
_TWICE = re.compile(r"([^aeiou])\1+")
_ARTICLE = re.compile(r"^(?:a[dlnrstz]|el|ash)[-’'](?=\w{3})")


def script_of(word: str) -> str:
    """Say in which of the scripts a word is written from end to end; "" for any other.

    >>> script_of("ترامب"), script_of("トランプ"), script_of("Trump")
    ('arabic', 'katakana', '')
    """
    return next((name for name, letters in SCRIPTS.items() if letters.fullmatch(word)), "")


@functools.lru_cache(maxsize=20_000)
def heard(word: str) -> tuple[str, ...]:
    """Give a word in one of the scripts by its sounds, in all its readings; () for any other word.

    >>> heard("ترامب"), heard("トランプ"), heard("Trump")
    (('tramb',), ('toranbu',), ())
    """
    script = script_of(word)
    if not script:
        return ()
    if script == "arabic" and word.startswith("ال") and len(word) > 4:
        word = word[2:]
    if script == "hebrew":
        word = word.replace("׳", "'").replace("ג'", "ז").replace("צ'", "צ").replace("ז'", "ז").replace("'", "")
    letters = _LETTERS[script]
    opening = ["e"] if word[:1] in _OPENERS else [letters.get(word[:1], "")]
    read = _readings([*opening, *(letters.get(one, "") for one in word[1:])])
    # t before s may be the first half of what we write as ch, z or ts
    return tuple(dict.fromkeys((*read, *(one.replace("ts", "s") for one in read))))


@functools.lru_cache(maxsize=20_000)
def spoken(word: str, script: str) -> tuple[str, ...]:
    """Give a word in Latin letters by the sounds that a script writes of it, in all their readings.

    >>> spoken("Trump", "arabic"), spoken("Trump", "katakana"), spoken("Weber", "hebrew")
    (('trumb',), ('trunb',), ('ueber', 'feber'))
    """
    signs = _SIGN.findall(_ARTICLE.sub("", fold(word)))
    told = [_as_written(script, sign, "".join(signs[at + 1 : at + 2])) for at, sign in enumerate(signs)]
    read = (_TWICE.sub(r"\1", one) for one in _readings(told))
    return tuple(dict.fromkeys(read))


def _as_written(script: str, sign: str, following: str) -> str:
    """Give the sounds of a sign before another one, as a script writes them."""
    sounds = _LATIN.get(sign, "")
    if _SOFT.fullmatch(sign):  # the vowel is heard as well
        sounds = "/".join(one + _LATIN[sign[1]] for one in sounds.split("/"))
    if script != "katakana":
        return sounds
    if sign == "v":
        sounds = "b/f"
    if sign == "r":  # before a consonant and at the end it may be a long vowel
        sounds = "r" if following[:1] in tuple("aeiouy") else "r/"
    if sign == "m" and following[:1] in ("b", "p"):
        sounds = "n"
    return sounds.replace("l", "r")


def _readings(sounds: list[str]) -> list[str]:
    """Give what a row of sounds may read."""
    many = itertools.islice(itertools.product(*(one.split("/") for one in sounds)), _READINGS)
    return ["".join(one) for one in many]


def bones(reading: str) -> str:
    """Give the consonants of a reading.

    >>> bones("tramb")
    'trmb'
    """
    return _VOWELS.sub("", reading)


def alike(foreign: str, latin: str) -> bool:
    """Say whether a word in one of the scripts sounds like one in Latin letters.

    >>> alike("ترامب", "Trump"), alike("كورونا", "Karan"), alike("トランプ", "Trump"), alike("ブラジル", "Obrador")
    (True, False, True, False)
    """
    script = script_of(foreign)
    fit = _fits_kana if script == "katakana" else _fits
    return any(
        bones(theirs) == bones(ours) and fit(_CONSONANT.split(theirs), _CONSONANT.split(ours))
        for theirs in heard(foreign)
        for ours in spoken(latin, script)
    )


def _fits(there: list[str], here: list[str]) -> bool:
    """Say whether ours has a vowel wherever Arabic or Hebrew writes one; both by what stands between consonants."""
    return all(_MAY_BE[one] & set(said) for told, said in zip(there, here, strict=True) for one in told)


def _fits_kana(there: list[str], here: list[str]) -> bool:
    """Say whether katakana has our vowels, and elsewhere only what it puts between; our last one may be silent."""
    pairs = list(zip(there, here, strict=True))
    return all(
        set(told) & {one for vowel in said for one in _HEARD_AS[vowel]} if said else _BETWEEN.issuperset(told)
        for told, said in (pairs[:-1] if here[-1] in ("", "e") else pairs)
    )
