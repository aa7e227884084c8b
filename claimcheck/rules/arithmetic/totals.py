"""Which amount of money is the whole: "$2,148 total", "for a total of $2,148", "come to $2,148", a column "Total"."""

import re
from collections.abc import Sequence

from claimcheck.rules.arithmetic.figures import Figure

_AFTER = re.compile(
    r"[\s,)]{0,2}\(?(?:in )?(?:total|all told|altogether|overall|all[- ]in|combined|in all|for (?:all|the (?:whole|full"
    r"|entire|complete)))\b",
    re.IGNORECASE,
)
_OF_NEXT = re.compile(
    r"\s?[,;:(–—-]\s?(?:and |so |for |with )?(?:an? |the |in )?(?:grand )?total(?: of| is| cost| price| comes to)?:?\s",
    re.IGNORECASE,
)
"""What leads to the next figure: "meals $80, total $180"."""
_BEFORE = re.compile(
    r"\b(?:total(?:s|l?ing|l?ed)?|sum|altogether|in all|overall|all told)\b[^.;]{0,30}$"
    r"|\b(?:come|comes|coming|came|add|adds|adding|work|works|amount|amounts|run|runs|bring)\b[^.;]{0,12}\b(?:to|at)\s$"
    r"|\btogether\s(?:(?:is|are|costs?|that|this|they|it|makes?)\s){0,2}$"
    r"|=\s?$|\b(?:makes?|making|equals?|sets you back|gives|giving)\s$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:\b(?:is|are|was|were|costs?|costing|for|price|pay|paying)\s|[:–—=(]\s?|\s-\s)(?:you |us |them )?"
    r"(?:only |just )?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:total|subtotal|amount|sum|overall|package price|line total|you pay)\b", re.IGNORECASE)


def marked(figure: Figure) -> bool:
    """Whether the words say that this is the whole."""
    before = figure.before
    if not figure.leads and not _OF_NEXT.fullmatch(before) and (of_another := _AFTER.match(before)):
        before = before[of_another.end() :]  # "60 rooms in total: 14 singles"
    after = _AFTER.match(figure.after) and not _OF_NEXT.fullmatch(figure.after)
    return bool(after or _BEFORE.search(before) or _LABEL.search(figure.label))


def led_to(figure: Figure) -> bool:
    """Whether a verb or a colon leads to the amount: "cost $2,148", ": $2,148"."""
    return marked(figure) or _VERB.search(figure.before) is not None


def total_of(figures: Sequence[Figure], candidates: Sequence[int]) -> int | None:
    """Return the place of the one amount that is the whole: the one marked, or the only one."""
    told = [place for place in candidates if marked(figures[place])]
    if len(told) == 1:
        return told[0]
    return candidates[0] if len(candidates) == 1 and not told else None
