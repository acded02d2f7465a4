"""A later version of an article says in the log what its publisher changed."""

from dataclasses import replace

from newsrooms import FERRY, MORNING, open_intake, reading, take

from wireroom.model.events import ArticleEdited


def edits(room):
    return [logged.event for logged in room.log.read() if isinstance(logged.event, ArticleEdited)]


def seen_twice(first, second, **more):
    """Read an article from its page twice."""
    intake = open_intake()
    article = take(intake, "a", first, source="harbour.example", seen=MORNING)
    intake.take_reading(article, second, MORNING + 600)
    return intake, article


def test_a_changed_figure_is_a_fact_of_the_log_and_of_the_story():
    """From what to what, in which version, and at its time; the story's timeline tells it."""
    first = reading("Ferry Corrin aground", "The ferry Corrin ran aground off Orvik. Rescuers took off 12 passengers.")
    second = reading("Ferry Corrin aground", "The ferry Corrin ran aground off Orvik. Rescuers took off 14 passengers.")
    intake, article = seen_twice(first, second)
    (edit,) = edits(intake.room)
    (change,) = edit.edit.changes
    assert (change.kind, change.before, change.after, change.of) == ("figure", "12", "14", "passengers")
    assert (edit.article_id, edit.edit.version, edit.at) == (article, 2, MORNING + 600)
    page = intake.room.reader.article(article)
    assert [seen.edit for seen in page.edits] == [edit.edit]
    told = intake.room.reader.story(page.story.id).composition.timeline
    assert [(node.replaces, node.citation.version) for node in told if node.kind == "figure"] == [("12", 2)]
    assert "figure" in {what for change in intake.room.reader.changes(0) for _, what in change.stories}


def test_the_first_reading_of_the_page_is_no_edit():
    """The feed's summary is version 1, and so is the full text that completes it."""
    summary = replace(reading("Ferry Corrin aground", "A ferry ran aground."), origin="summary")
    intake, article = seen_twice(summary, reading("Ferry Corrin aground", *FERRY))
    assert edits(intake.room) == []
    assert [row.version for row in intake.room.reader.article(article).versions] == [1]


def test_a_headline_that_the_feed_changed_stays_told_when_its_page_is_read():
    """What was said of the summary's sentences goes with it; the same headline still is another than before."""
    intake = open_intake()
    first = reading("Ferry aground", "A ferry ran aground with 12 people.", full=False)
    article = take(intake, "a", first, source="harbour.example", seen=MORNING)
    state = intake.room.article_state(article)
    again = reading("Ferry not aground", "A ferry ran aground with 14 people.", full=False)
    intake.newsroom.take(lambda: [intake.read_event(article, state.version + 1, again, None, MORNING + 60)])
    assert {change.kind for change in edits(intake.room)[0].edit.changes} == {"headline", "figure"}
    intake.take_reading(article, reading("Ferry not aground", *FERRY), MORNING + 120)
    (seen,) = intake.room.reader.article(article).edits
    assert [change.kind for change in seen.edit.changes] == ["headline"]
    assert not seen.edit.compared
