"""The arithmetic of pages: sums that come out are never reported, spoiled ones are, and hostile text ends in order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.model.finding import Analysis
from claimcheck.quantities.quantities import find_quantities
from claimcheck.quantities.rounding import COMPUTED, Interval, step
from claimcheck.readers import read_bytes
from claimcheck.rules.inconsistent_arithmetic import InconsistentArithmetic
from claimcheck.rules.rule import Answer
from tests.benchmarks import arithmetic

LEAD = "This page tells you in plain words what we offer and how it went for those who came to us.\n\n"
PIECES = st.sampled_from(
    [
        "12 sessions",
        "$2,148 total",
        "$179 each",
        "per session",
        "18 of 24",
        "(75%)",
        "75%",
        "(18/24)",
        "was $209",
        "now $159",
        "24% off",
        "save $50",
        "62% women",
        "38% men",
        "the remaining 35%",
        "3 times a week",
        "for 6 weeks",
        "18 sessions in total",
        "12 men",
        "15 women",
        "27 people",
        "6 × $209 = $1,254",
        "$1,000 + $200 = $1,200",
        "from 48 to 30",
        "by 18 points",
        "in total",
        "or",
        "about",
        ",",
        ";",
        ":",
        ".",
        "(",
        ")",
        "\n\n",
        "- ",
        "at",
        "for",
        "–",
        "=",
        "×",
        "0",
        "0%",
        "1e9",
    ]
)


def answers(text: str, form: str = "markdown") -> list[Answer]:
    """Return what the rule says about a page."""
    page = read_bytes((LEAD + text).encode(), "page", form)
    return list(InconsistentArithmetic().judge(Analysis(examine(page, Config()))))


@settings(max_examples=60, deadline=None)
@given(count=st.integers(2, 60), each=st.integers(2, 900), percent=st.integers(1, 99), whole=st.integers(2, 5000))
def test_what_comes_out_is_never_reported(count: int, each: int, percent: int, whole: int) -> None:
    part = max(1, whole * percent // 100)
    text = (
        f"A {count}-session course costs ${count * each:,} total (${each} per session).\n\n"
        f"It was seen in {part} of {whole} guests ({100 * part / whole:.1f}%).\n\n"
        f"We asked {percent}% women and {100 - percent}% men."
    )
    assert answers(text) == []


@settings(max_examples=40, deadline=None)
@given(count=st.integers(2, 60), each=st.integers(10, 900), factor=st.sampled_from([0.5, 0.7, 1.2, 2.0, 9.4]))
def test_a_spoiled_price_is_reported_once(count: int, each: int, factor: float) -> None:
    text = f"A {count}-session course costs ${count * each:,} total (${round(each * factor)} per session)."
    (answer,) = answers(text)
    assert answer.message.endswith(f"÷ {count} = ${each}.")


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_whatever_stands_there_ends_with_answers_on_the_page(text: str) -> None:
    length = len(LEAD + text)
    for answer in answers(text):
        assert 0 <= answer.span.start < answer.span.end <= length
        assert answer.message.endswith(".")
        assert "\n" not in answer.message + answer.remedy
        assert all(0 <= span.start < span.end <= length for span, _ in answer.related)


def test_the_generated_sentences() -> None:
    score = arithmetic.measure("templates")
    assert score.found >= 0.99 * score.spoiled, score.notes
    assert score.alarms == 0, score.notes


def test_figures_that_do_not_follow_from_each_other() -> None:
    assert arithmetic.reported_apart()[1] == []


def test_what_a_printed_figure_may_stand_for() -> None:
    def steps(text: str) -> float:
        (quantity,) = find_quantities(text)
        return step(quantity, COMPUTED)

    assert steps("$179") == 1
    assert steps("$16.67") == 0.01
    assert steps("88.90%") == 0.1
    assert steps("$1.2 million") == 1e5
    assert steps("$250,000") == 10_000
    assert Interval(66, 68).meets(Interval.exactly(66.7))
    assert not Interval(66, 68).meets(Interval.exactly(68))
