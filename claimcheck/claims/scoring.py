"""How sure it is that a reader needs evidence for a sentence, and what its figures are about: fitted scores.

In: the features of a sentence. Out: its kind, a probability and the features that decided. The weights
(`data/weights.toml`) are written by `python -m tests.benchmarks.fit_claims`; a feature not listed there says nothing.
Two questions are asked: is it a claim that needs evidence (`needs`), and would an editor insist on it (`sure`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

from claimcheck.language.word_tables import table
from claimcheck.model.claim import EVIDENCE_KINDS, ClaimKind

NEEDED, NEEDED_AGAINST = 0.3, 0.45
"""From this score on a reader is taken to need evidence, where the conventions say so too and where they do not."""
_DOUBT = 0.25
"""How much less sure it is what the conventions take for a price, a dose or a plan and the scores alone for a claim."""
_REASONS = 3
_SUPPOSED = frozenset({"cue:hypothetical", "follows:supposition"})
"""What is supposed, and what follows from it, asserts nothing of the world: a convention, whatever the score says."""
_UNASSERTED = frozenset({"cue:goal", "command", "plan"})
"""An aim asserts nothing yet, and what somebody is to do asserts nothing at all, where the conventions agree."""
_AT_MOST_SUPPOSED = 0.2


@dataclass(frozen=True, slots=True)
class Judged:
    """What a sentence was found to be about."""

    kind: ClaimKind
    score: float
    """How sure it is that an editor would ask for a source, from 0 to 1."""
    reasons: tuple[str, ...]
    """The features that speak most for that, or against it, with their weights: "near:improve +1.2"."""


def judge_by_score(seen: Sequence[str], usual: ClaimKind) -> Judged:
    """Return what a sentence with these features is about.

    `usual` is the kind that the conventions give; it stays where it lies on the side that the score is for.
    """
    asked = NEEDED if usual in EVIDENCE_KINDS else NEEDED_AGAINST
    planned = usual not in EVIDENCE_KINDS and not _UNASSERTED.isdisjoint(seen)
    needed = (
        usual is not ClaimKind.VAGUE and not planned and _probability(seen, "needs") >= asked
    )  # no number, nothing to check
    kind = usual if (usual in EVIDENCE_KINDS) == needed else _likeliest(seen, needed=needed)
    sure = _probability(seen, "sure")
    if usual not in EVIDENCE_KINDS:
        sure = max(0.0, sure - _DOUBT)
    return Judged(kind, round(sure, 3), _reasons(seen, _table("sure")))


def _probability(seen: Sequence[str], name: str) -> float:
    weights = _table(name)
    likely = 1 / (1 + exp(-weights["start"] - sum(weights.get(feature, 0.0) for feature in seen)))
    return min(likely, _AT_MOST_SUPPOSED) if not _SUPPOSED.isdisjoint(seen) else likely


def _likeliest(seen: Sequence[str], *, needed: bool) -> ClaimKind:
    """Return the kind that the features speak most for, of those that need evidence or of the others."""
    kinds = _table("kinds")
    totals = dict(kinds["start"])
    for feature in seen:
        for kind, weight in kinds.get(feature, {}).items():
            totals[kind] += weight
    eligible = [kind for kind in ClaimKind if (kind in EVIDENCE_KINDS) == needed and kind.value in totals]
    return max(eligible, key=lambda kind: totals[kind.value])


def _table(name: str) -> Mapping[str, Any]:
    told: Mapping[str, Any] = table("claims", "weights")[name]
    return told


def _reasons(seen: Sequence[str], needs: Mapping[str, float]) -> tuple[str, ...]:
    """Return the features that moved the score most."""
    moved = sorted(((needs.get(feature, 0.0), feature) for feature in seen), key=lambda one: -abs(one[0]))
    return tuple(f"{feature} {weight:+.1f}" for weight, feature in moved[:_REASONS] if weight)
