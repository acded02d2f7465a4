"""Words by which texts say who spoke, deny, explain, look ahead, or lean on the sentence before.

Tables by language (ISO 639-1) and the questions asked of them. A language without a table answers "cannot be seen":
False, or nothing found.
"""

import re
from functools import lru_cache

#: Verbs of saying, as they stand between a speaker and the words. In scripts without spaces they follow the words.
SAY: dict[str, str] = {
    "en": "said|says|say|told|tells|added|adds|announced|announces|warned|warns|confirmed|confirms|"
          "stated|insisted|insists|argued|argues|claimed|declared|declares|reported|wrote|writes|tweeted|"
          "acknowledged|admitted|explained|noted|recalled|estimated|replied|responded",
    "de": "sagte|sagt|sagten|erklärte|erklärt|teilte|teilten|betonte|warnte|bestätigte|kündigte|schrieb|"
          "meldete|berichtete|behauptete|äußerte|forderte|fügte",
    "fr": "a dit|dit|a déclaré|déclare|ont déclaré|a indiqué|indique|ont indiqué|a affirmé|affirme|"
          "a annoncé|annonce|a ajouté|a expliqué|explique|a confirmé|a précisé|précise|a averti|a assuré|"
          "assure|a estimé|estime|a écrit",
    "es": "dijo|dice|dijeron|afirmó|afirma|declaró|aseguró|asegura|anunció|anuncia|informó|informaron|"
          "señaló|explicó|añadió|agregó|confirmó|advirtió|indicó|manifestó|escribió",
    "it": "ha detto|dice|ha dichiarato|dichiara|ha affermato|afferma|ha annunciato|ha spiegato|spiega|"
          "ha aggiunto|ha confermato|ha riferito|riferisce|hanno detto|hanno riferito|ha scritto|"
          "ha avvertito",
    "pt": "disse|diz|disseram|afirmou|afirma|declarou|anunciou|informou|explicou|acrescentou|confirmou|"
          "alertou|garantiu|escreveu|avançou",
    "nl": "zei|zegt|zeiden|zeggen|verklaarde|meldde|meldt|melden|liet weten|laat weten|bevestigde|"
          "waarschuwde|voegde|schreef|vertelde|aldus",
    "ru": "сказал|сказала|заявил|заявила|заявили|сообщил|сообщила|сообщили|сообщает|отметил|отметила|"
          "подчеркнул|добавил|добавила|рассказал|рассказала|подтвердил|объявил|написал|предупредил|"
          "утверждает",
    "ar": "قال|قالت|وقال|وقالت|صرح|صرحت|أعلن|أعلنت|وأعلن|أكد|أكدت|وأكد|أضاف|أضافت|وأضاف|أوضح|أوضحت|ذكر|"
          "ذكرت|حذر|حذرت|أفاد|أفادت",
    "ja": "と述べた|と語った|と話した|と発表した|と明らかにした|と説明した|と強調した|"
          "と述べている|と話している|としている|と発言した",
    "zh": "表示|称|说|指出|宣布|透露|强调|告诉|證實|证实|警告",
}  # fmt: skip

DENY: dict[str, str] = {
    "en": "deny|denies|denied|denying|denial|rejects? (?:the )?(?:claim|report|accusation|allegation)s?|"
          "rejected (?:the )?(?:claim|report|accusation|allegation)s?|dismisse[sd]|refute[sd]?|not true|"
          "no truth",
    "de": "bestreitet|bestreiten|bestritt|dementiert|dementierte|dementieren|dementi|wies .{0,40} zurück|"
          "weist .{0,40} zurück",
    "fr": "dément|démenti|démentent|nie|a nié|rejette les accusations|réfute",
    "es": "niega|negó|niegan|negaron|desmiente|desmintió|rechaza las acusaciones|rechazó las acusaciones",
    "it": "nega|ha negato|negano|smentisce|ha smentito|smentita|respinge le accuse",
    "pt": "nega|negou|negam|desmente|desmentiu|rejeita as acusações",
    "nl": "ontkent|ontkende|ontkennen|ontkenning|spreekt .{0,30} tegen",
    "ru": "опроверг|опровергла|опровергает|опровергли|отрицает|отрицал|отверг",
    "ar": "نفى|نفت|ينفي|تنفي|ونفى|ونفت",
    "ja": "否定",
    "zh": "否认|否認",
}  # fmt: skip

WHY: dict[str, str] = {
    "en": "because|due to|caused by|as a result of|reason|reasons|after|following|in response to|over|"
          "blamed|blames|cause|caused|amid|owing to|thanks to|in order to|in protest|so that|led to|"
          "triggered|prompted|sparked|since|as",
    "de": "weil|wegen|aufgrund|grund|gründe|ursache|infolge|nachdem|nach|deshalb|da|um",
    "fr": "parce que|en raison|à cause|cause|raison|après|suite à|car|afin|pour",
    "es": "porque|debido|a causa|causa|razón|motivo|tras|después de|para",
    "it": "perché|a causa|causa|motivo|dovuto|dopo|per",
    "pt": "porque|devido|por causa|causa|motivo|razão|após|depois|para",
    "nl": "omdat|vanwege|wegens|door|oorzaak|reden|nadat|na|om",
}  # fmt: skip

#: The words of WHY that name a cause without doubt: what a brief looks for.
CAUSE: dict[str, str] = {
    "en": "because|due to|caused by|as a result of|in response to|blamed|blames|owing to|in protest|"
          "triggered by|prompted by|sparked by|the cause|the reason",
    "de": "weil|wegen|aufgrund|ursache|infolge|grund dafür",
    "fr": "parce que|en raison|à cause|la cause|afin de",
    "es": "porque|debido a|a causa|la causa|motivo",
    "it": "perché|a causa|la causa|dovuto",
    "pt": "porque|devido a|por causa|a causa|motivo",
    "nl": "omdat|vanwege|wegens|oorzaak",
    "ru": "из-за|потому что|причин|в связи с",
    "ar": "بسبب|نتيجة",
    "ja": "ため|原因|理由",
    "zh": "因为|由于|原因",
}  # fmt: skip

AHEAD: dict[str, str] = {
    "en": "will|is expected to|are expected to|plans to|is due|are due|is set to|are set to|is scheduled|"
          "next week|next month|to be held",
    "de": "wird|werden|soll|sollen|nächste woche|geplant",
    "fr": "sera|seront|devrait|devraient|doit se|prévu|prévue|prochain|prochaine",
    "es": "será|serán|se espera|está previsto|próximo|próxima",
    "it": "sarà|saranno|dovrebbe|dovrebbero|è previsto|prossimo|prossima",
    "pt": "será|serão|deverá|está previsto|próximo|próxima",
    "nl": "zal|zullen|naar verwachting|gepland|komende",
    "ru": "будет|будут|ожидается|планируется",
    "ar": "سوف|من المقرر|من المتوقع",
    "ja": "予定|見通し",
    "zh": "将于|将会|预计|計劃|计划",
}  # fmt: skip

#: Documents that are news by themselves.
PAPER: dict[str, str] = {
    "en": "notice to \\w+|court (?:filing|papers|documents|records)|indictment|affidavit|decree|"
          "memorandum|official notice|legal notice|court order|court ruling|published report",
    "de": "bekanntmachung|anklageschrift|erlass|gerichtsbeschluss|haftbefehl|verordnung",
    "fr": "avis aux \\w+|décret|acte d'accusation|arrêté préfectoral|ordonnance",
    "es": "aviso a los \\w+|decreto|auto judicial|escrito de acusación|boletín oficial",
    "it": "avviso ai \\w+|decreto|ordinanza|atto d'accusa",
    "pt": "aviso aos \\w+|decreto|despacho|diário oficial",
    "nl": "bericht aan \\w+|besluit|dagvaarding|vonnis",
    "ru": "указ|постановление|обвинительное заключение", "ar": "مرسوم|إشعار|لائحة اتهام",
    "ja": "通達|告示|起訴状|航行警報",
    "zh": "公告|通告|起诉书|法令",
}  # fmt: skip

#: First words of a sentence that leans on the one before.
LEANS: dict[str, str] = {
    "en": "he|she|it|they|his|her|its|their|him|them|this|that|these|those|but|and|or|nor|yet|so|however|"
          "also|then|there|here|instead|meanwhile|still|both|another|others?|such|moreover|furthermore|"
          "additionally|in addition|nevertheless|nonetheless|therefore|thus|besides|indeed|later|earlier|"
          "afterwards?|since then|at the time|at the same time|for example|for instance|in fact|"
          "as a result|of course|the former|the latter|the two|the pair|the trio|the move|the decision|"
          "the statement|the comments?|the remarks?|the incident|the announcement|all (?!\\w+s\\b)\\w+|"
          "most of them|some of them|one of them|none of them|by contrast|on the other hand|similarly|"
          "likewise|plus|again|too|even so|that's|it's|he's|she's|they're|there's|what|which|who|because|"
          "neither|either|none|each|asked|not|no one|nobody|all of|to do (?:this|so|that)|first,|second,|"
          "third,|finally|next,|as someone",
    "de": "er|sie|es|sein|seine|ihr|ihre|dies|diese|dieser|dieses|das|aber|und|oder|doch|jedoch|auch|"
          "dann|dort|hier|zudem|außerdem|allerdings|dennoch|trotzdem|deshalb|daher|dabei|damit|dagegen|"
          "darauf|davon|dazu|hingegen|gleichzeitig|später|zuvor|danach|daraufhin|beide|weil|denn|so|"
          "sowohl|ebenfalls|derweil|unterdessen|demnach",
    "fr": "non loin|il|elle|ils|elles|ce|cet|cette|ces|cela|ça|c'est|c’est|son|sa|ses|leur|leurs|mais|et|ou|donc|"
          "car|or|aussi|puis|là|ici|cependant|toutefois|pourtant|néanmoins|ainsi|ensuite|enfin|"
          "par ailleurs|en outre|de plus|en effet|d'ailleurs|d’ailleurs|celui-ci|celle-ci|ceux-ci|alors|"
          "lui|eux",
    "es": "en este sentido|por supuesto|él|ella|ellos|ellas|este|esta|estos|estas|esto|ese|esa|esos|esas|eso|su|"
          "sus|pero|y|o|"
          "sin embargo|además|también|entonces|allí|aquí|así|luego|después|por eso|por otra parte|"
          "no obstante|asimismo|aunque|ambos|mientras tanto|porque",
    "it": "lui|lei|egli|ella|essi|loro|questo|questa|questi|queste|quello|quella|suo|sua|suoi|sue|ma|e|o|"
          "però|tuttavia|inoltre|anche|poi|quindi|così|infine|intanto|dunque|entrambi|perché|"
          "nel frattempo|ciò",
    "pt": "ele|ela|eles|elas|este|esta|estes|estas|isto|isso|esse|essa|seu|sua|seus|suas|mas|e|ou|porém|"
          "contudo|no entanto|além disso|também|então|ali|aqui|assim|depois|ambos|entretanto|porque|aliás",
    "nl": "hij|zij|ze|het is|zijn|haar|hun|dit|dat|deze|die|maar|en|of|echter|ook|toen|daar|hier|"
          "bovendien|daarnaast|toch|daarom|dus|later|daarna|intussen|ondertussen|beide|want|zo",
    "ru": "он|она|оно|они|его|её|ее|их|это|этот|эта|эти|но|и|а|или|однако|также|тогда|там|здесь|поэтому|"
          "кроме того|при этом|затем|потом|позже|ранее|тем временем|впрочем|оба|так",
    "ar": "وهو|وهي|هو|هي|هم|لكن|ولكن|كما|وكان|وكانت|وأضاف|وأضافت|وتابع|ثم|هذا|هذه|ذلك|تلك|وقد|إلا أن",
    "ja": "これ|それ|この|その|また|しかし|一方|さらに|ただ|そして|だが|彼|同氏|同社|同日|なお|このため|これに対し",
    "zh": "他|她|它|这|那|该|此|但|而|并|同时|此外|然而|不过|另外|因此|其中|随后|对此",
}  # fmt: skip

#: Pronouns that stand for a speaker: a speaker named so alone is not named.
PRONOUNS: dict[str, str] = {
    "en": "he|she|they|it|i|we|who|which|that", "de": "er|sie|es|ich|wir", "fr": "il|elle|ils|elles|on|"
                                                                                 "je|nous|t-il|t-elle",
    "es": "él|ella|ellos|yo|nosotros", "it": "lui|lei|egli|io|noi", "pt": "ele|ela|eles|eu|nós", "nl":
        "hij|zij|ze|ik|wij|we",
    "ru": "он|она|они|я|мы", "ar": "هو|هي|أنا|نحن",
}  # fmt: skip

#: The writer or the reader in person: not the voice of a news report outside quotes.
PERSONAL: dict[str, str] = {
    "en": "i|i'm|i’m|i've|we|we're|we’re|we've|our|my|me|you|your|you're|us|let's", "de": "ich|wir|unser|"
                                                                                          "unsere|mein|"
                                                                                          "meine",
    "fr": "je|j'ai|nous|notre|nos|mon|ma|vous|votre", "es": "yo|me|nos|nosotros|nuestro|nuestra|usted|mi", "it":
        "io|noi|nostro|nostra",
    "pt": "eu|nós|nosso|nossa|você", "nl": "ik|wij|ons|onze|mijn", "ru": "я|мы|наш|наша|вы", "ja": "私|我々",
    "zh": "我|我们",
}  # fmt: skip

#: Spans in quote marks, of any of the usual pairs.
QUOTE = re.compile(
    r"“[^“”]{1,600}”|„[^„“”]{1,600}[“”]|«[^«»]{1,600}»|»[^«»]{1,600}«|\"[^\"]{1,600}\"|「[^「」]{1,600}」|『[^『』]{1,600}』"
    r"|(?<!\w)‘[^‘]{3,600}?’(?!\w)|(?<!\w)'[^']{3,600}?'(?!\w)"
)

_UNSPACED = frozenset(("ja", "zh"))


@lru_cache(maxsize=512)
def pattern(table: str, language: str) -> re.Pattern[str]:
    """Compile one row of a table ("SAY", "DENY", ...) into a pattern for whole words; no row matches nothing."""
    row = _TABLES[table].get(language, "")
    if not row:
        return re.compile(r"(?!)")
    body = rf"(?:{row})" if language in _UNSPACED else rf"(?<![\w-])(?:{row})(?![\w-])"
    return re.compile(body, re.IGNORECASE)


@lru_cache(maxsize=512)
def _small(table: str, language: str) -> re.Pattern[str]:
    """The same pattern for texts in small letters: several times faster than ignoring case."""
    return re.compile(pattern(table, language).pattern)


def has(table: str, text: str, language: str | None) -> bool:
    """Whether a text has a word of a table.

    >>> has("DENY", "The coastguard denies that a ship was boarded.", "en")
    True
    """
    return _small(table, language or "en").search(text.lower()) is not None


def knows(table: str, language: str | None) -> bool:
    """Whether there is a row for a language, so that "not found" means something."""
    return (language or "") in _TABLES[table]


def leans(sentence: str, language: str | None) -> bool:
    """Whether a sentence needs the one before it to be understood.

    >>> leans("But ships wait.", "en"), leans("Ships wait.", "en")
    (True, False)
    """
    bare = sentence.lstrip("\"'“”„«»‘’「『([—–- ")
    if pattern("LEANS", language or "en").match(bare) is not None:
        return True
    if (row := _BACK.get(language or "")) and re.search(rf"(?<!\w)(?:{row})(?!\w)", bare[:40], re.IGNORECASE):
        return True
    if language == "es" and re.match(r"\w+ó\b", bare):
        return True  # a verb in the past without its subject
    return language in (None, "en") and _LEANS_INSIDE.search(sentence) is not None


#: Words near the beginning that point back.
_BACK = {
    "de": "dort|damals|dabei|dafür|dagegen|zuvor|danach|daraufhin|davon|dazu|darin|daran|deren|dessen|ebenfalls|jedoch",
    "fr": "y|celui-ci|celle-ci|cependant|également|alors", "es": "allí|entonces|ello|también|sin embargo",
    "it": "lì|allora|inoltre|anche lui", "pt": "ali|então|também", "nl": "daar|toen|daarna|daarbij|ook",
    "ru": "там|тогда|также|однако",
}  # fmt: skip
#: Words further in that point back.
_LEANS_INSIDE = re.compile(
    r"\b(?:until|by|since) then\b|\b(?:do|did|done|doing) so\b|\bthe (?:latter|former)\b|\b(?:the same|that) "
    r"(?:day|night|time|"
    r"month|year)\b|\bof these\b|\bat the time\b|\b(?:as|too|there|either|as well)\.$",
    re.IGNORECASE,
)


def without_quotes(sentence: str) -> str:
    """Take quoted words out; the marks stay as a sign."""
    return QUOTE.sub(" “” ", sentence)


def quoted(sentence: str) -> list[str]:
    """Give the quoted words of a sentence, without their marks."""
    return [match[0][1:-1].strip() for match in QUOTE.finditer(sentence)]


_TABLES = {
    "SAY": SAY, "DENY": DENY, "WHY": WHY, "CAUSE": CAUSE, "AHEAD": AHEAD, "LEANS": LEANS, "PRONOUNS": PRONOUNS,
    "PERSONAL": PERSONAL, "PAPER": PAPER,
}  # fmt: skip
