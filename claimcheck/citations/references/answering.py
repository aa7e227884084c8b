"""Whether the text points at numbers: "[1]", a raised 2, and, where a heading leaves no doubt, "(3)" and "rose.4"."""

import re

from claimcheck.citations.labels import MARK_LIST, numbers_of
from claimcheck.model.page import InlineKind, Page
from claimcheck.model.span import Span

_PLAIN = re.compile(rf"[\[［【]\s?({MARK_LIST})\s?[\]］】]|\^\(?({MARK_LIST})\b|([¹²³⁴-⁹][⁰¹²³⁴-⁹]?)")
_FLAT = re.compile(
    rf"\(({MARK_LIST})\)|(?<=[^\W\d_%.,;:!?)”\"][%.,;:!?)”\"])({MARK_LIST})(?=\s|$)|(?<=[a-z])(\d{{1,2}})\b"
)


def numbers_pointed_at(page: Page, listed: Span, *, flat: bool) -> frozenset[int]:
    """Return the numbers that stand as markers outside a list; `flat` adds those that could be something else."""
    raised = [inline.span for inline in page.inlines if inline.kind is InlineKind.SUPERSCRIPT]
    found = [span.slice(page.text).strip(" []()").replace("/", ",") for span in raised if not span.overlaps(listed)]
    found = [text for text in found if re.fullmatch(MARK_LIST, text)]
    for text in (page.text[: listed.start], page.text[listed.end :]):
        for pattern in (_PLAIN, _FLAT) if flat else (_PLAIN,):
            found += [next(filter(None, match.groups())) for match in pattern.finditer(text)]
    return frozenset(number for text in found for number in numbers_of(text))
