"""Entries that print more than one work's fields: notes behind them, odd numbers, bodies as authors, other entries."""

import pytest

from claimcheck.citations.fields import parse_fields
from claimcheck.citations.identifiers import find_identifiers
from claimcheck.model.citation import Fields

TITLE = "Bone loss in young rowers after winter training"
ENTRY = f"Osei KA, Abara P. {TITLE}. Bone. 2016;88(4):12-9."
DOI = "10.4321/bone.2016.77"


@pytest.mark.parametrize(
    "note",
    [
        "Published erratum appears in Bone. 2017;91:200.",
        "Comment in: Lancet. 2016;388(10041):210-1.",
        "Comment on: Bone. 2014;60(1):9-11.",
        "Update of: Bone. 2009;45(1):3-8.",
        "Summary for clinicians in: JAMA. 2016;315(8):801.",
        "Corrected and republished in: Bone. 2017;90(2):12-20.",
        "Original report in: Bone. 2007;40(2):1-5.",
        "Retraction of: Abara P. Bone. 2009;41(2):4.",
        "Erratum: Bone. 2018;101:7.",
        "Discussion 19-21.",
        "See also: Bone. 2015;80:1-4.",
        "Expression of concern in: Bone. 2020;130:11.",
        "[published correction appears in Bone 2017;91:200].",
        "Commentary: Lancet 2016;388:3-4.",
        "Corrigendum: Bone. 2017;91:200.",
        "Dataset description in: Data. 2016;1:3.",
        "Retracted in: Bone. 2019;120:4.",
    ],
)
def test_notes_behind_an_entry_are_not_its_fields(note: str) -> None:
    fields = Fields(
        ("Osei KA", "Abara P"), year=2016, title=TITLE, journal="Bone", volume="88", issue="4", pages="12-9"
    )
    assert parse_fields(f"{ENTRY} {note}") == fields


def test_the_day_of_access_is_not_the_year_wherever_it_stands() -> None:
    assert parse_fields(f"{ENTRY.replace('2016;', '')} https://doi.org/{DOI}Accessed 3 May 2020").year is None


def test_a_title_may_begin_as_a_note_does() -> None:
    fields = parse_fields("Osei KA. 2016. Comment on: bone loss in rowers of the lower leagues. Bone 88:12-19.")
    assert (fields.title, fields.volume) == ("Comment on: bone loss in rowers of the lower leagues", "88")


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Canadian Parks and Wilderness Society. Lakes in the far north. Can Geogr. 2011;55(2):140-9.", 1),
        ("US Land and Water Administration. Lakes in the far north. Can Geogr. 2011;55(2):140-9.", 1),
        ("U.K. Department of Energy and Climate. Lakes in the far north. Can Geogr. 2011;55(2):140-9.", 1),
        ("U.S. Office of Lakes and Ponds (2011). Lakes in the far north. Can Geogr, 55(2), 140-149.", 1),
        ("UNESCO. Lakes in the far north. Can Geogr. 2011;55(2):140-9.", 1),
        (
            "Alpine Rescue Federation; Lake Guides Association. Lakes in the far north. Can Geogr. 2011;55:140-9.",
            2,
        ),
        ("Abara P and Lake Study Group. Lakes in the far north. Can Geogr. 2011;55(2):140-9.", 2),
        ("———. “Lakes in the far north.” Canadian Geographer 55, no. 2 (2011): 140–149.", 0),
    ],
)
def test_bodies_are_one_author_each(text: str, authors: int) -> None:
    fields = parse_fields(text)
    assert (len(fields.authors), fields.title, fields.volume) == (authors, "Lakes in the far north", "55")


@pytest.mark.parametrize("number", ["19th century", "3rd", "21st-century", "12 weeks of", "5-year"])
def test_a_title_may_begin_with_a_number(number: str) -> None:
    fields = parse_fields(f"{number} maps show many lost wetlands. Nature. 2009;461(7263):450.")
    assert (fields.title, fields.volume) == (f"{number} maps show many lost wetlands", "461")


@pytest.mark.parametrize("label", ["12 ", "12. ", "[12] ", "12"])
def test_the_number_of_an_entry_is_no_part_of_it(label: str) -> None:
    assert parse_fields(f"{label}{ENTRY}") == parse_fields(ENTRY)
    assert parse_fields(f"12 van {ENTRY}").authors[0] == "van Osei KA"


@pytest.mark.parametrize("number", ["US patent 10,112,704", "European Patent EP 2,345,678 B1", "Patent WO 2012/123456"])
def test_a_patent_has_no_volume(number: str) -> None:
    fields = parse_fields(f"Elo R, inventor. Folding sail for kites. {number}. October 30, 2018.")
    assert (fields.year, fields.volume, fields.issue, fields.pages) == (2018, None, None, None)


@pytest.mark.parametrize(
    ("place", "read"),
    [
        ("Biochim. Biophys. Acta. 1706:40-52, 2005.", (2005, "1706", "40-52")),
        ("Biochim Biophys Acta. 1817(8):1220-9, 2012.", (2012, "1817", "1220-9")),
        ("Brain Res. 1644:11-20 (2016).", (2016, "1644", "11-20")),
        ("Biochim Biophys Acta 1768 (2007) 40-52.", (2007, "1768", "40-52")),
        ("Biochim. Biophys. Acta. 1706:40-52.", (None, "1706", "40-52")),
        ("Gut 2011, 140:610-618, 618 e1-3.", (2011, "140", "610-618")),
        ("Gut 2011;140:499. e9-16.", (2011, "140", "499.e9-16")),
        ("Gut 24, 10 364-10 368 (2004).", (2004, "24", "10364-10368")),
    ],
)
def test_odd_volumes_and_pages(place: str, read: tuple[int | None, str, str]) -> None:
    fields = parse_fields(f"Lund P, Vik S. Proton leak in the membranes of seeds. {place}")
    assert (fields.year, fields.volume, fields.pages) == read


@pytest.mark.parametrize(
    "text",
    [
        "Ash, T., and V. Lind. 1984. Cloning of a seed coat protein. Plant J. 3:51-56. doi: \n"
        "Birk, O., and E. Ahorn. 2005. Localization of oil bodies in seed membranes. J. Bot. 87:163-174. doi: ",
        "Harbour Press, Oslo, Norway. \n---. 2005. Oil bodies in the membranes of seeds. J. Bot. 87:163-174.",
    ],
)
def test_two_entries_run_together_have_no_fields(text: str) -> None:
    assert parse_fields(text) == Fields()


def test_a_list_that_lost_its_beginning_has_no_authors() -> None:
    fields = parse_fields(
        "Kato, E. F. Meer, and G. H. Berg. Tides in inner harbours. Ann. Biomed. Eng. 38:88-93, 2008."
    )
    assert fields.authors == ()


@pytest.mark.parametrize(
    "place",
    [
        f"https://doi.org/{DOI}?utm_medium=email&utm_source=digest",
        f"https://doi.org/{DOI}?rskey=aB3#tables",
        f"https://www.doi.org/{DOI}#ref-14",
        f"dx.doi.org/{DOI}#:~:text=bone%20loss",
        f"doi:{DOI}?ref=list",
        f"https://doi.org/{DOI}?amp",
        f"doi:{DOI}[Accessed 4 June 2021]",
    ],
)
def test_query_and_fragment_are_no_part_of_a_doi(place: str) -> None:
    found = find_identifiers(f"{ENTRY} {place}")
    assert (found.doi, found.malformed) == (DOI, ())


def test_a_doi_of_the_old_kind_in_an_address() -> None:
    doi = "10.1175/1520-0493(1988)116<0801:FONH>2.0.CO;2"
    text = f"Baruch, T., & Elo, R. (1988). Fog over northern harbours. Weather Review, 116(4), 801–815. https://doi.org/{doi}"
    assert find_identifiers(text).doi == doi.lower()
    assert (parse_fields(text).volume, parse_fields(text).pages) == ("116", "801–815")
    assert find_identifiers("https://doi.org/10.1002/(SICI)1097(1998)17:15<1661::AID>3.0.CO;2-#").doi is not None


def test_a_search_address_gives_a_pubmed_number() -> None:
    assert find_identifiers(f"{ENTRY} https://pubmed.ncbi.nlm.nih.gov/?term=25413111").pmid == "25413111"


def test_a_database_stands_before_the_address() -> None:
    fields = parse_fields(
        "Holm, Ida. “Glass and Sand in Two Deserts.” Journal of Geology, vol. 7, no. 2, 2010, pp. 30–41. "
        "Earth Science Collection, https://doi.org/10.4321/jg.7.2."
    )
    assert (fields.journal, fields.volume, fields.pages) == ("Journal of Geology", "7", "30–41")
