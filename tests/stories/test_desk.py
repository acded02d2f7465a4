"""What the story desk does with an article, told by examples."""

from dataclasses import replace

from storywire import BANK, FERRY, HOUR, MATCH, START, candidate, told

from wireroom.model.article import Candidate
from wireroom.model.events import ArticlePlaced
from wireroom.stories.desk import StoryDesk
from wireroom.stories.identity import story_id_of

SPANISH = (
    "El ferry Lind encalla frente a Skarholm y 40 personas son rescatadas",
    (
        "El ferry Lind encalló en un arrecife frente a Skarholm y cuarenta pasajeros fueron evacuados "
        "en botes. La guardia "
        "costera de Velland informó de que el casco aguanta. La autoridad portuaria de Skarholm "
        "investiga el rumbo del Lind, "
        "y las salidas hacia Osterby quedan suspendidas, según la guardia costera de Velland."
    ),
)


def place(desk: StoryDesk, *articles: Candidate) -> list[ArticlePlaced]:
    """Place articles and return where each went."""
    return [event for one in articles for event in desk.place(one, one.seen) if isinstance(event, ArticlePlaced)]


def test_reports_of_one_happening_make_one_story_and_others_open_their_own():
    """The plain case: three happenings, seven reports, three stories."""
    stories = []
    for name, happening in (("f", FERRY), ("b", BANK), ("m", MATCH)):
        stories.append([candidate(f"{name}{n}", telling, at=START + n * 600) for n, telling in enumerate(happening)])
    desk = StoryDesk()
    mixed = [stories[0][0], stories[1][0], stories[2][0], stories[1][1], stories[0][1], stories[2][1], stories[0][2]]
    went = {event.article_id: event.story_id for event in place(desk, *mixed)}
    assert [len({went[one.article_id] for one in group}) for group in stories] == [1, 1, 1]
    assert len(set(went.values())) == 3


def test_a_story_is_called_by_the_article_that_opened_it():
    """The address of a story is the same in every run of the same stream."""
    (event,) = place(StoryDesk(), candidate("f0", FERRY[0]))
    assert event.story_id == story_id_of("f0")
    assert (event.score, event.reasons[0].kind, event.report_id, event.copy_of) == (1.0, "opened", "f0", None)


def test_joining_gives_reasons_in_printed_words():
    """A reader can see why an article is where it is: names, words, numbers, nearness in time."""
    _, event = place(StoryDesk(), candidate("b0", BANK[0]), candidate("b1", BANK[1], at=START + 600))
    shown = {reason.kind: reason.detail for reason in event.reasons}
    assert "Tessmark" in shown["names"]
    assert {"names", "words", "time"} <= set(shown)
    assert all(reason.like == "b0" for reason in event.reasons)
    assert 0.5 <= event.score <= 1.0


def test_the_same_headline_weeks_later_is_weaker_evidence():
    """Time tells apart what words alone cannot: the margin falls as the gap grows."""
    scores = []
    for gap in (1, 30, 24 * 14):
        _, event = place(
            StoryDesk(),
            candidate("m0", (MATCH[0][0], ""), full=False),
            candidate("m1", (MATCH[1][0], ""), full=False, at=START + gap * HOUR),
        )
        scores.append(event.score if event.story_id == story_id_of("m0") else 0.0)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_a_missing_or_impossible_date_is_not_now():
    """An article without a date is judged by its words; nothing is taken off for a gap that nobody knows."""
    for wrong in (None, START + 400 * HOUR):
        late = replace(candidate("f1", FERRY[1], at=START + 200 * HOUR), published=wrong)
        first, second = place(StoryDesk(), candidate("f0", FERRY[0]), late)
        assert first.story_id == second.story_id
        assert next(reason.weight for reason in second.reasons if reason.kind == "time") == 1.0


def test_other_languages_join_by_names_at_a_strict_bar():
    """A Spanish report joins the English story; one on something else with one shared word does not."""
    other = candidate(
        "x",
        (
            "Skarholm celebra su festival de teatro",
            "La ciudad de Skarholm abre su festival de teatro con obras de doce países y un concierto al aire libre.",
        ),
        language="es",
    )
    first, same, apart = place(StoryDesk(), candidate("f0", FERRY[0]), candidate("s0", SPANISH, language="es"), other)
    assert first.story_id == same.story_id
    assert apart.story_id == story_id_of("x")


def test_an_article_alone_may_move_when_its_text_is_read():
    """A bare headline opens a story; its full text shows that it belongs to another one."""
    desk = StoryDesk()
    place(desk, candidate("f0", FERRY[0]))
    vague = ("What we know so far", "")
    (alone,) = place(desk, candidate("f1", vague, full=False, at=START + 60))
    assert alone.story_id == story_id_of("f1")
    (moved,) = desk.reread(candidate("f1", (vague[0], FERRY[1][1]), at=START + 60), START + 120)
    assert isinstance(moved, ArticlePlaced)
    assert (moved.story_id, moved.moved_from) == (story_id_of("f0"), story_id_of("f1"))


def test_an_unchanged_article_read_again_is_no_news():
    """Reading the same text twice says nothing."""
    desk = StoryDesk()
    article = candidate("f0", FERRY[0])
    place(desk, article, candidate("f1", FERRY[1]))
    assert desk.reread(article, START + HOUR) == []


def test_members_of_a_story_are_not_torn_out_by_an_edit():
    """An edit that brings in another happening leaves the article where its readers found it."""
    desk = StoryDesk()
    place(desk, *(candidate(f"f{n}", telling) for n, telling in enumerate(FERRY)))
    place(desk, *(candidate(f"b{n}", telling) for n, telling in enumerate(BANK)))
    edited = candidate("f1", (FERRY[1][0], f"{FERRY[1][1]} Also this morning: {BANK[1][1]}"))
    for event in desk.reread(edited, START + HOUR):
        assert (event.story_id, event.moved_from) == (story_id_of("f0"), None)


def test_an_article_leaves_company_on_clear_evidence_alone():
    """An address that now bears another story's text: nothing of its old company is left in it."""
    desk = StoryDesk()
    place(desk, *(candidate(f"f{n}", telling) for n, telling in enumerate(FERRY)))
    place(desk, *(candidate(f"b{n}", telling) for n, telling in enumerate(BANK)))
    (event,) = desk.reread(candidate("f1", BANK[1]), START + HOUR)
    assert (event.story_id, event.moved_from) == (story_id_of("b0"), story_id_of("f0"))


def test_placing_twice_is_reading_again():
    """A feed that delivers an article twice makes no second member."""
    desk = StoryDesk()
    article = candidate("f0", FERRY[0])
    place(desk, article)
    assert desk.place(article, START + 60) == []


def test_near_stories_are_named_the_closest_first():
    """What is close and not joined can be offered to a reader; the story itself is not among it."""
    desk = StoryDesk()
    for n in range(12):
        desk.place(candidate(f"t{n}", told(n * 4)), START + n)
    near = desk.near(story_id_of("t0"), most=3)
    assert 1 <= len(near) <= 3
    assert story_id_of("t0") not in near
    assert desk.near("sunknown") == []


def test_the_state_stays_bounded_and_forgets_whole_stories():
    """Old stories leave the window; new ones are placed as if the old had never been, at the same speed."""
    desk = StoryDesk()
    for n in range(2_600):
        headline, _ = told(n)
        desk.place(candidate(f"t{n}", (headline, ""), full=False, at=START + n * 1_800), START + n * 1_800)
    memory = desk._memory
    assert len(memory.articles) <= 2_100
    assert "t0" not in memory.articles
    assert memory.rows.size <= 2 * len(memory.articles) + 1_100
    assert desk.reread(candidate("t0", told(0)), START + 2_700 * 1_800) == []


def test_a_word_that_only_a_headline_gives_a_capital_is_no_name():
    """What the text also writes small is shown among the words."""
    first = ("Budget of Tessmark passes", "The budget passed by two votes after a night in the Tessmark assembly.")
    second = ("Budget passes in Tessmark", "Two votes carried the budget through the assembly of Tessmark at dawn.")
    _, event = place(StoryDesk(), candidate("a", first), candidate("b", second))
    shown = {reason.kind: reason.detail for reason in event.reasons}
    assert "Tessmark" in shown["names"]
    assert "budget" in shown["words"]
