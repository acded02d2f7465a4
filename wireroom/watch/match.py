"""Which sentences of an article show which indicators, and why.

An article is evidence only if it names a place of the situation, or, where the indicator says so, the actors
themselves, and a topic where the file lists some: without attribution nothing is filed. A sentence counts if it holds
one of the indicator's terms with all that must stand beside it. Of several sentences the first that states something as
so is taken.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wireroom.model.definition import Indicator, Situation, Texts
from wireroom.model.situation import Evidence, ToldDeed, WatchedArticle
from wireroom.text.sentences import Span, sentences
from wireroom.watch.deeds import Code, DeedReader, fits
from wireroom.watch.discount import discount
from wireroom.watch.grade import credibility, reliability, weight
from wireroom.watch.likeness import LIKE_REJECTED, compared, is_unlike
from wireroom.watch.looked_for import looked_for
from wireroom.watch.modality import modality
from wireroom.watch.terms import Finder, Found, flat

#: Of a very long text only the first part is looked at: news stands in front, appendices behind.
LONGEST = 40_000
#: Longest sentence that is kept, characters; lists without a full stop are cut around the term.
SENTENCE = 400
#: Sentences of a text that are coded: news stands in front.
CODED_SENTENCES = 25
#: Names that are kept as a reason.
NAMED = 4


@dataclass(frozen=True, slots=True)
class _Text:
    """A title or text with its sentences, cut when they are first asked for."""

    field: str
    text: str
    flat: str
    spans: tuple[Span, ...]


class _Named:
    """Which actors an article names at all: most articles are done with after this."""

    def __init__(self, actors: dict[str, Finder], texts: tuple[str, ...], language: str | None) -> None:
        self._actors, self._texts, self._language = actors, texts, language
        self._known: dict[str, bool] = {}

    def enough(self, indicator: Indicator) -> bool:
        """Whether all that an indicator asks for are named somewhere."""
        if not all(self._has(actor) for actor in indicator.all_actors):
            return False
        return not indicator.actors or any(self._has(actor) for actor in indicator.actors)

    def _has(self, actor: str) -> bool:
        if actor not in self._known:
            self._known[actor] = any(self._actors[actor].has(text, self._language) for text in self._texts)
        return self._known[actor]


@dataclass(frozen=True, slots=True)
class _Sign:
    """An indicator with its groups of terms, and what it is and is not like."""

    indicator: Indicator
    terms: Finder
    also: Finder
    without: Finder
    examples: tuple[frozenset[str], ...]
    counter: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A sentence that speaks of an indicator: where, the words that told it, who is named, how surely, the deed."""

    part: _Text
    span: Span
    words: Found
    names: tuple[str, ...]
    told: str
    deed: ToldDeed | None


class Matcher:
    """Matches articles against one situation. Holds compiled terms, no state but what a person rejected."""

    def __init__(self, situation: Situation, code: Code | None = None) -> None:
        """Compile a definition. `code` codes the deeds of sentences; None: only terms are looked for."""
        self._situation = situation
        self._places = Finder(situation.places)
        self._actors = {actor.id: Finder(actor.names) for actor in situation.actors}
        self._deeds = DeedReader(situation, code) if code is not None else None
        self._any_actor = Finder(_joined(actor.names for actor in situation.actors))
        self._signs = [
            _Sign(
                indicator=indicator,
                terms=Finder(indicator.terms),
                also=Finder(indicator.also),
                without=Finder(indicator.without),
                examples=compared(indicator.examples),
                counter=compared(indicator.counter_examples),
            )
            for indicator in looked_for(situation)
        ]
        self._rejected: dict[str, tuple[frozenset[str], ...]] = {}

    @property
    def codes(self) -> bool:
        """Whether deeds are coded."""
        return self._deeds is not None

    def learn(self, rejected: Mapping[str, Sequence[str]]) -> None:
        """Know which sentences a person rejected, by indicator: others like them are set aside."""
        self._rejected = {name: compared(sentences) for name, sentences in rejected.items()}

    def match(self, article: WatchedArticle, *, archive: bool = False) -> list[Evidence]:
        """Give the evidence in an article, at most one sentence an indicator, in the order of the definition."""
        title, text = article.title, article.text[:LONGEST]
        title_flat, text_flat = flat(title), flat(text)
        language = article.language
        places = [title[f.start : f.end] for f in self._places.find(title_flat, language)]
        places += [text[f.start : f.end] for f in self._places.find(text_flat, language)]
        named = _Named(self._actors, (title_flat, text_flat), language)
        looked = [
            (sign, sign.terms.find(title_flat, language), sign.terms.find(text_flat, language))
            for sign in self._signs
            if (places or sign.indicator.scope == "actors") and named.enough(sign.indicator)
        ]
        by_deeds = self._deeds is not None and any(sign.indicator.match is not None for sign, _, _ in looked)
        if not by_deeds and not any(in_title or in_text for _, in_title, in_text in looked):
            return []
        heading = _Text("title", title, title_flat, (Span(0, len(title), title),))
        body = _Text("text", text, text_flat, tuple(sentences(text, language)))
        told = list(self._told(heading, body, language)) if by_deeds else []
        found = []
        for sign, in_title, in_text in looked:
            hits = self._by_terms(sign, [(heading, in_title), (body, in_text)], heading, language)
            best = _first_actual([*self._by_deeds(sign, told, heading, language), *hits])
            if best is not None:
                found.append(self._evidence(article, sign, best, places, archive=archive))
        return found

    def _told(self, heading: _Text, body: _Text, language: str | None) -> Iterator[tuple[_Text, Span, ToldDeed]]:
        """Code the sentences that name an actor: the headline and the first ones of the text."""
        if self._deeds is None:
            return
        for part, span in [(heading, heading.spans[0]), *((body, span) for span in body.spans[:CODED_SENTENCES])]:
            if span.end - span.start <= SENTENCE and self._any_actor.has(part.flat, language, span.start, span.end):
                deed = self._deeds.read(part.text[span.start : span.end], language)
                if deed is not None:
                    yield part, span, deed

    def _by_deeds(
        self, sign: _Sign, told: Sequence[tuple[_Text, Span, ToldDeed]], heading: _Text, language: str | None
    ) -> Iterator[_Hit]:
        indicator = sign.indicator
        for part, span, deed in told:
            joint = indicator.match is not None and fits(deed, indicator.match) and self._helps(indicator, deed)
            alone = indicator.unilateral is not None and fits(deed, indicator.unilateral)
            if (joint or alone) and self._stands(sign, part, span, heading, language):
                sure = deed.modality if deed.modality not in indicator.modalities else "actual"
                if sure == "actual" and modality(part.flat, language, span.start, span.end) == "denied":
                    sure = "denied"  # somebody denies it, whatever the verb beside the deed says
                modality_told = _ASIDE.get(sure, sure) if joint else "unilateral"
                yield _Hit(part, span, Found(span.start, span.end), self._names_of(deed), modality_told, deed)

    def _helps(self, indicator: Indicator, deed: ToldDeed) -> bool:
        """Whether a deed is on the side that it must help, where the indicator's polarity is a matter of sides."""
        if not indicator.by_side:
            return True
        first = next((actor.side for actor in self._situation.actors if actor.party), None)
        sides = {actor.id: actor.side for actor in self._situation.actors}
        return any(sides[name] == first for name in deed.to)

    def _names_of(self, deed: ToldDeed) -> tuple[str, ...]:
        names = {actor.id: actor.name for actor in self._situation.actors}
        return tuple(names[name] for name in (*deed.by, *deed.to))

    def _by_terms(
        self, sign: _Sign, parts: list[tuple[_Text, list[Found]]], heading: _Text, language: str | None
    ) -> Iterator[_Hit]:
        indicator = sign.indicator
        for part, places_in in parts:
            for words in places_in:
                span = _sentence(part, words)
                if not self._stands(sign, part, span, heading, language):
                    continue
                told = modality(part.flat, language, span.start, span.end)
                told = "actual" if indicator.forecasts and told == "possible" else told
                deed = None
                if indicator.stages and self._deeds is not None:
                    deed = self._deeds.read(part.text[span.start : span.end], language)
                yield _Hit(part, span, words, self._named(indicator, part, span, heading, language), told, deed)

    def _stands(self, sign: _Sign, part: _Text, span: Span, heading: _Text, language: str | None) -> bool:
        """Whether all that must stand beside a term stands there, and nothing that must not."""
        indicator = sign.indicator
        if indicator.also and not sign.also.has(part.flat, language, span.start, span.end):
            return False
        if indicator.without and sign.without.has(part.flat, language, span.start, span.end):
            return False

        def named(actor: str) -> bool:
            finder = self._actors[actor]
            return finder.has(part.flat, language, span.start, span.end) or finder.has(heading.flat, language)

        if not all(named(actor) for actor in indicator.all_actors):
            return False
        return not indicator.actors or any(named(actor) for actor in indicator.actors)

    def _named(
        self, indicator: Indicator, part: _Text, span: Span, heading: _Text, language: str | None
    ) -> tuple[str, ...]:
        """Name the actors that were asked for, as printed."""
        names = []
        for actor in (*indicator.all_actors, *indicator.actors):
            here = self._actors[actor].find(part.flat, language, span.start, span.end)
            above = self._actors[actor].find(heading.flat, language)
            if here:
                names.append(part.text[here[0].start : here[0].end])
            elif above:
                names.append(heading.text[above[0].start : above[0].end])
        return tuple(dict.fromkeys(names))

    def _evidence(
        self, article: WatchedArticle, sign: _Sign, best: _Hit, places: list[str], *, archive: bool
    ) -> Evidence:
        indicator, part = sign.indicator, best.part
        reliable, credible = reliability(self._situation, article), credibility(self._situation, article)
        start, end = _cut(best.span, best.words)
        sentence = part.text[start:end]
        share, less = discount(indicator, best.deed, sentence)
        told = best.told
        if told == "actual":
            told = self._looked_again(sign, article, sentence)
        return Evidence(
            indicator=indicator.id,
            article_id=article.article_id,
            version=article.version,
            report_id=article.report_id,
            source_id=article.source_id,
            owner=article.owner,
            read=article.full,
            origins=article.origins,
            at=article.seen if article.published is None else min(article.published, article.seen),
            sentence=sentence,
            language=article.language,
            field=part.field,
            start=start,
            end=end,
            matched=(deed_words(best.deed),) if _whole(best) else (part.text[best.words.start : best.words.end],),
            named=tuple(dict.fromkeys([*best.names, *places]))[:NAMED],
            modality=told,
            reliability=reliable,
            credibility=credible,
            weight=round(weight(reliable, credible) * share, 4) if told == "actual" else 0.0,
            archive=archive,
            kin=article.kin,
            deed=best.deed,
            less=less,
            share=share,
            quoted=article.source_kind == "official" or any(mark in sentence for mark in _QUOTES),
        )

    def _looked_again(self, sign: _Sign, article: WatchedArticle, sentence: str) -> str:
        """Say why a sentence that states something as so is set aside all the same; else "actual"."""
        indicator = sign.indicator
        if indicator.needs.speaker_role == "current" and any(name in sentence for name in article.stale):
            return "stale"
        rejected = self._rejected.get(indicator.id, ())
        if is_unlike(sentence, sign.examples, sign.counter) or is_unlike(sentence, (), rejected, LIKE_REJECTED):
            return "unlike"
        return "actual"


#: How surely a deed is told that is not as it is asked for, in the words of evidence that is set aside.
_ASIDE = {"future": "possible", "hypothetical": "possible"}
_QUOTES = '“"«「『'


def _whole(hit: _Hit) -> bool:
    return hit.deed is not None and (hit.words.start, hit.words.end) == (hit.span.start, hit.span.end)


def _first_actual(hits: Sequence[_Hit]) -> _Hit | None:
    """Give the first sentence that states something as so; else the first one that speaks of it at all."""
    return next((hit for hit in hits if hit.told == "actual"), hits[0] if hits else None)


def deed_words(deed: ToldDeed | None) -> str:
    """Say a deed in the words of the codebook.

    >>> deed_words(ToldDeed(type="AID", of="", modality="actual", by=("ru",), to=("prc",), stage="delivered"))
    'AID by ru to prc, delivered'
    """
    if deed is None:
        return ""
    by = f" by {' and '.join(deed.by)}" if deed.by else ""
    to = f" to {' and '.join(deed.to)}" if deed.to else ""
    of = f" of {deed.of}" if deed.of else ""
    return f"{deed.type}{of}{by}{to}" + (f", {deed.stage}" if deed.stage else "")


def _joined(groups: Iterable[Texts]) -> Texts:
    made: dict[str, tuple[str, ...]] = {}
    for texts in groups:
        for language, words in texts.items():
            made[language] = (*made.get(language, ()), *words)
    return made


def _sentence(part: _Text, hit: Found) -> Span:
    for span in part.spans:
        if span.start <= hit.start < span.end:
            return span
    return Span(hit.start, hit.end, part.text[hit.start : hit.end])


def _cut(span: Span, hit: Found) -> tuple[int, int]:
    """Keep what stands around the term where a sentence is very long."""
    if span.end - span.start <= SENTENCE:
        return span.start, span.end
    start = max(span.start, hit.start - SENTENCE // 2)
    return start, min(span.end, start + SENTENCE)
