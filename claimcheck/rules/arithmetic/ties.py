"""Whether words tie figures together, so that one has to follow from the others: a score of what is said around them.

In: a line and an instance. Out: its features, and the sum of their weights (`data/arithmetic_weights.toml`, fitted by
`python -m tests.benchmarks.arithmetic_fit`); above zero the figures are held to be tied.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.language.word_tables import table
from claimcheck.rules.arithmetic.cues import cues, tokens
from claimcheck.rules.arithmetic.instances import Instance, Part
from claimcheck.rules.arithmetic.lines import Line


def score(line: Line, one: Instance, every: Sequence[Instance]) -> float:
    """Return how surely the figures are tied; not above zero where they are not."""
    weights = table("rules", "arithmetic_weights")[one.relation]
    return float(weights["bias"] + sum(weights.get(feature, 0.0) for feature in features(line, one, every)))


def features(line: Line, one: Instance, every: Sequence[Instance]) -> frozenset[str]:
    """Return what is said and seen around the figures of an instance, of all those of the line."""
    kept = any(other.holds and other.relation == one.relation and _shares_result(one, other) for other in every)
    return frozenset(_features(line, one)) | ({"result kept"} if kept else set())


def _shares_result(one: Instance, other: Instance) -> bool:
    """Whether another instance that holds has the same result ("8 at $120 … over four months at $240: $960")."""
    total = one.terms.get(Part.TOTAL)
    return total is not None and other.terms.get(Part.TOTAL) is total


def _features(line: Line, one: Instance) -> Iterator[str]:
    ordered = sorted(one.terms.items(), key=lambda item: item[1].place)
    yield " < ".join(ordered_part.value for ordered_part, _ in ordered)
    yield from one.facts
    for part, term in one.terms.items():
        yield from (f"{part} before {cue}" for cue in term.before_cues)
        yield from (f"{part} behind {cue}" for cue in term.after_cues)
    inside = sorted(one.all, key=lambda term: term.place)
    for left, right in pairwise(inside):
        if right.place > left.place + 1:
            yield "apart"
    whole = line.page[inside[0].span.end : inside[-1].span.start]
    yield from (f"between {cue}" for cue in cues(tokens(whole)))
    said = line.cues
    yield from (f"line {cue}" for cue in said & frozenset(table("rules", "arithmetic")["anywhere"]))
    for term in line.terms:
        if term not in one.all:
            yield "other price" if term.money else "other share" if term.share else "other figure"
    if line.apart:
        yield "in cells"
    if line.joined:
        yield "in sentences"
