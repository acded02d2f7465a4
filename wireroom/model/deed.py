"""Records of who did what to whom, as a sentence tells it."""

from dataclasses import dataclass

#: The words that types and roles are taken from: PLOVER 0.8, with how sure a deed is said apart.
CODEBOOK = "plover-0.8+wireroom.1"

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
#: Languages with words of action; texts in others are matched by terms alone, and pages say so.
CODED = ("en", "zh")
MODALITIES = ("actual", "denied", "future", "hypothetical", "historical")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted upon: characters `start` to `end` of the text.

    `country` is ISO 3166's two letters, "IGO" for a body of states, "" where the text does not say.
    `precision` is "city" where a city names the country, "country" where the text does, "" of a body of states.
    `role` is PLOVER's sector ("GOV", "MIL", "REB"); "" where the words beside the name tell none.
    """

    start: int
    end: int
    country: str
    role: str = ""
    precision: str = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """Where: characters of the text, the country, and how exact that is: "city", "country" or ""."""

    start: int
    end: int
    country: str
    precision: str


@dataclass(frozen=True, slots=True)
class Deed:
    """An event of PLOVER's kind: characters `start` to `end` are the words that told its type.

    `of` is the type of what is promised, threatened, asked or refused, where that was told too; else "".
    """

    type: str
    start: int
    end: int
    modality: str
    sources: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    of: str = ""
    place: Place | None = None
    when: tuple[int, int] | None = None
    #: How it is done, what it is about, how far it has come (`model/codebook.py`); empty where not told.
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    stage: str = ""
