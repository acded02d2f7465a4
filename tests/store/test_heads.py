"""What was printed first is the report, what repeats it is the copy, in whatever order they were read."""

import itertools

from newsrooms import FERRY, MORNING, open_intake, reading, take

TOLD = {"wire.example": 0.0, "echo.example": 300.0, "post.example": 900.0}


def test_the_one_that_was_printed_first_is_the_report_in_every_order_of_reading():
    for order in itertools.permutations(TOLD):
        intake = open_intake()
        for step, source in enumerate(order):
            made = reading("Ferry Corrin runs aground off Tamsel Point", *FERRY, published=MORNING + TOLD[source])
            article = take(intake, source[:4], made, source=source, seen=MORNING + 3600 + step)
        story = intake.room.reader.article(article).story
        page = intake.room.reader.story(story.id)
        assert (page.members[0].source_id, page.members[0].copy_of) == ("wire.example", None)
        assert sum(row.copy_of is None for row in page.members) == 1
        assert intake.room.reader.article(page.members[1].article_id).member.copy_of == page.members[0].article_id
