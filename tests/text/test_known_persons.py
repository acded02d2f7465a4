"""Persons in office under their names in Han characters."""

import pytest

from wireroom.text.known_persons import persons_in
from wireroom.text.tokens import words


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("古特雷斯发表声明", "zh", ["Guterres"]),
        ("北约秘书长斯托尔滕贝格与马克龙会谈", "zh", ["Stoltenberg", "Macron"]),
        ("Stoltenberg met Macron", "en", []),
        ("今天下雨", "zh", []),
    ],
)
def test_a_person_is_known_by_the_sound_of_the_name(text, language, names):
    """As Latin letters have it; in other languages nothing is looked up."""
    assert list(persons_in(words(text), language)) == names
