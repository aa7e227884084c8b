"""Records may hold anything anywhere: reading them never raises."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.registries.crossref_record import read_work
from claimcheck.registries.datacite import read_datacite
from claimcheck.registries.europepmc import read_europepmc

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
NAMES = ("family", "given", "name", "date-parts", "date", "type", "DOI", "title", "source", "updated", "lastName")
ENTRIES = st.lists(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=4) | JSON, max_size=3)
CROSSREF = [
    "title",
    "subtitle",
    "original-title",
    "short-title",
    "author",
    "issued",
    "published",
    "posted",
    "container-title",
    "volume",
    "issue",
    "page",
    "article-number",
    "type",
    "updated-by",
    "update-to",
    "x-identifiers",
]
EUROPEPMC = [
    "doi",
    "pmid",
    "pmcid",
    "title",
    "authorString",
    "authorList",
    "journalInfo",
    "pubYear",
    "pageInfo",
    "firstPublicationDate",
]
DATACITE = ["titles", "creators", "publisher", "publicationYear", "container", "dates", "types"]


def shaped(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(names), JSON | ENTRIES, max_size=8)


@settings(max_examples=60, deadline=None)
@given(shaped(CROSSREF))
def test_crossref(message: dict[str, Any]) -> None:
    assert read_work({**message, "DOI": "10.5555/a"}, "2026-11-21") is not None


@settings(max_examples=60, deadline=None)
@given(shaped(EUROPEPMC))
def test_europepmc(entry: dict[str, Any]) -> None:
    assert read_europepmc(entry, "2026-11-21").registry == "europepmc"


@settings(max_examples=60, deadline=None)
@given(shaped(DATACITE))
def test_datacite(attributes: dict[str, Any]) -> None:
    assert read_datacite({"data": {"attributes": {**attributes, "doi": "10.5555/a"}}}, "2026-11-21") is not None


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_datacite_answers(answer: Any) -> None:
    assert read_datacite(answer, "2026-11-21") is None
