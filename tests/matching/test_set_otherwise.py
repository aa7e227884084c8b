"""What typesetters and registries make of one title, name and page is no difference."""

from collections.abc import Mapping

import pytest

from claimcheck.citations.fields import parse_fields
from claimcheck.matching.comparing import compare
from claimcheck.model.evidence import UpdateKind, Work, WorkMatch
from claimcheck.registries.crossref_record import read_work

NAMES = ("Holm Ida", "Berg Jon")


def record(
    title: str, *, pages: str = "301-309", names: tuple[str, ...] = NAMES, more: Mapping[str, object] | None = None
) -> Work:
    """Return the record of one article, as Crossref would give it."""
    message = {
        "DOI": "10.5555/x1",
        "type": "journal-article",
        "title": [title],
        "author": [{"family": name.split()[0], "given": name.split()[1]} for name in names],
        "container-title": ["Chemistry Letters"],
        "volume": "47",
        "issue": "3",
        "page": pages,
        "issued": {"date-parts": [[2018]]},
        **(more or {}),
    }
    work = read_work(message, "2026-01-01")
    assert work is not None
    return work


def is_clean(title: str, work: Work, *, pages: str = "301-309", names: str = "Holm I, Berg J") -> bool:
    """Whether an entry that prints this is the recorded work, and nothing differs."""
    text = f"{names}. {title}. Chem Lett. 2018;47(3):{pages}."
    found = compare(parse_fields(text), work, text)
    return found.agreement is WorkMatch.SAME and not found.differences


@pytest.mark.parametrize(
    ("recorded", "printed"),
    [
        (r"Uptake of $$\text {NO}_3^-$$ NO 3 - in rice roots", "Uptake of NO3- in rice roots"),
        (r"Growth of ${\rm TiO}_2$ films on glass", "Growth of TiO2 films on glass"),
        (r"The role of $\beta$-carotene in paint", "The role of β-carotene in paint"),
        (r"\documentclass[12pt]{minimal} \begin{document}$$\gamma $$\end{document} γ rays on paper", "γ rays on paper"),
        ("Decay of <mml:math><mml:msup><mml:mi>K</mml:mi></mml:msup></mml:math> in salt", "Decay of K in salt"),
        ("Prices between $5 and $10 for coffee", "Prices between $5 and $10 for coffee"),
        ("RETRACTED ARTICLE: Ageing of paper in caves", "Ageing of paper in caves"),
        ("Release of TNF-α from seed membranes", "Release of TNF-\uf061 from seed membranes"),
        ("Release of TNF-α from seed membranes", "Release of TNF-\ue1ff from seed membranes"),
        ("Release of β-glucan and γ-globulin from walls", "Release of b-glucan and g-globulin from walls"),
    ],
)
def test_one_title(recorded: str, printed: str) -> None:
    assert is_clean(printed, record(recorded))


def test_another_letter_is_another_word() -> None:
    assert not is_clean("Release of β-glucan from seed walls", record("Release of α-glucan from seed walls"))


def test_a_title_that_lost_its_italics_says_nothing() -> None:
    assert is_clean("Paper wasps sp. nov. and honey ants of the dry coast", record("sp. nov. and"))


def test_a_name_that_is_printed_twice_is_one() -> None:
    work = record("Ageing of paper in caves", names=("Wróblewski Tad", "Berg Jon"))
    assert is_clean("Ageing of paper in caves", work, names="Wro´blewskiWro´blewski T, Berg J")


@pytest.mark.parametrize("pages", ["305", "303–304"])
def test_pages_inside_the_article_are_no_difference(pages: str) -> None:
    assert is_clean("Ageing of paper in caves", record("Ageing of paper in caves"), pages=pages)


@pytest.mark.parametrize("pages", ["300", "310", "350", "303-309", "290-309"])
def test_pages_outside_are_one(pages: str) -> None:
    assert not is_clean("Ageing of paper in caves", record("Ageing of paper in caves"), pages=pages)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("RETRACTED CHAPTER: Ageing of paper in caves", [UpdateKind.RETRACTION]),
        ("RETRACTED: Ageing of paper in caves", [UpdateKind.RETRACTION]),
        ("WITHDRAWN: Ageing of paper in caves", [UpdateKind.WITHDRAWAL]),
        ("REMOVED: Ageing of paper in caves", [UpdateKind.REMOVAL]),
        ("Ageing of paper in caves (Retracted Article. See vol. 48, p. 12, 2019)", [UpdateKind.RETRACTION]),
        ("Retracted science and the ageing of journals", []),
        ("Retraction: Ageing of paper in caves", []),
        ("Withdrawn: how monks left their caves", []),
    ],
)
def test_a_title_may_say_that_the_work_was_taken_back(title: str, kinds: list[UpdateKind]) -> None:
    assert [update.kind for update in record(title).updates] == kinds


def test_a_notice_and_a_reinstated_work_were_not_taken_back() -> None:
    notice = {"update-to": [{"DOI": "10.5555/x0", "type": "retraction"}]}
    back = {"updated-by": [{"DOI": "10.5555/x2", "type": "reinstatement"}]}
    assert record("RETRACTED: Ageing of paper in caves", more=notice).updates == ()
    assert record("RETRACTED: Ageing of paper in caves", more=back).updates == ()
