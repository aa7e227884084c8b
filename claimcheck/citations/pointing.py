"""Where a marker that is itself a link leads: to an entry of the list, or out of the page."""

import re

from claimcheck.citations.fields import parse_fields
from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.prose import MarkerMatch, Prose, bare_address, names_of
from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.page import Block
from claimcheck.model.span import Span

_NAMES_WORK = re.compile(r"10\.\d|pubmed|pmid|pmc|arxiv|doi", re.IGNORECASE)
_LEAST_WORDS = 3
_SOURCE = re.compile(
    r"https?://|\bwww\.|\bdoi\b|\bet al\b|\b(?:1[89]|20)\d\d\b"
    r"|\b(?:based on|source|survey|stud(?:y|ies)|trial|data|according|report(?:ed)?|analysis|review|census|journal"
    r"|published)\b",
    re.IGNORECASE,
)
_NO_SOURCE = re.compile(
    r"\b(?:not (?:been )?evaluated|not intended to|results (?:may|will) vary|terms|conditions apply|trademark"
    r"|p\s?[<=≤]|required field)\b",
    re.IGNORECASE,
)
_NUMBER_AT_END = re.compile(r"(?<!\d)0{0,3}(\d{1,3})$")


def label_of_target(prose: Prose, target: str) -> str | None:
    """Return the label of the entry that a link leads to: by the entry's anchor, or by an address it prints."""
    _, hash_sign, anchor = target.partition("#")
    if hash_sign and anchor in prose.anchors:
        return prose.anchors[anchor]
    if target.startswith("#") or not prose.addresses:
        return None
    if not _NAMES_WORK.search(target):
        return prose.addresses.get(bare_address(target))
    known = find_identifiers(target, (target,))
    return next((prose.addresses[name] for name in names_of(known) if name in prose.addresses), None)


def label_of_number(prose: Prose, target: str) -> str | None:
    """Return the label that the target of a numbered marker spells: "#ref5", "#cite_note-3"."""
    number = _NUMBER_AT_END.search(target) if "#" in target else None
    return number[1] if number and number[1] in prose.labels else None


def is_outside(target: str | None) -> bool:
    """Whether a link's target is an address of the web."""
    return target is not None and target.lower().startswith(("http://", "https://", "//"))


def link_reference(prose: Prose, url: str, span: Span) -> Reference:
    """Return the reference that a link in the text is: its label is the address, or the number the page gives it."""
    text = span.slice(prose.page.text)
    number = prose.link_numbers.get(url, url)
    label = url if number in prose.labels else number
    return Reference(label, ReferenceKind.LINK, span, text, find_identifiers(text, (url,)))


def names_source(note: str) -> bool:
    """Whether a note at the foot of a page names something that can be looked up."""
    return len(note.split()) >= _LEAST_WORDS and bool(_SOURCE.search(note)) and not _NO_SOURCE.search(note)


def note_reference(prose: Prose, block: Block, label: str, text: str) -> Reference:
    """Return the note that a block of the running text is, under the sign or number it starts with."""
    links = tuple(target for target in targets_in(prose, block, block.span) if is_outside(target))
    return Reference(label, ReferenceKind.NOTE, block.span, text, find_identifiers(text, links), parse_fields(text))


def targets_in(prose: Prose, block: Block, span: Span) -> list[str]:
    """Return the targets of the links that share characters with `span`, in order."""
    return [
        inline.target.strip() for inline in prose.links_over(block, span) if inline.target and inline.target.strip()
    ]


def pointed_at(prose: Prose, block: Block, span: Span, labels: tuple[str, ...]) -> MarkerMatch:
    """Return the marker match of a numbered marker, with the links under it taken into account.

    The printed numbers decide where the page has entries under them; else an anchor does; a number without an
    entry that links out of the page stands for the address.
    """
    if set(labels) <= prose.labels:
        return MarkerMatch(span, labels)
    targets = targets_in(prose, block, span)
    inside = [
        label
        for target in targets
        if (label := label_of_target(prose, target) or label_of_number(prose, target)) is not None
    ]
    if inside and len(inside) == len(labels):
        return MarkerMatch(span, tuple(dict.fromkeys(inside)))
    outside = [target for target in targets if is_outside(target)]
    if outside and not prose.labels & set(labels):
        references = tuple(link_reference(prose, url, span) for url in dict.fromkeys(outside))
        return MarkerMatch(span, tuple(reference.label for reference in references), references)
    return MarkerMatch(span, labels)
