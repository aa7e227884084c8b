"""A whole reference in parentheses in the text: `(Adler P, Brandt K. J Sleep Res. 2006;3(2):1-9)`."""

import re
from collections.abc import Iterator

from claimcheck.citations.fields import parse_fields
from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.pointing import is_outside, label_of_target, targets_in
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Reference, ReferenceKind, Traits
from claimcheck.model.page import Block
from claimcheck.model.span import Span

_GROUP = re.compile(r"\((?:[^()\n]|\([^()\n]{0,60}\)){15,400}\)|\[[^\[\]\n]{15,400}\]")
_LOCATOR = re.compile(r"\b(?:19|20)\d\d\s?[;,]\s?\d{1,4}\s?(?:\([\w –-]{1,12}\))?\s?:\s?[A-Za-z]{0,2}\d")


TRAITS = Traits(part_of_sentence=True)


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield parentheses that print year, volume and page of a work; each is a reference labelled as printed."""
    for block in prose.blocks:
        text = block.span.slice(prose.page.text)
        if ":" not in text or not _LOCATOR.search(text):
            continue
        for match in _GROUP.finditer(text):
            if _LOCATOR.search(match[0]):
                span = Span(block.span.start + match.start(), block.span.start + match.end())
                yield _marker_match(prose, block, span)


def _marker_match(prose: Prose, block: Block, span: Span) -> MarkerMatch:
    printed = span.slice(prose.page.text)[1:-1].strip()
    targets = targets_in(prose, block, span)
    known = [label for target in targets if (label := label_of_target(prose, target)) is not None]
    if known:
        return MarkerMatch(span, (known[0],))
    identifiers = find_identifiers(printed, tuple(target for target in targets if is_outside(target)))
    reference = Reference(printed, ReferenceKind.MENTION, span, printed, identifiers, parse_fields(printed))
    return MarkerMatch(span, (printed,), (reference,))
