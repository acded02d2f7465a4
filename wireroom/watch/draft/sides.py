"""Who stands where, as one article tells it: who acts against whom, who helps, who warns."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Words between two names that say what the first does to the second. Only a little may stand between.
_AGAINST = re.compile(
    r"\b(?:against|attack\w*|inva\w+|strik\w+|threat\w*|blockad\w*|(?:war|conflict) (?:in|on|with)|bomb\w*|annex\w*"
    r"|seiz\w+|shell\w*|coerc\w+|sanction\w*|accus\w+|posturing .{0,12}towards)\b"
    r"|攻打|进攻|進攻|襲擊|袭击|攻擊|攻击|襲|轟炸|轰炸|封锁|封鎖|威胁|威脅|制裁|侵略",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:support\w*|assist\w*|help\w*|aid\w*|arm(?:s|ing|ed)|back\w*|suppl(?:y|ies|ied)|provid\w+|contribut\w+ to"
    r"|collaborat\w+ with|partnership with)\b|支持|协助|協助|援助|提供",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"\b(?:warn\w*|sounds? (?:the )?alarm|express\w* (?:deep |grave |its )?concern\w*|urg\w+|condemn\w*"
    r"|call\w* (?:for|on)|vow\w* to defend|respon\w+|has issued a .{0,12}warning)\b|警告|呼吁|呼籲|谴责|譴責|关切|關切",
    re.IGNORECASE,
)
_FRIENDS = re.compile(r"\b(?:allies|partners)\b|盟友|伙伴|夥伴", re.IGNORECASE)
#: Characters between two names that are still one statement.
REACH = 70


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named in a sentence: its key, and the characters."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the actors that it names, from left to right. `weight`: a headline counts more."""

    text: str
    mentions: tuple[Mention, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who stands where. `acting` and `acted_on` are "" where the article tells of no dispute."""

    acting: str
    acted_on: str
    #: key -> ("A" | "B" | "C", role).
    places: dict[str, tuple[str, str]]

    @property
    def supporter(self) -> str:
        """Give who helps the one that acts, "" for nobody."""
        return next((key for key, place in self.places.items() if place == ("A", "supporter")), "")


def sides(told: Iterable[Told], keys: Sequence[str]) -> Sides:
    """Put actors on sides. `keys`: all of them, the most named first."""
    against: Counter[tuple[str, str]] = Counter()
    helps: Counter[tuple[str, str]] = Counter()
    warns: Counter[str] = Counter()
    for sentence in told:
        _look(sentence, against, helps, warns)
    acting, acted_on = _pair(against, helps, keys)
    places: dict[str, tuple[str, str]] = {}
    for key in keys:
        places[key] = _place(key, acting, acted_on, against, helps, warns)
    return Sides(acting=acting, acted_on=acted_on, places=places)


def _look(
    sentence: Told, against: Counter[tuple[str, str]], helps: Counter[tuple[str, str]], warns: Counter[str]
) -> None:
    for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
        between = sentence.text[first.end : second.start]
        if first.key == second.key or len(between) > REACH:
            continue
        hostile, kind = _AGAINST.search(between), _FOR.search(between)
        if hostile and not kind:
            against[first.key, second.key] += sentence.weight
        elif kind and not hostile:
            helps[first.key, second.key] += sentence.weight
    for place, one in enumerate(sentence.mentions):
        end = sentence.mentions[place + 1].start if place + 1 < len(sentence.mentions) else len(sentence.text)
        if _WARNS.search(sentence.text[one.end : min(end, one.end + 40)]):
            warns[one.key] += sentence.weight
        if _FRIENDS.search(sentence.text[max(0, one.start - 60) : one.start]):
            warns[one.key] += sentence.weight


def _pair(against: Counter[tuple[str, str]], helps: Counter[tuple[str, str]], keys: Sequence[str]) -> tuple[str, str]:
    """Give who acts against whom: told most often; who is helped for it counts more than who fights elsewhere."""
    helped = {second for _, second in helps}
    best = max(
        against.items(),
        key=lambda item: (item[1] + 2 * (item[0][0] in helped), -keys.index(item[0][0]) if item[0][0] in keys else 0),
        default=None,
    )
    return best[0] if best else ("", "")


def _place(
    key: str,
    acting: str,
    acted_on: str,
    against: Counter[tuple[str, str]],
    helps: Counter[tuple[str, str]],
    warns: Counter[str],
) -> tuple[str, str]:
    if not acting:
        return "A", ""
    if key in (acting, acted_on):
        return ("A" if key == acting else "B"), ""
    for_acting, for_other = helps[key, acting], helps[key, acted_on]
    if for_acting or for_other:
        return ("A" if for_acting >= for_other else "B"), "supporter"
    friends = [one for one in (acting, *(first for first, second in helps if second == acting)) if one]
    if any(against[one, key] or against[key, one] for one in friends) or warns[key]:
        return "B", ""
    return "C", ""
