"""Whatever stands on a page, judging it ends with findings that lie on the page and read as one line."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.rules import judge, select_rules
from claimcheck.rules.fingerprints import fold
from tests.rules.building import analysis_of

PIECES = st.sampled_from(
    [
        "Studies show that naps help.",
        "According to The Board,",
        "research",
        "suggests",
        "recent",
        "a study by",
        "[7]",
        "<!-- claimcheck: ignore[unnamed-source] ours -->",
        "<!-- claimcheck: ignore[ -->",
        "<!--claimcheck:-->",
        "\n\n",
        "\n",
        "# ",
        "- ",
        "\u202e",
        "\x1b[31m",
        "\x00",
        "e.g. ",
    ]
)
PAGES = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map(" ".join)


@given(PAGES)
def test_judging_always_ends_with_findings_on_the_page(text: str) -> None:
    judgement = judge([analysis_of({"text": text})], select_rules(Config().judging))
    for finding in judgement.findings:
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.message.isprintable()
        assert finding.fingerprint
    for problem in judgement.problems:
        assert problem.line >= 1
        assert problem.message.isprintable()


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(PAGES)
def test_judging_twice_gives_the_same(text: str) -> None:
    rules = select_rules(Config().judging)
    assert judge([analysis_of({"text": text})], rules) == judge([analysis_of({"text": text})], rules)
