"""Writes wireroom/text/persons.json: persons in office, as Han characters write them, and their names to hear.

    python -m training.persons

Made from the names of the table of offices (wireroom/claims/offices.json): Han characters give a name's sound only to
who knows the name. Arabic, Hebrew and katakana are compared by sound (`wireroom/text/sounds.py`); other letters are
brought to ours one by one (`wireroom/text/tokens.py`).
"""

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

from wireroom.text.tokens import fold, words

ROOT = Path(__file__).resolve().parent.parent / "wireroom"
#: Letters of the shortest name that tells its person.
SHORTEST = 5
OUT = ROOT / "text" / "persons.json"


def main() -> None:
    """Write the file."""
    persons = json.loads((ROOT / "claims" / "offices.json").read_bytes())["persons"]
    found: dict[str, set[str]] = defaultdict(set)
    for name, spelled in persons.items():
        for alias in spelled.get("also", ()):
            if "CJK" in unicodedata.name(alias[0], "") and len(alias) > 1:
                for part in {alias, alias.split("·")[-1]}:
                    if len(part) > 1:
                        found[" ".join(map(fold, words(part)))].add(_telling(name))
    sure = {
        alias: name
        for alias, names in sorted(found.items())
        if len(names) == 1 and len(name := next(iter(names))) >= SHORTEST
    }
    spoken = sorted(name for name in map(_plain, persons) if " " in name)
    made = {"spoken": spoken, "written": sure}
    OUT.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(sure)} written, {len(spoken)} spoken")


def _telling(name: str) -> str:
    """Give the last word of a name; where the family stands first ("Xi Jinping") that is the given one."""
    return _plain(name).split()[-1]


def _plain(name: str) -> str:
    return name.removesuffix(" Jr.")


if __name__ == "__main__":
    main()
