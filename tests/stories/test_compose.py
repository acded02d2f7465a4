"""What we write about a story is taken from its members, and from nothing else."""

import random
from dataclasses import replace

import pytest
from datasets import dataset
from hypothesis import given, settings
from hypothesis import strategies as st
from strait_news import ARABIC, COPY, DAY, JAPANESE, NOW, STRAIT, report

from wireroom.stories import reports as rules
from wireroom.stories.compose import compose
from wireroom.stories.timeline import MOST as MOST_NODES

SENTENCES = [
    "Velland closed the northern lane of the Arden Strait on Tuesday.",
    "Twelve ships lay at anchor off Port Ansel at dawn, the harbour office said.",
    "Nineteen ships wait off Port Ansel, the harbour office said.",
    "But nobody had expected it.",
    "“We were not told,” said Maret Sook, the transport minister of Kareth.",
    "He said so.",
    "Velland's coastguard denies that a ship was boarded.",
    "At least 13 people were hurt in Port Ansel on Monday.",
    "Ministers will meet in Tamar on Thursday because both sides want peace.",
    "海峡の北側航路は閉鎖された。",
    "تنتظر السفن أمام الميناء.",
    "Sign up for our newsletter.",
    "\n\n",
]
TITLES = [
    "Velland shuts lane of Arden Strait",
    "Nineteen ships wait off Port Ansel",
    "LIVE: strait",
    "",
    "Why?",
    "海峡閉鎖",
]

MEMBERS = st.lists(
    st.builds(
        lambda n, title, parts, language, minute, copy, full: report(
            f"a{n}",
            f"{minute // 60:02}:{minute % 60:02}",
            title,
            " ".join(parts),
            language=language,
            source=f"s{n % 5}.example",
            report_id=f"a{n % 7}" if copy else f"a{n}",
            copy_of=f"a{n % 7}" if copy else None,
            full=full,
        ),
        st.integers(0, 30),
        st.sampled_from(TITLES),
        st.lists(st.sampled_from(SENTENCES), max_size=8),
        st.sampled_from(["en", "ja", "ar", None]),
        st.integers(0, 1439),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=9,
    unique_by=lambda member: member.article_id,
)


def pieces(story):
    """Give all texts of a composition with their citations."""
    yield story.headline, story.headline_citation
    for sentence in (*story.brief, *([story.standfirst] if story.standfirst else [])):
        yield sentence.text, sentence.citation
    for node in story.timeline:
        yield node.text, node.citation


@settings(deadline=None)
@given(MEMBERS)
def test_each_text_stands_word_for_word_where_its_citation_says(members):
    """Evidence or silence: names and numbers are the member's own, since the words are."""
    known = {member.article_id: member for member in members}
    story = compose(members, at=NOW)
    for text, citation in pieces(story):
        member = known[citation.article_id]
        field = member.title if citation.field == "title" else member.text
        assert field[citation.start : citation.end] == text
        assert citation.version == member.version
    for figure in story.differs:
        for _, words, source_id, citation in figure.values:
            member = known[citation.article_id]
            field = member.title if citation.field == "title" else member.text
            assert words in field[citation.start : citation.end]
            assert source_id == member.source_id


@settings(deadline=None)
@given(MEMBERS, st.randoms(use_true_random=False))
def test_the_order_of_members_does_not_matter(members, chance):
    """The same members give the same story, however the store hands them over."""
    mixed = list(members)
    chance.shuffle(mixed)
    assert compose(mixed, at=NOW) == compose(members, at=NOW)


@settings(deadline=None)
@given(MEMBERS)
def test_no_sentence_stands_twice(members):
    """Brief and standfirst never repeat each other."""
    story = compose(members, at=NOW)
    texts = [sentence.text for sentence in story.brief] + ([story.standfirst.text] if story.standfirst else [])
    assert len(texts) == len(set(texts))


@settings(deadline=None)
@given(MEMBERS, st.integers(0, 8), st.integers(1, 5000))
def test_a_copy_changes_nothing(members, which, later):
    """Forty papers that reprint one agency add breadth, not news."""
    first = members[which % len(members)]
    copy = replace(
        first,
        article_id="z-copy",
        source_id="copier.example",
        seen=first.seen + later,
        copy_of=first.article_id,
    )
    before, after = compose(members, at=NOW), compose([*members, copy], at=NOW)
    assert after == before


@settings(deadline=None)
@given(MEMBERS)
def test_a_timeline_is_newest_first_and_told_by_its_members(members):
    """Each node names the articles that tell it, the one that it quotes among them."""
    ids = {member.article_id for member in members}
    for node in compose(members, at=NOW).timeline:
        assert node.citation.article_id in node.article_ids
        assert set(node.article_ids) <= ids
        assert (node.event_time is None) == (node.precision == "unknown")


def test_a_story_without_members_is_refused():
    """There is nothing to write from."""
    with pytest.raises(ValueError, match="without members"):
        compose([], at=NOW)


def test_the_strait_reads_like_a_newspaper():
    """Headline, brief and timeline of three reports: what, who, denial, what next; nothing that leans on nothing."""
    story = compose([*STRAIT, COPY, JAPANESE], at=NOW)
    assert "Arden Strait" in story.headline
    assert story.brief[0].text.startswith(("Velland closed", "The harbour office at Port Ansel counted"))
    texts = [sentence.text for sentence in story.brief]
    assert 3 <= len(texts) <= 7
    assert len({sentence.citation.article_id for sentence in story.brief}) >= 2
    everything = "\n".join([*texts, story.standfirst.text])
    assert "But nobody" not in everything
    assert "She added" not in everything
    assert {sentence.language for sentence in story.brief} == {"en"}
    assert "denial" in {node.kind for node in story.timeline}
    assert story.section == "world"


def test_a_changed_count_says_what_it_was():
    """The afternoon's number replaces the morning's, and says so."""
    story = compose(STRAIT, at=NOW)
    changed = [node for node in story.timeline if node.kind == "figure"]
    assert [(node.replaces, node.citation.article_id) for node in changed] in ([], [("Twelve", "courier")])


def test_another_language_tells_a_node_again():
    """A number speaks all languages: the Japanese report confirms, it does not repeat."""
    story = compose([*STRAIT, JAPANESE], at=NOW)
    assert {node.language for node in story.timeline} == {"en"}


@pytest.mark.parametrize("member", [JAPANESE, ARABIC])
def test_a_story_in_one_language_is_written_in_it(member):
    """Japanese and Arabic stories are composed like any other."""
    story = compose([member], at=NOW)
    assert story.headline == member.title
    assert {sentence.language for sentence in story.brief} == {member.language}
    assert story.timeline[0].language == member.language


def test_a_headline_alone_is_a_story_too():
    """Where nothing was read we say so, and make no sentence."""
    story = compose([report("a", "06:00", "Velland shuts lane of Arden Strait", full=False)], at=NOW)
    assert story.headline == "Velland shuts lane of Arden Strait"
    assert story.brief == ()
    assert story.standfirst is None
    assert story.not_known == ("No report could be read in full yet.",)


def test_we_say_that_nobody_says_why_only_where_that_is_sure():
    """Long reports in a language whose words of reason we know, and none of them in any."""
    text = "Velland closed its northern lane on Tuesday. Ships wait off Port Ansel. " * 12
    two = [report(name, "06:00", "Velland closes its lane", text) for name in ("a", "b")]
    assert compose(two, at=NOW).not_known == ("No report says why.",)
    reason = replace(two[1], text=f"{text} It closed because of an exercise.")
    assert compose([two[0], reason], at=NOW).not_known == ()
    unknown = replace(two[1], language="fi")
    assert compose([*two, replace(unknown, article_id="c", report_id="c")], at=NOW).not_known == ()


def test_one_sentence_is_the_standfirst():
    """A feed's summary stands under the headline; a brief of it would say the same again."""
    text = "Velland closed the northern lane of the Arden Strait on Tuesday."
    story = compose([report("a", "06:00", "Velland shuts lane", text)], at=NOW)
    assert story.standfirst.text == text
    assert story.brief == ()


def test_a_line_of_a_table_stands_nowhere_in_what_we_write():
    """ "Ships waiting: 14." is no sentence for a reader; what the same report says in words may stand."""
    told = "Velland closed the northern lane of the Arden Strait on Tuesday. Ships waiting off Port Ansel: 14."
    later = "The harbour office of Port Ansel counts the ships each hour. Ships waiting off Port Ansel: 19."
    story = compose(
        [report("a", "06:00", "Velland shuts lane", told), report("b", "08:00", "Ships wait off Ansel", later)], at=NOW
    )
    written = [sentence.text for sentence in (story.standfirst, *story.brief) if sentence]
    assert "Velland closed the northern lane of the Arden Strait on Tuesday." in written
    assert not [text for text in written if "waiting off" in text]


def test_a_toll_that_has_grown_comes_behind_the_one_that_stands():
    """Of two reports that count the dead the brief takes the higher, later count, however early the other was."""
    count = "At least {} people were killed when the Ansel ferry struck the mole of Port Ansel, the police said."
    members = [
        report("a", "06:00", "Ferry strikes mole of Port Ansel, killing three", count.format("three")),
        report(
            "b",
            "07:00",
            "Ferry strikes mole of Port Ansel, killing three people",
            count.format("three") + " It rained.",
        ),
        report("c", "09:00", "Ferry strikes mole of Port Ansel, killing eleven", count.format("eleven")),
    ]
    story = compose(members, at=NOW)
    written = [sentence.text for sentence in (story.standfirst, *story.brief) if sentence]
    assert [text for text in written if "killed" in text] == [count.format("eleven")]


def test_a_date_in_the_future_is_not_believed():
    """A clock that runs ahead must not place a node into tomorrow."""
    ahead = replace(STRAIT[0], published=NOW + 7 * 86_400)
    (node,) = compose([ahead], at=NOW).timeline
    assert node.published is None
    assert node.event_time is None


def test_a_thousand_reports_are_read_by_sample(monkeypatch):
    """The work is bounded: of three thousand members at most a hundred reports are read closely."""
    read = []
    honest = rules.read
    monkeypatch.setattr("wireroom.stories.compose.read", lambda members: read.extend(members) or honest(members))
    chance = random.Random(1)
    many = [
        report(
            f"m{n}",
            f"{n // 150:02}:{n % 60:02}",
            f"{chance.choice(['Ships', 'Pilots', 'Insurers'])} wait in Arden Strait, day {n}",
            f"{chance.choice(SENTENCES)} The {n}th convoy of {n} ships left Port {chr(65 + n % 26)}nsel on Tuesday.",
        )
        for n in range(3000)
    ]
    story = compose(many, at=NOW)
    assert len(read) <= rules.FIRST + rules.BETWEEN + rules.LAST
    assert len(story.timeline) <= MOST_NODES
    assert len(story.brief) <= 7


@pytest.mark.parametrize("size", [97, 150, 700, 3000])
def test_a_sample_hardly_changes_with_one_more_report(size):
    """A page must not be rewritten because one more paper writes."""
    members = [replace(STRAIT[0], article_id=f"{n:05}", report_id=f"{n:05}", seen=DAY + n) for n in range(size + 1)]
    before = {member.article_id for member in rules.sample(members[:-1])}
    after = {member.article_id for member in rules.sample(members)}
    assert len(after - before) <= 2
    assert len(after) <= rules.FIRST + rules.BETWEEN + rules.LAST + 1


@pytest.mark.parametrize("name", ["newscluster2017/newscluster2017.dev.jsonl.gz", "basil/basil.dev.jsonl.gz"])
def test_real_stories_keep_the_law_of_citations(name):
    """On real texts too, every sentence is exactly a member's."""
    import gzip
    import json

    stories = {}
    with gzip.open(dataset(name.split("/")[0]) / name.split("/")[1], "rt") as lines:
        for n, line in enumerate(lines):
            row = json.loads(line)
            text = row.get("text") or "\n\n".join(row.get("paragraphs", ()))
            member = report(f"r{n}", "06:00", row["title"] or "-", text, source=f"s{n}.example")
            stories.setdefault(row["story_id"], []).append(replace(member, seen=DAY + n))
    for members in list(stories.values())[:25]:
        known = {member.article_id: member for member in members}
        story = compose(members, at=NOW)
        for text, citation in pieces(story):
            member = known[citation.article_id]
            field = member.title if citation.field == "title" else member.text
            assert field[citation.start : citation.end] == text
