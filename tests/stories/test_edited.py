"""What publishers changed in their texts is news of its own."""

from dataclasses import replace

from strait_news import DAY, STRAIT, report

from wireroom.model.edit import Change, Edit
from wireroom.model.story import SeenEdit
from wireroom.stories.brief import write
from wireroom.stories.compose import compose
from wireroom.stories.edited import withdrawn
from wireroom.stories.reports import read
from wireroom.stories.timeline import developments

NOON = DAY + 12 * 3600.0


def edited(member, *changes, at=NOON, version=2):
    """Give a member whose publisher changed these things."""
    seen = SeenEdit(at=at, edit=Edit(since=version - 1, version=version, changes=changes))
    return replace(member, edits=(*member.edits, seen), version=version)


def figure(after, before, sentence):
    return Change(kind="figure", before=before, after=after, sentence=sentence, start=0, end=len(sentence))


def headline(before, after):
    return Change(kind="headline", where="title", before=before, after=after, sentence=after, end=len(after))


def added(*members):
    """Give the nodes that edits brought."""
    plain = {node.text for node in developments(read([replace(member, edits=()) for member in members]))}
    return [node for node in developments(read(members)) if node.text not in plain]


def test_a_figure_that_grew_within_a_text_is_a_node_with_its_version():
    """Nobody printed a new article, and still the count went on."""
    (node,) = added(edited(STRAIT[0], figure("40", "30", "By noon 40 trucks had turned round at the pier.")))
    assert (node.kind, node.replaces, node.seen) == ("figure", "30", NOON)
    assert (node.citation.version, node.citation.field) == (2, "text")
    assert node.event_time is None, "when a count grew is not said"


def test_the_same_figure_changed_by_two_newsrooms_is_one_node():
    """Copying a number is no second development; it is told again."""
    change = figure("40", "30", "By noon 40 trucks had turned round at the pier.")
    other = figure("40", "32", "Some 40 trucks had turned round at the pier by noon.")
    members = [edited(STRAIT[0], change), edited(STRAIT[1], other, at=NOON + 600)]
    (node,) = [node for node in added(*members) if node.replaces]
    assert node.article_ids == (STRAIT[0].article_id, STRAIT[1].article_id)


def test_a_headline_that_turns_is_a_node_and_one_in_other_words_is_none():
    """ "Not" and a question mark turn what is said; another choice of words does not."""
    turned = headline("Ferry sails again on Friday", "Ferry does not sail again on Friday")
    same = headline("Ferry sails again on Friday", "On Friday, ferry sails again")
    assert [node.kind for node in added(edited(STRAIT[0], turned))] == ["headline"]
    assert added(edited(STRAIT[0], same)) == []


def test_a_correction_and_a_withdrawal_stand_at_the_time_they_were_made():
    """They happened when the publisher printed them."""
    note = "Correction: the pilot station is at Ansel, not at Corrin."
    correction = Change(kind="correction", after=note, sentence=note, end=len(note))
    title = "Withdrawn: Strait shut"
    withdrawn = Change(kind="withdrawn", where="title", after=title, sentence=title, end=len(title))
    nodes = {node.kind: node for node in added(edited(STRAIT[0], correction, withdrawn))}
    assert nodes["correction"].event_time == nodes["withdrawal"].event_time == NOON
    assert nodes["correction"].text == note


def test_nothing_is_told_on_the_word_of_a_withdrawn_report():
    """Its sentences leave headline and brief while another report stands; a report that is put back tells again."""
    title = "Withdrawn: Strait shut"
    gone = Change(kind="withdrawn", where="title", after=title, sentence=title, end=len(title))
    taken_back = replace(edited(STRAIT[0], gone), title=title)
    made = compose([taken_back, *STRAIT[1:]], at=NOON + 60)
    cited = {made.headline_citation.article_id, *(one.citation.article_id for one in made.brief)}
    assert STRAIT[0].article_id not in cited
    assert any(node.kind == "withdrawal" for node in made.timeline)
    assert compose([taken_back], at=NOON + 60).headline == title
    assert not withdrawn(replace(taken_back, title=STRAIT[0].title))


def test_a_live_page_does_not_flood_the_timeline():
    """One article changes its figures all day: a few are told."""
    member = STRAIT[0]
    for number in range(40):
        member = edited(
            member,
            figure(str(number + 2), str(number + 1), f"Now {number + 2} trucks had turned round at the pier."),
            at=NOON + 60 * number,
            version=number + 2,
        )
    assert len(added(member)) <= 4


def test_a_figure_that_grew_since_does_not_stand_under_the_headline():
    """A later report counts more; the standfirst tells the present."""
    early = report(
        "early", "07:00", "Pilot bulletin for the Arden Strait",
        "Ships waiting in the roads off Port Ansel: 14. Pilots board at the southern station of the Arden Strait only.",
    )  # fmt: skip
    late = report(
        "late", "15:00", "Arden Strait queue grows",
        "More than 30 ships were waiting in the roads off Port Ansel in the afternoon. The strait stays shut.",
    )  # fmt: skip
    reports = read([early, late])
    _, standfirst = write(reports, reports[1].title)
    assert standfirst is None or ": 14" not in standfirst.text


def test_what_was_corrected_since_is_told_as_it_was_told_then():
    """First 31, then 13, is one changed figure; a newsroom that printed 31 in between changed nothing."""
    first = report(
        "first", "07:00", "Tram collision in Arden injures 13", "Two trams collided in Arden. 13 people were hurt."
    )
    between = report(
        "second", "08:00", "Trams collide in Arden, 31 people injured", "Police say 31 people were injured."
    )
    sentence = first.title
    corrected = edited(
        first,
        headline("Tram collision in Arden injures 31", first.title),
        Change(kind="figure", where="title", before="31", after="13", sentence=sentence, end=len(sentence)),
    )
    nodes = developments(read([corrected, between]))
    assert ("Tram collision in Arden injures 31", 1) in {(node.text, node.citation.version) for node in nodes}
    assert [(node.kind, node.replaces) for node in nodes if node.replaces] == [("figure", "31")]
