"""Words by which headlines look back, or tell what has its hour: patterns by language, for small letters."""

_NUMBER = (
    r"(?:\d{1,3}|five|ten|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|seventy|eighty|hundred|"
    r"fünf|zehn|zwanzig|dreißig|vierzig|fünfzig|hundert|cinq|dix|vingt|trente|quarante|cinquante|cent|"
    r"cinco|diez|veinte|treinta|cuarenta|cincuenta|cien|dieci|venti|trenta|quaranta|cinquanta|cento|"
    r"dez|vinte|quarenta|cem|vijf|tien|twintig|dertig|veertig|vijftig|honderd)"
)

_MARKET = r"\b(?:shares|stocks|markets?|index|indices|futures|bourse|wall street)\b"

#: What is remembered: the words for an anniversary, and "ten years on".
REMEMBERED = (
    # en
    r"\banniversar\w*", r"\bcommemorat\w+", r"\bcentenar\w+", rf"\b{_NUMBER}[ -]years? (?:on|after|ago|since|later)\b",
    # de
    r"\bjahrestag\w*", r"\bgedenk\w+", rf"\b{_NUMBER} jahre? (?:nach|danach|später)\b", rf"\bvor {_NUMBER} jahren\b",
    # fr
    r"\banniversaire", r"\bcommémor\w+", rf"\b{_NUMBER} ans (?:après|plus tard)\b", rf"\bil y a {_NUMBER} ans\b",
    # es
    r"\baniversario", r"\bconmemor\w+", rf"\b{_NUMBER} años (?:después|de|desde)\b", rf"\bhace {_NUMBER} años\b",
    # it, pt
    rf"\b{_NUMBER} anni (?:dopo|fa|da)\b", r"\baniversário", rf"\b{_NUMBER} anos (?:depois|após|de)\b",
    rf"\bhá {_NUMBER} anos\b",
    # nl, sv, da, no
    r"\bherdenk\w+", rf"\b{_NUMBER} jaar (?:na|later|geleden)\b", r"\bårsdag\w*",
    # pl, cs, hr, sr, ru, uk, hu, tr, ar, zh, ja, ko
    r"\brocznic\w+", r"\bvýroč\w+", r"\bgodišnjic\w+", r"годовщин\w*", r"річниц\w+", r"\d{1,3} лет (?:назад|спустя)",
    r"\bévforduló\w*", r"yıldönüm\w*", r"ذكرى", r"周年", r"週年", r"주년",
)  # fmt: skip

#: What has its hour: results, closes, forecasts, draws, briefings.
SCHEDULED = (
    # en
    r"\b(?:match report|full[- ]time|half[- ]time|final score|box score|player ratings|kick-?off)\b",
    _MARKET + r".{0,40}\b(?:close[sd]?|ends?|ended|opens?|opened|finish\w*|settle[sd]?|mixed)\b",
    _MARKET + r".{0,40}\b(?:firmer|weaker|higher|lower)\b",
    r"\bmarket (?:report|wrap|close|update)\b", r"\bindex (?:up|down|gains|loses)\b",
    r"\b(?:weather|forecast)\b", r"\bhoroscopes?\b", r"\b(?:lottery|lotto|powerball)\b", r"\bcrossword\b",
    r"\btv (?:guide|listings|tonight)\b", r"\b(?:morning|evening|daily) (?:briefing|digest|roundup)\b",
    # de
    r"\b(?:börse|marktbericht|dax|aktien|kurse)\b.{0,40}\b(?:index|schließ\w+|schluss|fester|schwächer|plus|minus|gewinnt|verliert|punkte)\b",
    r"\b(?:wetter|wettervorhersage|vorhersage)\b", r"\bhoroskop\w*", r"\blottozahlen\b",
    # es, pt
    r"\b(?:bolsa|acciones|valores|índice|ibex)\b.{0,40}\b(?:cierr\w+|cierre|abre\w*|alza|baja|sube|gana|pierde|puntos)\b",
    r"\bel tiempo\b", r"\bprevisión\b", r"\bprevisão\b", r"\bhoróscopo\w*", r"\blotería\b", r"\bloteria\b",
    # fr, it, nl, ru, zh, ja
    r"\b(?:bourse|cac|indice)\b.{0,40}\b(?:clôtur\w+|ouvr\w+|hausse|baisse|points)\b", r"\bmétéo\b", r"\bloterie\b",
    r"\b(?:borsa|indice)\b.{0,40}\b(?:chiu\w+|apre|rialzo|ribasso|punti)\b", r"\bmeteo\b", r"\boroscopo\b",
    r"\bweerbericht\b", r"прогноз погоды", r"гороскоп", r"天气预报", r"天気予報",
)  # fmt: skip

#: Weather and markets that are news after all.
OUT_OF_ORDER = (
    r"\b(?:crash\w*|plunge\w*|plummet\w*|collaps\w*|halt\w*|suspend\w*|record|emergency|kill\w*|dead|dies|evacuat\w+)\b",
    r"\b(?:tote|absturz|einbruch|muert\w+|desplom\w+|morts?|effondr\w+|morti|crollo|crolla)\b",
)

#: Winning, losing, drawing, scoring.
WON = (
    r"\b(?:beats?|defeats?|wins?|won|draws?|drew|edges?|thrash\w*|lose[sd]?|go down|goals?|scores?|strikes? late)\b",
    r"\b(?:schlägt|besiegt|siegt|gewinnt|gegen|trifft|verliert|vence|gana|empata|golea|gol|marca|bat|gagne|batte)\b",
    r"\b(?:pareggia|verslaat|wint)\b", r"обыграл\w*", r"победил\w*",
)  # fmt: skip
