"""Lay the leaders of two open lists beside our own table of offices.

Read: a list of leaders from 1945 to March 2021 (REIGN), and an almanac of those in office in May 2026 with the day
since when (The World Factbook). Written: `wireroom/claims/leaders.json`, in the form of the shipped table, with

- every office that a leader of the first list held and that our own table does not have, with the words of its country;
- those of our own table with the leaders before its first row, and `evidence` "dataset" where a list names the same
  person then.

What lies between March 2021 and the "since" of the present holder is not in either list. Where both name one person the
time between is theirs; otherwise the row ends "on some day between" and says nothing for that time.

    python -m training.offices [FOLDER]
"""

import gzip
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wireroom.claims.table import days, fold

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "wireroom/claims/offices.json"
BUILT = ROOT / "wireroom/claims/leaders.json"
# Last month of the list, and the month of the almanac.
LISTED_TO, ALMANAC = "2021-03", "2026-05-01"
# The list gives months for ends; a spell that starts within so many days of one ends where it starts.
JOINED_DAYS = 40
# Lists differ by so many days in what they call the first one.
SAME_DAYS = 45
TITLES = {
    "president": "President of {}", "prime_minister": "Prime Minister of {}", "chancellor": "Chancellor of {}",
    "king": "King of {}",
}  # fmt: skip
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SINCE = re.compile(r"\(since (\d{1,2}) (\w+) (\d{4})\)")
_PRINTED = {"president": "President", "prime_minister": "Prime Minister", "chancellor": "Chancellor", "king": "King"}


def main() -> None:
    """Read the two lists, write the table and say how much it holds."""
    base = os.environ.get("WIREROOM_DATASETS")
    if len(sys.argv) < 2 and base is None:
        sys.exit("name the folder office_holders, or set WIREROOM_DATASETS to the folder that holds it")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(base or "") / "office_holders"
    table = built(folder)
    BUILT.write_text(_written(table), "utf-8")
    rows = [holder for office in table["offices"] for holder in office["holders"]]
    print(f"{len(table['offices'])} offices, {len(rows)} times in office, written to {BUILT.relative_to(ROOT)}")


def built(folder: Path) -> dict[str, Any]:
    """Make the table of leaders out of the two lists in `folder` and our own table."""
    own = json.loads(OWN.read_text("utf-8"))
    mine = {office["id"]: office for office in own["offices"]}
    listed = _listed(folder / "reign_leaders_1945_2021-03.jsonl.gz")
    almanac = {row["gec"]: row for row in _rows(folder / "factbook_executives_2026-05.jsonl.gz")}
    offices: dict[str, dict[str, Any]] = {}
    for line in (ROOT / "training/countries.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        place, _, code, almanac_code, kind, _ = line.split("|")
        if not kind:
            continue
        role, _, year = kind.partition(" ")
        spells = [spell for spell in listed.get(code, []) if spell["since"][:4] >= (year or "1945")]
        present = _present(almanac.get(almanac_code, {}), role)
        key = f"{place}.{role}"
        before = offices.get(key, mine.get(key))
        if before is not None:
            offices[key] = _completed(before, spells, present)
        elif spells:
            name = own["places"][place][0] if role not in TITLES else _country(own["places"][place])
            offices[key] = _joined(key, TITLES[role].format(name.replace("&", "and")), role, place, spells, present)
    return {
        "format": 1,
        "checked_on": own["checked_on"],
        "provenance": "open lists of leaders (REIGN to March 2021, The World Factbook of May 2026)",
        "offices": [office for office in offices.values() if office["holders"]],
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _listed(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Give the spells of each country, oldest first, none beyond the start of the next; acting ones are left out."""
    raw: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(path):
        raw.setdefault(row["country"], []).append(row)
    found: dict[str, list[dict[str, Any]]] = {}
    for country, rows in raw.items():
        rows.sort(key=lambda row: row["start"])
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            until = row["end_month"]
            if after is not None and (until is None or _near(after["start"], until) or after["start"][:7] < until):
                until = after["start"]
            if "acting" in row["leader"] or (until or "9") <= row["start"][: len(until or "9")]:
                continue
            holder = {"name": _name(row["leader"]), "since": row["start"], "until": until, "evidence": "dataset"}
            found.setdefault(country, []).append(holder)
    return found


def _near(start: str, end_month: str) -> bool:
    return abs(days(start)[0] - days(end_month)[1]) <= JOINED_DAYS


def _name(printed: str) -> str:
    """Write a name of the list as names are read: "Gandhi, I." is "I. Gandhi"."""
    plain = re.sub(r"\s*\([^)]*\)", "", printed).strip()
    last, comma, first = plain.partition(", ")
    return f"{first} {last}" if comma else plain


def _present(row: dict[str, Any], role: str) -> dict[str, Any] | None:
    """Read the holder of an office in the almanac; one who will soon be followed by the elected is not sure."""
    for field in ("chief_of_state", "head_of_government"):
        printed = row.get(field) or ""
        title, since = _PRINTED.get(role, role.title()), _SINCE.search(printed)
        if not since or not printed.startswith(title + " ") or "will take office" in row.get("election_results", ""):
            continue
        day = f"{since[3]}-{_MONTHS.index(since[2][:3]) + 1:02d}-{int(since[1]):02d}"
        name = re.sub(r'[,"]|\bDr\.', "", printed[len(title) + 1 : since.start()]).strip()
        name = " ".join(word.title() if word.isupper() and len(word) > 1 else word for word in name.split())
        return {"name": name, "since": day, "until": None, "evidence": "dataset"}
    return None


def _joined(
    key: str, title: str, role: str, place: str, spells: list[dict[str, Any]], present: dict[str, Any] | None
) -> dict[str, Any]:
    """Join the spells of the list with the almanac's holder."""
    rows = [dict(spell) for spell in spells]
    last, known_to = rows[-1], LISTED_TO
    if last["until"] is None and present is not None:
        if _same(last["name"], present["name"]):
            last["name"], known_to = present["name"], ALMANAC
        elif present["since"] > LISTED_TO:
            last["until"] = f"{LISTED_TO}/{present['since']}"
            rows, known_to = [*rows, present], ALMANAC
    return {"id": key, "title": title, "role": role, "place": place, "known_to": known_to, "holders": rows}


def _completed(office: dict[str, Any], spells: list[dict[str, Any]], present: dict[str, Any] | None) -> dict[str, Any]:
    """Mark the rows of our own that a list confirms, and put those before them in front."""
    listed = [*spells, *([present] if present else [])]
    rows = [
        {**row, "evidence": "dataset"}
        if any(_same(row["name"], one["name"]) and _at_once(row, one) for one in listed)
        else dict(row)
        for row in office["holders"]
    ]
    first = rows[0]["since"]
    before = [dict(one) for one in spells if one["until"] and days(one["until"])[0] <= days(first)[1] + SAME_DAYS]
    before = [one for one in before if not (_same(one["name"], rows[0]["name"]) and one["since"][:7] == first[:7])]
    if before and days(before[-1]["until"])[1] > days(first)[0]:
        before[-1]["until"] = first
    before = [one for one in before if days(one["since"])[0] < days(first)[0]]
    return {**office, "holders": [*before, *rows]}


def _at_once(row: dict[str, Any], one: dict[str, Any]) -> bool:
    begun = abs(days(row["since"])[0] - days(one["since"])[0]) <= SAME_DAYS
    return begun or days(one["since"])[0] <= days(row["since"])[0] <= days(one["until"] or ALMANAC)[1]


def _same(one: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word that is no mere letter."""
    words = [{word for word in re.findall(r"\w+", fold(name)) if len(word) > 2} for name in (one, other)]
    return bool(words[0] & words[1])


def _country(words: list[str]) -> str:
    """Give the English name among the words of a place: the first that CLDR knows is the one after our own words."""
    return next((word for word in words if word in _english()), words[0])


def _english() -> set[str]:
    from babel import Locale

    return {str(name) for name in Locale.parse("en").territories.values()}


def _written(table: dict[str, Any]) -> str:
    """Write one office a line: differences of the file can be read."""
    head = {key: value for key, value in table.items() if key != "offices"}
    lines = ",\n".join(json.dumps(office, ensure_ascii=False) for office in table["offices"])
    return json.dumps(head, ensure_ascii=False)[:-1] + ', "offices": [\n' + lines + "\n]}\n"


if __name__ == "__main__":
    main()
