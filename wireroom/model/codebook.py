"""The closed lists of words that events are coded with and that a definition may ask for (`model.deed.CODEBOOK`).

PLOVER's modes and contexts, with a few of ours where a watch needs them; each list is what a file is checked against.
"""

#: How a deed is done, by type. Types that are not named here have none.
MODES = {
    "CONSULT": ("visit", "host", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "ban", "arrest", "relations", "expel", "territory", "violence", "curfew", "political"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "confiscate", "destroy", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "detain",
        "deport", "withhold", "misinformation",
    ),
    "ASSAULT": (
        "beat", "torture", "execute", "sexual", "assassinate", "primitive", "firearms", "explosives", "suicide-attack",
        "heavy-weapons", "unconventional", "crowd-control",
    ),
}  # fmt: skip

#: What a deed is about.
CONTEXTS = (
    "military", "intelligence", "diplomatic", "economic", "resource", "technology", "transport", "finance", "cyber",
    "cbrn", "disease", "disaster", "refugee", "territory", "terrorism", "crime", "legal", "election", "executive",
    "legislative", "government", "political", "rights", "religion", "environment", "information", "assets",
)  # fmt: skip

#: How far something has come that is done in steps, the earliest first.
STAGES = ("planned", "announced", "contracted", "begun", "shipped", "delivered", "completed", "ended")

#: Who within a country acts.
SECTORS = (
    "GOV", "MIL", "SPY", "LEG", "JUD", "COP", "PRM", "REB", "UAF", "PTY", "OPP", "BUS", "CVL", "MED", "EDU", "REF",
    "IGO", "NGO", "HLT", "PRE",
)  # fmt: skip
