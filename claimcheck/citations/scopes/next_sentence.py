"""A sentence that says where a figure comes from ("This figure comes from …") covers the sentence before it."""

from collections.abc import Iterator

from claimcheck.citations.scopes.bearing import names_source_of_last
from claimcheck.citations.scopes.reach import Layout, Reach


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield each sentence without markers whose next sentence names the source of what it says."""
    for block in layout.blocks:
        if not layout.markers_in(block.span):
            continue
        sentences = layout.sentences(block)
        for place, sentence in enumerate(sentences[1:], start=1):
            before = sentences[place - 1]
            markers = layout.markers_in(sentence)
            told = sentence.slice(layout.page.text)
            if markers and not layout.markers_in(before) and names_source_of_last(told):
                yield Reach(before, markers)
