"""Persons in office under their names in scripts that our letters do not follow."""

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
        ("التقى دونالد ترامب مع بنيامين نتنياهو", "ar", ["Trump", "Netanyahu"]),
        ("وقال بشار الأسد", "ar", ["Assad"]),
        ("خسر ترامب", "ar", []),
        ("فولوديمير زيلينسكي", "ar", ["Zelensky"]),
        ("امانوئل مکرون", "fa", ["Macron"]),
        ("בנימין נתניהו נפגש עם דונלד טראמפ", "he", ["Netanyahu", "Trump"]),
        ("トランプ大統領とゼレンスキー氏が会談", "ja", ["Trump", "Zelensky"]),
        ("ミサイルとカメラ、ウォルター氏", "ja", []),
        ("دونالد ترامب", "en", []),
    ],
)
def test_a_person_is_known_by_the_sound_of_the_name(text, language, names):
    """As Latin letters have it; one word alone is too little but in katakana, and elsewhere nothing is looked up."""
    assert list(persons_in(words(text), language)) == names
