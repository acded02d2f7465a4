"""Verbs by which an English text hands a statement to somebody, and what they do with it.

`CUES` maps each printed form ("said", "warning") to its verb's class and whether the form can carry a sentence on its
own ("said") or leans on another verb ("saying"). Classes: "says", "asks", "confirms", "denies", "alleges", "warns",
"promises", "demands", "judges", "believes", "wants", "shows".
"""

from dataclasses import dataclass

#: Verbs by class. Forms that the rules do not build follow after "/" (past, participle); "=": this form alone.
_VERBS: dict[str, str] = {
    "says": "say/said tell/told add write/wrote/written note report announce explain argue declare tweet recall "
            "acknowledge reply respond continue conclude insist maintain assert contend mention observe "
            "quip joke repeat reiterate stress emphasize elaborate testify disclose reveal clarify concede admit "
            "describe call opine lament counter retort recount relate describe indicate hint imply "
            "suggest predict forecast estimate cite brag rant shout scream yell joke quote "
            "=stated =stating =commented =remarked =posted =responding characterize refer dub portray discuss",
    "asks": "ask =questioned wonder inquire",
    "confirms": "confirm affirm verify",
    "denies": "deny refute dispute reject dismiss rebut disavow disagree",
    "alleges": "allege claim accuse =charged blame",
    "warns": "warn caution threaten",
    "promises": "promise pledge vow swear/swore/sworn guarantee assure agree",
    "demands": "demand urge call_for call_on implore plead order request recommend advise propose",
    "judges": "praise criticize criticise blast slam denounce condemn mock deride decry bash defend applaud hail "
              "laud endorse oppose complain compliment congratulate apologize skewer rip tout "
              "chide rebuke scold ridicule",
    "believes": "believe think/thought know/knew/known feel/felt fear doubt expect hope assume suspect worry "
                "understand/understood",
    "wants": "want prefer wish seek/sought refuse decline",
    "shows": "show/showed/shown find/found point_out",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """One printed form of a verb."""

    verb: str
    kind: str
    #: "finite" ("said", "says"), "going" ("saying") or "bare" ("say": also after "to" and "would").
    form: str


def _forms(verb: str, past: str, done: str) -> dict[str, str]:
    head, _, tail = verb.partition("_")
    ending = f" {tail}" if tail else ""
    if head.endswith(("ss", "sh", "ch", "x", "z")):
        third = f"{head}es"
    elif head.endswith("y") and head[-2] not in "aeiou":
        third = f"{head[:-1]}ies"
    else:
        third = f"{head}s"
    going = f"{head[:-1]}ing" if head.endswith("e") and not head.endswith("ee") else f"{head}ing"
    doubled = {"brag": "bragg", "rebut": "rebutt", "rip": "ripp", "swear": "swear", "refer": "referr"}.get(head)
    if doubled:
        going = f"{doubled}ing"
    if not past:
        if doubled:
            past = f"{doubled}ed"
        elif head.endswith("e"):
            past = f"{head}d"
        elif head.endswith("y") and head[-2] not in "aeiou":
            past = f"{head[:-1]}ied"
        else:
            past = f"{head}ed"
    found = {head: "bare", third: "finite", past: "finite", going: "going"}
    if done:
        found.setdefault(done, "done")
    return {f"{form}{ending}": kind for form, kind in found.items()}


def _all() -> dict[str, Cue]:
    out: dict[str, Cue] = {}
    for kind, row in _VERBS.items():
        for entry in row.split():
            if entry.startswith("="):  # this form alone: the others are nouns
                form = entry[1:]
                out.setdefault(form, Cue(form, kind, "going" if form.endswith("ing") else "finite"))
                continue
            verb, _, irregular = entry.partition("/")
            past, _, done = irregular.partition("/")
            for form, shape in _forms(verb, past, done).items():
                out.setdefault(form, Cue(verb.replace("_", " "), kind, shape))
    return out


CUES: dict[str, Cue] = _all()
