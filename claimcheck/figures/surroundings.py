"""What stands around a figure: what is measured, whether it is denied, for whom and when.

In: a sentence and the place of a figure in it. Out: groups of words, never the words' order or grammar. The clause
speaks first; where it names no measure, the whole sentence does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.figures.clauses import beside, clause_around, denied, stem, tokens, without_counts
from claimcheck.figures.vocabulary import groups, table
from claimcheck.model.claim import Dimension, Quantity
from claimcheck.model.span import Span
from claimcheck.quantities.units import unit_info

_CLAUSE = re.compile(r"[,;:()\[\]/]|\b(?:and|but|versus|vs|whereas|while|compared|against)\b", re.IGNORECASE)
_NUMBER_COMMA = re.compile(r"\d,\d")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOT = re.compile(r"n['’]t\b")
_AGAINST = ("than", "versus", "vs", "vs.", "over", "against")
_COMPARED = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|as opposed to|against|unlike)(?:\s+[^\s,;:()\d]{1,40}){1,5}",
    re.IGNORECASE,
)
"""What a figure is compared with, which is not what it is for: "longer than with chemotherapy alone"."""
_WINDOW = 500
"""Characters on either side of a figure that can say something about it, however long the sentence."""
_REACH = 32
"""Characters before a measure in which it can be denied."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around a figure say."""

    measures: frozenset[str]
    """Groups of the clause, else of the sentence; "not" among them where it is denied."""
    arm: str | None
    time: str | None
    stems: frozenset[str]
    """Beginnings of the words of the sentence that mean something."""
    words: str = ""
    """The clause in lower case; the whole sentence where it holds no other figure of this kind."""
    near: frozenset[str] = frozenset()
    """Tokens of these words; none where the sentence deals out its figures by order ("respectively")."""
    length: int = 0
    """How many tokens there are with those of what the figure is compared with."""
    alone: bool = True
    """Whether the sentence holds no other figure of this kind."""
    denied: frozenset[str] = frozenset()
    """Tokens of these words that are denied."""
    beside: tuple[str, str] = ("", "")
    """The words that touch the figure."""


def around(sentence: str, place: Span, quantities: Sequence[Quantity]) -> Surroundings:
    """Read what stands around the figure at `place`; `quantities` are those of the sentence."""
    cut = max(0, place.start - _WINDOW)
    sentence, near = sentence[cut : place.end + _WINDOW], Span(place.start - cut, place.end - cut)
    lowered = sentence.lower()
    clause = clause_of(lowered, near)
    said = clause if _measures(clause) and "respectively" not in lowered else lowered
    measures = _measures(said)
    negated = frozenset({"not"}) if _denies(said, measures) else frozenset()
    arms = [name for name, words in groups("arms").items() if any(map(_is_arm, words.finditer(clause)))]
    own = clause_around(lowered, near)
    unit = next((quantity.unit for quantity in quantities if quantity.span == place), None)
    alone = sum(quantity.unit == unit for quantity in quantities) < 2
    start, end = (0, len(lowered)) if alone else own
    return Surroundings(
        measures | negated,
        min(arms, default=None),
        _time(place, quantities, (own[0] + cut, own[1] + cut)),
        stems(sentence),
        lowered[start:end],
        _tokens(sentence, near, start, end),
        len(tokens(f"{sentence[start : near.start]} {sentence[near.end : end]}")),
        alone,
        denied(lowered[start:end]),
        beside(sentence, near),
    )


def _tokens(sentence: str, place: Span, start: int, end: int) -> frozenset[str]:
    if "respectively" in sentence.lower():
        return frozenset()
    pieces = (sentence[start : place.start], sentence[place.end : end])
    return tokens(" ".join(_COMPARED.sub(" ", piece) for piece in pieces))


def _is_arm(found: re.Match[str]) -> bool:
    """Whether a figure is for an arm, not compared with it ("better than placebo")."""
    return not found.string[: found.start()].rstrip().endswith(_AGAINST)


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that mean something."""
    ignored = frozenset(table("stop")["words"])
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in ignored)


def _measures(text: str) -> frozenset[str]:
    return frozenset(
        group for name in ("specific", "general") for group, words in groups(name).items() if words.search(text)
    )


def _denies(text: str, measures: frozenset[str]) -> bool:
    """Whether the words deny what is measured: "did not respond", "without remission", "resistant"."""
    tells = groups("polarity")
    if tells["alone"].search(text):
        return True
    for group in measures & set(table("polarity")["good"]):
        words = groups("specific").get(group) or groups("general")[group]
        for word in words.finditer(text):
            before = text[max(0, word.start() - _REACH) : word.start()]
            if (tells["before"].search(before) or _NOT.search(before)) and not tells["weak"].search(before):
                return True
    return False


def clause_of(text: str, place: Span) -> str:
    """Return the clause of a sentence that a figure stands in."""
    start, end = 0, len(text)
    for cut in _CLAUSE.finditer(without_counts(text, place)):
        if _NUMBER_COMMA.match(text, max(0, cut.start() - 1)):
            continue
        if cut.end() <= place.start:
            start = cut.end()
        elif cut.start() >= place.end:
            end = cut.start()
            break
    return text[start:end]


def _is_time(quantity: Quantity) -> bool:
    """Whether a quantity is one stretch of time of known length."""
    return (
        quantity.dimension is Dimension.TIME
        and quantity.value is not None
        and unit_info(quantity.unit).is_convertible
        and "old" not in (quantity.unit or "")
    )


def _time(place: Span, quantities: Sequence[Quantity], clause: tuple[int, int]) -> str | None:
    """Return the nearest time that is named beside a figure, one in its clause before any other."""
    times = [
        (
            not clause[0] <= other.span.start < clause[1],
            max(other.span.start - place.end, place.start - other.span.end),
            other,
        )
        for other in quantities
        if other.span != place and _is_time(other)
    ]
    if not times:
        return None
    nearest = min(times, key=lambda pair: pair[:2])[2]
    return f"{nearest.value:g} {nearest.unit}"
