"""The whole demo day as rows: what each article says, and which story and report it truly belongs to.

The rows have the form that `wireroom import` and `wireroom eval stories` read, so that the engine's answer to the demo
can be scored without a server. The engine itself never sees them.
"""

import datetime as dt
from collections.abc import Iterator

from wireroom.demo.days import dated
from wireroom.demo.world import World


def rows(world: World, day_start: float) -> Iterator[dict[str, str]]:
    """Yield one row an article, in its first version, in the order of publication.

    Args:
        world: The content.
        day_start: UTC seconds since 1970 of 00:00 of the demo day.
    """
    placed = [(article, happening.id) for happening in world.happenings for article in happening.articles]
    for article, happening in sorted(placed, key=lambda pair: (pair[0].at, pair[0].id)):
        outlet, version = world.outlets[article.outlet], article.versions[0]
        published = dt.datetime.fromtimestamp(day_start + article.at * 60, dt.UTC)
        text = "\n\n".join(part.removeprefix("## ") for part in version.paragraphs)
        yield {
            "id": article.id,
            "story_id": happening,
            "report_id": article.report,
            "title": dated(version.title, outlet.language, day_start),
            "text": dated(text, outlet.language, day_start),
            "published_at": published.isoformat(),
            "lang": outlet.language,
            "source_domain": f"{outlet.id}.example",
        }
