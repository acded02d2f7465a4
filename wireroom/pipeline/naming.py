"""Names the topics of the day every half hour, and tells the log where they have changed."""

import functools
from collections.abc import Mapping

from wireroom.model.events import Event, TopicsRanked
from wireroom.model.topic import Headline
from wireroom.ports import Names
from wireroom.trends.phrases import phrases
from wireroom.trends.topics import Named, named, topics

DAY = 86_400.0
#: Minutes between two looks, and the days that tell what is usual.
EVERY_MINUTES, USUAL_DAYS = 30, 14
#: Headlines whose phrases are remembered, and phrases whose usual is: those of a busy day.
HEADLINES_KEPT, USUALS_KEPT = 30_000, 2000


class Naming:
    """Looks at the headlines of the last day. It holds nothing that is not in the store."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._usual = functools.lru_cache(USUALS_KEPT)(
            lambda phrase, language, today: names.usual(phrase, language, today, USUAL_DAYS)
        )
        self._readers = functools.lru_cache(1)(lambda today: names.readers(today, USUAL_DAYS))

    def minute(self, at: float) -> list[Event]:
        """Look when half an hour is over; tell the topics if they are others."""
        if int(at // 60) % EVERY_MINUTES:
            return []
        today = int(at // DAY)
        headlines = self._names.headlines(at - DAY, at)
        readers = {**self._readers(today), 0: len({one.newsroom for one in headlines})}
        found = named(headlines, _phrases, self._names.outlets())

        def usual(one: Named) -> Mapping[int, int]:
            return self._usual(one.key, one.language, today)

        ranked = topics(found, usual, readers)
        return [TopicsRanked(at=at, topics=ranked)] if ranked != self._names.topics() else []


def _phrases(headline: Headline) -> Mapping[str, str]:
    return _of(headline.words, headline.language)


_of = functools.lru_cache(HEADLINES_KEPT)(phrases)
