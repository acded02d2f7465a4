"""The table of all keys that a definition file may hold. The reader, the JSON Schema and the editor are made of it."""

from typing import Any

from wireroom.model.codebook import SECTORS, STAGES
from wireroom.model.deed import CODEBOOK, TYPES
from wireroom.model.series import MISSING, SIDES
from wireroom.watch.file.shapes import ByName, Choice, Either, Flag, Key, Many, Number, Shape, Table, Text
from wireroom.watch.file.words import (
    BLIND_IF,
    DAY,
    DAYS,
    ID,
    IDS,
    LANGUAGE,
    MATCH,
    NAME,
    NEEDS,
    SENTENCES,
    TERMS,
    TEXTS,
    WHO,
)

#: Raised when a key gets another meaning; new keys do not raise it.
FORMAT = 1

_SIDE = Text(20, r"[A-Za-z0-9]+", "a side is a letter or a word, such as A")
_PLACE = Table(
    (
        Key("name", Text(120), "Its name, as readers see it; looked for in all languages.", needed=True),
        Key("names", TEXTS, "Its names by language.", default={}),
        Key("at", Many(Number(-180, 180), exactly=2), "Degrees north and east.", default=()),
        Key("radius_km", Number(0.1, 20_000), "How far around that point still counts.", default=None),
    )
)
_PLACES = Either(
    {"map": TEXTS, "list": Many(Either({"text": Text(120), "map": _PLACE}, "a name or a place is needed"))},
    "places are names by language, or a list of places",
)
_SCOPE = Table(
    (
        Key("places", _PLACES, "Where it happens. An article that names none of them is no evidence.", default={}),
        Key("topics", TEXTS, "What it is about. An article that names none of these is no evidence.", default={}),
        Key("languages", Many(LANGUAGE), "Languages in which terms were written.", needed=True),
        Key("horizon_days", DAYS, "How far ahead the question looks.", default=30.0),
    )
)
_ACTOR = Table(
    (
        Key("id", ID, "How the rest of the file calls it.", needed=True),
        Key("name", Text(120), "As readers see it; the id where it is not said.", default=None),
        Key("side", _SIDE, "Actors of one side stand together.", needed=True),
        Key("party", Flag(), "A side of the dispute itself, not a helper.", default=False),
        Key("role", Text(60), "What it is in this, such as supporter or mediator.", default=""),
        Key(
            "country",
            Text(2, "[A-Za-z]{2}", "a country is two letters, such as TW"),
            "Country of its offices and of its own media (ISO 3166).",
            default=None,
        ),
        Key("wikidata", Text(12, r"Q[1-9]\d{0,10}", "an item is written as Q865"), "Its item.", default=""),
        Key("sectors", Many(Choice(SECTORS)), "Parts of it that are meant; all where none is.", default=()),
        Key("names", TEXTS, "How texts call it, by language.", default={}, old=("aliases",)),
    )
)
_HYPOTHESIS = Table(
    (
        Key("id", ID, "Short, such as H1.", needed=True),
        Key("text", Text(), "What would be the case.", needed=True),
        Key("prior", Number(0.0001, 0.9999), "Its share before any evidence.", needed=True),
        Key("group", ID, "Hypotheses of a group exclude each other; shares sum to 1.", default=None),
        Key(
            "role",
            Choice(("routine", "change", "deception"), {"null": "routine"}),
            "routine: all stays as it is; deception: it only shall seem so. By the end of the id: 0 and D.",
            default=None,
        ),
        Key("horizon_days", DAYS, "By when it would show.", default=None),
        Key("resolution", Text(), "How one will tell whether it was so.", default=""),
    )
)
_RATIOS = ByName(ID, Number(0.01, 100))
_SERIES = Table(
    (
        Key("source", ID, "Name of the series.", needed=True),
        Key("field", Text(80), "Its column.", needed=True),
        Key("date_field", Text(80), "The column that holds the day.", default="date"),
        Key(
            "url", Text(1000, r"https?://\S+", "an address begins with https://"), "Where it is published.", default=""
        ),
        Key("missing", Choice(MISSING), "A day without a row: not known, none, or as before.", default="blank"),
    )
)
_BASELINE = Table(
    (
        Key("model", Choice(("neg_binomial",)), "Kind of counts.", default="neg_binomial"),
        Key("by", Choice(("month", "none")), "Whether each month has its own usual.", default="month"),
        Key("window_days", Number(30, 3650, whole=True), "How far back it looks.", default=365),
        Key("guard_days", Number(0, 60, whole=True), "Last days that are left out of it.", default=2),
    )
)
_TRIGGER = Table(
    (
        Key("active", Text(120), "Such as `cusum h=4` or `p<0.01 on 2 of 3 days`.", needed=True),
        Key("strong", Text(120), "The same, for strong.", default=""),
        Key("side", Choice(SIDES), "Which side is unusual.", default="above"),
    )
)
_POLARITY = Choice(("raises", "calms", "by_side"), {"up": "raises", "down": "calms"})
#: What shows a thing in a text, the same for indicators, responses and what is absent.
_SIGNS = (
    Key("terms", TERMS, "Phrases of which one stands in the sentence.", default={}),
    Key("also", TERMS, "One of these must stand beside it.", default={}),
    Key("without", TERMS, "None of these may.", default={}),
    Key("actors", IDS, "One of these is named in the sentence or the headline.", default=()),
    Key("all_actors", IDS, "All of these are.", default=()),
    Key("match", MATCH, "Kinds of deeds that show it, coded from the sentence.", default=None),
    Key(
        "scope",
        Choice(("place", "actors")),
        "place: the article names a place; actors: the actors named are enough.",
        default="place",
    ),
    Key("half_life_days", DAYS, "After so long, evidence weighs half.", default=30.0),
    Key("blind_if", BLIND_IF, "When it can no longer be judged.", default=None),
    Key("blind_hours", Number(0.1, 8760), "The same as blind_if.no_data_hours.", default=None),
)
_INDICATOR = Table(
    (
        Key("id", ID, "How gates call it.", needed=True),
        Key("name", Text(120), "As readers see it.", default=None),
        Key("says", Text(), "What would be seen, in one sentence.", default=None, old=("statement",)),
        Key("category", Text(80), "Gates count categories; two of one are one.", needed=True),
        Key(
            "polarity",
            _POLARITY,
            "Whether it raises or calms; by_side: as it helps the side of the first party.",
            default="raises",
            old=("kind",),
        ),
        Key("critical", Flag(), "Seldom seen before anything but the real thing.", default=False),
        Key("lead_time_days", Many(Number(0, 3650), exactly=2), "How long before, from and to.", default=()),
        *_SIGNS,
        Key("forecasts", Flag(), "What may or will be counts too, for threats.", default=False),
        Key("unilateral", MATCH, "Deeds of one country alone: shown, never counted as joint.", default=None),
        Key("examples", SENTENCES, "Sentences that show it.", default=()),
        Key("not", SENTENCES, "What looks like it and is not.", default=(), old=("counter_examples",)),
        Key(
            "stages",
            ByName(Text(20, "|".join(STAGES), f"a stage is one of {', '.join(STAGES)}"), Number(0, 1)),
            "How much each step counts.",
            default={},
        ),
        Key("lr", _RATIOS, "How much likelier it is if a hypothesis holds.", default={}),
        Key("needs", NEEDS, "What evidence must bring.", default=None),
        Key(
            "discount",
            Table(
                (
                    Key(
                        "annual_calendar",
                        Either({"flag": Flag(), "number": Number(0, 1)}, "true or a share is needed"),
                        "What is held every year at this time counts so much; true is 0.1.",
                        needed=True,
                    ),
                )
            ),
            "What counts for less.",
            default=None,
        ),
        Key("series", _SERIES, "A series of numbers that shows it.", default=None),
        Key("baseline", _BASELINE, "What the series is compared with.", default=None),
        Key("trigger", _TRIGGER, "When the series is active or strong.", default=None),
    )
)
_RESPONSE = Table(
    (
        Key("id", ID, "Its id.", needed=True),
        Key("name", Text(120), "As readers see it.", needed=True),
        Key("says", Text(), "What it is, in one sentence.", default=None),
        Key("by", Many(Text(80), True), "Who is expected to act.", default=()),
        *_SIGNS,
    )
)
_RESPONSES = Table(
    (
        Key("track", Many(Choice(TYPES)), "Kinds of deeds that are responses.", default=()),
        Key("by", WHO, "Of whom.", default=()),
        Key(
            "states",
            Many(Choice(("called_for", "announced", "in_force", "lifted"))),
            "How far each has come.",
            default=("called_for", "announced", "in_force", "lifted"),
        ),
        Key("kinds", Many(_RESPONSE), "Responses that are watched by name.", default=()),
    )
)
_ABSENT = Table(
    (
        Key("id", ID, "Its id.", needed=True),
        Key("expect", Text(), "What should be seen if it were near.", needed=True),
        Key("check_daily", Flag(), "Looked for every day.", default=True),
        Key("lr_if_absent", _RATIOS, "How much likelier its absence is if a hypothesis holds.", default={}),
        *_SIGNS,
    )
)
#: A condition in words, or conditions joined.
_GATE_WORDS = Text(400)


class _Gates:
    """Conditions, each in words or as `all_of` and `any_of` within."""

    def read(self, node: Any, where: str, notes: Any) -> Any:
        """Give the conditions as read; groups as rows."""
        return Many(Either({"text": _GATE_WORDS, "map": _GROUP}, "a condition in words is needed")).read(
            node, where, notes
        )

    def schema(self) -> dict[str, Any]:
        """Give the same as JSON Schema."""
        return {"$ref": "#/$defs/gates"}


GATES: Shape = _Gates()
_ALL_OF = Key("all_of", GATES, "All of these must hold.", default=())
_ANY_OF = Key("any_of", GATES, "One of these must hold.", default=())
_GROUP = Table((_ALL_OF, _ANY_OF))
_LEVEL = (Key("name", Text(120), "What this level is called.", needed=True), _ALL_OF, _ANY_OF)
_NUMBER = Text(1, "[0-9]", "levels are numbered from 0 to 9")
_LEVELS = Either(
    {
        "map": ByName(_NUMBER, Table(_LEVEL)),
        "list": Many(Table((Key("number", Number(0, 9, whole=True), "From 0.", needed=True), *_LEVEL))),
    },
    "levels are numbers with names and gates",
)
_HYSTERESIS = Table(
    (
        Key(
            "up_after_evals",
            Number(1, 1000, whole=True),
            "Minutes in a row at which a higher gate must hold.",
            default=2,
            old=("up_after",),
        ),
        Key("down_after_hours", Number(0, 8760), "How long all higher gates must fail.", default=72.0),
        Key("down_factor", Number(0.1, 1), "A state is kept down to this share of its threshold.", default=0.7),
        Key("max_auto_level", Number(0, 9, whole=True), "Above, a person decides.", default=3),
    )
)
_IMPLICATION = Table(
    (
        Key("id", ID, "Its id.", needed=True),
        Key("name", Text(120), "As readers see it.", default=None),
        Key("mechanism", Text(), "What leads to it and how one would see it.", needed=True, old=("text",)),
        Key("when", Text(400), "Such as `level>=2 or H2>=0.10`.", default=None),
        Key("from_level", Number(0, 9, whole=True), "The same as `level>=` that number.", default=None),
        Key("measure", Many(Text(80), True), "Quantities that would show it.", default=()),
        Key("horizon_days", DAYS, "By when.", default=None),
    )
)
_DUE = Table(
    (
        Key("due", DAY, "The day.", needed=True),
        Key("expect", Text(), "What is expected by then.", needed=True),
        Key("id", ID, "Its id; due-1 and so on where it is not said.", default=None),
        Key("if_missing", Choice(("note", "alert")), "What is done when it did not come.", default="note"),
        Key("grace_days", Number(0, 365), "Days that it may come late.", default=0.0),
        Key("indicator", ID, "The indicator or response that shows that it came.", default=None),
        Key("terms", TERMS, "Words that show that it came.", default={}),
    )
)
ALERT_KINDS = (
    "level_change", "critical_indicator", "contradiction", "blind_indicator", "stale_fact", "overdue", "hypothesis",
)  # fmt: skip
CHANNELS = ("web", "push", "mail", "webhook", "ntfy")
_ALERTS = Table(
    (
        Key("budget_per_week", Number(0, 1000, whole=True), "So many are sent at most.", default=3),
        Key("on", Many(Choice(ALERT_KINDS), True), "What is worth one.", default=("level_change",)),
        Key("channels", Many(Choice(CHANNELS), True), "Ways by which they go.", default=("web",)),
    )
)
_REPORT = Table(
    (
        Key(
            "daily_utc",
            Text(5, r"(?:[01]\d|2[0-3]):[0-5]\d", "a time of day is written as 06:00"),
            "When the daily report is written, UTC.",
            default="06:00",
        ),
        Key("also_on", Many(Choice(ALERT_KINDS), True), "And when this happens.", default=()),
    )
)
_CODEBOOK = Table(
    (
        Key("events", Choice((CODEBOOK,)), "Words for deeds.", default=CODEBOOK),
        Key("topics", Choice(("iptc-mediatopics",)), "Words for topics.", default="iptc-mediatopics"),
        Key("grades", Choice(("admiralty",)), "Grades of evidence.", default="admiralty"),
        Key("likelihood", Choice(("icd203",)), "Words for likelihood.", default="icd203"),
    )
)
_RELIABILITY = Choice(tuple("ABCDEF"))

FILE = Table(
    (
        Key("situation", NAME, "Its name in addresses.", needed=True),
        Key("version", Number(1, 1_000_000, whole=True), "Raised with every change.", default=1),
        Key("format", Number(FORMAT, FORMAT, whole=True), "Form of the file.", default=FORMAT),
        Key("title", Text(120), "As readers see it.", default=None),
        Key("question", Text(), "The question that is kept under watch.", needed=True),
        Key("decision_served", Text(), "The decision that it helps.", default="not said", old=("serves",)),
        Key("owner", Text(120), "Who answers for it.", default=""),
        Key("codebook", _CODEBOOK, "Whose words are used.", default=None),
        Key("scope", _SCOPE, "Where, in which languages, how far ahead.", needed=True),
        Key("actors", Many(_ACTOR), "Whose acts matter.", default=(), old=("actor",)),
        Key("terms", ByName(ID, TEXTS), "Lists of terms that others refer to by name.", default={}),
        Key("hypotheses", Many(_HYPOTHESIS), "What may be the case; groups that exclude.", default=()),
        Key("support", Many(_HYPOTHESIS), "A second group: what a supporter does.", default=()),
        Key("indicators", Many(_INDICATOR), "What would show a change.", needed=True, old=("indicator",)),
        Key("absent", Many(_ABSENT), "What should be seen and is not.", default=()),
        Key("levels", _LEVELS, "The ladder, each rung with its gate.", needed=True, old=("level",)),
        Key("hysteresis", _HYSTERESIS, "How slowly the level moves.", default=None),
        Key("implications", Many(_IMPLICATION), "What follows for others.", default=(), old=("implication",)),
        Key(
            "responses",
            Either({"map": _RESPONSES, "list": Many(_RESPONSE)}, "kinds of responses are needed"),
            "What others do about it.",
            default=None,
            old=("response",),
        ),
        Key("calendar", Many(_DUE), "Dated expectations.", default=()),
        Key("alerts", _ALERTS, "When somebody is told.", default=None),
        Key("report", _REPORT, "When a report is written.", default=None),
        Key("grades", ByName(Text(253), _RELIABILITY), "Reliability of sources, A to F.", default={}),
    )
)


def json_schema(address: str = "") -> dict[str, Any]:
    """Give the JSON Schema of a definition; what refers to something, and gates, only the reader can check."""
    gates = Many(Either({"text": _GATE_WORDS, "map": _GROUP}, "")).schema()
    made: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if address:
        made["$id"] = address
    return made | {"title": "Definition of a situation", **FILE.schema(), "$defs": {"gates": gates}}
