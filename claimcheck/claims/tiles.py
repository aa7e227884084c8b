"""Stat tiles: a big figure in a block of its own with its caption in the next (or the one before).

In: the page's blocks and which of them are bare figures. Out: pairs of blocks that are one claim. A run of tiles is
read one way throughout, so that the caption of one tile is never given to the next.
"""

from collections.abc import Callable, Sequence

from claimcheck.model.page import Block, BlockKind

_CAPTION = 140
"""Longest caption, in characters."""
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.HEADING)


def pair_tiles(
    blocks: Sequence[Block], text: str, is_figure: Callable[[Block], bool], candidates: Sequence[int]
) -> list[tuple[int, int]]:
    """Return pairs of block indices (figure, caption) among the candidates, which are indices in order."""
    figures = [index for index in candidates if blocks[index].kind in _KINDS and is_figure(blocks[index])]
    pairs: list[tuple[int, int]] = []
    for run in _runs(figures):
        taken = set(run)
        follows = [index + 1 for index in run]
        precedes = [index - 1 for index in run]
        below = sum(_is_caption(blocks, text, index, taken) for index in follows)
        above = sum(_is_caption(blocks, text, index, taken, above=True) for index in precedes)
        if below == above and _kinds(blocks, precedes) < _kinds(blocks, follows):
            below -= 1  # the captions of one run look alike; a heading after the last figure is none of them
        captions = follows if below >= above else precedes
        pairs += [
            (figure, caption)
            for figure, caption in zip(run, captions, strict=True)
            if _is_caption(blocks, text, caption, taken, above=caption < figure)
        ]
    return pairs


def _runs(figures: Sequence[int]) -> list[list[int]]:
    """Group figures that stand every other block."""
    runs: list[list[int]] = []
    for figure in figures:
        if runs and figure - runs[-1][-1] == 2:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


def _kinds(blocks: Sequence[Block], indices: Sequence[int]) -> int:
    return len({blocks[index].kind for index in indices if 0 <= index < len(blocks)})


def _is_caption(blocks: Sequence[Block], text: str, index: int, figures: set[int], *, above: bool = False) -> bool:
    if not 0 <= index < len(blocks) or index in figures:
        return False
    block = blocks[index]
    words = block.span.slice(text)
    if block.kind not in _KINDS or len(words) > _CAPTION or not any(letter.isalpha() for letter in words):
        return False
    if words.endswith(":"):
        return False
    return not (above and (block.kind is BlockKind.HEADING or words.endswith((".", "!", "?"))))
