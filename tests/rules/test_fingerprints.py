"""A finding keeps its fingerprint while the page around it changes, and loses it when it is about something else."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.model.finding import Finding, Status
from claimcheck.model.span import Span
from claimcheck.rules import judge, select_rules
from claimcheck.rules.fingerprints import Subjects, fold
from claimcheck.rules.rule import Answer
from tests.rules.building import Case, analysis_of

CLAIMS = [
    "In our study 72% of clients slept better.",
    "Of the nurses asked, 31% wake up tired.",
    "Naps shorten the night by 20 minutes.",
    "In our study 72% of clients slept better!",
]
ENTRY = "1. Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11-19. doi:10.1234/slep"


def found(paragraphs: list[str], path: str = "page.md") -> list[Finding]:
    """Return the findings on a page of these paragraphs; those in CLAIMS are claims without a citation."""
    text = "\n\n".join(paragraphs)
    claims = []
    for number, paragraph in enumerate(paragraphs):
        before = paragraphs[:number].count(paragraph)
        if fold(paragraph) in {fold(claim) for claim in CLAIMS}:
            claims.append({"text": f"{paragraph}^{before + 1}"})
    case: Case = {"text": text, "claims": claims}
    if ENTRY in paragraphs:
        case["references"] = [
            {"label": 1, "text": ENTRY, "doi": "10.1234/slep", "outcome": "not-found", "by": "identifier"}
        ]
    return list(judge([analysis_of(case, path)], select_rules(Config().judging)).findings)


def prints(findings: list[Finding]) -> dict[tuple[str, str], str]:
    """Return the fingerprints by rule and excerpt."""
    return {(finding.rule, fold(finding.excerpt)): finding.fingerprint for finding in findings}


filler = st.sampled_from(["Sleep well.", "A quiet room helps.", "Bring a towel.", "# Questions", "- Light and dark"])


@given(st.lists(filler, max_size=6), st.randoms(use_true_random=False))
def test_more_text_and_another_order_change_no_fingerprint(more: list[str], random: object) -> None:
    paragraphs = [*CLAIMS, "Studies show that naps help.", ENTRY]
    moved = [*paragraphs, *more]
    random.shuffle(moved)  # type: ignore[attr-defined]
    assert prints(found(moved)) == prints(found(paragraphs))


@given(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS))
def test_editing_one_claim_leaves_the_others(kept: str, edited: str) -> None:
    before = prints(found(CLAIMS))
    after = prints(found([claim for claim in CLAIMS if claim != edited or claim == kept]))
    assert after.items() <= before.items()
    assert ("uncited-claim", fold(kept)) in after


def test_typing_and_breaking_lines_otherwise_changes_nothing() -> None:
    def one(text: str, marker: str | None = None) -> str:
        case: Case = {"text": f"{text}\n\nMore.", "claims": [{"text": text}]}
        if marker:
            case["markers"] = [{"text": marker, "labels": []}]
        (finding,) = judge([analysis_of(case)], select_rules(Config(select=("uncited-claim",)).judging)).findings
        return finding.fingerprint

    plain = one('The board\'s "new" rule - in short - helped 72% of us.')
    assert one("The board’s “new” rule – in short — helped 72% of us.") == plain
    assert one('The  board\'s "new"\n   rule - in short - helped 72%\u00a0of us.') == plain
    assert one('The board\'s "new" rule - in short - helped 73% of us.') != plain
    assert one('The board\'s "new" rule - in short - helped 72% of them.') != plain


def test_equal_claims_are_told_apart_by_their_order() -> None:
    twice = found([CLAIMS[0], "Between.", CLAIMS[0]])
    once = found([CLAIMS[0], "Between."])
    assert len({finding.fingerprint for finding in twice}) == 2
    assert [finding.fingerprint for finding in twice][:1] == [finding.fingerprint for finding in once]


def test_rule_and_page_are_part_of_it() -> None:
    assert found(CLAIMS[:1], "a.md")[0].fingerprint != found(CLAIMS[:1], "b.md")[0].fingerprint
    claim = found(["Studies show that naps help."])[0].fingerprint
    assert claim != found(["Studies show that naps harm."])[0].fingerprint


def test_renumbering_a_reference_keeps_it_and_changing_it_does_not() -> None:
    def of(label: int, text: str) -> str:
        told = {"label": label, "text": text, "doi": "10.1234/slep", "outcome": "not-found", "by": "identifier"}
        (finding,) = judge([analysis_of({"text": text, "references": [told]})], select_rules(Config().judging)).findings
        return finding.fingerprint

    assert of(1, ENTRY) == of(12, "[12] " + ENTRY.removeprefix("1. "))
    assert of(1, ENTRY) != of(1, ENTRY.replace("2020", "2021"))


def test_a_suppressed_copy_takes_no_other_copys_number() -> None:
    once = found([CLAIMS[0]])
    case: Case = {
        "text": f"<!-- claimcheck: ignore[uncited-claim] our own count -->\n\n{CLAIMS[0]}\n\nBetween.\n\n{CLAIMS[0]}",
        "claims": [{"text": CLAIMS[0]}, {"text": f"{CLAIMS[0]}^2"}],
    }
    suppressed, other = judge([analysis_of(case)], select_rules(Config(select=("uncited-claim",)).judging)).findings
    assert (suppressed.status, other.status) == (Status.SUPPRESSED, Status.NEW)
    assert other.fingerprint == once[0].fingerprint


def test_the_content_stays_when_the_page_is_renamed() -> None:
    assert [finding.content for finding in found(CLAIMS, "a.md")] == [finding.content for finding in found(CLAIMS)]
    assert len({finding.content for finding in found(CLAIMS)}) == len(CLAIMS)


def test_a_claim_held_against_its_sources_is_known_by_these_too() -> None:
    """Whichever source spoke: that depends on who could be reached, and the page does not."""

    def subject(entry: str, reference: str | None, *, with_sources: bool = True) -> str:
        text = f"{CLAIMS[0]} [1]\n\n{entry}\n\n{ENTRY.replace('1. ', '2. ').replace('2020', '1999')}"
        case: Case = {
            "text": text,
            "claims": [{"text": CLAIMS[0]}],
            "markers": [{"text": "[1]", "labels": ["1"]}],
            "references": [{"label": 1, "text": entry}],
        }
        answer = Answer(Span(0, 5), "", "", claim=0, reference=reference)
        return Subjects(analysis_of(case).document).of(answer, with_sources=with_sources)

    assert subject(ENTRY, "1") == subject(ENTRY, None) == subject(ENTRY, "2")
    other = ENTRY.replace("2020;5", "2020;6")
    assert subject(other, None) != subject(ENTRY, None)
    assert subject(other, None, with_sources=False) == subject(ENTRY, None, with_sources=False)
