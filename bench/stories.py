"""Placing articles into stories: what one costs in a small and a large window, and what others make of the same wire.

The wire is invented (`story_wire.py`): headlines with summaries, ten thousand a day, two reports a story on average.
The large window is filled with the true stories, without asking the desk; then both windows take the same number of
articles more, in turns, so that a busy machine is as busy for both.
"""

import itertools
import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from bench import story_peers
from bench.story_wire import Told, wire
from bench.table import Given, Row
from wireroom.eval.clustering import bcubed
from wireroom.eval.readers import articles_of
from wireroom.eval.stories import place_all
from wireroom.model.article import Candidate
from wireroom.model.events import ArticlePlaced
from wireroom.stories.desk import StoryDesk
from wireroom.stories.identity import story_id_of
from wireroom.stories.known import Known
from wireroom.stories.memory import Memory

#: A set of labelled headlines on which peers are scored too, where it is here.
LABELLED = (
    Path(os.environ.get("WIREROOM_DATASETS", Path(__file__).resolve().parent.parent / "../shared/data"))
    / "og2021/og2021.dev.jsonl.gz"
)
#: Articles that are taken in turns.
TURN = 50

Group = dict[str, float]


def run(given: Given) -> Iterator[Row]:
    """Measure the desk at two sizes of its window, its state and memory, then the peers."""
    small, large, more = given.of(300, 10_000), given.of(600, 100_000), given.of(100, 1_000)
    told = _apart(_windows, small, large, more)
    what = f"placing, a window of {small:,} articles"
    yield Row(what=f"{what}, vectors made", ours=told["small"], unit="articles/s", aim=1_000, more=True)
    yield Row(what=f"{what}, with text analysis", ours=told["small_whole"], unit="articles/s", aim=300, more=True)
    yield Row(
        what=f"the cost of one with {told['open']:,.0f} open stories ({told['window']:,.0f} articles) over that",
        ours=told["small"] / told["large"],
        unit="times",
        aim=1.5,
        note="what came before them has left the window: with a million articles in the archive it is the same",
    )
    yield Row(what="the same, memory of the whole process", ours=told["mib"], unit="MiB", aim=1_536)
    yield Row(what="the same, a checkpoint of its state", ours=told["save"], unit="CPU s")
    full = _apart(_full, given.of(50, 1_000))
    yield Row(
        what="full texts of 400 words, with text analysis", ours=full["whole"], unit="articles/s", aim=300, more=True
    )
    yield from _peers(given)


def _apart(work: Callable[..., Group], *given: int) -> Group:
    """Do work in a fresh process, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)


@contextmanager
def _reading() -> Iterator[list[float]]:
    """Count the CPU seconds in which texts become vectors; one number in a list."""
    spent, know = [0.0], Memory.know

    def timed(memory: Memory, candidate: Candidate) -> Known:
        began = time.process_time()
        try:
            return know(memory, candidate)
        finally:
            spent[0] += time.process_time() - began

    with patch.object(Memory, "know", timed):
        yield spent


def _windows(small: int, large: int, more: int) -> Group:
    told = list(itertools.islice(wire(), large + more))
    few, many = StoryDesk(), StoryDesk()
    _fill(few, told[:small])
    _fill(many, told[:large])
    spent, read = {"few": 0.0, "many": 0.0}, {"few": 0.0, "many": 0.0}
    with _reading() as reading:
        for start in range(0, more, TURN):
            for name, desk, at in (("few", few, small), ("many", many, large)):
                before, began = reading[0], time.process_time()
                for one in told[at + start : at + start + TURN]:
                    desk.place(one.candidate, one.candidate.seen)
                read[name] += reading[0] - before
                spent[name] += time.process_time() - began
    memory = many._memory
    many.save_parts()
    many.place(replace(told[-1].candidate, article_id="one more"), told[-1].candidate.seen)
    began = time.process_time()
    many.save_parts()
    return {
        "small": more / (spent["few"] - read["few"]),
        "large": more / (spent["many"] - read["many"]),
        "small_whole": more / spent["few"],
        "open": float(len(memory.stories)),
        "window": float(len(memory.articles)),
        "save": time.process_time() - began,
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _fill(desk: StoryDesk, told: Sequence[Told]) -> None:
    """Make articles known and put them where they belong, as a log that is read again does."""
    for one in told:
        desk.know(one.candidate)
        name, at = one.candidate.article_id, one.candidate.seen
        story = story_id_of(f"a{one.story}")
        desk.apply(
            ArticlePlaced(at=at, article_id=name, story_id=story, score=1.0, reasons=(), report_id=name, copy_of=None)
        )


def _full(more: int) -> Group:
    told = list(itertools.islice(wire(full=True), 2 * more))
    desk = StoryDesk()
    _fill(desk, told[:more])
    began = time.process_time()
    for one in told[more:]:
        desk.place(one.candidate, one.candidate.seen)
    return {"whole": more / (time.process_time() - began)}


def _peers(given: Given) -> Iterator[Row]:
    """Let each group the same articles: the invented wire for speed, labelled headlines for what comes of it."""
    count = given.of(100, 5_000)
    stream = [one.candidate for one in itertools.islice(wire(), count)]
    began = time.process_time()
    desk = StoryDesk()
    for one in stream:
        desk.place(one, one.seen)
    ours = count / (time.process_time() - began)
    labelled = articles_of([LABELLED], "report")[: given.of(50, 100_000)] if LABELLED.exists() else []
    gold = [(one.story_id, one.language) for one in labelled]
    mine = [(story, one.language) for story, one in zip(place_all(labelled, StoryDesk())[0], labelled, strict=True)]
    peers: dict[str, tuple[Callable[[], story_peers.Place | None], int]] = {
        "NewsBlur's rule": (story_peers.newsblur, count),
        "TF-IDF single pass": (story_peers.tfidf, count),
        "river TextClust": (story_peers.textclust, min(count, 500)),
        "river DBSTREAM": (story_peers.dbstream, min(count, 300)),
    }
    for name, (make, most) in peers.items():
        place = make()
        what = f"the first {most:,} articles of the wire, text analysis and placing"
        if place is None:
            yield Row(what=what, ours=ours, unit="articles/s", peer=name)
            continue
        began = time.process_time()
        for one in stream[:most]:
            place(one)
        yield Row(
            what=what, ours=ours, unit="articles/s", peer=name, theirs=most / (time.process_time() - began), more=True
        )
        again = make()
        if labelled and again is not None:
            short = len(labelled) if most == count else most
            found = [(again(one.candidate), one.language) for one in labelled[:short]]
            yield Row(
                what=f"og2021 within language, report half, {short:,} headlines",
                ours=_score(gold[:short], mine[:short]),
                unit="BCubed F1",
                peer=name,
                theirs=_score(gold[:short], found),
                more=True,
            )


def _score(gold: Sequence[object], found: Sequence[object]) -> float:
    return bcubed(gold, found).f1
