"""Corrected entries in AMA and APA, as those styles' own manuals print them."""

from dataclasses import replace

import pytest

from claimcheck.model.evidence import Author, Work
from claimcheck.model.registry import Registry
from claimcheck.reporters.entry_styles import ama, apa, gaps

WORK = Work(
    key="doi:10.5555/gait.1",
    registry=Registry.CROSSREF,
    asked="2026-11-21",
    title="Walking and falls in old age",
    authors=(Author("Lee", "Kim Ann"), Author("Ortega-Ruiz", "Jean-Luc", "Jr")),
    years=(2018, 2019),
    journals=("Journal of Gait Research", "J. Gait Res."),
    volume="5",
    issue="2",
    pages="101-109",
    type="journal-article",
    doi="10.5555/gait.1",
)


def with_authors(number: int) -> Work:
    return replace(WORK, authors=tuple(Author(f"Name{chr(65 + n)}", "Q.") for n in range(number)))


def test_an_article() -> None:
    assert ama(WORK) == (
        "Lee KA, Ortega-Ruiz JL Jr. Walking and falls in old age. J Gait Res. 2019;5(2):101-109. doi:10.5555/gait.1"
    )
    assert apa(WORK) == (
        "Lee, K. A., & Ortega-Ruiz, J.-L., Jr. (2019). Walking and falls in old age. "
        "Journal of Gait Research, 5(2), 101–109. https://doi.org/10.5555/gait.1"
    )


def test_the_printed_year_stays_where_the_record_has_it_too() -> None:
    assert "2018;5(2)" in ama(WORK, 2018)
    assert "(2018)" in apa(WORK, 2018)
    assert "2019;5(2)" in ama(WORK, 2011)


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        (1, "NameA Q. "),
        (6, "NameA Q, NameB Q, NameC Q, NameD Q, NameE Q, NameF Q. "),
        (7, "NameA Q, NameB Q, NameC Q, et al. "),
    ],
)
def test_ama_lists_six_authors_or_three(number: int, begins: str) -> None:
    assert ama(with_authors(number)).startswith(begins + "Walking")


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        (1, "NameA, Q. (2019)"),
        (2, "NameA, Q., & NameB, Q. (2019)"),
        (3, "NameA, Q., NameB, Q., & NameC, Q. (2019)"),
    ],
)
def test_apa_joins_authors_with_an_ampersand(number: int, begins: str) -> None:
    assert apa(with_authors(number)).startswith(begins)


def test_apa_lists_twenty_authors_or_nineteen_and_the_last() -> None:
    assert "NameS, Q., & NameT, Q. (2019)" in apa(with_authors(20))
    assert "NameS, Q., … NameU, Q. (2019)" in apa(with_authors(21))


def test_organisations_and_initials_as_recorded() -> None:
    work = replace(WORK, authors=(Author("World Health Organization", organisation=True), Author("Cascade", "EH")))
    assert ama(work).startswith("World Health Organization, Cascade EH. ")
    assert apa(work).startswith("World Health Organization, & Cascade, E. H. (2019)")


def test_article_numbers_questions_and_preprints() -> None:
    work = replace(WORK, pages=None, article_number="e12", issue=None, title="Does walking help?")
    assert "Does walking help? J Gait Res. 2019;5:e12. doi" in ama(work)
    assert "Does walking help? Journal of Gait Research, 5, Article e12. https" in apa(work)
    preprint = replace(WORK, type="posted-content", volume=None, issue=None, pages=None, journals=("medRxiv",))
    assert "Walking and falls in old age. Preprint. Posted online 2018. doi:" in ama(preprint)
    assert "Walking and falls in old age [Preprint]. medRxiv. https" in apa(preprint)


def test_what_the_record_lacks_is_named_and_never_invented() -> None:
    bare = Work("pmid:1", Registry.EUROPEPMC, "2026-11-21", title="Falls", pmid="1")
    assert gaps(bare) == ("authors", "year", "journal", "volume", "pages")
    assert ama(bare) == "Falls. PMID: 1"
    assert apa(bare) == "Falls. (n.d.). PMID 1"
    assert gaps(WORK) == ()


def test_acronyms_are_no_abbreviations() -> None:
    assert "Journal of Gait Research. 2019" in ama(replace(WORK, journals=("Journal of Gait Research", "JGR")))


def test_hostile_records_stay_on_one_line() -> None:
    work = replace(WORK, title="Walking\n\u202efalls\x1b[31m", authors=(Author("\x00", "\n"),))
    for entry in (ama(work), apa(work)):
        assert entry.isprintable()
