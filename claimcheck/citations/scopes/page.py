"""A page about one study, named and linked once: news of it, a summary of a report, a case with its link at the foot.

Where the page keeps coming back to the study, all that it tells is from there, unless it turns to something else or to
its publisher; where it only says where the study appeared, just what is told as a result.
"""

from collections.abc import Iterator

from claimcheck.citations.scopes.bearing import (
    keeps_to,
    publishes,
    refers_back,
    speaks_for_itself,
    tells_result,
    turns_away,
)
from claimcheck.citations.scopes.reach import Layout, Reach
from claimcheck.model.page import Block, BlockKind

_FEW = 3
"""Markers on a page that is about one study."""
OPENING = 3
"""Paragraphs in which such a page names its study, unless it does so in the last one."""
_RETURNS = 2
"""Further paragraphs that come back to the study by name."""


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield the sentences that tell what the study found, where a page cites one study."""
    markers = layout.markers
    works = {label for marker in markers for label in marker.labels}
    if not markers or len(markers) > _FEW or len(works) != 1:
        return
    citing = [layout.blocks[layout.block_at(marker.span.start)] for marker in markers]
    whole = _keeps_to_it(layout, citing)
    if not whole and not any(publishes(block.span.slice(layout.page.text)) for block in citing):
        return
    for block in layout.blocks:
        if block.kind is BlockKind.HEADING and not whole:
            continue
        for sentence in layout.sentences(block):
            words = sentence.slice(layout.page.text)
            told = not speaks_for_itself(words) if whole else refers_back(words) or tells_result(words)
            if told and not turns_away(words):
                yield Reach(sentence, tuple(range(len(markers))))


def _keeps_to_it(layout: Layout, citing: list[Block]) -> bool:
    """Whether the page names its study at the top or the foot and comes back to it by name."""
    prose = [block for block in layout.blocks if block.kind is BlockKind.PARAGRAPH]
    if not any(block in citing for block in [*prose[:OPENING], *prose[-1:]]):
        return False
    others = (block for block in layout.blocks if block not in citing and block.kind is not BlockKind.HEADING)
    return sum(keeps_to(block.span.slice(layout.page.text)) for block in others) >= _RETURNS
