"""How a deed is done, what it is about, and how far it has come: PLOVER's modes and contexts, and stages of ours."""

import functools
import re
from collections.abc import Mapping
from dataclasses import replace

from wireroom.claims.deed_detail_words import CONTEXTS, MODES, STAGES
from wireroom.claims.deeds import deed_in
from wireroom.model.deed import Deed

#: Two who move forces together work together; one who does it alone moves them against somebody.
_JOINT = re.compile(r"\b(?:joint(?:ly)?|together|combined|alongside|bilateral)\b|联合|聯合|共同", re.IGNORECASE)
#: Whoever tells of it, up to the verb of telling.
_REPORTS = re.compile(
    r"[^,;:“\"]{3,90}?\b(?:said|says|reported|reports|confirmed|stated)\b(?: on \w+day)?,?(?: that)? (?=\S)",
    re.IGNORECASE,
)
_REPORTS_ZH = re.compile(r"[^，。；：]{2,24}?(?:表示|指出|通报|通報|公布|宣布|称|稱|说|說)[，,：:]?")
_Words = Mapping[str, tuple[str, str]]

#: What is about to happen has come no farther than this, whatever its words say.
_AHEAD = ("planned", "announced", "contracted")


def coded(text: str, language: str | None) -> Deed | None:
    """Code the main deed of one sentence with its modes, contexts and stage; None where there is none to code.

    >>> said = coded("Russia delivered radar components to China's navy.", "en")
    >>> [one.country for one in coded("The navy of Chile said 24 Kenyan ships crossed the median line.", "en").sources]
    ['KE']
    >>> said.type, said.stage, "military" in said.contexts, "technology" in said.contexts
    ('AID', 'delivered', True, True)
    """
    chinese = str(language).lower().startswith("zh")
    deed = _said_by_another(text, language, chinese) or deed_in(text, language)
    if deed is None:
        return None
    if deed.type == "MOBILIZE" and len({one.country for one in deed.sources}) > 1 and _JOINT.search(text):
        deed = replace(deed, type="COOPERATE")
    kind = deed.of if deed.type in ("AGREE", "REQUEST", "REJECT") and deed.of in MODES else deed.type
    return replace(
        deed,
        modes=_told(text, MODES.get(kind, {}), chinese),
        contexts=_told(text, CONTEXTS, chinese),
        stage=_stage(text, deed, chinese),
    )


def _said_by_another(text: str, language: str | None, chinese: bool) -> Deed | None:
    """Code what somebody reports: "the ministry said 24 aircraft crossed the line" is a deed of the aircraft's side."""
    found = (_REPORTS_ZH if chinese else _REPORTS).match(text)
    deed = deed_in(text[found.end() :], language) if found else None
    if found is None or deed is None or not deed.sources:
        return None
    by = found.end()
    return replace(
        deed,
        start=deed.start + by,
        end=deed.end + by,
        sources=tuple(replace(one, start=one.start + by, end=one.end + by) for one in deed.sources),
        targets=tuple(replace(one, start=one.start + by, end=one.end + by) for one in deed.targets),
        place=None if deed.place is None else replace(deed.place, start=deed.place.start + by, end=deed.place.end + by),
        when=None if deed.when is None else (deed.when[0] + by, deed.when[1] + by),
    )


def _stage(text: str, deed: Deed, chinese: bool) -> str:
    told = _told(text, STAGES, chinese)
    if deed.modality == "future":
        return next((stage for stage in told if stage in _AHEAD), "planned")
    return told[0] if told else ""


def _told(text: str, table: _Words, chinese: bool) -> tuple[str, ...]:
    return tuple(name for name, words in table.items() if _pattern(words[chinese], chinese).search(text))


@functools.cache
def _pattern(words: str, chinese: bool) -> re.Pattern[str]:
    if chinese:
        return re.compile("|".join(map(re.escape, sorted(words.split(), key=lambda word: (-len(word), word)))))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
