"""A page about one study, named and linked once: news of a study, a case report with its link at the foot."""

from collections.abc import Iterator

from claimcheck.citations.scopes.bearing import publishes, refers_back, tells_result, turns_away
from claimcheck.citations.scopes.reach import Layout, Reach
from claimcheck.model.page import BlockKind

_FEW = 3
"""Markers on a page that is about one study."""


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield the sentences that tell the study's results, where a page cites one study and says where it appeared."""
    markers = layout.markers
    works = {label for marker in markers for label in marker.labels}
    if not markers or len(markers) > _FEW or len(works) != 1:
        return
    citing = [layout.blocks[layout.block_at(marker.span.start)] for marker in markers]
    if not any(publishes(block.span.slice(layout.page.text)) for block in citing):
        return
    for block in layout.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        for sentence in layout.sentences(block):
            words = sentence.slice(layout.page.text)
            if not turns_away(words) and (refers_back(words) or tells_result(words)):
                yield Reach(sentence, tuple(range(len(markers))))
