"""Identifiers in every printed form, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.identifiers.doi import find_dois
from claimcheck.citations.identifiers.registry_numbers import to_isbn13

DOIS = {
    "https://doi.org/10.1234/abc.2020.01": "10.1234/abc.2020.01",
    "http://dx.doi.org/10.1234/ABC.2020.01.": "10.1234/abc.2020.01",
    "https://www.doi.org/10.1234/abc": "10.1234/abc",
    "doi:10.1234/abc;": "10.1234/abc",
    "DOI 10.1234/abc, accessed": "10.1234/abc",
    "DOI: https://doi.org/10.1234/abc": "10.1234/abc",
    "(doi: 10.1234/S1234-5678(17)30272-9)": "10.1234/s1234-5678(17)30272-9",
    "[10.1234/S1234-5678(17)30272-9].": "10.1234/s1234-5678(17)30272-9",
    "<https://doi.org/10.1234/abc>": "10.1234/abc",
    "10.1002/(SICI)1097-1234(199823)43:4<421::AID-XYZ9>3.0.CO;2-7": (
        "10.1002/(sici)1097-1234(199823)43:4<421::aid-xyz9>3.0.co;2-7"
    ),
    "https://doi.org/10.1002/(SICI)1097-1234(199823)43:4%3C421::AID-XYZ9%3E3.0.CO;2-7": (
        "10.1002/(sici)1097-1234(199823)43:4<421::aid-xyz9>3.0.co;2-7"
    ),
    "https://doi.org/10.1234/ abc.2020.01": "10.1234/abc.2020.01",
    "https://doi.org/10.1234/S0140-\n6736(17)1": "10.1234/s0140-6736(17)1",
    "doi:10. 1234/abc.1": "10.1234/abc.1",
    "doi:10.1234/abcPMID: 123456": "10.1234/abc",
    "10.1234/abc;10.1234/def": "10.1234/abc",
    "10.9876/11599770-000000000-00000": "10.9876/11599770-000000000-00000",
    "https://onlinelibrary.wiley.com/doi/full/10.1234/abc.629": "10.1234/abc.629",
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001&type=printable": (
        "10.1371/journal.pone.0000001"
    ),
    "https://www.frontiersin.org/articles/10.3389/fabc.2016.00001/full": "10.3389/fabc.2016.00001",
    "https://academic.oup.com/abc/article/doi/10.1093/abc/xyz123/6213919": "10.1093/abc/xyz123",
    "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full": "10.1101/2020.01.01.123456",
    "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf+html": "10.1101/2020.01.01.123456",
    "https://www.nature.com/articles/s41000-023-01629-w": "10.1038/s41000-023-01629-w",
    "https://www.thelancet.com/journals/abc/article/PIIS2215-0366(17)30272-9/fulltext": "10.1016/s2215-0366(17)30272-9",
    "https://bmcabc.biomedcentral.com/1471-2000/12/34": "10.1186/1471-2000-12-34",
    "https://www.bmj.com/content/348/bmj.g1585": "10.1136/bmj.g1585",
    "https://doi.org/10.1234/ab\u00adc.2020\u200b.01": "10.1234/abc.2020.01",
    "doi:10.1234/S0140-6736(17)\n32802-7": "10.1234/s0140-6736(17)32802-7",
    "doi:10.1234/S0140‑6736(17)32802–7": "10.1234/s0140-6736(17)32802-7",  # hyphens as typesetters print them
    "DOI：10.1234/abc。": "10.1234/abc",
    "doi:10.1234/j.abc.2020.\n07.004.": "10.1234/j.abc.2020.07.004",
    "doi: 10.1234/journal. abcd.0012345.": "10.1234/journal.abcd.0012345",
    "doi:10.1234/abc.2019. 2020;5(2):11-19": "10.1234/abc.2019",
    "doi:10.1234/abc.2019.\n12. Smith J.": "10.1234/abc.2019",
    "https://doi-org.proxy.example.edu/10.1234/abc/v1": "10.1234/abc/v1",
    "https://www-nature-com.ezproxy.example.edu/articles/s41000-023-01629-w": "10.1038/s41000-023-01629-w",
    "https://www.nature.com.ezproxy.example.edu/articles/s41000-023-01629-w": "10.1038/s41000-023-01629-w",
    "https://zenodo.org/records/1234567": "10.5281/zenodo.1234567",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567": "10.2139/ssrn.1234567",
    "https://www.sciencedirect.com/science/article/pii/S0140673617328027?via%3Dihub": "10.1016/s0140-6736(17)32802-7",
    "https://www.sciencedirect.com/science/article/abs/pii/0140673690901234": "10.1016/0140-6736(90)90123-4",
    "https://www.mdpi.com/2077-0383/10/9/189": "10.3390/jcm10090189",
    "https://www.biorxiv.org/content/early/2018/05/01/312345": "10.1101/312345",
    "https://www.researchsquare.com/article/rs-1234567/v2": "10.21203/rs.3.rs-1234567/v2",
    "https://mental.jmir.org/2021/3/e12345/": "10.2196/12345",
    "https://wwwnc.cdc.gov/eid/article/9/7/20-0282_article": "10.3201/eid0907.200282",
    "https://www.cdc.gov/mmwr/volumes/70/wr/mm7010a1.htm": "10.15585/mmwr.mm7010a1",
    "https://datadryad.org/stash/dataset/doi:10.5061/dryad.abc12": "10.5061/dryad.abc12",
}

NOT_HIDDEN = [
    "https://www.sciencedirect.com/science/article/pii/S0165178123006418",  # the DOI of a later article is another
    "https://jamanetwork.com/journals/jamapsychiatry/fullarticle/1234567",
    "https://www.mdpi.com/1424-8220/24/2/635",  # a journal whose numbers have changed their length
    "https://mental.jmir.org/2017/2/e19/",
    "https://osf.io/abcde/",
]


@pytest.mark.parametrize("address", NOT_HIDDEN)
def test_an_address_that_does_not_tell_gives_no_doi(address: str) -> None:
    found = find_identifiers(f"Doe J. A title. {address}")
    assert (found.doi, found.malformed, found.urls) == (None, (), (address,))


@pytest.mark.parametrize(("printed", "doi"), DOIS.items())
def test_doi_in_every_printed_form(printed: str, doi: str) -> None:
    found = find_identifiers(f"Doe J. A title. {printed}")
    assert found.doi == doi
    assert not found.malformed


def test_doi_of_a_link_counts_when_none_is_printed() -> None:
    assert find_identifiers("Doe J. A title. [CrossRef]", ["https://doi.org/10.1234/linked"]).doi == "10.1234/linked"
    assert find_identifiers("doi:10.1234/printed", ["https://doi.org/10.1234/linked"]).doi == "10.1234/printed"


def test_links_to_searches_and_within_the_page_are_no_addresses() -> None:
    links = ["#ref-3", "https://scholar.google.com/scholar?q=x", "mailto:a@b.org", "https://example.org/a"]
    assert find_identifiers("Doe J.", links).urls == ("https://example.org/a",)


@pytest.mark.parametrize(
    ("printed", "field", "value"),
    [
        ("PMID: 12345678", "pmid", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/12345678", "pmid", "12345678"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "pmcid", "PMC1234567"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567", "pmcid", "PMC1234567"),
        ("PMCID: PMC1234567", "pmcid", "PMC1234567"),
        ("arXiv:2101.12345v2 [cs.CL]", "arxiv", "2101.12345"),
        ("https://arxiv.org/pdf/hep-th/9901001v1.pdf", "arxiv", "hep-th/9901001"),
        ("ISBN 0-306-40615-2", "isbn", "9780306406157"),
        ("ISBN-13: 978-0-306-40615-7", "isbn", "9780306406157"),
        ("ClinicalTrials.gov NCT01234567", "nct", "NCT01234567"),
    ],
)
def test_other_numbers(printed: str, field: str, value: str) -> None:
    assert getattr(find_identifiers(printed), field) == value


@pytest.mark.parametrize(
    ("printed", "kind", "repaired"),
    [
        ("doi: 10.1234.j.abc.2020.01", "doi", "10.1234/j.abc.2020.01"),
        ("doi:1234/j.abc.2020.01", "doi", "10.1234/j.abc.2020.01"),
        ("https://doi.org/10.12/abc", "doi", None),
        ("https://doi.org/10.1234/", "doi", None),
        ("doi: 1O.1234/abc.2020.01", "doi", "10.1234/abc.2020.01"),
        ("doi: 10,1234/abc.2020.01", "doi", "10.1234/abc.2020.01"),
        ("doi: 10.1234\\abc.2020.01", "doi", "10.1234/abc.2020.01"),
        ("https://doi.org10.1234/abc", "doi", "10.1234/abc"),
        ("doi:10.1234/10.1234/abc.1", "doi", "10.1234/abc.1"),
        ("https://doi.org/https://doi.org/10.1234/abc", "url", "https://doi.org/10.1234/abc"),
        ("PMID: 12a45678", "pmid", None),
        ("PMID: 3l234567", "pmid", "31234567"),
        ("PMID: 10.1234/abc", "pmid", None),
        ("NCT0123456", "nct", None),
        ("NCTO1234567", "nct", "NCT01234567"),
        ("arXiv:2013.12345", "arxiv", None),
        ("arXiv:2003.1234", "arxiv", None),
        ("PMID: 123456789", "pmid", None),
        ("PMID: PMC1234567", "pmid", "PMC1234567"),
        ("PMCID: PMC1234567890", "pmcid", None),
        ("ISBN 0-306-40615-3", "isbn", None),
        ("http:/example.org/page", "url", "https://example.org/page"),
        ("https://https://example.org/", "url", "https://example.org/"),
    ],
)
def test_malformed(printed: str, kind: str, repaired: str | None) -> None:
    (item,) = find_identifiers(f"Doe J. A title. 2020. {printed}").malformed
    assert (item.kind, item.repaired) == (kind, repaired)
    assert item.reason


@pytest.mark.parametrize(
    "text",
    [
        "Doe J. A title. J Abc. 2020;10:1234-1240.",
        "Version 10.1234 of the protocol",
        "The doi is printed elsewhere.",
        "https://doi.org/10/gf6gw9",
        "PMID: see above",
        "Section 10.1/2 of the act",
        "and/or http requests",
        "a ratio of 10.5/3",
        "https://example.org/a_(b)",
        "doi: 2020/12",
        "https://front.example.org/articles/10.1121/10.0004819/full",
        "arXiv:1412.1234 and arXiv:1501.01234.",
        "ClinicalTrials.gov NCT01234567 and NCT 01234568.",
        "PMID: 12345678PMCID: PMC1234567",
    ],
)
def test_text_is_not_malformed(text: str) -> None:
    assert find_identifiers(text).malformed == ()


def test_address_keeps_its_brackets_and_loses_the_sentence() -> None:
    assert find_identifiers("See (https://example.org/a_(b)).").urls == ("https://example.org/a_(b)",)


@given(st.from_regex(r"10\.[0-9]{4,6}/[A-Za-z0-9._()/;:-]{1,30}", fullmatch=True))
def test_normalising_a_doi_twice_changes_nothing(printed: str) -> None:
    for once in find_dois(printed):
        assert list(find_dois(once)) == [once]


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_isbn_ten_becomes_a_valid_thirteen(number: int) -> None:
    nine = f"{number:09}"
    check = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True)) % 11
    thirteen = to_isbn13(nine + ("X" if check == 10 else str(check)))
    assert thirteen is not None
    assert to_isbn13(thirteen) == thirteen


@given(st.text(alphabet=st.sampled_from("10.1/doiDOI:PMIDhtps/www.(<[])>% \n-xX3C"), max_size=200))
def test_nothing_raises(text: str) -> None:
    find_identifiers(text, [text])


@pytest.mark.parametrize("unit", ["10.1234/", "https://", "doi: ", "(", "1", "PMID: ", "<", "%3C", "10.", "www."])
def test_long_hostile_lines_are_read(unit: str) -> None:
    find_identifiers(unit * 30_000)


@pytest.mark.parametrize("link", ["http://fakehost/x", "http:/example.org/y", "../rest", "/rest", "https://"])
def test_only_what_is_printed_can_be_malformed(link: str) -> None:
    assert find_identifiers("Okafor A. Sleep and mood. 2020.", [link]).malformed == ()


def test_a_prefix_printed_twice_is_no_doi_to_look_up() -> None:
    found = find_identifiers("Doe J. A title. 2020. doi:10.1234/10.1234/abc.1")
    assert (found.doi, [item.repaired for item in found.malformed]) == (None, ["10.1234/abc.1"])


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Lee K. Walking. https://www.nature.com/articles/s41586-021-03819-2", True),
        ("Lee K. Walking. https://doi.org/10.1038/s41586-021-03819-2", False),
        ("Lee K. Walking. https://onlinelibrary.wiley.com/doi/full/10.1002/jor.1100150407", False),
        ("Lee K. Walking. doi:10.1038/s41586-021-03819-2 https://www.nature.com/articles/s41586-021-03819-2", False),
        ("Lee K. Walking.", False),
    ],
)
def test_a_doi_built_from_an_address_is_known_as_such(text: str, hidden: bool) -> None:
    assert find_identifiers(text).doi_hidden is hidden
