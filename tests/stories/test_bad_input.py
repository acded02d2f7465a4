"""What arrives from a real wire: late, undated, empty, templated, mixed. None of it may glue happenings together."""

from storywire import FERRY, HOUR, START, candidate

from wireroom.model.events import ArticlePlaced
from wireroom.stories.desk import StoryDesk


def placed(rows):
    """Place (title, text, changes) one after the other, a quarter of an hour apart; return the story of each."""
    desk = StoryDesk()
    out = []
    for n, (title, text, more) in enumerate(rows):
        at = START + n * 900.0
        one = candidate(f"a{n}", (title, text), at=at, **more)
        (event,) = desk.place(one, at)
        assert isinstance(event, ArticlePlaced)
        out.append(event.story_id)
    return out


def apart(titles, text="", **more):
    """Say whether all of these headlines open stories of their own."""
    return len(set(placed([(title, text, more) for title in titles]))) == len(titles)


def test_results_of_one_league_are_a_story_each():
    """The words of a result are always the same; who played is another happening."""
    assert apart(
        [
            "Pennant City beat Ardal Rovers 3-1 in league match",
            "Osterby Wanderers beat Lacey Town 2-0 in league match",
            "Velland United beat Tessmark Athletic 4-2 in league match",
        ],
        source="score.example",
    )


def test_rounds_and_games_of_one_contest_are_a_story_each():
    """The third Test is not the second, and Game 5 is not Game 4, however alike the words."""
    assert apart(["Velland win second Test against Osterby", "Velland win third Test against Osterby"])
    assert apart([f"Pennant City beat Ardal Rovers in Game {n} of the finals" for n in (3, 4, 5)])


def test_market_reports_of_different_days_are_a_story_each():
    """A report that an outlet prints every day under one form of words tells another day each time."""
    assert apart(
        [
            f"Tessmark Market Report for {day}, May {n}, 2026"
            for day, n in (("Monday", 4), ("Tuesday", 5), ("Friday", 8))
        ],
        source="market.example",
    )


def test_the_same_disaster_in_three_countries_is_three_stories():
    """An earthquake is no happening; an earthquake in a place is."""
    assert apart(
        [
            "Strong earthquake shakes Peru, at least twelve dead",
            "Strong earthquake shakes Turkey, at least thirty dead",
            "Strong earthquake shakes Mexico, at least nine dead",
        ]
    )


def test_a_briefing_of_many_topics_glues_no_stories():
    """What stands behind each other on one page is still apart, before the page came and after."""
    topics = [
        "Ferry Lind runs aground off Skarholm",
        "Tessmark central bank lifts key rate",
        "Bear walks into Port Lacey railway station",
        "Typhoon Orla nears the coast of Velland",
    ]
    briefing = "Morning briefing: ferry aground, rates, a bear and Typhoon Orla"
    later = [
        "Ferry Lind is towed off the reef at Skarholm",
        "Governor defends key rate of Tessmark central bank",
        "Bear caught in Port Lacey railway station",
        "Typhoon Orla makes landfall on the coast of Velland",
    ]
    rows = [(title, "", {}) for title in topics]
    stories = placed([*rows, (briefing, ". ".join(topics) + ".", {}), *((title, "", {}) for title in later)])
    assert len(set(stories[:4])) == 4
    assert stories[5:] == stories[:4]


def test_bulletins_under_one_name_do_not_make_a_story():
    """A page of many topics says nothing of another such page."""
    assert apart([f"Latest news bulletin, {part}" for part in ("morning", "midday", "evening")], source="tv.example")


def test_live_pages_of_one_crisis_do_not_chain_what_they_tell():
    """Three live pages of one outlet, each about the news of its hour, make no story by their name."""
    assert apart(
        [
            "Velland crisis live: parliament votes on budget",
            "Velland crisis live: coastguard searches for crew",
            "Velland crisis live: teachers walk out",
        ],
        source="live.example",
    )


def test_articles_out_of_order_by_hours_make_the_same_story():
    """A feed that delivers late brings its articles to where they belong."""
    rows = [
        (title, text, {"published": START - late * HOUR}) for (title, text), late in zip(FERRY, (0, 9, 4), strict=True)
    ]
    assert len(set(placed(rows))) == 1
    assert len(set(placed(rows[::-1]))) == 1


def test_dates_in_the_future_and_none_at_all_join_by_what_they_tell():
    """A wrong date neither parts a story nor makes one."""
    dates = (None, START + 400 * 24 * HOUR, START)
    assert len(set(placed([(*told, {"published": date}) for told, date in zip(FERRY, dates, strict=True)]))) == 1
    other = ("Tessmark central bank lifts rate to 4.5 percent", "", {"published": None})
    assert len(set(placed([(*FERRY[0], {"published": None}), other]))) == 2


def test_a_text_in_two_languages_joins_what_it_tells():
    """Half a text in another tongue is noise, not a reason to stand alone."""
    title, text = FERRY[1]
    half = f"{text} Die Fähre Lind liegt vor Skarholm auf Grund, vierzig Menschen wurden gerettet."
    assert len(set(placed([(*FERRY[0], {}), (title, half, {})]))) == 1


def test_a_near_duplicate_with_another_fact_is_no_second_voice():
    """A template filled with another place and other names stays out, though nearly every word is the same."""
    form = "Police in {0} arrested {1} after a man was found dead in a flat in {0}, the prosecutor said on Friday."
    rows = [
        ("Man found dead in Peru flat, suspect arrested", form.format("Lima", "Jorge Salas Quint"), {"full": False}),
        (
            "Man found dead in Kenya flat, suspect arrested",
            form.format("Nairobi", "Peter Wekesa Otim"),
            {"full": False},
        ),
    ]
    assert len(set(placed(rows))) == 2
