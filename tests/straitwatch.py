"""An invented situation and invented articles for the tests of the watch."""

from dataclasses import replace

from wireroom.model.situation import WatchedArticle

#: 24 November 2026, 06:00 UTC.
MORNING = 1_795_500_000.0
HOUR = 3600.0
DAY = 86_400.0

ARDEN = """
situation = "arden-strait"
version = 3
title = "Arden Strait"
question = "Is the risk of armed action in the strait rising?"
serves = "shipping choices"

[scope]
places = { en = ["Arden Strait", "Port Ansel"], es = ["Estrecho de Arden"], zh = ["雅登海峡"] }
languages = ["en", "es", "zh"]

[[actor]]
id = "velland"
name = "Velland"
side = "A"
party = true
country = "XV"
names = { en = ["Velland", "Vellish"], es = ["Velandia"], zh = ["维兰德"] }

[[actor]]
id = "kareth"
name = "Kareth"
side = "B"
party = true
country = "XK"
names = { en = ["Kareth", "Karethi"], zh = ["卡雷斯"] }

[[indicator]]
id = "lane.closure"
name = "Lane closures"
says = "a lane of the strait is closed to foreign ships"
category = "passage"
critical = true
half_life_days = 4
terms = { en = ["lane ... clos*", "clos* ... lane", "lane shut"], es = ["cierra ... canal"], zh = ["关闭...航道"] }

[[indicator]]
id = "rhetoric.threat"
name = "Threats by office-holders"
says = "an office-holder threatens force"
category = "verbal"
half_life_days = 4
actors = ["velland", "kareth"]
forecasts = true
terms = { en = ["will be turned back", "by force"] }

[[indicator]]
id = "calm.talks"
name = "Talks"
says = "the two sides meet"
category = "contact"
kind = "calms"
half_life_days = 4
all_actors = ["velland", "kareth"]
terms = { en = ["talks", "hotline"] }
without = { en = ["collapsed"] }

[[response]]
id = "escorts"
name = "Escorts for ferries"
by = ["kareth"]
terms = { en = ["escort*"] }

[[level]]
number = 0
name = "Baseline"

[[level]]
number = 1
name = "Heightened rhetoric"
any_of = ["1 indicators watch"]

[[level]]
number = 2
name = "Coercive posture"
all_of = ["2 categories active", "3 reports"]

[[level]]
number = 3
name = "Crisis"
any_of = ["1 criticals strong and 2 categories active", "human"]

[[implication]]
id = "routes"
name = "Longer routes"
text = "Freight takes the long way round."
from_level = 2

[hysteresis]
up_after = 2
down_after_hours = 72

[grades]
"ledger.example" = "A"
"courier.example" = "B"
"""


def article(n, title, text="", *, source="ledger.example", at=MORNING, **more):
    """Make an article as the watch desk looks at it; each is a report of its own unless told otherwise."""
    made = WatchedArticle(
        n=n,
        article_id=f"a{n}",
        version=1,
        source_id=source,
        source_kind="newspaper",
        country=None,
        owner=None,
        grade=None,
        title=title,
        text=text,
        language="en",
        published=at,
        seen=at,
        report_id=f"a{n}",
        full=True,
        origins=(f"person:speaker {n}",),
    )
    return replace(made, **more)


CLOSED = "Velland closed the northern lane of the Arden Strait to foreign ships on Tuesday."
THREAT = "Ships that enter the Arden Strait will be turned back, the admiral of Velland said."
