"""Percentages that are parts of one whole and so must add up to 100.

In: a line. Out: the splits that do not. Only where the words say that nothing is left over: "the remaining 35%", women
and men, yes and no. A part that nobody named may be missing between women and men, or between yes and no.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, plain
from claimcheck.rules.arithmetic.rounding import Reach, exactly
from claimcheck.rules.arithmetic.silence import says

_REST = re.compile(
    r"(?<!of )\b(?:the|and|our|their) (?:remaining|other|rest[,:]?(?: of [a-z ]{3,20})?[,:]?|final)\s\(?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s?of (?:the |all |our )?(?P<whole>[a-z]{1,20})", re.IGNORECASE)
_REST_AFTER = re.compile(
    r"\s?(?:of [a-z ]{2,24} )?(?:remain(?:ing|der|s)?|made up the rest|were the rest|the rest)\b", re.IGNORECASE
)
_PAIRS = (
    (frozenset({"women", "woman", "female", "females"}), frozenset({"men", "man", "male", "males"})),
    (frozenset({"girls"}), frozenset({"boys"})),
    (frozenset({"yes"}), frozenset({"no"})),
)
_SUBSETS = re.compile(
    r"\b(?:of (?:whom|which|these|those|them)|includ\w{1,5}|among|compared|versus|vs|than|up from|down from"
    r"|in (?:19|20)\d\d|who)\b|[;:]",
    re.IGNORECASE,
)
"""A share may be one of a part, or of another year."""
_ABLE_TO_MISS = 5.0
"""Points that may be missing between women and men: others, and those who did not say."""
_ONE = re.compile(
    r"[ \u00a0](?:(?:were|was|are|is|identified as|said|say|answered|voted|vote)[ ][\"“‘']?)?(?P<word>[a-z]{2,7})\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\b(?P<word>[a-z]{2,7})[\"”’']?(?:,|:| \(|:? –| -)?\s?\(?$", re.IGNORECASE)

_COMPOSED = re.compile(
    r"\b(?:were|was|are|is|being|split|asked|surveyed|interviewed|compris(?:es|ed|ing)"
    r"|consist(?:s|ed|ing) of|made up of) $",
    re.IGNORECASE,
)
_ARE = re.compile(r" (?:were|was|are|is|identified as) ", re.IGNORECASE)
_BOTH = re.compile(r"(?: (?:were|was|are|is|identified as))? [a-z]{2,10}(?:,|;|,? and| &| /)? ", re.IGNORECASE)
_NO_MORE = re.compile(r"(?: (?:were|was|are|is|identified as))? [a-z]{2,10}[\"”’']?\s?(?:[.,;:!?)]|$)", re.IGNORECASE)
_NEXT = re.compile(
    r"(?: [\w\"“”‘’']{2,12}){1,3}[,;]?(?: and| but| while| /)?(?: the other| only| just)? "
    r"|[,;/]?(?: and| but)? ?[\"“‘']?(?:yes|no)[\"”’']?[,:(–— -]{1,3}",
    re.IGNORECASE,
)
"""What may stand between the shares of yes and no: with more words than these they may be of other people."""


def splits(line: Line) -> Iterator[Mismatch]:
    """Yield the splits of a line that do not add up to 100%."""
    if "percent" not in line.units:
        return
    shares = [figure for figure in line.figures if figure.unit == "percent" and figure.low == figure.high]
    if len(shares) < 2 or len(shares) > 6:
        return
    yield from _remaining(line, shares)
    yield from _pair(line, shares)


def _remaining(line: Line, shares: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "45% … 30% … and the remaining 35%": as a rest of all, or of any share named before."""
    rest = shares[-1]
    others = shares[:-1]
    if not (_REST.search(rest.before) or _REST_AFTER.match(rest.after)) or rest.hedged:
        return
    if (whole := _OF.match(rest.after)) and whole["whole"].lower() not in line.text[
        : rest.span.start - line.span.start
    ].lower():
        return  # "the other 20% of protein": of something else
    if any(figure.hedged for figure in others) or any(figure.unit == "fraction" for figure in line.figures):
        return
    if "vague" in line.units or any(figure.count and figure.unit for figure in line.figures):
        return  # "20 of them and the remaining 30%": not all parts are shares
    smallest = 1 if _SUBSETS.search(line.text) else len(others)
    for size in range(smallest, len(others) + 1):
        for parts in combinations(others, size):
            sums = _sum([*parts, rest])
            wholes = [exactly(100.0), *(other.reach for other in others if other not in parts)]
            if any(sums.meets(whole) for whole in wholes):
                return
    yield _mismatch(line, shares, Confidence.HIGH if len(others) > 1 else Confidence.MEDIUM)


def _pair(line: Line, shares: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "62% women and 38% men", "yes 40%, no 70%" where no third share is named."""
    if len(shares) != 2 or any(figure.hedged for figure in shares):
        return
    first, second = shares
    sums = _sum(shares)
    if sums.meets(exactly(100.0)):
        return
    pair = next((pair for pair in _PAIRS if _named(first, second, pair)), None)
    if pair is None or says("unsplit", line.text) or not _is_whole(line, first, second, pair):
        return
    total = first.value + second.value
    if total < 100 and ("yes" in pair[0] or total >= 100 - _ABLE_TO_MISS):
        return
    yield _mismatch(line, shares, Confidence.HIGH if total > 100 else Confidence.MEDIUM)


def _is_whole(line: Line, first: Figure, second: Figure, pair: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether the words make both one whole: "women 72%, men 79%" may be how many of either do something."""
    if "yes" in pair[0]:
        return _NEXT.fullmatch(line.between(first, second)) is not None
    composed = _COMPOSED.search(first.before) or _ARE.match(first.after)
    beside = _BOTH.fullmatch(line.between(first, second)) is not None
    return composed is not None and beside and _NO_MORE.match(second.after) is not None


def _named(first: Figure, second: Figure, pair: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether one share is of one of the two and the other of the other, both named behind or both before."""
    behind = (_word(_ONE.match(first.after)), _word(_ONE.match(second.after)))
    before = (_word(_LABELLED.search(first.before)), _word(_LABELLED.search(second.before)))
    return any(
        (one in pair[0] and other in pair[1]) or (one in pair[1] and other in pair[0])
        for one, other in (behind, before)
    )


def _word(match: re.Match[str] | None) -> str:
    return match["word"].lower() if match else ""


def _sum(shares: Sequence[Figure]) -> Reach:
    total = exactly(0.0)
    for share in shares:
        total = total.plus(share.reach)
    return total


def _mismatch(line: Line, shares: Sequence[Figure], confidence: Confidence) -> Mismatch:
    total = sum(share.value for share in shares)
    rest = 100 - total + shares[-1].value
    parts = " + ".join(bare(share) for share in shares)
    known = " + ".join(bare(share) for share in shares[:-1])
    advice = (
        f"if {known} is right, write {plain(rest)}% for the rest" if rest > 0 else "the shares before it exceed 100%"
    )
    span = type(line.span)(shares[0].span.start, shares[-1].span.end)
    return Mismatch(
        span,
        f"{parts} is {plain(total)}%, not 100%.",
        f"{advice}; otherwise correct the share that is wrong",
        confidence,
    )
