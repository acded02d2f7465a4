"""Events as they stand in the log: canonical JSON, with a version for each type.

`decode` brings any stored version back to the present one through `UPCASTERS`.
"""

from collections.abc import Callable
from typing import Any

import orjson

from wireroom.model.codec import build
from wireroom.model.events import Event

#: Name in the log -> record. Names and field meanings never change; a change raises VERSIONS and adds an upcaster.
EVENT_TYPES: dict[str, type] = {kind.__name__: kind for kind in Event.__args__}

#: Present version of each event type; 1 unless named.
VERSIONS: dict[str, int] = {}

#: (type, from version) -> function that lifts the stored object by one version.
UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}


def encode(event: Event) -> tuple[str, int, bytes]:
    """Return (type, version, canonical JSON) of an event."""
    name = type(event).__name__
    return name, VERSIONS.get(name, 1), orjson.dumps(event, option=orjson.OPT_SORT_KEYS)


def decode(name: str, version: int, body: bytes) -> Event:
    """Bring a stored event back, lifting old versions.

    Raises:
        KeyError: If the type is unknown to this Wireroom.
    """
    data = orjson.loads(body)
    while version < VERSIONS.get(name, 1):
        data = UPCASTERS[name, version](data)
        version += 1
    event: Event = build(EVENT_TYPES[name], data)
    return event
