"""Why does a story stand where it stands? Each factor with what was found, and how much it counts, in plain words.

Words change only when what they tell changes, not with every minute: an open page must not become new by itself.
"""

import datetime as dt

from wireroom.model.front import Weight, Why
from wireroom.model.story import StorySummary
from wireroom.model.views import StoryRow
from wireroom.trends.weigh import HALF_LIFE, HOUR, NEW_WINDOW, NOVELTY_LEAST, fresh_at
from wireroom.trends.words import NB, several

#: Place -> what it means.
PLACES = {
    "breaking": ("It is breaking", "reports came far faster than usual", "stands above all"),
    "pinned": ("Put here by hand", "whoever runs this site pinned it", "stands above what is counted"),
    "lead": ("It leads", "it weighs most of what at least two newsrooms reported on their own", ""),
    "newest": ("It is the newest", "nothing is fresh and reported widely enough to lead", ""),
    "second": ("It weighs enough for the top", "next to the lead", ""),
    "rising": ("It is rising", "its last three hours brought more reports than its own past", ""),
    "local": ("It is local", "newsrooms of your regions alone tell it", "kept apart from world news"),
    "section": ("It stands in its section", "after the top of the page was filled", ""),
    "lone": ("Its section keeps a place", "for the newest story of one newsroom", "no weight can push it out"),
    "doubtful": ("It is not confirmed", "it rests on less than it claims", "stands last"),
    "folded": ("It is in another language", "none of its articles is in a language of yours", "folded"),
}

#: From which depth reports count much, and most.
MUCH, MOST = 1.8, 2.8


def why(place: str, row: StoryRow, summary: StorySummary | None, weight: Weight, now: float) -> Why:
    """Say why a story stands at a place."""
    reports = row.counts.reports
    depth = "most" if weight.depth >= MOST else "much" if weight.depth >= MUCH else "little"
    found = several(reports.low, "report") if reports.exact else f"at least {several(reports.low, 'report')}"
    factors = [PLACES[place], ("Independent reports", found, f"counts {depth}"), _reach(row, weight)]
    factors += [_novelty(weight), _recency(row, summary, now)]
    return Why(place=place, factors=tuple(factors), weight=weight)


def _reach(row: StoryRow, weight: Weight) -> tuple[str, str, str]:
    countries, languages = len(row.countries), len(row.languages)
    known = several(countries, "country", "countries") if countries else "countries not known"
    adds = round(100 * (weight.reach - 1.0))
    found = f"{known}, {several(languages, 'language')}" if languages else known
    return "Reach", found, f"adds {adds}{NB}%" if adds else "adds nothing"


def _novelty(weight: Weight) -> tuple[str, str, str]:
    share = (weight.novelty - NOVELTY_LEAST) / (1.0 - NOVELTY_LEAST)
    hours = round(NEW_WINDOW / HOUR)
    if share >= 0.99:
        return "New", f"all of it is of the last {hours}{NB}hours", "counts fully"
    part, counts = ("most", "nearly fully") if share >= 0.5 else ("some", "less") if share > 0.01 else ("none", "least")
    return "New", f"{part} of its reports are of the last {hours}{NB}hours", f"counts {counts}"


def _recency(row: StoryRow, summary: StorySummary | None, now: float) -> tuple[str, str, str]:
    fresh = fresh_at(row, summary, now)
    day = "" if int(fresh // 86_400) == int(now // 86_400) else "%d %b, "
    told = dt.datetime.fromtimestamp(fresh, dt.UTC).strftime(f"{day}%H:%M")
    return "Fresh", f"last report or development {told}{NB}UTC", f"halves every {round(HALF_LIFE / HOUR)}{NB}hours"
