"""Which agency does a text credit?

An agency's text is printed by many papers, and each says so in a small place: the dateline, the byline, the first or
the last lines. A credit is a form ("BERLIN (dpa) -", "(Reporting by ...)", "with AP"), not a mention: "he told Reuters"
credits nobody.
"""

import re
from collections.abc import Iterable

# Usual name -> the forms in which it credits itself, matched as whole words with their capitals.
AGENCIES: dict[str, tuple[str, ...]] = {
    "Reuters": ("Reuters", "REUTERS", "Thomson Reuters", "رويترز", "路透社", "路透", "ロイター", "로이터", "Рейтер"),
    "AP": ("AP", "Associated Press", "The Associated Press", "ASSOCIATED PRESS", "美联社", "AP通信"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse", "أ ف ب", "فرانس برس", "法新社", "AFP=時事"),
    "dpa": ("dpa", "DPA", "dpa-AFX", "Deutsche Presse-Agentur", "dpa-infocom"),
    "UPI": ("UPI", "United Press International"),
    "Bloomberg": ("Bloomberg News", "Bloomberg"),
    "PA Media": ("PA Media", "PA", "Press Association", "PA News Agency"),
    "AAP": ("AAP", "Australian Associated Press"),
    "The Canadian Press": ("The Canadian Press", "Canadian Press", "THE CANADIAN PRESS", "La Presse canadienne"),
    "APA": ("APA", "Austria Presse Agentur"),
    "Keystone-SDA": ("Keystone-SDA", "SDA", "sda", "Keystone-ATS", "ATS", "ats"),
    "SID": ("SID",),
    "KNA": ("KNA",),
    "epd": ("epd",),
    "Belga": ("Belga", "BELGA"),
    "ANP": ("ANP",),
    "NTB": ("NTB", "©NTB"),
    "TT": ("TT", "TT Nyhetsbyrån"),
    "Ritzau": ("Ritzau", "ritzau"),
    "STT": ("STT",),
    "EFE": ("EFE", "Agencia EFE", "Efe"),
    "Europa Press": ("Europa Press", "EUROPA PRESS", "EP"),
    "ANSA": ("ANSA",),
    "Adnkronos": ("Adnkronos", "ADNKRONOS"),
    "AGI": ("AGI",),
    "askanews": ("askanews", "Askanews"),
    "LaPresse": ("LaPresse",),
    "Lusa": ("Lusa", "Agência Lusa", "LUSA"),
    "Agência Brasil": ("Agência Brasil",),
    "Estadão Conteúdo": ("Estadão Conteúdo",),
    "Folhapress": ("Folhapress", "FOLHAPRESS"),
    "Télam": ("Télam", "Telam"),
    "Notimex": ("Notimex",),
    "Andina": ("Andina",),
    "Prensa Latina": ("Prensa Latina",),
    "PAP": ("PAP",),
    "ČTK": ("ČTK",),
    "TASR": ("TASR",),
    "SITA": ("SITA",),
    "MTI": ("MTI",),
    "Agerpres": ("Agerpres", "AGERPRES"),
    "Mediafax": ("Mediafax", "MEDIAFAX"),
    "BTA": ("BTA", "БТА"),
    "Tanjug": ("Tanjug", "Танјуг"),
    "Beta": ("BETA",),
    "Hina": ("Hina", "HINA"),
    "FENA": ("FENA", "Fena"),
    "STA": ("STA",),
    "ANA-MPA": ("ANA-MPA", "AMNA", "ΑΠΕ-ΜΠΕ"),
    "TASS": ("TASS", "ТАСС", "ITAR-TASS"),
    "RIA Novosti": ("RIA Novosti", "РИА Новости"),
    "Interfax": ("Interfax", "Интерфакс"),
    "Ukrinform": ("Ukrinform", "Укрінформ", "Укринформ"),
    "Interfax-Ukraine": ("Interfax-Ukraine", "Інтерфакс-Україна"),
    "Belta": ("BelTA", "БЕЛТА"),
    "Anadolu": ("Anadolu Agency", "Anadolu", "AA", "Anadolu Ajansı"),
    "DHA": ("DHA", "Demirören Haber Ajansı"),
    "IHA": ("IHA", "İHA"),
    "Xinhua": ("Xinhua", "XINHUA", "新华社", "新華社", "新华网"),
    "China News Service": ("中新社", "中新网", "China News Service"),
    "CNA": ("CNA", "中央社"),
    "Kyodo": ("Kyodo", "KYODO", "共同", "共同通信", "共同通信社"),
    "Jiji": ("Jiji", "Jiji Press", "時事", "時事通信", "時事通信社"),
    "Yonhap": ("Yonhap", "YONHAP", "연합뉴스"),
    "Newsis": ("Newsis", "뉴시스"),
    "News1": ("News1", "뉴스1"),
    "KCNA": ("KCNA",),
    "VNA": ("VNA", "TTXVN", "Vietnam News Agency"),
    "Bernama": ("Bernama", "BERNAMA"),
    "Antara": ("Antara", "ANTARA"),
    "PNA": ("PNA", "Philippine News Agency"),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI",),
    "IANS": ("IANS",),
    "UNI": ("UNI",),
    "APP": ("APP", "Associated Press of Pakistan"),
    "UNB": ("UNB",),
    "BSS": ("BSS",),
    "WAM": ("WAM", "وام"),
    "SPA": ("SPA", "واس"),
    "QNA": ("QNA", "قنا"),
    "KUNA": ("KUNA", "كونا"),
    "Petra": ("Petra", "بترا"),
    "NNA": ("NNA",),
    "MENA": ("MENA", "أ ش أ"),
    "SANA": ("SANA", "سانا"),
    "IRNA": ("IRNA", "ایرنا"),
    "ISNA": ("ISNA", "ایسنا"),
    "MAP": ("MAP",),
    "APS": ("APS", "واج"),
    "TAP": ("TAP",),
    "NAN": ("NAN", "News Agency of Nigeria"),
    "GNA": ("GNA", "Ghana News Agency"),
    "SAnews": ("SAnews", "SAnews.gov.za"),
    "PANA": ("PANA",),
}  # fmt: skip

# Only as many characters of the first and last paragraph are looked at: credits stand at their ends.
FIRST_CHARACTERS = 160
LAST_CHARACTERS = 320
# A byline that is a credit alone ("Reuters Staff", "AP and agencies").
_CREDIT_WORDS = {
    "staff",
    "and",
    "agencies",
    "agency",
    "news",
    "editors",
    "und",
    "et",
    "y",
    "e",
    "with",
    "mit",
    "via",
    "redaktion",
    "newsroom",
}

#: Form of a credit -> usual name.
NAMES = {form: name for name, forms in AGENCIES.items() for form in forms}
_ANY = "|".join(re.escape(form) for form in sorted(NAMES, key=len, reverse=True))
_END = r"(?![\w])"
# Short forms that are also common words or other things need the strict form of a dateline.
_DATELINE = re.compile(
    rf"^[^.!?。]{{0,90}}?(?:[(（【\[]\s*(?:[^()（）]{{0,30}}?[/,\s–-]\s*)?(?P<brackets>{_ANY}){_END}[^()（）]{{0,25}}?[)）】\]]"
    rf"|/\s*(?P<slashes>{_ANY})\s*/)"
)
_CHINESE = re.compile(r"^(?P<name>新华社|新華社|中新社|中央社|연합뉴스)(?=\S{1,12}(?:电|電|[0-9０-９]+日))")
_OPENING = re.compile(rf"^(?P<name>{_ANY}){_END}\s*(?:[-–—:|]\s|/)")
_LAST = re.compile(
    rf"(?:(?:with|inputs? from|reporting by|material from|information from|contributed by|source|quelle|fuente|fonte|"
    rf"mit material (?:von|der)|mit|avec|con información de|con informazioni|com informações d[ae]|kilde|källa|bron|"
    rf"źródło|kaynak|zdroj|источник|来源|來源|©|\(c\)|/)\s*(?:the\s+|der\s+|l[’']|:\s*|：\s*)?(?:[\w./-]{{1,15}}[/,]\s*)?(?P<after>{_ANY}){_END}"
    rf"|[(（\[]\s*(?P<brackets>{_ANY}){_END}(?:[/,; ][^()（）\[\]]{{0,30}})?[)）\]]\.?\s*$"
    rf"|^\s*[-–—]*\s*(?P<alone>{_ANY}){_END}(?:\s*[/,]\s*[\w. -]{{2,20}})?\.?\s*$)",
    re.IGNORECASE,
)
_REPORTING_BY = re.compile(
    r"\(\s*Reporting by [^()]{3,300}(?:[Ee]diting|[Ww]riting|[Aa]dditional reporting) by [^()]{3,200}\)"
)
# "CITY, Nov 3 (Name) -": the form of a dateline, whoever the agency is.
_UNKNOWN_AGENCY = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ' .,-]{2,40}(?:,\s*[\w. ]{2,12})?\s*\((?P<name>[A-Z][\w&.]*(?: [A-Z][\w&.]*){0,2})\)\s*[-–—]+\s"
)


def agency_of(authors: Iterable[str], paragraphs: Iterable[str]) -> str | None:
    """Name the agency that a text credits.

    Args:
        authors: Names of the byline.
        paragraphs: The text's paragraphs, without headings and captions.

    Returns:
        Its usual name ("Reuters"); of several the first one credited; None where none is.

    >>> agency_of([], ["BERLIN (dpa) - The bridge is closed.", "It opens in May."])
    'dpa'
    >>> agency_of(["Ada Quill"], ["The minister told Reuters that the bridge is closed."])
    """
    for author in authors:
        if name := _in_byline(author):
            return name
    texts = [text for text in paragraphs if text.strip()]
    if not texts:
        return None
    # The dateline stands before the text itself, which a standfirst may precede.
    openings = [text[:FIRST_CHARACTERS] for text in texts[:2]]
    for opening in openings:
        for pattern in (_CHINESE, _DATELINE, _OPENING):
            if match := pattern.search(opening):
                return _name(match)
    for text in texts[-2:]:
        if _REPORTING_BY.search(text):
            return "Reuters"
        if (match := _LAST.search(text[-LAST_CHARACTERS:])) and (name := _name(match)):
            return name
    unknown = next((match for opening in openings if (match := _UNKNOWN_AGENCY.search(opening))), None)
    return unknown["name"] if unknown else None


def _in_byline(author: str) -> str | None:
    """Say which agency a byline is, or is followed by ("Ada Quill, AFP", "dpa/lno"); None for a person alone."""
    whole = author.strip()
    if whole in NAMES:
        return NAMES[whole]
    words = re.split(r"[\s/,|()-]+", whole)
    rest = [word for word in words if word and word not in NAMES and word.lower() not in _CREDIT_WORDS]
    named = [word for word in words if word in NAMES]
    # "dpa/lno" is a regional service of dpa; "Ana AP" would be a person.
    if named and (not rest or "/" in whole):
        return NAMES[named[0]]
    for form in ("Associated Press", "Thomson Reuters", "Press Trust of India", "Agence France-Presse"):
        if form in whole:
            return NAMES[form]
    return None


def _name(match: re.Match[str]) -> str | None:
    form = next((value for value in match.groups() if value), "")
    if form in NAMES:
        return NAMES[form]
    # Patterns of the last lines ignore case for the words around; the name itself must keep its capitals.
    return None
