"""What is paid for is an article, and no report."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from newsrooms import FERRY, FERRY_AGAIN, MORNING, open_intake, reading, take

from wireroom.model.counts import CountedMember, Span, count

MEMBERS = st.lists(
    st.builds(
        CountedMember,
        article_id=st.uuids().map(str),
        source_id=st.sampled_from(["a.example", "b.example", "c.example"]),
        owner=st.sampled_from([None, "House"]),
        report_id=st.sampled_from(["r1", "r2", "r3"]),
        read=st.booleans(),
        origins=st.sampled_from([(), ("body:port",), ("person:ada quill",)]),
        sponsored=st.just(False),
    ),
    max_size=8,
)


@given(MEMBERS, MEMBERS)
def test_advertisements_change_no_count_of_reports_or_origins(members, paid):
    """However many are added, reports and origins stay; articles and publishers grow."""
    before = count(members)
    after = count([*members, *(replace(one, sponsored=True) for one in paid)])
    assert (after.reports, after.origins) == (before.reports, before.origins)
    assert after.articles == before.articles + len(paid)
    assert after.publishers >= before.publishers


def test_an_advertisement_in_a_story_is_counted_as_an_article_alone():
    """It stands in the story and in no count that a gate asks for; nobody watches it."""
    intake = open_intake()
    title = "Ferry Corrin runs aground off Tamsel Point"
    take(intake, "a", reading(title, *FERRY, published=MORNING), source="harbour.example", seen=MORNING + 60)
    paid = replace(
        reading("Corrin hits rocks near Tamsel, 214 brought ashore", *FERRY_AGAIN, published=MORNING + 300),
        labels=("sponsored",),
    )
    name = take(intake, "b", paid, source="orvik.example", seen=MORNING + 400)
    reader = intake.room.reader
    page = reader.article(name)
    assert page is not None
    assert page.member.labels == ("sponsored",)
    assert page.story is not None
    counts = page.story.counts
    assert (counts.articles, counts.publishers, counts.reports) == (2, 2, Span(1, 1))
    assert reader.watched(name) is None
