"""Who sentences name as their source."""

import pytest

from tests.claims.pages import claims_of


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Half of them recovered. ⟦(Okafor et al., 2018 (Annals of Gait))⟧", "Okafor et al., 2018"),
        ("⟦Lindgren & Mbeki (2011)⟧ found a 12% rise in pain.", "Lindgren & Mbeki (2011)"),
        ("Pain fell by 20% ⟦(Ito, 2009)⟧ and sleep rose by 9% ⟦(Cruz et al., 2015)⟧.", "Ito, 2009; Cruz et al., 2015"),
        ("According to Mayo Clinic, 12% of adults snore.", "Mayo Clinic"),
        ("According to the World Health Organization, 1 in 3 adults moves too little.", "World Health Organization"),
        (
            "A study by the National Eye Institute found that 70% of readers strain their eyes.",
            "National Eye Institute",
        ),
        ("The HARBOR survey found that 40% of nurses skip lunch.", "HARBOR survey"),
        ("Researchers at Lund University measured a 30% drop in falls.", "Lund University"),
        ("Studies show success rates of 70%.", None),
        ("In our clinic 80% of patients improved.", None),
    ],
)
def test_attribution(sentence: str, source: str | None) -> None:
    (claim,) = claims_of(sentence)
    assert claim.attribution == source
