"""Shapes that several tables of a definition share: names, terms, selectors of deeds, what evidence must bring."""

from wireroom.model.codebook import CONTEXTS, MODES, STAGES
from wireroom.model.deed import MODALITIES, TYPES
from wireroom.watch.file.shapes import ByName, Choice, Either, Flag, Key, Many, Number, Table, Text
from wireroom.watch.terms import check_term

ALL_MODES = tuple(dict.fromkeys(mode for modes in MODES.values() for mode in modes))

NAME = Text(
    80, r"[a-z0-9]+(?:-[a-z0-9]+)*", "a name of small letters, digits and single hyphens is needed, such as my-strait"
)
ID = Text(
    80,
    r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*",
    "an id of letters, digits, dots and hyphens is needed, such as lane.closure",
)
IDS = Many(ID, single=True)
LANGUAGE = Text(
    7, r"[a-z]{2}|zh-Han[st]|\*", 'a language of two letters is needed, "zh-Hans" or "zh-Hant", or "*" for all'
)
DAY = Text(10, r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", "a day is written as 2026-12-31")
DAYS = Number(0.01, 3650)
GRADE = Text(2, r"[A-E][1-5]", "a grade is a letter from A to E and a digit from 1 to 5, such as C3")


def _term_fault(term: str) -> str:
    try:
        check_term(term)
    except ValueError as error:
        return str(error)
    return ""


TERM = Text(1000, check=_term_fault)
TEXTS = ByName(LANGUAGE, Many(TERM, single=True))
#: Terms by language, or the name of a list under `terms`.
TERMS = Either(
    {"map": TEXTS, "text": ID}, "terms by language are needed, such as `en: [lane closed]`, or the name of a list"
)
SENTENCES = Many(Text())
#: An actor's id, or "side:A" for all who stand there.
WHO = Many(
    Text(80, r"(?:side:)?[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*", "an actor's id is needed, or such as side:A"), True
)

DEED = Table(
    (
        Key("type", Choice(TYPES), "Kind of deed, in PLOVER's words.", needed=True),
        Key("mode", Many(Choice(ALL_MODES), True), "How it is done; one of these.", default=()),
        Key("context", Many(Choice(CONTEXTS), True), "What it is about; one of these.", default=()),
        Key("stage", Many(Choice(STAGES), True), "How far it has come; one of these.", default=()),
        Key("of", Many(Choice(TYPES), True), "What is promised, threatened or refused.", default=()),
        Key("from", WHO, "Who acts.", default=(), old=("by",)),
        Key("to", WHO, "Who is acted upon.", default=()),
    )
)
MATCH = Table(
    (
        Key("plover", Many(DEED, True), "Kinds of deeds; one of these.", default=()),
        Key("from", WHO, "Who acts, for all of these kinds.", default=(), old=("by",)),
        Key("to", WHO, "Who is acted upon, for all of these kinds.", default=()),
        Key("between", Choice(("sides",)), "The two stand on different sides.", default=""),
        Key("modality", Many(Choice(MODALITIES), True), "How surely it must be said.", default=()),
        Key("terms_ref", IDS, "Lists under `terms` of which a term may stand there instead.", default=()),
    )
)
NEEDS = Table(
    (
        Key("origins", Number(1, 100, whole=True), "So many origins that are independent.", default=1),
        Key("grade", GRADE, "This grade or a better one.", default=""),
        Key("primary_quote", Flag(), "Words of the speaker, in quotation marks.", default=False),
        Key("speaker_role", Choice(("current", "any")), "The speaker holds the office now.", default="any"),
    )
)
BLIND_IF = Table((Key("no_data_hours", Number(0.1, 8760), "Hours without anything that could show it.", needed=True),))
