"""Alerts over a real room: what the log brings becomes alerts and messages, once, whatever stops in between."""

import asyncio
from dataclasses import replace

import pytest
from newsrooms import FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom.alerts.decide import OLD, UNCONFIRMED
from wireroom.clock import ManualClock
from wireroom.errors import NotifyError
from wireroom.model.alert import Channel, Rule
from wireroom.model.edit import Change, Edit
from wireroom.model.events import ArticleEdited, StoryBroke
from wireroom.pipeline.alerting import Alerting
from wireroom.pipeline.outbox import NO_CHANNEL, Outbox
from wireroom.store.alerting import SqliteAlertBook
from wireroom.store.personal import Personal

HOUR = 3600.0


class Sent:
    """A channel that keeps what it gets, and fails as it is told."""

    def __init__(self):
        self.got, self.errors = [], []

    async def send(self, channel, message):
        error = self.errors.pop(0) if self.errors else None
        if not (error and error.lasting is None):
            self.got.append((channel.id, message))
        if error:
            raise error


class Told:
    """A room with alerts."""

    def __init__(self, path=":memory:"):
        self.intake = open_intake(path)
        self.room = room_of(self.intake)
        self.book = SqliteAlertBook(self.room.connection)
        self.personal = Personal(self.room.connection)
        self.clock = ManualClock(MORNING)
        self.sent = Sent()
        self.restart()
        self.channel("c1")

    def restart(self):
        """Begin anew with what is kept."""
        self.alerting = Alerting(self.room, self.book, followed=self.followed)
        self.outbox = Outbox(
            self.room,
            self.book,
            {"webhook": self.sent},
            on_desk=self.here,
            clock=self.clock,
            lot=lambda: 0.0,
            site="https://wire.example",
        )

    def followed(self):
        return frozenset(item.story_id for item in self.personal.followed())

    async def here(self, act, *args):
        return act(*args)

    def channel(self, name):
        with self.room.transaction():
            self.book.put_channel(Channel(id=name, kind="webhook", name=name, to="https://hook.example/", made_at=1.0))

    def rule(self, kind, target="", **more):
        """Make a rule that counts from now on."""
        named = {"channels": ("c1",), "cooldown": 0, "since": self.room.log.last()}
        made = Rule(id=f"r-{kind}", name=kind, kind=kind, target=target, **{**named, **more})
        with self.room.transaction():
            self.book.put_rule(made)
        return made

    def news(self, name, title, words, source, **more):
        """Let an article come, now."""
        return take(self.intake, name, reading(title, *words, **more), source=source, seen=self.clock.now())

    def step(self, after=0.0):
        """Let time pass, decide about all that came, and send what is due."""
        self.clock.at += after
        while self.alerting.step(self.clock.now()):
            pass
        asyncio.run(self.outbox.flush())

    def ferry(self):
        """Two papers report on their own."""
        one = self.news("one", "Ferry runs aground off Tamsel Point", FERRY, "a.example")
        self.clock.at += 60
        self.news("two", "Ferry Corrin hits rocks near Tamsel Point", FERRY_AGAIN, "b.example")
        return one

    def story(self):
        return self.room.reader.stories()[0].id

    def titles(self):
        return [message.title for _, message in self.sent.got]


@pytest.fixture
def told():
    made = Told()
    yield made
    made.room.close()


def test_a_search_waits_for_a_second_source_and_then_tells_once(told):
    """One paper: on the page with the reason. Two on their own: one message, with words, counts and link."""
    told.rule("search", "ferry")
    told.news("one", "Ferry runs aground off Tamsel Point", FERRY, "a.example")
    told.step()
    (alert,) = told.book.alerts()
    assert (alert.due, alert.held) == (None, UNCONFIRMED)
    assert told.sent.got == []
    told.news("two", "Ferry Corrin hits rocks near Tamsel Point", FERRY_AGAIN, "b.example")
    told.step(60)
    told.step(60)
    ((_, message),) = told.sent.got
    assert "2 independent reports" in " ".join(message.lines)
    assert message.links[0].startswith("https://wire.example/s/")
    assert told.book.outbox() == {"sent": 1}


def test_what_does_not_match_is_not_told(told):
    """A search for something else, and one that says nothing, find nothing."""
    told.rule("search", "sugar tax")
    told.ferry()
    told.step()
    assert told.book.alerts() == []


def test_a_search_narrowed_to_what_is_unknown_finds_nothing(told):
    """An article whose country nobody knows is not told to whoever asked for a country."""
    told.rule("search", "ferry", region="SE")
    told.ferry()
    told.step()
    assert told.book.alerts() == []


def test_what_was_there_before_the_rule_is_not_told(told):
    """A rule counts from its making on."""
    told.ferry()
    told.rule("search", "ferry")
    told.step()
    assert told.book.alerts() == []


def test_a_followed_story_tells_what_each_article_brings_once(told):
    """A new report of a followed story is told with its sentence; a second look at the same article is not."""
    told.ferry()
    with told.room.transaction():
        told.personal.follow(told.story(), MORNING, 0)
    told.rule("story")
    told.clock.at += 2 * HOUR
    third = (
        "Divers found a hole of four metres in the hull of the Corrin near Tamsel Point on Wednesday.",
        "The coast guard said that the ferry cannot be towed before the hole is closed.",
    )
    told.news("three", "Divers find hole in hull of ferry Corrin off Tamsel Point", third, "c.example")
    told.step()
    told.restart()
    told.step()
    assert len(told.room.reader.stories()) == 1
    assert [one.occasion.kind for one in told.book.alerts()] == ["grew"]
    assert len(told.sent.got) == 1
    assert any("hole" in line for line in told.sent.got[0][1].lines)


def test_breaking_is_told_to_those_whose_section_it_is(told):
    """The same story, two rules: the one for another section says nothing."""
    told.ferry()
    told.rule("breaking", section="sport")
    story = told.story()
    told.intake.newsroom.take(
        lambda: [StoryBroke(at=told.clock.now(), story_id=story, why="3 reports", reports=3, surprise=4.0)]
    )
    told.step()
    assert told.book.alerts() == []
    told.rule("breaking", since=0)
    told.restart()
    told.step()
    told.step(60)
    assert len(told.sent.got) == 1


def break_story(told):
    """Break the ferry's story under a rule for breaking news, and let it be sent."""
    article = told.ferry()
    told.rule("breaking")
    story = told.story()
    event = StoryBroke(at=told.clock.now(), story_id=story, why="3 reports", reports=3, surprise=4.0)
    told.intake.newsroom.take(lambda: [event])
    told.step()
    return article


def withdraw(told, article):
    """Let the publisher take its report back."""
    edit = Edit(since=1, version=2, changes=(Change(kind="withdrawn", sentence="This report was withdrawn."),))
    told.intake.newsroom.take(lambda: [ArticleEdited(at=told.clock.now(), article_id=article, edit=edit)])


def test_a_correction_goes_to_those_who_were_told(told):
    """Who got the alert gets the withdrawal, by the same channel, marked as a correction, once; nobody else does."""
    article = break_story(told)
    told.channel("c2")
    told.rule("search", "nothing of this", channels=("c2",))
    withdraw(told, article)
    told.step()
    told.step(60)
    assert [channel for channel, _ in told.sent.got] == ["c1", "c1"]
    assert told.titles()[1].startswith("Correction: ")
    newest, first = told.book.alerts()
    assert newest.corrects == first.id


def test_a_correction_reaches_those_whose_rule_is_gone(told):
    """Deleting a rule does not spare its owner the truth about what it told."""
    article = break_story(told)
    with told.room.transaction():
        told.book.delete_rule("r-breaking")
    withdraw(told, article)
    told.step()
    assert len(told.sent.got) == 2


def test_news_of_an_import_or_of_long_ago_stands_on_the_page_alone(told):
    """What happened while nothing ran here is no message."""
    told.rule("search", "ferry")
    told.ferry()
    told.step(24 * HOUR)
    (alert,) = told.book.alerts()
    assert alert.held == OLD
    assert told.sent.got == []


def test_what_is_due_together_goes_together(told):
    """Two stories in quiet hours are one message in the morning."""
    told.clock.at = MORNING + 18 * HOUR  # midnight
    told.rule("search", "ferry OR harbour", quiet=(1320, 420))
    told.rule("search", "said", quiet=(1320, 420))
    told.ferry()
    told.clock.at += 60
    words = [
        ("The museum of Velland opens a hall of clocks, its director said.", "It holds four hundred of them."),
        ("Four hundred clocks strike in the new hall of the museum of Velland, visitors said.", "All strike at noon."),
    ]
    for step, part in enumerate(words):
        told.news(f"m{step}", "Museum of Velland opens hall of four hundred clocks", part, f"m{step}.example")
    told.step()
    assert told.sent.got == []
    told.step(7 * HOUR)
    assert len(told.sent.got) == 1
    assert len(told.sent.got[0][1].alerts) == 2
    assert told.titles() == ["2 alerts: search"]


def test_a_message_is_tried_again_under_the_same_name_until_it_arrives(told):
    """Two failures: growing pauses, the channel is shown as failing, then it is sent and the channel is well."""
    told.sent.errors = [NotifyError("no answer"), NotifyError("no answer")]
    break_story(told)
    assert told.book.channels()[0].state == "failing"
    told.step(29)
    assert len(told.sent.got) == 1
    told.step(2)
    told.step(61)
    assert len({message.id for _, message in told.sent.got}) == 1
    assert len(told.sent.got) == 3
    assert told.book.outbox() == {"sent": 1}
    assert told.book.channels()[0].state == "ok"


def test_a_channel_that_is_gone_is_dead_and_says_why(told):
    """Nothing more is sent there; what comes stands on the page with the reason (R8)."""
    told.sent.errors = [NotifyError("answered 410: gone for good", lasting=True)]
    break_story(told)
    (channel,) = told.book.channels()
    assert (channel.state, channel.reason) == ("dead", "answered 410: gone for good")
    assert told.book.alerts()[0].deliveries == (("c1", "dead", "answered 410: gone for good"),)
    told.rule("search", "clocks")
    for step in range(2):
        words = ("The museum of Velland opens a hall of clocks.", f"Visitor {step} came from far away to hear them.")
        told.news(f"m{step}", "Museum of Velland opens hall of clocks", words, f"m{step}.example")
    told.step()
    assert len(told.sent.got) == 1


def test_what_never_arrives_is_given_up_after_a_day(told):
    """It is tried for a day, then listed as dead with its reason (R8)."""
    told.sent.errors = [NotifyError("no answer") for _ in range(100)]
    break_story(told)
    for _ in range(60):
        told.step(HOUR)
    assert told.book.outbox() == {"dead": 1}
    tries = len(told.sent.got)
    told.step(48 * HOUR)
    assert len(told.sent.got) == tries


def test_a_deleted_channel_gets_nothing_more(told):
    """What was still waiting for it is dropped, and no rule names it."""
    told.rule("breaking", quiet=(0, 1439))
    told.sent.errors = [NotifyError("no answer")]
    break_story(told)
    with told.room.transaction():
        told.book.delete_channel("c1", told.clock.now())
    told.step(48 * HOUR)
    assert told.book.outbox() == {"dropped": 1}
    assert told.book.rules()[0].channels == ()
    assert NO_CHANNEL  # what a message says that was under way just then


def test_a_pause_drops_what_waits(told):
    """Who pauses a rule in the night gets none of it in the morning."""
    told.clock.at = MORNING + 18 * HOUR
    rule = told.rule("search", "ferry", quiet=(1320, 420))
    told.ferry()
    told.step()
    assert told.book.outbox() == {"waiting": 1}
    with told.room.transaction():
        told.book.drop_waiting(rule.id, "its rule was paused", told.clock.now())
        told.book.put_rule(replace(rule, paused=True))
    told.step(12 * HOUR)
    assert told.sent.got == []


def test_a_restart_tells_nothing_again(told):
    """Whatever was read again after a restart, also all of it, gives no second message."""
    break_story(told)
    for _ in range(3):
        told.restart()
        told.alerting._position = 0
        told.step(60)
    assert len(told.sent.got) == 1


def test_what_was_under_way_at_a_kill_comes_again_under_its_name(told):
    """Taken, sent, and not noted: the next start sends the same message, by the same name."""
    told.rule("breaking")
    told.ferry()
    event = StoryBroke(at=told.clock.now(), story_id=told.story(), why="3 reports", reports=3, surprise=4.0)
    told.intake.newsroom.take(lambda: [event])
    told.alerting.step(told.clock.now())
    ((batch, _, _),) = told.outbox._claim(told.clock.now())  # and here it ends
    told.restart()
    told.step()
    assert [message.id for _, message in told.sent.got] == [batch.message]


def test_an_event_that_cannot_be_understood_silences_nothing_after_it(told, monkeypatch):
    """A fault in what is made of one event costs that event alone."""
    told.rule("search", "ferry")
    hear, failed = told.alerting._hearing.hear, []

    def broken(logged, rules, now):
        if not failed:
            failed.append(logged.seq)
            raise RuntimeError("a fault")
        return hear(logged, rules, now)

    monkeypatch.setattr(told.alerting._hearing, "hear", broken)
    told.ferry()
    told.step()
    assert failed
    assert len(told.sent.got) == 1


def test_outcomes_are_counted_by_rule(told):
    """Marks of an owner tell how often a rule was right; a correction is no alert of its own."""
    article = break_story(told)
    withdraw(told, article)
    told.step()
    correction, first = told.book.alerts()
    with told.room.transaction():
        assert told.book.mark(first.id, "false", told.clock.now())
        assert told.book.mark(correction.id, "true", told.clock.now())
        assert not told.book.mark(99, "true", told.clock.now())
    assert told.book.marks() == {"r-breaking": {"false": 1}}


def test_all_of_it_is_exported_and_deleted_with_what_is_personal(told):
    """Rules, channels, alerts and what waits are the owner's: exported, and deleted with the rest (S53)."""
    break_story(told)
    exported = told.personal.export()["alerts"]
    assert [len(exported[name]) for name in ("rules", "channels", "alerts")] == [1, 1, 1]
    with told.room.transaction():
        told.personal.forget()
    assert told.book.rules() == told.book.channels() == told.book.alerts() == []
    assert told.book.outbox() == {}
