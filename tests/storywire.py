"""A small invented wire: happenings told by several outlets, in full and as headlines, with copies and edits."""

from wireroom.model.article import Candidate

HOUR = 3600.0
START = 1_767_225_600.0 + 7 * HOUR + 300.0  # 1 January 2026, 07:05 UTC: no midnight, no full hour

FERRY = (
    (
        "Ferry runs aground off Skarholm, 40 rescued",
        (
            "The ferry Lind ran aground on a reef off Skarholm early on Thursday and forty passengers were "
            "taken off by "
            "lifeboats. The coastguard of Velland said the hull was holding and that no fuel had leaked. "
            "Divers will look at "
            "the damage when the wind drops. The line has stopped sailings between Skarholm and Osterby "
            "until further notice."
        ),
    ),
    (
        "Forty taken off stranded ferry Lind near Skarholm",
        (
            "Lifeboats brought forty people ashore after the ferry Lind struck a reef near Skarholm before "
            "dawn. Coastguard "
            "officers in Velland reported no leak of fuel so far. Sailings to Osterby are cancelled. A tug "
            "is on its way from "
            "the mainland, and an inquiry into the course that the ship took has been opened by the harbour "
            "authority."
        ),
    ),
    (
        "Tug reaches ferry Lind as Skarholm inquiry opens",
        (
            "A tug reached the stranded ferry Lind off Skarholm on Thursday afternoon. The harbour "
            "authority opened an "
            "inquiry into why the ship left its course. All forty passengers are safe in Osterby, the "
            "coastguard said, and "
            "the reef did not pierce the second hull. The line hopes to resume sailings at the weekend."
        ),
    ),
)
BANK = (
    (
        "Tessmark central bank lifts rate to 4.5 percent",
        (
            "The central bank of Tessmark raised its key rate by a quarter point to 4.5 percent on "
            "Thursday, saying that "
            "rents and wages still push prices up. Governor Ilse Maro told reporters that another rise in "
            "March was possible. "
            "The crown gained against its neighbours and shares of lenders rose in early trading."
        ),
    ),
    (
        "Tessmark raises key rate to 4.5 percent as rents climb",
        (
            "Rents and wages forced the hand of Tessmark's central bank, which put its key rate up to 4.5 "
            "percent. Governor "
            "Ilse Maro did not rule out one more step in March. Lenders' shares went up after the decision "
            "and the crown "
            "firmed; builders fell, since mortgages will cost more."
        ),
    ),
)
MATCH = (
    (
        "Pennant City beat Ardal Rovers 3-1 in cup semi-final",
        (
            "Two goals by Joao Kerrin sent Pennant City past Ardal Rovers and into the cup final. The "
            "visitors had led "
            "through a header in the tenth minute, but their goalkeeper was sent off before the break. "
            "Coach Bela Strand "
            "called it the best half hour of the season. The final is in the capital on the last Saturday "
            "of the month."
        ),
    ),
    (
        "Kerrin double takes Pennant City to the cup final",
        (
            "Joao Kerrin scored twice as Pennant City came from behind against ten men of Ardal Rovers to "
            "win 3-1 in the "
            "semi-final. Coach Bela Strand praised his side's patience after the early header. They will "
            "meet the winner of "
            "the other semi-final in the capital at the end of the month."
        ),
    ),
)
HAPPENINGS = (FERRY, BANK, MATCH)


def candidate(
    article_id: str,
    told: tuple[str, str],
    *,
    at: float = START,
    full: bool = True,
    language: str | None = "en",
    agency: str | None = None,
    published: float | None = None,
    source: str | None = None,
    source_kind: str = "unknown",
) -> Candidate:
    """Make an article of an invented outlet that was published when it was seen, unless told otherwise."""
    title, text = told
    return Candidate(
        article_id=article_id,
        source_id=source or f"outlet-{article_id}",
        source_kind=source_kind,
        title=title,
        text=text if full else text.split(".")[0],
        language=language,
        published=at if published is None else published,
        seen=at,
        agency=agency,
        full=full,
    )


def told(number: int) -> tuple[str, str]:
    """Give one of many telegrams on as many happenings, no two alike, each happening told four times in a row."""
    happening, telling = divmod(number, 4)
    places = ("Aldmoor", "Brinsk", "Castermouth", "Dunvale", "Eastrey", "Fennick", "Garlow", "Hesk")
    things = ("tram depot", "harbour crane", "grain silo", "school roof", "river lock", "radio mast", "market hall")
    verbs = ("burns", "collapses", "reopens", "floods", "is sold")
    place, thing = places[happening % 8] + "x" * (happening // 280), things[happening % 7]
    verb = verbs[happening % 5]
    angle = ("in the night", "as owners look on", "and nobody is hurt", "after long repairs")[telling]
    return (
        f"{thing.capitalize()} {happening} of {place} {verb} {angle}",
        (
            f"The {thing} number {happening} in {place} {verb}, the town hall told outlet {number}. It is "
            f"the {thing} that "
            f"carries the mark {happening}{place.lower()}. Neighbours came to see it {angle}."
        ),
    )
