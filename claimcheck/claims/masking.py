"""The reading text without what only looks like words and figures of the author's own.

In: a page and its citation index. Out: a text of equal length in which markers, reference lists, addresses and what is
struck out are blank, so that offsets stay good and a run-on "5,6", a cited year or a number inside an address is
nobody's quantity.
"""

import re

from claimcheck.model.citation import CitationIndex
from claimcheck.model.page import InlineKind, Page

_ADDRESS = (
    r"https?://[^\s<>\"”]+|www\.[^\s<>\"”]+|d(?<!\wd)oi:\s?10\.\S+|1(?<!\w1)0\.\d{4,9}/\S+"  # first letters first: fast
)
_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,200}\}\}")
"""What a template would fill in: nobody's figures."""
_MONEY = re.compile(r"[$€£¥₹]|\b[A-Z]{3}[ \u00a0]?\d|\d[ \u00a0]?[A-Z]{3}\b")
"""An old price is struck out to be read beside the new one."""
_WITHOUT_MAIL = re.compile(_ADDRESS)
_WITH_MAIL = re.compile(rf"{_ADDRESS}|[\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{1,64}}")


def mask(page: Page, citation_index: CitationIndex) -> str:
    """Return the reading text with markers and addresses blanked, character for character."""
    parts: list[str] = []
    at = 0
    for start, end in _blanks(page, citation_index):
        if end > at:
            parts += page.text[at : max(start, at)], " " * (end - max(start, at))
            at = end
    parts.append(page.text[at:])
    return "".join(parts)


def _blanks(page: Page, citation_index: CitationIndex) -> list[tuple[int, int]]:
    spans = [(marker.span.start, marker.span.end) for marker in citation_index.markers if not marker.is_said]
    spans += [(listed.start, listed.end) for listed in citation_index.lists]  # claims nothing, and is full of digits
    addresses = _WITH_MAIL if "@" in page.text else _WITHOUT_MAIL
    spans += [match.span() for match in addresses.finditer(page.text)]
    spans += [
        (inline.span.start, inline.span.end)
        for inline in page.inlines
        if inline.kind is InlineKind.STRUCK and not _MONEY.search(page.text, inline.span.start, inline.span.end)
    ]
    if "{{" in page.text:
        spans += [match.span() for match in _TEMPLATE.finditer(page.text)]
    return sorted(spans)
