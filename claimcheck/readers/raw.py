"""What stands in the fields of a content system rather than on its pages: shortcodes, paragraphs by blank lines.

Every character that is taken out leaves another in its place, so that no offset moves.
"""

import re

_CLOSING = re.compile(r"\[/([a-z][\w-]*)\]")
_SHORTCODE = re.compile(r"\[/?([a-z][\w-]*)(?:\s[^\[\]]{0,1000})?\]")
_BLOCK = re.compile(r"<(?:p|div|li|td|body|html|article|section|main|blockquote|para)\b", re.IGNORECASE)
_XML_LINK = re.compile(r"<link(?=\s[^<>]{0,500}\burl\s?=)|</link>")
BLANK_LINE = re.compile(r"\n[ \t]*(?:\r?\n[ \t]*)+")
"""What parts two paragraphs in raw text."""


def is_raw(source: str) -> bool:
    """Whether a source has no element that begins a paragraph, so that its lines do."""
    return _BLOCK.search(source) is None


def without_shortcodes(source: str) -> str:
    """Return a source with blank lines for its shortcodes ("[column width='1/2']…[/column]").

    They are known by those that are closed; beside them stand others with an underscore or attributes.
    """
    closed = set(_CLOSING.findall(source))
    if not closed:
        return source

    def blank(match: re.Match[str]) -> str:
        known = match[1] in closed or "_" in match[1] or "=" in match[0]
        return "\n" * len(match[0]) if known else match[0]

    return _SHORTCODE.sub(blank, source)


def with_html_links(source: str) -> str:
    """Return a source in which XML's `<link url="…">…</link>` is `<a>`: in HTML a link element holds nothing."""
    return _XML_LINK.sub(lambda match: "<a   " if match[0] == "<link" else "</a   >", source)
