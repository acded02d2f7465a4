"""Words by which a text hands something to an institution, or tells what it did, by language."""

import re
from functools import lru_cache

from wireroom.claims.speaker_words import ACCORDING
from wireroom.text.speech import DENY, SAY

#: What an institution puts out.
ISSUES: dict[str, str] = {
    "en": r"(?:issued?|issues|issuing|released?|releases|published?|publishes|put out) (?:an?|the|its|their|new|fresh|"
          r"updated|another|\w+ed|\w+al)?\s?(?:[\w-]+\s){0,2}(?:warning|statement|alert|advisory|notice|report|ban|order|"
          r"appeal|list|guidance|communiqu|update)",
    "de": r"mitteilung|erklärung|warnung|nach eigenen angaben",
    "fr": r"communiqué|a publié|a lancé|avertissement|mise en garde",
    "es": r"comunicado|publicó|emitió|advertencia",
    "it": r"comunicato|ha pubblicato|ha emesso|avviso",
    "pt": r"comunicado|publicou|emitiu|aviso",
    "nl": r"verklaring|waarschuwing|persbericht",
    "ru": r"в заявлении|в сообщении|пресс-служб|опубликовал|опубликовало",
    "zh": r"声明|聲明|通报|通報|公告|发布|發布",
    "ja": r"声明|発表",
    "ar": r"بيان",
}  # fmt: skip

#: What an English text says that an institution did, directly behind its name: what it would have put in writing.
ACTS = (
    "announced|announces|adopted|adopts|agreed|agrees|approved|approves|authori[sz]ed|banned|bans|barred|called|calls|"
    "capped|caps|cautioned|condemned|condemns|confirmed|confirms|cut|cuts|declared|declares|demanded|demands|denied|"
    "denies|elected|elects|estimates|estimated|expects|expected|forecasts?|imposed|imposes|kept|launched|launches|"
    "lifted|lifts|listed|lowered|lowers|named|names|opened|opens|ordered|orders|placed|places|pledged|postponed|"
    "predicts?|predicted|proposed|proposes|put|puts|raised|raises|recalled|recalls|recommended|recommends|rejected|"
    "rejects|reported|reports|revised|said|says|set|sets|signed|signs|stated|suspended|suspends|suspects|summoned|"
    "summons|told|unveiled|upgraded|urged|urges|voted|warned|warns|welcomed|welcomes|wrote"
)
_ADVERBS = r"(?:has|have|had|is|are|was|will|would|also|today|yesterday|again|later|on \w+day|\w+ly|\w+day)"
#: Who speaks for it: between its name and the verb, and between the verb and its name.
_ASIDE = r"(?:\s+(?:spokes\w+|officials?|chief|head|director|president|secretary|general|figures|data))*"


@lru_cache(maxsize=32)
def speech(language: str) -> re.Pattern[str]:
    """Any sign, in small letters, that somebody speaks or puts something out."""
    signs = (SAY.get(language), DENY.get(language), ISSUES.get(language), ACCORDING.get(language))
    edge = r"(?<![^\W_])" if language not in ("ja", "zh", "ar") else ""
    extra = {"ja": "によると|によれば|と述べ|発表", "zh": "表示|称|说|說|指出|宣布|强调|強調|回应|回應"}.get(
        language, ""
    )
    told = "|".join([*(sign for sign in signs if sign), *([extra] if extra else [])])
    return re.compile(f"{edge}(?:{told})" if told else r"(?!)")


#: What stands before an institution's name where it is told last: "..., said Tunisia's foreign ministry".
TOLD_LAST = re.compile(
    r"(?:\b(?:said|says|warned|warns|announced|confirmed|denied|according to)|[,”\"]\s?per)\s+"
    r"(?:(?:the|an?|officials? (?:at|from|of)|[\w.]+[’']s?|[A-Z][\w.]+|spokes\w+ (?:of|for|at))\s+){0,3}$"
)


@lru_cache(maxsize=1)
def acts() -> re.Pattern[str]:
    """What follows an institution's name where an English text tells what it did."""
    return re.compile(
        rf"{_ASIDE}(?:,[^,]{{3,60}},)?(?:\s+{_ADVERBS})*\s+(?:{ACTS}|{ISSUES['en']})(?![\w-])", re.IGNORECASE
    )
