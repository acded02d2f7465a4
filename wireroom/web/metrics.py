"""Numbers for a watcher of machines, in Prometheus' form.

No label takes a value from a feed or a user (S47, R34): all of them are named in `model.meters`.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import generate_latest
from prometheus_client.registry import Collector, CollectorRegistry

from wireroom.model.meters import STEPS, SiteMeters
from wireroom.web.health import Look, checks


def exposition(look: Look, site: SiteMeters, clients: int) -> bytes:
    """Write all numbers as text."""

    class Now(Collector):
        def collect(self) -> Iterator[Metric]:
            return families(look, site, clients)

    registry = CollectorRegistry(auto_describe=False)
    registry.register(Now())
    return bytes(generate_latest(registry))


def families(look: Look, site: SiteMeters, clients: int) -> Iterator[Metric]:
    """Give all numbers. What is not known is left out: no data is not zero."""
    found = checks(look)
    yield _gauge("wireroom_ready", "1 where all checks hold.", float(all(check.ok for check in found)))
    check_metric = GaugeMetricFamily("wireroom_check_ok", "1 where this check holds.", labels=["check"])
    for check in found:
        check_metric.add_metric([check.name], float(check.ok))
    yield check_metric
    if look.store is not None:
        store = look.store
        yield _gauge("wireroom_log_behind_seconds", "Log behind the clock.", max(0.0, look.at - store.at))
        yield _gauge("wireroom_log_seq", "Number of the last event.", store.seq)
        yield _gauge("wireroom_articles", "Articles known.", store.articles)
        yield _gauge("wireroom_stories", "Stories known.", store.stories)
        yield _gauge("wireroom_sources", "Sources that are asked.", store.sources)
        yield _gauge("wireroom_sources_answering", "Sources that answered at the last try.", store.answering)
        yield _gauge("wireroom_pages_waiting", "Articles whose page waits to be read.", store.unread)
        yield _gauge("wireroom_database_bytes", "Size of the database.", store.database)
        yield _gauge("wireroom_database_log_bytes", "Size of the write-ahead log.", store.waiting)
        yield _gauge("wireroom_disk_free_bytes", "Room left on the disk.", store.disk_free)
        yield _gauge("wireroom_disk_bytes", "Size of the disk.", store.disk_total)
    if look.writer is not None:
        yield from _of_writer(look.writer)
    yield _gauge("wireroom_live_clients", "Open live pages.", clients)
    yield _delays(
        "wireroom_publish_delay_seconds", "From a commit to its event.", site.publish.steps, site.publish.total
    )
    refusals = CounterMetricFamily("wireroom_refusals", "Requests to this site that were refused.", labels=["reason"])
    for reason, number in site.refusals.counts.items():
        refusals.add_metric([reason], number)
    yield refusals


def _of_writer(told: dict[str, Any]) -> Iterator[Metric]:
    fetches = CounterMetricFamily("wireroom_fetches", "Requests to publishers.", labels=["kind", "outcome"])
    for kind, outcome, number in told["fetches"]:
        fetches.add_metric([kind, outcome], number)
    yield fetches
    yield _gauge("wireroom_feeds", "Feeds that are asked.", told["feeds"])
    yield _gauge("wireroom_requests_under_way", "Hosts with a request of ours under way.", told["requests"])
    yield _gauge("wireroom_poll_lag_seconds", "By how much the most overdue feed waits.", told["lag_s"])
    commit = told["commit"]
    yield _delays(
        "wireroom_commit_delay_seconds", "From the end of a fetch to its commit.", commit["steps"], commit["total"]
    )


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(name, about, value=value)


def _delays(name: str, about: str, steps: list[int], total: float) -> Metric:
    ends = [*(str(step) for step in STEPS), "+Inf"]
    made = HistogramMetricFamily(name, about)
    made.add_metric([], list(zip(ends, (float(number) for number in accumulate(steps)), strict=True)), total)
    return made
