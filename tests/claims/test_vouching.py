"""Figures a publisher vouches for: which claims need no citation then, and which still do."""

import pytest

from claimcheck.claims import vouch
from claimcheck.config import Trusted
from claimcheck.errors import ConfigError
from claimcheck.model.claim import Claim
from tests.claims.pages import claims_of

TRUSTED = (
    Trusted("89%", "our registry, 2025"),
    Trusted("700,000", "https://example.org/report"),
    Trusted("4-8 weeks", "our handbook"),
)


def vouched(text: str, trusted: tuple[Trusted, ...] = TRUSTED, cited: frozenset[int] = frozenset()) -> Claim:
    (claim,) = vouch(claims_of(text), cited, trusted)
    return claim


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("89% of our clients improved.", "our registry, 2025"),
        ("About 89 percent of our clients improved.", "our registry, 2025"),
        ("In 2024, 89% of our clients improved.", "our registry, 2025"),
        (
            "Of over 700,000 patients, 89% improved within 4 to 8 weeks.",
            "https://example.org/report; our registry, 2025; our handbook",
        ),
    ],
)
def test_a_claim_of_trusted_figures_needs_no_evidence(text: str, source: str) -> None:
    claim = vouched(text)
    assert (claim.needs_evidence, claim.vouched) == (False, source)


@pytest.mark.parametrize(
    "text",
    [
        "89% of our clients improved, 30% fully.",
        "88% of our clients improved.",
        "89.5% of our clients improved.",
        "Clients improved after 89 days.",
        "Symptoms fell within 4-9 weeks.",
    ],
)
def test_any_other_figure_still_does(text: str) -> None:
    claim = vouched(text)
    assert (claim.needs_evidence, claim.vouched) == (True, None)


def test_a_cited_claim_stays_as_it_is() -> None:
    assert vouched("89% of our clients improved.", cited=frozenset({0})).needs_evidence


def test_a_bare_number_stands_for_what_it_counts_and_no_share() -> None:
    bare = (Trusted("89", "us"),)
    assert vouched("The symptoms of 89 patients improved.", bare).vouched == "us"
    assert vouched("The symptoms of 89% of patients improved.", bare).vouched is None


@pytest.mark.parametrize("figure", ["none", "89% and 90%", "many"])
def test_what_is_not_one_figure_is_refused(figure: str) -> None:
    with pytest.raises(ConfigError, match="trusted"):
        vouched("89% of our clients improved.", (Trusted(figure, "us"),))
