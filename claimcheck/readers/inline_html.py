"""Single HTML tags inside Markdown text: what each opens, closes or says."""

import re
from html import unescape

from claimcheck.model.page import Comment, InlineKind
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly, OpenInline
from claimcheck.readers.elements import MARKUP

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"\b(href|url|id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_KINDS = {"a": InlineKind.LINK, "link": InlineKind.LINK, **MARKUP}


def read_tag(assembly: Assembly, tags: list[OpenInline], source: str, start: int, end: int) -> None:
    """Let the tag at source[start:end] act on the page; `tags` holds the inlines such tags have opened."""
    text = source[start:end]
    if text.startswith("<!--"):
        assembly.comments.append(Comment(Span(start, end), text[4:].removesuffix("-->").strip()))
        return
    tag = _TAG.match(text)
    if tag is None:
        return
    name = tag["name"].lower()
    if name == "br":
        assembly.line_break(start, end)
        return
    kind = _KINDS.get(name)
    if tag["close"]:
        opened = next((inline for inline in reversed(tags) if inline.kind is kind), None)
        if opened:
            tags.remove(opened)
            assembly.close_inline(opened)
        return
    attributes = {
        key.lower(): unescape(double or single or bare) for key, double, single, bare in _ATTRIBUTE.findall(text)
    }
    for anchor in (attributes.get("id"), attributes.get("name") if name == "a" else None):
        if anchor:
            assembly.anchor(anchor, ahead=False)
    target = attributes.get("href") or attributes.get("url")
    if kind and (kind is not InlineKind.LINK or target):
        tags.append(assembly.open_inline(kind, target))
