"""What languages are called, and how the codes that publishers write are folded to one."""

import re

#: Written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
#: Written without spaces between words, in characters that need their own line height and fonts.
CJK = frozenset({"zh", "ja", "ko"})

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

#: Codes that mean the same to a reader of news: written forms, regional forms, old codes, three-letter codes.
SAME = {
    "nb": "no", "nn": "no", "nno": "no", "nob": "no", "nor": "no", "iw": "he", "in": "id", "ji": "yi", "jw": "jv",
    "mo": "ro", "sh": "sr", "fil": "tl", "cmn": "zh", "wuu": "zh", "yue": "zh", "zho": "zh", "chi": "zh", "arz": "ar",
    "ary": "ar", "ara": "ar", "sdh": "ku", "uzs": "uz", "hbo": "he", "grc": "el", "eng": "en", "deu": "de", "ger": "de",
    "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "jpn": "ja", "kor": "ko", "nld": "nl",
    "dut": "nl", "pol": "pl", "swe": "sv", "dan": "da", "fin": "fi", "tur": "tr", "ukr": "uk", "ces": "cs", "cze": "cs",
    "ell": "el", "gre": "el", "hun": "hu", "ron": "ro", "rum": "ro", "fas": "fa", "per": "fa", "heb": "he", "hin": "hi",
    "ua": "uk", "cz": "cs", "jp": "ja", "kr": "ko", "cn": "zh", "gr": "el", "dk": "da", "se-se": "sv",
}  # fmt: skip

_TAG = re.compile(r"^\s*([A-Za-z]{2,3})(?=$|[-_\s;,])")


def fold_code(tag: str | None) -> str | None:
    """Fold a language tag as written to the code that we use (ISO 639-1 where there is one); None for what is no tag.

    >>> fold_code("nb-NO"), fold_code("zh_Hant_TW"), fold_code("English")
    ('no', 'zh', None)
    """
    match = _TAG.match(tag or "")
    if match is None:
        return None
    code = match.group(1).lower()
    code = SAME.get(code, code)
    return code if code in NAMES else None


def language_name(code: str | None) -> str:
    """Return what a language is called in English; the code itself where we do not know, "unknown" for None.

    >>> language_name("pt")
    'Portuguese'
    """
    if code is None:
        return "unknown"
    return NAMES.get(SAME.get(code, code), code)
