"""The numbers that the story desk works with, in one place. One configuration serves every kind of wire.

How they were chosen is told in docs/decisions/stories.md. Around these values scores are flat: most of them can move by
a fifth without a change beyond chance, but for the four bars.
"""

from dataclasses import dataclass

from wireroom.stories.join import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Times in hours; likeness between 0 and 1; "short" is for headlines, "long" for full texts."""

    #: Characters of text after the title that make an article's vector: what comes later is background.
    lead: int = 1200
    #: How often the title counts.
    title_times: float = 2.0
    #: Imagined articles of common usage that stand behind the counts of a young wire.
    prior: float = 500.0
    #: Words in more than this share of articles say nothing.
    common: float = 0.25
    #: Weights of the parts of likeness within a language: title's stems, all stems, openings. Only ratios matter.
    title_weight: float = 0.30
    stem_weight: float = 0.45
    opening_weight: float = 0.20
    #: Width of the time kernel. Full texts tell themselves apart without the time, and their dates are often wrong.
    sigma_short: float = 27.0
    sigma_long: float = 240.0
    #: Share of a headline's likeness that is left at any distance in time: slow stories last for weeks.
    floor: float = 0.5
    #: What a full text loses at most for being far away in time.
    loss: float = 0.10
    #: How much of the likeness of strangers is taken off where a place is crowded, over what is usual.
    crowd: float = 0.3
    stranger: float = 0.05
    #: Words (of title and lead) up to which an article is a headline, and from which it is a full text.
    short: int = 16
    long: int = 100
    #: Likeness from which an article joins.
    join_short: float = 0.215
    join_long: float = 0.20
    #: What a headline needs on top where the wire has seen nothing yet, and after how many articles half of it: which
    #: of its few words are everyday ones is not known before.
    young: float = 0.06
    grown: int = 150
    #: What different languages need on top: openings of headlines meet by chance, those of long texts hardly do.
    bridge_short: float = 0.15
    bridge_long: float = 0.0
    #: Weight of vectors of meaning beside words, within a language (of headlines, of full texts) and across; nothing
    #: without an embedder.
    meant_short: float = 0.10
    meant_long: float = 0.25
    meant_bridge: float = 0.85
    #: Likeness of meaning that strangers of one subject have, which says nothing; within a language and across.
    usual_short: float = 0.10
    usual_long: float = 0.35
    usual_bridge_short: float = 0.10
    usual_bridge_long: float = 0.50
    #: The same for whole stories of different languages.
    meant_whole: float = 0.70
    usual_whole_short: float = 0.20
    usual_whole_long: float = 0.50
    #: What contradictions take off (None: what was learned), and what every pair of one language is given in turn.
    weights: Weights | None = None
    lift: float = 0.012
    #: What is taken off where a page of many topics (a live page, a briefing) speaks for a story.
    mixed: float = 0.08
    #: From how many reports on a story is asked as a whole; what is missing to this mean margin is taken off, so often.
    big: int = 8
    whole: float = -0.1
    drift: float = 1.0
    #: How many members of a story speak for it, and among how many nearest articles they are looked for.
    speakers: int = 3
    nearest: int = 60
    #: Mean margin, seen from both sides, from which two whole stories are merged; margin under which no article of one
    #: part of a story may be like one of the other for it to be torn apart.
    merge: float = 0.03
    #: How alike two stories of different languages must be on the whole to be one, and what is taken off where one
    #: report speaks for a side.
    bridge: float = 0.17
    alone: float = 0.10
    #: The same for full texts without vectors: words of two languages hardly meet there, so that little is much where
    #: the next stories share nothing. The bar is the first number and so many times what those next ones share.
    bridge_full: float = 0.05
    bridge_crowd: float = 2.0
    alone_full: float = 0.05
    split: float = -0.12
