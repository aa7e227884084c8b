"""What an HTML element is to a reader: furniture to leave out, a block, a part of a line. The lists are data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcheck.language.word_tables import table
from claimcheck.model.page import InlineKind

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HEADING = re.compile(r"h[1-6]")
_CLASS_WORD = re.compile(r"[a-z]+")
_CODE = frozenset({"script", "style"})
_SECTIONING = frozenset({"article", "blockquote", "figure", "main", "section"})

MARKUP = {"sup": InlineKind.SUPERSCRIPT} | dict.fromkeys(("s", "strike", "del"), InlineKind.STRUCK)
"""What the elements inside a line make of their text."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The lists of `data/elements.toml`."""

    skipped: frozenset[str]
    roles: frozenset[str]
    furniture: frozenset[str]
    footer_words: re.Pattern[str]
    block: frozenset[str]
    inline: frozenset[str]
    caption: frozenset[str]
    starts: frozenset[str]
    counters: frozenset[str]
    targets: dict[str, int]
    """Rank by word."""
    raised: frozenset[str]
    alias: dict[str, str]


@cache
def elements() -> Elements:
    """Return the lists, read once."""
    data = dict(table("readers", "elements"))
    footer = re.compile("|".join(rf"\b{re.escape(word)}" for word in data.pop("footer_words")), re.I)
    alias = data.pop("alias")
    targets = {word: rank for rank, word in enumerate(data.pop("targets"))}
    return Elements(
        footer_words=footer, alias=alias, targets=targets, **{name: frozenset(words) for name, words in data.items()}
    )


def name_of(node: Any) -> str:
    """Return the name an element goes by here: lower case, other vocabularies' names translated."""
    name = str(node.name).lower()
    return elements().alias.get(name, name)


def is_furniture(node: Any, name: str, attributes: dict[str, Any], path: frozenset[str]) -> bool:
    """Whether an element is no part of the article; `path` holds the names of elements around it."""
    known = elements()
    if name in known.skipped or str(attributes.get("role") or "").lower() in known.roles:
        return True
    if name not in {"html", "body", "main", "article"}:
        words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
        if not known.furniture.isdisjoint(words):
            return True
    if name not in {"header", "footer"} or name in path or path & _SECTIONING:
        return False
    return not (_holds(node, "h1") if name == "header" else known.footer_words.search(text_of(node)))


def is_hidden(attributes: dict[str, Any]) -> bool:
    """Whether a page shows nothing of an element when it is opened."""
    style = attributes.get("style")
    if style and _HIDDEN.search(style[:2_000]):
        return True
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"


def is_block(name: str, *, in_line: bool, beside_text: bool) -> bool:
    """Whether an element begins a block of its own; an unknown one does where no running text surrounds it."""
    known = elements()
    if name in known.inline:
        return False
    if name in known.block or name in known.caption or name == "li" or _HEADING.fullmatch(name):
        return True
    return not in_line and not beside_text


def is_raised(name: str, attributes: dict[str, Any]) -> bool:
    """Whether an element is a superscript, or says by its class that it points at a reference."""
    if name in {"sup", "a"} or not attributes.get("class"):
        return name == "sup"
    return not elements().raised.isdisjoint(_CLASS_WORD.findall(str(attributes["class"])[:200].lower()))


def has_own_text(node: Any) -> bool:
    """Whether text stands directly in a node, not only in the elements inside it."""
    return any(str(child.name) == "#text" and (child.data or "").strip() for child in node.children or ())


def text_of(node: Any) -> str:
    """Return all text under a node but scripts and styles, words apart."""
    texts = [str(below.data) for below in under(node) if below.name == "#text" and below.parent.name not in _CODE]
    return " ".join(texts).strip()


def under(node: Any) -> Iterator[Any]:
    """Yield the nodes under a node in order, however deep they are nested."""
    waiting = list(reversed(node.children or ()))
    while waiting:
        below = waiting.pop()
        yield below
        waiting.extend(reversed(getattr(below, "children", None) or ()))


def _holds(node: Any, name: str) -> bool:
    return any(str(below.name) == name for below in under(node))
