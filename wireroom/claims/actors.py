"""Who is named in a sentence: countries, bodies of states and the sector (government, army, rebels) beside the name."""

import functools
import re
from collections.abc import Iterator

from babel import Locale

from wireroom.claims.action_words_zh import COUNTRIES
from wireroom.model.deed import Actor
from wireroom.text.place_names import MOST_WORDS, country_of, places_in
from wireroom.text.tokens import fold, words

#: Bodies of states, which PLOVER codes apart from countries.
_BODY = re.compile(
    r"\b(?:United Nations|U\.?N\.?(?= |'|,|\.|$)|Security Council|UNHCR|UNICEF|European (?:Union|Community|Commission"
    r"|Parliament)|E\.?[UC]\.?(?= |'|,)|NATO|OPEC|ASEAN|Arab League|African Union|IAEA"
    r"|International Atomic Energy Agency"
    r"|World Bank|International Monetary Fund|IMF|World Health Organi[sz]ation|Organi[sz]ation of \w+ States|APEC"
    r"|Asia-Pacific Economic Cooperation|Commonwealth|ECOWAS|Warsaw Pact|OSCE|G7|G8|G20)\b"
)
#: Names of countries and peoples of the press that the gazetteer does not list.
_MORE = {
    "U.S.": "US", "Soviet": "RU", "Moscow": "RU", "Macedonian": "MK", "Bosnian": "BA", "Yugoslav": "RS",
    "Kosovo": "RS", "Ethnic Albanians": "MK", "Ivorian": "CI", "Ivory Coast": "CI", "Rwandan": "RW", "Burundian": "BI",
    "Ugandan": "UG", "Zairean": "CD", "Angolan": "AO", "Chadian": "TD", "Liberian": "LR", "Salvadoran": "SV",
    "Nicaraguan": "NI", "Guatemalan": "GT", "Honduran": "HN", "Panamanian": "PA", "Georgian": "GE", "Chechen": "RU",
    "Latvian": "LV", "Lithuanian": "LT", "Estonian": "EE", "Slovak": "SK", "Slovenian": "SI", "Cypriot": "CY",
    "Tibetan": "CN", "Kurdish": "TR", "Hamas": "PS", "PLO": "PS", "Hezbollah": "LB", "Zambian": "ZM",
    "Mozambican": "MZ", "Namibian": "NA", "Somali": "SO", "Eritrean": "ER", "Tamil": "LK", "Kashmiri": "IN",
    "Bahraini": "BH", "Omani": "OM", "Mauritanian": "MR", "Malagasy": "MG", "Timorese": "TL", "Fijian": "FJ",
    "White House": "US", "Pentagon": "US", "Tajik": "TJ", "Kyrgyz": "KG", "Moldovan": "MD", "Darfur": "SD",
}  # fmt: skip
_MORE_RE = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(name) for name in sorted(_MORE, key=len, reverse=True)) + r")(?!\w)"
)
#: The first sector that the words beside a name tell.
_ROLES = tuple(
    (role, re.compile(rf"(?:\b(?:{english})\b)|{chinese}", re.IGNORECASE))
    for role, english, chinese in (
        ("REB", r"rebels?|guerr?illas?|insurgents?|militants?|militia(?:men)?|separatists?",
                "叛军|叛軍|武装分子|武裝分子"),
        ("OPP", r"opposition|dissidents?", "反对派|反對派|在野"),
        ("PRM", r"protesters|demonstrators|students|workers|farmers", "示威者"),
        ("COP", r"police", "警方|警察"),
        ("SPY", r"intelligence", "情报机构|情報機構|国安|國安"),
        ("MIL", r"army|military|troops|soldiers|navy|air force|warships?|warplanes?|forces",
                "军|軍|战机|戰機|军舰|軍艦"),
        ("JUD", r"courts?|judges?|prosecutors?", "法院|检察|檢察"),
        ("LEG", r"parliament|congress|senate|lawmakers", "议会|議會|国会|國會|立法院"),
        ("PTY", r"party", "党|黨"),
        ("MED", r"newspapers?|journalists?|radio", "记者|記者"),
        ("REF", r"refugees", "难民|難民"),
        ("GOV", r"presidents?|minist(?:er|ry)s?|government|leader|officials?|premier|king|chancellor|envoy|authorities",
                "总统|總統|政府|部长|部長|外交部|国防部|國防部|总理|總理|官员|官員|主席|首相"),
        ("CVL", r"civilians?|people|villagers|residents", "平民|民众|民眾"),
    )
)  # fmt: skip
#: Words of a sector stand no more than this many characters from the name.
_BESIDE = 24
_BESIDE_ZH = 5


def actors_in(text: str, language: str) -> list[Actor]:
    """Find the actors of a sentence in the order in which it names them. Places are characters of `text`.

    >>> [(one.country, one.role) for one in actors_in("Kenyan police met UN envoys.", "en")]
    [('KE', 'COP'), ('IGO', '')]
    """
    found: list[Actor] = []
    for start, end, country, precision in sorted(_chinese(text) if language == "zh" else _english(text)):
        if not found or start >= found[-1].end:
            found.append(Actor(start, end, country, _role(text, start, end, language), precision))
    return found


def _role(text: str, start: int, end: int, language: str) -> str:
    """Tell the sector by what follows the name, else by what stands right before it."""
    reach = _BESIDE_ZH if language == "zh" else _BESIDE
    after = re.split(r"[,.;:，。；]| (?:and|of|in|on|to|from|with|by|has|have|was|were) ", text[end : end + reach])[0]
    before = ""
    if language != "zh":
        before = re.split(r"[,.;:]| (?:and|to|from|with|by) ", text[max(0, start - reach) : start])[-1]
    for beside in (text[start:end] + after, before):
        for role, tells in _ROLES:
            if tells.search(beside):
                return role
    return ""


def _english(text: str) -> Iterator[tuple[int, int, str, str]]:
    for match in _BODY.finditer(text):
        yield *match.span(), "IGO", ""
    for match in _MORE_RE.finditer(text):
        yield *match.span(), _MORE[match[0]], "country"
    said = words(text)
    at, spans = 0, []
    folded = text.casefold()
    for word in said:
        begin = folded.find(fold(word), at) if len(folded) == len(text) else -1
        begin = begin if begin >= 0 else text.find(word, at)
        if begin < 0:
            spans.append((at, at))
            continue
        at = begin + len(word)
        spans.append((begin, at))
    for n, place in places_in(said, "en"):
        begin, end = spans[n][0], spans[n + _words_of(said[n:], place) - 1][1]
        if begin < end and text[begin].isupper() and (country := country_of(place)):
            yield begin, end, country, "country" if country == place else "city"


def _words_of(said: list[str], place: str) -> int:
    """Count the words of a place's name that starts with the first word: the fewest that still name it."""
    longest = min(len(said), MOST_WORDS)
    return next((n for n in range(1, longest) if (0, place) in places_in(said[:n], "en")), longest)


#: Countries by the one character that stands for them where several are named in a row: 中俄, 美日韩.
_ONE = dict(
    zip("中俄美日韩韓朝台臺英法德印澳菲越", "CN RU US JP KR KR KP TW TW GB FR DE IN AU PH VN".split(), strict=True)
)
_PAIR = re.compile(rf"[{''.join(_ONE)}]{{2,3}}(?=[两兩三双雙海空联聯军軍关關国國首元外防举舉贸貿边邊峰])")


@functools.cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    named = {name: code for code, some in COUNTRIES.items() for name in some.split()}
    for script in ("zh_Hans", "zh_Hant"):
        for code, name in Locale.parse(script).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"):
                named.setdefault(name, code)
    return re.compile("|".join(re.escape(name) for name in sorted(named, key=lambda name: (-len(name), name)))), named


def _chinese(text: str) -> Iterator[tuple[int, int, str, str]]:
    shape, named = _names()
    for pair in _PAIR.finditer(text):
        for at in range(pair.start(), pair.end()):
            yield at, at + 1, _ONE[text[at]], "country"
    for match in shape.finditer(text):
        yield *match.span(), named[match[0]], "" if named[match[0]] == "IGO" else "country"
