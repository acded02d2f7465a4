"""The four counts: what is one report, what may be one, and that nothing raises the lower end but reading."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.model.counts import CountedMember, Counts, Span, count, kin_of, single_source


def member(name: str, **more) -> CountedMember:
    made = CountedMember(article_id=name, source_id=f"of-{name}", owner=None, report_id=name, read=True)
    return replace(made, **more)


members = st.lists(
    st.builds(
        lambda n, report, read, kin, owner: member(
            f"a{n}", report_id=f"a{report}", read=read, kin=tuple(kin), owner=owner
        ),
        st.integers(0, 9),
        st.integers(0, 5),
        st.booleans(),
        st.lists(st.sampled_from(["agency:fulmar", "agency:garza", "article:a1", "article:a2"]), max_size=2),
        st.sampled_from([None, "Lanthorn", "Brightwater"]),
    ),
    max_size=10,
    unique_by=lambda one: one.article_id,
)


@settings(deadline=None)
@given(members)
def test_a_range_is_a_range_and_thin_evidence_never_adds(told):
    """The lower end is not above the upper one; what ties reports together lowers the lower end alone."""
    counts, plain = count(told), count([replace(one, kin=()) for one in told])
    assert counts.reports.low <= counts.reports.high <= len(told)
    assert counts.reports.low <= plain.reports.low
    assert counts.reports.high == plain.reports.high
    assert bool(counts.reports.low) == bool(told)


@settings(deadline=None)
@given(members, st.randoms(use_true_random=False))
def test_the_order_of_members_does_not_matter(told, chance):
    """Counting is over a set."""
    mixed = list(told)
    chance.shuffle(mixed)
    assert count(mixed) == count(told)


@settings(deadline=None)
@given(members)
def test_what_is_not_read_never_raises_the_lower_end(told):
    """One more headline may be a copy of anything: where something was read, it adds nothing that is sure."""
    before, after = count(told), count([*told, member("new", read=False, kin=("agency:fulmar",))])
    assert after.reports.low == max(before.reports.low, 1)
    assert after.reports.high == before.reports.high + 1


def test_two_texts_that_credit_one_agency_are_one_or_two_reports():
    """A credit alone, without a shared text, is thin evidence."""
    told = [member("a", kin=("agency:fulmar",)), member("b", kin=("agency:fulmar",)), member("c")]
    assert count(told).reports == Span(2, 3)


def test_what_ties_reports_together_reaches_through_copies():
    """b may repeat a copy of a: then a, its copy and b may all be one."""
    told = [member("a"), member("copy", report_id="a"), member("b", kin=("article:copy",)), member("c")]
    assert count(told).reports == Span(2, 3)


def test_outlets_of_one_owner_are_one_publisher_and_their_one_text_one_report():
    """A chain that prints one text in four papers has said it once."""
    told = [member(f"p{n}", report_id="p0", owner="Lanthorn") for n in range(4)]
    counts = count(told)
    assert (counts.articles, counts.publishers, counts.reports) == (4, 1, Span(1, 1))


def test_an_agencys_own_text_is_kin_of_those_that_credit_it():
    """The agency need not credit itself."""
    own = kin_of(agency=None, source_name="Fulmar", source_kind="agency", perhaps_of=None)
    assert own == kin_of(agency="Fulmar", source_name="Ledger", source_kind="newspaper", perhaps_of=None)
    assert kin_of(agency=None, source_name="Ledger", source_kind="newspaper", perhaps_of=None) == ()


def test_copies_add_no_speakers_to_their_report():
    """Officials in ten reprints are the officials of one text; whom the whole text names, a cut copy names too."""
    officials = [member(name, report_id="a1", origins=(f"unnamed:of-{name}:officials",)) for name in ("a1", "a2", "a3")]
    assert count(officials).origins == Span(1, 1)
    assert count([*officials, member("b1", origins=("unnamed:of-b1:officials",))]).origins == Span(2, 2)
    cut = member("a4", report_id="a1", origins=("agency:fulmar",))
    whole = member("a5", report_id="a1", origins=("person:maret sook", "body:harbour office"))
    assert count([*officials, cut]).origins == Span(1, 1)
    assert count([*officials, cut, whole]).origins == Span(2, 2)


@settings(deadline=None)
@given(members)
def test_what_stands_on_one_source_can_never_be_taken_for_two_reports(told):
    """Where one publisher or one report is all, the lower end that gates ask for is at most that."""
    counts = count(told)
    kind = single_source(counts)
    if kind == "report":
        assert counts.reports.low == 1 < counts.publishers
    elif kind == "publisher":
        assert counts.publishers == 1
    elif kind == "origin":
        assert counts.reports.high > 1
        assert counts.origins == Span(1, 1)
    else:
        assert counts.publishers != 1
        assert counts.reports.high != 1


def test_texts_that_were_not_read_are_not_said_to_be_one_source():
    """Two headlines of two newsrooms may be one report or two: that is not known, and not said."""
    assert single_source(count([member("a", read=False), member("b", read=False)])) is None
    assert single_source(count([member("a"), member("b", report_id="a")])) == "report"
    assert single_source(Counts(articles=0, publishers=0, reports=Span(0, 0), origins=None, posts=4)) is None
