"""Where is the list of articles on a page that announces no feed?

Links that stand in the same boxes form a group. A group is a list of articles where its links have headlines and
addresses of articles and do not stand beside what the page is about. What is found is shown to a person, all headlines
together first, then each list alone; nothing is kept before somebody says so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from wireroom.feeds.markup import attribute, page_tree
from wireroom.feeds.page_links import PageLink, Step, links_of
from wireroom.feeds.page_list import chosen_links, feed_of, looks_like_article, signs
from wireroom.model.entry import ParsedFeed
from wireroom.model.pattern import PagePattern
from wireroom.text.domains import registrable_domain

#: Lists that are shown to choose from.
MOST_PROPOSALS = 5
#: Fewest links of a list that is shown by itself.
LEAST_LINKS = 3
#: Signs from which on a headline is as good as any: the headlines of outlets have 40 to 90, labels of menus under 25.
FULL_TITLE = 32
#: What a link's goodness is multiplied by where its address does not look like an article's (less so for a heading, and
#: where all lie in one folder), where it leads to another site, and where it stands within a sentence.
ODD_ADDRESS, ODD_HEADING, OTHER_SITE, IN_SENTENCE = 0.4, 0.8, 0.5, 0.4
#: Fewest links that may show that they lie in one folder, and the share of them that must.
FOLDER_LINKS, FOLDER = 5, 0.8
#: Goodness from which on links are headlines of articles. Swept 0.3 to 0.7 on the tests' pages: below 0.5 the mean
#: precision on real pages falls (0.95 at 0.4, 0.78 at 0.3: menus of long names come in), above it the mean recall on
#: invented ones (0.93 at 0.6, 0.84 at 0.7: short headlines are lost).
GOOD = 0.5
#: Share of links that must look like articles where those of the largest list do.
ALIKE = 0.7
#: Links of a group that add to its weight: an archive of hundreds is not better than the day's list.
MOST_WEIGHT = 30
#: Groups that are looked at, the weightiest: a front page has some 20, and each costs a few looks at the whole tree.
MOST_GROUPS = 30
#: Elements of the shortest way that is written down.
SHORTEST = 2
#: Share of the same links from which on two proposals are one.
SAME = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProposal:
    """A list that a page could be read by."""

    pattern: PagePattern
    #: The list as it would be read now.
    feed: ParsedFeed


@dataclass(frozen=True, slots=True)
class _Group:
    """Links in the same boxes, each address once, with their mean goodness, 0 to 1."""

    links: tuple[PageLink, ...]
    good: float
    #: Share of addresses that look like articles'.
    articles: float

    @property
    def weight(self) -> float:
        return self.good * min(len(self.links), MOST_WEIGHT)


def learn(body: bytes, url: str, content_type: str | None = None) -> list[PageProposal]:
    """Return the lists that a page could be read by, the likeliest first; empty where there is none. Never raises."""
    read = page_tree(body, url, content_type)
    if read is None:
        return []
    tree, base = read
    links = links_of(tree, base)
    groups = _groups([link for link in links if not link.beside and link.title], url)
    lists = sorted((group for group in groups if group.good >= GOOD), key=lambda group: -group.weight)[:MOST_GROUPS]
    if not lists:
        return []
    whole = [group for group in lists if lists[0].articles < ALIKE or group.articles >= ALIKE]
    wanted = [whole, *([group] for group in whole if len(whole) > 1)]
    worn = Counter(name for link in links for _, classes in link.steps for name in classes)
    selectors = {id(group): _selector(tree, group.links, worn) for group in whole}
    proposals: list[PageProposal] = []
    seen: list[set[str]] = []
    for chosen in wanted:
        pattern = _pattern(chosen, selectors)
        meant = chosen_links(tree, links, pattern)
        addresses = {link.url for link in meant}
        if len(addresses) < LEAST_LINKS or any(_alike(addresses, other) >= SAME for other in seen):
            continue
        seen.append(addresses)
        proposals.append(PageProposal(pattern=pattern, feed=feed_of(tree, meant, url)))
        if len(proposals) == MOST_PROPOSALS:
            break
    return proposals


def _groups(links: Iterable[PageLink], url: str) -> list[_Group]:
    """Gather links by the boxes in which they stand, then those groups that differ in classes alone."""
    own = registrable_domain(url)
    by_way: dict[tuple[Step, ...], list[PageLink]] = {}
    for link in links:
        by_way.setdefault(link.steps, []).append(link)
    by_tags: dict[tuple[str, ...], list[PageLink]] = {}
    for way, members in by_way.items():
        if _group(members, own).good >= GOOD:  # a menu of the same elements stays apart
            by_tags.setdefault(tuple(name for name, _ in way), []).extend(members)
    return [_group(members, own) for members in by_tags.values()]


def _group(links: Sequence[PageLink], own: str) -> _Group:
    best: dict[str, PageLink] = {}
    for link in links:
        if link.url not in best or len(link.title) > len(best[link.url].title):
            best[link.url] = link
    kept = tuple(best.values())
    folders = Counter(urlsplit(link.url).path.rstrip("/").rpartition("/")[0] for link in kept)
    folder, number = folders.most_common(1)[0]
    odd = ODD_HEADING if folder and len(kept) >= FOLDER_LINKS and number >= FOLDER * len(kept) else ODD_ADDRESS
    titles = len({link.title for link in kept}) / len(kept)  # "Read more" under each is one title
    articles = sum(looks_like_article(link.url) for link in kept) / len(kept)
    return _Group(kept, titles * sum(_good(link, own, odd) for link in kept) / len(kept), articles)


def _good(link: PageLink, own: str, odd: float) -> float:
    """Say how much a link looks like the headline of an article of this site, 0 to 1.

    `odd` is what an address that does not look like an article's leaves of it.
    """
    good = min(signs(link.title) / FULL_TITLE, 1.0)
    if not looks_like_article(link.url):
        good *= ODD_HEADING if link.headed else odd
    if link.in_a_sentence:
        good *= IN_SENTENCE
    return good if registrable_domain(link.url) == own else good * OTHER_SITE


def _pattern(groups: Sequence[_Group], selectors: Mapping[int, str]) -> PagePattern:
    number = sum(len(group.links) for group in groups)
    return PagePattern(
        selectors=tuple(dict.fromkeys(selectors[id(group)] for group in groups)),
        articles=sum(group.articles * len(group.links) for group in groups) >= ALIKE * number,
    )


def _selector(tree: LexborHTMLParser, links: Sequence[PageLink], worn: Mapping[str, int]) -> str:
    """Write the shortest way that leads to these links and no others: it outlives changes further out on the page.

    `worn`: how often each class stands on the way to a link of the page.
    """
    common = [
        (steps[0][0], frozenset.intersection(*(classes for _, classes in steps)))
        for steps in zip(*(link.steps for link in links), strict=True)
    ]
    here = {link.node.mem_id for link in links}
    addresses = {attribute(link.node, "href") for link in links}
    selector = ""
    for start in range(len(common) - 1, -1, -1):
        selector = _written(common[start], worn) + (f" > {selector}" if selector else "")
        if len(common) - start < SHORTEST or not any(classes for _, classes in common[start:]):
            continue
        others = (node for node in tree.css(selector) if node.mem_id not in here)
        if all(attribute(node, "href") in addresses for node in others):
            return selector
    return f"body > {selector}"


def _written(step: Step, worn: Mapping[str, int]) -> str:
    """Write one element as CSS, by the class of it that fewest others have."""
    name, classes = step
    telling = min(sorted(classes), key=lambda one: worn[one], default="")
    return name + ("." + re.sub(r"([^\w-])", r"\\\1", telling) if telling else "")


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)
