"""What is personal, in tables of its own: sessions, follows, bookmarks, visits, choices, readers' messages.

Reads work over any connection; writes need the writer's, inside its transaction. None of it is in the log.
"""

from typing import Any

import apsw
import orjson

from wireroom.model.personal import Correction, Followed, Message, Session, Visit
from wireroom.store.alerting import SqliteAlertReads
from wireroom.store.connect import open_reader
from wireroom.store.queries import Queries

HOUR, DAY = 3600.0, 86_400.0
#: S33: a session ends after this long without use, and after this long in any case.
IDLE, ABSOLUTE = 14 * DAY, 90 * DAY
#: S38: a one-time code ends by itself: long enough to go from the terminal to a browser.
CODE_SECONDS = HOUR
#: A pause longer than this parts two visits.
VISIT_GAP = HOUR / 2
#: S44: what one address may send in an hour, and all of them in a day.
PER_HOUR, PER_DAY = 5, 200
#: Answers to acts are remembered this long: a browser repeats a form within minutes.
ANSWER_SECONDS = DAY
#: Tables of what is the owner's alone.
PERSONAL = (
    "follows", "bookmarks", "visits", "choices", "acts", "owner_codes", "sessions",
    "alert_outbox", "alerts", "alert_rules", "alert_channels",
)  # fmt: skip
#: Rows that a page of messages or corrections shows.
MOST = 200


class Personal:
    """Asks and changes what is personal."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._sql = Queries(connection, "personal")
        self._run = self._sql.rows
        self.alerts = SqliteAlertReads(connection)

    @classmethod
    def open(cls, path: Any) -> "Personal":
        """Open a database for reading alone."""
        return cls(open_reader(path))

    # sessions

    def session(self, token_hash: str, now: float) -> Session | None:
        """Give an open session; None for one that was closed or has ended by itself."""
        for opened_at, used_at in self._run("session", hash=token_hash):
            if now - used_at <= IDLE and now - opened_at <= ABSOLUTE:
                return Session(hash=token_hash, opened_at=opened_at, used_at=used_at)
        return None

    def sessions(self) -> list[Session]:
        """Give all open sessions, the last used first."""
        return [Session(hash=row[0], opened_at=row[1], used_at=row[2], browser=row[3]) for row in self._run("sessions")]

    def open_session(self, token_hash: str, browser: str, now: float) -> None:
        """Open a session; those that have ended go."""
        self._run("drop_sessions", idle=now - IDLE, absolute=now - ABSOLUTE)
        self._run("open_session", hash=token_hash, at=now, browser=browser[:200])

    def use_session(self, token_hash: str, now: float) -> None:
        """Remember that a session was used."""
        self._run("use_session", hash=token_hash, at=now)

    def close_session(self, token_hash: str) -> None:
        """End one session."""
        self._run("close_session", hash=token_hash)

    def close_sessions(self) -> None:
        """End all sessions."""
        self._run("close_sessions")

    def new_code(self, code_hash: str, now: float) -> None:
        """Make a code count, and all earlier ones not."""
        self._run("drop_codes")
        self._run("put_code", hash=code_hash, at=now, ends_at=now + CODE_SECONDS)

    def code_counts(self, code_hash: str, now: float) -> bool:
        """Say whether a code would open a session now."""
        ends_at = self._sql.value("code", hash=code_hash)
        return ends_at is not None and now <= ends_at

    def spend_code(self, code_hash: str, now: float) -> bool:
        """Spend a code; False where it does not count (any more)."""
        counts = self.code_counts(code_hash, now)
        if counts:
            self._run("drop_codes")
        return counts

    # visits, follows, bookmarks, choices

    def visit(self, now: float, seq: int) -> None:
        """Remember that the owner saw pages at a number of the log."""
        for began_at, ended_at, _ in self._run("last_visit"):
            if 0.0 <= now - ended_at <= VISIT_GAP:
                self._run("extend_visit", began_at=began_at, at=now, seq=seq)
                return
        self._run("put_visit", at=now, seq=seq)
        self._run("drop_visits")

    def last_visit(self, now: float) -> Visit | None:
        """Give the end of the visit before the present one; None at the first."""
        for _, ended_at, seq in self._run("last_visit"):
            if now - ended_at > VISIT_GAP:  # the present one is not written yet
                return Visit(at=ended_at, seq=seq)
        for ended_at, seq in self._run("visit_before"):
            return Visit(at=ended_at, seq=seq)
        return None

    def follow(self, story_id: str, now: float, seq: int) -> None:
        """Follow a story from now on."""
        self._run("follow", story_id=story_id, at=now, seq=seq)

    def unfollow(self, story_id: str) -> None:
        """Follow a story no longer."""
        self._run("unfollow", story_id=story_id)

    def followed(self) -> list[Followed]:
        """Give what is followed, the newest first; a story that was joined to another stands as that one."""
        return [Followed(story_id=row[0], at=row[1], seq=row[2]) for row in self._run("followed")]

    def bookmark(self, story_id: str, now: float) -> None:
        """Keep a story."""
        self._run("bookmark", story_id=story_id, at=now)

    def unbookmark(self, story_id: str) -> None:
        """Keep a story no longer."""
        self._run("unbookmark", story_id=story_id)

    def bookmarked(self) -> list[tuple[str, float]]:
        """Give (story, since when) of what is kept, the newest first."""
        return [(row[0], row[1]) for row in self._run("bookmarked")]

    def choose(self, name: str, values: tuple[str, ...]) -> None:
        """Keep a choice."""
        self._run("choose", name=name, value=",".join(values))

    def choices(self) -> dict[str, tuple[str, ...]]:
        """Give the owner's choices."""
        return {name: tuple(value.split(",")) if value else () for name, value in self._run("choices")}

    # what readers wrote

    def room_for(self, sender: str, now: float) -> bool:
        """Say whether one more message may come (S44)."""
        in_all, from_one = self._run("messages_since", sender=sender, day=now - DAY, hour=now - HOUR)[0]
        return bool(in_all < PER_DAY and from_one < PER_HOUR)

    def take_message(self, kind: str, sender: str, now: float, **words: str) -> int:
        """Keep a message; `words` are `reply_to`, `page`, `sentence` and `words`."""
        return int(self._run("put_message", kind=kind, sender=sender, at=now, **words)[0][0])

    def messages(self) -> list[Message]:
        """Give what readers wrote: what waits first, then the newest."""
        return [
            Message(
                id=row[0],
                at=row[1],
                kind=row[2],
                reply_to=row[3],
                page=row[4],
                sentence=row[5],
                words=row[6],
                answered_at=row[7],
                answer=row[8],
                public=bool(row[9]),
            )
            for row in self._run("messages", most=MOST)
        ]

    def waiting(self) -> int:
        """Say how many messages wait for an answer."""
        return int(self._sql.value("waiting"))

    def answer_message(self, number: int, answer: str, now: float, *, public: bool) -> bool:
        """Answer a message; False where there is none of this number."""
        return bool(self._run("answer_message", id=number, answer=answer, at=now, public=int(public)))

    def corrections(self) -> list[Correction]:
        """Give public answers, the newest first."""
        names = tuple(Correction.__dataclass_fields__)
        return [Correction(**dict(zip(names, row, strict=True))) for row in self._run("corrections", most=MOST)]

    # acts and what was done

    def first_answer(self, key: str) -> dict[str, Any] | None:
        """Give what an act with this key was answered before (R6)."""
        found = self._sql.value("first_answer", key=key)
        return None if found is None else dict(orjson.loads(found))

    def keep_answer(self, key: str, answer: dict[str, Any], now: float) -> None:
        """Remember what an act was answered."""
        self._run("drop_answers", before=now - ANSWER_SECONDS)
        self._run("put_answer", key=key, at=now, answer=orjson.dumps(answer).decode())

    def note(self, what: str, detail: str, now: float) -> None:
        """Write a security event down (S49)."""
        self._run("note", what=what, detail=detail[:400], at=now)

    def refused_since(self, at: float) -> int:
        """Count the codes that were refused since."""
        return int(self._sql.value("refused_since", at=at))

    def audit(self) -> list[tuple[float, str, str]]:
        """Give (when, what, detail) of security events, the newest first."""
        return self._run("audit", most=MOST)

    def mark_of(self, kind: str, story_id: str) -> int | None:
        """Give the number of the event that pinned ("pin") or hid ("hide") a story; None where none does."""
        seq: int | None = self._sql.value("story_of_mark", kind=kind, story_id=story_id)
        return seq

    # all of it

    def export(self) -> dict[str, Any]:
        """Give all that is personal as plain data (S53); hashes of sessions and senders are no part of it."""
        return {
            "follows": [{"story": item.story_id, "since": item.at} for item in self.followed()],
            "bookmarks": [{"story": story, "since": at} for story, at in self.bookmarked()],
            "choices": self.choices(),
            "sessions": [{"opened": s.opened_at, "used": s.used_at, "browser": s.browser} for s in self.sessions()],
            "messages": [
                {name: getattr(item, name) for name in Message.__dataclass_fields__} for item in self.messages()
            ],
            "alerts": self.alerts.export(),
        }

    def forget(self) -> None:
        """Delete all that is personal of the owner, sessions too. Readers' messages are the readers', and stay."""
        for table in PERSONAL:
            self._sql.direct(f"DELETE FROM {table}")  # noqa: S608 - the names stand above
