"""What a page says of itself: its title and subject, and whose it is.

Two pages are one publisher's by the site's name, an address, a telephone number. Two that merely lie in one folder are
not: a corpus may hold those of competitors.
"""

import re
from collections.abc import Iterator

from claimcheck.figures.vocabulary import concepts, group_of, table
from claimcheck.model.page import BlockKind, InlineKind, Page

_NAME = re.compile(r"\s[|–—·-]\s")
_MAIL = re.compile(r"(?<![\w.])[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_PHONE = re.compile(r"(?<![\d.])\+?\(?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,5}(?!\d)")
_AROUND = 120
"""Characters around a number that say whose it is."""
_NAMED = "name "
_WORDS = 4
"""Words of a site's name at most."""
_NAME_LENGTH = 80
_LONGEST = 20_000
"""Characters at either end of a page in which it says whose it is."""
_TITLE = 12
"""Words of a first block that can be a title."""


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


def signs_of(page: Page) -> frozenset[str]:
    """Return what a page and others of its publisher have in common."""
    text = page.text if len(page.text) <= 2 * _LONGEST else page.text[:_LONGEST] + "\n" + page.text[-_LONGEST:]
    signs = {f"mail {host.lower()}" for host in _MAIL.findall(text)} - {
        f"mail {host}" for host in table("publishers")["shared_mail"]
    }
    signs |= {f"phone {number}" for number in _own_numbers(text)}
    signs |= {f"{_NAMED}{name}" for title in (page.title or "", title_of(page)) for name in _site_names(title)}
    signs |= {
        f"mail {target.partition('@')[2].lower()}"
        for inline in page.inlines
        if inline.kind is InlineKind.LINK and (target := inline.target or "").startswith("mailto:") and "@" in target
    }
    return frozenset(signs)


def names_among(signs: frozenset[str]) -> list[str]:
    """Return the names of sites among signs, in lower case."""
    return [sign.removeprefix(_NAMED) for sign in signs if sign.startswith(_NAMED)]


def _own_numbers(text: str) -> Iterator[str]:
    """Yield the digits of telephone numbers, but for those of helplines, which many publishers name."""
    for found in _PHONE.finditer(text):
        around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND].lower()
        if not any(word in around for word in table("publishers")["helplines"]):
            yield "".join(filter(str.isdigit, found[0]))


def _site_names(title: str) -> list[str]:
    """Return the parts of a title, before its first bar and behind its last, that can be the site's name."""
    parts = [" ".join(part.lower().split()) for part in _NAME.split(title)]
    return [part for part in (parts[0], parts[-1]) if _is_name(part)] if len(parts) > 1 else []


def _is_name(part: str) -> bool:
    listed = [group_of("titles", word) for word in part[:_NAME_LENGTH].split()]
    return 0 < len(listed) <= _WORDS and "sites" not in listed and not all(group == "empty" for group in listed)
