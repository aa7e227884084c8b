"""The labelled pages: floors under claims, quantities, links and markers.

Our own four pages are labelled in `tests/data`, so that every clone holds to them; the sets beside the project are
scored where they are there.
"""

from pathlib import Path

import pytest

from claimcheck.citations import scan
from claimcheck.readers import read
from tests.gold import Score, labels, score

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="module")
def own() -> Score:
    """Score our own four pages."""
    return score(DATA, "corpus", ROOT)


def told(own: Score) -> str:
    """Return what is wrong, for whoever reads a failed test."""
    return "\n".join(own.problems)


def test_every_claim_of_our_own_pages_is_found_with_its_quantities_and_nothing_else(own: Score) -> None:
    assert (own.claims.recall.right, own.claims.recall.whole) == (37, 37), told(own)
    assert own.claims.f1 == 1.0, told(own)
    assert (own.quantities.right, own.quantities.whole) == (57, 57), told(own)


def test_claims_of_our_own_pages_cite_what_they_are_labelled_with(own: Score) -> None:
    assert own.links.whole >= 96, "claims that were seen are not any more"
    assert own.links.whole - own.links.right <= 2, told(own)


def test_every_marker_of_our_own_pages_is_found_and_nothing_else(own: Score) -> None:
    assert (own.markers.recall.right, own.markers.recall.whole) == (31, 31), told(own)
    assert own.markers.f1 == 1.0, told(own)


def test_pages_labelled_without_markers_have_none() -> None:
    marked = labels(DATA / "corpus.markers.jsonl")
    pages = [page for page in labels(DATA / "corpus.claims.jsonl") if page not in marked]
    assert len(pages) == 2
    assert [scan(read(ROOT / page, page)).markers for page in pages] == [(), ()]


def test_labels_stand_where_they_say() -> None:
    for page, rows in labels(DATA / "corpus.claims.jsonl").items():
        source = (ROOT / page).read_text(encoding="utf-8")
        assert [source[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    for page, rows in labels(DATA / "corpus.markers.jsonl").items():
        source = (ROOT / page).read_text(encoding="utf-8")
        assert [source[row["start"] : row["end"]] for row in rows] == [row["marker"] for row in rows]


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared folder is not there")
@pytest.mark.parametrize(("name", "claims", "markers"), [("seeds", 0.97, 1.0), ("dev", 0.95, 0.99)])
def test_pages_beside_the_project(name: str, claims: float, markers: float) -> None:
    found = score(SHARED / "gold", name, SHARED)
    assert found.claims.f1 >= claims, told(found)
    assert found.markers.f1 >= markers, told(found)
