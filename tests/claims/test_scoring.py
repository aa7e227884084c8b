"""The scores of claims: readable weights, printable reasons, conventions that no score overrules."""

from claimcheck.claims.scoring import judge_by_score
from claimcheck.language.word_tables import table
from claimcheck.model.claim import ClaimKind
from tests.claims.pages import claims_of


def test_weights_name_kinds_only() -> None:
    kinds = {kind.value for kind in ClaimKind}
    weights = table("claims", "weights")
    assert all(set(told) <= kinds for told in weights["kinds"].values())
    assert {"needs", "sure", "kinds"} == set(weights)


def test_reasons_can_be_printed() -> None:
    (claim,) = claims_of("In our study 72% of clients slept better.")
    assert 0 <= claim.score <= 1
    assert claim.reasons
    assert all(reason.rpartition(" ")[2].lstrip("+-").replace(".", "").isdigit() for reason in claim.reasons)


def test_what_is_supposed_asserts_nothing() -> None:
    seen = ("kind:outcome", "measure:share", "cue:effect", "near:effect")
    assert (
        judge_by_score(seen, ClaimKind.OUTCOME).score
        > judge_by_score((*seen, "cue:hypothetical"), ClaimKind.OUTCOME).score
    )
    first, second = claims_of("Suppose 60 pupils sit the test. Then 45% improved on last year.")
    assert not first.needs_evidence
    assert not second.needs_evidence


def test_without_a_number_there_is_nothing_to_check() -> None:
    assert judge_by_score(("kind:vague", "near:effect", "measure:share"), ClaimKind.VAGUE).kind is ClaimKind.VAGUE
