"""Which language is this text in, and what do people call it?

A publisher's own declaration is usually right and often a template's leftover, so it is checked against the words. Too
little text is unknown: three words do not tell Danish from Norwegian.
"""

import functools
import re
import unicodedata
from typing import Any

#: Written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
#: Written without spaces between words, in characters that need their own line height and fonts.
CJK = frozenset({"zh", "ja", "ko"})

# Titles and leads say enough; more text costs time and changes nothing (70 of 70 headlines in 35 languages were right).
MOST_CHARACTERS = 600
# Letters needed before words are believed against nobody's declaration: about four words. Scripts that one language
# uses alone need far less.
FEWEST_LETTERS = 20
FEWEST_OWN_SCRIPT = 4
# A declared language is only overruled by words that surely are another: below this share of belief in the declared
# one, and above that in the other.
TOO_UNLIKELY = 0.02
SURE = 0.80
# Without any declaration the best guess must be this likely.
BELIEVABLE = 0.50

NAMES: dict[str, str] = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "as": "Assamese", "az": "Azerbaijani", "ba": "Bashkir",
    "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bo": "Tibetan", "br": "Breton", "bs": "Bosnian",
    "ca": "Catalan", "ckb": "Central Kurdish", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "dv": "Divehi", "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian",
    "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fil": "Filipino", "fo": "Faroese", "fr": "French",
    "fy": "West Frisian", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "jv": "Javanese",
    "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz",
    "la": "Latin", "lb": "Luxembourgish", "lg": "Ganda", "ln": "Lingala", "lo": "Lao", "lt": "Lithuanian",
    "lv": "Latvian", "mg": "Malagasy", "mi": "Maori", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian",
    "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian",
    "ny": "Chichewa", "oc": "Occitan", "om": "Oromo", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "qu": "Quechua", "rm": "Romansh", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda",
    "sa": "Sanskrit", "sd": "Sindhi", "se": "Northern Sami", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "sm": "Samoan", "sn": "Shona", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "st": "Sotho", "su": "Sundanese",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "ti": "Tigrinya",
    "tk": "Turkmen", "tl": "Tagalog", "tn": "Tswana", "tr": "Turkish", "ts": "Tsonga", "tt": "Tatar", "tw": "Twi",
    "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "wo": "Wolof", "xh": "Xhosa",
    "yi": "Yiddish", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip

# Codes that mean the same to a reader of news: written forms, regional forms, old codes, three-letter codes.
_SAME = {
    "nb": "no", "nn": "no", "nno": "no", "nob": "no", "nor": "no", "iw": "he", "in": "id", "ji": "yi", "jw": "jv",
    "mo": "ro", "sh": "sr", "fil": "tl", "cmn": "zh", "wuu": "zh", "yue": "zh", "zho": "zh", "chi": "zh", "arz": "ar",
    "ary": "ar", "ara": "ar", "sdh": "ku", "uzs": "uz", "hbo": "he", "grc": "el", "eng": "en", "deu": "de", "ger": "de",
    "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "jpn": "ja", "kor": "ko", "nld": "nl",
    "dut": "nl", "pol": "pl", "swe": "sv", "dan": "da", "fin": "fi", "tur": "tr", "ukr": "uk", "ces": "cs", "cze": "cs",
    "ell": "el", "gre": "el", "hun": "hu", "ron": "ro", "rum": "ro", "fas": "fa", "per": "fa", "heb": "he", "hin": "hi",
    "ua": "uk", "cz": "cs", "jp": "ja", "kr": "ko", "cn": "zh", "gr": "el", "dk": "da", "se-se": "sv",
}  # fmt: skip

# Languages that letters' statistics mix up, each group so close that the publisher's word decides.
_CLOSE = (
    frozenset({"bs", "hr", "sr", "sl", "mk"}),
    frozenset({"id", "ms", "jv", "su"}),
    frozenset({"no", "da", "sv"}),
    frozenset({"cs", "sk"}),
    frozenset({"es", "gl", "ca", "pt", "oc"}),
    frozenset({"hi", "mr", "ne", "sa"}),
    frozenset({"fa", "ar", "ur", "ps", "ku", "ckb", "ug"}),
    frozenset({"ru", "uk", "be", "bg"}),
    frozenset({"bn", "as"}),
    frozenset({"kk", "ky", "tt", "ba"}),
    frozenset({"tr", "az", "tk"}),
    frozenset({"de", "lb", "fy", "nl", "af"}),
)
# Letters that one language of news alone is written in.
_OWN_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7af\u1100-\u11ff]"), "ko"),
    (re.compile("[\u4e00-\u9fff\u3400-\u4dbf]"), "zh"),
    (re.compile("[\u0e00-\u0e7f]"), "th"),
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "el"),
    (re.compile("[\u10a0-\u10ff]"), "ka"),
    (re.compile("[\u0530-\u058f]"), "hy"),
    (re.compile("[\u0d00-\u0d7f]"), "ml"),
    (re.compile("[\u0b80-\u0bff]"), "ta"),
    (re.compile("[\u0c00-\u0c7f]"), "te"),
    (re.compile("[\u0c80-\u0cff]"), "kn"),
    (re.compile("[\u0a80-\u0aff]"), "gu"),
    (re.compile("[\u0a00-\u0a7f]"), "pa"),
    (re.compile("[\u0d80-\u0dff]"), "si"),
    (re.compile("[\u1000-\u109f]"), "my"),
    (re.compile("[\u1780-\u17ff]"), "km"),
    (re.compile("[\u0e80-\u0eff]"), "lo"),
)
_TAG = re.compile(r"^\s*([A-Za-z]{2,3})(?=$|[-_\s;,])")
_ADDRESS = re.compile(r"\S+[@/]\S+")


def fold_code(tag: str | None) -> str | None:
    """Fold a language tag as written to the code that we use (ISO 639-1 where there is one); None for what is no tag.

    >>> fold_code("nb-NO"), fold_code("zh_Hant_TW"), fold_code("English")
    ('no', 'zh', None)
    """
    match = _TAG.match(tag or "")
    if match is None:
        return None
    code = match.group(1).lower()
    code = _SAME.get(code, code)
    return code if code in NAMES else None


def language_name(code: str | None) -> str:
    """Return what a language is called in English; the code itself where we do not know, "unknown" for None.

    >>> language_name("pt")
    'Portuguese'
    """
    if code is None:
        return "unknown"
    return NAMES.get(_SAME.get(code, code), code)


def language_of(text: str, hint: str | None = None) -> str | None:
    """Say which language a text is in.

    Args:
        text: Title and beginning of the text; only the first 600 characters are looked at.
        hint: What the publisher declares, as written ("de-AT"); believed unless the words surely are another language.

    Returns:
        The ISO 639-1 code (a three-letter one where there is none); None where the text is too short to tell and
        nothing is declared.

    >>> language_of("Die Brücke über den Fluss bleibt bis Mai gesperrt"), language_of("Hi")
    ('de', None)
    """
    declared = fold_code(hint)
    words = unicodedata.normalize("NFC", _ADDRESS.sub(" ", text)[:MOST_CHARACTERS])
    letters = [char for char in words if char.isalpha()]
    own = _own_script("".join(letters))
    if own is not None:
        return (
            "zh" if own == "zh" and declared in (None, "zh") else (declared if {own, declared} == {"zh", "ja"} else own)
        )
    if len(letters) < FEWEST_LETTERS:
        return declared
    ranked = _rank(words)
    best = next(iter(ranked))
    belief = _belief_with_kin(best, ranked)
    if declared is None:
        return best if belief >= BELIEVABLE else None
    if declared == best or ranked.get(declared, 0.0) >= TOO_UNLIKELY or belief < SURE:
        return declared
    if any(best in group and declared in group for group in _CLOSE):
        return declared if len(letters) < 5 * FEWEST_LETTERS else best
    return best


def _own_script(letters: str) -> str | None:
    """Return the language whose own script most of the letters are in; kana beat the Chinese characters beside them."""
    if len(letters) < FEWEST_OWN_SCRIPT:
        return None
    for pattern, code in _OWN_SCRIPTS:
        share = len(pattern.findall(letters)) / len(letters)
        # Japanese mixes three scripts: kana are a third of it or more; all others write in one.
        if share > (0.12 if code == "ja" else 0.5):
            return code
    return None


def _rank(text: str) -> dict[str, float]:
    """Return languages by belief, the most likely first, with same-to-readers codes added up."""
    found: dict[str, float] = {}
    for label, belief in _identifier().rank(text)[:40]:
        code = _SAME.get(label, label)
        found[code] = found.get(code, 0.0) + float(belief)
    known = {code: belief for code, belief in found.items() if code in NAMES}
    return dict(sorted(known.items(), key=lambda item: (-item[1], item[0]))) or {"": 0.0}


def _belief_with_kin(best: str, ranked: dict[str, float]) -> float:
    """Add up the belief in the best language and in those it is mixed up with: they share it between them."""
    kin = {best}.union(*(group for group in _CLOSE if best in group))
    return sum(belief for code, belief in ranked.items() if code in kin)


@functools.cache
def _identifier() -> Any:
    """Load the model once a process (half a second, 30 MB); without the languages that nobody publishes news in."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code in NAMES or code in _SAME])
    return identifier
