"""Logs: one JSON object a line on stderr, with control characters escaped (S48)."""

import logging
import sys

import orjson
import structlog


class _Stderr:
    """Prints a line to what is stderr at that moment; stdout belongs to what a command says."""

    def __init__(self, *_: object) -> None: ...

    def msg(self, line: str) -> None:
        """Print a line."""
        print(line, file=sys.stderr, flush=True)

    debug = info = warning = error = critical = msg


def log_to(level: str) -> None:
    """Set up logging for this process. "info" shows troubles and what an operator would ask for; "debug" all."""
    least = logging.DEBUG if level == "debug" else logging.WARNING
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=lambda value, **_: orjson.dumps(value, default=str).decode()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=_Stderr,
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr, format="%(message)s")
