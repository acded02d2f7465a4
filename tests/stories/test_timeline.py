"""What is new in each report."""

from dataclasses import replace

from strait_news import DAY, JAPANESE, STRAIT, report

from wireroom.stories.reports import read
from wireroom.stories.timeline import developments


def nodes(members, others=()):
    """Write a timeline from members in the order given."""
    return developments(read(members), read(others))


def test_a_later_report_never_changes_earlier_nodes():
    """Nodes depend on what came before them alone; what comes later can only tell them again."""
    before = nodes(STRAIT[:2])
    after = nodes(STRAIT)
    texts = [node.text for node in after]
    assert [text for text in texts if text in {node.text for node in before}] == [node.text for node in before]


def test_a_paraphrase_is_no_development():
    """The same news in other words is told again, and noted."""
    again = report(
        "again",
        "06:40",
        "Northern lane of Arden Strait shut by Velland for ten days",
        "Velland has shut the northern lane of the Arden Strait to foreign ships for ten days.",
    )
    (node,) = nodes([STRAIT[0], again])
    assert node.article_ids == ("northline", "again")


def test_kinds_are_told_apart():
    """A denial, a statement, a changed figure and a correction are marked as what they are."""
    correction = report(
        "fix",
        "15:00",
        "Correction: Twenty-one ships wait off Port Ansel",
        "Correction: an earlier version of this report gave a wrong number of ships in the Arden Strait.",
    )
    kinds = {node.kind for node in nodes([*STRAIT, correction])}
    assert {"denial", "statement", "figure"} <= kinds
    assert kinds & {"correction", "figure"}


def test_a_changed_figure_names_what_it_replaces():
    """Twelve in the morning, nineteen at noon."""
    (figure,) = [node for node in nodes(STRAIT) if node.kind == "figure"]
    assert (figure.replaces, figure.citation.article_id) == ("Twelve", "courier")


def test_nodes_stand_at_event_time():
    """The closure of 06:00 stands at 06:00, whenever it was printed."""
    oldest = nodes(STRAIT)[-1]
    assert (oldest.event_time, oldest.precision) == (DAY + 6 * 3600, "minute")
    assert oldest.published == DAY + 6 * 3600 + 300


def test_another_language_confirms_by_its_numbers():
    """A report in Japanese with the same count tells the node again, without a node of its own."""
    counted = replace(STRAIT[2], title="Harbour office counts 19 ships off Port Ansel in Arden Strait")
    found = nodes([*STRAIT[:2], counted], [JAPANESE])
    assert {node.language for node in found} == {"en"}
    assert any("shio" in node.article_ids for node in found)
