"""What words mean when two statements are compared, and what a page's title says it is about.

Words of one measure are one concept ("responded", "responders"); the rest are known by their beginnings.
"""

import re
from functools import lru_cache

from claimcheck.figures.surroundings import stems
from claimcheck.figures.vocabulary import group_of, table
from claimcheck.model.page import BlockKind, Page

_WORD = re.compile(r"[^\W\d_]{3,40}")
_TITLE = 12
"""Words of a first block that can be a title."""
_KNOWN = 4096
"""Words kept in mind; a page may hold any number of them."""


def concepts(text: str) -> dict[str, str]:
    """Return what the words of a text mean, each with the first word that says it."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.lower()):
        if concept := _concept(word):
            found.setdefault(concept, word)
    return found


@lru_cache(maxsize=_KNOWN)
def _concept(word: str) -> str:
    group = group_of("specific", word) or group_of("general", word)
    if group:
        return f"={group}"
    return next(iter(stems(word)), "") or (word if is_qualifier(word) else "")


def is_qualifier(word: str) -> bool:
    """Whether a word makes a group, a time or a setting of its own."""
    return group_of("qualifiers", word) is not None


def is_neutral(word: str) -> bool:
    """Whether a word says nothing about what is measured."""
    return group_of("neutral", word) is not None


def is_general(heading: str) -> bool:
    """Whether under a heading the whole subject is spoken of: questions, results, about us."""
    return heading.rstrip().endswith("?") or any(group_of("headings", word) for word in heading.lower().split())


def title_of(page: Page) -> str:
    """Return the page's title: its first heading, else what the format declares, else a short first block."""
    heading = next((block for block in page.blocks if block.kind is BlockKind.HEADING), None)
    if heading is not None:
        return heading.span.slice(page.text)
    first = page.blocks[0].span.slice(page.text) if page.blocks else ""
    return page.title or (first if len(first.split()) <= _TITLE and not first.endswith((".", "?", "!")) else "")


def topic_of(page: Page) -> frozenset[str]:
    """Return all the concepts of a page's title."""
    return frozenset(concepts(f"{page.title or ''} {title_of(page)}"))


def subject_of(page: Page) -> frozenset[str]:
    """Return the concepts that a page's title names as its subject; empty when it names none."""
    title = title_of(page)
    lowered = title.lower()
    cuts = [at for end in table("titles")["ends"] if (at := lowered.find(end)) > 0]
    named = concepts(title[: min(cuts, default=len(title))])
    return frozenset(concept for concept, word in named.items() if group_of("titles", word) != "empty")
