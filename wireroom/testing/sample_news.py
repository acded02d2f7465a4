"""An invented day of news for the fake reader: outlets, places and persons in it do not exist.

It is made to try a page hard: a very long headline, right-to-left and Japanese headlines, one article and 12,480,
counts that are not known, breaking, withdrawn, differing figures, many copies.
"""

from dataclasses import dataclass

#: 14:32 UTC on an invented Tuesday, 24 November 2026.
NOON = 1_795_530_720.0
MINUTE = 60.0
HOUR = 3600.0

#: (id, name, owner, country, language, kind)
OUTLETS: tuple[tuple[str, str, str | None, str | None, str | None, str], ...] = (
    ("norlight.example", "Norlight Agency", "Norlight Group", "Norvane", "en", "agency"),
    ("hallin-courier.example", "Hallin Courier", "Strand House", "Norvane", "en", "newspaper"),
    ("brevia-post.example", "Brevia Post", "Kell Family", "Brevia", "en", "newspaper"),
    ("sundradio.example", "Sund Radio", None, "Sund", "en", "broadcaster"),
    ("freight-tide.example", "Freight & Tide", "Strand House", "Norvane", "en", "magazine"),
    ("greywater-daily.example", "Greywater Daily", None, "Brevia", "en", "newspaper"),
    ("asahama.example", "朝浜新聞", "Asahama", "Asahama", "ja", "newspaper"),
    ("barid.example", "بريد الساحل", None, "Qalta", "ar", "newspaper"),
    ("lacorniche.example", "La Corniche", "Kell Family", "Corniche", "fr", "newspaper"),
    ("elfaro.example", "El Faro de Tormes Alto", None, "Tormes", "es", "online"),
    ("ministry.norvane.example", "Ministry of Ports, Norvane", None, "Norvane", "en", "official"),
    ("statevoice.example", "Voice of Norvane", "Government of Norvane", "Norvane", "en", "state-controlled"),
    *(
        (f"paper{n:02d}.example", f"{place} {kind}", None, "Brevia" if n % 2 else "Sund", "en", "newspaper")
        for n, (place, kind) in enumerate(
            (place, kind)
            for kind in ("Gazette", "Observer", "Morning News")
            for place in ("Alder Bay", "Marrow Hill", "Quillby", "Stonewick", "Tarn End", "Upper Lode", "Wexmoor")
        )
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A story to be: its words and how large it is."""

    headline: str
    standfirst: str | None = None
    section: str | None = None
    language: str = "en"
    #: Articles, publishers, reports, origins.
    size: tuple[int, int, int, int] = (1, 1, 1, 1)
    #: Minutes before NOON of the last change, and of the first article.
    changed: float = 60.0
    opened: float = 300.0
    #: Minutes before NOON when it broke, and when that ended and how.
    broke: float | None = None
    ended: tuple[float, str] | None = None
    #: Nobody's page was read: reports are a range, origins not known.
    unread: bool = False
    #: Its reports came lately, long after the first: it rises.
    late: bool = False
    #: Shown instead of counted, for numbers too large to invent members for.
    shown_articles: int | None = None
    #: (minutes before NOON or None, kind, words, what was replaced).
    developments: tuple[tuple[float | None, str, str, str | None], ...] = ()
    #: (label, ((value, words, index of outlet), ...)).
    differs: tuple[str, tuple[tuple[float, str, int], ...]] | None = None
    paragraphs: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


CHANNEL = Plot(
    headline="Norvane closes the Hallin Channel to tankers for a week",
    standfirst="The ministry calls it a survey of the sea bed. Brevia says that nobody told it, and 23 ships wait off "
    "Port Hallin.",
    section="world",
    size=(64, 27, 5, 3),
    changed=34,
    opened=520,
    developments=(
        (52, "figure", "The port office counts 23 tankers at anchor, nine more than at breakfast", "14"),
        (102, "denial", "Norvane’s ministry denies that a tug was turned round by force", None),
        (267, "fact", "Three insurers add the channel to their list of waters with a surcharge", None),
        (437, "statement", "Brevia’s foreign office: “We read it in the notice like everybody else”", None),
        (492, "fact", "The ferry Linnet turns back with 140 passengers", None),
        (532, "document", "Notice 88/26 closes the channel to tankers from 06:00", None),
        (None, "correction", "The agency corrects the length of the closure: seven days, not seventeen", "seventeen"),
    ),
    differs=(
        "ships waiting",
        ((14, "14", 3), (23, "23", 1), (40, "more than 40", 4)),
    ),
    paragraphs=(
        (
            "Norvane closed the Hallin Channel to tankers at 06:00 on Tuesday, by a notice that gives seven days and "
            "names a survey of the sea bed as its reason."
        ),
        (
            "By the early afternoon 23 tankers lay at anchor off Port Hallin, the port office said, nine more than at "
            "breakfast."
        ),
        "“We read it in the notice like everybody else,” a spokeswoman for Brevia’s foreign office told reporters.",
        (
            "The ministry denies that a tug was turned round by force. Three insurers have added the channel to their "
            "list of waters with a surcharge."
        ),
        (
            "Transport minister Odo Farrant said that the ferries would sail again on Wednesday, weather and the "
            "survey allowing."
        ),
    ),
    not_known=(
        "Whether the closure covers fishing boats.",
        "Which ships were told before the notice was printed.",
    ),
    origins=("Notice 88/26 of the ministry", "Port office, Port Hallin", "Foreign office, Brevia"),
)

QUAKE = Plot(
    headline="Earthquake of magnitude 5.9 under Cape Marrow; harbour wall holds",
    standfirst="Four seismic stations agree on the strength. The wave that reached the coast was a hand high.",
    section="science",
    size=(38, 21, 4, 2),
    changed=3,
    opened=14,
    broke=11,
    developments=((11, "fact", "The ground shakes for nine seconds under Cape Marrow", None),),
    origins=("Seismic service, Sund", "Harbour master, Cape Marrow"),
)

PLOTS: tuple[Plot, ...] = (
    CHANNEL,
    QUAKE,
    Plot(
        headline="Quillby Rail takes back its bond sale an hour before pricing",
        standfirst="The state railway gave no reason. Two banks had cut their orders after a late note on its debts.",
        section="business",
        size=(31, 14, 3, 2),
        changed=70,
    ),
    Plot(
        headline="Clinics count 208 cases of measles; the ministry says 131",
        standfirst="The difference is in the definition: the ministry leaves out cases without a laboratory result.",
        section="health",
        size=(22, 11, 4, 2),
        changed=95,
        differs=("cases of measles", ((131, "131", 3), (208, "208", 2))),
    ),
    Plot(
        headline="Upper house of Brevia passes the water bill by one vote",
        standfirst="Two members crossed the floor after midnight. Meters come in 2029.",
        section="politics",
        size=(44, 19, 6, 5),
        changed=110,
    ),
    Plot(
        headline="Relief lorries reach the upper Lode valley after nine days",
        standfirst="Forty lorries crossed the mended bridge at dawn. Aid workers say that stocks last until Friday.",
        section="world",
        size=(18, 9, 3, 3),
        changed=130,
    ),
    Plot(
        headline="百年前の灯台、油の灯で再び海を照らす", section="world", language="ja", size=(7, 4, 1, 1), changed=150
    ),
    Plot(
        headline="ميناء الساحل يعيد فتح أبوابه بعد ثلاثة أيام من العاصفة",
        section="world",
        language="ar",
        size=(5, 3, 2, 1),
        changed=160,
    ),
    Plot(
        headline="A committee of eleven towns along the lower Marrow, two of which had left the talks in the spring "
        "and came back only last week, agrees after fourteen hours on how to share the cost of a flood wall that none "
        "of them had wanted to pay for alone",
        standfirst="The wall is to stand by 2031.",
        section="politics",
        size=(9, 6, 3, 2),
        changed=170,
    ),
    Plot(headline="Talks on the river treaty move to a neutral port", section="world", size=(12, 8, 2, 2), changed=200),
    Plot(
        headline="Mayor of Stonewick wins the recount by 97 votes", section="politics", size=(21, 11, 4, 3), changed=75
    ),
    Plot(headline="Lower house votes on herring quotas tonight", section="politics", size=(6, 5, 2, 2), changed=220),
    Plot(
        headline="Grain futures rise as insurers price in the channel",
        standfirst="Wheat for March rose 3.1% in Hallin. Traders cite longer routes, not lost harvests.",
        section="business",
        size=(26, 12, 3, 2),
        changed=85,
    ),
    Plot(
        headline="Chip maker Osterl puts off its second plant to 2029",
        section="business",
        size=(15, 9, 2, 1),
        changed=190,
    ),
    Plot(
        headline="El puerto de Tormes Alto reabre tras el temporal",
        section="business",
        language="es",
        size=(5, 3, 1, 1),
        changed=210,
    ),
    Plot(
        headline="A forged key card opens doors in four hotel chains",
        standfirst="Researchers told the lock maker in May. It says that new firmware has reached one lock in three.",
        section="technology",
        size=(29, 16, 6, 2),
        changed=40,
        opened=900,
        late=True,
    ),
    Plot(
        headline="Repair of the northern cable ends a week of slow lines",
        section="technology",
        size=(8, 5, 2, 1),
        changed=240,
    ),
    Plot(headline="A text editor turns forty", section="technology", size=(2, 2, 2, 2), changed=260),
    Plot(
        headline="Survey ship maps a hidden lake below the Halder ice shelf",
        standfirst="The lake is 40 km long and drains every eleven years, a paper says.",
        section="science",
        size=(11, 8, 2, 1),
        changed=180,
    ),
    Plot(
        headline="Swifts slept on the wing for ten months, tags show", section="science", size=(6, 6, 1, 1), changed=320
    ),
    Plot(
        headline="A cheaper test finds liver disease from a drop of blood",
        standfirst="The trial had 2,140 patients in three countries; rivals call the control group small.",
        section="health",
        size=(13, 9, 3, 2),
        changed=215,
    ),
    Plot(
        headline="Water in Tarn End is safe again, three laboratories agree",
        section="health",
        size=(10, 7, 3, 3),
        changed=280,
    ),
    Plot(
        headline="Film board lifts its ban on “The Salt Year” after eleven days",
        section="entertainment",
        size=(14, 9, 4, 2),
        changed=110,
        opened=1200,
        late=True,
    ),
    Plot(
        headline="Le festival de la Corniche garde ses dates",
        section="entertainment",
        language="fr",
        size=(3, 3, 1, 1),
        changed=330,
    ),
    Plot(
        headline="Orchestra of Brevia names a conductor of 27", section="entertainment", size=(7, 5, 2, 1), changed=350
    ),
    Plot(
        headline="Hallin Rovers reach their first final in 31 years",
        section="sports",
        size=(12_480, 96, 5, 4),
        shown_articles=12_480,
        changed=145,
    ),
    Plot(headline="Rain moves the Wexmoor marathon to Sunday", section="sports", size=(5, 4, 2, 1), changed=360),
    Plot(
        headline="Night trains return on six routes, tried and timed",
        section="lifestyle",
        size=(9, 7, 4, 3),
        changed=100,
        opened=900,
        late=True,
    ),
    Plot(headline="How to read a tide table", section="lifestyle", size=(1, 1, 1, 1), changed=400, opened=400),
    Plot(
        headline="The winter pears are early, and small",
        section="lifestyle",
        size=(4, 4, 1, 1),
        changed=420,
        unread=True,
    ),
    Plot(
        headline="Dam above Upper Lode has cracked",
        section="world",
        size=(2, 1, 1, 1),
        changed=40,
        opened=120,
        broke=110,
        ended=(40, "withdrawn"),
    ),
    Plot(
        headline="Crew of the Linnet held on board, says a channel",
        section="world",
        size=(1, 1, 1, 1),
        changed=185,
        opened=185,
    ),
    Plot(
        headline="Quillby Rail “close to a state guarantee”",
        section="business",
        size=(1, 1, 1, 1),
        changed=205,
        opened=205,
    ),
    Plot(
        headline="A notice without a section, seen in passing",
        section=None,
        size=(2, 2, 1, 1),
        changed=225,
        unread=True,
    ),
    Plot(
        headline="السلطات تعلن موعد الانتخابات البلدية في ثلاث مدن ساحلية بعد أشهر من التأجيل",
        section="politics",
        language="ar",
        size=(8, 4, 2, 2),
        changed=235,
    ),
    Plot(
        headline="朝浜市、海沿いの道路を一年ぶりに再開",
        section="politics",
        language="ja",
        size=(4, 2, 1, 1),
        changed=245,
    ),
)
