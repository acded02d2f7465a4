"""Topics come from what newsrooms named over the days, are told in the log, and stand on the front page."""

from newsrooms import MORNING, open_intake, reading, take

from wireroom.model.events import TopicsRanked
from wireroom.model.source import Source
from wireroom.pipeline.adding import know_source
from wireroom.pipeline.naming import EVERY_MINUTES

DAY = 86_400.0
PLAIN = "Small things happened, said somebody. Number"


def days_of(intake, outlets=8, days=3):
    """Some days on which each newsroom wrote of something of its own."""
    for day in range(days):
        for n in range(outlets):
            at = MORNING + day * DAY + n
            made = reading(f"Council of town {day}{n} meets again", f"{PLAIN} {day} {n}.", published=at)
            take(intake, f"d{day}-{n}", made, source=f"paper{n}.example", seen=at)


def half_hour(intake, at):
    """Let the next full half hour pass."""
    step = EVERY_MINUTES * 60.0
    at = (at // step + 1) * step
    intake.newsroom.minutes([at])
    return at


def told(intake):
    return [item.event for item in intake.room.log.read() if isinstance(item.event, TopicsRanked)]


def test_what_newsrooms_name_today_and_did_not_before_is_told_once():
    """A fact of the log, again only when it changes; the front page has it, also that of the past."""
    intake = open_intake()
    days_of(intake)
    at = MORNING + 3 * DAY
    assert half_hour(intake, at - DAY)
    assert told(intake) == []
    for n in range(6):
        made = reading(f"Floods reach Port Lacey, {'rain and ' * n}{n} hurt", f"{PLAIN} {n} {'x' * n}.", published=at)
        take(intake, f"t{n}", made, source=f"paper{n}.example", seen=at + n)
    then = half_hour(intake, at)
    half_hour(intake, then)
    (event,) = told(intake)
    named = next(topic for topic in event.topics if topic.words == "Port Lacey")
    assert (named.newsrooms, named.usual, named.language) == (6, 0.0, "en")
    reader = intake.room.reader
    assert reader.front().topics == event.topics
    assert reader.past(then).front().topics == event.topics
    assert reader.past(then - 60.0).front().topics == ()
    half_hour(intake, then + DAY + 3600.0)
    assert reader.front().topics == (), "a day later it is no topic any more"
    assert reader.past(then).front().topics == event.topics


def test_posts_and_one_house_make_no_topic():
    """Ten outlets of one owner are one newsroom; accounts of services are none."""
    intake = open_intake()
    days_of(intake)
    at = MORNING + 3 * DAY
    for n in range(10):
        kind, owner = ("social", None) if n % 2 else ("newspaper", "One House")
        source = Source(id=f"o{n}.example", name=f"O{n}", kind=kind, owner=owner, domains=(f"o{n}.example",))
        know_source(intake.newsroom, source, at)
        made = reading(f"Floods reach Port Lacey, {'rain and ' * n}{n} hurt", f"{PLAIN} {n} {'x' * n}.", published=at)
        intake.take_article(made, key=f"t{n}", source_id=source.id, url=f"https://o{n}.example/t{n}", seen=at + n)
    half_hour(intake, at)
    assert told(intake) == []
