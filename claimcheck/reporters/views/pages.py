"""One page of the report: the page's own text, block by block, with the cards about each block beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.model.finding import Analysis, Finding, Problem
from claimcheck.model.page import Block, BlockKind, Page, Segment
from claimcheck.model.span import Span
from claimcheck.model.summary import summarise_page
from claimcheck.reporters.views.cards import PageContext, claim_card, place_card, reference_card
from claimcheck.reporters.views.report_page import BlockView, PageRow, PageView
from claimcheck.reporters.views.segments import Cutter
from claimcheck.reporters.views.site import Site
from claimcheck.reporters.views.values import Card
from claimcheck.reporters.views.verdicts import shares, standings


def page_view(analysis: Analysis, findings: Sequence[Finding], problems: Sequence[Problem], site: Site) -> PageView:
    """Return one page."""
    page = analysis.document.page
    verdicts = standings(analysis, findings)
    references = {reference.label: reference for reference in reversed(analysis.document.citation_index.references)}
    context = PageContext(analysis, findings, verdicts, references, site.seen_from(page.path))
    return PageView(
        analysis=analysis,
        findings=findings,
        problems=problems,
        links=context.links,
        href=site.href(site.index, site.page_file(page.path), context.links.anchor),
        summary=summarise_page(analysis, findings),
        shares=shares(verdicts),
        rows=_rows(context),
    )


def _by_subject(context: PageContext) -> Mapping[int | str | None, list[Finding]]:
    """Return the findings of a page by the index of the claim or label of the reference they are about; else None."""
    kept: dict[int | str | None, list[Finding]] = defaultdict(list)
    for finding in context.findings:
        reference = finding.reference if finding.reference in context.references else None
        kept[reference if finding.claim is None else finding.claim].append(finding)
    return kept


def _rows(context: PageContext) -> tuple[PageRow, ...]:
    document = context.analysis.document
    blocks = document.page.blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(document.page.text))),)
    kept = _by_subject(context)
    back = turned(document.page)
    spots = [(back.source_span(finding.span), finding) for finding in kept[None]]
    cards = _cards(context, kept, spots, blocks)
    cutter = Cutter(
        document,
        context.verdicts,
        [context.claim_anchor(index) for index in range(len(document.claims))],
        [span for span, _ in spots],
        context.links.works,
    )
    rows: list[PageRow] = []
    waiting: list[BlockView] = []
    for index, block in enumerate(blocks):
        view = cutter.block(block)
        if index in cards:
            if waiting:
                rows.append(PageRow(tuple(waiting)))
                waiting = []
            rows.append(PageRow((view,), tuple(card for _, card in sorted(cards[index], key=lambda pair: pair[0]))))
        else:
            waiting.append(view)
    return (*rows, PageRow(tuple(waiting))) if waiting else tuple(rows)


def _cards(
    context: PageContext,
    kept: Mapping[int | str | None, list[Finding]],
    spots: Sequence[tuple[Span, Finding]],
    blocks: Sequence[Block],
) -> dict[int, list[tuple[int, Card]]]:
    """Return the cards by the block they stand beside, each with the offset it is about."""
    citation_index = context.analysis.document.citation_index
    placed: list[tuple[int, Card]] = [
        (claim.span.start, claim_card(context, index, claim, kept[index]))
        for index, claim in enumerate(context.analysis.document.claims)
    ]
    for number, reference in enumerate(citation_index.references):
        own = kept[reference.label]
        if own or reference.is_listed:
            placed.append((reference.span.start, reference_card(context, number, reference, own)))
    placed += [(spot.start, place_card(context, number, finding)) for number, (spot, finding) in enumerate(spots)]
    starts = [block.span.start for block in blocks]
    cards: dict[int, list[tuple[int, Card]]] = {}
    for offset, card in placed:
        cards.setdefault(_block_at(blocks, starts, offset), []).append((offset, card))
    return cards


def turned(page: Page) -> Page:
    """Return a page the other way round, so that its `source_span` leads from the source to the reading text."""
    segments = sorted((Segment(one.source, one.text) for one in page.segments), key=lambda one: one.text)
    return replace(page, segments=tuple(segments))


def _block_at(blocks: Sequence[Block], starts: Sequence[int], offset: int) -> int:
    """Return the index of the block that holds an offset of the reading text, else of the one before (0 at least)."""
    index = max(bisect_right(starts, offset) - 1, 0)
    follows = index + 1 < len(blocks) and offset >= blocks[index].span.end
    # the blank lines before a block belong to no block: what begins there stands in the block that follows
    return index + 1 if follows and offset > blocks[index].span.end else index
