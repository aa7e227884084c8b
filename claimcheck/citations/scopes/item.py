"""The note that closes an item or a cell covers the sentences of the item before it.

Where one sentence is set as a list ("- 12% of cooks, / - 9% of bakers.[1]"), it covers the items that the sentence runs
through.
"""

from collections.abc import Iterator

from claimcheck.citations.scopes.reach import LIST, Layout, Reach
from claimcheck.model.span import Span

_GOES_ON = (",", ";", " and", " or")
"""What ends an item in the middle of a sentence."""
_CLOSING = 3
"""Characters that may stand behind the last marker: a full stop and a bracket."""


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield each item with the markers at its end, up to the sentence before that has markers of its own."""
    start_of_sentence: int | None = None
    for block in layout.blocks:
        if block.kind not in LIST:
            start_of_sentence = None
            continue
        begun, start_of_sentence = start_of_sentence, None
        if layout.text(block).rstrip(" *_").endswith(_GOES_ON):
            start_of_sentence = block.span.start if begun is None else begun
        inside = layout.markers_in(block.span)
        if not inside or block.span.end - layout.markers[inside[-1]].span.end > _CLOSING:
            continue
        sentences = layout.sentences(block)
        last = layout.markers_in(sentences[-1]) if sentences else ()
        start = block.span.start if begun is None else begun
        for sentence in sentences[:-1]:
            if layout.markers_in(sentence):
                start = sentence.end
        yield Reach(Span(start, block.span.end), last or inside[-1:])
