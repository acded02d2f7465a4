"""The laws of the fictional wire: it is large enough, it is consistent, and its reports are truly independent."""

import itertools
import re
from collections import defaultdict

import pytest

from tests.demo.serving import DAY_START
from wireroom.claims.offices import check_offices
from wireroom.demo.days import dated
from wireroom.demo.offices import office_table
from wireroom.demo.outlets import ContentError
from wireroom.demo.rows import rows
from wireroom.demo.server import START_OFFSET
from wireroom.demo.world import DAY, Article, World, load

#: Words that two independent reports may share in a row, outside quotes and names.
SHARED_WORDS = 7
#: The same for Japanese, which writes no spaces: letters that two reports may share in a row.
SHARED_LETTERS = 19
QUOTES = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|「[^」]*」")


def test_the_wire_is_as_large_as_it_claims(world: World) -> None:
    """About 40 outlets, about 60 happenings, at least three languages, one agency that is reprinted."""
    articles = list(world.articles())
    assert len(world.outlets) >= 40
    assert len(world.happenings) >= 55
    assert len({world.outlets[article.outlet].language for article in articles}) >= 4
    assert len(articles) >= 300
    assert sum(article.copy_of is None for article in articles) >= 130


def test_every_outlet_publishes(world: World) -> None:
    """No outlet is there for the number alone."""
    assert {article.outlet for article in world.articles()} == set(world.outlets)


def test_the_demonstration_opens_on_a_living_front_page(world: World) -> None:
    """When it begins, at least ten happenings stand, and most of the day is still to come."""
    begun = [h for h in world.happenings if min(article.at for article in h.articles) < START_OFFSET]
    assert len(begun) >= 10
    assert len(begun) <= len(world.happenings) / 2


def test_everything_happens_within_the_day(world: World) -> None:
    """Versions come in the order of time and end with the day."""
    for article in world.articles():
        times = [version.at for version in article.versions]
        assert times == sorted(set(times))
        assert times[-1] < DAY
        assert all(version.title and version.paragraphs for version in article.versions)


def test_independent_reports_share_no_long_run_of_words(world: World) -> None:
    """No two independent texts, in all their versions, share 8 words in a row outside quotes and names."""
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for article in world.articles():
        if article.copy_of is None:
            for run in runs(article, world.outlets[article.outlet].language):
                owners[run].add(article.id)
    shared = {" ".join(run): sorted(ids) for run, ids in owners.items() if len(ids) > 1}
    assert shared == {}


def test_copies_share_what_they_copy(world: World) -> None:
    """A reprint is mostly its agency's text, though headline, length, credit and spelling may differ."""
    articles = {article.id: article for article in world.articles()}
    for article in articles.values():
        if article.copy_of is None or "@" not in article.id:  # a translation shares no words
            continue
        parent = articles[article.copy_of]
        language = world.outlets[article.outlet].language
        mine, theirs = set(runs(article, language)), set(runs(parent, language))
        if mine:
            assert len(mine & theirs) / len(mine) > 0.3, article.id


def test_translations_belong_to_the_report_they_translate(world: World) -> None:
    """A translation is a copy in another language, with the same report."""
    articles = {article.id: article for article in world.articles()}
    translated = [a for a in articles.values() if a.copy_of and "@" not in a.id]
    assert translated
    for article in translated:
        parent = articles[str(article.copy_of)]
        assert article.report == parent.report
        assert world.outlets[article.outlet].language != world.outlets[parent.outlet].language


def test_a_minister_who_left_is_named_as_if_in_office(world: World) -> None:
    """One text names a minister who left three weeks ago; the register of offices knows it, another text names the new
    one rightly, and no text that names the present holders is flagged.
    """
    table = office_table(DAY_START)
    flagged: dict[str, list[str]] = {}
    for article in world.articles():
        if article.copy_of is None:
            language = world.outlets[article.outlet].language
            at = DAY_START + article.at * 60
            version = article.versions[-1]
            findings, _ = check_offices(
                "\n\n".join(version.paragraphs), version.title, language=language, at=at, published=at, table=table
            )
            if findings:
                flagged[article.id] = [f"{f.name} -> {f.holder}" for f in findings]
    assert "Edda Vance -> Tomas Reyle" in flagged["hesk-lane-gannet"]
    rightly = next(a for a in world.articles() if a.id == "hesk-lane-ledger-analysis")
    assert "Tomas Reyle, the Harbours Minister" in " ".join(rightly.versions[0].paragraphs)
    assert set(flagged) <= {"hesk-lane-gannet", "tessmark-rate-standard", "rohlfing-voice"}


def test_the_wire_holds_what_may_embarrass_the_engine(world: World) -> None:
    """Corrections, a withdrawal, very short texts, long ones with subheadings, subscriptions and closed doors."""
    articles = list(world.articles())
    assert sum(len(article.versions) > 1 for article in articles) >= 20
    assert any(version.withdrawn for article in articles for version in article.versions)
    lengths = [len(" ".join(a.versions[0].paragraphs).split()) for a in articles if a.copy_of is None]
    assert sum(length < 40 for length in lengths) >= 10
    assert sum(length > 150 for length in lengths) >= 8
    assert any(part.startswith("## ") for a in articles for part in a.versions[0].paragraphs)
    assert any(outlet.paywall for outlet in world.outlets.values())
    assert any(outlet.closed for outlet in world.outlets.values())


def test_copies_outlive_a_withdrawal_unless_their_desk_follows(world: World) -> None:
    """The withdrawn report still stands in the digest that never follows corrections."""
    withdrawn = next(a for a in world.articles() if a.copy_of is None and a.versions[-1].withdrawn)
    copies = [a for a in world.articles() if a.copy_of == withdrawn.id]
    assert {copy.versions[-1].withdrawn for copy in copies} == {True, False}


@pytest.mark.parametrize("language", ["en", "es", "de", "ja", "ar"])
def test_dates_can_be_written_in_every_language(world: World, language: str) -> None:
    """No mark is left in any text when the day is known."""
    for article in world.articles():
        if world.outlets[article.outlet].language == language:
            for version in article.versions:
                for part in (version.title, version.note, article.caption, *version.paragraphs):
                    assert "{" not in dated(part, language, DAY_START)


def test_content_that_cannot_be_is_refused_by_name(tmp_path, world: World) -> None:
    """A wrong time, an unknown outlet or a broken file is told with the name of the file."""
    folder = tmp_path / "happenings"
    folder.mkdir()
    (tmp_path / "outlets.toml").write_text(
        '[one]\nname="One"\nplace="X"\nlanguage="en"\nkind="blog"\nformat="rss"\nmarkup="bare"\npath="/{number}"\n'
    )
    head = 'id="a"\ntruth="t"\nintent="i"\nsection="world"\n[[report]]\nid="r"\ntitle="T"\ntext="x"\n'
    for body, reason in (
        (head + 'outlet="one"\nat="25:00"', "no time"),
        (head + 'outlet="two"\nat="05:00"', "unknown"),
        (head + 'outlet="one"\nat="05:00"\nsection="weather"', "none of"),
        (head + 'outlet="one"\nat="05:00"\n[[report.edits]]\nat="06:00"\nswap=[["y","z"]]', "nothing to swap"),
        (head + 'outlet="one"\nat="05:00"\nheadline="T"', "no key"),
        (head + 'outlet="one"\nat="05:00"\nheadlines={one="T"}', "makes no copy"),
        (head + 'outlet="one"\nat="23:50"\ncopies={one=20}', "end of the day"),
        ("id = ", "Invalid"),
    ):
        (folder / "bad.toml").write_text(body)
        with pytest.raises(ContentError, match=reason) as caught:
            load(tmp_path)
        assert "bad.toml" in str(caught.value)


def runs(article: Article, language: str) -> list[tuple[str, ...]]:
    """Give every run of words (letters, in Japanese) that is too long to be shared, with quotes and names cut out."""
    found: list[tuple[str, ...]] = []
    for version in article.versions:
        if version.withdrawn:
            continue
        for part in version.paragraphs:
            for piece in QUOTES.split(dated(part, language, DAY_START)):
                found += _japanese(piece) if language == "ja" else _spaced(piece)
    return found


def _spaced(piece: str) -> list[tuple[str, ...]]:
    words = [word.lower() for word in re.findall(r"[\w’]+", piece) if not word[0].isupper()]
    return [tuple(words[i : i + SHARED_WORDS + 1]) for i in range(len(words) - SHARED_WORDS)]


def _japanese(piece: str) -> list[tuple[str, ...]]:
    letters = "".join(re.findall(r"\w", piece))
    return [(letters[i : i + SHARED_LETTERS + 1],) for i in range(len(letters) - SHARED_LETTERS)]


def test_the_law_above_is_not_blind(world: World) -> None:
    """The measure finds an agency's copies, so that its silence about reports means something."""
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for article in world.articles():
        for run in runs(article, world.outlets[article.outlet].language):
            owners[run].add(article.id)
    pairs = {pair for ids in owners.values() if len(ids) > 1 for pair in itertools.combinations(sorted(ids), 2)}
    assert len(pairs) > 500


def test_rows_tell_the_whole_day_with_its_truth(world: World) -> None:
    """Every article is one row, in the order of publication, with its story and its report."""
    told = list(rows(world, DAY_START))
    assert {row["id"] for row in told} == {article.id for article in world.articles()}
    assert [row["published_at"] for row in told] == sorted(row["published_at"] for row in told)
    assert {row["story_id"] for row in told} == {happening.id for happening in world.happenings}
    reports = {article.id for article in world.articles() if article.copy_of is None}
    assert {row["report_id"] for row in told} == reports
