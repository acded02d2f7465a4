"""The promises that edges keep. Desks, pipeline and web know these, never a concrete edge."""

from wireroom.ports.facts import Bodies, Log
from wireroom.ports.fetching import Answer, Ask, Fetcher, Mailer, Post, Poster
from wireroom.ports.naming import Names
from wireroom.ports.personal import Private
from wireroom.ports.picturing import Shelf
from wireroom.ports.reading import Reader
from wireroom.ports.tracing import OwnDocument, Traces
from wireroom.ports.vectors import Embedder
from wireroom.ports.writing import ArticleState, KnownEntry, OldArticle, Room, WantedPage

__all__ = [
    "Answer",
    "ArticleState",
    "Ask",
    "Bodies",
    "Embedder",
    "Fetcher",
    "KnownEntry",
    "Log",
    "Mailer",
    "Names",
    "OldArticle",
    "OwnDocument",
    "Post",
    "Poster",
    "Private",
    "Reader",
    "Room",
    "Shelf",
    "Traces",
    "WantedPage",
]
