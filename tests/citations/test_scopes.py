"""How far a citation reaches: each scope with what it covers and with where it must stop."""

import pytest

from claimcheck.citations.scopes import SCOPES
from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.model.citation import Scope
from claimcheck.readers import read_bytes

LIST = "\n\n## References\n\n1. Adler P. Nights. Sleep. 2012;35:1-9.\n2. Brandt K. Days. Lancet. 2015;385:10-19.\n"

REACHES = {
    Scope.ITEM: ("- Naps helped 40% of nurses. They woke 20% less often [1]\n- Tea helped nobody\n", "40% of nurses"),
    Scope.QUOTE: ("Walking cut falls by 31%.\n\n— [Novak et al., 2020](https://doi.org/10.1234/abc)\n", "31%"),
    Scope.CAPTION: ("Table 1. Naps in two wards [1]\n\n| Ward | Slept |\n|---|---|\n| North | 61% |\n", "North"),
    Scope.LEAD_IN: ("The night trial [1] found:\n\n- 43% slept through\n- 27% stopped early\n", "27% stopped"),
    Scope.NEXT_SENTENCE: ("Some 3% of adults nap daily. This figure comes from the register [1].\n", "3% of adults"),
    Scope.PARAGRAPH: ("A trial followed 300 nurses [1]. In it, 48% slept better.\n", "48% slept"),
    Scope.SOURCE_LINE: (
        "- 65% of adults nap\n- 12% never do\n\nSource: [National Survey](https://example.org/naps)\n",
        "12% never",
    ),
    Scope.HEADING: ("## Outcomes of naps [1]\n\nFull recovery came to 57% of those treated.\n", "57% of those"),
    Scope.PAGE: (
        "# Naps work\n\nBy spring 74% of the nurses were rested.\n\nIt rained.\n\n"
        "*The work appeared in [Sleep](https://doi.org/10.1234/abc).*\n",
        "74% of the nurses",
    ),
}

STOPS = {
    Scope.ITEM: ("- Naps helped 40% of nurses\n- Tea helped 20% of them [1]\n", "40% of nurses"),
    Scope.CAPTION: (
        "Table 1. Naps in two wards [1]\n\n| Ward | Slept |\n|---|---|\n| A | 61% |\n\nNaps cost 9% more.\n",
        "9% more",
    ),
    Scope.LEAD_IN: ("The night trial [1] found:\n\n- 43% slept\n\nNaps are taken by 30% of adults.\n", "30% of adults"),
    Scope.NEXT_SENTENCE: ("Some 3% of adults nap. Tea is older than coffee [1].\n", "3% of adults"),
    Scope.PARAGRAPH: ("A trial followed 300 nurses [1]. In Norway 1 in 4 families owns a boat.\n", "1 in 4"),
    Scope.SOURCE_LINE: (
        "- 65% of adults nap\n\nSource: [National Survey](https://example.org/naps)\n\nTea cuts falls by 50%.\n",
        "by 50%",
    ),
    Scope.HEADING: ("## Naps [1]\n\nThey helped 61%.\n\n## Tea\n\nTea helped 18% of patients.\n", "18% of patients"),
    Scope.PAGE: ("# Naps\n\nNaps affect 36% of adults worldwide.\n\nSee [1] and [2].\n", "36% of adults"),
}


def scopes_of(text: str, words: str) -> set[Scope]:
    """Return the scopes by which the claim with these words is cited."""
    references = "" if "https://" in text else LIST
    document = examine(read_bytes((text + references).encode(), "page.md", "markdown"), Config())
    index = next(place for place, claim in enumerate(document.claims) if words in claim.text)
    return {citation.scope for citation in document.citations_of(index)}


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_it_reaches(scope: Scope) -> None:
    assert scopes_of(*REACHES[scope]) == {scope}


@pytest.mark.parametrize("scope", STOPS, ids=str)
def test_it_stops(scope: Scope) -> None:
    assert scopes_of(*STOPS[scope]) == set()


SUMMARY = (
    "# Bakers sleep too little\n\nHow do bakers live? "
    "A [report of the Bakers Institute](https://example.org/bakers) asked.\n\n"
    "## Nights\n\nToday, 31% of bakers sleep less than six hours.\n\nThe report ties this to ovens, too.\n\n"
    "- 1 in 8 takes a second job\n\nOf respondents, 22% drink tea.\n\nOur pillows help 90% of bakers.\n\n"
    "According to others, 77% of bakers snore.\n"
)


@pytest.mark.parametrize(
    ("words", "scopes"),
    [("31%", {Scope.PAGE}), ("1 in 8", {Scope.PAGE}), ("22%", {Scope.PAGE}), ("90%", set()), ("77%", set())],
)
def test_a_page_that_keeps_to_one_report_tells_what_stands_there(words: str, scopes: set[Scope]) -> None:
    assert scopes_of(SUMMARY, words) == scopes


def test_a_sentence_set_as_a_list_is_covered_by_the_note_at_its_end() -> None:
    text = "Awake at noon are:\n\n- 28% of cooks,\n- 24% of bakers, and\n- 18% of nurses. [1]\n- 12% of cats\n"
    assert [scopes_of(text, words) for words in ("28%", "24%", "12% of cats")] == [{Scope.ITEM}, {Scope.ITEM}, set()]


def test_a_source_line_in_the_middle_of_a_page_covers_its_own_section() -> None:
    text = (
        "# Naps\n\n## At work\n\nOf cooks, 64% nap.\n\n## At home\n\nOf cats, 12% nap.\n\n"
        "Source: [Nap Survey](https://example.org/naps)\n\n## Prices\n\nA mat costs $40.\n"
    )
    assert [scopes_of(text, words) for words in ("64%", "12%")] == [set(), {Scope.SOURCE_LINE}]


def test_one_link_in_passing_makes_no_page_about_it() -> None:
    text = (
        "Naps are old.\n\nTea is new.\n\nRain falls.\n\nA [study](https://doi.org/10.1234/a) was made. "
        "Some 64% of nurses nap.\n\nSo do 12% of cooks.\n\nBye.\n"
    )
    assert scopes_of(text, "12% of cooks") == set()


def test_the_nearer_scope_wins() -> None:
    assert scopes_of("The night trial [1] found:\n\n- 43% slept through [2]\n- 27% stopped\n", "43%") == {
        Scope.SENTENCE
    }
