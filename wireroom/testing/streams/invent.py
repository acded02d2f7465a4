"""Names that belong to nobody: places, people, firms, ships, teams, made of syllables."""

import random

_ONSETS = "B Br C D Dr F G Gr H K Kl L M N P Pr R S St T Tr V W Z".split()
_VOWELS = "a e i o u ai au ei ia oa".split()
_CODAS = "l n r s t m lm nd rk rn st x ss ld".split()
_PLACE_ENDS = "wick mouth haven stadt ford berg minster vale holm brook garth ona ella ado eira".split()
_FIRST = (
    "Ada Anton Bela Carla Dario Edda Emil Frida Goran Hana Igor Ines Jonas Kaja Lena Luca Mara Milo Nadia Odo Olga "
    "Pavel Rosa Sami Tara Uwe Vera Wim Yara Zeno"
).split()
_FIRMS = "Works Group Institute Board Union Bank Society Office Holding Council".split()
_TEAMS = "Rovers United Wanderers Athletic City Albion".split()


def syllables(chance: random.Random, many: int = 2) -> str:
    """Make a word of invented syllables with a capital."""
    word = "".join(chance.choice(_ONSETS).lower() + chance.choice(_VOWELS) for _ in range(many - 1))
    return (word + chance.choice(_ONSETS).lower() + chance.choice(_VOWELS) + chance.choice(_CODAS)).capitalize()


def place(chance: random.Random) -> str:
    """Name a town."""
    return chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) + chance.choice(_PLACE_ENDS)


def person(chance: random.Random) -> str:
    """Name a person."""
    return f"{chance.choice(_FIRST)} {syllables(chance)}"


def firm(chance: random.Random) -> str:
    """Name a firm, an office or a society."""
    return f"{syllables(chance)} {chance.choice(_FIRMS)}"


def team(chance: random.Random) -> str:
    """Name a team."""
    return f"{place(chance)} {chance.choice(_TEAMS)}"
