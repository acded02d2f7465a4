"""Which sentences of an article show which indicators, and why.

An article is evidence only if it names a place of the situation, or, where the indicator says so, the actors
themselves, and a topic where the file lists some: without attribution nothing is filed. A sentence counts if it holds
one of the indicator's terms with all that must stand beside it. Of several sentences the first that states something as
so is taken.
"""

from dataclasses import dataclass

from wireroom.model.definition import Indicator, Situation
from wireroom.model.situation import Evidence, WatchedArticle
from wireroom.text.sentences import Span, sentences
from wireroom.watch.grade import credibility, reliability, weight
from wireroom.watch.looked_for import looked_for
from wireroom.watch.modality import modality
from wireroom.watch.terms import Finder, Found, flat

#: Of a very long text only the first part is looked at: news stands in front, appendices behind.
LONGEST = 40_000
#: Longest sentence that is kept, characters; lists without a full stop are cut around the term.
SENTENCE = 400
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


#: An indicator with its three groups of terms.
_Sign = tuple[Indicator, Finder, Finder, Finder]
#: A sentence that shows an indicator: text, sentence, term, actors named in it, modality.
_Best = tuple[_Text, Span, Found, tuple[str, ...], str]


class Matcher:
    """Matches articles against one situation. Holds compiled terms, no state."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._places, self._topics = Finder(situation.places), Finder(situation.topics)
        self._actors = {actor.id: Finder(actor.names) for actor in situation.actors}
        self._signs = [
            (indicator, Finder(indicator.terms), Finder(indicator.also), Finder(indicator.without))
            for indicator in looked_for(situation)
        ]

    def match(self, article: WatchedArticle, *, archive: bool = False) -> list[Evidence]:
        """Give the evidence in an article, at most one sentence an indicator, in the order of the definition."""
        title, text = article.title, article.text[:LONGEST]
        title_flat, text_flat = flat(title), flat(text)
        language = article.language
        places = [title[f.start : f.end] for f in self._places.find(title_flat, language)]
        places += [text[f.start : f.end] for f in self._places.find(text_flat, language)]
        topics = [title[f.start : f.end] for f in self._topics.find(title_flat, language)]
        topics += [text[f.start : f.end] for f in self._topics.find(text_flat, language)]
        if self._situation.topics and not topics:
            return []
        here = bool(places) or not self._situation.places
        named = _Named(self._actors, (title_flat, text_flat), language)
        looked = [
            (sign, sign[1].find(title_flat, language), sign[1].find(text_flat, language))
            for sign in self._signs
            if (here or sign[0].scope == "actors") and named.enough(sign[0])
        ]
        hits = [item for item in looked if item[1] or item[2]]
        if not hits:
            return []
        heading = _Text("title", title, title_flat, (Span(0, len(title), title),))
        body = _Text("text", text, text_flat, tuple(sentences(text, language)))
        found = []
        for sign, in_title, in_text in hits:
            best = self._best(sign, [(heading, in_title), (body, in_text)], heading, language)
            if best is not None:
                found.append(self._evidence(article, sign[0], best, [*places, *topics], archive=archive))
        return found

    def _best(
        self, sign: _Sign, parts: list[tuple[_Text, list[Found]]], heading: _Text, language: str | None
    ) -> _Best | None:
        """Give the first sentence that states something as so; else the first one that speaks of it at all."""
        indicator = sign[0]
        best: _Best | None = None
        for part, places_in in parts:
            for hit in places_in:
                span = _sentence(part, hit)
                if not self._stands(sign, part, span, heading, language):
                    continue
                told = modality(part.flat, language, span.start, span.end)
                told = "actual" if told == "possible" and indicator.forecasts else told
                told = "actual" if told == "denied" and "denied" in indicator.modalities else told
                if told == "actual" or best is None:
                    best = (part, span, hit, self._named(indicator, part, span, heading, language), told)
                if told == "actual":
                    return best
        return best

    def _stands(self, sign: _Sign, part: _Text, span: Span, heading: _Text, language: str | None) -> bool:
        """Whether all that must stand beside a term stands there, and nothing that must not."""
        indicator, _, also, without = sign
        if indicator.also and not also.has(part.flat, language, span.start, span.end):
            return False
        if indicator.without and without.has(part.flat, language, span.start, span.end):
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
        self,
        article: WatchedArticle,
        indicator: Indicator,
        best: _Best,
        places: list[str],
        *,
        archive: bool,
    ) -> Evidence:
        part, span, hit, names, told = best
        reliable, credible = reliability(self._situation, article), credibility(self._situation, article)
        start, end = _cut(span, hit)
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
            sentence=part.text[start:end],
            language=article.language,
            field=part.field,
            start=start,
            end=end,
            matched=(part.text[hit.start : hit.end],),
            named=tuple(dict.fromkeys([*names, *places]))[:NAMED],
            modality=told,
            reliability=reliable,
            credibility=credible,
            weight=weight(reliable, credible) if told == "actual" else 0.0,
            archive=archive,
            kin=article.kin,
        )


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
