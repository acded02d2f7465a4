"""Is a text mostly another's? Candidates by sketch, the decision on the shingles themselves.

Copies form groups, reports; a report bears the id of its first article. Texts that are not read have no copies.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.stories.known import Known
from wireroom.stories.memory import LEAST_SHINGLES, Memory
from wireroom.text.fingerprints import contained

# Share of the shorter text's shingles that the longer one holds. In a burst of US news (612 articles on one summit)
# pairs are rarest between 0.4 and 0.5: below lie texts with a common source, above reprints, edited or whole.
COPY_AT = 0.5
# Both credit the same agency: then the lower end of that gap is enough.
COPY_AT_SAME_AGENCY = 0.4
# How many articles whose sketches meet are compared at most.
_COMPARED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The article that another copies."""

    article: Known
    #: Share of the shorter text found in the longer one.
    share: float


def original(article: Known, memory: Memory, near: Iterable[str] = ()) -> Original | None:
    """Return the article that this one shares its text with most, or None.

    `near` names further articles to compare with (those most alike by words), since a short cut of a long text may
    escape the sketches.
    """
    if len(article.shingles) < LEAST_SHINGLES:
        return None
    met = memory.bands.alike(article.sketch)
    ranked = sorted(met, key=lambda one: (-met[one], memory.articles[one].order))[:_COMPARED]
    best: Original | None = None
    for one in dict.fromkeys([*ranked, *near]):
        other = memory.articles[one]
        if other.article_id == article.article_id or len(other.shingles) < LEAST_SHINGLES:
            continue
        small, large = sorted((article.shingles, other.shingles), key=len)
        share = contained(small, large)
        same_agency = article.agency and article.agency == other.agency
        if share < (COPY_AT_SAME_AGENCY if same_agency else COPY_AT):
            continue
        if best is None or (share, -other.order) > (best.share, -best.article.order):
            best = Original(article=other, share=share)
    return best


def report_of(article: Known, found: Original | None, memory: Memory) -> tuple[str, str | None]:
    """Return the report that an article belongs to, and the article that it copies.

    The first article of a report stays its first when it is edited, as long as others copy it.
    """
    if found is None:
        return article.article_id, None
    if found.article.report_id == article.report_id:
        return article.report_id, article.copy_of
    if any(memory.articles[one].copy_of == article.article_id for one in memory.stories.get(article.story_id, ())):
        return article.report_id, article.copy_of
    return found.article.report_id, found.article.article_id
