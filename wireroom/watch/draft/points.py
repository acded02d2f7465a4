"""What an article's sections say: ways in which it could happen, what would follow, what is done about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wireroom.watch.draft.kinds import RESPONSES, SIGNS, Kind, kind_of, kinds_in
from wireroom.watch.draft.outline import Outline, Section, sentences_of

_FOLLOWS = re.compile(
    r"\b(?:implications?|consequences?|impacts?|effects?|fallout|what it means|why it matters|costs?|stakes"
    r"|repercussions|what (?:would|will|could|may) follow|what follows|aftermath)\b"
    r"|影响|影響|后果|後果|意味|Folgen|Auswirkungen|consecuencias|conséquences|影響",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:respon(?:se|ses|d\w*)|path forward|way forward|next steps|what (?:can|is being|should be) done"
    r"|recommendations?|call to action|countermeasures|mitigat\w+|policy options|what .{0,20} doing|reactions?)\b"
    r"|应对|應對|回应|回應|对策|對策|Reaktion|Maßnahmen|respuesta|réponse|対応",
    re.IGNORECASE,
)
_WAYS = re.compile(
    r"\b(?:ways|how .{0,40} (?:could|might|may)|contributions?|assistance|support|signs?|indicators?|what to watch"
    r"|watch for|risk factors?|risks?|threats?|scenarios?|methods|tactics|drivers|causes|triggers|concerns?|symptoms"
    r"|warning)\b"
    r"|方式|迹象|跡象|风险|風險|威胁|威脅|Anzeichen|Risiken|señales|riesgos|signes|risques|兆候|リスク",
    re.IGNORECASE,
)
#: Languages whose words are not parted: of a sentence in one of them no terms can be made.
UNSPACED = ("zh", "ja", "th")
#: Modal words: what may happen is what one watches for.
_MAY = re.compile(
    r"\b(?:could|may|might|would|potential\w*|likely)\b|可能|或将|或將|könnte|podría|pourrait|恐れ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One element: what the article calls it, its sentence, the heading it stood under, and the kind it is of."""

    label: str
    #: As it stands in the article.
    sentence: str
    heading: str
    #: The sentence without its label.
    says: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What an article gives."""

    ways: tuple[Point, ...]
    follows: tuple[Point, ...]
    responses: tuple[Point, ...]


def points(article: Outline) -> Points:
    """Find them, section by section; where no section lists ways, sentences that say what may happen are taken."""
    ways: list[Point] = []
    follows: list[Point] = []
    done: list[Point] = []
    for section in article.sections:
        what = _about(section, article)
        if what == "follows":
            follows += _listed(section, article, ())
        elif what == "responses":
            done += _responses(section, article)
        elif section.items and what == "ways":
            ways += _listed(section, article, SIGNS)
    if not ways:
        ways = list(_from_sentences(article))
    if not done:
        done = [point for section in article.sections if not section.items for point in _responses(section, article)]
    return Points(ways=_once(ways), follows=_once(follows), responses=_once(done))


def _about(section: Section, article: Outline) -> str:
    """Say what a section is about: by its heading, else by the sentence that leads into its list."""
    lead = sentences_of(section.paragraphs[-1], article.language)[-1:] if section.paragraphs and section.items else []
    lead += sentences_of(section.paragraphs[0], article.language)[:2] if section.paragraphs and section.items else []
    for text in (section.heading, *lead):
        for what, pattern in (("follows", _FOLLOWS), ("responses", _DONE), ("ways", _WAYS)):
            if pattern.search(text):
                return what
    return "ways" if section.items and kind_of(section.heading, SIGNS) else ""


def _listed(section: Section, article: Outline, kinds: tuple[Kind, ...]) -> list[Point]:
    """Take the items of a list; where there is none, each sentence that says what may be."""
    if section.items:
        return [
            Point(label=item.label, sentence=item.text, heading=section.heading, says=item.says,
                  kind=(kind_of(item.label, kinds) or kind_of(item.text, kinds)) if kinds else None)
            for item in section.items
        ]  # fmt: skip
    said = [text for paragraph in section.paragraphs for text in sentences_of(paragraph, article.language)]
    return [
        Point(
            label=_short(text),
            sentence=text,
            heading=section.heading,
            says=text,
            kind=kind_of(text, kinds) if kinds else None,
        )
        for text in said
        if _MAY.search(text)
    ][:6]


def _responses(section: Section, article: Outline) -> list[Point]:
    """Take what is done or asked for: each kind once, with its sentence."""
    texts = [item.text for item in section.items] or [
        text for paragraph in section.paragraphs for text in sentences_of(paragraph, article.language)
    ]
    named = _DONE.search(section.heading) is not None
    found = []
    for text in texts:
        if named or _DONE.search(text) or re.search(r"\b(?:urged|called for|announced|imposed|agreed to)\b", text):
            found += [
                Point(label=kind.category, sentence=text, heading=section.heading, says=text, kind=kind)
                for kind in kinds_in(text, RESPONSES)
            ]
    return found


def _from_sentences(article: Outline) -> Iterator[Point]:
    """Take sentences that say what may happen, each kind of sign once; else any that name a kind; else what may be."""
    for needed in (_MAY, re.compile("")):
        seen: set[str] = set()
        for section in article.sections:
            for paragraph in (*section.paragraphs, *(item.text for item in section.items)):
                for text in sentences_of(paragraph, article.language):
                    kind = kind_of(text, SIGNS)
                    if kind is not None and kind.id not in seen and needed.search(text):
                        seen.add(kind.id)
                        yield Point(
                            label=_found(text, kind), sentence=text, heading=section.heading, says=text, kind=kind
                        )
        if seen:
            return
    if article.language in UNSPACED:
        return
    said = [text for section in article.sections for paragraph in section.paragraphs
            for text in sentences_of(paragraph, article.language) if _MAY.search(text)]  # fmt: skip
    for text in said[:3]:
        yield Point(label=_short(text), sentence=text, heading="", says=text)


def _found(text: str, kind: Kind) -> str:
    """Name a sign by the words of its kind as the text has them."""
    found = kind.cue.search(text)
    said = f"{kind.category}: {found[0]}" if found else kind.category
    return said[:1].upper() + said[1:]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:9]).rstrip(",;:") + ("" if len(words) <= 9 else " …")


def _once(found: list[Point]) -> tuple[Point, ...]:
    """Keep one point of each label; of responses one of each kind."""
    kept: dict[str, Point] = {}
    for point in found:
        kept.setdefault(point.label.casefold(), point)
    return tuple(kept.values())
