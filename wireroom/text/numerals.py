"""Words of numbers: numerals, sizes, qualifiers, currencies, and what happens to people who are counted."""

_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


#: Words for a number that nobody has counted, with the least that they can mean, by language.
_UNCOUNTED = {
    "en": {
        "several": 3,
        "dozens of": 24,
        "scores of": 40,
        "hundreds of": 200,
        "thousands of": 2000,
        "tens of thousands of": 20_000,
        "hundreds of thousands of": 200_000,
        "tens of thousands": 20_000,
        "hundreds of thousands": 200_000,
        "dozens": 24,
        "hundreds": 200,
        "thousands": 2000,
    },
    "de": {"mehrere": 3, "dutzende": 24, "hunderte": 200, "tausende": 2000},
    "fr": {"plusieurs": 3, "des dizaines de": 24, "des centaines de": 200, "des milliers de": 2000},
    "es": {"varios": 3, "varias": 3, "decenas de": 24, "cientos de": 200, "miles de": 2000},
    "it": {"diversi": 3, "decine di": 24, "centinaia di": 200, "migliaia di": 2000},
    "pt": {"vários": 3, "várias": 3, "dezenas de": 24, "centenas de": 200, "milhares de": 2000},
    "nl": {"meerdere": 3, "tientallen": 24, "honderden": 200, "duizenden": 2000},
}
VAGUE = frozenset(word for row in _UNCOUNTED.values() for word in row)
#: Those that stand for people by themselves and count no noun behind them: "dozens were hurt".
BARE = frozenset(("dozens", "hundreds", "thousands"))
#: Those that are a figure whatever they count: "tens of thousands marched".
MANY = frozenset(("tens of thousands", "hundreds of thousands"))


def _english() -> dict[str, int]:
    """Spell the numbers up to 99."""
    low = [*_EN.split(), "eighteen", "nineteen"]
    words = {word: n for n, word in enumerate(low)}
    for n, ten in enumerate(_TENS.split(), 2):
        words[ten] = n * 10
        words |= {f"{ten}-{one}": n * 10 + m for m, one in enumerate(low[1:10], 1)}
    return words | {"a dozen": 12, "a hundred": 100}


def _count(words: str, start: int = 2) -> dict[str, int]:
    """Number words in order, from `start`; "one" is left out where it is also the article."""
    return {word: n for n, word in enumerate(words.split(), start)}


_KANJI = {c: n for n, c in enumerate("一二三四五六七八九", 1)}


def _kanji() -> dict[str, int]:
    """Spell 1 to 99 in Chinese characters."""
    words = dict(_KANJI) | {"两": 2, "十": 10}
    for tens, ten in [("", 0), *_KANJI.items()]:
        if ten != 1:
            words |= {f"{tens}十{c}": max(ten, 1) * 10 + n for c, n in [("", 0), *_KANJI.items()]}
    return words


#: Language -> number word -> value.
WORDS: dict[str, dict[str, int]] = {
    "en": _english(),
    "de": _count("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
                 "siebzehn achtzehn neunzehn zwanzig"),
    "fr": _count("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
                 "dix-huit dix-neuf vingt"),
    "es": _count("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
                 "diecisiete dieciocho diecinueve veinte"),
    "it": _count("due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
                 "diciassette diciotto diciannove venti"),
    "pt": _count("dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete "
                 "dezoito dezanove vinte") | {"duas": 2, "dezesseis": 16, "dezessete": 17, "dezenove": 19},
    "nl": _count("twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
                 "zeventien achttien negentien twintig"),
    "ru": _count("два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать") | {"две": 2, "двое": 2,
          "трое": 3},
    "ar": {"ثلاثة": 3, "أربعة": 4, "خمسة": 5, "ستة": 6, "سبعة": 7, "ثمانية": 8, "تسعة": 9, "عشرة": 10,
           "ثلاث": 3, "أربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثماني": 8, "تسع": 9, "عشر": 10},
    "ja": _kanji(), "zh": _kanji(),
}  # fmt: skip

for _language, _row in _UNCOUNTED.items():
    WORDS[_language] |= _row

#: Language -> size word -> factor.
BIG: dict[str, dict[str, float]] = {
    "en": {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9,
           "dozen": 12},
    "de": {"tausend": 1e3, "mio": 1e6, "million": 1e6, "millionen": 1e6, "mrd": 1e9, "milliarde": 1e9,
           "milliarden": 1e9},
    "fr": {"mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9},
    "es": {"mil millones": 1e9, "mil": 1e3, "millón": 1e6, "millones": 1e6},
    "it": {"mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9},
    "pt": {"mil milhões": 1e9, "mil": 1e3, "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9, "bilhões": 1e9},
    "nl": {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9},
    "ru": {"тыс": 1e3, "тысяч": 1e3, "тысячи": 1e3, "млн": 1e6, "миллиона": 1e6, "миллионов": 1e6, "млрд": 1e9,
           "миллиардов": 1e9},
    "ar": {"ألف": 1e3, "آلاف": 1e3, "مليون": 1e6, "مليار": 1e9},
    "ja": {"千": 1e3, "万": 1e4, "億": 1e8, "兆": 1e12},
    "zh": {"千": 1e3, "万": 1e4, "亿": 1e8},
}  # fmt: skip

_KINDS = ("about", "at least", "more than", "up to", "less than")


def _qualifiers(*rows: str) -> dict[str, str]:
    """Words by kind, in the order of `_KINDS`; alternatives are parted by a bar."""
    return {word: kind for kind, row in zip(_KINDS, rows, strict=True) for word in row.split("|") if word}


#: Language -> words -> kind of qualifier.
QUALIFIERS: dict[str, dict[str, str]] = {
    "en": _qualifiers("about|around|roughly|approximately|some|nearly|almost|an estimated|estimated",
        "at least|no fewer than|no less than",
                      "more than|over|upwards of|above", "up to|as many as|at most|no more than",
        "less than|fewer than|under|below"),
    "de": _qualifiers("etwa|rund|ungefähr|circa|ca.|knapp|fast|gut", "mindestens|wenigstens", "mehr als|über",
                      "bis zu|höchstens|maximal", "weniger als|unter"),
    "fr": _qualifiers("environ|près de|quelque|autour de", "au moins|au minimum", "plus de|plus d'|plus d’",
        "jusqu'à|jusqu’à|au plus", "moins de"),
    "es": _qualifiers("unos|unas|alrededor de|cerca de|aproximadamente|casi", "al menos|por lo menos|como mínimo",
        "más de", "hasta", "menos de"),
    "it": _qualifiers("circa|quasi|intorno a", "almeno", "più di|oltre", "fino a", "meno di"),
    "pt": _qualifiers("cerca de|aproximadamente|quase|perto de", "pelo menos|ao menos", "mais de", "até", "menos de"),
    "nl": _qualifiers("ongeveer|circa|zo'n|bijna|rond de", "minstens|ten minste|zeker", "meer dan|ruim",
        "tot wel|hooguit", "minder dan"),
    "ru": _qualifiers("около|примерно|почти", "не менее|по меньшей мере|как минимум", "более|свыше|больше",
        "до|не более", "менее"),
    "ar": _qualifiers("نحو|حوالي|قرابة", "ما لا يقل عن|على الأقل", "أكثر من", "ما يصل إلى", "أقل من"),
    "ja": _qualifiers("約|およそ|ほぼ", "少なくとも", "", "最大", ""),
    "zh": _qualifiers("约|大约|近", "至少", "超过|逾", "最多", "不到"),
}  # fmt: skip

#: Words for hundredths, any language.
PERCENT = ("percent", "per cent", "pct", "prozent", "pour cent", "por ciento", "per cento", "por cento", "procent",
           "процентов", "процента", "процент", "بالمئة", "في المئة", "パーセント")  # fmt: skip

#: Words of currencies -> their sign.
MONEY = {
    "dollars": "$", "dollar": "$", "dólares": "$", "dollari": "$", "долларов": "$", "دولار": "$", "ドル": "$",
    "美元": "$",
    "euros": "€", "euro": "€", "евро": "€", "يورو": "€", "ユーロ": "€", "欧元": "€", "pounds": "£", "pfund": "£",
    "livres": "£", "libras": "£", "yen": "¥", "円": "¥", "元": "¥", "yuan": "¥", "рублей": "₽", "won": "₩",
}  # fmt: skip

#: Counters of Japanese and Chinese, longest first; they stand for the noun.
COUNTERS = ("美元", "欧元", "ドル", "ユーロ", "か国", "カ国", "か所", "カ所", "人", "名", "件", "例", "隻",
            "艘", "台", "辆", "棟", "个", "個",
            "円", "元", "社", "家", "校", "世帯", "户", "戸", "頭", "匹", "本", "枚", "票", "点", "便")  # fmt: skip

#: Words between a number and its noun, or after the noun: never the noun.
FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset("of the a an in on at to for from by with and or who that which were was are is have "
                    "has had as after before since be been other others more than her his their its it "
                    "they he she this these those per when while but if would will could may said says".split()),
    "de": frozenset("der die das den dem des von in im am an auf zu und oder sind waren wurden werden "
                    "hat haben als mit bei nach vor seit aus für sich es er sie".split()),
    "fr": frozenset("de des du d la le les l un une en à au aux et ou ont sont a été qui que dans sur "
                    "par pour avec".split()),
    "es": frozenset("de del la el los las un una en a al y o han son fue fueron que por para con se".split()),
    "it": frozenset("di del della dei delle la il lo le gli i un una in a al e o hanno sono che per con si".split()),
    "pt": frozenset("de do da dos das a o os as um uma em no na e ou foram são que por para com se".split()),
    "nl": frozenset("van de het een in op aan te en of zijn werden is heeft hebben die dat door met voor".split()),
    "ru": frozenset("в во на с со и или из по за к от до для о об у при что были было".split()),
    "ar": frozenset("من في على إلى عن أن مع و أو".split()),
}  # fmt: skip

#: What may stand between a number and its noun: "15 of the ships", "3 millions de personnes".
LINKS = frozenset("of the de des du d del della dei delle dos das da der von van di".split())

#: Nouns that measure and do not count; reports that give different ones do not contradict each other.
MEASURES = frozenset(
    "seconds minutes hours days weeks months years decades second minute hour day week month year miles mile metre "
    "ton gram grams point page km kg mph ft mm cm m kw mw gw "
    "kilometres kilometers metres meters feet inches acres hectares tonnes tons litres gallons degrees "
    "points knots times yards centuries sekunden minuten stunden tage tagen wochen monate monaten jahre "
    "jahren kilometer meter uhr prozentpunkte grad secondes heures jours semaines mois ans années "
    "kilomètres mètres points degrés fois segundos minutos horas días semanas meses años kilómetros "
    "metros puntos veces secondi minuti ore giorni settimane mesi anni chilometri metri punti volte dias "
    "anos quilômetros quilómetros pontos vezes seconden uren uur dagen weken maanden jaar kilometer "
    "meter часов часа дней дня недель месяцев лет года километров метров минут ساعة ساعات أيام يوم أسبوع "
    "أشهر سنة سنوات كيلومتر".split()
)

#: Nouns that count the same as another one.
KIN = {
    "vessels": "ships", "boats": "ships", "persons": "people", "houses": "homes", "households": "homes",
    "flats": "homes", "bürger": "menschen", "personen": "menschen", "navires": "bateaux", "buques": "barcos",
    "spectators": "fans", "troops": "soldiers", "servicemen": "soldiers", "noncombatants": "civilians",
    "zivilpersonen": "zivilisten", "militärangehörige": "soldaten", "militaires": "soldats", "militares": "soldados",
}  # fmt: skip

#: Words for people as such.
GENERAL = frozenset(
    "people persons person individuals others victims menschen personen opfer personnes gens victimes "
    "personas víctimas persone vittime pessoas vítimas mensen personen slachtoffers человек людей "
    "человека شخصا شخص أشخاص 人 名 lives".split()
)

#: Language -> what happened to people -> pieces of words that say so.
SCOPES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {"killed": ("killed", "dead", "died", "deaths", "death toll", "lives", "fatalities", "kill ", "kills",
                      "killing"),
           "injured": ("injur", "wounded", "hurt"), "missing": ("missing", "unaccounted"),
           "arrested": ("arrest", "detained"), "evacuated": ("evacuat", "displaced")},
    "de": {"killed": ("getötet", "tote", "toten", "gestorben", "starben", "todesopfer", "ums leben"),
           "injured": ("verletzt",), "missing": ("vermisst",), "arrested": ("festgenommen", "verhaftet"),
           "evacuated": ("evakuiert", "in sicherheit gebracht")},
    "fr": {"killed": (" mort", "morts", "tué", "décès"), "injured": ("bless",), "missing": ("disparu",),
           "arrested": ("arrêté", "interpell"), "evacuated": ("évacu",)},
    "es": {"killed": ("muert", "murieron", "fallecid"), "injured": ("herid", "lesionad"), "missing": ("desaparecid",),
           "arrested": ("detenid", "arrestad"), "evacuated": ("evacuad",)},
    "it": {"killed": ("mort", "uccis", "vittime"), "injured": ("ferit",), "missing": ("dispers",),
           "arrested": ("arrestat",), "evacuated": ("evacuat", "sfollat")},
    "pt": {"killed": ("mort", "morreram"), "injured": ("ferid",), "missing": ("desaparecid",),
           "arrested": ("detid", "pres"), "evacuated": ("evacuad", "retirad")},
    "nl": {"killed": ("doden", "gedood", "omgekomen", "overleden"), "injured": ("gewond",), "missing": ("vermist",),
           "arrested": ("aangehouden", "gearresteerd"), "evacuated": ("geëvacueerd",)},
    "ru": {"killed": ("погиб", "убит", "умер"), "injured": ("ранен", "пострада"), "missing": ("пропал",),
           "arrested": ("задерж", "арест"), "evacuated": ("эвакуир",)},
    "ar": {"killed": ("قتيل", "قتل", "مقتل", "وفاة"), "injured": ("جريح", "جرح", "إصابة", "مصاب"),
           "missing": ("مفقود",),
           "arrested": ("اعتقال", "اعتقل"), "evacuated": ("إجلاء",)},
    "ja": {"killed": ("死亡", "死者"), "injured": ("けが", "負傷", "重傷", "軽傷"), "missing": ("行方不明",),
           "arrested": ("逮捕",), "evacuated": ("避難",)},
    "zh": {"killed": ("死亡", "遇难", "丧生"), "injured": ("受伤", "伤者"), "missing": ("失踪",),
           "arrested": ("被捕", "逮捕"),
           "evacuated": ("疏散", "撤离")},
}  # fmt: skip
