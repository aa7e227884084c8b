"""Answers or outcomes that shut each other out: "55% agreed, 30% disagreed", "of 45, 36 finished and 9 dropped out".

In: a line. Out: those that are more than the whole. Fewer are no error, for some may be neither. The words come in
groups from `data/arithmetic.toml`; each figure must be of another one of the same group, and end there: whoever agreed
with one thing may well have disagreed with the next.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, plain, shown
from claimcheck.rules.arithmetic.rounding import exactly
from claimcheck.rules.arithmetic.silence import says
from claimcheck.rules.vocabulary import either, words

_MOST = 4
_WHOSE = r"(?:\sof\s(?:the\s|all\s|our\s|those\s|these\s|its\s|their\s)?[a-z]{2,20})?"
_LEADING = (
    r"(?:\s(?:who|were|was|are|is|felt|feel|had|got|said|say|voted|vote|answered|replied|stayed|remained|reported|being"
    r"|identified|as|themselves|themself|strongly|only|just|have)){0,3}"
)
_ENDS = re.compile(r"[\s,;.)]{0,3}(?:(?:and|but|while|whereas)\s)?(?:the |only |just |another |a further )?[(]?")
_STOPS = re.compile(r"\s*$|[.,;:!?)–—]")
_ASKED = re.compile(
    r"\bof (?:those|all those|all) (?:asked|surveyed|questioned|interviewed|who (?:answered|replied|took part))", re.I
)
_MAKES = re.compile(
    r"(?:\b(?:makes?|making|total(?:s|ling)?(?: of)?|adds? up to|adding up to|together|gives)|=)\s$", re.IGNORECASE
)
_OBJECT = re.compile(r"\s(?:with|about|by|the|to)\s[a-z’' -]{2,40}(?=[\s,;.])")
_WHOLE = re.compile(r"(?:^|[\s(])(?:out )?(?:of|from|among) (?:the |all |all the |our |these |those )?$", re.IGNORECASE)


def complements(line: Line) -> Iterator[Mismatch]:
    """Yield the answers or outcomes of a line that are more than all."""
    if not 2 <= len(line.quantities) <= _MOST + 1 or line.apart:
        return
    figures = line.figures
    if len(figures) < 2 or any(
        figure.hedged or figure.low != figure.high or figure.unit == "fraction" for figure in figures
    ):
        return
    shares = [figure for figure in figures if figure.unit == "percent"]
    if 2 <= len(shares) <= _MOST:
        found = list(_of_shares(shares))
        unless = "crossed"
    else:
        found = list(_of_counts(figures))
        unless = "rejoined"
    if found and not says(unless, _ASKED.sub(" ", line.text)):
        yield from found


def _of_shares(shares: Sequence[Figure]) -> Iterator[Mismatch]:
    total = exactly(0.0)
    if len(shares) > 2 and shares[-1].value == 100 and _MAKES.search(shares[-1].before):
        yield from _of_told_whole(shares[:-1])
        return
    for share in shares:
        total = total.plus(share.reach)
    if total.low < 100 or not _shut_out(shares, labelled=True):
        return
    added = " + ".join(bare(share) for share in shares)
    yield Mismatch(
        type(shares[0].span)(shares[0].span.start, shares[-1].span.end),
        f"{added} is {plain(sum(share.value for share in shares))}%, more than 100%.",
        "correct the share that is wrong, or say of what else it is a share",
    )


def _of_told_whole(parts: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "35% …, 45% … and 20% …, which makes 100%"."""
    total = exactly(0.0)
    for part in parts:
        total = total.plus(part.reach)
    if total.meets(exactly(100.0)):
        return
    added = " + ".join(bare(part) for part in parts)
    yield Mismatch(
        type(parts[0].span)(parts[0].span.start, parts[-1].span.end),
        f"{added} is {plain(sum(part.value for part in parts))}%, not 100%.",
        "correct the share that is wrong",
    )


def _of_counts(figures: Sequence[Figure]) -> Iterator[Mismatch]:
    whole, parts = figures[0], figures[1:]
    if not 2 <= len(parts) < _MOST or not all(figure.count for figure in figures) or not _WHOLE.search(whole.before):
        return
    total = sum(part.value for part in parts)
    if total <= whole.value or any(part.unit not in ("", whole.unit) for part in parts):
        return
    if not _shut_out(parts, labelled=False):
        return
    added = " + ".join(bare(part) for part in parts)
    yield Mismatch(
        parts[-1].span,
        f"{added} is {plain(total)}, more than {bare(whole)}.",
        f"if the other figures are right, write {plain(whole.value - total + parts[-1].value)}; "
        "otherwise correct the one that is wrong",
        Confidence.MEDIUM,
        ((whole.span, "the whole"), *((part.span, f"part of {shown(whole)}") for part in parts[:-1])),
    )


def _shut_out(parts: Sequence[Figure], *, labelled: bool) -> bool:
    """Whether each figure is of another word of one group, all behind their figures or all before."""
    for behind, before in _patterns():
        found = [behind.match(part.after) for part in parts]
        roles = [match.lastgroup for match in found if match]
        if len(roles) == len(set(roles)) == len(parts) and _all_end(parts, [match for match in found if match]):
            return True
        labels = [match.lastgroup for part in parts if labelled and before and (match := before.search(part.before))]
        if len(labels) == len(set(labels)) == len(parts):
            return True
    return False


def _all_end(parts: Sequence[Figure], found: Sequence[re.Match[str]]) -> bool:
    """Whether nothing more is said about what was answered, but once for all."""
    objects = 0
    for part, match in zip(parts, found, strict=True):
        end = match.end()
        if told := _OBJECT.match(part.after, end):
            objects, end = objects + 1, told.end()
        done = _STOPS.match(part.after, end) if part is parts[-1] else _ENDS.fullmatch(part.after, end)
        if not done:
            return False
    return objects <= 1


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    """Return for each group what is looked for behind its figures, and before them; not before, for women and men."""
    made: list[tuple[re.Pattern[str], re.Pattern[str] | None]] = []
    for name in ("answers", "persons"):
        for listed in words("arithmetic")[name]:
            sides = [side.strip().split("|") for side in listed.split("/")]
            roles = "|".join(f"(?P<r{place}>{either(side)})" for place, side in enumerate(sides))
            behind = re.compile(rf"{_WHOSE}{_LEADING}\s[\"“‘']?(?:{roles})(?![\w-])[\"”’']?", re.IGNORECASE)
            before = re.compile(rf"(?:^|[\s,;(\"“])(?:{roles})[\"”’']?\s?[:(=–-]?\s?$", re.IGNORECASE)
            made.append((behind, before if name == "answers" else None))
    return tuple(made)
