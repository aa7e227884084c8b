"""One reference in every style, and the doubtful ones left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.citations.fields import parse_fields
from claimcheck.citations.fields.cleaning import clean

TITLE = "Morning light and sleep quality in shift workers"
STYLES = {
    "AMA": f"Berg AB, de Vries C. {TITLE}. Sleep Health. 2018;12(3):45-52. doi:10.1234/x",
    "Vancouver": f"1. Berg AB, de Vries C. {TITLE}. Sleep Health. 2018 Mar 4;12(3):45-52. PMID: 12345678",
    "BMC": f"Berg AB, de Vries C: {TITLE}. Sleep Health 2018, 12(3):45-52.",
    "Springer": f"Berg AB, de Vries C (2018) {TITLE}. Sleep Health 12(3):45-52",
    "APA": f"Berg, A. B., & de Vries, C. (2018). {TITLE}. Sleep Health, 12(3), 45–52. https://doi.org/10.1234/x",
    "Harvard": f"Berg, A.B. and de Vries, C. (2018) '{TITLE}', Sleep Health, 12(3), pp. 45-52.",
    "MLA": f"Berg, Anna B., and Carl de Vries. “{TITLE}.” Sleep Health, vol. 12, no. 3, 2018, pp. 45–52.",
    "Chicago": f"Berg, Anna B., and Carl de Vries. “{TITLE}.” Sleep Health 12, no. 3 (2018): 45–52.",
    "Nature": f"Berg, A. B. & de Vries, C. {TITLE}. Sleep Health 12, 45–52 (2018).",
    "IEEE": f"[3] A. B. Berg and C. de Vries, “{TITLE},” Sleep Health, vol. 12, no. 3, pp. 45–52, Mar. 2018.",
    "MDPI": f"Berg, A.B.; de Vries, C. {TITLE}. Sleep Health 2018, 12, 45–52.",
    "Frontiers": f"Berg, A. B., and de Vries, C. (2018). {TITLE}. Sleep Health 12, 45-52. doi: 10.1234/x",
    "Royal Society": f"Berg, A. B. & de Vries, C. 2018 {TITLE}. Sleep Health 12, 45-52. (doi:10.1234/x)",
}


@pytest.mark.parametrize("style", STYLES)
def test_styles(style: str) -> None:
    fields = parse_fields(STYLES[style])
    assert fields.title == TITLE
    assert fields.journal == "Sleep Health"
    assert (fields.year, fields.volume) == (2018, "12")
    assert fields.pages is not None
    assert fields.pages.replace("–", "-") == "45-52"
    assert len(fields.authors) == 2
    assert "Berg" in fields.authors[0]
    assert fields.issue in ("3", None)
    assert not fields.et_al


@pytest.mark.parametrize(
    ("printed", "authors", "et_al"),
    [
        ("Berg AB, Roe CD Jr, van der Meer E. A title of some length. Sleep. 2018;1:2-3.", 3, False),
        ("Berg AB, Roe CD, et al. A title of some length. Sleep. 2018;1:2-3.", 2, True),
        ("Berg, A., Roe, C., … & Poe, E. (2018). A title of some length. Sleep, 1, 2-3.", 3, True),
        ("Berg, A., Roe, C., . . . Poe, E. (2018). A title of some length. Sleep, 1, 2-3.", 3, True),
        ("Berg AB, Night Shift Study Group: A title of some length. Sleep 2018, 1:2-3.", 2, False),
        ("Night Shift Trial Group. (2018). A title of some length. Sleep, 1(2), 2-3.", 1, False),
        ("World Sleep Organization. A title of some length. Sleep. 2018;1:2-3.", 1, False),
    ],
)
def test_authors(printed: str, authors: int, et_al: bool) -> None:
    fields = parse_fields(printed)
    assert (len(fields.authors), fields.et_al) == (authors, et_al)
    assert fields.title == "A title of some length"


def test_suffix_keeps_no_full_stop_of_the_sentence() -> None:
    assert parse_fields("Berg AB, Roe CD Jr. A title of some length. Sleep. 2018;1:2-3.").authors[1] == "Roe CD Jr"


@pytest.mark.parametrize(
    ("tail", "volume", "issue", "pages"),
    [
        ("Front Abc. 2016;10:612.", "10", None, "612"),
        ("Ann Sleep Med. 2016; 151: 264–269, W64.", "151", None, "264–269"),
        ("PLoS Abc. 2016;2(8):e124. Reprinted in: Chance 2007;18(4):40-47.", "2", "8", "e124"),
        ("Sleep. 2016;315(8):801-10. Erratum in: Sleep 2016;315(20):2237.", "315", "8", "801-10"),
        ("PLoS One. 2016;11(7):e0123456.", "11", "7", "e0123456"),
        ("Cancer. 1995 Mar 15;75(6 Suppl):1520-6.", "75", "6 Suppl", "1520-6"),
        ("Sleep. 2016;10(1-2):S12-S18.", "10", "1-2", "S12-S18"),
        ("Sleep. 2016;10:612-620, discussion 621.", "10", None, "612-620"),
        ("Sleep. 2016;10:612-620. Epub 2016 Jan 3. Review.", "10", None, "612-620"),
        ("Sleep (Phila Pa 1976) 2016, 10:612-620.", "10", None, "612-620"),
        ("Sleep 10 (2016) 612.", "10", None, "612"),
        ("Sleep 10:3 (2016), 612-620.", "10", "3", "612-620"),
        ("Sleep, vol. 10, n. 3, 2016, pp612-620.", "10", "3", "612-620"),
        ("Sleep. 2016;10:1085; 1092.", "10", None, "1085"),
    ],
)
def test_locator(tail: str, volume: str, issue: str | None, pages: str) -> None:
    fields = parse_fields(f"Berg AB. A title of some length. {tail}")
    assert (fields.volume, fields.issue, fields.pages) == (volume, issue, pages)
    assert fields.year in (1995, 2016)
    assert fields.title == "A title of some length"


def test_abbreviated_journal_with_full_stops() -> None:
    fields = parse_fields("Berg, A., and Roe, C. (2007). On moves of the hand. Exp. Brain Res. 181, 13-30.")
    assert (fields.title, fields.journal) == ("On moves of the hand", "Exp. Brain Res")


def test_line_break_hyphens() -> None:
    fields = parse_fields("Berg AB. Treat-\nment after follow-\nup in pre- and post-menopause. Sleep. 2018;1:2-3.")
    assert fields.title == "Treatment after follow-up in pre- and post-menopause"


def test_entry_that_begins_with_its_title() -> None:
    fields = parse_fields("Long-term effects of morning light on sleep in shift workers. Sleep. 2023. PMID: 1234567")
    assert fields.title == "Long-term effects of morning light on sleep in shift workers"
    assert (fields.authors, fields.year, fields.volume) == ((), 2023, None)


@pytest.mark.parametrize(
    "text",
    [
        "Berg AB (2018) A first work. Sleep 1:2-3 Roe CD (2019) A second work. Sleep 4:5-6",
        "Mayo Clinic: Ketamine",
        "See the values section below",
        "Available at https://example.org",
        "",
        "12",
    ],
)
def test_doubtful_entries_have_no_title(text: str) -> None:
    fields = parse_fields(text)
    assert (fields.title, fields.journal, fields.volume) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "author", "title"),
    [
        ("IHO (2021), Tide tables of small harbours, IHO Publishing, Monaco.", "IHO", "Tide tables of small harbours"),
        ("IHO, Tide tables of small harbours, IHO Publishing, Monaco, 2021.", "IHO", "Tide tables of small harbours"),
        (
            "Harbour Bank. 2021. Lending report for small towns. Bergen: Harbour Bank.",
            "Harbour Bank",
            "Lending report for small towns",
        ),
        ("tide tools team, The (2021). tide-tools/tide: Tide (v2.0) [Software]. Zenodo.", "tide tools team, The", None),
    ],
)
def test_bodies_that_write(text: str, author: str, title: str | None) -> None:
    fields = parse_fields(text)
    assert (fields.authors, fields.year) == ((author,), 2021)
    assert fields.title == (title or "tide-tools/tide: Tide")


@pytest.mark.parametrize(
    "note", ["(2nd ed.)", "(2nd ed., Vol. 3)", "(Vol. 3, pp. 12–40)", "(Version 2.1)", "(3rd ed., No. 7)"]
)
def test_editions_and_volumes_are_no_part_of_a_title(note: str) -> None:
    fields = parse_fields(f"Berg, A. B. (2018). {TITLE} {note}. Harbour Press.")
    assert fields.title == TITLE


def test_two_years_that_disagree_are_no_year() -> None:
    assert parse_fields("Berg, A. (1963). A title of some length. Sleep. 2003;1:2-3.").year is None


@pytest.mark.parametrize("style", STYLES)
def test_cleaning_twice_changes_nothing(style: str) -> None:
    once = clean(STYLES[style])
    assert clean(once) == once


@given(st.text(alphabet=st.sampled_from("ABCabc .,:;()[]“”\"'-–0123456789&éÖ…\n"), max_size=300))
def test_nothing_raises(text: str) -> None:
    parse_fields(text)


@pytest.mark.parametrize("unit", ["Aa B, ", "A. ", "1, ", "(1990) ", "1:2-3;", "et al", "“", "A-", "Aa ", "doi:"])
def test_long_hostile_lines_are_read(unit: str) -> None:
    parse_fields((unit * 3000)[:3000])
    parse_fields(unit * 30_000)


@pytest.mark.parametrize(
    ("text", "first", "title"),
    [
        (
            "Ann B. Okafor and Jon Doe. 2017. Light and sleep in shift work. J Abc 4, 2 (2017), 11-19.",
            "Ann B. Okafor",
            True,
        ),
        (
            "Ann Okafor, Jon Doe, and Bo Roe. Light and sleep in shift work. J Abc, 4(2):11-19, 2017.",
            "Ann Okafor",
            True,
        ),
        ("Ann B. Okafor and Jon Doe, “Light and Sleep,” Sleep Health 4, no. 2 (2017): 11-19.", "Ann B. Okafor", True),
        ("Okafor AB. Light and sleep in shift work. J Abc. 2017;4(2):11-19.", "Okafor AB", True),
        ("Okafor, A. B. Light and Dark in shift work. J Abc. 2017;4(2):11-19.", "Okafor, A. B.", True),
        ("Ann B. Okafor, Light and Sleep (Lagos: Example Press, 2017), 11-19.", None, False),
        ("Mood, Light, and Sleep in Shift Work: a review of trials. J Abc. 2017;4(2):11-19.", None, False),
    ],
)
def test_names_in_natural_order(text: str, first: str | None, title: bool) -> None:
    fields = parse_fields(text)
    assert next(iter(fields.authors), None) == first
    assert (fields.title is not None) == title


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("Okafor A. Licht und Schlaf. J Abc 85 (2014), H. 1, S. 77-87.", ("85", "1", "77-87")),
        (
            "OKAFOR, A. La luz y el sueño en el trabajo. J Abc. 2012, vol. 5, núm. 4, pp. 236-240.",
            ("5", "4", "236-240"),
        ),
        ("OKAFOR, A. A luz e o sono no trabalho. J Abc, v. 50, supl. 1, p. 14-20, 2016.", ("50", None, "14-20")),
        ("Okafor A. Light and sleep. J Abc. 2011. 18. 8-9. 783-787", ("18", "8-9", "783-787")),
        ("Okafor A, Light and Sleep: a Study of Law, 90 Abc L. Rev. 893, 901 (2005).", ("90", None, "893")),
        ("Okafor A. Light and sleep (Lagos: Example Press, 1989), 28, 29.", (None, None, None)),
        ("Okafor A. Light and sleep. In Proc. of Sleep, pages 87-100, November 1994. 27", (None, None, "87-100")),
    ],
)
def test_locator_of_other_countries_and_trades(text: str, locator: tuple[str | None, ...]) -> None:
    fields = parse_fields(text)
    issue = None if fields.issue and "upl" in fields.issue else fields.issue
    assert (fields.volume, issue, fields.pages) == locator
