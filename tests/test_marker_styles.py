"""Every marker style from the page to the finding: a wrong figure beside a marker of that style is seen.

The whole program reads a page that claims 62%, asks the registry on loopback for the work behind the marker, and finds
41% in its abstract.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.citations.markers import MARKERS
from claimcheck.config import Config
from claimcheck.model.finding import Report
from tests.registry import RegistryServer
from tests.registry.server import NO_LINKS

RECORD = {
    "DOI": "10.5555/sleep.1",
    "type": "journal-article",
    "title": ["Light at night and remission from insomnia"],
    "author": [{"family": "Okafor", "given": "Ada"}, {"family": "Brandt", "given": "Karen"}],
    "issued": {"date-parts": [[2019]]},
    "container-title": ["Journal of Night"],
    "volume": "3",
    "issue": "2",
    "page": "11-19",
    "abstract": "<jats:p>Of 120 adults with insomnia, 41% reached remission after four weeks of dark nights.</jats:p>",
}
ENTRY = (
    "Okafor A, Brandt K. Light at night and remission from insomnia. Journal of Night. 2019;3(2):11-19. "
    "https://doi.org/10.5555/sleep.1"
)
CLAIM = "After four weeks of dark nights 62% of adults with insomnia reached remission"


@dataclass(frozen=True)
class Case:
    """A page, by its file's name, and what stands in its marker."""

    name: str
    source: str
    marker: str
    found: bool = True
    """Whether the marker leads to a work at all."""


CASES = {
    "note": Case("page.md", f"{CLAIM}.[^1]\n\n[^1]: {ENTRY}\n", "[^1]"),
    "citation_key": Case("page.md", f"{CLAIM} [@okafor2019].\n", "[@okafor2019]", found=False),
    "bracket": Case("page.txt", f"{CLAIM} [1].\n\nReferences\n\n1. {ENTRY}\n", "[1]"),
    "superscript": Case("page.html", f"<p>{CLAIM}.<sup>1</sup></p><h2>References</h2><ol><li>{ENTRY}</li></ol>", "1"),
    "inline_reference": Case(
        "page.txt",
        f"{CLAIM} ({ENTRY.partition(' https')[0][:-1]}).\n",
        f"({ENTRY.partition(' https')[0][:-1]})",
    ),
    "author_year": Case(
        "page.md",
        f"Okafor and Brandt (2019) found that {CLAIM[0].lower() + CLAIM[1:]}.\n\n## References\n\n- {ENTRY}\n",
        "Okafor and Brandt (2019)",
    ),
    "parenthesis": Case("page.txt", f"{CLAIM} (1).\n\nReferences\n\n1. {ENTRY}\n", "(1)"),
    "glued": Case("page.txt", f"{CLAIM}.1 Nobody complained.\n\nReferences\n\n1. {ENTRY}\n", "1"),
    "unlisted": Case(
        "page.txt",
        f"{CLAIM}.1 Nobody complained.\n\nOf the others 12% slept well.2 Some were glad.\n",
        "1",
        found=False,
    ),
    "site_name": Case("page.md", f"{CLAIM} (doi.org).\n\n## References\n\n- {ENTRY}\n", "(doi.org)"),
    "symbol": Case("page.txt", f"{CLAIM}.†\n\nNobody complained.\n\n† {ENTRY}\n", "†"),
    "hyperlink": Case(
        "page.md", f"{CLAIM} ([Okafor and Brandt](https://doi.org/10.5555/sleep.1)).\n", "Okafor and Brandt"
    ),
    "credit": Case("page.md", f"{CLAIM}.\n\nSource: Journal of Night, 2019\n", "Journal of Night, 2019", found=False),
}


def run(folder: Path, case: Case) -> Report:
    """Check the page of a case; the registry holds the one record."""
    page = folder / case.name
    page.write_text(case.source, encoding="utf-8")
    with RegistryServer([RECORD]) as server:
        return check([page], Config(registries=server.config, links=NO_LINKS))


def test_every_style_has_its_case() -> None:
    assert set(CASES) == set(MARKERS)


@pytest.mark.parametrize(("style", "case"), CASES.items())
def test_a_wrong_figure_is_seen_behind_a_marker_of_every_style(tmp_path: Path, style: str, case: Case) -> None:
    report = run(tmp_path, case)
    (analysis,) = report.analyses
    markers = [(marker.style, marker.text) for marker in analysis.document.citation_index.markers]
    assert (style, case.marker) in markers
    assert "uncited-claim" not in {finding.rule for finding in report.findings}
    differing = [finding for finding in report.findings if finding.rule == "figure-differs"]
    assert ["“62%” is claimed" in finding.message for finding in differing] == [True] * case.found
