"""Whether the text points at numbers: "[1]", a raised 2, and, where a heading leaves no doubt, "(3)" and "rose.4"."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from claimcheck.citations.labels import MARK_LIST, numbers_of
from claimcheck.model.page import InlineKind, Page
from claimcheck.model.span import Span

_PLAIN = re.compile(rf"[\[［【]\s?({MARK_LIST})\s?[\]］】]|\^\(?({MARK_LIST})\b|([¹²³⁴-⁹][⁰¹²³⁴-⁹]?)")
_FLAT = re.compile(
    rf"\(({MARK_LIST})\)|(?<=[^\W\d_%.,;:!?)”\"][%.,;:!?)”\"])({MARK_LIST})(?=\s|$)|(?<=[a-z])(\d{{1,2}})\b"
)


class Pointed:
    """The numbers that stand as markers on a page, read once, however many lists are asked about."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def outside(self, listed: Span, *, flat: bool) -> frozenset[int]:
        """Return those that stand outside a list; `flat` adds those that could be something else."""
        known = (self._plain, self._flat) if flat else (self._plain,)
        return frozenset(
            number
            for places in known
            for number, (first, last) in places.items()
            if first.end <= listed.start or last.start >= listed.end
        )

    @cached_property
    def _plain(self) -> dict[int, tuple[Span, Span]]:
        raised = [inline.span for inline in self._page.inlines if inline.kind is InlineKind.SUPERSCRIPT]
        texts = [(span, span.slice(self._page.text).strip(" []()").replace("/", ",")) for span in raised]
        marked = [(span, text) for span, text in texts if re.fullmatch(MARK_LIST, text)]
        return _ends_of([*marked, *self._matching(_PLAIN)])

    @cached_property
    def _flat(self) -> dict[int, tuple[Span, Span]]:
        return _ends_of(self._matching(_FLAT))

    def _matching(self, pattern: re.Pattern[str]) -> Iterator[tuple[Span, str]]:
        for match in pattern.finditer(self._page.text):
            yield Span(*match.span()), next(filter(None, match.groups()))


def _ends_of(found: Iterable[tuple[Span, str]]) -> dict[int, tuple[Span, Span]]:
    """Return for each number the first and the last place where it stands."""
    places: dict[int, tuple[Span, Span]] = {}
    for span, text in found:
        for number in numbers_of(text):
            first, last = places.get(number, (span, span))
            places[number] = min(first, span), max(last, span)
    return places
