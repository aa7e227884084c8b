"""Big figures and their captions are one claim."""

from claimcheck.model.claim import ClaimKind
from claimcheck.model.page import BlockKind
from tests.claims.pages import claims_of


def tiles(*blocks: str | tuple[BlockKind, str]) -> list[str]:
    return [claim.text for claim in claims_of(*blocks)]


def test_figures_above_their_captions() -> None:
    assert tiles(
        "Our clinic at a glance", "82%", "Fewer cavities", "3 days", "Mean recovery time", "40%+", "Less pain"
    ) == [
        "82%\n\nFewer cavities",
        "3 days\n\nMean recovery time",
        "40%+\n\nLess pain",
    ]


def test_captions_above_their_figures() -> None:
    blocks = ("Fewer cavities", "82%", "Mean recovery time", "3 days", (BlockKind.HEADING, "Book now"))
    assert tiles(*blocks) == ["Fewer cavities\n\n82%", "Mean recovery time\n\n3 days"]


def test_a_caption_goes_on_with_its_figure() -> None:
    assert tiles("1 in 5", "adults grinds their teeth — most unaware", "3×", "higher risk of cracks") == [
        "1 in 5\n\nadults grinds their teeth — most unaware",
        "3×\n\nhigher risk of cracks",
    ]


def test_the_kind_is_told_from_both() -> None:
    outcome, timing, price = claims_of("70%", "Response rate", "4 hrs", "Onset of relief", "$90", "per visit")
    assert (outcome.kind, timing.kind, price.kind) == (ClaimKind.OUTCOME, ClaimKind.TIMING, ClaimKind.PRICE)
    assert [claim.needs_evidence for claim in (outcome, timing, price)] == [True, True, False]


def test_headings_may_be_captions() -> None:
    assert tiles("64%", (BlockKind.HEADING, "Faster deploys")) == ["64%\n\nFaster deploys"]


def test_numbered_steps_are_no_tiles() -> None:
    assert tiles("1", (BlockKind.HEADING, "Rinse"), "2", (BlockKind.HEADING, "Brush")) == []


def test_a_figure_alone_claims_nothing() -> None:
    assert tiles("70%", "A long paragraph follows, " * 8 + "and it is no caption.") == []
