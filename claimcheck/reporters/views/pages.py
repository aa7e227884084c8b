"""One page of the report: the page's own text, block by block, with the cards about each block beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.model.citation import ReferenceKind
from claimcheck.model.finding import Analysis, Finding, Problem
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span
from claimcheck.model.summary import summarise_page
from claimcheck.reporters.views.cards import PageContext, claim_card, place_card, reference_card
from claimcheck.reporters.views.layout import SourceMap, block_at
from claimcheck.reporters.views.report_page import BlockView, PageRow, PageView
from claimcheck.reporters.views.segments import cutter
from claimcheck.reporters.views.site import Site
from claimcheck.reporters.views.values import Card
from claimcheck.reporters.views.verdicts import shares, standings


@dataclass(frozen=True)
class _Sorted:
    """The findings of a page by what they are about."""

    claims: dict[int, list[Finding]] = field(default_factory=dict)
    references: dict[str, list[Finding]] = field(default_factory=dict)
    places: list[Finding] = field(default_factory=list)


def page_view(analysis: Analysis, findings: Sequence[Finding], problems: Sequence[Problem], site: Site) -> PageView:
    """Return one page."""
    page = analysis.document.page
    stands = standings(analysis, findings)
    references = {reference.label: reference for reference in reversed(analysis.document.citation_index.references)}
    context = PageContext(analysis, findings, stands, references, site.seen_from(page.path))
    return PageView(
        analysis=analysis,
        findings=findings,
        problems=problems,
        links=context.links,
        href=site.href(site.index, site.page_file(page.path), context.links.anchor),
        summary=summarise_page(analysis, findings),
        shares=shares(stands),
        rows=_rows(context),
    )


def _sort(context: PageContext) -> _Sorted:
    kept = _Sorted()
    for finding in context.findings:
        if finding.claim is not None:
            kept.claims.setdefault(finding.claim, []).append(finding)
        elif finding.reference in context.references:
            kept.references.setdefault(finding.reference, []).append(finding)
        else:
            kept.places.append(finding)
    return kept


def _rows(context: PageContext) -> tuple[PageRow, ...]:
    document = context.analysis.document
    blocks = document.page.blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(document.page.text))),)
    kept = _sort(context)
    back = SourceMap(document.page)
    spots = [back.text_span(finding.span) for finding in kept.places]
    cards = _cards(context, kept, spots, blocks)
    cut = cutter(
        document,
        [stand.verdict for stand in context.standings],
        [context.claim_anchor(index) for index in range(len(document.claims))],
        spots,
        context.links.works,
    )
    rows: list[PageRow] = []
    waiting: list[BlockView] = []
    for index, block in enumerate(blocks):
        view = cut.block(block)
        if index in cards:
            if waiting:
                rows.append(PageRow(tuple(waiting)))
                waiting = []
            rows.append(PageRow((view,), tuple(card for _, card in sorted(cards[index], key=lambda pair: pair[0]))))
        else:
            waiting.append(view)
    return (*rows, PageRow(tuple(waiting))) if waiting else tuple(rows)


def _cards(
    context: PageContext, kept: _Sorted, spots: Sequence[Span], blocks: Sequence[Block]
) -> dict[int, list[tuple[int, Card]]]:
    """Return the cards by the block they stand beside, each with the offset it is about."""
    citation_index = context.analysis.document.citation_index
    placed: list[tuple[int, Card]] = [
        (claim.span.start, claim_card(context, index, claim, kept.claims.get(index, ())))
        for index, claim in enumerate(context.analysis.document.claims)
    ]
    for number, reference in enumerate(citation_index.references):
        own = kept.references.get(reference.label, [])
        if own or reference.kind in {ReferenceKind.ENTRY, ReferenceKind.NOTE}:
            placed.append((reference.span.start, reference_card(context, number, reference, own)))
    placed += [
        (spot.start, place_card(context, number, finding))
        for number, (spot, finding) in enumerate(zip(spots, kept.places, strict=True))
    ]
    starts = [block.span.start for block in blocks]
    cards: dict[int, list[tuple[int, Card]]] = {}
    for offset, card in placed:
        cards.setdefault(block_at(blocks, starts, offset), []).append((offset, card))
    return cards
