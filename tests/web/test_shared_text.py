"""Pages say whose text an article has, how much of it, and where; and what is only perhaps a copy."""

import re

import pytest
from newsrooms import FERRY, FERRY_AGAIN, MORNING, reading, take
from owners import Owned

from wireroom.model.source import Source
from wireroom.pipeline.adding import know_source

OWN = "A spokesman of the port of Orvik added that two cranes stand idle while the divers look at the quay."


@pytest.fixture
def owned(tmp_path):
    made = Owned(tmp_path)
    know_source(
        made.intake.newsroom, Source(id="wire.example", name="Fulmar", domains=("wire.example",), kind="agency"), 1.0
    )
    take(
        made.intake,
        "own",
        reading("Ferry Corrin aground off Tamsel Point", *FERRY),
        source="wire.example",
        seen=MORNING,
    )
    take(
        made.intake,
        "copy",
        reading("Ferry hits rocks", *FERRY, OWN),
        source="b.example",
        seen=MORNING + 60,
    )
    headline = reading("Ferry Corrin aground off Tamsel Point", full=False)
    take(made.intake, "digest", headline, source="digest.example", seen=MORNING + 120)
    take(made.intake, "other", reading("Passenger ship on rocks", *FERRY_AGAIN), source="d.example", seen=MORNING + 180)
    yield made
    made.room.close()


def article(owned, source):
    return next(row for row in owned.room.reader.articles() if row.source_id == source)


def story(owned):
    return owned.get(owned.room.reader.front().rows[0].path).text


def test_a_copy_tells_how_much_of_it_is_whose_and_marks_it_on_demand(owned):
    """One link from the copy marks the passages; what the outlet added itself stays unmarked."""
    cookie = owned.enter()
    row = article(owned, "b.example")
    plain = owned.get(row.path, cookie).text
    assert re.search(r"Its text copies <a [^>]*>Ferry Corrin aground off Tamsel Point</a> of Fulmar", plain)
    assert "100\u00a0% of the shorter text stands in the longer" in plain
    assert 'class="cited"' not in plain
    link = re.search(r'href="(/a/[^"]*\?same=1)#same"', plain)[1]
    marked = owned.get(link, cookie).text
    passages = re.findall(r'<mark class="cited"[^>]*>(.*?)</mark>', marked)
    assert passages
    assert 'id="same"' in marked
    assert not any("two cranes stand idle" in one for one in passages)
    assert "Marked: 1\u00a0passage" in marked, "it runs on over three paragraphs"


def test_marks_give_nothing_away(owned):
    """Who may read two sentences alone reads no more with marks."""
    row = article(owned, "b.example")
    page = owned.get(f"{row.path}?same=1").text
    assert "two cranes stand idle" not in page
    assert FERRY[2] not in page


def test_an_article_of_its_own_has_nothing_to_mark(owned):
    """The address answers with the article."""
    row = article(owned, "d.example")
    reply = owned.get(f"{row.path}?same=1", owned.enter())
    assert reply.status == 200
    assert "cited" not in reply.text


def test_a_headline_that_repeats_stands_as_a_ring_beside_what_it_repeats(owned):
    """It is no report with a dot of its own, the count is a range, and the page says why."""
    page = story(owned)
    comes = page[page.index("Where it comes from") : page.index("<h2>Reports")]
    assert "digest.example" not in re.sub(r"<aside.*?</aside>", "", comes, flags=re.DOTALL)
    assert "1\u00a0copy, 1 perhaps" in comes
    assert 'class="c-hollow"' in comes
    assert "A ring is what may be a copy" in comes
    assert "its headline or summary is that of Fulmar, so it may be a copy" in page
    counts = owned.room.reader.front().rows[0].counts
    assert (counts.articles, counts.reports.low, counts.reports.high) == (4, 2, 3)


def test_the_headlines_page_leads_to_what_it_repeats(owned):
    """It is not read, so it is said as what may be."""
    page = owned.get(article(owned, "digest.example").path).text
    assert re.search(
        r"It may be a copy: <a [^>]*>Ferry Corrin aground off Tamsel Point</a> of Fulmar says the same", page
    )


def test_copies_tell_their_share_and_lead_to_the_marks(owned):
    """In the folded list of copies."""
    assert re.search(r'<a href="/a/[^"]*\?same=1#same">100\u00a0% the same</a>', story(owned))
