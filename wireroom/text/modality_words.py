"""Words that show how surely a sentence states what it states, by language.

"*" stands for any letters, "..." for some other words between. The desk of situations and the desk of claims read the
same lists; English has rules of order beside them (`text/modality.py`).
"""

#: Words of denial. Plain "not" is no denial of a whole sentence and stands with the rules of English.
DENIED: dict[str, tuple[str, ...]] = {
    "en": (
        "denied", "denies", "deny", "denying", "untrue", "false claim*", "falsely", "fabricat*", "invention",
        "rumour*", "rumor*", "hoax", "debunk*", "disinformation", "no evidence", "did not", "has not", "have not",
        "had not", "not been",
    ),
    "zh": ("否认", "否認", "谣言", "謠言", "不实", "不實", "假消息", "假訊息", "澄清", "没有发现", "未發現",
           "並無", "并无"),
    "ja": ("否定し", "事実無根", "デマ", "事実はない"),
    "es": ("desmint*", "desmient*", "niega", "negó", "niegan", "negaron", "bulo"),
    "de": ("dementier*", "bestreitet", "bestritt*", "weist ... zurück", "wies ... zurück", "Falschmeldung"),
    "fr": ("dément*", "nie", "nient", "a nié", "ont nié", "fausse information", "rumeur*"),
    "ru": ("опроверг*", "отрица*", "фейк*"),
    "ar": ("نفى", "نفت", "ينفي", "تنفي", "شائعة"),
}  # fmt: skip

#: Words of the past, which tell of no new happening.
HISTORICAL: dict[str, tuple[str, ...]] = {
    "en": ("years ago", "anniversary"),
    "zh": ("周年", "週年", "年前"),
    "ja": ("年前",),
    "es": ("hace ... años",),
    "de": ("vor ... Jahren",),
    "fr": ("il y a ... ans",),
    "ru": ("лет назад",),
}

#: Words of what would be, were something else so.
HYPOTHETICAL: dict[str, tuple[str, ...]] = {
    "en": ("would", "if", "unless", "hypothetical*", "war game*", "simulat*", "scenario*"),
    "zh": ("如果", "假如", "推演", "模拟", "模擬", "想定"),
    "ja": ("想定",),
    "es": ("si",),
    "de": ("würde*", "falls"),
    "fr": ("si",),
    "ru": ("если",),
    "ar": ("إذا",),
}

#: Words of what may be.
POSSIBLE: dict[str, tuple[str, ...]] = {
    "en": (
        "may", "might", "could", "should", "expected to", "likely", "possib*", "potential*", "fear*", "speculat*",
        "considering", "urged", "calls for", "called for", "proposed",
    ),
    "zh": ("可能", "或将", "或將", "恐将", "恐將", "恐怕", "预期", "預期", "呼吁", "呼籲"),
    "ja": ("可能性", "恐れ", "おそれ", "かもしれない", "見通し", "検討", "懸念"),
    "es": ("podría*", "podria*", "puede", "posible*", "probable*"),
    "de": ("könnte*", "soll", "sollen", "wollen", "will", "möglich*"),
    "fr": ("pourrait", "pourraient", "serait", "seraient", "possible*"),
    "ru": ("может", "могут", "возможно", "вероятно"),
    "ar": ("قد", "ربما", "يمكن", "محتمل*"),
}  # fmt: skip

#: Words of what is meant to be.
PLANNED: dict[str, tuple[str, ...]] = {
    "en": ("will", "plans to", "planned"),
    "zh": ("预计", "預計", "擬", "拟", "将会", "將會"),
    "ja": ("予定",),
    "es": ("prevé*",),
    "de": ("geplant*",),
    "fr": ("prévoit",),
    "ru": ("планиру*",),
    "ar": ("سوف",),
}
#: Words of plans that the desk of situations does not ask for: beside other things they tell what is so.
PLANNED_TOO: dict[str, tuple[str, ...]] = {
    "zh": ("计划", "計劃", "计画", "計畫", "打算", "即将", "即將", "将于", "將於"),
    "es": ("planea*", "planean"),
    "de": ("plant", "planen", "wird", "werden"),
    "fr": ("prévoient", "compte", "comptent", "envisage*"),
    "ru": ("будет", "будут", "намерен*"),
    "it": ("prevede", "intende", "progett*"),
    "pt": ("planeja*", "pretende*"),
    "nl": ("zal", "zullen", "plant"),
}

#: Chinese words right before a verb that tell how surely that verb is meant, in the order in which they count.
BESIDE_ZH: tuple[tuple[str, str], ...] = (
    ("denied", "否认|否認|没有|沒有|并未|並未|未曾|不会|不會|谣言|謠言|不实|不實|从未|從未|并无|並無"),
    ("possible", "可能|或许|或許|恐"),
    ("hypothetical", "如果|若|假如|倘若|一旦"),
    ("planned", "将|將|计划|計劃|计画|計畫|打算|准备|準備|拟|擬|预计|預計|即将|即將"),
)
#: The same for the past, anywhere in a sentence.
PAST_ZH = "周年|週年|年前|当年|當年|曾经|曾經|历史上|歷史上"
