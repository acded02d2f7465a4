"""Words that the reasons of this desk are made of. A number and its noun never part."""

NB = "\u00a0"
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def several(number: int, one: str, many: str | None = None) -> str:
    r"""Write a number with its noun.

    >>> several(1, "report"), several(4, "report")
    ('1\xa0report', '4\xa0reports')
    """
    return f"{number}{NB}{one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """Spell a small number for the middle of a sentence.

    >>> spelled(5), spelled(31)
    ('five', '31')
    """
    return _SPELLED[number] if 0 <= number < len(_SPELLED) else str(number)


def duration(seconds: float) -> str:
    r"""Say how long, in minutes below ninety, in hours above.

    >>> duration(640.0), duration(10_800.0), duration(5.0)
    ('11\xa0minutes', '3\xa0h', '1\xa0minute')
    """
    minutes = max(1, round(seconds / 60.0))
    return several(minutes, "minute") if minutes < 90 else f"{round(minutes / 60.0)}{NB}h"


def pace_words(reports: int, seconds: float, expected: float) -> str:
    r"""Say how fast reports came against what is usual.

    >>> pace_words(4, 660.0, 0.1)
    '4\xa0reports in 11\xa0minutes; none expected'
    """
    usual = round(expected)
    return f"{several(reports, 'report')} in {duration(seconds)}; {usual or 'none'} expected"
