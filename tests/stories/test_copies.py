"""Which texts are one report, and which are not."""

from storywire import BANK, FERRY, START, candidate

from wireroom.stories.desk import StoryDesk

QUOTE = (
    "“We saw the lights of the reef far too late, the wind had pushed us off our line for more than an hour and nobody "
    "on the bridge had any idea how close we were until the keel touched the rock under us,”"
)


def reports(*articles) -> list[tuple[str, str | None]]:
    """Place articles and return report and original of each."""
    desk = StoryDesk()
    return [(event.report_id, event.copy_of) for one in articles for event in desk.place(one, one.seen)]


def test_a_reprint_belongs_to_the_report_of_its_original():
    """An outlet that prints another's text with a new headline and a line of its own adds no report."""
    text = FERRY[0][1]
    reprint = ("Drama at sea", "From our wire desk. " + text + " More on our website.")
    assert reports(candidate("a", FERRY[0]), candidate("b", reprint, at=START + 60)) == [("a", None), ("a", "a")]


def test_a_copy_of_a_copy_is_the_same_report():
    """However a text travels, it stays one piece of reporting."""
    long = (FERRY[0][0], FERRY[0][1] + " " + FERRY[2][1])
    cut = (FERRY[0][0], FERRY[0][1])
    found = reports(candidate("a", long), candidate("b", cut, at=START + 60), candidate("c", cut, at=START + 90))
    assert {report for report, _ in found} == {"a"}


def test_independent_reports_that_share_only_a_quote_are_two_reports():
    """Two reporters stood before the same captain."""
    one = (FERRY[0][0], f"{FERRY[0][1]} {QUOTE} said captain Sten Holm.")
    two = (FERRY[1][0], f"{FERRY[1][1]} {QUOTE} captain Holm told reporters.")
    assert reports(candidate("a", one), candidate("b", two, at=START + 60)) == [("a", None), ("b", None)]


def test_texts_that_are_not_read_have_no_copies():
    """A summary alone cannot show whose text it is: counting says "from .. to", not "one"."""
    short = (FERRY[0][0], FERRY[0][1])
    found = reports(candidate("a", short, full=False), candidate("b", short, full=False, at=START + 60))
    assert found == [("a", None), ("b", None)]


def test_a_copy_joins_the_story_of_its_original_whatever_its_headline():
    """A reprint under a headline in another key is still the same story."""
    desk = StoryDesk()
    (first,) = desk.place(candidate("a", BANK[0]), START)
    (second,) = desk.place(candidate("b", ("Morning bulletin", BANK[0][1]), at=START + 60), START + 60)
    assert first.story_id == second.story_id
    assert second.reasons[0].kind == "copy"
    assert second.reasons[0].like == "a"


def test_a_copy_is_seen_when_the_full_text_comes():
    """First only a summary was known; the full text shows that it is a reprint."""
    desk = StoryDesk()
    desk.place(candidate("a", FERRY[0]), START)
    (first,) = desk.place(candidate("b", FERRY[0], full=False, at=START + 60), START + 60)
    assert first.report_id == "b"
    (later,) = desk.reread(candidate("b", FERRY[0], at=START + 60), START + 120)
    assert (later.report_id, later.copy_of, later.moved_from) == ("a", "a", None)
    assert later.story_id == first.story_id


def test_chinese_reprints_are_seen_without_spaces():
    """Scripts without spaces are compared by characters."""
    text = (
        "海峡管理局周四上午表示，由于浓雾，所有渡轮暂停运营，直到另行通知。"
        "约有四百名乘客滞留在港口，志愿者为他们提供热饮和毯子。"
    )
    one = candidate("a", ("渡轮因浓雾停航", text), language="zh")
    two = candidate("b", ("浓雾中断海峡交通", "本报讯：" + text), language="zh", at=START + 60)
    assert reports(one, two) == [("a", None), ("a", "a")]


def test_the_first_of_a_report_stays_the_first_when_it_is_edited():
    """An edit of the original must not make it a copy of its own reprint."""
    desk = StoryDesk()
    desk.place(candidate("a", FERRY[0]), START)
    desk.place(candidate("b", FERRY[0], at=START + 60), START + 60)
    edited = (FERRY[0][0], FERRY[0][1] + " This article was updated.")
    assert desk.reread(candidate("a", edited), START + 120) == []


def test_a_summary_that_comes_later_does_not_unread_a_text():
    """A feed repeats its summary after the page was read: the reprint is still known as one."""
    desk = StoryDesk()
    desk.place(candidate("a", FERRY[0]), START)
    desk.place(candidate("b", FERRY[0], at=START + 60), START + 60)
    assert desk.reread(candidate("b", FERRY[0], full=False, at=START + 60), START + 120) == []
