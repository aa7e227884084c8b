"""The beginning of a fetched page, skimmed for what it says of itself: title, first heading, meta tags."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

_MOST = 128 * 1024
"""Characters that are skimmed; what a page says of itself stands at its beginning."""
_MOST_TAGS = 400
_LONGEST = 500
"""Characters kept of a title, a heading, the value of a tag."""
_MOST_TEXT = 2000
"""Characters kept of the text."""
_AT_ONCE = re.compile(r"""0?[0-5](?:\.\d*)?\s*[;,]\s*url\s*=\s*["']?(?P<address>[^"'\s]{1,500})""", re.IGNORECASE)
"""A refresh within so many seconds; a later one leaves time to read."""
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg"})


@dataclass(slots=True)
class Skimmed:
    """What a page says of itself."""

    title: str = ""
    heading: str = ""
    """The first heading of the first level."""
    text: str = ""
    """The beginning of what a reader sees of it."""
    refresh: str = ""
    """Where the page sends its reader at once, as written."""
    tags: dict[str, list[str]] = field(default_factory=dict)
    """Values of meta tags by their name or property, in lower case."""


def skim(body: str) -> Skimmed:
    """Return what the beginning of a page says of itself; of tags that a comment or a script holds, nothing."""
    from justhtml import stream

    found, inside, unseen = Skimmed(), "", ""
    texts: dict[str, list[str]] = {"title": [], "h1": []}
    seen: list[str] = []
    events = cast("Iterable[tuple[str, Any]]", stream(body[:_MOST]))
    for kind, data in events:
        if kind == "start":
            name, attributes = data
            if name in _UNSEEN:
                unseen = unseen or name
            elif name == "meta" and not unseen:
                _note(found, attributes)
            elif name in texts and not unseen and not texts[name]:
                inside = name
        elif kind == "end":
            unseen = "" if data == unseen else unseen
            inside = "" if data == inside else inside
        elif kind == "text" and inside and not unseen and len(texts[inside]) < _LONGEST:
            texts[inside].append(data[:_LONGEST])
        elif kind == "text" and not unseen and len(seen) < _MOST_TEXT:
            seen.append(data[:_MOST_TEXT])
    found.title, found.heading = (" ".join("".join(texts[name]).split())[:_LONGEST] for name in ("title", "h1"))
    found.text = " ".join(" ".join(seen).split())[:_MOST_TEXT]
    return found


def _note(found: Skimmed, attributes: dict[str, str | None]) -> None:
    name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
    value = " ".join((attributes.get("content") or "").split())
    if (attributes.get("http-equiv") or "").strip().lower() == "refresh" and (led := _AT_ONCE.match(value)):
        found.refresh = found.refresh or led["address"]
    if name and 0 < len(value) <= _LONGEST and sum(map(len, found.tags.values())) < _MOST_TAGS:
        found.tags.setdefault(name, []).append(value)
