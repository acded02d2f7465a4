"""Play deliveries of one feed, one after the other, the way the pipeline does: parse, compare, remember."""

from dataclasses import dataclass, field

from wireroom.feeds.entries import SPOILED, Edited, New, changes, keys_to_look_up, spoiled_keys
from wireroom.model.entry import Entry
from wireroom.ports import KnownEntry


@dataclass
class Player:
    """Remembers entries of one feed as a room would."""

    known: dict[str, KnownEntry] = field(default_factory=dict)
    articles: int = 0
    versions: int = 0
    title_edits: int = 0

    def deliver(self, entries: tuple[Entry, ...], *, cut_off: bool = False) -> list[New | Edited]:
        looked_up = {key: self.known[key] for key in keys_to_look_up(entries) if key in self.known}
        found = changes(entries, looked_up, cut_off=cut_off)
        for change in found:
            if isinstance(change, New):
                self.articles += 1
                article_id = f"a{self.articles}"
            else:
                self.versions += 1
                self.title_edits += "title" in change.parts
                article_id = change.article_id
            for key in change.keys:
                self.known[key] = KnownEntry(article_id=article_id, fingerprint=change.fingerprint)
        for key in spoiled_keys(entries):
            self.known[key] = SPOILED
        return found
