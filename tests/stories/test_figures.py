"""Where reports give different numbers."""

from strait_news import report

from wireroom.stories.figures import differing
from wireroom.stories.reports import read


def told(*rows):
    """Compare reports, given as (id, clock, sentence[, source])."""
    return differing(
        read(
            [
                report(row[0], row[1], "Fire at the depot in Tamar", row[2], source=row[3] if len(row) > 3 else None)
                for row in rows
            ]
        )
    )


def values(figures):
    """The numbers of each difference."""
    return [[value[0] for value in figure.values] for figure in figures]


def test_two_newsrooms_that_disagree_are_shown_lowest_first():
    """A range with who says what, never an average."""
    (figure,) = told(
        ("a", "09:00", "The fire at the depot in Tamar injured 212 people on Tuesday."),
        ("b", "09:30", "The fire at the depot in Tamar injured 140 people on Tuesday."),
    )
    assert [(value[0], value[2]) for value in figure.values] == [(140, "b.example"), (212, "a.example")]
    assert figure.label == "people"


def test_what_fits_together_is_no_difference():
    """At least ten and twelve may both be true."""
    assert not told(
        ("a", "09:00", "At least 10 people were hurt in Tamar on Tuesday."),
        ("b", "09:30", "Twelve people were hurt in Tamar on Tuesday."),
    )


def test_one_newsroom_that_counts_on_does_not_contradict_itself():
    """Its later number replaces its earlier one."""
    assert not told(
        ("a", "09:00", "Three people were killed in Tamar on Tuesday.", "same.example"),
        ("b", "11:00", "Five people were killed in Tamar on Tuesday.", "same.example"),
    )


def test_a_count_that_two_later_reports_agree_on_is_settled():
    """The early number was early, not another opinion."""
    assert not told(
        ("a", "09:00", "Three people were killed in Tamar on Tuesday."),
        ("b", "10:00", "Five people were killed in Tamar on Tuesday."),
        ("c", "10:10", "Five people were killed in Tamar, police said on Tuesday."),
    )


def test_a_day_later_a_higher_number_is_news_not_dispute():
    """Only a lower one, printed later, still contradicts."""
    rising = [
        report("a", "01:00", "Fire at the depot", "Three people were killed in Tamar on Tuesday."),
        report("b", "20:00", "Fire at the depot", "Five people were killed in Tamar on Tuesday."),
    ]
    assert not differing(read(rising))
    falling = [
        report("a", "01:00", "Fire at the depot", "Five people were killed in Tamar on Tuesday."),
        report("b", "20:00", "Fire at the depot", "Three people were killed in Tamar on Tuesday."),
    ]
    assert values(differing(read(falling))) == [[3, 5]]


def test_usual_old_and_partial_numbers_are_left_alone():
    """A number of every day, of another year or of some of the people is another thing."""
    assert not told(
        ("a", "09:00", "Fire in Tamar injured 12 people on Tuesday."),
        ("b", "09:10", "Fires in Tamar usually injure 40 people a year."),
        ("c", "09:20", "A fire in 2019 injured 80 people in Tamar."),
        ("d", "09:30", "Two Karethan sailors were injured in Tamar on Tuesday."),
    )


def test_two_and_fifty_nine_dead_are_of_two_blasts():
    """Numbers far apart are compared only where the sentences are much alike; near ones where little is shared."""
    small = report("a", "06:00", "Car hits wall in Tamar", "Two people were killed in the car of a baker near Tamar.")
    large = report("b", "07:00", "Blast in Port Ansel", "Fifty-nine people were killed when a tank farm blew up.")
    assert differing(read([small, large])) == ()
    same = "{} people were killed when the tank farm of Port Ansel blew up, the police said."
    rivals = [report("c", "06:00", "Blast", same.format("Twelve")), report("d", "07:00", "Blast", same.format("Sixty"))]
    (figure,) = differing(read(rivals))
    assert [words for _, words, _, _ in figure.values] == ["Twelve", "Sixty"]


def test_a_count_that_went_on_differs_from_nothing():
    """Nine hours later a higher number is an update, whoever gives it; only what is told at one time differs."""
    same = "{} people were killed when the tank farm of Port Ansel blew up, the police said."
    told = [("a", "06:00", "Twelve"), ("b", "15:00", "Thirty"), ("c", "16:00", "Thirty-one")]
    (figure,) = differing(read([report(name, clock, "Blast", same.format(n)) for name, clock, n in told]))
    assert [words for _, words, _, _ in figure.values] == ["Thirty", "Thirty-one"]


def test_counts_of_two_places_are_two_things():
    """Dead of one town and dead of another are not compared; a town that the other report names too is."""
    words = "The floods killed {} people in {} on Tuesday, rescuers said."
    here = report("a", "09:00", "Floods", words.format(12, "Tamar"))
    there = report("b", "09:30", "Floods", words.format(30, "Ansel"))
    wider = report("c", "09:30", "Floods", f"{words.format(30, 'Sundrel')} Tamar has no power.")
    assert differing(read([here, there])) == ()
    assert values(differing(read([here, wider]))) == [[12, 30]]


def test_civilians_and_soldiers_are_counted_apart():
    """Numbers for some of the people are no other opinion about all of them; words for soldiers are one."""
    assert told(
        ("a", "09:00", "The raid on the depot killed 12 civilians on Tuesday."),
        ("b", "09:30", "The raid on the depot killed 30 soldiers on Tuesday."),
    ) == ()  # fmt: skip
    (figure,) = told(
        ("a", "09:00", "The raid on the fuel depot in Tamar killed 12 troops on Tuesday morning."),
        ("b", "09:30", "The raid on the fuel depot in Tamar killed 14 soldiers on Tuesday morning."),
    )
    assert len(figure.values) == 2


def test_a_range_differs_only_from_what_lies_outside_it():
    """Nine to 14 and twelve may both be true; nine to 14 and twenty may not, and the page tells the widest ends."""
    nine = ("a", "09:00", "The fire at the depot in Tamar injured nine to 14 people on Tuesday.")
    assert told(nine, ("b", "09:30", "The fire at the depot in Tamar injured 12 people on Tuesday.")) == ()
    (figure,) = told(nine, ("b", "09:30", "The fire at the depot in Tamar injured 20 people on Tuesday."))
    assert figure.ends() == ("9", "20")
    assert figure.tops == (14, None)
