"""Animated counters: a figure that a script counts up to, told by a `data-` attribute of an element that shows 0.

In: an element and its attributes. Out: the element in which the figure appears, and the figure. The words of the
attributes and classes are those of `data/elements.toml`.
"""

import re
from itertools import islice
from typing import Any

from claimcheck.readers.elements import elements, text_of, under

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,12}(?:\.\d{1,3})?")
_ZERO = re.compile(r"\s*[$€£]?0{1,3}(?:[.,]0{1,3})?[%+]?\s*")
_WORDS = re.compile(r"[a-z]+")
_MOST = 16
"""Nodes under a counter: what holds more is a part of the page."""
_BARE = frozenset({"#text", "#comment", "img", "br", "hr", "i", "svg", "wbr"})
"""Nodes in which no figure appears."""


def count_of(node: Any, attributes: dict[str, Any]) -> tuple[Any, str] | None:
    """Return the element in which a script shows a figure, and the figure; None where nothing is counted up."""
    told = _target(attributes)
    if told is None:
        return None
    below = list(islice(under(node), _MOST + 1))
    texts = [str(each.data or "") for each in below if each.name == "#text"]
    if len(below) > _MOST or any(sign.isdigit() and sign != "0" for text in texts for sign in text):
        return None
    figure, name = told
    leaves = [each for each in (node, *below) if each.name not in _BARE and not _holds_elements(each)]
    zero = next((leaf for leaf in leaves if (shown := text_of(leaf)) and _ZERO.fullmatch(shown)), None)
    if zero is not None:
        return zero, figure
    empty = next((leaf for leaf in leaves if not text_of(leaf)), None)
    if empty is None:
        return None
    named = f"{name} {attributes.get('class') or ''} {(empty.attrs or {}).get('class') or ''}".lower()
    return (empty, figure) if not elements().counters.isdisjoint(_WORDS.findall(named)) else None


def _target(attributes: dict[str, Any]) -> tuple[str, str] | None:
    """Return the figure that an element's attributes count up to, and the name of the attribute that tells it best."""
    known = elements().targets
    ranked: list[tuple[int, str, str]] = []
    for name, value in attributes.items():
        if not name.startswith("data-"):
            continue
        words = _WORDS.findall(name)[1:]
        if words and words[-1] in known and elements().starts.isdisjoint(words) and _FIGURE.fullmatch(str(value or "")):
            ranked.append((min(known[word] for word in words if word in known), str(value), name))
    return min(ranked)[1:] if ranked else None


def _holds_elements(node: Any) -> bool:
    return any(str(child.name) not in _BARE for child in node.children or ())
