"""The foot of the pages says how full the house is, and the page about the house says what goes, and when."""

from hypothesis import given
from hypothesis import strategies as st

from wireroom.model.views import Head, Space
from wireroom.web.page import Variant
from wireroom.web.render import Frame, render_text
from wireroom.web.site import SiteSettings
from wireroom.web.space import space_words, time_words

GB = 10**9
PACE = st.none() | st.floats(min_value=-1e12, max_value=1e12)


def about(space, **site):
    head = Head(
        seq=1, at=0.0, epoch="e", articles=1, stories=1, sources=1, answering=1, asked=1, unread=0, started_at=0.0,
        space=space,
    )  # fmt: skip
    return render_text("about", Frame(site=SiteSettings(**site), variant=Variant()), head, "/about")


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=10**15), PACE)
def test_every_size_has_words(used, budget, per_day):
    """No number is too large, too small, or not known, to be said in words."""
    words = space_words(Space(used=used, budget=budget, per_day=per_day))
    assert "GB" in words or "MB" in words
    assert "inf" not in words
    assert "nan" not in words
    assert ("full" in words or "fill" in words or "grows" in words) == bool(budget)


@given(st.floats(min_value=0.0, max_value=7000.0), st.floats(min_value=0.0, max_value=7000.0))
def test_a_longer_time_is_never_said_to_be_shorter(one, other):
    """Rounding to the unit that one would say keeps the order of times, within half of that unit."""
    days = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
    for length in (one, other):
        number, unit = time_words(length).split("\u00a0")
        said = int(number) * days[unit.removesuffix("s")]
        assert abs(said - max(length, 1.0)) <= days[unit.removesuffix("s")] / 2 + 1e-6


def test_the_foot_says_size_and_forecast():
    page = about(Space(used=1_200_000_000, budget=10 * GB, per_day=41e6))
    assert "What is kept takes 1.2\u00a0GB of 10\u00a0GB; at this pace full in 7\u00a0months." in page


def test_the_foot_says_nothing_before_the_first_measurement():
    assert "What is kept takes" not in about(None)


def test_the_page_about_the_house_says_what_goes():
    """The words follow the settings: by age, by room, by both, or never."""
    both = about(None, keep_days=90, disk_budget="10 GB")
    assert "A story goes 90 days after its last article" in both
    assert "(10 GB) runs out" in both
    assert "News is kept for good." in about(None)
    assert "News is kept until the room for it (10 GB) runs out" in about(None, disk_budget="10 GB")
