"""Verbs of English news in all forms, and verbs that say the same: by these two reports tell of one deed or of two."""

from wireroom.text.tokens import stem

#: Base/past/participle where the rules of spelling do not build them.
_IRREGULAR = (
    "arise/arose/arisen beat/beat/beaten become/became/become begin/began/begun bind/bound/bound bite/bit/bitten "
    "blow/blew/blown break/broke/broken bring/brought/brought build/built/built burn/burnt/burnt burst/burst/burst "
    "buy/bought/bought catch/caught/caught choose/chose/chosen come/came/come cost/cost/cost cut/cut/cut "
    "deal/dealt/dealt dig/dug/dug draw/drew/drawn drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen "
    "feed/fed/fed fight/fought/fought find/found/found flee/fled/fled fly/flew/flown forbid/forbade/forbidden "
    "freeze/froze/frozen get/got/got give/gave/given go/went/gone grow/grew/grown hang/hung/hung hide/hid/hidden "
    "hit/hit/hit hold/held/held hurt/hurt/hurt keep/kept/kept lay/laid/laid lead/led/led leave/left/left "
    "lend/lent/lent let/let/let lie/lay/lain light/lit/lit lose/lost/lost make/made/made meet/met/met pay/paid/paid "
    "put/put/put quit/quit/quit read/read/read ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run "
    "seek/sought/sought sell/sold/sold send/sent/sent set/set/set shake/shook/shaken shoot/shot/shot "
    "shrink/shrank/shrunk shut/shut/shut sing/sang/sung sink/sank/sunk sit/sat/sat sleep/slept/slept "
    "speak/spoke/spoken spend/spent/spent spill/spilt/spilt spin/spun/spun split/split/split spread/spread/spread "
    "stand/stood/stood steal/stole/stolen stick/stuck/stuck strike/struck/struck swear/swore/sworn sweep/swept/swept "
    "swim/swam/swum swing/swung/swung take/took/taken teach/taught/taught tear/tore/torn throw/threw/thrown "
    "wake/woke/woken wear/wore/worn win/won/won withdraw/withdrew/withdrawn write/wrote/written "
    "overtake/overtook/overtaken undergo/underwent/undergone uphold/upheld/upheld "
    "overthrow/overthrew/overthrown rebuild/rebuilt/rebuilt"
)
#: Regular verbs whose present ("quits", "seizes") opens headlines; nouns of the same form are left out.
_PRESENT = (
    "resign seize arrest accept approve adopt sign reject pass kill injure wound close reopen open raise lower expel "
    "detain free release ban suspend resume end begin join announce sue acquit convict sentence jail elect defeat "
    "destroy bomb shell attack storm collapse explode die fire appoint name withdraw cancel postpone delay halt block "
    "visit buy acquire sell merge lose win beat hit strike sink steal hack expand deploy send invade cross evacuate"
)
#: Verbs that tell the same deed; the first stands for all.
_SAME = (
    "buy acquire purchase", "begin start launch", "end finish conclude", "seize impound confiscate capture",
    "close shut", "kill die perish claim", "injure wound hurt", "pass approve adopt", "resign quit",
    "take accept receive", "free release", "stop halt suspend", "strike hit", "delay postpone",
    "arrest detain", "raise increase lift",
    "lower cut reduce", "destroy wreck", "leave depart", "cancel scrap", "appoint name", "expel oust",
    "convict sentence", "back support", "shell bombard", "send dispatch", "flee escape",
)  # fmt: skip
#: Verbs before "to" that put what follows before us; those that keep its sense away are verbs themselves.
AHEAD = frozenset(
    "plan plans planned planning intends intend intended set due scheduled expected agreed agrees".split()
)
FAILED = frozenset("failed fails".split())

_BASE: dict[str, str] = {}
PAST: frozenset[str] = frozenset(row.split("/")[1] for row in _IRREGULAR.split())
DONE: frozenset[str] = frozenset(row.split("/")[2] for row in _IRREGULAR.split())
for _row in _IRREGULAR.split():
    _base, _past, _done = _row.split("/")
    _BASE.setdefault(_past, _base)
    _BASE.setdefault(_done, _base)
    _BASE.setdefault(_base, _base)
_FIRST = {stem(verb, "en"): stem(row.split()[0], "en") for row in _SAME for verb in row.split()}
PRESENT: frozenset[str] = frozenset(
    f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou"
    else f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    for verb in _PRESENT.split()
)  # fmt: skip


#: Words that only look like a past.
_NO_VERB = frozenset("need seed feed breed speed deed weed indeed hundred red bed shed sacred".split())


def relation_of(form: str) -> str:
    """Give the stem that stands for a verb, whatever its form, and for all verbs that tell the same.

    >>> relation_of("stolen"), relation_of("acquires") == relation_of("bought")
    ('steal', True)
    """
    root = stem(_BASE.get(form, form), "en")
    return _FIRST.get(root, root)


def is_past(form: str) -> bool:
    """Whether a form can be a verb in the past."""
    return form in PAST or (form.endswith("ed") and len(form) > 3 and form not in _NO_VERB)


def is_done(form: str) -> bool:
    """Whether a form can be a participle."""
    return form in DONE or (form.endswith("ed") and len(form) > 3)
