"""How good are timelines of crises that run for months, against those that newsrooms wrote? And do briefs hold?

A timeline is made of all articles of its language and topic, with as many days and as many sentences a day as the
reference has: so the set is scored elsewhere too. References in a language without articles are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from wireroom.errors import UsageError
from wireroom.eval.codes import language_code
from wireroom.eval.readers import candidate_of, rows_of
from wireroom.eval.split import bootstrap_interval, in_half, mean
from wireroom.eval.timeline_scores import ar1_f, date_f1
from wireroom.model.story import Member
from wireroom.stories.compose import compose
from wireroom.stories.grounded import nodes_of, sentences_of, ungrounded
from wireroom.stories.reports import independent, read
from wireroom.stories.timeline import Outline, outline

#: Articles of so many seconds make one story where briefs are checked: a week.
WEEK_S = 7 * 86_400


@dataclass(frozen=True, slots=True)
class _Topic:
    """The articles of one topic in one language, and the reference."""

    members: Sequence[Member]
    wanted: dict[date, list[str]]


def run(paths: Iterable[Path], half: str = "all") -> dict[str, Any]:
    """Score timelines and check briefs.

    Args:
        paths: Folders with `docs.*.jsonl(.gz)` (`id`, `lang`, `topic`, `date`, `title`, `text`) and
            `references.*.jsonl(.gz)` (`lang`, `topic`, `date`, `sentences`).
        half: "tune", "report" or "all", by the timeline's id, "language-topic".

    Returns:
        date_f1 and ar1_f (means over timelines, with 95 % intervals), each timeline's own, and how many sentences of
        the briefs and nodes of the timelines of each week's articles stand in their spans.

    Raises:
        UsageError: If a folder has no articles or no references.
    """
    topics = {name: topic for name, topic in _topics(paths).items() if in_half(name, half)}
    scored = {name: _scores(topic) for name, topic in sorted(topics.items())}
    rows = list(scored.values())
    told, wrong, nodes, astray = _grounds(topics.values())
    return {
        "timelines": len(rows),
        "articles": sum(len(topic.members) for topic in topics.values()),
        "date_f1": round(mean([row["date_f1"] for row in rows]), 4) if rows else None,
        "date_f1_interval": _interval([row["date_f1"] for row in rows]),
        "ar1_f": round(mean([row["ar1_f"] for row in rows]), 4) if rows else None,
        "ar1_f_interval": _interval([row["ar1_f"] for row in rows]),
        "by_timeline": scored,
        "brief_sentences": told,
        "brief_sentences_grounded": (told - wrong) / told if told else None,
        "timeline_nodes": nodes,
        "timeline_nodes_grounded": (nodes - astray) / nodes if nodes else None,
    }


def _topics(paths: Iterable[Path]) -> dict[str, _Topic]:
    found: dict[str, _Topic] = {}
    for folder in paths:
        docs, references = (sorted(folder.glob(f"{name}.*jsonl*")) for name in ("docs", "references"))
        if not docs or not references:
            raise UsageError(f"{folder}: a folder with docs.*.jsonl and references.*.jsonl is needed")
        members: dict[str, list[Member]] = defaultdict(list)
        for row in rows_of(docs):
            members[_name(row)].append(_member(row))
        wanted: dict[str, dict[date, list[str]]] = defaultdict(dict)
        for row in rows_of(references):
            wanted[_name(row)].setdefault(date.fromisoformat(row["date"]), []).extend(row["sentences"])
        found |= {name: _Topic(members[name], wanted[name]) for name in members.keys() & wanted.keys()}
    return found


def _name(row: dict[str, Any]) -> str:
    return f"{language_code(row['lang'])}-{row['topic']}"


def _member(row: dict[str, Any]) -> Member:
    """Make a report of its own of a row: the set names no source."""
    article = candidate_of({**row, "published_at": row["date"]}, article_id=str(row["id"]))
    return Member(
        article_id=article.article_id,
        version=1,
        source_id="",
        source_name="",
        owner=None,
        country=None,
        kind="newspaper",
        title=article.title,
        text=article.text,
        language=article.language,
        published=article.published,
        seen=article.published or 0.0,
        section=None,
        full=article.full,
        agency=None,
        report_id=article.article_id,
        copy_of=None,
    )


def _scores(topic: _Topic) -> dict[str, Any]:
    sentences = sum(len(told) for told in topic.wanted.values())
    size = Outline(days=len(topic.wanted), per_day=max(1, round(sentences / len(topic.wanted))))
    made = outline(read(independent(topic.members)), size)
    found = {date(1970, 1, 1) + timedelta(days=day): [one.text for one in nodes] for day, nodes in made.items()}
    return {
        "articles": len(topic.members),
        "days": len(topic.wanted),
        "date_f1": round(date_f1(found, topic.wanted), 4),
        "ar1_f": round(ar1_f(found, topic.wanted), 4),
    }


def _grounds(topics: Iterable[_Topic]) -> tuple[int, int, int, int]:
    """Write a story of each week's articles: (sentences, those not in their span, nodes, those not in their span)."""
    told = wrong = nodes = astray = 0
    for topic in topics:
        weeks: dict[int, list[Member]] = defaultdict(list)
        for member in topic.members:
            weeks[int(member.seen // WEEK_S)].append(member)
        for members in weeks.values():
            made = compose(members, at=max(one.seen for one in members))
            told += len(sentences_of(made))
            wrong += len(ungrounded(sentences_of(made), members))
            nodes += len(nodes_of(made))
            astray += len(ungrounded(nodes_of(made), members))
    return told, wrong, nodes, astray


def _interval(values: Sequence[float]) -> list[float] | None:
    if not values:
        return None
    low, high = bootstrap_interval(values)
    return [round(low, 4), round(high, 4)]
