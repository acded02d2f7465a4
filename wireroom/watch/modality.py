"""Does a sentence say that something is so, that it is not so, or only that it may be?

A denial or a forecast is never evidence. Languages without a list here are taken at their word; the page shows the
sentence, so that a reader can see it.
"""

from wireroom.watch.terms import Finder

#: Words of denial. Plain "not" is no denial of the whole sentence and is left to the indicator's own `without`.
_DENIED = Finder(
    {
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
    }
)  # fmt: skip

#: Words of what may or will be.
_POSSIBLE = Finder(
    {
        "en": (
            "may", "might", "could", "would", "should", "will", "if", "unless", "plans to", "planned", "expected to",
            "likely", "possib*", "potential*", "fear*", "speculat*", "hypothetical*", "war game*", "simulat*",
            "scenario*", "considering", "urged", "calls for", "called for", "proposed", "years ago", "anniversary",
        ),
        "zh": (
            "可能", "或将", "或將", "恐将", "恐將", "恐怕", "如果", "假如", "预计", "預計", "预期", "預期",
            "擬", "拟", "推演", "模拟", "模擬", "想定", "将会", "將會", "呼吁", "呼籲", "周年", "週年", "年前",
        ),
        "ja": ("可能性", "恐れ", "おそれ", "かもしれない", "想定", "見通し", "予定", "検討", "懸念", "年前"),
        "es": ("podría*", "podria*", "puede", "si", "prevé*", "posible*", "probable*", "hace ... años"),
        "de": ("könnte*", "würde*", "soll", "sollen", "wollen", "will", "falls", "möglich*", "geplant*",
               "vor ... Jahren"),
        "fr": ("pourrait", "pourraient", "serait", "seraient", "si", "prévoit", "possible*", "il y a ... ans"),
        "ru": ("может", "могут", "если", "возможно", "вероятно", "планиру*", "лет назад"),
        "ar": ("قد", "ربما", "إذا", "سوف", "يمكن", "محتمل*"),
    }
)  # fmt: skip


def modality(flat_text: str, language: str | None, start: int, end: int) -> str:
    """Say how surely a sentence, characters `start` to `end` of a flat text, states what it states.

    Returns:
        "actual", "denied" or "possible". A text of unknown language is looked at with the words of all.

    >>> from wireroom.watch.terms import flat
    >>> said = ["The lane is shut.", "The ministry denied it.", "The lane may be shut."]
    >>> [modality(flat(text), "en", 0, len(text)) for text in said]
    ['actual', 'denied', 'possible']
    """
    if _DENIED.has(flat_text, language, start, end):
        return "denied"
    return "possible" if _POSSIBLE.has(flat_text, language, start, end) else "actual"
