"""Whose text is it: what anyone else than the owner sees of a publisher's text.

Headline, source, at most two sentences and the link, unless the source is licensed, the operator decides otherwise, or
all of it is invented. What is cut is cut from the record, before any page is made of it.
"""

from dataclasses import replace

from wireroom.model.article import Block, Reading, Update
from wireroom.model.story import Citation, Figure, Sentence
from wireroom.model.views import ArticlePage, StoryPage
from wireroom.text.sentences import sentences
from wireroom.web.claims import is_shown
from wireroom.web.excerpts import MOST_CHARS, MOST_SENTENCES, excerpt_of
from wireroom.web.page import Page, Part
from wireroom.web.traces import place_of


def with_text(reading: Reading, text: str) -> Reading:
    """Give a reading of which nothing but these words is left."""
    blocks = (Block(kind="body", text=text),) if text else ()
    return replace(
        reading,
        text=text,
        blocks=blocks,
        html="",
        standfirst=None,
        correction=None if reading.correction is None else "",  # that there is one is a fact; its words are theirs
        updates=tuple(Update(at=one.at) for one in reading.updates),
    )


def short_article(page: ArticlePage) -> ArticlePage:
    """Leave of an article what anyone may see. Notes stand beside the passage that they speak of, so they go too."""
    reading = with_text(page.reading, excerpt_of(page.reading))
    traces = tuple(one.without_words() for one in page.traces)
    return replace(page, reading=reading, member=replace(page.member, offices=()), traces=traces, claims=())


def short_version(
    reading: Reading, cited: tuple[int, int] | None, field: str
) -> tuple[Reading, tuple[int, int] | None]:
    """Leave of a version the passage that is cited (in at most two sentences), or its opening; the mark moves along."""
    if cited is None or field != "text":
        return with_text(reading, excerpt_of(reading)), cited
    around = [s for s in sentences(reading.text, reading.language) if s.start < cited[1] and s.end > cited[0]]
    around = around[:MOST_SENTENCES]
    start = around[0].start if around else cited[0]
    end = min(around[-1].end if around else cited[1], start + MOST_CHARS)
    passage = reading.text[start:end]
    mark = (max(0, cited[0] - start), max(0, min(cited[1], end) - start))
    return with_text(reading, passage), mark


def short_story(page: StoryPage) -> tuple[StoryPage, int]:
    """Leave of a story at most two sentences of each article whose source is not licensed.

    Standfirst and brief come first, then the numbers on which reports differ, the timeline, newest first, and who says
    what.

    Returns:
        The story, and how many developments were left out.
    """
    free = {member.article_id for member in page.members if member.source_id in page.licensed}
    told: dict[str, set[str]] = {}

    def fits(cite: Citation, words: str) -> bool:
        if cite.article_id in free or cite.field == "title":
            return True
        mine = told.setdefault(cite.article_id, set())
        if any(words in shown for shown in mine):
            return True
        if len(mine) >= MOST_SENTENCES:
            return False
        mine.add(words)
        return True

    def shown(figure: Figure) -> Figure:
        return figure.of([n for n, (_, words, _, cite) in enumerate(figure.values) if fits(cite, words)])

    made = page.composition
    if made.standfirst is not None:
        fits(made.standfirst.citation, made.standfirst.text)
    brief: tuple[Sentence, ...] = tuple(item for item in made.brief if fits(item.citation, item.text))
    differs = tuple(map(shown, made.differs))
    timeline = tuple(event for event in made.timeline if fits(event.citation, event.text))
    heard = (
        replace(voice, sayings=tuple(one for one in voice.sayings if fits(one.citation, one.words)))
        for voice in made.voices
    )
    voices = tuple(voice for voice in heard if voice.sayings)
    claims = tuple(
        replace(
            claim, told=tuple(one if fits(one.citation, one.words) else replace(one, words="") for one in claim.told)
        )
        for claim in made.claims
        if not is_shown(claim) or fits(claim.citation, claim.told[0].words)
    )
    traces = tuple(one if fits(place_of(one), one.trace.words) else one.without_words() for one in page.traces)
    left = len(made.timeline) - len(timeline)
    kept = replace(made, brief=brief, differs=differs, timeline=timeline, voices=voices, claims=claims)
    return replace(page, composition=kept, traces=traces), left


def with_rest(page: Page, after: str, *, url: str | None, source: str, left: int = 0) -> Page:
    """Say on a page that there is more, and where, right behind one of its parts."""
    rest = Part(slot="text", name="rest", template="rest", data={"url": url, "source": source, "left": left})
    parts: list[Part] = []
    for part in page.parts:
        parts += [part, rest] if part.name == after else [part]
    return replace(page, parts=tuple(parts))
