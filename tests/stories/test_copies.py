"""Which texts are one report, and which are not."""

from storywire import BANK, FERRY, START, candidate

from wireroom.stories.bands import FIRST, LATEST
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


def placed(desk, *articles) -> dict[str, object]:
    """Place articles; return where each stands at the end."""
    stands = {}
    for one in articles:
        for event in desk.place(one, one.seen):
            stands[event.article_id] = event
    return stands


def text_of(*numbers: int) -> str:
    """Make sentences that share no eight words with one another."""
    return " ".join(
        f"Item {n} of the harbour log told that pilot number {n} of berth {n * 3} met ship {n * 7} near buoy {n * 11} "
        f"while crew {n * 13} stood by with {n * 17} metres of line."
        for n in numbers
    )


def test_the_agencys_own_text_is_the_original_however_late_it_is_seen():
    """A paper was asked earlier than the agency whose text it prints."""
    desk = StoryDesk()
    paper = candidate("a", FERRY[0], agency="Fulmar")
    wire = candidate("b", FERRY[0], at=START + 600, agency="Fulmar", source_kind="agency")
    late = candidate("c", FERRY[0], at=START + 700)
    stands = placed(desk, paper, wire, late)
    assert {event.report_id for event in stands.values()} == {"a"}
    assert (stands["b"].copy_of, stands["a"].copy_of) == (None, "b")
    assert [reason.kind for reason in stands["a"].reasons] == ["opened", "copy"]
    assert stands["c"].copy_of in {"a", "b"}
    assert [(reason.kind, reason.like) for reason in stands["b"].reasons] == [("reprinted", "a")]


def test_of_two_papers_the_one_that_printed_first_is_the_original():
    """We saw the reprint before the original; both tell their minute."""
    desk = StoryDesk()
    reprint = candidate("a", FERRY[0], at=START + 900, published=START + 840)
    original = candidate("b", FERRY[0], at=START + 1200, published=START)
    stands = placed(desk, reprint, original)
    assert (stands["b"].copy_of, stands["a"].copy_of) == (None, "b")


def test_which_is_the_original_does_not_turn_back_when_both_are_read_again():
    """Each decision that is taken once is quiet the next time."""
    desk = StoryDesk()
    paper = candidate("a", FERRY[0])
    wire = candidate("b", FERRY[0], at=START + 600, source_kind="agency")
    placed(desk, paper, wire)
    assert desk.reread(paper, START + 800) == []
    assert desk.reread(wire, START + 900) == []


def test_a_text_that_shares_a_third_is_told_and_is_no_copy():
    """It may be reworded, or come from one source: the count becomes a range."""
    one = candidate("a", ("Harbour log of the week", text_of(*range(1, 9))))
    other = candidate("b", ("The week in the harbour", text_of(1, 2, 3, *range(20, 25))), at=START + 60)
    stands = placed(StoryDesk(), one, other)
    assert (stands["b"].report_id, stands["b"].copy_of, stands["b"].perhaps_of) == ("b", None, "a")


def test_what_a_newsroom_prints_under_everything_makes_no_copy():
    """Two short texts of one outlet consist mostly of its own small print."""
    desk = StoryDesk()
    print_under = " " + text_of(*range(40, 46))
    articles = [
        candidate(name, (title, text + print_under), at=START + 60 * n, source="ledger.example")
        for n, (name, (title, text)) in enumerate(
            [("a", FERRY[0]), ("b", BANK[0]), ("c", ("Choir wins cup in Lund", text_of(1)))], start=1
        )
    ]
    placed(desk, *articles)
    last = candidate(
        "d", ("Orchard show draws crowds", text_of(7) + print_under), at=START + 600, source="ledger.example"
    )
    (event,) = desk.place(last, last.seen)
    assert (event.report_id, event.copy_of) == ("d", None)


def test_a_briefing_that_holds_several_reports_is_none_of_them():
    """Ten topics in one text: it is a copy of no single one, and makes no one of the others."""
    topics = [candidate(f"t{n}", (f"Log entry {n}", text_of(n * 10, n * 10 + 1)), at=START + n) for n in range(1, 8)]
    briefing = candidate(
        "z", ("Morning briefing", text_of(*(n * 10 + m for n in range(1, 8) for m in (0, 1)))), at=START + 60
    )
    before = placed(StoryDesk(), *topics, briefing)
    assert len({event.report_id for event in before.values()}) == 8
    after = placed(StoryDesk(), briefing, *topics)
    assert len({event.report_id for event in after.values()}) >= 7, "all but the first part are told from it"


def test_a_headline_that_is_anothers_may_be_a_copy():
    """A digest that forbids reading prints the agency's headline: it is told, and not sure."""
    desk = StoryDesk()
    stands = placed(
        desk,
        candidate("a", FERRY[0], source="fulmar.example"),
        candidate("b", (FERRY[0][0], ""), at=START + 600, full=False, source="sparrow.example"),
        candidate("c", ("Ferry accident: what we know", ""), at=START + 700, full=False, source="gannet.example"),
    )
    assert (stands["b"].report_id, stands["b"].copy_of, stands["b"].perhaps_of) == ("b", None, "a")
    assert stands["c"].perhaps_of is None


def test_a_summary_that_stands_in_anothers_text_may_be_a_copy():
    """The first sentence of the agency under a headline of one's own."""
    lead = FERRY[0][1].split(". ")[0] + "."
    stands = placed(
        StoryDesk(),
        candidate("a", FERRY[0], source="fulmar.example"),
        candidate(
            "b", ("Lifeboats save forty off Skarholm ferry", lead), full=False, at=START + 60, source="x.example"
        ),
    )
    assert stands["b"].perhaps_of == "a"


def test_what_was_only_perhaps_is_settled_when_the_text_is_read():
    """The full text turns "perhaps" into a copy, or into a report of its own."""
    for text, wanted in ((FERRY[0][1], ("a", None)), (FERRY[1][1], (None, None))):
        desk = StoryDesk()
        headline = candidate("b", (FERRY[0][0], ""), at=START + 60, full=False, source="x.example")
        placed(desk, candidate("a", FERRY[0], source="fulmar.example"), headline)
        (event,) = desk.reread(candidate("b", (FERRY[0][0], text), at=START + 60, source="x.example"), START + 120)
        assert (event.copy_of, event.perhaps_of) == wanted


def test_five_hundred_hosts_with_one_text_are_one_report():
    """However many print it, with a line of their own each."""
    desk = StoryDesk()
    stands = placed(
        desk,
        *(
            candidate(f"h{n}", (FERRY[0][0], f"{FERRY[0][1]} Seen on host {n}."), at=START + n, source=f"h{n}.example")
            for n in range(500)
        ),
    )
    assert {event.report_id for event in stands.values()} == {"h0"}


def test_a_disguised_text_is_a_copy():
    """Signs nobody sees, letters that look alike, swapped letters, shuffled paragraphs, a word in twenty replaced."""
    plain = [text_of(n) for n in range(1, 16)]
    words = " ".join(plain).split()
    disguises = {
        "unseen": " ".join(word[:2] + "\u200b" + word[2:] for word in words),
        "alike": " ".join(plain).translate(str.maketrans("aeopc", "аеорс")),
        "swapped": " ".join(word[0] + word[2] + word[1] + word[3:] if len(word) > 5 else word for word in words),
        "shuffled": " ".join(reversed(plain)),
        "synonyms": " ".join("moreover" if n % 20 == 10 else word for n, word in enumerate(words)),
    }
    for name, text in disguises.items():
        stands = placed(
            StoryDesk(),
            candidate("a", ("Harbour log", " ".join(plain))),
            candidate("b", ("Notes from the pier", text), at=START + 60),
        )
        assert stands["b"].copy_of == "a", name


def test_empty_and_enormous_texts_are_placed():
    """A text of five million signs and one of none stand where they belong, and are no copies of one another."""
    enormous = "barrier " * 600_000
    stands = placed(
        StoryDesk(),
        candidate("a", ("Empty", "")),
        candidate("b", ("Enormous", enormous), at=START + 1),
        candidate("c", ("", ""), at=START + 2),
        candidate("d", ("Words without end", " ".join(f"w{n}" for n in range(700_000))), at=START + 3),
    )
    assert len({event.report_id for event in stands.values()}) == 4


def test_a_flood_of_one_outlet_stays_one_report_and_small():
    """What one more print costs does not grow: the lists that are looked at have a bound."""
    desk = StoryDesk()
    for n in range(400):
        one = candidate(f"f{n}", (FERRY[0][0], FERRY[0][1]), at=START + n, source="flood.example")
        (event,) = desk.place(one, one.seen)
        assert event.report_id == "f0"
    met = desk._memory.bands.alike(desk._memory.articles["f9"].sketch)
    assert len(met) <= 2 * (FIRST + LATEST)


def test_a_sentence_that_a_digest_cut_out_is_a_copy():
    """A short text that was read stands in the agency's but for its credit; one of its own does not."""
    lead = FERRY[0][1].split(" and forty")[0]
    cut = candidate("b", (FERRY[0][0], lead + ".\n\n— Fulmar"), at=START + 60)
    own = candidate(
        "c", (FERRY[0][0], "Our reporter saw forty people in blankets walk down the pier in the rain"), at=START + 90
    )
    stub = candidate("d", ("Prize for a film", lead + "."), at=START + 120)
    stands = placed(StoryDesk(), candidate("a", FERRY[0]), cut, own, stub)
    assert [stands[name].copy_of for name in "bcd"] == ["a", None, None]
