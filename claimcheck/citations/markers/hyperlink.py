"""Links in running text that are their own citation: outside sources in sentences with a figure, and works anywhere."""

import re
from collections.abc import Iterator

from claimcheck.citations.hosts import host_of, is_identifier, listed, own_hosts, same_site
from claimcheck.citations.pointing import label_of_target, link_reference
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.citations.scopes.bearing import announces, begins, introduces, names_source_of_last, publishes
from claimcheck.language.sentences import sentence_around
from claimcheck.language.word_tables import word_lists
from claimcheck.model.citation import Traits
from claimcheck.model.page import Block, BlockKind, InlineKind
from claimcheck.model.span import Span

_words = word_lists("citations", "markers")
_BARE = re.compile(
    r"(?:https?://|\bdoi:\s?10\.|\bdoi\.org/)(?:[^\s<>\"”“]|<[^<>\s]{1,40}>(?=\d\.\d\.)){4,400}"  # SICI DOIs hold "<"
    r"|\bPMID:?\s?\d{4,9}\b|\bPMC\d{5,9}\b|\barXiv:\s?\d{4}\.\d{4,5}\b",
    re.IGNORECASE,
)
_HINTS = ("://", "doi", "DOI", "PMID", "PMC", "arXiv")
_FIGURE = re.compile(
    r"(?<![\w.@/#-])(?!(?:1[5-9]|20)\d\d(?![\d%]))[$€£]?\d[\d.,]*(?!\w*(?:@|/\d|/\w*[/@]))"
    r"|\b(?:half|(?:two-|one-)?thirds?|(?:one-|three-)?quarters?|twice|(?:double|triple|halve)[ds]?|(?:two|three|four|five|ten)fold|hundreds?"
    r"|thousands?|[mb]illions?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|percent)\b",
    re.IGNORECASE,
)
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.CAPTION, BlockKind.NOTE)
_SOURCE_WORD = re.compile(
    r"\(?\[?\s*(?:source|study|ref|reference|link|citation|here|paper|data)s?\s*\d{0,2}\s*\]?\)?", re.IGNORECASE
)
_ABOUT_THE_PAGE = re.compile(
    r"(?:suggested )?(?:citation|cite (?:this|as)|how to cite|doi|pmc(?:id)?|pmid|copyright|©|original(?:/source)?"
    r"|view source|published|received|available)\b[^.]{0,40}:",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}")
_WORD = re.compile(r"[a-z-]+")
_DIGIT = re.compile(r"\d")
_CREDITED = re.compile(r"(?:\bsource|\bdata|\baccording to(?: the)?|\breported by(?: the)?)\W{1,6}$", re.IGNORECASE)
_SHOWN = re.compile(r"(?:these|this|our|the full)\s", re.IGNORECASE)
_FEW_WORDS = 4
_LINE = 300
"""Characters of a line under a quote."""
_TRAILING = ".,;:!?)]}'’"


TRAITS = Traits(part_of_sentence=True, quotes_sentence=True)


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield links and printed addresses that cite; the label is the address, or the entry that prints it."""
    own: frozenset[str] | None = None
    for block in prose.blocks:
        if block.kind not in _RUNNING:
            continue
        text = block.span.slice(prose.page.text)
        links = list(_targets(prose, block))
        if not links or _ABOUT_THE_PAGE.match(text):
            continue
        own = own_hosts(prose.page) if own is None else own
        alone = sum(len(span) for span, _ in links) * 5 > len(text) * 4
        for span, target in links:
            if _cites(prose, block, span, target, own, alone):
                yield _marker_match(prose, span, target)


def _marker_match(prose: Prose, span: Span, target: str) -> MarkerMatch:
    label = label_of_target(prose, target) or prose.link_numbers.get(target)
    if label in prose.labels:
        return MarkerMatch(span, (label,))
    reference = link_reference(prose, target, span)
    return MarkerMatch(span, (reference.label,), (reference,))


def _targets(prose: Prose, block: Block) -> Iterator[tuple[Span, str]]:
    """Yield the links of a block and the addresses printed in it, each with its target."""
    for inline in prose.within(block, InlineKind.LINK):
        if inline.target and len(inline.span):
            yield inline.span, inline.target.strip()
    text = block.span.slice(prose.page.text)
    if not any(hint in text for hint in _HINTS):
        return
    for match in _BARE.finditer(text):
        printed = match[0].rstrip(_TRAILING)
        span = Span(block.span.start + match.start(), block.span.start + match.start() + len(printed))
        if not prose.links_over(block, span):
            yield span, printed


def _cites(prose: Prose, block: Block, span: Span, target: str, own: frozenset[str], alone: bool) -> bool:
    if target.startswith("#"):
        return label_of_target(prose, target) is not None
    host = host_of(target)
    text = span.slice(prose.page.text)
    if _leads_on(text) or (host is not None and listed(host, "no_source_hosts") and not _states_figure(text)):
        return False
    if host is None or same_site(host, own):
        return _is_own_work(prose, block, span, target)
    if label_of_target(prose, target) is not None:
        return True
    if alone and not _SOURCE_WORD.fullmatch(text) and block.kind is not BlockKind.CAPTION:
        return False
    if _is_front_page(target) and not _CREDITED.search(prose.page.text, max(0, span.start - 24), span.start):
        return False
    if listed(host, "work_hosts") or _says_what_is_there(text):
        return True
    sentence = sentence_around(prose.page.text, block.span, span).slice(prose.page.text)
    return bool(_FIGURE.search(_PHONE.sub(" ", sentence))) or _names_a_source(prose, block, sentence)


def _states_figure(text: str) -> bool:
    """Whether a link stands on the figure itself, and prints no address."""
    return "/" not in text and _DIGIT.search(text) is not None


def _says_what_is_there(text: str) -> bool:
    """Whether a link's text says that a measure or a publication stands behind it: "the same rate", "his post"."""
    words = _WORD.findall(text.lower())
    if 1 < len(words) <= _FEW_WORDS and words[0] in _words("pointing_words") and words[-1] in _words("publications"):
        return True
    return len(words) > 2 and not _words("measures").isdisjoint(_WORD.findall(text))


def _is_own_work(prose: Prose, block: Block, span: Span, target: str) -> bool:
    """Whether a link to the page's own site leads to its publisher's study or data, from a sentence with a figure."""
    if not _words("own_works").intersection(_WORD.findall(span.slice(prose.page.text).lower())):
        return False
    if _is_front_page(target) or ":" in target.partition("/")[0].removeprefix("https:").removeprefix("http:"):
        return False
    sentence = sentence_around(prose.page.text, block.span, span)
    shown = _SHOWN.match(span.slice(prose.page.text)) is not None
    return sentence != span and (shown or bool(_FIGURE.search(_PHONE.sub(" ", sentence.slice(prose.page.text)))))


def _names_a_source(prose: Prose, block: Block, sentence: str) -> bool:
    """Whether a sentence without a figure says where the figures around it come from."""
    if block.kind is BlockKind.CAPTION or begins(sentence.lstrip("[*_("), "source_lines"):
        return True
    if block.span.slice(prose.page.text).rstrip(" *_").endswith(":"):
        return True
    set_off = block.span.slice(prose.page.text)[:1] in "—–―-" and len(block.span) < _LINE
    return (
        set_off or publishes(sentence) or names_source_of_last(sentence) or introduces(sentence) or announces(sentence)
    )


def _is_front_page(target: str) -> bool:
    """Whether an address names a site, a shop or a person rather than something to read up a figure in."""
    if is_identifier(target):
        return False
    _, _, rest = target.partition("://")
    path = rest.partition("/")[2].partition("#")[0] if rest else target
    parts = [part.lower() for part in path.partition("?")[0].split("/") if part]
    return (not parts and "?" not in path) or any(part in _words("no_source_paths") for part in parts)


def _leads_on(text: str) -> bool:
    lowered = text.strip(" .:!?»›>→[]()").lower()
    return (
        text.rstrip(" ]*_)").endswith(("→", "»", "›"))
        or lowered in _words("navigation")
        or lowered.partition(" ")[0] in _words("invitations")
    )
