"""The text cites a study and goes on about that same study: sentences that refer back to it, its results in the past.

It ends where another source, another study or a general statement begins, and with the paragraph; a paragraph that
begins by referring back goes on with the study of the one before.
"""

from collections.abc import Iterator

from claimcheck.citations.scopes.bearing import names_study, refers_back, tells_result, turns_away
from claimcheck.citations.scopes.reach import Layout, Reach
from claimcheck.model.page import BlockKind
from claimcheck.model.span import Span

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield each sentence that goes on about the study cited before it, with that study's markers."""
    current: tuple[int, ...] = ()
    kind: BlockKind | None = None
    for block in layout.blocks:
        if block.kind not in _RUNNING or (kind is not None and block.kind is not kind):
            current = ()
        kind = block.kind
        if not current and not layout.markers_in(block.span):
            continue
        for place, sentence in enumerate(layout.sentences(block)):
            own = layout.markers_in(sentence)
            words = sentence.slice(layout.page.text)
            if own:
                current = own if names_study(layout.page.text[sentence.start : sentence.end]) else ()
            elif current and _goes_on(words, opens=place == 0):
                yield Reach(Span(sentence.start, sentence.end), current)
            else:
                current = ()


def _goes_on(sentence: str, *, opens: bool) -> bool:
    if turns_away(sentence):
        return False
    return refers_back(sentence) or (not opens and tells_result(sentence))
